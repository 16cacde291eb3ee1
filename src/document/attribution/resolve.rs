//! From a cue to an attribution: which words are said, and by whom.

use std::ops::Range;

use super::content::Content;
use super::cue::{Cue, CueKind, VerbCue};
use super::source::Subject;
use super::view::View;
use crate::language::{Form, Frame, Roles};
use crate::text::tokens::Kind;

/// An attribution in tokens.
#[derive(Clone, Debug)]
pub(super) struct Cited {
    pub source: Option<Range<usize>>,
    pub cue: Option<Range<usize>>,
    pub content: Content,
}

impl Cited {
    /// An attribution whose content is one piece.
    fn one(source: Option<Range<usize>>, cue: &Cue, content: Range<usize>) -> Self {
        Self { source, cue: Some(cue.tokens.clone()), content: Vec::from([content]) }
    }
}

/// The attributions of one unit, found cue by cue.
pub(super) struct Resolver<'v, 'a> {
    view: &'v View<'a>,
    cues: &'v [Cue],
    tokens: Range<usize>,
    /// Up to here the words belong to attributions found before.
    floor: usize,
    pub found: Vec<Cited>,
}

impl<'v, 'a> Resolver<'v, 'a> {
    pub fn new(view: &'v View<'a>, cues: &'v [Cue], tokens: Range<usize>) -> Self {
        let floor = tokens.start;
        Self { view, cues, tokens, floor, found: Vec::new() }
    }

    /// Finds what each cue cites.
    pub fn run(&mut self) {
        for cue in self.cues {
            let cited = match &cue.kind {
                CueKind::Verb(verb) => self.verb(cue, verb),
                CueKind::Preposition => self.preposition(cue, cue.tokens.end),
                CueKind::SourcedPreposition => self.preposition(cue, cue.tokens.start),
                CueKind::Noun => self.noun(cue),
            };
            if let Some(mut cited) = cited {
                cited.content = cited.content.into_iter().map(|piece| self.view.bare(piece)).collect();
                cited.content.retain(|piece| !piece.is_empty());
                if !cited.content.is_empty() {
                    self.found.push(cited);
                }
            }
        }
    }

    fn end(&self) -> usize {
        self.tokens.end
    }

    fn verb(&mut self, cue: &Cue, verb: &VerbCue) -> Option<Cited> {
        if let Some(pronoun) = verb.pronoun {
            return self.incise(cue, Some(pronoun..pronoun + 1));
        }
        let after = self.after(cue, verb);
        if let Some(start) = self.conjunction(after, verb) {
            return self.clause(cue, verb, start);
        }
        if verb.passive {
            return None;
        }
        let incise = verb.verb.takes(Frame::Incise) && verb.form == Form::Finite;
        if incise && let Some(source) = self.source_behind(cue, after) {
            return self.incise(cue, Some(source));
        }
        if incise && let Some(cited) = self.postponed(cue, verb, after) {
            return Some(cited);
        }
        self.plain(cue, verb, after)
    }

    /// The first token behind the verb that may begin what is said.
    fn after(&self, cue: &Cue, verb: &VerbCue) -> usize {
        let view = self.view;
        let mut at = cue.tokens.end;
        while at < self.end() {
            let marked = verb.verb.takes(Frame::Marked) && view.is(at, Roles::INFINITIVE_MARKER);
            let about = verb.verb.takes(Frame::About) && view.is(at, Roles::LINKING);
            if about || marked && view.is_infinitive(view.past_apostrophe(at + 1)) {
                break;
            }
            let next = view.past_adjunct(at, self.end());
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// Where the clause that a conjunction opens at or soon after `after` begins.
    fn conjunction(&self, after: usize, verb: &VerbCue) -> Option<usize> {
        let view = self.view;
        if !verb.verb.takes(Frame::Clause) {
            return None;
        }
        let opens = |at: usize| {
            at < self.end()
                && view.quote(at).is_none()
                && view.is(at, Roles::COMPLEMENTIZER)
                && !view.is(at - 1, Roles::SUBORDINATOR)
        };
        let past = |at: usize| view.past_apostrophe(at + 1);
        if opens(after) {
            return Some(past(after));
        }
        if !verb.verb.takes(Frame::Told) {
            return None;
        }
        let end = view.simple_noun_phrase(after, self.end().min(after + 8));
        let then = view.skip_adjuncts(end, self.end());
        (end > after && end - after < 8 && opens(then) && !self.ends_words(after)).then(|| past(then))
    }

    fn clause(&mut self, cue: &Cue, verb: &VerbCue, start: usize) -> Option<Cited> {
        let source = if verb.passive { None } else { self.subject(cue, verb) };
        if source.is_none() && !verb.passive {
            return None;
        }
        if verb.verb.takes(Frame::Paper) && !source.as_ref().is_some_and(|source| self.is_paper(source)) {
            return None;
        }
        let end = self.content_end(source.as_ref(), start);
        Some(Cited::one(source, cue, start..end))
    }

    /// The end of what the clause of `source` says from `start` on: of its own clause, when that is a subordinate one.
    fn content_end(&self, source: Option<&Range<usize>>, start: usize) -> usize {
        let view = self.view;
        let end = view.content_end(start, self.end(), self.cues);
        let before =
            source.and_then(|source| source.start.checked_sub(1)).filter(|&before| before >= self.tokens.start);
        let opened = before.map(|at| if view.is(at, Roles::COMPLEMENTIZER) { at.saturating_sub(1) } else { at });
        let subordinate =
            opened.is_some_and(|at| view.is(at, Roles::SUBORDINATOR) && !view.is(at, Roles::COMPLEMENTIZER));
        let segments = if subordinate { view.segments(start..end) } else { Vec::new() };
        let main = segments.iter().skip(1).find(|segment| view.is_clause((*segment).clone()));
        main.map_or(end, |main| main.start)
    }

    /// The subject of the cue, or the source it shares with the one before.
    fn subject(&self, cue: &Cue, verb: &VerbCue) -> Option<Range<usize>> {
        let shared = || {
            let last = self.found.last().and_then(|cited| cited.source.clone());
            last.or_else(|| self.view.main_subject(self.tokens.start..cue.tokens.start))
        };
        let apart = cue.tokens.start.checked_sub(1).is_some_and(|before| self.view.kind(before) != Some(Kind::Word));
        if verb.form == Form::Gerund && apart {
            return shared();
        }
        match self.view.subject_before(self.tokens.start, cue.tokens.start) {
            Subject::Words(words) => Some(words),
            Subject::Shared => shared(),
            Subject::None => None,
        }
    }

    /// Whether words that may be said end right before `at`: a quotation, or a clause and a comma.
    fn ends_words(&self, at: usize) -> bool {
        let view = self.view;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.floor) else { return false };
        if view.quote(before).is_some() {
            return true;
        }
        if !view.is_mark(before, ",–—!?") {
            return false;
        }
        let quoted = before > self.floor && view.quote(before - 1).is_some();
        quoted || self.is_main_clause(self.floor..before) || self.stands_alone(self.floor..before)
    }

    /// Whether only adjuncts come before the last phrase in `tokens`: no comma parts a subject from its verb, so what
    /// looks like one before a comma is a clause whose verb is not known.
    fn stands_alone(&self, tokens: Range<usize>) -> bool {
        const CLAUSE: usize = 3;
        let view = self.view;
        let mut segments = view.segments(tokens);
        let aside = |segment: &Range<usize>| {
            let start = view.past_openers(segment.start, segment.end);
            start == segment.end
                || view.opens_adjunct(start)
                || view.is(start, Roles::RELATIVE)
                || view.is_finite(start)
        };
        let last = segments.pop().filter(|last| last.len() >= CLAUSE && !aside(last));
        last.is_some() && segments.iter().all(aside)
    }

    /// Whether a clause stands in `tokens` that does not wait for another.
    fn is_main_clause(&self, tokens: Range<usize>) -> bool {
        let view = self.view;
        let waits = view.is(view.past_openers(tokens.start, tokens.end), Roles::SUBORDINATOR);
        let clauses = view.segments(tokens).into_iter().filter(|segment| view.is_clause(segment.clone())).count();
        clauses > usize::from(waits)
    }

    /// The noun phrase at `after` that is the source of words that end before the verb.
    fn source_behind(&self, cue: &Cue, after: usize) -> Option<Range<usize>> {
        let view = self.view;
        let after = self.before_comma(cue, after);
        if after >= self.end() || view.quote(after).is_some() || view.kind(after) != Some(Kind::Word) {
            return None;
        }
        let words = after..view.noun_phrase(after, self.end());
        let behind = self.ends_words(cue.tokens.start) || self.cuts_in(cue.tokens.start, words.end);
        (behind && !words.is_empty()).then_some(words)
    }

    /// The name that an adjunct took with it: "a dit à Reuters Ali, un gérant".
    fn before_comma(&self, cue: &Cue, after: usize) -> usize {
        let view = self.view;
        let name = after
            .checked_sub(1)
            .filter(|&name| name > cue.tokens.end + 1 && view.is_capital(name) && view.is_capital(name - 1));
        let closed = after >= self.end() || view.kind(after) == Some(Kind::Mark);
        name.filter(|_| closed && view.is_mark(after, ",")).unwrap_or(after)
    }

    /// Whether an insertion from `start` to `end` parts a subject from its verb: "The ship, he said, sank".
    fn cuts_in(&self, start: usize, end: usize) -> bool {
        let view = self.view;
        let opened = start > self.floor + 1 && view.is_mark(start - 1, ",") && !view.opens_adjunct(self.floor);
        let small = Roles::CLITIC | Roles::NEGATION;
        let verb = (end + 1..self.end()).find(|&at| !view.is(at, small) && view.kind(at) != Some(Kind::Apostrophe));
        opened && view.is_mark(end, ",") && verb.is_some_and(|verb| view.is_finite(verb))
    }

    /// A verb in or after the words: "« … », a dit X", "…, explique-t-il".
    fn incise(&mut self, cue: &Cue, source: Option<Range<usize>>) -> Option<Cited> {
        let end = source.as_ref().map_or(cue.tokens.end, |source| source.end.max(cue.tokens.end));
        self.around(cue, source, cue.tokens.start, end)
    }

    /// An attribution whose words stand before `start`, and go on behind `end` where they were cut.
    fn around(&mut self, cue: &Cue, source: Option<Range<usize>>, start: usize, end: usize) -> Option<Cited> {
        let view = self.view;
        let colon = (self.floor..start).rev().find(|&at| view.is_mark(at, ":")).map_or(self.floor, |at| at + 1);
        let first = view.past_openers(if view.bare(colon..start).is_empty() { self.floor } else { colon }, start);
        let left = view.bare(first..start);
        if left.is_empty() {
            return None;
        }
        let mut content = vec![left.clone()];
        if let Some(right) = self.resumed(&left, end) {
            content.push(right);
        }
        self.floor = end;
        Some(Cited { source, cue: Some(cue.tokens.clone()), content })
    }

    /// Where the words of `left` go on after an insertion that ends at `end`.
    fn resumed(&self, left: &Range<usize>, end: usize) -> Option<Range<usize>> {
        let view = self.view;
        let mut at = view.skip_adjuncts(end, self.end());
        while at < self.end() && view.is_mark(at, ",–—:.") {
            at += 1;
        }
        if at >= self.end() {
            return None;
        }
        let quoted = view.quote(at).is_some();
        if !quoted && view.is(at, Roles::JOINING) && view.is_finite(at + 1) && at > end {
            return Some(at..view.content_end(at, self.end(), self.cues)).filter(|right| right.len() > 2);
        }
        let cut = !view.is_clause(left.clone()) && at > end;
        (quoted || cut).then(|| at..view.content_end(at, self.end(), self.cues))
    }

    /// Subject, verb, and what is said behind them without a conjunction.
    fn plain(&mut self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<Cited> {
        let view = self.view;
        let start = self.plain_start(cue, verb, after)?;
        // "asked not to be named" is how the source is cited, not what it says.
        let unnamed = |at: usize| view.quote(at).is_none() && view.citing.anonymity.contains(view.lower(at));
        if (start..self.end().min(start + 4)).any(unnamed) {
            return None;
        }
        let source = self.subject(cue, verb)?;
        if verb.verb.takes(Frame::Paper) && !self.is_paper(&source) {
            return None;
        }
        let source = Some(source);
        let end = self.content_end(source.as_ref(), start);
        Some(Cited::one(source, cue, start..end))
    }

    fn plain_start(&self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<usize> {
        let view = self.view;
        let takes = |frame| verb.verb.takes(frame);
        if takes(Frame::About) && view.is(cue.tokens.end, Roles::LINKING) {
            return Some(view.past_apostrophe(cue.tokens.end + 1));
        }
        if after >= self.end() {
            return None;
        }
        if view.is_mark(after, ":") {
            return Some(after + 1).filter(|&start| start < self.end());
        }
        if view.quote(after).is_some() {
            return Some(after);
        }
        if view.is_mark(after, ",") && view.quote(after + 1).is_some() {
            return Some(after + 1);
        }
        if view.kind(after) != Some(Kind::Word) && view.kind(after) != Some(Kind::Digits) {
            return None;
        }
        let marked = takes(Frame::Marked) && view.is(after, Roles::INFINITIVE_MARKER);
        let infinitive = takes(Frame::Infinitive) && view.is_infinitive(after);
        let label = takes(Frame::Label) && (after..self.end().min(after + 8)).any(|at| view.quote(at).is_some());
        let question = takes(Frame::Clause) && view.is(after, Roles::QUESTION);
        let object = takes(Frame::Object) && !view.is(after, Roles::RELATIVE);
        let count = takes(Frame::Count) && self.is_past(cue, verb) && self.has_figure(after);
        let pronoun = view.is(after, Roles::SUBJECT) && !view.is(after, Roles::DETERMINER | Roles::RELATIVE);
        let clause = view.is_clause(after..self.end()) && !view.is(after, Roles::RELATIVE);
        let bare = takes(Frame::Bare) && (pronoun || clause);
        (marked || infinitive || question || object || bare || label || count).then_some(after)
    }

    /// Whether the verb stands in a past tense: with an auxiliary, or in a form that is a participle too.
    fn is_past(&self, cue: &Cue, verb: &VerbCue) -> bool {
        let last = self.view.lower(cue.tokens.end - 1);
        let forms = || self.view.reporting.of(last).filter(|(known, _)| known.lemma == verb.verb.lemma);
        forms().any(|(_, form)| form == Form::Participle)
    }

    /// Whether a figure stands at the start of the words from `after` on.
    fn has_figure(&self, after: usize) -> bool {
        const NEAR: usize = 6;
        let Some(words) = self.view.span(&(after..self.end().min(after + NEAR))) else { return false };
        let figures = &self.view.document.figures;
        let next = figures.partition_point(|figure| figure.span.end <= words.start);
        figures.get(next).is_some_and(|figure| figure.span.start < words.end)
    }

    /// "The words, he said.": a verb behind its subject and behind the words.
    fn postponed(&mut self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<Cited> {
        let view = self.view;
        let closed = |at: usize| at >= self.end() || view.kind(at) == Some(Kind::Mark) && !view.is_mark(at, ":");
        let addressed =
            verb.verb.takes(Frame::Told) && (!view.is(after, Roles::SUBJECT) || view.is(after, Roles::DETERMINER));
        let told = view.skip_adjuncts(view.simple_noun_phrase(after, self.end().min(after + 6)), self.end());
        if verb.form != Form::Finite || !(closed(after) || addressed && closed(told)) {
            return None;
        }
        let after = if closed(after) { after } else { told };
        let Subject::Words(mut source) = view.subject_before(self.tokens.start, cue.tokens.start) else { return None };
        if let Some(last) = view.segments(source.clone()).pop().filter(|last| self.cuts_in(last.start, after)) {
            source = last;
        }
        if source.start <= self.floor || !self.ends_words(source.start) && !self.cuts_in(source.start, after) {
            return None;
        }
        self.around(cue, Some(source.clone()), source.start, after)
    }

    fn is_paper(&self, source: &Range<usize>) -> bool {
        let head = source.clone().take(6);
        head.into_iter().any(|at| self.view.citing.documents.contains(self.view.lower(at)))
    }

    fn preposition(&mut self, cue: &Cue, noun: usize) -> Option<Cited> {
        let view = self.view;
        let before = view.past_openers(self.floor, cue.tokens.start);
        let left = view.bare(before..cue.tokens.start);
        if left.clone().last().is_some_and(|last| view.is(last, Roles::RELATIVE))
            || left.is_empty()
            || self.is_adjunct(&left)
        {
            return Some(self.introduced(cue, noun));
        }
        let source = noun..view.noun_phrase(noun, self.end());
        let end = source.end;
        self.around(cue, Some(source).filter(|words| !words.is_empty()), cue.tokens.start, end)
    }

    /// Whether all of `tokens` is told beside the clause.
    fn is_adjunct(&self, tokens: &Range<usize>) -> bool {
        self.view.segments(tokens.clone()).iter().all(|segment| self.view.opens_adjunct(segment.start))
            && !self.view.is_clause(tokens.clone())
    }

    /// "Selon X, …": the source up to its comma, then what is said.
    fn introduced(&self, cue: &Cue, noun: usize) -> Cited {
        let view = self.view;
        let segments = view.segments(noun..self.end());
        let clause = segments.iter().skip(1).find(|segment| view.is_clause((*segment).clone()));
        let (source_end, start) = clause
            .or_else(|| segments.iter().skip(1).find(|segment| !view.is(segment.start, Roles::RELATIVE)))
            .map_or_else(
                || {
                    let end = view.simple_noun_phrase(noun, self.end());
                    (end, end)
                },
                |said| (said.start, said.start),
            );
        let end = view.content_end(start, self.end(), &[]);
        let source = view.bare(noun..source_end.min(start));
        Cited::one(Some(source).filter(|words| !words.is_empty()), cue, start..end)
    }

    /// "l'affirmation de X selon laquelle …", "l'annonce par X de …", "X's claim that …".
    fn noun(&mut self, cue: &Cue) -> Option<Cited> {
        let view = self.view;
        let citing = view.citing;
        let noun = cue.tokens.start;
        let mut at = noun + 1;
        let mut source = self.owner(noun);
        if citing.noun_by.contains(view.lower(at)) {
            let first = view.past_apostrophe(at + 1);
            let by = !citing.noun_of.contains(view.lower(at));
            let end = if by { self.until_of(first) } else { view.simple_noun_phrase(first, self.end()) };
            let then = end + usize::from(view.is(end, Roles::BE));
            if by || view.phrase(&citing.noun_that, then, self.end()).is_some() {
                source = Some(first..end).filter(|words| !words.is_empty());
                at = end;
            }
        }
        let then = if view.is_mark(at, ",") || view.is(at, Roles::BE) { at + 1 } else { at };
        if let Some(start) = view.phrase(&citing.noun_that, then, self.end()) {
            let start = view.past_apostrophe(start);
            let end = view.content_end(start, self.end(), self.cues);
            return Some(Cited::one(source, cue, start..end));
        }
        let names = citing.naming_nouns.contains(view.lower(noun)) && citing.noun_of.contains(view.lower(at));
        if !names || source.is_none() {
            return None;
        }
        let start = view.past_apostrophe(at + 1);
        let end = view.content_end(start, self.end(), self.cues);
        Some(Cited::one(source, cue, start..end))
    }

    /// The end of the noun phrase at `first`, before the first particle that says of what.
    fn until_of(&self, first: usize) -> usize {
        let end = self.view.simple_noun_phrase(first, self.end());
        let of = (first + 1..end).find(|&at| self.view.citing.noun_of.contains(self.view.lower(at)));
        of.unwrap_or(end)
    }

    /// The possessor before the noun at `noun`: "the minister's claim".
    fn owner(&self, noun: usize) -> Option<Range<usize>> {
        let view = self.view;
        let mark = (noun.saturating_sub(3)..noun)
            .rev()
            .find(|&at| at >= self.floor && view.kind(at) == Some(Kind::Apostrophe))?;
        let possessive = view.lower(mark + 1).len() == 1 && mark + 1 < noun;
        let small = Roles::PREPOSITION | Roles::CONJUNCTION | Roles::COMPLEMENTIZER;
        let stops = |at: usize| view.kind(at) != Some(Kind::Word) || view.is(at, small) || view.is_finite(at);
        let before = (self.tokens.start..mark).rev().find(|&at| stops(at) || view.is(at, Roles::DETERMINER));
        let start = before.map_or(self.tokens.start, |at| if view.is(at, Roles::DETERMINER) { at } else { at + 1 });
        (possessive && start < mark).then_some(start..mark)
    }
}

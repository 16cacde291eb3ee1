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
        let after = self.view.skip_adjuncts(cue.tokens.end, self.end());
        if let Some(start) = self.conjunction(after, verb) {
            return self.clause(cue, verb, start);
        }
        if verb.passive || verb.form == Form::Infinitive {
            return None;
        }
        if verb.verb.takes(Frame::Incise) && self.ends_words(cue.tokens.start) {
            let source = self.source_behind(after);
            if source.is_some() {
                return self.incise(cue, source);
            }
        }
        self.plain(cue, verb, after).or_else(|| self.postponed(cue, verb, after))
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
        let past = |at: usize| if view.kind(at + 1) == Some(Kind::Apostrophe) { at + 2 } else { at + 1 };
        if opens(after) {
            return Some(past(after));
        }
        // "a prévenu les journalistes que": somebody is told.
        let end = view.simple_noun_phrase(after, self.end().min(after + 8));
        let then = view.skip_adjuncts(end, self.end());
        (end > after && end - after < 8 && opens(then) && !self.ends_words(after)).then(|| past(then))
    }

    fn clause(&mut self, cue: &Cue, verb: &VerbCue, start: usize) -> Option<Cited> {
        let source = if verb.passive { None } else { self.subject(cue, verb) };
        if verb.verb.takes(Frame::Paper) && !source.as_ref().is_some_and(|source| self.is_paper(source)) {
            return None;
        }
        let end = self.view.content_end(start, self.end(), self.cues);
        Some(Cited::one(source, cue, start..end))
    }

    /// The subject of the cue, or the source it shares with the one before.
    fn subject(&self, cue: &Cue, verb: &VerbCue) -> Option<Range<usize>> {
        let shared = || {
            let last = self.found.last().and_then(|cited| cited.source.clone());
            last.or_else(|| self.view.main_subject(self.tokens.start..cue.tokens.start))
        };
        if matches!(verb.form, Form::Gerund | Form::Infinitive) {
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
        quoted || view.is_clause(self.floor..before)
    }

    /// The noun phrase at `after` that can be a source behind its verb.
    fn source_behind(&self, after: usize) -> Option<Range<usize>> {
        let view = self.view;
        if after >= self.end() || view.quote(after).is_some() || view.kind(after) != Some(Kind::Word) {
            return None;
        }
        let words = after..view.noun_phrase(after, self.end());
        (!words.is_empty()).then_some(words)
    }

    /// A verb in or after the words: "« … », a dit X", "…, explique-t-il".
    fn incise(&mut self, cue: &Cue, source: Option<Range<usize>>) -> Option<Cited> {
        let end = source.as_ref().map_or(cue.tokens.end, |source| source.end.max(cue.tokens.end));
        self.around(cue, source, cue.tokens.start, end)
    }

    /// An attribution whose words stand before `start`, and go on behind `end` where they were cut.
    fn around(&mut self, cue: &Cue, source: Option<Range<usize>>, start: usize, end: usize) -> Option<Cited> {
        let view = self.view;
        let first = view.past_openers(self.floor, start);
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
        let cut = !view.is_clause(left.clone()) && at > end;
        (quoted || cut).then(|| at..view.content_end(at, self.end(), self.cues))
    }

    /// Subject, verb, and what is said behind them without a conjunction.
    fn plain(&mut self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<Cited> {
        let start = self.plain_start(cue, verb, after)?;
        let source = self.subject(cue, verb);
        if verb.verb.takes(Frame::Paper) && !source.as_ref().is_some_and(|source| self.is_paper(source)) {
            return None;
        }
        let end = self.view.content_end(start, self.end(), self.cues);
        Some(Cited::one(source, cue, start..end))
    }

    fn plain_start(&self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<usize> {
        let view = self.view;
        let takes = |frame| verb.verb.takes(frame);
        if takes(Frame::About) && view.is(cue.tokens.end, Roles::LINKING) {
            let noun = cue.tokens.end + 1;
            return Some(if view.kind(noun) == Some(Kind::Apostrophe) { noun + 1 } else { noun });
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
        let comma = view.is_mark(after, ",") && view.quote(after + 1).is_some();
        if comma && !self.ends_words(cue.tokens.start) {
            return Some(after + 1);
        }
        if view.kind(after) != Some(Kind::Word) && view.kind(after) != Some(Kind::Digits) {
            return None;
        }
        let marked = takes(Frame::Marked) && view.is(after, Roles::INFINITIVE_MARKER);
        let infinitive = takes(Frame::Infinitive) && view.is(after, Roles::INFINITIVE | Roles::HAVE | Roles::BE);
        let question = takes(Frame::Clause) && view.is(after, Roles::QUESTION);
        let object = takes(Frame::Object) && !view.is(after, Roles::RELATIVE);
        let bare = takes(Frame::Bare) && view.is_clause(after..self.end()) && !view.is(after, Roles::RELATIVE);
        (marked || infinitive || question || object || bare).then_some(after)
    }

    /// "The words, he said.": a verb behind its subject and behind the words.
    fn postponed(&mut self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<Cited> {
        let view = self.view;
        let closed = after >= self.end() || view.kind(after) == Some(Kind::Mark);
        if !closed || !verb.verb.takes(Frame::Incise) || verb.form != Form::Finite {
            return None;
        }
        let Subject::Words(source) = view.subject_before(self.tokens.start, cue.tokens.start) else { return None };
        if source.start <= self.floor || !self.ends_words(source.start) {
            return None;
        }
        let end = after;
        self.around(cue, Some(source.clone()), source.start, end)
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
        let (source_end, start) = clause.or_else(|| segments.get(1)).map_or_else(
            || {
                let end = view.simple_noun_phrase(noun, self.end());
                (end, end)
            },
            |said| (view.noun_phrase(noun, said.start), said.start),
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
            let first = if view.kind(at + 1) == Some(Kind::Apostrophe) { at + 2 } else { at + 1 };
            let by = !citing.noun_of.contains(view.lower(at));
            let end = if by { self.until_of(first) } else { view.simple_noun_phrase(first, self.end()) };
            if by || view.phrase(&citing.noun_that, view.skip_adjuncts(end, self.end()), self.end()).is_some() {
                source = Some(first..end).filter(|words| !words.is_empty());
                at = end;
            }
        }
        let then = if view.is_mark(at, ",") { at + 1 } else { at };
        if let Some(start) = view.phrase(&citing.noun_that, then, self.end()) {
            let start = if view.kind(start) == Some(Kind::Apostrophe) { start + 1 } else { start };
            let end = view.content_end(start, self.end(), self.cues);
            return Some(Cited::one(source, cue, start..end));
        }
        let names = citing.naming_nouns.contains(view.lower(noun)) && citing.noun_of.contains(view.lower(at));
        if !names || source.is_none() {
            return None;
        }
        let start = if view.kind(at + 1) == Some(Kind::Apostrophe) { at + 2 } else { at + 1 };
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
        let Subject::Words(words) = view.subject_before(self.floor, mark) else { return None };
        (view.lower(mark + 1).len() == 1 && words.end == mark && mark + 1 < noun).then_some(words)
    }
}

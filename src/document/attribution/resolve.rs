//! From a cue to an attribution: which words are said, and by whom.

use std::ops::Range;

use super::content::Content;
use super::cue::{Cue, CueKind, VerbCue};
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
    pub fn one(source: Option<Range<usize>>, cue: &Cue, content: Range<usize>) -> Self {
        Self { source, cue: Some(cue.tokens.clone()), content: Vec::from([content]) }
    }
}

/// The attributions of one unit, found cue by cue.
pub(super) struct Resolver<'v, 'a> {
    pub view: &'v View<'a>,
    pub cues: &'v [Cue],
    pub tokens: Range<usize>,
    /// Up to here the words belong to attributions found before.
    pub floor: usize,
    pub found: Vec<Cited>,
}

impl<'v, 'a> Resolver<'v, 'a> {
    pub fn new(view: &'v View<'a>, cues: &'v [Cue], tokens: Range<usize>) -> Self {
        let floor = view.past_dateline(&tokens);
        Self { view, cues, tokens: floor..tokens.end, floor, found: Vec::new() }
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
                let view = self.view;
                cited.source = cited.source.map(|source| view.before_address(view.without_lead(source)));
                cited.source = cited.source.map(|source| view.before_day(source, cue.tokens.start));
                if !cited.content.is_empty() {
                    self.found.push(cited);
                }
            }
        }
    }

    pub fn end(&self) -> usize {
        self.tokens.end
    }

    pub fn verb(&mut self, cue: &Cue, verb: &VerbCue) -> Option<Cited> {
        let view = self.view;
        // "ce que réclamaient ses clients": whoever says it stands behind, and what is said is a pronoun.
        let inverted = |before: usize| {
            view.is(before, Roles::COMPLEMENTIZER) && !view.is(before, Roles::SUBJECT | Roles::RELATIVE)
        };
        let compares = |before: usize| view.citing.comparing.contains(view.lower(before));
        let before = view.before(cue.tokens.start, self.tokens.start);
        if verb.form == Form::Finite && before.is_some_and(inverted) || before.is_some_and(compares) {
            return None;
        }
        if let Some(pronoun) = verb.pronoun {
            let source = self.informant(cue.tokens.end).unwrap_or(pronoun..pronoun + 1);
            return self.incise(cue, Some(source));
        }
        let after = self.after(cue, verb);
        if let Some(cited) = self.announced(cue, verb, after) {
            return Some(cited);
        }
        if let Some(start) = self.conjunction(after, verb) {
            return self.clause(cue, verb, start);
        }
        if verb.passive {
            return self.passive(cue, verb, after);
        }
        let voiced =
            verb.verb.takes(Frame::Clause) || (self.floor..cue.tokens.start).any(|at| view.quote(at).is_some());
        if let Some(cited) = self.reduced_relative(cue, verb, after) {
            return Some(cited);
        }
        let incise = verb.verb.takes(Frame::Incise) && verb.form == Form::Finite && voiced;
        // "…, the union told reporters": whoever is told stands where the one who tells would.
        if incise
            && verb.verb.takes(Frame::Told)
            && let Some(cited) = self.postponed(cue, verb, after)
        {
            return Some(cited);
        }
        let speaks = |source: &Range<usize>| !verb.verb.takes(Frame::Paper) || self.is_paper(source);
        if incise && let Some(source) = self.source_behind(cue, verb.verb, after).filter(speaks) {
            return self.incise(cue, Some(source));
        }
        if incise && let Some(cited) = self.postponed(cue, verb, after) {
            return Some(cited);
        }
        self.plain(cue, verb, after)
    }

    /// The first token behind the verb that may begin what is said.
    pub fn after(&self, cue: &Cue, verb: &VerbCue) -> usize {
        let view = self.view;
        let mut at = cue.tokens.end;
        while at < self.end() {
            let negated = !view.has_infinitives && view.is(at, Roles::NEGATION) && self.begins_infinitive(at);
            let bare = verb.verb.takes(Frame::Infinitive) && view.is_infinitive(self.past_small(at));
            let marked = verb.verb.takes(Frame::Marked) && view.is(at, Roles::INFINITIVE_MARKER);
            let about = verb.verb.takes(Frame::About) && view.is(at, Roles::LINKING);
            let counted = verb.verb.takes(Frame::Count) && self.is_measure(at);
            // "said at least two boats sank"
            let figure = view.begins_figure(at);
            // "a appelé à la fin des combats": what a particle of the verb governs is no time.
            let governed = at == cue.tokens.end && !verb.verb.rest.is_empty() && view.is_time_phrase(at);
            if about
                || governed
                || counted
                || bare
                || figure
                || negated && verb.verb.takes(Frame::Marked)
                || marked && view.is_infinitive(view.past_apostrophe(at + 1))
            {
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
    pub fn conjunction(&self, after: usize, verb: &VerbCue) -> Option<usize> {
        let view = self.view;
        if !verb.verb.takes(Frame::Clause) {
            return None;
        }
        let opens = |at: usize| {
            at < self.end()
                && view.quote(at).is_none()
                && view.is(at, Roles::COMPLEMENTIZER)
                && !view.is(at - 1, Roles::SUBORDINATOR)
                // "disputes that account"
                && !(verb.verb.takes(Frame::Object) && self.is_alone_with_noun(at))
                // "says that's normal"
                && (view.has_infinitives || view.kind(at + 1) != Some(Kind::Apostrophe))
        };
        let past = |at: usize| view.past_apostrophe(at + 1);
        // "à l'agence Baltia que": the adjunct's noun goes on into a name.
        let name = (after..self.end()).find(|&at| !view.is_capital(at)).unwrap_or(after);
        let adjunct = view.skip_adjuncts(name, self.end());
        // "allege in a suit filed in Texas that": the adjunct's noun goes on into a participle.
        let made = view.is(adjunct, Roles::PAST | Roles::PARTICIPLE) && adjunct > after;
        let beyond = if made { view.skip_adjuncts(adjunct + 1, self.end()) } else { adjunct };
        if let Some(at) = [after, adjunct, beyond].into_iter().find(|&at| opens(at)) {
            return Some(past(at));
        }
        if !verb.verb.takes(Frame::Told) {
            return None;
        }
        let end = view.simple_noun_phrase(after, self.end().min(after + 8));
        let then = view.skip_adjuncts(end, self.end());
        (end > after && end - after < 8 && opens(then) && !self.ends_words(after)).then(|| past(then))
    }

    /// Whether the word at `at` points at the one noun behind it, and no clause follows: "that account".
    fn is_alone_with_noun(&self, at: usize) -> bool {
        let view = self.view;
        let one = !view.document.language.counting().is_plural(view.lower(at + 1));
        let noun = view.kind(at + 1) == Some(Kind::Word) && !view.is(at + 1, Roles::SUBJECT | Roles::DETERMINER) && one;
        let closed = at + 2 >= self.end() || view.kind(at + 2) == Some(Kind::Mark);
        view.is(at, Roles::DETERMINER) && noun && closed && view.quote(at + 2).is_none()
    }

    pub fn clause(&mut self, cue: &Cue, verb: &VerbCue, start: usize) -> Option<Cited> {
        let source = if verb.passive { None } else { self.subject(cue, verb) };
        if source.is_none() && !verb.passive {
            return None;
        }
        if verb.verb.takes(Frame::Paper) && !source.as_ref().is_some_and(|source| self.is_paper(source)) {
            return None;
        }
        let end = self.content_end(source.as_ref(), start);
        let end = self.view.own_predicate(&cue.tokens, start..end);
        let told = source.as_ref().filter(|words| words.len() == 1 && self.view.is(words.start, Roles::SUBJECT));
        let informant = told.and_then(|_| self.informant(cue.tokens.end).filter(|words| words.end < start));
        Some(Cited::one(informant.or(source), cue, start..end))
    }

    /// The end of what the clause of `source` says from `start` on: of its own clause, when that is a subordinate one.
    pub fn content_end(&self, source: Option<&Range<usize>>, start: usize) -> usize {
        let view = self.view;
        // "Dénonçant “un recul”, le syndicat quitte la table": up to the comma before who says it.
        if let Some(source) = source.filter(|source| source.start > start) {
            return source.start - 1;
        }
        let end = view.content_end(start, self.end(), self.cues);
        let end = source.and_then(|source| self.relative_end(source, start..end)).unwrap_or(end);
        let before =
            source.and_then(|source| source.start.checked_sub(1)).filter(|&before| before >= self.tokens.start);
        let opened = before.map(|at| if view.is(at, Roles::COMPLEMENTIZER) { at.saturating_sub(1) } else { at });
        let subordinate =
            opened.is_some_and(|at| view.is(at, Roles::SUBORDINATOR) && !view.is(at, Roles::COMPLEMENTIZER));
        let segments = if subordinate { view.segments(start..end) } else { Vec::new() };
        let pronoun = |at: usize| view.is(at, Roles::SUBJECT) && !view.is(at, Roles::DETERMINER | Roles::RELATIVE);
        let main = segments
            .iter()
            .skip(1)
            .find(|segment| view.is_clause((*segment).clone()) || pronoun(segment.start) && segment.len() > 2);
        main.map_or(end, |main| main.start)
    }

    /// Where a relative clause that is told of `source` between two commas ends: "The firm, which says X, | is closed".
    fn relative_end(&self, source: &Range<usize>, content: Range<usize>) -> Option<usize> {
        let view = self.view;
        let relative = view.is_mark(source.end, ",") && view.is(source.end + 1, Roles::RELATIVE);
        // "the flood, which the narrator calls “a joke,” | comes late"
        let object = source.start > self.tokens.start && view.is(source.start - 1, Roles::RELATIVE);
        // "The second part, which the author says she wrote twice, | drags on"
        let taken_up = source.start > self.tokens.start + 1
            && view.is(source.start - 1, Roles::RELATIVE | Roles::COMPLEMENTIZER)
            && view.is_mark(source.start - 2, ",");
        if taken_up && view.quote(content.start).is_none() {
            return (content.start + 1..content.end).find(|&at| view.is_mark(at, ","));
        }
        if object && !view.is(source.start - 1, Roles::SUBJECT) && view.quote(content.start).is_some() {
            let end = view.next(content.start);
            let comma = end < content.end && (view.is_mark(end, ",") || view.lower(end - 2) == ",");
            return comma.then_some(end);
        }
        let mut commas = content.clone().filter(|&at| at > content.start && view.is_mark(at, ","));
        commas.find(|&comma| relative && view.is_finite(self.past_small(comma + 1)))
    }
}

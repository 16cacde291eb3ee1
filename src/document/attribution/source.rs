//! Sources: the noun phrase that names who is cited, before the verb or behind it.

use std::ops::Range;

use super::standing::stands_as_noun;
use super::view::View;
use crate::language::{Form, Frame, ReportingVerb, Roles};
use crate::text::tokens::Kind;

/// Who the subject of a verb is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// These tokens.
    Words(Range<usize>),
    /// The subject of the verb before: "… et a déclaré".
    Shared,
    /// Nobody is named.
    None,
}

impl View<'_> {
    /// The subject of the verb group that starts at `verb`, looked for down to `floor`.
    pub fn subject_before(&self, floor: usize, verb: usize) -> Subject {
        let mut end = verb;
        while end > floor {
            let before = end - 1;
            if self.quote(before).is_some() {
                break;
            }
            // "le conseil nous avait juré": the pronoun is whoever it was sworn to.
            let apart = Roles::COMPLEMENTIZER
                | Roles::CONJUNCTION
                | Roles::SUBORDINATOR
                | Roles::RELATIVE
                | Roles::ADVERB
                | Roles::TIME
                | Roles::NEGATION
                | Roles::QUESTION;
            let told = before > floor
                && self.is(before, Roles::CLITIC)
                && self.kind(before - 1) == Some(Kind::Word)
                && !self.is(before - 1, apart);
            if self.is(before, Roles::SUBJECT) && !told && !self.is(before, Roles::DETERMINER | Roles::RELATIVE) {
                return Subject::Words(before..before + 1);
            }
            let small = Roles::CLITIC | Roles::NEGATION | Roles::ADVERB;
            // "certains d'entre eux": a pronoun behind a preposition.
            let led = before > floor && self.is(before, Roles::CLITIC | Roles::ADVERB) && self.ends_pronoun(before);
            // "Tokaïev lui-même"
            let hyphened = before > floor && self.is_mark(before - 1, "-") && self.touches(before);
            if self.kind(before) != Some(Kind::Apostrophe) && (led || hyphened || !self.is(before, small)) {
                break;
            }
            end = before;
        }
        let Some(before) = end.checked_sub(1).filter(|&before| before >= floor) else { return Subject::None };
        if self.is(before, Roles::RELATIVE) {
            return self.antecedent(floor, before);
        }
        if self.is(before, Roles::JOINING) {
            return Subject::Shared;
        }
        self.subject_among(floor, end)
    }

    /// Whether a pronoun that a preposition leads stands at `at`: "d'entre eux".
    fn ends_pronoun(&self, at: usize) -> bool {
        self.is(at - 1, Roles::PREPOSITION)
            && !self.is(at - 1, Roles::ADVERB | Roles::LINKING)
            && !self.is(at, Roles::PREPOSITION | Roles::DETERMINER)
    }

    /// The noun phrase, appositions included, that ends at `end`.
    fn subject_among(&self, floor: usize, end: usize) -> Subject {
        let mut words: Option<Range<usize>> = None;
        let floor = self.subject_floor(floor, end);
        for segment in self.segments(floor..end).into_iter().rev() {
            let start = self.past_openers(segment.start, segment.end);
            // "même si le port …", "just as the port …"
            let led = self.is(start, Roles::ADVERB) && self.is(start + 1, Roles::SUBORDINATOR);
            let start = if led { start + 1 } else { start };
            let subject = start + 1;
            let noun = subject < segment.end && (self.is(subject, Roles::DETERMINER) || self.is_capital(subject));
            // "La lettre, que le journal a lue, indique": what two commas part from the subject.
            let away = Roles::RELATIVE | Roles::COMPLEMENTIZER;
            if words.is_none() && segment.end < end && segment.start > floor {
                // "Owners up north, left with no fuel and light, have blamed": what has become of the subject.
                if self.is(start, away | Roles::PAST) {
                    continue;
                }
            }
            if words.is_none() && segment.end == end && self.is(start, Roles::RELATIVE) && noun {
                // "the flood, which the narrator calls …": the pronoun is the object.
                words = Some(subject..end);
                break;
            }
            // "à Sète, dont la maire, Anna Roche, a dit": a relative clause of which the words so far are the subject's last.
            let object = self.is(start, Roles::RELATIVE) && !self.is(start, Roles::SUBJECT) && noun;
            if let Some(last) = words.as_ref().filter(|_| object && !self.is_clause(subject..segment.end)) {
                words = Some(subject..last.end);
                break;
            }
            // "Anne Roy, tout d'abord, a dit"
            let aside = |at: usize| self.is(at, Roles::ADVERB) || self.kind(at) == Some(Kind::Apostrophe);
            if start == segment.end || self.is(start, Roles::RELATIVE) || (start..segment.end).all(aside) {
                continue;
            }
            if let Some(boundary) = self.clause_boundary(start, segment.end) {
                let start = boundary + 1;
                if words.is_none() && start < segment.end {
                    words = Some(start..segment.end);
                } else if words.is_none() {
                    return Subject::Shared;
                } else if self.person_before(segment.end).is_some_and(|named| (start..=start + 2).contains(&named)) {
                    // "…, as Anna Roche, mayor of Sete, admitted"
                    words = words.map(|words| start..words.end);
                }
                break;
            }
            if words.is_none() && self.is(start, Roles::SUBORDINATOR) && segment.end == end {
                let start = (start + 1..segment.end).find(|&at| !self.is(at, Roles::COMPLEMENTIZER));
                words = start.map(|start| start..segment.end);
                break;
            }
            // "…, killing 40 people, officials said": no apposition begins with a verb, nor goes on with a figure at once.
            let counts = !self.is(start, Roles::DETERMINER) && self.begins_figure(start + 1);
            if words.is_some() && (self.is_finite(start) || self.is(start, Roles::GERUND) || counts) {
                break;
            }
            // "…, at noon on Friday, officials said": an apposition stands beside its noun.
            let apart = Roles::PREPOSITION | Roles::TIME | Roles::ADVERB | Roles::SUBORDINATOR;
            if words.is_some() && self.is(start, apart) && !self.is(start, Roles::DETERMINER) {
                break;
            }
            if self.opens_adjunct(start) {
                // "and by noon the captain had promised": no comma parts the adjunct from the subject.
                let after = self.skip_adjuncts(start, segment.end);
                let opens = self.is_capital(after) || self.is(after, Roles::DETERMINER | Roles::SUBJECT);
                if words.is_none() && segment.end == end && after > start && after < end && opens {
                    words = Some(after..end);
                    break;
                }
                continue;
            }
            if words.is_some() && self.is_clause(start..segment.end) {
                break;
            }
            words = Some(start..words.map_or(segment.end, |words| words.end));
        }
        let Some(words) = words else { return Subject::None };
        let words = self.bare(words);
        if words.is_empty() { Subject::None } else { Subject::Words(words) }
    }

    /// Whether a figure begins at the token at `at`.
    pub fn begins_figure(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        self.document.figures.binary_search_by_key(&token.span.start, |figure| figure.span.start).is_ok()
    }

    /// Whether the word at `at` is a verb behind which a clause may begin without conjunction.
    fn takes_bare_clause(&self, at: usize, floor: usize) -> bool {
        let bare = |(verb, form): (&ReportingVerb, Form)| {
            form == Form::Finite && verb.takes(Frame::Bare) && verb.rest.is_empty()
        };
        self.document.triggers(at).says()
            && self.is_finite(at)
            && self.reporting.of(self.lower(at)).any(bare)
            && !self.has_agent(at + 1)
            && !stands_as_noun(self, at, floor)
    }

    /// The last word in `start..end` that opens a clause after a verb: "A est mort et", "alors que".
    fn clause_boundary(&self, start: usize, end: usize) -> Option<usize> {
        let mut boundary = None;
        let mut verb = false;
        let mut at = start;
        while at < end {
            if self.quote(at).is_none() {
                verb |= self.is_finite(at);
                let bare = at > start && self.takes_bare_clause(at, start);
                let opens = bare
                    || self.is(at, Roles::COMPLEMENTIZER)
                    // "a message in which Mr. Dahl wrote"
                    || self.is(at, Roles::RELATIVE) && at > start && self.is(at - 1, Roles::PREPOSITION) && self.opens_noun(at + 1)
                    || verb && self.is(at, Roles::JOINING | Roles::SUBORDINATOR) && !self.dates(at);
                if opens && !self.is(at, Roles::LINKING) {
                    boundary = Some(if self.kind(at + 1) == Some(Kind::Apostrophe) { at + 1 } else { at });
                }
                if self.is(at, Roles::RELATIVE) && boundary.is_none() {
                    return None;
                }
            }
            at = self.next(at);
        }
        boundary
    }

    /// Whether the word at `at` is half of a preposition: "as of 21 October".
    fn dates(&self, at: usize) -> bool {
        !self.has_infinitives && self.is(at, Roles::SUBORDINATOR) && self.is(at + 1, Roles::LINKING)
    }

    /// The noun phrase that `words` end with, when a verb stands before it; else all of them.
    pub fn last_noun(&self, words: Range<usize>) -> Range<usize> {
        let verb = words.clone().rev().find(|&at| self.is_finite(at));
        let noun = verb.and_then(|verb| (verb + 1..words.end).find(|&at| self.opens_noun(at)));
        noun.map_or(words.clone(), |noun| noun..words.end)
    }

    /// Whether a noun with its article, or a name, begins at `at`.
    fn opens_noun(&self, at: usize) -> bool {
        self.is_capital(at) || self.is(at, Roles::DETERMINER) && !self.is(at, Roles::SUBJECT)
    }

    /// The first token from `start` on that is no word of the writer's own: "Mais", "Et".
    pub fn past_openers(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end && self.quote(at).is_none() {
            let opener = self.citing.openers.contains(self.lower(at)) || self.is(at, Roles::JOINING);
            let dash = self.is_mark(at, "-–—•►▶▪■●◆‣→,:;.");
            if !(opener || dash) {
                break;
            }
            at += 1;
        }
        at
    }

    /// The noun phrase that the clause in `tokens` begins with, adjuncts aside.
    pub fn main_subject(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        for segment in self.segments(tokens.clone()) {
            let start = self.past_openers(segment.start, segment.end);
            let verb = self.is_finite(start) && !self.is_capital(start);
            // "0402 – The lamp …"
            let timed = segment.clone().all(|at| self.kind(at) != Some(Kind::Word));
            if start == segment.end || self.quote(start).is_some() || verb || timed {
                continue;
            }
            if self.is(start, Roles::SUBJECT) && !self.is(start, Roles::DETERMINER | Roles::RELATIVE) {
                return Some(start..start + 1);
            }
            if self.opens_adjunct(start) {
                // "On Friday she went on": a pronoun behind the adjunct, no comma between them.
                let after = self.skip_adjuncts(start, segment.end);
                let pronoun = self.is(after, Roles::SUBJECT) && !self.is(after, Roles::DETERMINER | Roles::RELATIVE);
                if after > start && after < segment.end && pronoun && self.is_finite(after + 1) {
                    return Some(after..after + 1);
                }
                continue;
            }
            let subject = start..self.noun_phrase(start, tokens.end).max(start + 1);
            return Some(self.bare(subject)).filter(|words| !words.is_empty());
        }
        None
    }
}

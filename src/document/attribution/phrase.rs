//! Phrases: where a noun phrase ends, what stands between a verb and what is said, and which words name the subject.
//!
//! Shallow on purpose: closed classes, commas and quotations decide; no tree is built.

use std::ops::Range;

use super::view::View;
use crate::language::{Form, Roles};
use crate::text::tokens::Kind;

impl View<'_> {
    /// Whether token `at` is the verb of a clause.
    pub fn is_finite(&self, at: usize) -> bool {
        if self.kind(at) != Some(Kind::Word)
            || self.is_mark(at + 1, "-") && !self.is(at + 2, Roles::SUBJECT) && self.lower(at + 2).len() > 1
        {
            return false;
        }
        if self.is(at, Roles::HAVE | Roles::BE | Roles::MODAL) {
            return !self.is_capital(at) && !self.is(at, Roles::GERUND);
        }
        let verb =
            self.is(at, Roles::FINITE) || self.reporting.of(self.lower(at)).any(|(_, form)| form == Form::Finite);
        verb && !at.checked_sub(1).is_some_and(|before| self.precedes_noun(before))
    }

    /// Whether only a noun can follow token `at`.
    fn precedes_noun(&self, at: usize) -> bool {
        if self.kind(at) == Some(Kind::Apostrophe) {
            return at > 0 && (self.precedes_noun(at - 1) || self.is(at - 1, Roles::LINKING));
        }
        self.is(at, Roles::DETERMINER | Roles::PREPOSITION) && !self.is(at, Roles::SUBJECT) && !self.is_clitic(at)
    }

    /// Whether the word at `at`, which may be an article, is a pronoun before a verb.
    fn is_clitic(&self, at: usize) -> bool {
        let after = Roles::SUBJECT | Roles::NEGATION | Roles::RELATIVE | Roles::REFLEXIVE;
        self.is(at, Roles::CLITIC)
            && at > 0
            && (self.is(at - 1, after) || self.kind(at - 1) == Some(Kind::Apostrophe) && self.is(at - 2, after))
    }

    /// Whether the clause in `tokens` has a verb of its own, relative clauses aside, or is quoted speech.
    pub fn is_clause(&self, tokens: Range<usize>) -> bool {
        self.segments(tokens).into_iter().any(|segment| self.has_verb(&segment))
    }

    /// Whether `segment` has a verb that is not in a relative clause.
    fn has_verb(&self, segment: &Range<usize>) -> bool {
        let mut at = segment.start;
        if self.opens_adjunct(at) && self.is(at, Roles::GERUND) {
            return false;
        }
        while at < segment.end {
            if self.quote_range(at).is_some_and(|quote| quote.len() > 4) {
                return true;
            }
            if self.quote(at).is_none() {
                if self.is(at, Roles::RELATIVE) {
                    return false;
                }
                // A verb needs a subject before it: "based in Ohio" is no clause.
                if at > segment.start && self.is_finite(at) {
                    return true;
                }
            }
            at = self.next(at);
        }
        false
    }

    /// `tokens` cut at commas and dashes, outside quotations and brackets; empty pieces left out.
    pub fn segments(&self, tokens: Range<usize>) -> Vec<Range<usize>> {
        let mut segments = Vec::new();
        let mut start = tokens.start;
        let mut at = tokens.start;
        while at < tokens.end {
            if self.is_mark(at, "(") {
                at = self.closing(at, tokens.end);
                continue;
            }
            if self.is_mark(at, ",;:–—") || self.is_dash(at) {
                segments.push(start..at);
                start = at + 1;
            }
            at = self.next(at);
        }
        segments.push(start..tokens.end);
        segments.retain(|segment| !segment.is_empty());
        segments
    }

    /// Whether the hyphen at `at` stands for a dash.
    pub fn is_dash(&self, at: usize) -> bool {
        self.is_mark(at, "-") && !(self.touches(at) && self.touches(at + 1))
    }

    /// The token after the bracket that closes the one at `at`.
    pub fn closing(&self, at: usize, end: usize) -> usize {
        let mut inside = at + 1;
        while inside < end {
            if self.is_mark(inside, ")") {
                return inside + 1;
            }
            inside = self.next(inside);
        }
        at + 1
    }

    /// Whether what begins at `at` is told beside the clause: "dans un communiqué", "mercredi soir", "asked about it".
    pub fn opens_adjunct(&self, at: usize) -> bool {
        if self.is(at, Roles::DETERMINER) && !self.is_time_phrase(at) {
            return false;
        }
        self.is(
            at,
            Roles::PREPOSITION | Roles::ADVERB | Roles::TIME | Roles::SUBORDINATOR | Roles::GERUND | Roles::PARTICIPLE,
        ) && !self.is_capital(at + 1)
            || self.is(at, Roles::PREPOSITION | Roles::TIME | Roles::SUBORDINATOR)
            || self.is_time_phrase(at)
    }

    /// Whether a noun phrase that is a time begins at `at`: "la semaine dernière".
    pub fn is_time_phrase(&self, at: usize) -> bool {
        if !self.is(at, Roles::DETERMINER) {
            return false;
        }
        let noun = if self.kind(at + 1) == Some(Kind::Apostrophe) { at + 2 } else { at + 1 };
        self.is(noun, Roles::TIME_NOUN)
            || self.is(noun, Roles::TIME) && !self.is(noun, Roles::DETERMINER | Roles::SUBJECT)
    }

    /// The end of the noun phrase that begins at `start`, appositions included.
    pub fn noun_phrase(&self, start: usize, end: usize) -> usize {
        let mut stop = self.simple_noun_phrase(start, end);
        while stop < end && self.is_mark(stop, ",") && self.is_apposition(stop + 1, end) {
            stop = self.simple_noun_phrase(stop + 1, end);
        }
        stop
    }

    /// Whether what follows a comma at `at` says again who the noun before it is.
    fn is_apposition(&self, at: usize, end: usize) -> bool {
        if at >= end || self.quote(at).is_some() || self.kind(at) != Some(Kind::Word) {
            return false;
        }
        let open = Roles::RELATIVE
            | Roles::CONJUNCTION
            | Roles::SUBORDINATOR
            | Roles::GERUND
            | Roles::COMPLEMENTIZER
            | Roles::TIME
            | Roles::ADVERB
            | Roles::SUBJECT
            | Roles::PARTICIPLE;
        if self.is(at, open) && !self.is(at, Roles::DETERMINER) || self.is_time_phrase(at) || self.is_finite(at) {
            return false;
        }
        if self.is(at, Roles::PREPOSITION) && !self.is(at, Roles::DETERMINER) {
            return false;
        }
        let stop = self.simple_noun_phrase(at, end);
        stop == end || !self.is_finite(stop)
    }

    /// The end of the noun phrase that begins at `start`, up to its first comma.
    pub fn simple_noun_phrase(&self, start: usize, end: usize) -> usize {
        let mut at = start;
        let stop = Roles::RELATIVE | Roles::COMPLEMENTIZER | Roles::SUBORDINATOR;
        while at < end {
            if self.quote(at).is_some() {
                let short = self.quote_range(at).is_some_and(|quote| quote.len() <= 5);
                if !short || at == start {
                    return at;
                }
                at = self.next(at);
                continue;
            }
            match self.kind(at) {
                Some(Kind::Mark) if self.is_mark(at, "(") => {
                    at = self.closing(at, end);
                    continue;
                }
                Some(Kind::Mark) if !self.is_mark(at, "-'’/&") && !self.ends_abbreviation(at) => return at,
                Some(Kind::Word)
                    if at > start
                        && (self.is(at, stop) && !self.is(at, Roles::LINKING) || self.breaks_phrase(at, start)) =>
                {
                    return at;
                }
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// Whether the word at `at` ends the noun phrase that began at `start`.
    fn breaks_phrase(&self, at: usize, start: usize) -> bool {
        let hyphened = self.is_mark(at - 1, "-") && self.touches(at);
        if hyphened || self.is(at - 1, Roles::DETERMINER) && !self.is_finite(at) {
            return false;
        }
        if self.is_finite(at)
            || self.is(at, Roles::GERUND | Roles::CLITIC) && !self.is(at, Roles::DETERMINER | Roles::LINKING)
        {
            return true;
        }
        let adjunct = Roles::PREPOSITION | Roles::TIME | Roles::ADVERB;
        if self.is(at, adjunct)
            && !self.is(at, Roles::LINKING | Roles::DETERMINER | Roles::CONJUNCTION)
            && !self.is_capital(at)
        {
            return true;
        }
        self.is(at, Roles::CONJUNCTION) && self.conjunction_leaves(at, start)
            || self.is(at, Roles::TIME) && !self.is(at, Roles::DETERMINER)
            || self.is_time_phrase(at)
    }

    /// Whether a verb, not a noun, follows the conjunction at `at`.
    fn conjunction_leaves(&self, at: usize, _start: usize) -> bool {
        self.is_finite(at + 1)
            || self.is(at + 1, Roles::CLITIC | Roles::NEGATION) && !self.is(at + 1, Roles::DETERMINER)
    }

    /// The first token from `at` on that belongs to no adverb, time or prepositional phrase.
    pub fn skip_adjuncts(&self, mut at: usize, end: usize) -> usize {
        while at < end {
            let next = self.past_adjunct(at, end);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// The end of the adjunct that begins at `at`; `at` itself when none does.
    pub fn past_adjunct(&self, at: usize, end: usize) -> usize {
        if self.quote(at).is_some() || self.is(at, Roles::COMPLEMENTIZER) {
            at
        } else if self.is_mark(at, "(") {
            self.closing(at, end)
        } else if self.is_mark(at, ",") {
            self.inserted(at, end).unwrap_or(at)
        } else if self.is_time_phrase(at) {
            at + 2
        } else if self.is(at, Roles::PREPOSITION) && !self.is(at, Roles::DETERMINER) {
            self.adjunct_end(at, end)
        } else {
            at + usize::from(self.is_adverbial(at))
        }
    }

    /// Whether an infinitive begins at `at`, behind its particle or bare.
    pub fn is_infinitive(&self, at: usize) -> bool {
        let other = Roles::DETERMINER | Roles::PREPOSITION | Roles::SUBJECT | Roles::CLITIC | Roles::TIME;
        self.is(at, Roles::INFINITIVE | Roles::HAVE | Roles::BE)
            || !self.has_infinitives && self.kind(at) == Some(Kind::Word) && !self.is(at, other) && !self.is_capital(at)
    }

    /// Whether the word at `at` alone tells when or how.
    fn is_adverbial(&self, at: usize) -> bool {
        let day = self.kind(at) == Some(Kind::Digits) && at > 0 && self.is(at - 1, Roles::TIME);
        let word = self.is(at, Roles::ADVERB | Roles::TIME) && !self.is(at, Roles::DETERMINER | Roles::SUBJECT);
        day || word || self.kind(at) == Some(Kind::Apostrophe)
    }

    /// The end of an insertion between two commas that begins at the comma `at`, when what is said follows it.
    fn inserted(&self, at: usize, end: usize) -> Option<usize> {
        let near = end.min(at + 16);
        let second = (at + 1..near).find(|&comma| self.is_mark(comma, ","))?;
        let said = self.is(second + 1, Roles::COMPLEMENTIZER)
            || self.quote(second + 1).is_some()
            || self.is(second + 1, Roles::INFINITIVE_MARKER) && self.is_infinitive(self.past_apostrophe(second + 2));
        (self.opens_adjunct(at + 1) && said).then_some(second + 1)
    }

    /// The end of the prepositional phrase that begins at `at`.
    fn adjunct_end(&self, at: usize, end: usize) -> usize {
        let mut stop = at + 1;
        let mut nouns = 0;
        while stop < end && self.quote(stop).is_none() {
            if self.kind(stop) == Some(Kind::Mark) && !self.is_mark(stop, "-") && !self.ends_abbreviation(stop) {
                return stop;
            }
            let small = Roles::DETERMINER | Roles::PREPOSITION;
            if self.is(stop, Roles::COMPLEMENTIZER | Roles::RELATIVE)
                || self.is(stop, Roles::SUBJECT) && !self.is(stop, Roles::DETERMINER) && nouns > 0
            {
                return stop;
            }
            if nouns > 0 && self.kind(stop) == Some(Kind::Word) {
                let after_acronym = self.is_acronym(stop - 1) && self.is_capital(stop);
                let link = self.is(stop, Roles::LINKING);
                if after_acronym || self.is(stop, small) && !link || self.is_finite(stop) {
                    return stop;
                }
                let run = (stop..end).take_while(|&at| self.is_capital(at)).count();
                if nouns == 1 && self.is_capital(stop - 1) && run >= 2 {
                    return stop;
                }
                if !self.is_capital(stop - 1)
                    && self.is_capital(stop)
                    && !self.is(stop - 1, small)
                    && self.kind(stop - 1) == Some(Kind::Word)
                {
                    return stop;
                }
            }
            if self.kind(stop) == Some(Kind::Word) && !self.is(stop, small) {
                nouns += 1;
            }
            stop += 1;
        }
        stop
    }
}

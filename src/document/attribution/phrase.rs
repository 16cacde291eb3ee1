//! Noun phrases: where one ends, and what an apposition or a role behind a preposition adds to it.
//!
//! Shallow on purpose: closed classes, commas and quotations decide; no tree is built.

use std::ops::Range;

use super::standing::stands_as_noun;
use super::view::View;
use crate::language::Roles;
use crate::text::tokens::Kind;

impl View<'_> {
    /// The end of the noun phrase that begins at `start`, appositions included.
    pub fn noun_phrase(&self, start: usize, end: usize) -> usize {
        let mut stop = self.simple_noun_phrase(start, end);
        stop = self.past_role(start, stop, end);
        while stop < end && self.is_mark(stop, ",") && self.is_apposition(stop + 1, end) {
            let first = stop + 1;
            stop = self.simple_noun_phrase(first, end);
            // ", chercheur au Muséum": a trade without article, and where.
            if !self.is(first, Roles::DETERMINER) && !self.is_capital(first) && self.is_place_led(stop, end) {
                stop = self.simple_noun_phrase(stop + 1, end);
            }
        }
        stop
    }

    /// The end of the source whose noun phrase goes from `start` to `stop`, with what is told of it behind a preposition:
    /// whoever did it ("un message transmis par le bord"), an office before a name ("l'adjointe aux finances Lena Roche").
    fn past_role(&self, start: usize, stop: usize, end: usize) -> usize {
        const OFFICE: usize = 5;
        if !self.is_place_led(stop, end) || stop <= start + 1 {
            return stop;
        }
        let word = self.lower(stop);
        let by = self.citing.noun_by.contains(word) && !self.citing.noun_of.contains(word);
        let behind = self.simple_noun_phrase(stop + 1, end);
        // "people close to the board"
        let nobody = stop >= start + 2 && self.citing.anonymous.contains(self.lower(stop - 2));
        if nobody && !self.is(stop - 1, Roles::TIME | Roles::ADVERB | Roles::PREPOSITION) && !self.is_capital(stop - 1)
        {
            return behind;
        }
        let small = self.is(stop + 1, Roles::TIME) || self.is_time_phrase(stop + 1);
        let closed = behind >= end || self.kind(behind) == Some(Kind::Mark);
        let who = self.past_apostrophe(stop + 1);
        if by && closed && !small && (self.is(who, Roles::DETERMINER) || self.is_capital(who)) {
            return behind;
        }
        // A name right behind the noun that the preposition leads is no part of it.
        let first = (stop + 2..behind.min(stop + OFFICE)).find(|&at| self.is_capital(at));
        let office = first.is_some_and(|first| {
            let named = self.kind(first - 1) == Some(Kind::Word)
                && !self.is_capital(first - 1)
                && !self.is(first - 1, Roles::DETERMINER | Roles::PREPOSITION | Roles::LINKING);
            named && (first..behind).all(|at| self.is_capital(at)) && behind > first + 1
        });
        if office { behind } else { stop }
    }

    /// Whether a preposition that does not carry on a noun phrase stands at `at`.
    fn is_place_led(&self, at: usize, end: usize) -> bool {
        at < end && self.quote(at).is_none() && self.is(at, Roles::PREPOSITION) && !self.is(at, Roles::LINKING)
    }

    /// Whether what follows a comma at `at` says again who the noun before it is.
    pub fn is_apposition(&self, at: usize, end: usize) -> bool {
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
        // The ending of "Hervé" is no participle's.
        let closed =
            Roles::RELATIVE | Roles::CONJUNCTION | Roles::SUBORDINATOR | Roles::COMPLEMENTIZER | Roles::SUBJECT;
        let name = self.is_capital(at) && !self.is(at, closed | Roles::TIME);
        if !name && self.is(at, open) && !self.is(at, Roles::DETERMINER)
            || self.is_time_phrase(at)
            || self.is_finite(at)
        {
            return false;
        }
        if self.is(at, Roles::PREPOSITION) && !self.is(at, Roles::DETERMINER) {
            return false;
        }
        let stop = self.simple_noun_phrase(at, end);
        // "la maison s'était effondrée"
        let small =
            |at: &usize| self.is(*at, Roles::CLITIC | Roles::NEGATION) || self.kind(*at) == Some(Kind::Apostrophe);
        let verb = (stop..end).find(|at| !small(at)).unwrap_or(end);
        stop == end || !self.is_finite(stop) && !self.is_finite(verb) && !self.is(stop, Roles::GERUND)
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
                        && (self.is(at, stop) && !self.is(at, Roles::LINKING) || self.breaks_phrase(at))
                        && !self.is_inside_name(at) =>
                {
                    return at;
                }
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// `words` up to the web address in them: it is no part of anybody's name.
    pub fn before_address(&self, words: Range<usize>) -> Range<usize> {
        let opens = |at: usize| self.is_mark(at + 1, ":") && self.touches(at + 1) && self.lower(at).starts_with("http");
        let end = words.clone().skip(1).find(|&at| opens(at)).unwrap_or(words.end);
        words.start..end
    }

    /// Whether the word at `at` ends the noun phrase it stands in.
    fn breaks_phrase(&self, at: usize) -> bool {
        let hyphened = self.is_mark(at - 1, "-") && self.touches(at);
        // "l'adjudant" is no gerund.
        let article = if self.kind(at - 1) == Some(Kind::Apostrophe) { at.saturating_sub(2) } else { at - 1 };
        // "l'une d'entre elles"
        let among = |at: usize| {
            let bound = at > 1 && self.kind(at - 1) == Some(Kind::Apostrophe) && self.is(at - 2, Roles::LINKING);
            bound && self.is(at, Roles::PREPOSITION)
        };
        if hyphened || among(at) || among(at - 1) || self.is(article, Roles::DETERMINER) && !self.is_finite(at) {
            return false;
        }
        // "L'officier n'a pas tenu"
        let verb = Roles::CLITIC | Roles::HAVE | Roles::BE | Roles::FINITE;
        let negates = || self.kind(at + 1) == Some(Kind::Apostrophe) || self.is(at + 1, verb);
        let negated = self.has_infinitives && self.is(at, Roles::NEGATION) && negates();
        // "the Ohio state fire marshal"
        let kind = || self.is_capital(at - 1) && stands_as_noun(self, at, at - 1);
        if negated
            || self.is_finite(at) && !kind()
            || self.is(at, Roles::GERUND | Roles::CLITIC) && !self.is(at, Roles::DETERMINER | Roles::LINKING)
        {
            return true;
        }
        // "Anna Dahl of Bergen in a letter": what it was said in.
        let paper = || {
            self.citing.indefinite.contains(self.lower(at + 1))
                && (self.citing.documents.contains(self.lower(at + 2)) || self.is_capital(at - 1))
        };
        if self.is(at, Roles::PREPOSITION) && paper() && !self.citing.noun_of.contains(self.lower(at)) {
            return true;
        }
        let adjunct = Roles::PREPOSITION | Roles::TIME | Roles::ADVERB;
        if self.is(at, adjunct)
            && !self.is(at, Roles::LINKING | Roles::DETERMINER | Roles::CONJUNCTION)
            && !self.is_capital(at)
        {
            return true;
        }
        self.is(at, Roles::CONJUNCTION) && self.conjunction_leaves(at)
            || self.is(at, Roles::TIME) && !self.is(at, Roles::DETERMINER)
            || self.is_time_phrase(at)
    }

    /// Whether a verb, not a noun, follows the conjunction at `at`.
    fn conjunction_leaves(&self, at: usize) -> bool {
        self.is_finite(at + 1)
            || self.is(at + 1, Roles::CLITIC | Roles::NEGATION) && !self.is(at + 1, Roles::DETERMINER)
    }
}

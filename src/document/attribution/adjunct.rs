//! Adjuncts: what tells when, where and to whom beside a clause, and may stand between a verb and what is said.

use std::ops::Range;

use super::standing::stands_as_noun;
use super::view::View;
use crate::document::FigureKind;
use crate::language::Roles;
use crate::text::tokens::Kind;

impl View<'_> {
    /// Whether what begins at `at` is told beside the clause: "dans un communiqué", "mercredi soir", "asked about it".
    pub fn opens_adjunct(&self, at: usize) -> bool {
        if self.is(at, Roles::DETERMINER) && !self.is_time_phrase(at) || self.opens_indefinite(at) {
            return false;
        }
        if self.is(at, Roles::PREPOSITION | Roles::ADVERB) && self.begins_count(at) {
            return false;
        }
        // "Joint par téléphone, il …"
        let by = self.has_infinitives && self.citing.noun_by.contains(self.lower(at + 1));
        if by && self.is_capital(at) && !self.citing.noun_of.contains(self.lower(at + 1)) {
            return true;
        }
        // "newly-elected mayor"
        let bound = !self.has_infinitives && self.is(at, Roles::ADVERB) && self.is_mark(at + 1, "-");
        if bound && self.touches(at + 1) && self.touches(at + 2) {
            return false;
        }
        // "Asked about the vote, she …"
        let asked = self.is(at, Roles::PAST) && self.is_capital(at) && !self.is_capital(at + 1);
        if asked && self.is(at + 1, Roles::PREPOSITION | Roles::QUESTION | Roles::TIME) {
            return true;
        }
        self.is(
            at,
            Roles::PREPOSITION | Roles::ADVERB | Roles::TIME | Roles::SUBORDINATOR | Roles::GERUND | Roles::PARTICIPLE,
        ) && !self.is_capital(at + 1)
            || self.is(at, Roles::PREPOSITION | Roles::TIME | Roles::SUBORDINATOR)
            || self.is_time_phrase(at)
    }

    /// Whether a number of something begins with the word at `at`: "près d'un élève sur cinq", no length of time.
    fn begins_count(&self, at: usize) -> bool {
        let start = self.document.tokens.all()[at].span.start;
        let figures = &self.document.figures;
        let Ok(found) = figures.binary_search_by_key(&start, |figure| figure.span.start) else { return false };
        !matches!(figures[found].kind, FigureKind::Duration | FigureKind::Age)
    }

    /// Whether a particle and a word for several stand at `at`, as an article would: "d'autres pilotes", "de nombreux élus".
    pub fn opens_indefinite(&self, at: usize) -> bool {
        let several = self.past_apostrophe(at + 1);
        self.has_infinitives
            && self.is(at, Roles::LINKING)
            && !self.is(several, Roles::DETERMINER)
            && self.citing.indefinite.contains(self.lower(several))
    }

    /// Whether a noun phrase that is a time begins at `at`: "la semaine dernière".
    pub fn is_time_phrase(&self, at: usize) -> bool {
        if !self.is(at, Roles::DETERMINER) {
            return false;
        }
        let noun = if self.kind(at + 1) == Some(Kind::Apostrophe) { at + 2 } else { at + 1 };
        // "an early election", "the last boat": the word tells of a noun.
        let other = Roles::PREPOSITION
            | Roles::TIME
            | Roles::DETERMINER
            | Roles::COMPLEMENTIZER
            | Roles::SUBJECT
            | Roles::CONJUNCTION;
        let before_noun =
            || self.kind(noun + 1) == Some(Kind::Word) && !self.is(noun + 1, other) && !self.is_finite(noun + 1);
        self.is(noun, Roles::TIME_NOUN)
            || self.is(noun, Roles::TIME) && !self.is(noun, Roles::DETERMINER | Roles::SUBJECT) && !before_noun()
    }

    /// The first token from `at` on that belongs to no adverb, time or prepositional phrase.
    pub fn skip_adjuncts(&self, at: usize, end: usize) -> usize {
        self.skip_adjuncts_but(at, end, |_| false)
    }

    /// The same, up to the first token that `stops`.
    pub fn skip_adjuncts_but(&self, mut at: usize, end: usize, stops: impl Fn(usize) -> bool) -> usize {
        while at < end && !stops(at) {
            let next = self.past_adjunct(at, end);
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// The first token from `at` on that is no adverb.
    pub fn skip_adverbs(&self, at: usize, end: usize) -> usize {
        (at..end).find(|&at| !self.is(at, Roles::ADVERB) || self.is(at, Roles::PREPOSITION)).unwrap_or(end)
    }

    /// The end of the adjunct that begins at `at`; `at` itself when none does.
    pub fn past_adjunct(&self, at: usize, end: usize) -> usize {
        if self.quote(at).is_some() || self.is(at, Roles::COMPLEMENTIZER) || self.opens_indefinite(at) {
            at
        } else if self.is_mark(at, "(") {
            self.closing(at, end)
        } else if self.is_mark(at, ",") {
            self.inserted(at, end).unwrap_or(at)
        } else if self.is_time_phrase(at) {
            at + 2
        } else if let Some(day) = self.day_end(at) {
            day
        } else if self.has_infinitives
            && self.is(at, Roles::INFINITIVE_MARKER)
            && self.is_infinitive(self.past_apostrophe(at + 1))
        {
            at
        } else if self.is(at, Roles::PREPOSITION) && !self.is(at, Roles::DETERMINER) && !self.is_saying(at + 1) {
            self.adjunct_end(at, end)
        } else {
            at + usize::from(self.is_adverbial(at))
        }
    }

    /// The end of the day in digits that begins at `at`, with its article or without: "a annoncé le 27 novembre | qu'il ferme".
    /// Before a noun it is a part of that ("the 14 July parade").
    fn day_end(&self, at: usize) -> Option<usize> {
        let first = at + usize::from(self.is(at, Roles::DETERMINER));
        let start = self.document.tokens.get(first).filter(|first| first.kind == Kind::Digits)?.span.start;
        let dates = &self.document.dates;
        let date = dates.get(dates.partition_point(|date| date.span.end <= start))?.span;
        let end = self.document.tokens.from(date.end);
        let noun = Roles::PREPOSITION | Roles::DETERMINER | Roles::COMPLEMENTIZER | Roles::CONJUNCTION;
        let whole = date.start <= start && end > first + 1;
        (whole && (self.kind(end) != Some(Kind::Word) || self.is(end, noun))).then_some(end)
    }

    /// `source` without what stands before it in its sentence: a heading up to its colon, a time up to its comma.
    pub fn without_lead(&self, source: Range<usize>) -> Range<usize> {
        let plain = |at: &usize| self.quote(*at).is_none();
        let colon = source.clone().rev().filter(plain).find(|&at| self.is_mark(at, ":") && !self.touches(at + 1));
        let start = colon.map_or(source.start, |colon| colon + 1);
        let dated = (start..source.end).take_while(|&at| self.is_dated(at)).last();
        let comma = dated.map(|last| last + 1).filter(|&comma| comma < source.end && self.is_mark(comma, ","));
        comma.map_or(start, |comma| comma + 1)..source.end
    }

    /// `source` without the day between it and the verb at `verb`: "The board on Wednesday | said".
    pub fn before_day(&self, source: Range<usize>, verb: usize) -> Range<usize> {
        // "figures released on Monday"
        let told = |at: usize| self.is(at, Roles::PAST | Roles::PARTICIPLE | Roles::RELATIVE) && !self.is_capital(at);
        if source.end != verb || source.clone().any(told) {
            return source;
        }
        let day = |at: usize| self.is(at, Roles::TIME) || self.kind(at) == Some(Kind::Digits);
        let dated = |&at: &usize| day(at) && self.is_dated(at) && !self.is_inside_name(at);
        let Some(day) = (source.start + 1..source.end).rev().take_while(dated).last() else { return source };
        // "late Monday"
        let near =
            |at: &usize| self.is(*at, Roles::TIME) && !self.is(*at, Roles::DETERMINER) && !self.is_inside_name(*at);
        let first = (source.start + 1..day).rev().take_while(near).last().unwrap_or(day);
        let led = self.is(first - 1, Roles::PREPOSITION);
        let kept = self.is(first - 1, Roles::LINKING | Roles::DETERMINER) || led && first - 1 == source.start;
        if kept { source } else { source.start..first - usize::from(led) }
    }

    /// Whether an infinitive begins at `at`, behind its particle or bare.
    pub fn is_infinitive(&self, at: usize) -> bool {
        let other = Roles::DETERMINER | Roles::PREPOSITION | Roles::SUBJECT | Roles::CLITIC | Roles::TIME;
        let plain = || self.kind(at) == Some(Kind::Word) && !self.is(at, other) && !self.is_capital(at);
        self.is(at, Roles::INFINITIVE | Roles::HAVE | Roles::BE)
            || !self.has_infinitives && plain() && !self.document.language.counting().is_plural(self.lower(at))
    }

    /// Whether the word at `at` alone tells when or how.
    fn is_adverbial(&self, at: usize) -> bool {
        let day = self.kind(at) == Some(Kind::Digits) && at > 0 && self.is(at - 1, Roles::TIME);
        let word = self.is(at, Roles::ADVERB | Roles::TIME) && !self.is(at, Roles::DETERMINER | Roles::SUBJECT);
        day || word || self.kind(at) == Some(Kind::Apostrophe)
    }

    /// Whether a gerund that cites stands at `at`: "a répondu en assurant que".
    fn is_saying(&self, at: usize) -> bool {
        self.is(at, Roles::GERUND) && self.document.triggers(at).cites()
    }

    /// The end of an insertion between two commas that begins at the comma `at`, when what is said follows it.
    fn inserted(&self, at: usize, end: usize) -> Option<usize> {
        const INSERTED: usize = 32;
        let near = end.min(at + INSERTED);
        let second = (at + 1..near).find(|&comma| self.is_mark(comma, ","))?;
        let said = self.is(second + 1, Roles::COMPLEMENTIZER)
            || self.quote(second + 1).is_some()
            || self.is(second + 1, Roles::INFINITIVE_MARKER) && self.is_infinitive(self.past_apostrophe(second + 2))
            // "affirment, dans une plainte, avoir été licenciés"
            || self.has_infinitives && self.is(second + 1, Roles::HAVE | Roles::BE) && self.is_infinitive(second + 1);
        // "estime, lui, que"; "parle, elle, d'un malentendu"
        let alone = second == at + 2 && self.is(at + 1, Roles::CLITIC | Roles::ADVERB | Roles::SUBJECT);
        (alone || self.opens_adjunct(at + 1) && said).then_some(second + 1)
    }

    /// Whether the word at `at` is the verb of a clause, and no noun of the phrase from `start` on: "on a conference call".
    fn is_verb(&self, at: usize, start: usize) -> bool {
        self.is_finite(at) && !(self.document.triggers(at).says() && stands_as_noun(self, at, start))
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
            // "a demandé à son homologue d'envoyer …", "… de « tout effacer »"
            let marked = self.has_infinitives && nouns > 0 && self.is(stop, Roles::INFINITIVE_MARKER);
            let led = self.past_apostrophe(stop + 1);
            if marked && (self.is_infinitive(led) || led < end && self.quote(led).is_some()) {
                return stop;
            }
            if self.is(stop, Roles::COMPLEMENTIZER | Roles::RELATIVE)
                || self.is(stop, Roles::SUBJECT) && !self.is(stop, Roles::DETERMINER) && nouns > 0
            {
                return stop;
            }
            if nouns > 0 && self.kind(stop) == Some(Kind::Word) {
                let infinitive = self.is(stop, Roles::INFINITIVE) && !self.is(stop - 1, small);
                let after_acronym = self.document.is_acronym(stop - 1) && self.is_capital(stop);
                let link = self.is(stop, Roles::LINKING) || self.is(stop - 1, Roles::LINKING);
                if infinitive || after_acronym || self.is(stop, small) && !link || self.is_verb(stop, at) {
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

//! Years alone: which four digits or words are one, and which rather count what stands behind them.

use super::found::Found;
use super::reader::Reader;
use super::when::{Calendar, When};
use crate::language::Roles;
use crate::language::dates::Word;
use crate::text::tokens::Kind;

impl Reader<'_> {
    /// A year in words: "nineteen eighty six", "two thousand and five", "dix-neuf cent douze".
    pub fn spelled_year(self, at: usize) -> Option<(i16, usize)> {
        let first = self.number(at).filter(|number| number.digits == 0 && !number.ordinal)?;
        if (1100..2100).contains(&first.value) {
            return Some((i16::try_from(first.value).ok()?, first.end));
        }
        let last = self.number(first.end).filter(|number| number.digits == 0 && !number.ordinal)?;
        let pair = (13..=20).contains(&first.value) && (10..=99).contains(&last.value);
        pair.then_some((i16::try_from(first.value * 100 + last.value).ok()?, last.end))
    }

    /// 1000 to 2999 in four digits that stand for themselves.
    pub fn four_digits(self, at: usize) -> Option<i16> {
        let words = self.words(at);
        let alone = words.len() == 4 && self.kind(at) == Some(Kind::Digits);
        if alone { words.parse().ok().filter(|year| (1000..3000).contains(year)) } else { None }
    }

    /// Whether digits are part of a longer number or carry a unit.
    fn is_part_of_number(self, at: usize) -> bool {
        let glued_digits = |mark: usize, digits: usize| {
            self.is_any(mark, &[".", ",", "-", "/", ":"]) && self.kind(digits) == Some(Kind::Digits)
        };
        let before = at >= self.start + 2 && self.glued(at) && self.glued(at - 1) && glued_digits(at - 1, at - 2);
        before || self.goes_on_as_number(at)
    }

    pub fn goes_on_as_number(self, at: usize) -> bool {
        let mark = self.is_any(at + 1, &[".", ",", "-", "/", ":"]) && self.kind(at + 2) == Some(Kind::Digits);
        let unit = self.is_any(at + 1, &["%", "€", "$", "£", "°"]);
        unit || mark && self.glued(at + 1) && self.glued(at + 2)
    }

    /// Whether digits count the noun after them: not so the year in "what was built in 2017 collapsed".
    pub fn is_amount(self, at: usize) -> bool {
        let word = self.kind(at + 1) == Some(Kind::Word) && self.words(at + 1).starts_with(char::is_lowercase);
        let verb = || self.table.tense_of(self.tokens.lower(at + 1)).is_some();
        let year = || {
            self.ends_date(at + 1)
                || self.follows(at, Word::Within) && (verb() || self.ends_phrase(at))
                || self.tells_which(at)
                || self.precedes_verb(at)
                || self.opens_clause(at)
        };
        word && !year() || self.is_part_of_number(at)
    }

    /// Whether a verb and no noun stands behind the digits at `at`, which a preposition leads to: "the treaty of 1648 ended
    /// the war", "the flood of 1978 killed 40", "le traité de 1648 mit fin"; "of 2000 wounded men" counts.
    fn precedes_verb(self, at: usize) -> bool {
        let language = self.document.language;
        let counting = language.counting();
        // "les élections municipales 2017 offrent …"
        let usual = self.four_digits(at).is_some_and(|year| (1900..2100).contains(&year) && year % 100 != 0);
        let next = self.folded(at + 1);
        if usual && counting.verb_like.iter().any(|ending| next.ends_with(ending.as_str())) && self.names_one(at) {
            return true;
        }
        if self.four_digits(at).is_none() || !self.follows(at, Word::Of) {
            return false;
        }
        if counting.plural_ending.is_empty() {
            let next = self.folded(at + 1);
            let plural = counting.plural_letters.iter().any(|letter| next.ends_with(letter.as_str()));
            let counts =
                plural || counting.part(next).plural || language.units().after.at(self.tokens, at + 1).is_some();
            return !counting.plural_letters.is_empty() && !counts;
        }
        let verb = self.table.tense_of(self.tokens.lower(at + 1)).is_some();
        let object = self.kind(at + 2) == Some(Kind::Digits);
        let clause = object || self.document.roles(at + 2).any(Roles::DETERMINER | Roles::PREPOSITION);
        verb && (clause || self.is_of_several(at))
    }

    /// Whether a noun in the plural stands right before the digits at `at`, and no verb or small word that could lead to
    /// so many.
    fn names_one(self, at: usize) -> bool {
        let Some(noun) = at.checked_sub(1).filter(|&noun| noun >= self.start && !self.glued(at)) else { return false };
        let counting = self.document.language.counting();
        let word = self.folded(noun);
        let plural = counting.plural_letters.iter().any(|letter| word.ends_with(letter.as_str()));
        let part = counting.part_at(self.tokens, noun);
        self.kind(noun) == Some(Kind::Word) && plural && !part.stop && !part.auxiliary && !part.determiner
    }

    /// Whether what stands behind the digits at `at` belongs to no noun that they could count: "in 2001 excluding …".
    fn ends_phrase(self, at: usize) -> bool {
        let usual = self.four_digits(at).is_some_and(|year| (1900..2100).contains(&year) && year % 100 != 0);
        usual && self.document.roles(at + 1).any(Roles::GERUND | Roles::PREPOSITION | Roles::CONJUNCTION)
    }

    /// Whether the year at `at` is that of several things that are known, or told first: "the floods of 2021 destroyed homes".
    /// A round number may count: "groups of 2000 armed men".
    fn is_of_several(self, at: usize) -> bool {
        let usual = self.four_digits(at).is_some_and(|year| (1900..2100).contains(&year) && year % 100 != 0);
        let Some(noun) = at.checked_sub(2).filter(|&noun| usual && noun >= self.start) else { return false };
        let several =
            self.kind(noun) == Some(Kind::Word) && self.document.language.counting().is_plural(self.folded(noun));
        let known = noun > self.start && self.document.roles(noun - 1).any(Roles::DETERMINER);
        several && (known || self.words(noun).starts_with(char::is_uppercase))
    }

    /// Whether digits behind a preposition at the start of a clause are a year, whatever plural comes next: "In 2021 rents
    /// fell", "since 2015 wages have stalled".
    fn opens_clause(self, at: usize) -> bool {
        let usual = self.four_digits(at).is_some_and(|year| (1900..2100).contains(&year));
        if !usual || self.unit(at + 1).is_some() {
            return false;
        }
        let first = at > self.start
            && (self.words(at - 1).starts_with(char::is_uppercase) || at > self.start + 1 && self.is(at - 2, ","));
        self.follows(at, Word::Since) || first && (self.follows(at, Word::Within) || self.follows(at, Word::By))
    }

    /// Whether digits behind an article tell which of one thing is meant: "the 2016 election", not "a crowd of 2000 men".
    fn tells_which(self, at: usize) -> bool {
        let counting = self.document.language.counting();
        let article = at > self.start
            && self.document.roles(at - 1).any(Roles::DETERMINER)
            && !self.document.roles(at - 1).any(Roles::SUBJECT);
        let usual = self.four_digits(at).is_some_and(|year| (1800..2100).contains(&year));
        usual && article && !counting.plural_ending.is_empty() && !counting.is_plural(self.folded(at + 1))
    }

    pub fn is_bare_year(self, at: usize, year: i16) -> bool {
        let glued_words = self.glued(at) && matches!(self.kind(at - 1), Some(Kind::Word | Kind::Digits));
        let money = at > self.start && self.is_any(at - 1, &["$", "€", "£", "#", "+", "_", "/", ".", "n", "@"]);
        let introduced = self.follows(at, Word::Preposition) || self.is(at.wrapping_sub(1), "(");
        let usual = (1800..2100).contains(&year);
        !glued_words && !money && !self.glued_word(at + 1) && !self.is_amount(at) && (usual || introduced)
    }

    /// "AD 68", "68 AD", "l'an 68"; of one before Christ the days are not told.
    pub fn year_of_era(self, at: usize) -> Option<Found> {
        let led = self.word(at, Word::YearOfEra).filter(|_| !self.is_lower_letters(at));
        let year =
            self.number(led.unwrap_or(at)).filter(|number| (1..=4).contains(&number.digits) && !number.ordinal)?;
        if let Some(end) = self.word(year.end, Word::BeforeChrist) {
            return Some((When::Open, end));
        }
        let behind = self.word(year.end, Word::Era).filter(|_| !self.is_lower_letters(year.end));
        let end = behind.or_else(|| led.filter(|_| !self.goes_on_as_number(at.max(year.end - 1))).map(|_| year.end))?;
        let value = i16::try_from(year.value).ok().filter(|value| (1..=2999).contains(value))?;
        Some((When::Calendar(Calendar { year: Some(value), ..Calendar::default() }), end))
    }

    /// "ad" and "ce" are other words where they are not written in capitals.
    fn is_lower_letters(self, at: usize) -> bool {
        let word = self.words(at);
        word.len() <= 2 && word.starts_with(char::is_lowercase) && self.kind(at + 1) != Some(Kind::Apostrophe)
    }

    pub fn glued_word(self, at: usize) -> bool {
        self.glued(at) && matches!(self.kind(at), Some(Kind::Word | Kind::Digits))
    }

    /// Whether the word at `at` may follow a date, so that the number before does not count it.
    pub fn ends_date(self, at: usize) -> bool {
        self.table.after_year.contains(self.folded(at)) || self.weekday_name(at).is_some()
    }
}

/// The year that two digits stand for.
pub(super) fn full_year(two_digits: i16) -> i16 {
    two_digits + if two_digits < 50 { 2000 } else { 1900 }
}

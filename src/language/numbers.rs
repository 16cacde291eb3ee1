//! Number words of a language: what each word adds to a numeral.
//!
//! Only the words; how they are put together is `document::figure`.

mod table;

use rustc_hash::FxHashMap;

use super::Language;
use super::files::Each;
use super::phrases::Phrases;
use super::words::WordMap;
use crate::text::tokens::Tokens;
use table::Table;

/// The part a word plays in a numeral. Told from its value, save for collectives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Zero,
    /// 1 to 9
    Unit,
    /// 10 to 19
    Teen,
    /// 20, 30, … 90
    Ten,
    Hundred,
    /// 1000 and above
    Scale,
    /// "une centaine", "two dozen"
    Collective,
}

/// A number word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Atom {
    pub place: Place,
    pub value: f64,
    /// Written in the plural: "cents", "thousands", "cinquièmes".
    pub plural: bool,
    /// The smallest and the largest number it takes in after it: "soixante" takes 1 to 19.
    pub adds: (f64, f64),
}

/// What a word can be in a numeral.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "a word plays any number of these parts")]
pub struct Roles {
    pub cardinal: Option<Atom>,
    pub ordinal: Option<Atom>,
    /// Whether the ordinal stands by itself only ("premier").
    pub alone: bool,
    /// Whether the ordinal ends a longer one only ("unième").
    pub joined: bool,
    /// "tiers" is 3.
    pub denominator: Option<f64>,
    /// "moitié" is one half by itself.
    pub fraction: Option<f64>,
    /// Whether it is one before a scale only ("quarter million").
    pub before_scale: bool,
    /// Whether it is a word for minus.
    pub minus: bool,
    /// Whether it is an article that can stand for one.
    pub article: bool,
    /// Whether a numeral may begin with it: not so for a word that only opens a vague plural.
    pub begins: bool,
    /// The order of size that its plural tells when no number stands before it ("dizaines").
    pub order: Option<f64>,
}

impl Roles {
    /// Whether it is a number, a part of one or a sign by itself.
    fn plays_a_part(&self) -> bool {
        let number = self.cardinal.or(self.ordinal).is_some();
        number || self.denominator.or(self.fraction).or(self.order).is_some() || self.minus || self.article
    }
}

/// How a language writes numbers.
#[derive(Debug)]
pub struct Numbers {
    /// The decimal mark and the grouping mark of digits.
    pub decimal: char,
    pub group: char,
    pub and: Vec<String>,
    /// What "and" joins; empty when it joins any number that is small enough.
    pub and_joins: Vec<f64>,
    /// What joins a ten only with "and" or a hyphen.
    pub linked: Vec<f64>,
    /// How many hundreds may be told.
    pub hundreds: (f64, f64),
    /// Whether "nineteen eighty-four" is one number.
    pub pairs: bool,
    /// Whether "and" may join a denominator without a numerator: "un million et demi".
    pub halves_alone: bool,
    /// From here on, a plural ordinal after a number makes a fraction even where the two could be one ordinal.
    pub fractions_from: f64,
    pub point: Vec<String>,
    /// After these, a word for minus is no sign ("au moins").
    pub minus_not_after: Vec<String>,
    /// Behind these, where `minus_not_after` has them too, it is a sign of what may lie below zero: "à moins 5 degrés".
    pub minus_behind: Vec<String>,
    /// Collectives that are one only before "of" and a plural: "a score of ships".
    pub only_of_many: Vec<String>,
    /// Behind a temperature these make it negative.
    pub below_zero: Phrases<()>,
    /// What follows a fraction of something: "of", "des".
    pub parts_of: Vec<String>,
    /// Before these a fraction needs nothing behind it that it is a part of: "by half".
    pub before_half: Vec<String>,
    /// The same, where no other word is led by it: "la moitié ont voté", not "la moitié nord".
    pub whole_half: Vec<String>,
    /// Between numerator and denominator.
    pub over: Phrases<()>,
    pub within: Vec<String>,
    pub one: Vec<String>,
    pub zeros_before: Vec<String>,
    pub ordinal_suffixes: Vec<String>,
    /// Written after digits, case told apart: value, and whether a space may stand between.
    pub suffixes: FxHashMap<String, (f64, bool)>,
    /// The same, after a currency sign only.
    pub suffixes_money: FxHashMap<String, f64>,
    pub vague_before: Phrases<()>,
    pub vague_of: Vec<String>,
    words: WordMap<Roles>,
    /// Two words that make one number word.
    compounds: Phrases<Compound>,
}

/// Two words that make one number word: "quatre-vingt".
#[derive(Clone, Copy, Debug)]
pub struct Compound {
    pub atom: Atom,
    pub ordinal: bool,
}

impl Numbers {
    /// What the folded word can be; nothing for most words.
    #[must_use]
    pub fn roles(&self, word: &str) -> Option<&Roles> {
        self.words.get(word)
    }

    /// What token `at` can be; nothing for most words.
    #[must_use]
    #[inline]
    pub fn roles_at(&self, tokens: &Tokens, at: usize) -> Option<&Roles> {
        self.words.folded(tokens.form(at)?)
    }

    /// The folded words that can be something in a numeral.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys()
    }

    /// Words that make one number word together, "quatre-vingt".
    #[must_use]
    pub fn compounds(&self) -> &Phrases<Compound> {
        &self.compounds
    }
}

impl Language {
    /// Its number words.
    #[must_use]
    pub fn numbers(self) -> &'static Numbers {
        static EACH: Each<Numbers> = Each::new();
        EACH.of(self, |files| super::table::<Table>(files.numbers).read())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[test]
    fn tables_are_sound() {
        for language in Language::ALL {
            let numbers = language.numbers();
            for word in numbers.words.keys() {
                let roles = numbers.roles(word).unwrap();
                assert_eq!(word, &fold(word));
                for atom in [roles.cardinal, roles.ordinal].into_iter().flatten() {
                    assert!(atom.value >= 0.0 && atom.adds.0 <= atom.adds.1, "{language}: {word}");
                }
            }
        }
    }

    #[test]
    fn words_play_their_parts() {
        let numbers = Language::French.numbers();
        let cents = numbers.roles("cents").and_then(|roles| roles.cardinal).unwrap();
        assert_eq!((cents.place, cents.plural, cents.value), (Place::Hundred, true, 100.0));
        assert_eq!(numbers.roles("tiers").unwrap().denominator, Some(3.0));
        assert_eq!(numbers.roles("dizaines").unwrap().order, Some(10.0));
        assert!(numbers.roles("premier").unwrap().alone);
        assert!(numbers.roles("maison").is_none());
    }
}

//! Number words of a language: what each word adds to a numeral.
//!
//! Only the words; how they are put together is `document::figure`.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::Language;
use super::phrases::Phrases;
use crate::text::fold::fold;

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
    /// The order of size that its plural tells when no number stands before it ("dizaines").
    pub order: Option<f64>,
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
    /// What follows a fraction of something: "of", "des".
    pub parts_of: Vec<String>,
    /// Between numerator and denominator.
    pub over: Phrases<()>,
    pub within: Vec<String>,
    pub one: Vec<String>,
    pub zeros_before: Vec<String>,
    pub ordinal_suffixes: Vec<String>,
    /// Written after digits, case told apart: value, and whether a space may stand between.
    pub suffixes: HashMap<String, (f64, bool)>,
    /// The same, after a currency sign only.
    pub suffixes_money: HashMap<String, f64>,
    pub vague_before: Phrases<()>,
    pub vague_of: Vec<String>,
    words: HashMap<String, Roles>,
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

    /// Words that make one number word together, "quatre-vingt".
    #[must_use]
    pub fn compounds(&self) -> &Phrases<Compound> {
        &self.compounds
    }
}

/// The table as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    decimal: char,
    group: char,
    and: Vec<String>,
    point: Vec<String>,
    minus: Vec<String>,
    minus_not_after: Vec<String>,
    parts_of: Vec<String>,
    over: Vec<String>,
    #[serde(rename = "in")]
    within: Vec<String>,
    article: Vec<String>,
    one: Vec<String>,
    and_joins: Vec<f64>,
    linked: Vec<f64>,
    hundreds: (f64, f64),
    pairs: bool,
    fused: bool,
    halves_alone: bool,
    fractions_from: f64,
    zeros_before: Vec<String>,
    ordinal_suffixes: Vec<String>,
    cardinals: HashMap<String, f64>,
    compounds: HashMap<String, f64>,
    adds: HashMap<String, (f64, f64)>,
    collectives: HashMap<String, f64>,
    ordinals: HashMap<String, f64>,
    ordinals_alone: HashMap<String, f64>,
    ordinals_joined: HashMap<String, f64>,
    ordinal_compounds: HashMap<String, f64>,
    alone: HashMap<String, f64>,
    before_scale: HashMap<String, f64>,
    denominators: HashMap<String, f64>,
    suffixes: HashMap<String, f64>,
    suffixes_spaced: HashMap<String, f64>,
    suffixes_money: HashMap<String, f64>,
    vague: Vague,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vague {
    before: Vec<String>,
    orders: Vec<String>,
    of: Vec<String>,
}

impl Table {
    fn atom(&self, word: &str, value: f64) -> Atom {
        let place = place(value);
        let usual = if place == Place::Ten { (1.0, 9.0) } else { (0.0, 0.0) };
        Atom { place, value, plural: false, adds: self.adds.get(word).copied().unwrap_or(usual) }
    }

    fn words(&self) -> HashMap<String, Roles> {
        let mut words: HashMap<String, Roles> = HashMap::new();
        for (word, &value) in &self.cardinals {
            let atom = self.atom(word, value);
            words.entry(fold(word)).or_default().cardinal = Some(atom);
            if atom.value >= 100.0 {
                words.entry(fold(word) + "s").or_default().cardinal = Some(Atom { plural: true, ..atom });
            }
        }
        for (word, &value) in &self.collectives {
            let atom = Atom { place: Place::Collective, value, plural: false, adds: (0.0, 0.0) };
            words.entry(fold(word)).or_default().cardinal = Some(atom);
            words.entry(fold(word) + "s").or_default().cardinal = Some(Atom { plural: true, ..atom });
        }
        for (table, alone, joined) in
            [(&self.ordinals, false, false), (&self.ordinals_alone, true, false), (&self.ordinals_joined, false, true)]
        {
            for (word, &value) in table {
                let atom = self.atom(word, value);
                let plural = Atom { plural: true, ..atom };
                for (form, atom) in [(fold(word), atom), (fold(word) + "s", plural)] {
                    let roles = words.entry(form).or_default();
                    (roles.ordinal, roles.alone, roles.joined) = (Some(atom), alone, joined);
                }
            }
        }
        for (word, &value) in &self.denominators {
            words.entry(fold(word)).or_default().denominator = Some(value);
        }
        for (table, before_scale) in [(&self.alone, false), (&self.before_scale, true)] {
            for (word, &value) in table {
                let roles = words.entry(fold(word)).or_default();
                (roles.fraction, roles.before_scale) = (Some(value), before_scale);
            }
        }
        self.small_words(&mut words);
        for word in &self.vague.orders {
            let value = self.cardinals.get(word).or_else(|| self.collectives.get(word)).copied();
            words.entry(fold(word) + "s").or_default().order = value;
        }
        words
    }

    /// Words that can begin a numeral without being a number.
    fn small_words(&self, words: &mut HashMap<String, Roles>) {
        for word in &self.minus {
            words.entry(fold(word)).or_default().minus = true;
        }
        for word in &self.article {
            words.entry(fold(word)).or_default().article = true;
        }
        let firsts = self.vague.before.iter().filter_map(|phrase| phrase.split(' ').next());
        for word in self.zeros_before.iter().map(String::as_str).chain(firsts) {
            words.entry(fold(word)).or_default();
        }
    }

    /// "twentyfirst" and the like.
    fn fuse(&self, words: &mut HashMap<String, Roles>) {
        let tens = self.cardinals.iter().filter(|(_, value)| place(**value) == Place::Ten);
        for (ten, &tens) in tens {
            for (unit, &units) in self.cardinals.iter().filter(|(_, value)| place(**value) == Place::Unit) {
                let atom = Atom { place: Place::Teen, value: tens + units, plural: false, adds: (0.0, 0.0) };
                words.entry(fold(ten) + &fold(unit)).or_default().cardinal = Some(atom);
            }
            for (unit, &units) in self.ordinals.iter().filter(|(_, value)| place(**value) == Place::Unit) {
                let atom = Atom { place: Place::Teen, value: tens + units, plural: false, adds: (0.0, 0.0) };
                words.entry(fold(ten) + &fold(unit)).or_default().ordinal = Some(atom);
            }
        }
    }

    fn compounds(&self) -> Phrases<Compound> {
        let cardinals = self.compounds.iter().map(|(words, &value)| (words, value, false));
        let ordinals = self.ordinal_compounds.iter().map(|(words, &value)| (words, value, true));
        Phrases::new(cardinals.chain(ordinals).flat_map(|(words, value, ordinal)| {
            let singular = words.trim_end_matches('s');
            let adds = self.adds.get(singular).copied().unwrap_or((0.0, 0.0));
            let compound = Compound { atom: Atom { adds, ..self.atom(words, value) }, ordinal };
            [words.clone(), words.replace(' ', "-")].map(|words| (words, compound))
        }))
    }

    fn read(self) -> Numbers {
        let mut words = self.words();
        if self.fused {
            self.fuse(&mut words);
        }
        let folded = |list: &[String]| list.iter().map(|word| fold(word)).collect::<Vec<_>>();
        let mut suffixes: HashMap<String, (f64, bool)> =
            self.suffixes.iter().map(|(form, &value)| (form.clone(), (value, false))).collect();
        suffixes.extend(self.suffixes_spaced.iter().map(|(form, &value)| (form.clone(), (value, true))));
        Numbers {
            decimal: self.decimal,
            group: self.group,
            and: folded(&self.and),
            point: folded(&self.point),
            minus_not_after: folded(&self.minus_not_after),
            parts_of: folded(&self.parts_of),
            over: Phrases::new(self.over.iter().map(|words| (words, ()))),
            within: folded(&self.within),
            one: folded(&self.one),
            zeros_before: folded(&self.zeros_before),
            ordinal_suffixes: folded(&self.ordinal_suffixes),
            suffixes,
            suffixes_money: self.suffixes_money.clone(),
            vague_before: Phrases::new(self.vague.before.iter().map(|words| (words, ()))),
            vague_of: folded(&self.vague.of),
            words,
            compounds: self.compounds(),
            and_joins: self.and_joins,
            linked: self.linked,
            hundreds: self.hundreds,
            pairs: self.pairs,
            halves_alone: self.halves_alone,
            fractions_from: self.fractions_from,
        }
    }
}

fn place(value: f64) -> Place {
    match value {
        0.0 => Place::Zero,
        v if v < 10.0 => Place::Unit,
        v if v < 20.0 => Place::Teen,
        v if v < 100.0 => Place::Ten,
        100.0 => Place::Hundred,
        _ => Place::Scale,
    }
}

impl Language {
    /// Its number words.
    #[must_use]
    pub fn numbers(self) -> &'static Numbers {
        static FRENCH: OnceLock<Numbers> = OnceLock::new();
        static ENGLISH: OnceLock<Numbers> = OnceLock::new();
        let (cell, source) = match self {
            Self::French => (&FRENCH, include_str!("fr/numbers.toml")),
            Self::English => (&ENGLISH, include_str!("en/numbers.toml")),
        };
        cell.get_or_init(|| super::table::<Table>(source).read())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sound() {
        for language in Language::ALL {
            let numbers = language.numbers();
            for (word, roles) in &numbers.words {
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

//! The number table as it is written, and how it becomes [`Numbers`]: plurals, fused words and folding are added here.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::{Atom, Compound, Numbers, Place, Roles};
use crate::language::phrases::Phrases;
use crate::text::fold::fold;

/// The table as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    decimal: char,
    group: char,
    and: Vec<String>,
    point: Vec<String>,
    minus: Vec<String>,
    minus_not_after: Vec<String>,
    #[serde(default)]
    minus_behind: Vec<String>,
    #[serde(default)]
    only_of_many: Vec<String>,
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
    #[serde(default)]
    before_half: Vec<String>,
    #[serde(default)]
    whole_half: Vec<String>,
    #[serde(default)]
    below_zero: Vec<String>,
    cardinals: FxHashMap<String, f64>,
    compounds: FxHashMap<String, f64>,
    adds: FxHashMap<String, (f64, f64)>,
    collectives: FxHashMap<String, f64>,
    ordinals: FxHashMap<String, f64>,
    ordinals_alone: FxHashMap<String, f64>,
    ordinals_joined: FxHashMap<String, f64>,
    ordinal_compounds: FxHashMap<String, f64>,
    alone: FxHashMap<String, f64>,
    before_scale: FxHashMap<String, f64>,
    denominators: FxHashMap<String, f64>,
    suffixes: FxHashMap<String, f64>,
    suffixes_spaced: FxHashMap<String, f64>,
    suffixes_money: FxHashMap<String, f64>,
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

    fn words(&self) -> FxHashMap<String, Roles> {
        let mut words: FxHashMap<String, Roles> = FxHashMap::default();
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
    fn small_words(&self, words: &mut FxHashMap<String, Roles>) {
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
    fn fuse(&self, words: &mut FxHashMap<String, Roles>) {
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

    /// What the figure reader looks words up in.
    pub fn read(self) -> Numbers {
        let mut words = self.words();
        if self.fused {
            self.fuse(&mut words);
        }
        let compounds = self.compounds();
        let firsts: Vec<&str> = compounds.firsts().collect();
        let zeros: Vec<String> = self.zeros_before.iter().map(|word| fold(word)).collect();
        for (word, roles) in &mut words {
            roles.begins = roles.plays_a_part() || zeros.contains(word) || firsts.contains(&word.as_str());
        }
        let folded = |list: &[String]| list.iter().map(|word| fold(word)).collect::<Vec<_>>();
        let mut suffixes: FxHashMap<String, (f64, bool)> =
            self.suffixes.iter().map(|(form, &value)| (form.clone(), (value, false))).collect();
        suffixes.extend(self.suffixes_spaced.iter().map(|(form, &value)| (form.clone(), (value, true))));
        Numbers {
            decimal: self.decimal,
            group: self.group,
            and: folded(&self.and),
            point: folded(&self.point),
            minus_not_after: folded(&self.minus_not_after),
            minus_behind: folded(&self.minus_behind),
            only_of_many: folded(&self.only_of_many),
            parts_of: folded(&self.parts_of),
            over: Phrases::new(self.over.iter().map(|words| (words, ()))),
            within: folded(&self.within),
            one: folded(&self.one),
            zeros_before: folded(&self.zeros_before),
            ordinal_suffixes: folded(&self.ordinal_suffixes),
            before_half: folded(&self.before_half),
            whole_half: folded(&self.whole_half),
            below_zero: Phrases::new(self.below_zero.iter().map(|words| (words, ()))),
            suffixes,
            suffixes_money: self.suffixes_money.clone(),
            vague_before: Phrases::new(self.vague.before.iter().map(|words| (words, ()))),
            vague_of: folded(&self.vague.of),
            words: words.into(),
            compounds,
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
        // Whole hundreds in one word ("doscientos") take in smaller words as tens do; how small, the table tells.
        v if v < 1000.0 => Place::Ten,
        _ => Place::Scale,
    }
}

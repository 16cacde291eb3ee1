//! What figures are measured in: percent, money, time, length, weight and so on.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Language;
use super::ages::{self, Ages};
use super::files::Each;
use super::phrases::Phrases;

/// The family a unit belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    Percent,
    Money,
    Duration,
    Measure,
}

/// A unit: its family, and the code it is given in a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub dimension: Dimension,
    pub code: String,
}

/// The units of a language.
#[derive(Debug)]
pub struct Units {
    /// After the number.
    pub after: Phrases<Unit>,
    /// After the number, but only behind a larger unit: "5ft 9in".
    pub behind: Phrases<Unit>,
    /// Right after its last digit, in these letters: "30C", "97p".
    pub glued: FxHashMap<String, Unit>,
    /// Before it.
    pub before: Phrases<Unit>,
    /// What makes an age of a duration or a number.
    pub age: Ages,
    /// What a unit is divided into, and into how many: an hour into 60 minutes. By code.
    pub parts: BTreeMap<String, BTreeMap<String, f64>>,
    /// The hundredth part of a money, by any of its names.
    pub hundredths: Phrases<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    before: Vec<String>,
    percent: BTreeMap<String, Vec<String>>,
    money: BTreeMap<String, Vec<String>>,
    duration: BTreeMap<String, Vec<String>>,
    measure: BTreeMap<String, Vec<String>>,
    parts: BTreeMap<String, BTreeMap<String, f64>>,
    #[serde(default)]
    behind: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    glued: BTreeMap<String, Vec<String>>,
    hundredths: Vec<String>,
    age: ages::Table,
}

impl Table {
    fn read(self) -> Units {
        let moneys: FxHashSet<String> = self.money.keys().cloned().collect();
        let shares: FxHashSet<String> = self.percent.keys().cloned().collect();
        let families = [
            (Dimension::Percent, self.percent),
            (Dimension::Money, self.money),
            (Dimension::Duration, self.duration),
            (Dimension::Measure, self.measure),
        ];
        let glued = self.glued.into_iter().flat_map(|(code, forms)| {
            let dimension = match &code {
                code if moneys.contains(code) => Dimension::Money,
                code if shares.contains(code) => Dimension::Percent,
                _ => Dimension::Measure,
            };
            let unit = Unit { dimension, code };
            forms.into_iter().map(move |form| (form, unit.clone()))
        });
        let glued = glued.collect();
        let leading: FxHashSet<String> = self.before.into_iter().collect();
        let (mut after, mut before) = (Vec::new(), Vec::new());
        for (dimension, family) in families {
            for (code, forms) in family {
                let unit = Unit { dimension, code };
                for form in forms {
                    if leading.contains(&form) {
                        before.push((form.clone(), unit.clone()));
                    }
                    after.extend(plurals(&form).map(|plural| (plural, unit.clone())));
                    after.push((form, unit.clone()));
                }
            }
        }
        let behind = self.behind.into_iter().flat_map(|(code, forms)| {
            let unit = Unit { dimension: Dimension::Measure, code };
            forms.into_iter().map(move |form| (form, unit.clone()))
        });
        let plain = |list: Vec<String>| Phrases::new(list.into_iter().map(|words| (words, ())));
        Units {
            after: Phrases::new(after),
            behind: Phrases::new(behind),
            before: Phrases::new(before),
            glued,
            age: self.age.read(),
            hundredths: plain(self.hundredths),
            parts: self.parts,
        }
    }
}

/// A form with an -s at its first word ("points de pourcentage"), its last ("percentage points") or each ("dollars
/// américains"); symbols and words too short to be nouns stay as they are.
fn plurals(form: &str) -> impl Iterator<Item = String> {
    let noun = |word: &str| {
        // "a town of 12,000 has a bank"
        let long = word.len() > 1 && !matches!(word, "de" | "per" | "par" | "ha" | "kt" | "ct" | "ch");
        long && word.chars().all(|c| c == '-' || c.is_lowercase()) && !word.ends_with(['s', 'x'])
    };
    let last = form.split(' ').count() - 1;
    [0..=0, last..=last, 0..=last].into_iter().map(move |places| {
        let words = form.split(' ').enumerate();
        let word = |(at, word)| format!("{word}{}", if places.contains(&at) && noun(word) { "s" } else { "" });
        words.map(word).collect::<Vec<_>>().join(" ")
    })
}

impl Language {
    /// Its units.
    #[must_use]
    pub fn units(self) -> &'static Units {
        static EACH: Each<Units> = Each::new();
        EACH.of(self, |files| super::table::<Table>(files.units).read())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::Tokens;

    #[test]
    fn units_are_found_in_both_numbers() {
        let units = Language::French.units();
        for text in ["mètre carré", "mètres carrés"] {
            let (end, unit) = units.after.at(&Tokens::new(text), 0).unwrap();
            assert_eq!((end, unit.code.as_str()), (2, "m²"), "{text}");
        }
        let (_, unit) = Language::English.units().before.before(&Tokens::new("US$ 5"), 2).unwrap();
        assert_eq!(unit.code, "USD");
    }
}

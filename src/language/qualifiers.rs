//! Words that open, blur or bound a figure, and words that make a range of two numbers.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::phrases::Phrases;
use crate::text::Qualifier;

/// The qualifiers of a language.
#[derive(Debug)]
pub struct Qualifiers {
    /// Right before the number.
    pub before: Phrases<Qualifier>,
    /// After the number, or after its noun.
    pub after: Phrases<Qualifier>,
    /// Phrases that begin like one after the number and are none: "au plus fort de la nuit".
    pub not_after: Phrases<()>,
    pub range: Ranges,
    /// Words that say how many times as much.
    pub multiples: Phrases<f64>,
    /// "three times as many": "times", what follows it, and what stands before the number instead.
    pub times: Phrases<()>,
    pub times_after: Phrases<()>,
    pub times_before: Phrases<()>,
    /// Multiples that only tell how often, unless what `times_after` knows follows: "twice".
    pub times_often: Phrases<()>,
    /// Multiples that are one only behind an article, and of something: "le double de", "c'était le double".
    pub times_known: Phrases<()>,
    /// Words that tell a span of time, not a bound, before a length of time: "over three years".
    pub elapsing: Phrases<()>,
    /// Words that lead to something known where a noun follows the number: "dans les 27 pays".
    pub definite: Phrases<()>,
}

/// Words of a range.
#[derive(Debug)]
pub struct Ranges {
    /// "between", and what stands between its bounds.
    pub between: Phrases<()>,
    pub between_and: Phrases<()>,
    /// "from", whether it is part of the figure, and what stands between its bounds.
    pub from: Phrases<()>,
    pub from_in_span: bool,
    pub to: Phrases<()>,
    /// Before the size of a change, whose end may follow: "by £94 to £1,981".
    pub step: Phrases<()>,
    /// "two or three"
    pub or: Phrases<()>,
    /// Before what a figure is compared with: "against", "contre".
    pub against: Phrases<()>,
    /// Before "from": verbs that tell a change, so that the numbers are two figures.
    pub changes: Phrases<()>,
    /// Words that begin like a bound and tell where something went: "edged up to 6.3%".
    pub went: Phrases<()>,
    /// Between two bounds that have a qualifier each.
    pub join: Phrases<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    before: BTreeMap<Qualifier, Vec<String>>,
    after: BTreeMap<Qualifier, Vec<String>>,
    #[serde(default)]
    not_after: NotAfter,
    range: RangeTable,
    multiples: FxHashMap<String, f64>,
    times: Times,
    elapsing: Vec<String>,
    #[serde(default)]
    definite: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NotAfter {
    phrases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Times {
    words: Vec<String>,
    after: Vec<String>,
    before: Vec<String>,
    #[serde(default)]
    often: Vec<String>,
    #[serde(default)]
    known: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RangeTable {
    between: Vec<String>,
    between_and: Vec<String>,
    from: Vec<String>,
    from_in_span: bool,
    to: Vec<String>,
    #[serde(default)]
    step: Vec<String>,
    or: Vec<String>,
    #[serde(default)]
    against: Vec<String>,
    changes: Vec<String>,
    #[serde(default)]
    went: Vec<String>,
    join: Vec<String>,
}

impl Table {
    fn read(self) -> Qualifiers {
        let meant = |table: BTreeMap<Qualifier, Vec<String>>| {
            Phrases::new(
                table.into_iter().flat_map(|(meaning, list)| list.into_iter().map(move |words| (words, meaning))),
            )
        };
        let plain = |list: Vec<String>| Phrases::new(list.into_iter().map(|words| (words, ())));
        let range = self.range;
        Qualifiers {
            before: meant(self.before),
            after: meant(self.after),
            not_after: plain(self.not_after.phrases),
            range: Ranges {
                between: plain(range.between),
                between_and: plain(range.between_and),
                from: plain(range.from),
                from_in_span: range.from_in_span,
                to: plain(range.to),
                step: plain(range.step),
                or: plain(range.or),
                against: plain(range.against),
                changes: plain(range.changes),
                went: plain(range.went),
                join: plain(range.join),
            },
            multiples: Phrases::new(self.multiples),
            times: plain(self.times.words),
            times_after: plain(self.times.after),
            times_before: plain(self.times.before),
            times_often: plain(self.times.often),
            times_known: plain(self.times.known),
            elapsing: plain(self.elapsing),
            definite: plain(self.definite),
        }
    }
}

impl Language {
    /// Its qualifiers.
    #[must_use]
    pub fn qualifiers(self) -> &'static Qualifiers {
        static EACH: Each<Qualifiers> = Each::new();
        EACH.of(self, |files| super::table::<Table>(files.qualifiers).read())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::Tokens;

    #[test]
    fn the_longer_qualifier_wins() {
        let before = &Language::French.qualifiers().before;
        let tokens = Tokens::new("pas plus de 50");
        assert_eq!(before.before(&tokens, 3), Some((0, &Qualifier::AtMost)));
        let english = &Language::English.qualifiers().before;
        assert_eq!(english.before(&Tokens::new("no less than 30"), 3), Some((0, &Qualifier::AtLeast)));
    }
}

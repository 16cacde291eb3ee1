//! Words that tell how old somebody is.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrases::Phrases;
use super::words::WordSet;
use crate::text::fold::fold;

/// What makes an age of a number or of a length of time.
#[derive(Debug)]
pub struct Ages {
    /// Right before it, whatever follows: "aged".
    pub before: Phrases<()>,
    /// Right before it, where nothing that is measured follows: "she was 40", "il a 40 ans".
    pub alone: Phrases<()>,
    /// Before a bound or a range that names people by their years: "les plus de 60 ans".
    pub groups: Phrases<()>,
    /// Behind it: "old".
    pub after: Phrases<()>,
    /// People, folded: "un homme de 40 ans", "children under five".
    pub persons: WordSet,
    /// Stand for a person told before, folded: "un autre de 40 ans".
    pub others: WordSet,
    /// Nouns of what is so many years, folded: "l'âge du départ passe de 62 à 64 ans".
    pub nouns: WordSet,
    /// Whether a number without its unit may be an age.
    pub bare: bool,
    /// Ten years of a life, by the first of them: "fifties".
    pub decades: Phrases<f64>,
    /// Right before a decade: "in his".
    pub decade_before: Phrases<()>,
    /// Between the two, folded: "late".
    pub decade_part: WordSet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    before: Vec<String>,
    after: Vec<String>,
    bare: bool,
    #[serde(default)]
    alone: Vec<String>,
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    persons: Vec<String>,
    #[serde(default)]
    others: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    decades: BTreeMap<String, f64>,
    #[serde(default)]
    decade_before: Vec<String>,
    #[serde(default)]
    decade_part: Vec<String>,
}

impl Table {
    pub fn read(self) -> Ages {
        let plain = |list: Vec<String>| Phrases::new(list.into_iter().map(|words| (words, ())));
        let folded = |list: Vec<String>| list.iter().map(|word| fold(word)).collect();
        Ages {
            before: plain(self.before),
            alone: plain(self.alone),
            groups: plain(self.groups),
            after: plain(self.after),
            persons: folded(self.persons),
            others: folded(self.others),
            nouns: folded(self.nouns),
            bare: self.bare,
            decades: Phrases::new(self.decades),
            decade_before: plain(self.decade_before),
            decade_part: folded(self.decade_part),
        }
    }
}

//! Given names: one list for every language, as people travel.

use std::sync::LazyLock;

use serde::Deserialize;

use super::words::WordSet;
use crate::text::fold::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    latin: Vec<String>,
    carried: Vec<String>,
    surname_endings: Vec<String>,
}

#[derive(Debug)]
struct GivenNames {
    all: WordSet,
    latin: WordSet,
    surname_endings: Vec<String>,
}

fn names() -> &'static GivenNames {
    static NAMES: LazyLock<GivenNames> = LazyLock::new(|| {
        let table: Table = toml::from_str(include_str!("given_names.toml")).expect("the list of names is well formed");
        let latin: WordSet = table.latin.iter().map(|name| fold(name)).collect();
        let all = latin.iter().map(str::to_owned).chain(table.carried.iter().map(|name| fold(name))).collect();
        GivenNames { all, latin, surname_endings: table.surname_endings }
    });
    &NAMES
}

/// Whether `folded` is a frequent given name.
#[must_use]
pub fn is_given_name(folded: &str) -> bool {
    names().all.contains(folded)
}

/// Whether `folded` ends as surnames do and hardly another word.
#[must_use]
pub fn ends_as_surname(folded: &str) -> bool {
    const SHORTEST: usize = 5;
    folded.len() >= SHORTEST && names().surname_endings.iter().any(|ending| folded.ends_with(ending))
}

/// Whether `folded` is a given name of people whose names are written in Latin letters at home: they have one spelling.
#[must_use]
pub fn is_latin_given_name(folded: &str) -> bool {
    names().latin.contains(folded)
}

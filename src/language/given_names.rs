//! Given names: one list for every language, as people travel.

use std::sync::LazyLock;

use serde::Deserialize;

use super::words::WordSet;
use crate::text::fold::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    names: Vec<String>,
}

/// Whether `folded` is a frequent given name.
#[must_use]
pub fn is_given_name(folded: &str) -> bool {
    static NAMES: LazyLock<WordSet> = LazyLock::new(|| {
        let table: Table = toml::from_str(include_str!("given_names.toml")).expect("the list of names is well formed");
        table.names.iter().map(|name| fold(name)).collect()
    });
    NAMES.contains(folded)
}

//! What a language says about speech and about those who tell it.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Language;

/// The table of one language; every word in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotes {
    /// Verbs that tell speech only inside it ("fit").
    pub verbs: HashSet<String>,
    /// Auxiliaries before a participle ("a-t-il répondu").
    pub auxiliaries: HashSet<String>,
    /// Pronouns after the verb, behind a hyphen ("dit-il").
    pub subjects: HashSet<String>,
    /// Pronouns before the verb ("lui dit-il").
    pub clitics: HashSet<String>,
    /// Words that open a subject ("dit le maire").
    pub determiners: HashSet<String>,
    /// Words after a comma with which the teller goes on ("dit-il, en riant").
    pub telling: HashSet<String>,
    /// Words of those who speak or are spoken to.
    pub persons: HashSet<String>,
    /// Words of those who are spoken to.
    pub addressed: HashSet<String>,
}

impl Language {
    /// How speech is told in this language.
    #[must_use]
    pub fn quotes(self) -> &'static Quotes {
        static FRENCH: LazyLock<Quotes> = LazyLock::new(|| read(include_str!("fr/quotes.toml")));
        static ENGLISH: LazyLock<Quotes> = LazyLock::new(|| read(include_str!("en/quotes.toml")));
        match self {
            Self::French => &FRENCH,
            Self::English => &ENGLISH,
        }
    }
}

fn read(table: &str) -> Quotes {
    toml::from_str(table).expect("the table of quotes is well formed")
}

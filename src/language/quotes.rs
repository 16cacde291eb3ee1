//! What a language says about speech and about those who tell it.

use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::words::WordSet;

/// The table of one language; every word in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotes {
    /// Verbs that tell speech only inside it ("fit").
    pub verbs: WordSet,
    /// Auxiliaries before a participle ("a-t-il répondu").
    pub auxiliaries: WordSet,
    /// Pronouns after the verb, behind a hyphen ("dit-il").
    pub subjects: WordSet,
    /// Pronouns before the verb ("lui dit-il").
    pub clitics: WordSet,
    /// Words that open a subject ("dit le maire").
    pub determiners: WordSet,
    /// Words after a comma with which the teller goes on ("dit-il, en riant").
    pub telling: WordSet,
    /// Words of those who speak or are spoken to.
    pub persons: WordSet,
    /// Words of those who are spoken to.
    pub addressed: WordSet,
    /// Verbs in the present that nobody tells a story of the past with ("faut").
    pub present: WordSet,
}

impl Language {
    /// How speech is told in this language.
    #[must_use]
    pub fn quotes(self) -> &'static Quotes {
        static EACH: Each<Quotes> = Each::new();
        EACH.of(self, |files| read(files.quotes))
    }
}

fn read(table: &str) -> Quotes {
    toml::from_str(table).expect("the table of quotes is well formed")
}

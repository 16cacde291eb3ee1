//! What a language says about speech and about those who tell it.

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::Language;
use super::files::Each;

/// The table of one language; every word in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotes {
    /// Verbs that tell speech only inside it ("fit").
    pub verbs: FxHashSet<String>,
    /// Auxiliaries before a participle ("a-t-il répondu").
    pub auxiliaries: FxHashSet<String>,
    /// Pronouns after the verb, behind a hyphen ("dit-il").
    pub subjects: FxHashSet<String>,
    /// Pronouns before the verb ("lui dit-il").
    pub clitics: FxHashSet<String>,
    /// Words that open a subject ("dit le maire").
    pub determiners: FxHashSet<String>,
    /// Words after a comma with which the teller goes on ("dit-il, en riant").
    pub telling: FxHashSet<String>,
    /// Words of those who speak or are spoken to.
    pub persons: FxHashSet<String>,
    /// Words of those who are spoken to.
    pub addressed: FxHashSet<String>,
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

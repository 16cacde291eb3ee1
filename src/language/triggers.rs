//! The words at which a finder must look twice, so that each word of a text is looked up once.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Language;

const CITES: u8 = 1;
const TELLS: u8 = 2;

/// The first words of what cites, and of what tells without vouching.
#[derive(Debug, Default)]
pub struct Triggers(FxHashMap<String, u8>);

impl Triggers {
    /// Whether `word`, in lower case, may begin or be a cue of an attribution.
    #[must_use]
    pub fn cites(&self, word: &str) -> bool {
        self.has(word, CITES)
    }

    /// Whether `word`, in lower case, may begin a hedge or a press conditional.
    #[must_use]
    pub fn tells(&self, word: &str) -> bool {
        self.has(word, TELLS)
    }

    fn has(&self, word: &str, kind: u8) -> bool {
        self.0.get(word).is_some_and(|kinds| kinds & kind != 0)
    }

    fn of(language: Language) -> Self {
        let mut triggers = Self::default();
        let citing = language.citing();
        let prepositions = citing.prepositions.firsts().chain(citing.sourced_prepositions.firsts());
        triggers.add(prepositions.chain(&citing.nouns).chain(language.reporting().forms()), CITES);
        let conditionals = language.conditionals();
        let verbs = conditionals.auxiliaries.iter().chain(&conditionals.states);
        triggers.add(verbs.chain(conditionals.hedges.firsts()), TELLS);
        triggers
    }

    fn add<'a>(&mut self, words: impl Iterator<Item = &'a String>, kind: u8) {
        for word in words {
            *self.0.entry(word.clone()).or_default() |= kind;
        }
    }
}

impl Language {
    /// The words of the language at which a finder must look twice.
    #[must_use]
    pub fn triggers(self) -> &'static Triggers {
        static FRENCH: LazyLock<Triggers> = LazyLock::new(|| Triggers::of(Language::French));
        static ENGLISH: LazyLock<Triggers> = LazyLock::new(|| Triggers::of(Language::English));
        match self {
            Self::French => &FRENCH,
            Self::English => &ENGLISH,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words_of_every_kind() {
        let french = Language::French.triggers();
        assert!(["selon", "annonce", "affirmant", "aux"].iter().all(|word| french.cites(word)));
        assert!(french.tells("auraient") && !french.cites("auraient") && !french.cites("navire"));
        assert!(Language::English.triggers().tells("reportedly"));
    }
}

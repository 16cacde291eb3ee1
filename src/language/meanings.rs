//! What words mean, under names that are the same in every language: what lets sources of two languages meet.
//!
//! Not a dictionary: one meaning for a word, the one that news tell more often, for the words by which sentences can be
//! told to be about one thing.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Language;
use super::inflection::Inflect;
use crate::text::fold::fold;

/// The language whose words name the meanings.
const NAMED_IN: Language = Language::English;

/// What words stand for in every language.
#[derive(Debug, PartialEq, Eq)]
pub struct Meaning {
    /// An English word; where things are counted by it, as a story names them: "schools".
    pub name: String,
    /// Its stem, folded.
    pub stem: String,
}

#[derive(Debug, Default)]
struct Meanings {
    list: Vec<Meaning>,
    /// By name.
    names: FxHashMap<String, usize>,
    /// For each language, by what finds a word.
    words: [Words; Language::ALL.len()],
}

/// The words of a language, the surest way to each first. Of several words that one way leads to, the first has it.
#[derive(Debug, Default)]
struct Words {
    /// As they are listed, and their plurals; in lower case.
    listed: FxHashMap<String, usize>,
    /// The stems of those, folded: "pèse" is found by that of "peser".
    stems: FxHashMap<String, usize>,
}

impl Language {
    /// What `word` (in lower case) means, where the tables say so.
    #[must_use]
    pub fn meaning(self, word: &str) -> Option<&'static Meaning> {
        static MEANINGS: LazyLock<Meanings> = LazyLock::new(Meanings::load);
        let words = &MEANINGS.words[self as usize];
        let at = words.listed.get(word).or_else(|| words.stems.get(&stem(self, word)))?;
        Some(&MEANINGS.list[*at])
    }
}

fn stem(language: Language, word: &str) -> String {
    fold(&language.stem(word))
}

impl Meanings {
    fn load() -> Self {
        let mut meanings = Self::default();
        for language in Language::ALL {
            let table: BTreeMap<String, String> = super::table(language.files().meanings);
            let names: Vec<usize> = table.keys().map(|name| meanings.place(name)).collect();
            let listed = names.iter().zip(table.values());
            let words: Vec<(usize, &str)> =
                listed.flat_map(|(&at, words)| words.split_whitespace().map(move |word| (at, word))).collect();
            meanings.words[language as usize].file(language, &words);
        }
        meanings
    }

    /// The number of the meaning that is called `name`.
    fn place(&mut self, name: &str) -> usize {
        if let Some(&at) = self.names.get(name) {
            return at;
        }
        let at = self.list.len();
        self.names.insert(name.to_owned(), at);
        self.words[NAMED_IN as usize].file(NAMED_IN, &[(at, name)]);
        self.list.push(Meaning { name: name.to_owned(), stem: stem(NAMED_IN, name) });
        at
    }
}

impl Words {
    fn file(&mut self, language: Language, words: &[(usize, &str)]) {
        for &(at, word) in words {
            self.listed.insert(word.to_owned(), at);
        }
        for &(at, word) in words {
            for plural in language.inflect(word, Inflect::Noun) {
                self.listed.entry(plural).or_insert(at);
            }
        }
        // Infinitives are longer than the nouns they share a stem with, and these have their forms above.
        let mut longest = words.to_vec();
        longest.sort_by_key(|(_, word)| Reverse(word.len()));
        for (at, word) in longest {
            self.stems.entry(stem(language, word)).or_insert(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(language: Language, word: &str, expected: &str) {
        assert_eq!(language.meaning(word).map_or("", |meaning| &meaning.name), expected, "{word}");
    }

    #[test]
    fn words_of_two_languages_meet() {
        for (word, name) in [
            ("écoles", "schools"),
            ("vendues", "sales"),
            ("fermera", "close"),
            ("ecoles", "schools"),
            ("pèse", "weight"),
            ("marché", "markets"),
            ("marche", "marches"),
            ("brebis", "sheep"),
        ] {
            case(Language::French, word, name);
        }
        for (word, name) in [("school", "schools"), ("sold", "sales"), ("closing", "close"), ("ewes", "sheep")] {
            case(Language::English, word, name);
        }
    }

    #[test]
    fn a_listed_word_goes_before_a_form_of_another() {
        case(Language::French, "porte", "doors");
        case(Language::French, "ports", "ports");
        case(Language::French, "montres", "watches");
    }

    #[test]
    fn what_no_table_has_means_nothing() {
        case(Language::French, "schools", "");
        case(Language::English, "zyxt", "");
    }

    /// The second meaning would never be found.
    #[test]
    fn no_word_is_filed_twice() {
        let mut twice = Vec::new();
        for language in Language::ALL {
            let table: toml::Table = super::super::table(language.files().meanings);
            let mut words = BTreeMap::new();
            for (name, listed) in &table {
                for word in listed.as_str().expect("words with blanks between").split_whitespace() {
                    twice.extend(words.insert(word, name).map(|other| format!("{word}: {name}, {other}")));
                }
            }
        }
        assert_eq!(twice, [""; 0]);
    }
}

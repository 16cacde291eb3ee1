//! What words mean, under names that are the same in every language: what lets sources of two languages meet.
//!
//! Not a dictionary: one meaning for a word, the one that news tell more often, for the words by which sentences can be
//! told to be about one thing.

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
    /// By the stem of the name: of several, the first.
    stems: FxHashMap<String, usize>,
    /// For each language, by the forms of its words, in lower case.
    words: [FxHashMap<String, usize>; Language::ALL.len()],
}

impl Language {
    /// What `word` (in lower case) means, where the tables say so.
    #[must_use]
    pub fn meaning(self, word: &str) -> Option<&'static Meaning> {
        static MEANINGS: LazyLock<Meanings> = LazyLock::new(Meanings::load);
        let words = &MEANINGS.words[self as usize];
        // Without accents, "pèse" is as good as a form of "peser".
        let listed = words.get(word).or_else(|| words.get(&fold(word)));
        let named = || (self == NAMED_IN).then(|| MEANINGS.stems.get(&named_stem(word))).flatten();
        listed.or_else(named).map(|&at| &MEANINGS.list[at])
    }
}

fn named_stem(word: &str) -> String {
    fold(&NAMED_IN.stem(word))
}

impl Meanings {
    fn load() -> Self {
        let mut meanings = Self::default();
        let filed: Vec<(Language, Vec<(usize, String)>)> =
            Language::ALL.into_iter().map(|language| (language, meanings.filed(language))).collect();
        // A word as it is listed says more than the plural of another, that more than what other endings make, and that more
        // than what is left of a form without its accents.
        let plain: fn(&str) -> String = str::to_owned;
        let ways = [(Inflect::None, plain), (Inflect::Noun, plain), (Inflect::All, plain), (Inflect::All, fold)];
        for (how, spell) in ways {
            for (language, words) in &filed {
                for (at, word) in words {
                    for form in language.inflect(word, how) {
                        meanings.words[*language as usize].entry(spell(&form)).or_insert(*at);
                    }
                }
            }
        }
        meanings
    }

    /// The words of the table of `language`, each with its meaning.
    fn filed(&mut self, language: Language) -> Vec<(usize, String)> {
        let table: toml::Table = super::table(language.files().meanings);
        let mut words = Vec::new();
        for (name, listed) in table {
            let at = self.place(name);
            words.extend(listed.as_str().unwrap_or_default().split_whitespace().map(|word| (at, word.to_owned())));
        }
        words
    }

    fn place(&mut self, name: String) -> usize {
        if let Some(&at) = self.names.get(&name) {
            return at;
        }
        let (at, stem) = (self.list.len(), named_stem(&name));
        self.names.insert(name.clone(), at);
        self.stems.entry(stem.clone()).or_insert(at);
        self.words[NAMED_IN as usize].insert(name.clone(), at);
        self.list.push(Meaning { name, stem });
        at
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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

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

/// What stands between the parts of several words that mean something together, in the tables.
const PARTED: [char; 2] = ['_', '-'];

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
    /// What several words mean together, by the first of them.
    phrases: FxHashMap<String, Vec<Phrase>>,
}

/// The words behind the first of several that mean something together, each in its forms.
#[derive(Debug)]
struct Phrase {
    rest: Vec<Vec<String>>,
    meaning: usize,
}

static MEANINGS: LazyLock<Meanings> = LazyLock::new(Meanings::load);

impl Language {
    /// What `word` (in lower case) means, where the tables say so.
    #[must_use]
    pub fn meaning(self, word: &str) -> Option<&'static Meaning> {
        let words = &MEANINGS.words[self as usize];
        let at = words.listed.get(word).or_else(|| words.stems.get(&stem(self, word)))?;
        Some(&MEANINGS.list[*at])
    }

    /// What `first` means together with the words behind it, and how many those are; `next` tells them by their number, in
    /// lower case: "mis au jour".
    pub fn meaning_of_several<'t>(
        self,
        first: &str,
        next: impl Fn(usize) -> Option<&'t str>,
    ) -> Option<(&'static Meaning, usize)> {
        let phrases = MEANINGS.words[self as usize].phrases.get(first)?;
        let fits = |phrase: &&Phrase| {
            let mut rest = phrase.rest.iter().enumerate();
            rest.all(|(at, forms)| next(at).is_some_and(|word| forms.iter().any(|form| form == word)))
        };
        let phrase = phrases.iter().filter(fits).max_by_key(|phrase| phrase.rest.len())?;
        Some((&MEANINGS.list[phrase.meaning], phrase.rest.len()))
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
        let (several, words): (Vec<_>, Vec<_>) = words.iter().partition(|(_, word)| word.contains(PARTED));
        for (at, words) in several {
            self.file_several(language, at, words);
        }
        for &(at, word) in &words {
            self.listed.insert(word.to_owned(), at);
        }
        for &(at, word) in &words {
            for plural in language.inflect(word, Inflect::Noun) {
                self.listed.entry(plural).or_insert(at);
            }
        }
        // Infinitives are longer than the nouns they share a stem with, and these have their forms above.
        let mut longest = words;
        longest.sort_by_key(|(_, word)| Reverse(word.len()));
        for (at, word) in longest {
            self.stems.entry(stem(language, word)).or_insert(at);
        }
    }

    fn file_several(&mut self, language: Language, meaning: usize, words: &str) {
        let forms = |word: &str| -> Vec<String> {
            let plurals = language.inflect(word, Inflect::Noun);
            std::iter::once(word.to_owned()).chain(plurals).collect()
        };
        let mut parts = words.split(PARTED).map(forms);
        let Some(first) = parts.next() else { return };
        let rest: Vec<Vec<String>> = parts.collect();
        for form in first {
            self.phrases.entry(form).or_default().push(Phrase { rest: rest.clone(), meaning });
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
    fn several_words_mean_something_together() {
        let several = |language: Language, words: &str| {
            let words: Vec<&str> = words.split(' ').collect();
            let found = language.meaning_of_several(words[0], |at| words.get(at + 1).copied());
            found.map(|(meaning, behind)| (meaning.name.as_str(), behind))
        };
        assert_eq!(several(Language::French, "mis au jour hier"), Some(("unearth", 2)));
        assert_eq!(several(Language::French, "pommes de terre"), Some(("potatoes", 2)));
        assert_eq!(several(Language::French, "mis au"), None);
        assert_eq!(several(Language::English, "behind schedule"), Some(("delays", 1)));
        assert_eq!(several(Language::English, "behind the hill"), None);
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

//! Places and organisations that have a name of their own in each language: one entry, many spellings.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Language;
use super::words::WordMap;
use crate::text::fold::fold;
use crate::text::tokens::Tokens;

/// What an entry is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    Place,
    Organisation,
}

/// A place or an organisation.
#[derive(Debug)]
pub struct Entry {
    pub listed: Listed,
    /// By language, in the order of `Language::ALL`; those of the last ones may be missing.
    names: Vec<Vec<String>>,
}

impl Entry {
    /// Its usual name in `language`; the English one where the table has none.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        let named = |language: Language| self.names.get(language as usize)?.first();
        named(language).or_else(|| named(Language::English)).map_or("", String::as_str)
    }
}

/// One spelling of an entry whose first word is known.
#[derive(Debug)]
pub struct Spelling {
    /// The words after the first, folded.
    pub rest: Vec<String>,
    pub entry: usize,
    /// Whether it is a name without a capital too.
    pub in_lower_case: bool,
    /// Whether it is one only in capitals ("US", never "us").
    pub acronym: bool,
}

/// All entries, found by their first word.
#[derive(Debug)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    spellings: WordMap<Vec<Spelling>>,
}

/// Marks a spelling that is a name in lower case too.
const LOWER: char = '~';

impl Gazetteer {
    /// The table that is compiled in.
    #[must_use]
    pub fn get() -> &'static Self {
        static TABLE: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);
        &TABLE
    }

    /// The entry that a spelling names.
    ///
    /// # Panics
    /// When `entry` is not the number of an entry.
    #[must_use]
    pub fn entry(&self, entry: usize) -> &Entry {
        &self.entries[entry]
    }

    /// The spellings that begin with `word` (folded), longest first.
    #[must_use]
    pub fn starting_with(&self, word: &str) -> &[Spelling] {
        self.spellings.get(word).map_or(&[], Vec::as_slice)
    }

    /// The folded words that spellings begin with, and those spellings.
    pub(super) fn firsts(&self) -> impl Iterator<Item = (&str, &Vec<Spelling>)> {
        self.spellings.iter()
    }

    /// The number of the entry that `name` is a spelling of, in any language.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let words = words(name);
        let (first, rest) = words.split_first()?;
        self.starting_with(first).iter().find(|spelling| spelling.rest == rest).map(|spelling| spelling.entry)
    }

    fn load() -> Self {
        #[derive(Deserialize)]
        struct Places {
            places: Vec<Vec<Vec<String>>>,
        }
        #[derive(Deserialize)]
        struct Organisations {
            organisations: Vec<Vec<Vec<String>>>,
        }
        let places: Places = toml::from_str(include_str!("places.toml")).expect("the table of places is well formed");
        let organisations: Organisations =
            toml::from_str(include_str!("organisations.toml")).expect("the table of organisations is well formed");
        let mut table = Listing::default();
        for names in places.places {
            table.add(Listed::Place, names);
        }
        for names in organisations.organisations {
            table.add(Listed::Organisation, names);
        }
        for spellings in table.spellings.values_mut() {
            spellings.sort_by_key(|spelling| std::cmp::Reverse(spelling.rest.len()));
        }
        Self { entries: table.entries, spellings: table.spellings.into() }
    }
}

/// The table while it is put together.
#[derive(Default)]
struct Listing {
    entries: Vec<Entry>,
    spellings: FxHashMap<String, Vec<Spelling>>,
}

impl Listing {
    fn add(&mut self, listed: Listed, names: Vec<Vec<String>>) {
        let entry = self.entries.len();
        for form in names.iter().flatten() {
            let plain = form.trim_end_matches(LOWER);
            let mut words = words(plain).into_iter();
            if let Some(first) = words.next() {
                let spelling = Spelling {
                    rest: words.collect(),
                    entry,
                    in_lower_case: plain.len() < form.len(),
                    acronym: !plain.chars().any(char::is_lowercase),
                };
                self.spellings.entry(first).or_default().push(spelling);
            }
        }
        let plain = |forms: Vec<String>| forms.iter().map(|form| form.trim_end_matches(LOWER).to_owned()).collect();
        self.entries.push(Entry { listed, names: names.into_iter().map(plain).collect() });
    }
}

/// The folded tokens of a name.
fn words(name: &str) -> Vec<String> {
    let tokens = Tokens::new(&fold(name));
    (0..tokens.len()).map(|index| tokens.folded(index).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_place_meet() {
        let table = Gazetteer::get();
        let place = |name| table.find(name);
        assert_eq!(place("Biélorussie"), place("Belarus"));
        assert_eq!(place("Pékin"), place("Beijing"));
        assert_ne!(place("Niger"), place("Nigeria"));
        assert_eq!(place("Brocéliande"), None);
    }

    #[test]
    fn an_entry_has_its_name_in_each_language() {
        let table = Gazetteer::get();
        let entry = table.entry(table.find("OTAN").unwrap());
        assert_eq!(entry.listed, Listed::Organisation);
        assert_eq!(entry.name(Language::English), "North Atlantic Treaty Organization");
    }
}

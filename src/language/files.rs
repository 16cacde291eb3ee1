//! The files of each language, compiled into the program, and a place to keep what is read from them.
//!
//! A language is a folder of tables and its line here; no finder asks which language it reads.

use std::sync::OnceLock;

use super::Language;

/// The tables of one language, as they stand in its folder.
#[derive(Debug)]
pub(super) struct Files {
    pub citing: &'static str,
    pub common: &'static str,
    pub conditional: &'static str,
    pub counting: &'static str,
    pub dates: &'static str,
    pub grammar: &'static str,
    pub hyphens: &'static str,
    pub inflection: &'static str,
    pub meanings: &'static str,
    pub names: &'static str,
    pub numbers: &'static str,
    pub qualifiers: &'static str,
    pub quotes: &'static str,
    pub reporting: &'static str,
    pub sentences: &'static str,
    pub units: &'static str,
}

macro_rules! files {
    ($code:literal) => {
        Files {
            citing: include_str!(concat!($code, "/citing.toml")),
            common: include_str!(concat!($code, "/common.toml")),
            conditional: include_str!(concat!($code, "/conditional.toml")),
            counting: include_str!(concat!($code, "/counting.toml")),
            dates: include_str!(concat!($code, "/dates.toml")),
            grammar: include_str!(concat!($code, "/grammar.toml")),
            hyphens: include_str!(concat!($code, "/hyphens.toml")),
            inflection: include_str!(concat!($code, "/inflection.toml")),
            meanings: include_str!(concat!($code, "/meanings.toml")),
            names: include_str!(concat!($code, "/names.toml")),
            numbers: include_str!(concat!($code, "/numbers.toml")),
            qualifiers: include_str!(concat!($code, "/qualifiers.toml")),
            quotes: include_str!(concat!($code, "/quotes.toml")),
            reporting: include_str!(concat!($code, "/reporting.toml")),
            sentences: include_str!(concat!($code, "/sentences.toml")),
            units: include_str!(concat!($code, "/units.toml")),
        }
    };
}

impl Language {
    pub(super) fn files(self) -> &'static Files {
        static FRENCH: Files = files!("fr");
        static ENGLISH: Files = files!("en");
        static SPANISH: Files = files!("es");
        match self {
            Self::French => &FRENCH,
            Self::English => &ENGLISH,
            Self::Spanish => &SPANISH,
        }
    }
}

/// One thing for each language, read the first time it is asked for.
pub(super) struct Each<T>([OnceLock<T>; Language::ALL.len()]);

impl<T> Each<T> {
    pub const fn new() -> Self {
        Self([const { OnceLock::new() }; Language::ALL.len()])
    }

    /// The thing of `language`; `read` makes it of the language's files.
    pub fn of(&self, language: Language, read: impl FnOnce(&'static Files) -> T) -> &T {
        self.0[language as usize].get_or_init(|| read(language.files()))
    }
}

/// The words of the tables, for texts that lead a finder far into its rules.
#[cfg(any(test, fuzzing))]
impl Language {
    /// Every key and every word of the table that is called `table`, in its own order.
    pub(crate) fn words_of(self, table: &str) -> Vec<String> {
        let files = self.files();
        let source = match table {
            "sentences" => files.sentences,
            "numbers" => files.numbers,
            "dates" => files.dates,
            "quotes" => files.quotes,
            "reporting" => files.reporting,
            _ => files.names,
        };
        let mut words = Vec::new();
        gather(&super::table(source), &mut words);
        words
    }
}

#[cfg(any(test, fuzzing))]
fn gather(value: &toml::Value, words: &mut Vec<String>) {
    match value {
        toml::Value::String(word) => words.push(word.clone()),
        toml::Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| {
            words.push(key.clone());
            gather(value, words);
        }),
        _ => {}
    }
}

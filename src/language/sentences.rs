//! What a language says about where sentences end.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::words::{WordMap, WordSet};
use crate::text::fold::fold;

/// What a full stop after a short form means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before a name ("Dr"), with a capital of its own: never the end of a sentence.
    Title,
    /// Stands before more words of the same sentence ("cf").
    Inner,
    /// Stands before a number ("p", "janv").
    Numbered,
    /// Closes a phrase ("etc", "Ph.D"): the end of a sentence before any capital.
    Final,
    /// Part of a name ("Inc", "U.S"): the end of a sentence before a word that opens sentences.
    Open,
    /// A time or an era ("p.m", "B.C").
    Time,
}

/// The table of one language.
#[derive(Debug)]
pub struct Sentences {
    abbreviations: WordMap<Abbreviation>,
    /// The last words of the short forms that have several.
    closing: WordSet,
    after_names: WordSet,
    starters: WordSet,
    openers: WordSet,
    always_capital: WordSet,
    vowels: String,
}

#[derive(Deserialize)]
struct Table {
    titles: Vec<String>,
    #[serde(default)]
    after_names: Vec<String>,
    inner: Vec<String>,
    numbered: Vec<String>,
    r#final: Vec<String>,
    open: Vec<String>,
    times: Vec<String>,
    starters: Vec<String>,
    openers: Vec<String>,
    #[serde(default)]
    always_capital: Vec<String>,
    vowels: String,
}

impl Sentences {
    /// What the short form `form` is, written in lower case without its last full stop ("p.m").
    #[must_use]
    pub fn abbreviation(&self, form: &str) -> Option<Abbreviation> {
        self.abbreviations.get(form).copied()
    }

    /// Whether the word, in lower case, is the last one of a short form of several words ("ex" of "p. ex").
    #[must_use]
    pub fn closes_phrase(&self, lower: &str) -> bool {
        self.closing.contains(lower)
    }

    /// Whether the title, in lower case, also stands behind a name ("St": a saint and a street).
    #[must_use]
    pub fn closes_names(&self, lower: &str) -> bool {
        self.after_names.contains(lower)
    }

    /// Whether the folded word opens sentences far more often than names.
    #[must_use]
    pub fn starts(&self, folded: &str) -> bool {
        self.starters.contains(folded)
    }

    /// Whether the folded word opens an adverbial in front of a clause ("At 5 a.m. …").
    #[must_use]
    pub fn opens_adverbial(&self, folded: &str) -> bool {
        self.openers.contains(folded)
    }

    /// Whether the folded word has a capital wherever it stands: "I".
    #[must_use]
    pub fn is_always_capital(&self, folded: &str) -> bool {
        self.always_capital.contains(folded)
    }

    /// Whether the lower-case word can be spoken as one: it has a vowel.
    #[must_use]
    pub fn is_speakable(&self, lower: &str) -> bool {
        lower.contains(|c| self.vowels.contains(c))
    }

    fn read(table: &str) -> Self {
        let table: Table = toml::from_str(table).expect("the table of sentences is well formed");
        let classes = [
            (table.titles, Abbreviation::Title),
            (table.inner, Abbreviation::Inner),
            (table.numbered, Abbreviation::Numbered),
            (table.r#final, Abbreviation::Final),
            (table.open, Abbreviation::Open),
            (table.times, Abbreviation::Time),
        ];
        let joined = |form: &str| form.to_lowercase().replace(' ', "");
        let abbreviations = classes.into_iter().rev();
        let abbreviations: FxHashMap<String, Abbreviation> = abbreviations
            .flat_map(|(forms, class)| forms.into_iter().map(move |form| (joined(&form), class)))
            .collect();
        let last = |form: &String| {
            let (_, last) = form.rsplit_once(['.', '-'])?;
            (!last.is_empty()).then(|| last.to_owned())
        };
        Self {
            closing: abbreviations.keys().filter_map(last).collect(),
            abbreviations: abbreviations.into(),
            after_names: table.after_names.into_iter().collect(),
            starters: table.starters.iter().map(|word| fold(word)).collect(),
            always_capital: table.always_capital.iter().map(|word| fold(word)).collect(),
            openers: table.openers.iter().map(|word| fold(word)).collect(),
            vowels: table.vowels,
        }
    }
}

impl Language {
    /// Where sentences of this language end.
    #[must_use]
    pub fn sentences(self) -> &'static Sentences {
        static EACH: Each<Sentences> = Each::new();
        EACH.of(self, |files| Sentences::read(files.sentences))
    }
}

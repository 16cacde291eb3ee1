//! What recoupe knows of each language: tables under `src/language/<code>/`, and the types they are read into.
//!
//! A table is a TOML file compiled into the program and parsed the first time a document of that language asks for
//! it. The finders in `document` hold the mechanism and no word of any language.

mod ages;
mod citing;
mod conditional;
pub mod counting;
pub mod dates;
mod detect;
mod files;
pub mod gazetteer;
mod given_names;
mod grammar;
mod hyphens;
pub mod inflection;
pub mod korean;
mod meanings;
mod names;
pub mod numbers;
pub mod phrases;
pub mod qualifiers;
mod quotes;
mod reporting;
mod sentences;
pub mod spelling;
mod stem;
mod triggers;
pub mod units;
pub mod words;

use std::fmt;
use std::str::FromStr;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use citing::{Citing, Phrase, Phrases};
pub use conditional::Conditionals;
pub use detect::detect;
pub(crate) use detect::detect_in;
pub use given_names::{ends_as_surname, is_given_name, is_latin_given_name};
pub use grammar::{Grammar, Roles};
pub use hyphens::Hyphens;
pub use meanings::Meaning;
pub use names::{NameRoles, Names};
pub use quotes::Quotes;
pub use reporting::{Form, Frame, Reporting, ReportingVerb, Stance};
pub use sentences::{Abbreviation, Sentences};
pub use triggers::Triggers;

/// A language that recoupe reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    #[serde(rename = "fr")]
    French,
    #[serde(rename = "en")]
    English,
    /// Tried with sentences, figures, dates and the commonest reporting verbs: `docs/languages.md`.
    #[serde(rename = "es")]
    Spanish,
}

impl Language {
    /// Every language that recoupe reads.
    pub const ALL: [Self; 3] = [Self::French, Self::English, Self::Spanish];

    /// Its ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
            Self::Spanish => "es",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = ();

    /// Reads a BCP 47 tag by its first part: `fr`, `fr-BE` and `FR_ch` are French.
    fn from_str(tag: &str) -> Result<Self, ()> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code())).ok_or(())
    }
}

/// Reads a table that is compiled into the program.
fn table<T: DeserializeOwned>(source: &str) -> T {
    toml::from_str(source).expect("the tables are read by tests")
}

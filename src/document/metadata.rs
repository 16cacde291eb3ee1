use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::language::Language;

/// What is known of a document besides its words: from `sources.toml`, or from the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The day it was published; relative dates are read against it.
    pub published: Option<civil::Date>,
    pub publisher: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    /// Overrides detection.
    pub language: Option<Language>,
}

impl Metadata {
    /// The same, with what is unknown taken from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            published: self.published.or(other.published),
            publisher: self.publisher.or(other.publisher),
            url: self.url.or(other.url),
            title: self.title.or(other.title),
            language: self.language.or(other.language),
        }
    }
}

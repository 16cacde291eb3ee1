//! What a language says about the hyphen at the end of a line: part of a word, or put there by who broke the line.

use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::words::WordSet;

/// The table of one language; every word in lower case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hyphens {
    /// Words that keep the hyphen after them ("peut-être").
    before: WordSet,
    /// Words that keep the hyphen before them ("celui-ci").
    after: WordSet,
    /// Words that keep the hyphen between a number and them ("five-year").
    after_number: WordSet,
}

impl Hyphens {
    /// Whether `left-right` is written with its hyphen; both in lower case, `numbers` tells whether each is a number.
    #[must_use]
    pub fn keep(&self, (left, right): (&str, &str), numbers: (bool, bool)) -> bool {
        let counted = numbers.0 && (numbers.1 || self.after_number.contains(right));
        counted || self.before.contains(left) || self.after.contains(right)
    }
}

impl Language {
    /// What becomes of hyphens at the ends of lines in this language.
    #[must_use]
    pub fn hyphens(self) -> &'static Hyphens {
        static EACH: Each<Hyphens> = Each::new();
        EACH.of(self, |files| super::table(files.hyphens))
    }
}

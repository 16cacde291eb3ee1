//! Whether two phrases name the same part: "les forces de sécurité" and "security forces".
//!
//! Knows no language: short words are left aside, long ones are compared without accents and by their beginnings,
//! which related languages share.

use std::collections::BTreeSet;

use crate::text::fold::fold;

/// Words of fewer letters are articles and prepositions more often than not.
const LONG: usize = 4;
/// Two words are one when they begin with this many equal letters.
const STEM: usize = 5;

/// A phrase, taken apart once to be compared with many.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    folded: String,
    /// The beginnings of its long words.
    stems: BTreeSet<String>,
}

impl Phrase {
    pub fn of(words: &str) -> Self {
        let folded = fold(words).trim().to_owned();
        let words = folded.split(|c: char| !c.is_alphanumeric());
        let stems = words.filter(|word| is_number(word) || word.chars().count() >= LONG).map(beginning).collect();
        Self { folded, stems }
    }

    /// Whether it consists of these `words`.
    pub fn is(&self, words: &str) -> bool {
        self.folded == fold(words).trim()
    }

    /// Whether every long word of each phrase answers to one of the other. Phrases without long words are compared as
    /// they stand.
    pub fn same(&self, other: &Self) -> bool {
        if self.stems.is_empty() || other.stems.is_empty() {
            return self.folded == other.folded;
        }
        self.stems == other.stems
    }
}

/// What two folded words must have in common to be forms of one; a number is nothing but itself.
pub(super) fn beginning(word: &str) -> String {
    if is_number(word) { word.to_owned() } else { word.to_lowercase().chars().take(STEM).collect() }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::Phrase;

    #[track_caller]
    fn case(a: &str, b: &str, same: bool) {
        assert_eq!(Phrase::of(a).same(&Phrase::of(b)), same, "{a} / {b}");
        assert_eq!(Phrase::of(b).same(&Phrase::of(a)), same, "{b} / {a}");
    }

    #[test]
    fn phrases_are_compared_by_their_long_words() {
        case("le ministère de l'Intérieur", "ministere de l’interieur", true);
        case("le ministère de l'Intérieur", "the Interior Ministry", true);
        case("les soldats de la brigade", "les soldats", false);
        case("2021-09-01/2021-09-30", "2021-10-01/2021-10-31", false);
        case("5 month", "6 month", false);
        case("le ministère de l'Intérieur", "le ministère de la Santé", false);
        case("la police", "le parquet", false);
        case("ONU", "onu", true);
        case("ONU", "UE", false);
    }
}

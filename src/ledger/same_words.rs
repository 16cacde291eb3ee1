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
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LONG);
        let stems = words.map(|word| word.chars().take(STEM).collect()).collect();
        Self { folded, stems }
    }

    /// Whether every long word of one phrase answers to one of the other. Phrases without long words are compared as
    /// they stand.
    pub fn same(&self, other: &Self) -> bool {
        if self.stems.is_empty() || other.stems.is_empty() {
            return self.folded == other.folded;
        }
        self.stems.is_subset(&other.stems) || other.stems.is_subset(&self.stems)
    }
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
        case("le ministère de l'Intérieur", "le ministère", true);
        case("le ministère de l'Intérieur", "le ministère de la Santé", false);
        case("la police", "le parquet", false);
        case("ONU", "onu", true);
        case("ONU", "UE", false);
    }
}

//! Whether two phrases name the same part: "les forces de sécurité" and "security forces".
//!
//! Knows no language: short words are left aside, long ones are compared without accents and by their beginnings,
//! which related languages share.

use crate::text::fold::fold;

/// Words of fewer letters are articles and prepositions more often than not.
const LONG: usize = 4;
/// Two words are one when they begin with this many equal letters.
const STEM: usize = 5;

/// Whether every long word of one phrase answers to one of the other. Phrases without long words are compared as
/// they stand.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (long_a, long_b) = (long_words(&a), long_words(&b));
    if long_a.is_empty() || long_b.is_empty() {
        return a.trim() == b.trim();
    }
    let within = |some: &[&str], all: &[&str]| some.iter().all(|word| all.iter().any(|other| alike(word, other)));
    within(&long_a, &long_b) || within(&long_b, &long_a)
}

fn long_words(folded: &str) -> Vec<&str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= LONG).collect()
}

fn alike(a: &str, b: &str) -> bool {
    a == b || a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= STEM
}

#[cfg(test)]
mod tests {
    use super::same_words;

    #[track_caller]
    fn case(a: &str, b: &str, same: bool) {
        assert_eq!(same_words(a, b), same, "{a} / {b}");
        assert_eq!(same_words(b, a), same, "{b} / {a}");
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

//! Which language a text is written in: its function words tell, and letter statistics where there are none.
//!
//! Statistics alone mistake short texts (an example in a rule, a caption); function words are few, frequent and seldom
//! shared.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;
use whatlang::{Detector, Lang};

use super::{Language, table};

/// How much of a text is looked at, in bytes: enough for any article, bounded for any file.
const SAMPLE: usize = 20_000;

#[derive(Deserialize)]
struct Table {
    words: FxHashSet<String>,
}

impl Language {
    fn common(self) -> &'static FxHashSet<String> {
        static FRENCH: LazyLock<Table> = LazyLock::new(|| table(include_str!("fr/common.toml")));
        static ENGLISH: LazyLock<Table> = LazyLock::new(|| table(include_str!("en/common.toml")));
        match self {
            Self::French => &FRENCH.words,
            Self::English => &ENGLISH.words,
        }
    }
}

/// The language most of `text` is written in; English when nothing speaks for another.
#[must_use]
pub fn detect(text: &str) -> Language {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let [mut french, mut english] = [0, 0];
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        french += usize::from(Language::French.common().contains(&word));
        english += usize::from(Language::English.common().contains(&word));
    }
    match french.cmp(&english) {
        std::cmp::Ordering::Greater => Language::French,
        std::cmp::Ordering::Less => Language::English,
        std::cmp::Ordering::Equal => by_letters(sample),
    }
}

fn by_letters(sample: &str) -> Language {
    let detector = Detector::with_allowlist(Language::ALL.iter().map(|&language| of(language)).collect());
    let found = detector.detect_lang(sample);
    Language::ALL.into_iter().find(|&language| found == Some(of(language))).unwrap_or(Language::English)
}

fn of(language: Language) -> Lang {
    match language {
        Language::French => Lang::Fra,
        Language::English => Lang::Eng,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: Language) {
        assert_eq!(detect(text), expected, "{text}");
    }

    #[test]
    fn short_texts_are_told_by_their_function_words() {
        case("Some experts predict a fall in prices.", Language::English);
        case("The company calls off its “rescue” after a week.", Language::English);
        case("Des experts prédisent une baisse des prix.", Language::French);
        case("Quarante morts", Language::French);
        case("", Language::English);
    }
}

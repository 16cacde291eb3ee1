use whatlang::{Detector, Lang};

use super::Language;

/// How much of a text is looked at, in bytes: enough for any article, bounded for any file.
const SAMPLE: usize = 20_000;

/// The language most of `text` is written in; English when nothing speaks for another.
#[must_use]
pub fn detect(text: &str) -> Language {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
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

//! Which language a text is written in: its function words tell, and letter statistics where there are none.
//!
//! Statistics alone mistake short texts (an example in a rule, a caption); function words are few, frequent and seldom
//! shared.

use std::cell::RefCell;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use whatlang::{Detector, Lang};

use super::words::WordMap;
use super::{Language, table};
use crate::text::forms::Form;
use crate::text::lasting::Lasting;
use crate::text::tokens::Tokens;

/// How much of a text is looked at, in bytes: enough for any article, bounded for any file.
const SAMPLE: usize = 20_000;

#[derive(Deserialize)]
struct Table {
    words: Vec<String>,
}

/// One for each language that a word is common in.
type Common = [u8; Language::ALL.len()];

/// One for each language.
type Counts = [u32; Language::ALL.len()];

/// The words that are common in some language, with a one for each language they are common in.
fn common() -> &'static WordMap<Common> {
    static COMMON: LazyLock<WordMap<Common>> = LazyLock::new(|| {
        let mut common: FxHashMap<String, Common> = FxHashMap::default();
        for (place, language) in Language::ALL.into_iter().enumerate() {
            let Table { words } = table(language.files().common);
            for word in words {
                common.entry(word).or_default()[place] = 1;
            }
        }
        common.into()
    });
    &COMMON
}

thread_local! {
    static LASTING: RefCell<Lasting<Common>> = const { RefCell::new(Lasting::new()) };
}

/// The language most of `text` is written in; English when nothing speaks for another.
#[must_use]
pub fn detect(text: &str) -> Language {
    detect_in(text, &Tokens::new(text))
}

/// The same of a text that is cut into `tokens`.
pub(crate) fn detect_in(text: &str, tokens: &Tokens) -> Language {
    let common = common();
    let look = |form: Form| common.lower(form).copied().unwrap_or_default();
    let each = LASTING.with_borrow_mut(|lasting| lasting.each(tokens, look));
    let mut met = Counts::default();
    for token in &tokens.all()[..tokens.from(SAMPLE)] {
        for (count, one) in met.iter_mut().zip(each.of(token)) {
            *count += u32::from(one);
        }
    }
    let most = met.iter().max().copied().unwrap_or(0);
    let mut first = Language::ALL.into_iter().zip(met).filter(|(_, count)| *count == most);
    match (first.next(), first.next()) {
        (Some((language, _)), None) => language,
        _ => by_letters(&text[..text.floor_char_boundary(SAMPLE)]),
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
        Language::Spanish => Lang::Spa,
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
        case("Los expertos prevén una caída de los precios.", Language::Spanish);
        case("", Language::English);
    }
}

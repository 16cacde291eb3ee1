//! A phrase as the tokens a text must hold: spelled forms for each, hyphens and elisions left out.

use std::borrow::Cow;

use compact_str::CompactString;

use crate::language::Language;
use crate::language::inflection::Inflect;
use crate::text::classes::is_letter;
use crate::text::fold::fold;
use crate::text::tokens::{Gap, Kind, Tokens};

/// The words of a term or of its surroundings: for each token the forms it may have. Lists hold thousands of them, so that
/// a short one takes no memory of its own.
pub(super) type Words = Box<[Box<[CompactString]>]>;

/// `phrase` as it stands, folded; as written when `exact`.
pub(super) fn plain(phrase: &str, exact: bool) -> Words {
    let form = |word: &str| if exact { word.into() } else { fold(word).into() };
    written(phrase).into_iter().map(|word| [form(word)].into()).collect()
}

/// `phrase` with every word in all its forms.
pub(super) fn inflected(phrase: &str, language: Language, how: Inflect) -> Words {
    let forms = |word: &str| {
        let mut forms: Vec<CompactString> =
            language.inflect(&word.to_lowercase(), how).iter().map(|form| fold(form).into()).collect();
        forms.sort();
        forms.dedup();
        forms.into()
    };
    written(phrase).into_iter().map(forms).collect()
}

/// The words of `phrase` as they are written.
pub(super) fn written(phrase: &str) -> Vec<&str> {
    // In a text the apostrophe of "l'" joins it to the word that follows; here there is none.
    let phrase = phrase.trim_end().trim_end_matches(['\'', '’', 'ʼ']);
    // Nearly always: the tokens of a text are made for more than a few words.
    if phrase.chars().all(|c| is_letter(c) || c == ' ') {
        return phrase.split(' ').filter(|word| !word.is_empty()).collect();
    }
    let tokens = Tokens::new(phrase);
    (0..tokens.len())
        .filter(|&index| !is_joint(&tokens, phrase, index))
        .filter_map(|index| tokens.get(index))
        .map(|token| token.span.of(phrase))
        .collect()
}

/// A word as it is compared; most are written so.
pub(super) fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) { Cow::Borrowed(word) } else { Cow::Owned(fold(word)) }
}

/// Whether token `index` only joins two words: "soi-disant" is found as "soi disant" too.
pub(super) fn is_joint(tokens: &Tokens, text: &str, index: usize) -> bool {
    let Some(token) = tokens.get(index) else { return false };
    match token.kind {
        Kind::Apostrophe => true,
        Kind::Mark => {
            // Asked of nearly every mark: those that a gap stands before are told first.
            index > 0
                && token.gap == Gap::None
                && matches!(token.span.of(text), "-" | "\u{2010}" | "\u{2011}")
                && tokens.get(index + 1).is_some_and(|next| next.gap == Gap::None)
        }
        Kind::Word | Kind::Digits => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_word_is_folded_the_same_whichever_way(word in "[a-zéŒßÉ0-9A-Z]{0,6}") {
            prop_assert_eq!(folded(&word), fold(&word));
        }

        /// What is cut at its spaces comes to the same as what is cut into tokens.
        #[test]
        fn plain_words_are_cut_as_any_text_is(phrase in "[a-zéŒß \u{301}'-]{0,12}") {
            let text = Tokens::new(&phrase);
            let words = text.all().iter().filter(|token| token.kind == Kind::Word).map(|token| token.span.of(&phrase));
            prop_assert_eq!(
                plain(&phrase, true).into_iter().flatten().filter(|word| word.chars().all(char::is_alphabetic)).collect::<Vec<_>>(),
                words.filter(|word| word.chars().all(char::is_alphabetic)).map(str::to_owned).collect::<Vec<_>>()
            );
        }
    }
}

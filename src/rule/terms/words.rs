//! A phrase as the tokens a text must hold: spelled forms for each, hyphens and elisions left out.

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
    tokens(phrase).map(|word| [if exact { word.into() } else { fold(&word).into() }].into()).collect()
}

/// `phrase` with every word in all its forms.
pub(super) fn inflected(phrase: &str, language: Language, how: Inflect) -> Words {
    let forms = |word: String| {
        let mut forms: Vec<CompactString> =
            language.inflect(&word.to_lowercase(), how).iter().map(|form| fold(form).into()).collect();
        forms.sort();
        forms.dedup();
        forms.into()
    };
    tokens(phrase).map(forms).collect()
}

/// The first word of `phrase`, folded, where that is told without cutting it into tokens.
pub(super) fn first(phrase: &str) -> Option<String> {
    words(without_apostrophe(phrase))?.next().map(fold)
}

/// In a text the apostrophe of "l'" joins it to the word that follows; here there is none.
fn without_apostrophe(phrase: &str) -> &str {
    phrase.trim_end().trim_end_matches(['\'', '’', 'ʼ'])
}

/// The words of a phrase of nothing else but spaces: nearly every one.
fn words(phrase: &str) -> Option<impl Iterator<Item = &str>> {
    let plain = phrase.chars().all(|c| is_letter(c) || c == ' ');
    plain.then(|| phrase.split(' ').filter(|word| !word.is_empty()))
}

fn tokens(phrase: &str) -> impl Iterator<Item = String> {
    let phrase = without_apostrophe(phrase);
    // The tokens of a text are made for more than a few words.
    if let Some(words) = words(phrase) {
        return words.map(str::to_owned).collect::<Vec<_>>().into_iter();
    }
    let tokens = Tokens::new(phrase);
    let kept: Vec<String> = (0..tokens.len())
        .filter(|&index| !is_joint(&tokens, phrase, index))
        .filter_map(|index| tokens.get(index))
        .map(|token| token.span.of(phrase).to_owned())
        .collect();
    kept.into_iter()
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
        fn the_first_word_is_the_same_whichever_way_it_is_told(phrase in "[a-zéŒß '’-]{0,12}") {
            if let Some(first) = first(&phrase) {
                prop_assert_eq!(&*plain(&phrase, false)[0], [first]);
            }
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

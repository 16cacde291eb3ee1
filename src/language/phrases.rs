//! Phrases: words that mean something together, found among tokens.
//!
//! A phrase is matched by the folded forms of its tokens, so case, accents and the shape of an apostrophe do not
//! matter. It is not a pattern: no wildcards, no inflection.

use rustc_hash::FxHashMap;

use super::words::WordMap;
use crate::text::tokens::{Gap, Token, Tokens};

/// Words, each with the places of its phrases among all.
type Places = FxHashMap<String, Vec<usize>>;

/// Phrases and what each stands for, looked up by their first or their last word.
#[derive(Debug)]
pub struct Phrases<T> {
    entries: Vec<(Vec<Word>, T)>,
    by_first: WordMap<Vec<usize>>,
    by_last: WordMap<Vec<usize>>,
}

impl<T> Phrases<T> {
    /// A table of `entries`; a phrase without a word is left out.
    pub fn new<S: AsRef<str>>(entries: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut known = Vec::new();
        let (mut by_first, mut by_last) = (Places::default(), Places::default());
        for (phrase, meaning) in entries {
            let words = words(phrase.as_ref());
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                by_first.entry(first.form.clone()).or_default().push(known.len());
                by_last.entry(last.form.clone()).or_default().push(known.len());
                known.push((words, meaning));
            }
        }
        Self { entries: known, by_first: by_first.into(), by_last: by_last.into() }
    }

    /// The folded words that phrases begin with.
    pub(super) fn firsts(&self) -> impl Iterator<Item = &String> {
        self.by_first.keys()
    }

    /// The longest phrase that starts at token `at`: the token after it, and what it stands for.
    #[must_use]
    pub fn at(&self, tokens: &Tokens, at: usize) -> Option<(usize, &T)> {
        let places = self.by_first.get(tokens.folded(at))?;
        let fitting = places.iter().map(|&place| &self.entries[place]).filter(|(words, _)| fits(words, tokens, at));
        fitting.max_by_key(|(words, _)| words.len()).map(|(words, meaning)| (at + words.len(), meaning))
    }

    /// The longest phrase that ends just before token `end`: its first token, and what it stands for.
    #[must_use]
    pub fn before(&self, tokens: &Tokens, end: usize) -> Option<(usize, &T)> {
        let places = self.by_last.get(tokens.folded(end.checked_sub(1)?))?;
        let fitting = places
            .iter()
            .map(|&place| &self.entries[place])
            .filter(|(words, _)| end >= words.len() && fits(words, tokens, end - words.len()));
        fitting.max_by_key(|(words, _)| words.len()).map(|(words, meaning)| (end - words.len(), meaning))
    }
}

/// One token of a phrase.
#[derive(Debug)]
struct Word {
    form: String,
    /// Whether it touches the one before: "A$" is not "a $".
    tight: bool,
}

/// Whether `words` stand at token `at`, in one paragraph.
fn fits(words: &[Word], tokens: &Tokens, at: usize) -> bool {
    words.iter().enumerate().all(|(place, word)| {
        let gap = tokens.get(at + place).map(|token| token.gap);
        let near = place == 0 || gap.is_some_and(|gap| gap < Gap::Blank && (!word.tight || gap == Gap::None));
        near && tokens.folded(at + place) == word.form
    })
}

/// The folded tokens of a phrase.
fn words(phrase: &str) -> Vec<Word> {
    let tokens = Tokens::new(phrase);
    let word =
        |(index, token): (usize, &Token)| Word { form: tokens.folded(index).to_owned(), tight: token.gap == Gap::None };
    tokens.all().iter().enumerate().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found_from_both_ends() {
        let table = Phrases::new([("plus de", 1), ("un peu plus de", 2), ("plus d'", 3), ("", 4)]);
        let tokens = Tokens::new("Un peu plus de gens, plus d’eau");
        assert_eq!(table.at(&tokens, 0), Some((4, &2)));
        assert_eq!(table.before(&tokens, 4), Some((0, &2)));
        assert_eq!(table.at(&tokens, 2), Some((4, &1)));
        assert_eq!(table.before(&tokens, 9), Some((6, &3)));
        assert_eq!((table.at(&tokens, 99), table.before(&tokens, 0)), (None, None));
    }

    #[test]
    fn no_phrase_crosses_an_empty_line() {
        let table = Phrases::new([("plus de", ())]);
        assert!(table.at(&Tokens::new("plus\nde"), 0).is_some());
        assert!(table.at(&Tokens::new("plus\n\nde"), 0).is_none());
    }

    #[test]
    fn what_touches_in_a_phrase_touches_in_the_text() {
        let table = Phrases::new([("A$", ()), ("US $", ())]);
        assert!(table.at(&Tokens::new("A$ 5"), 0).is_some());
        assert!(table.at(&Tokens::new("a $5"), 0).is_none());
        assert!(table.at(&Tokens::new("US$5"), 0).is_some());
    }
}

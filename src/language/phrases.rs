//! Phrases: words that mean something together, found among tokens.
//!
//! A phrase is matched by the folded forms of its tokens, so case, accents and the shape of an apostrophe do not
//! matter. It is not a pattern: no wildcards, no inflection.

use rustc_hash::FxHashMap;

use super::words::{Probe, WordMap};
use crate::text::forms::{Form, Shape};
use crate::text::tokens::{Gap, Token, Tokens};

/// Words, each with its phrases.
type Places = FxHashMap<String, Vec<Place>>;

/// A phrase whose first or last word is known.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Its place among all.
    entry: usize,
    /// The shape of the word beside the known one, where it has more than that: of many phrases it rules out nearly all.
    beside: Option<Shape>,
}

/// Phrases and what each stands for, looked up by their first or their last word.
#[derive(Debug)]
pub struct Phrases<T> {
    entries: Vec<(Vec<Word>, T)>,
    by_first: WordMap<Vec<Place>>,
    by_last: WordMap<Vec<Place>>,
}

impl<T> Phrases<T> {
    /// A table of `entries`; a phrase without a word is left out.
    pub fn new<S: AsRef<str>>(entries: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut known = Vec::new();
        let (mut by_first, mut by_last) = (Places::default(), Places::default());
        for (phrase, meaning) in entries {
            let words = words(phrase.as_ref());
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                let place =
                    |beside: Option<&Word>| Place { entry: known.len(), beside: beside.map(|word| word.form.shape()) };
                by_first.entry(first.form.as_str().to_owned()).or_default().push(place(words.get(1)));
                by_last.entry(last.form.as_str().to_owned()).or_default().push(place(words.iter().rev().nth(1)));
                known.push((words, meaning));
            }
        }
        Self { entries: known, by_first: by_first.into(), by_last: by_last.into() }
    }

    /// The folded words that phrases begin with.
    pub(super) fn firsts(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys()
    }

    /// The folded words that phrases begin with whose meaning `is` asks for.
    pub(super) fn firsts_of(&self, is: impl Fn(&T) -> bool) -> impl Iterator<Item = &str> {
        let meant = self.entries.iter().filter(move |(_, meaning)| is(meaning));
        meant.filter_map(|(words, _)| words.first()).map(|first| first.form.as_str())
    }

    /// The folded words that phrases of more than one word begin with, and those they end with.
    pub(super) fn ends_of_several(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().filter_map(|(words, _)| match words.as_slice() {
            [first, .., last] => Some((first.form.as_str(), last.form.as_str())),
            _ => None,
        })
    }

    /// The folded words that are phrases by themselves.
    pub(super) fn singles(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(|(words, _)| match words.as_slice() {
            [only] => Some(only.form.as_str()),
            _ => None,
        })
    }

    /// How many words the longest phrase has.
    #[cfg(test)]
    pub(super) fn longest_phrase(&self) -> usize {
        self.entries.iter().map(|(words, _)| words.len()).max().unwrap_or(0)
    }

    /// The longest phrase that starts at token `at`: the token after it, and what it stands for.
    #[must_use]
    #[inline]
    pub fn at(&self, tokens: &Tokens, at: usize) -> Option<(usize, &T)> {
        let places = self.by_first.folded(tokens.form(at)?)?;
        let beside = tokens.form(at + 1);
        let (words, meaning) = self.longest(places, beside, |words| fits(&words[1..], tokens, at + 1))?;
        Some((at + words.len(), meaning))
    }

    /// The longest phrase that ends just before token `end`: its first token, and what it stands for.
    #[must_use]
    #[inline]
    pub fn before(&self, tokens: &Tokens, end: usize) -> Option<(usize, &T)> {
        let last = end.checked_sub(1)?;
        let places = self.by_last.folded(tokens.form(last)?)?;
        let beside = last.checked_sub(1).and_then(|beside| tokens.form(beside));
        let (words, meaning) = self.longest(places, beside, |words| end >= words.len() && ends(words, tokens, last))?;
        Some((end - words.len(), meaning))
    }

    /// The longest of the phrases at `places` that stands there; the last of equals. `beside` is the spelling beside the word
    /// they were found by.
    fn longest(
        &self,
        places: &[Place],
        beside: Option<Form>,
        stands: impl Fn(&[Word]) -> bool,
    ) -> Option<&(Vec<Word>, T)> {
        let shape = beside.map(Form::folded_shape);
        let near = places.iter().filter(|place| place.beside.is_none() || place.beside == shape);
        let fitting = near.map(|place| &self.entries[place.entry]).filter(|(words, _)| stands(words));
        fitting.max_by_key(|(words, _)| words.len())
    }
}

/// One token of a phrase.
#[derive(Debug)]
struct Word {
    form: Probe,
    /// Whether it touches the one before: "A$" is not "a $".
    tight: bool,
}

impl Word {
    /// Whether token `at` is this word, whatever stands before it.
    fn is(&self, tokens: &Tokens, at: usize) -> bool {
        tokens.form(at).is_some_and(|form| self.form.is_folded(form))
    }

    /// Whether token `at` is in one paragraph with the token before it, and near enough for the phrase.
    fn is_near(&self, tokens: &Tokens, at: usize) -> bool {
        let gap = tokens.get(at).map(|token| token.gap);
        gap.is_some_and(|gap| gap < Gap::Blank && (!self.tight || gap == Gap::None))
    }
}

/// Whether `words` go on at token `at`, in one paragraph.
fn fits(words: &[Word], tokens: &Tokens, at: usize) -> bool {
    words.iter().zip(at..).all(|(word, at)| word.is(tokens, at) && word.is_near(tokens, at))
}

/// Whether `words`, whose last one stands at token `last`, end there, in one paragraph.
fn ends(words: &[Word], tokens: &Tokens, last: usize) -> bool {
    let first = last + 1 - words.len();
    let before = &words[..words.len() - 1];
    before.iter().zip(first..).all(|(word, at)| word.is(tokens, at))
        && words[1..].iter().zip(first + 1..).all(|(word, at)| word.is_near(tokens, at))
}

/// The folded tokens of a phrase.
fn words(phrase: &str) -> Vec<Word> {
    let tokens = Tokens::new(phrase);
    let word =
        |(index, token): (usize, &Token)| Word { form: tokens.folded(index).into(), tight: token.gap == Gap::None };
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

//! What the phrases mean that begin with one word, with what tells that none of them goes on at a place.

use super::kinds::{Kinds, Words};
use super::{Entry, Term};
use crate::text::forms::{Form, Shape};

/// The meanings of the phrases that begin with one word.
#[derive(Debug)]
pub struct Meanings {
    /// The longest phrase first.
    entries: Vec<Entry>,
    /// Which kinds of terms are among them.
    pub kinds: Kinds,
    /// Which small words are.
    pub words: Words,
    /// How many of the entries, the first ones, have more than one word.
    longer: usize,
    /// A bit for each second word of those; a bit may stand for several words.
    seconds: [u64; 4],
}

impl Meanings {
    /// Those of a word that begins no phrase.
    pub const NONE: Self =
        Self { entries: Vec::new(), kinds: Kinds::NONE, words: Words::NONE, longer: 0, seconds: [0; 4] };

    pub(super) fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        let mut meanings = Self::NONE;
        for entry in &entries {
            meanings.kinds = meanings.kinds | Kinds::of(entry.term);
            if let Term::Word(word) = entry.term {
                meanings.words = meanings.words | Words::one(word);
            }
            if let Some(second) = entry.rest.first() {
                let (place, bit) = bit(second.shape());
                meanings.longer += 1;
                meanings.seconds[place] |= bit;
            }
        }
        Self { entries, ..meanings }
    }

    /// All of them, the longest phrase first.
    #[must_use]
    #[inline]
    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    /// Those that the word behind, `next`, does not rule out: of most words the longer phrases go on otherwise.
    #[must_use]
    #[inline]
    pub fn before(&self, next: Option<Form>) -> &[Entry] {
        let goes_on = |next: Form| {
            let (place, bit) = bit(next.folded_shape());
            self.seconds[place] & bit != 0
        };
        if self.longer == 0 || next.is_some_and(goes_on) { &self.entries } else { &self.entries[self.longer..] }
    }
}

/// The bit of second words of one shape, and the place of it.
#[inline]
fn bit(shape: Shape) -> (usize, u64) {
    let mixed = shape.mixed();
    ((mixed >> 24) as usize & 3, 1 << (mixed >> 26))
}

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
    /// The same of those that are one word.
    single_kinds: Kinds,
    single_words: Words,
    /// How many of the entries, the first ones, have more than one word.
    longer: usize,
    /// A bit for each second word of those; a bit may stand for several words.
    seconds: [u64; 4],
}

impl Meanings {
    /// Those of a word that begins no phrase.
    pub const NONE: Self = Self {
        entries: Vec::new(),
        kinds: Kinds::NONE,
        words: Words::NONE,
        single_kinds: Kinds::NONE,
        single_words: Words::NONE,
        longer: 0,
        seconds: [0; 4],
    };

    pub(super) fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        let mut meanings = Self::NONE;
        for entry in &entries {
            let kind = Kinds::of(entry.term);
            let word = if let Term::Word(word) = entry.term { Words::one(word) } else { Words::NONE };
            (meanings.kinds, meanings.words) = (meanings.kinds | kind, meanings.words | word);
            if let Some(second) = entry.rest.first() {
                let (place, bit) = bit(second.shape());
                meanings.longer += 1;
                meanings.seconds[place] |= bit;
            } else {
                meanings.single_kinds = meanings.single_kinds | kind;
                meanings.single_words = meanings.single_words | word;
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
        if self.may_go_on(next) { &self.entries } else { &self.entries[self.longer..] }
    }

    /// Which kinds of terms and which small words are among [`Self::before`].
    #[must_use]
    pub fn sets_before(&self, next: Option<Form>) -> (Kinds, Words) {
        if self.may_go_on(next) { (self.kinds, self.words) } else { (self.single_kinds, self.single_words) }
    }

    /// Whether a phrase of more than one word may go on with the word behind, `next`, or there is none.
    #[inline]
    fn may_go_on(&self, next: Option<Form>) -> bool {
        let goes_on = |next: Form| {
            let (place, bit) = bit(next.folded_shape());
            self.seconds[place] & bit != 0
        };
        self.longer == 0 || next.is_some_and(goes_on)
    }
}

/// The bit of second words of one shape, and the place of it.
#[inline]
fn bit(shape: Shape) -> (usize, u64) {
    let mixed = shape.mixed();
    ((mixed >> 24) as usize & 3, 1 << (mixed >> 26))
}

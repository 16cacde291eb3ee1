//! Words of a table and what each stands for, made to be asked of every word of a text.
//!
//! Almost every word that is asked for is in no table. A filter over four of its bytes tells most of those from the few
//! that must be looked up. Those are compared where they stand in the table: short words are kept there and nowhere else.

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Deserializer};

use crate::text::forms::{Form, Shape};

/// Words, each with what it stands for.
#[derive(Clone, Debug)]
pub struct WordMap<T> {
    map: FxHashMap<CompactString, T>,
    filter: Filter,
}

impl<T> WordMap<T> {
    /// What `word` stands for, when it is here.
    #[must_use]
    #[inline]
    pub fn get(&self, word: &str) -> Option<&T> {
        if self.filter.may_hold(Shape::of(word)) { self.find(word) } else { None }
    }

    /// What a spelling stands for in lower case, when it is here.
    #[must_use]
    #[inline]
    pub fn lower(&self, form: Form) -> Option<&T> {
        if self.filter.may_hold(form.lower_shape()) { self.find(form.lower()) } else { None }
    }

    /// What a spelling stands for folded, when it is here.
    #[must_use]
    #[inline]
    pub fn folded(&self, form: Form) -> Option<&T> {
        if self.filter.may_hold(form.folded_shape()) { self.find(form.folded()) } else { None }
    }

    /// Apart from what is asked first, so that this stays short enough to stand wherever it is asked.
    #[inline(never)]
    fn find(&self, word: &str) -> Option<&T> {
        self.map.get(word)
    }

    /// Every word, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.map.keys().map(CompactString::as_str)
    }

    /// Every word with what it stands for, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.map.iter().map(|(word, meaning)| (word.as_str(), meaning))
    }

    /// What each word stands for, in no order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.map.values()
    }
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        FxHashMap::default().into()
    }
}

impl<T> From<FxHashMap<String, T>> for WordMap<T> {
    fn from(map: FxHashMap<String, T>) -> Self {
        let map: FxHashMap<CompactString, T> = map.into_iter().map(|(word, meaning)| (word.into(), meaning)).collect();
        let filter = Filter::new(map.keys());
        Self { map, filter }
    }
}

/// A set of words.
#[derive(Clone, Debug)]
pub struct WordSet {
    set: FxHashSet<CompactString>,
    filter: Filter,
}

impl WordSet {
    /// Whether `word` is here.
    #[must_use]
    #[inline]
    pub fn contains(&self, word: &str) -> bool {
        self.filter.may_hold(Shape::of(word)) && self.holds(word)
    }

    /// Whether a spelling is here, folded.
    #[must_use]
    #[inline]
    pub fn holds_folded(&self, form: Form) -> bool {
        self.filter.may_hold(form.folded_shape()) && self.holds(form.folded())
    }

    #[inline(never)]
    fn holds(&self, word: &str) -> bool {
        self.set.contains(word)
    }

    /// Every word, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.set.iter().map(CompactString::as_str)
    }
}

impl Default for WordSet {
    fn default() -> Self {
        std::iter::empty().collect()
    }
}

impl FromIterator<String> for WordSet {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        let set: FxHashSet<CompactString> = words.into_iter().map(CompactString::from).collect();
        let filter = Filter::new(set.iter());
        Self { set, filter }
    }
}

impl<'a> IntoIterator for &'a WordSet {
    type Item = &'a CompactString;
    type IntoIter = std::collections::hash_set::Iter<'a, CompactString>;

    fn into_iter(self) -> Self::IntoIter {
        self.set.iter()
    }
}

impl<'de> Deserialize<'de> for WordSet {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        FxHashSet::<String>::deserialize(source).map(Self::from_iter)
    }
}

/// A word of a phrase, made to be held against many of a text: most differ in their shape.
#[derive(Clone, Debug)]
pub struct Probe {
    word: CompactString,
    shape: Shape,
}

impl Probe {
    /// Whether `form` is this word, folded.
    #[must_use]
    #[inline]
    pub fn is_folded(&self, form: Form) -> bool {
        form.folded_shape() == self.shape && form.folded() == self.word
    }

    /// The shape of the word.
    #[must_use]
    #[inline]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.word
    }
}

impl From<&str> for Probe {
    fn from(word: &str) -> Self {
        Self { word: word.into(), shape: Shape::of(word) }
    }
}

/// What words may end with. Nearly all words that are asked for end otherwise, and are told by their last byte.
#[derive(Clone, Debug)]
pub struct Endings {
    list: Vec<String>,
    /// A bit for each byte that one of them ends with.
    last: [u64; 4],
}

impl Endings {
    /// Whether `word` ends with one of them.
    #[must_use]
    #[inline]
    pub fn end(&self, word: &str) -> bool {
        let known =
            word.bytes().next_back().is_some_and(|last| self.last[usize::from(last / 64)] >> (last % 64) & 1 == 1);
        known && self.list.iter().any(|ending| word.ends_with(ending.as_str()))
    }
}

impl<'de> Deserialize<'de> for Endings {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let list = Vec::<String>::deserialize(source)?;
        let mut last = [0; 4];
        for byte in list.iter().filter_map(|ending| ending.bytes().next_back()) {
            last[usize::from(byte / 64)] |= 1 << (byte % 64);
        }
        Ok(Self { list, last })
    }
}

/// Bits for each word of a table: at least one in sixteen stays clear, mostly many more.
#[derive(Clone, Debug)]
struct Filter {
    /// A power of two of them.
    bits: Vec<u64>,
}

/// How many bits a word has to itself.
const BITS_PER_WORD: usize = 16;

impl Filter {
    fn new<S: AsRef<str>>(words: impl ExactSizeIterator<Item = S>) -> Self {
        let mut filter = Self { bits: vec![0; (words.len() * BITS_PER_WORD / 64).next_power_of_two()] };
        for word in words {
            let (at, bit) = filter.place(Shape::of(word.as_ref()));
            filter.bits[at] |= bit;
        }
        filter
    }

    /// Whether a word of this shape may be among the words; surely not when this says no.
    #[inline]
    fn may_hold(&self, shape: Shape) -> bool {
        let (at, bit) = self.place(shape);
        self.bits[at] & bit != 0
    }

    /// Where the bit of words of this shape stands.
    #[inline]
    fn place(&self, shape: Shape) -> (usize, u64) {
        let mixed = shape.mixed();
        ((mixed >> 12) as usize & (self.bits.len() - 1), 1 << (mixed >> 26))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_table_holds_nothing() {
        let none: WordSet = std::iter::empty().collect();
        assert!(!none.contains("") && !none.contains("selon"));
    }

    #[test]
    fn most_words_that_are_not_there_are_told_without_a_look() {
        let words: Vec<String> = crate::language::Language::French.numbers().words().map(str::to_owned).collect();
        let filter = Filter::new(words.iter());
        let others = ["maire", "prefecture", "manifestants", "quai", "blesses", "hier", "la", "de", "gouvernement"];
        assert!(others.iter().filter(|word| filter.may_hold(Shape::of(word))).count() <= 2);
    }

    proptest! {
        #[test]
        fn a_filter_hides_no_word(words in proptest::collection::hash_set(".{0,6}", 0..60), other in ".{0,3}") {
            let table: WordSet = words.iter().cloned().collect();
            prop_assert!(words.iter().all(|word| table.contains(word)));
            prop_assert_eq!(table.contains(&other), words.contains(&other));
        }
    }
}

//! Numbers the spellings of a text while it is cut: what is written alike has one number.
//!
//! Nearly all spellings are so short that their bytes are one number, compared without a look at the text.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Span;
use super::forms::Forms;

/// Numbers the spellings of a text while it is read.
#[derive(Debug)]
pub(super) struct Interner<'a> {
    text: &'a str,
    /// The number of one met lately at each place that letters tell: a text repeats its words at once.
    recent: Vec<u32>,
    /// How many bits of a mixed number are no part of a place.
    shift: u32,
    /// Each by its number; zero those that are too long.
    packed: Vec<Packed>,
    /// Those of at most [`SHORT`] bytes: nearly all of a text.
    short: FxHashMap<Packed, u32>,
    long: FxHashMap<&'a str, u32>,
    pub forms: Forms,
}

/// The bytes of a short spelling and their number in one number: compared at once where a string is byte by byte.
/// None is zero.
type Packed = u128;

/// As many bytes fit into one number beside their count.
const SHORT: usize = 15;

/// The lowest bytes of a number, for each count of them.
const MASKS: [Packed; SHORT + 1] = {
    let mut masks = [0; SHORT + 1];
    let mut length = 0;
    while length <= SHORT {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

/// About how many bytes of an article bring a new spelling, and for how many room is made before they come.
const BYTES_PER_FORM: usize = 12;
const MOST_AT_FIRST: usize = 4_096;

/// How many spellings are remembered as met lately, at most: a power of two. The phrases of the tables, which are cut when
/// the program starts, need few.
const RECENT: usize = 4_096;

impl<'a> Interner<'a> {
    pub fn new(text: &'a str) -> Self {
        let places = text.len().next_power_of_two().clamp(2, RECENT);
        let few = (text.len() / BYTES_PER_FORM).min(MOST_AT_FIRST);
        let short = FxHashMap::with_capacity_and_hasher(few, FxBuildHasher);
        let (long, packed) = (FxHashMap::default(), Vec::with_capacity(few));
        let (recent, shift) = (vec![0; places], u64::BITS - places.ilog2());
        Self { text, recent, shift, packed, short, long, forms: Forms::default() }
    }

    /// The number of what is written at `span`.
    #[inline]
    pub fn form(&mut self, span: Span, is_word: bool) -> u32 {
        let Some(packed) = self.packed(span) else { return self.long(span, is_word) };
        let place = place(packed, self.shift);
        let recent = self.recent[place];
        if self.packed.get(recent as usize) == Some(&packed) {
            return recent;
        }
        let new = self.forms.count();
        let form = *self.short.entry(packed).or_insert(new);
        if form == new {
            self.add(span, packed, is_word);
        }
        self.recent[place] = form;
        form
    }

    fn long(&mut self, span: Span, is_word: bool) -> u32 {
        let new = self.forms.count();
        let form = *self.long.entry(span.of(self.text)).or_insert(new);
        if form == new {
            self.add(span, 0, is_word);
        }
        form
    }

    fn add(&mut self, span: Span, packed: Packed, is_word: bool) {
        self.packed.push(packed);
        self.forms.add(span.of(self.text), is_word);
    }

    #[inline]
    fn packed(&self, span: Span) -> Option<Packed> {
        let length = span.len();
        if length > SHORT {
            return None;
        }
        let bytes = self.text.as_bytes();
        let ahead = bytes.get(span.start..span.start + SHORT + 1).and_then(|ahead| ahead.try_into().ok());
        let last = || bytes[span.start..span.end].iter().rev().fold(0, |whole, &byte| whole << 8 | Packed::from(byte));
        let whole = ahead.map_or_else(last, Packed::from_le_bytes);
        Some(whole & MASKS[length] | (length as Packed) << (8 * SHORT))
    }
}

/// Where a spelling is remembered: Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the halves of a number, and a few bits of one")]
fn place(packed: Packed, shift: u32) -> usize {
    let mixed = (packed as u64 ^ (packed >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> shift) as usize
}

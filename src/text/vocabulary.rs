//! The spellings that one thread has met lately, each with its forms for comparing.
//!
//! Texts share their words: one that was in a text before is found here by its bytes, and its forms are copied. A thread
//! keeps some thousands of spellings, then begins anew. What is kept changes the time that a text takes and nothing
//! else: its spellings are numbered as they come in it, and what is known of one depends on its letters alone.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHashMap;

use super::forms::Forms;

/// The bytes of a short spelling and their count in one number: compared at once where a string is byte by byte.
/// None is zero.
pub(super) type Packed = u128;

/// How many spellings are kept for the next text: with all that is known of them in two languages about a megabyte.
pub(super) const KEPT: usize = 4_096;

/// As many letters are kept for the next text.
const KEPT_LETTERS: usize = 32 * KEPT;

/// How many places there are at first: a power of two.
const PLACES: usize = 256;

thread_local! {
    static VOCABULARY: RefCell<Vocabulary> = RefCell::new(Vocabulary::new());
}

/// The spellings met lately, by their numbers.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// No other has it, in no thread: what is kept elsewhere by the numbers of spellings holds for one vocabulary.
    number: u64,
    /// The number of the text at hand, from 1.
    text: u32,
    met: Vec<Met>,
    forms: Forms,
    /// For each place that bytes tell, one more than the number of the spelling that has it, or 0. At least half are free.
    places: Vec<u32>,
    /// Those too long to be packed.
    long: FxHashMap<Box<str>, usize>,
}

/// When a spelling was met last.
#[derive(Clone, Copy, Debug)]
struct Met {
    /// Zero where it is too long.
    packed: Packed,
    /// The text it was met in last, and its number there.
    text: u32,
    form: u32,
}

/// Calls `cut` with the vocabulary of this thread, ready for another text.
pub(super) fn with<T>(cut: impl FnOnce(&mut Vocabulary) -> T) -> T {
    VOCABULARY.with_borrow_mut(|vocabulary| {
        vocabulary.turn_to_next_text();
        cut(vocabulary)
    })
}

impl Vocabulary {
    fn new() -> Self {
        static NUMBERS: AtomicU64 = AtomicU64::new(1);
        Self {
            number: NUMBERS.fetch_add(1, Ordering::Relaxed),
            text: 0,
            met: Vec::new(),
            forms: Forms::default(),
            places: vec![0; PLACES],
            long: FxHashMap::default(),
        }
    }

    fn turn_to_next_text(&mut self) {
        if self.met.len() > KEPT || self.forms.letters_len() > KEPT_LETTERS || self.text == u32::MAX {
            *self = Self::new();
        }
        self.text += 1;
    }

    /// No forms yet, for a text whose spellings are found here.
    pub fn no_forms(&self, room: usize) -> Forms {
        Forms::with_room(self.number, room)
    }

    /// The number that a short spelling has in the text at hand, whose `forms` it joins when it is new there. `written`
    /// tells the spelling, and whether it is made of letters.
    #[inline]
    pub fn short<'a>(&mut self, packed: Packed, written: impl Fn() -> (&'a str, bool), forms: &mut Forms) -> u32 {
        let known = match self.find(packed) {
            Ok(known) => known,
            Err(place) => self.add_at(place, packed, written()),
        };
        self.form(known, forms)
    }

    /// The same of any other.
    pub fn long(&mut self, written: &str, is_word: bool, forms: &mut Forms) -> u32 {
        let known = self.long.get(written).copied().unwrap_or_else(|| {
            let new = self.add(0, written, is_word);
            self.long.insert(written.into(), new);
            new
        });
        self.form(known, forms)
    }

    /// The number that spelling `known` has in the text at hand.
    #[inline]
    fn form(&mut self, known: usize, forms: &mut Forms) -> u32 {
        let met = &mut self.met[known];
        if met.text != self.text {
            (met.text, met.form) = (self.text, forms.copy(&self.forms, known));
        }
        met.form
    }

    /// The number of a spelling, or the place for it.
    #[inline]
    fn find(&self, packed: Packed) -> Result<usize, usize> {
        let mut place = self.place(packed);
        loop {
            let Some(known) = (self.places[place] as usize).checked_sub(1) else { return Err(place) };
            if self.met[known].packed == packed {
                return Ok(known);
            }
            place = (place + 1) & (self.places.len() - 1);
        }
    }

    /// Where a spelling is looked for first.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the halves of a number, and as many bits as there are places")]
    fn place(&self, packed: Packed) -> usize {
        // Each half by an odd number of its own, then all bits of both into each of the product's middle ones.
        let (low, high) = (packed as u64 ^ 0x9E37_79B9_7F4A_7C15, (packed >> 64) as u64 ^ 0xC2B2_AE3D_27D4_EB4F);
        let product = u128::from(low) * u128::from(high);
        (product as u64 ^ (product >> 64) as u64) as usize & (self.places.len() - 1)
    }

    #[cold]
    fn add_at(&mut self, place: usize, packed: Packed, (written, is_word): (&str, bool)) -> usize {
        let known = self.add(packed, written, is_word);
        self.places[place] = self.forms.count();
        if self.met.len() * 2 > self.places.len() {
            self.spread();
        }
        known
    }

    fn add(&mut self, packed: Packed, written: &str, is_word: bool) -> usize {
        self.met.push(Met { packed, text: 0, form: 0 });
        self.forms.add(written, is_word);
        self.met.len() - 1
    }

    /// Twice as many places.
    fn spread(&mut self) {
        self.places = vec![0; self.places.len() * 2];
        for (count, at) in (1..).zip(0..self.met.len()) {
            let packed = self.met[at].packed;
            if packed != 0
                && let Err(place) = self.find(packed)
            {
                self.places[place] = count;
            }
        }
    }
}

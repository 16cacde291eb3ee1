//! The spellings that one thread has met lately, each with its forms for comparing.
//!
//! Texts share their words: one that was in a text before is found here by its bytes, and its forms are copied. A thread
//! keeps some thousands of spellings, then begins anew. What is kept changes the time that a text takes and nothing
//! else: its spellings are numbered as they come in it, and what is known of one depends on its letters alone.

use std::cell::RefCell;
use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHashMap;

use super::forms::{Entry, Forms};

/// The bytes of a short spelling and their count in one number: compared at once where a string is byte by byte.
/// None is zero.
pub(super) type Packed = u128;

/// How many spellings are kept for the next text: with all that is known of them in two languages about a megabyte.
pub(super) const KEPT: usize = 4_096;

/// As many letters are kept for the next text.
const KEPT_LETTERS: usize = 32 * KEPT;

/// How many rows there are at first: a power of two.
const ROWS: usize = 256;

thread_local! {
    static VOCABULARY: RefCell<Vocabulary> = RefCell::new(Vocabulary::new());
}

/// The spellings met lately, each with its forms.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// No other has it, in no thread: what is kept elsewhere by the numbers of spellings holds for one vocabulary.
    number: u64,
    /// The number of the text at hand, from 1.
    text: u32,
    /// How many spellings there are.
    count: u32,
    /// The forms of all.
    letters: String,
    /// Each spelling in the first free row from the one on that its bytes tell. At least half are free.
    rows: Vec<Row>,
    /// Those too long to be packed.
    long: FxHashMap<Box<str>, Known>,
}

/// A short spelling with what is known of it, or none: all of it in one line of the processor's cache.
#[derive(Clone, Debug, Default)]
#[repr(align(64))]
struct Row {
    /// Zero where the row is free.
    packed: Packed,
    known: Known,
}

/// A short spelling that was asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    packed: Packed,
    /// Its bits, mixed.
    mixed: u64,
}

/// Mixes the bits of a spelling.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the halves of a number")]
fn mixed(packed: Packed) -> u64 {
    // Each half by an odd number of its own, then all bits of both into each of the product's middle ones.
    let (low, high) = (packed as u64 ^ 0x9E37_79B9_7F4A_7C15, (packed >> 64) as u64 ^ 0xC2B2_AE3D_27D4_EB4F);
    let product = u128::from(low) * u128::from(high);
    product as u64 ^ (product >> 64) as u64
}

/// A spelling, and when it was met last.
#[derive(Clone, Debug, Default)]
struct Known {
    entry: Entry,
    /// The text it was met in last, and its number there.
    text: u32,
    form: u32,
}

impl Known {
    /// Its number in text `text`, whose `forms` it joins when it is new there.
    #[inline]
    fn form(&mut self, text: u32, letters: &str, forms: &mut Forms) -> u32 {
        if self.text != text {
            (self.text, self.form) = (text, forms.copy(&self.entry, letters));
        }
        self.form
    }
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
            count: 0,
            letters: String::new(),
            rows: vec![Row::default(); ROWS],
            long: FxHashMap::default(),
        }
    }

    fn turn_to_next_text(&mut self) {
        if self.count as usize > KEPT || self.letters.len() > KEPT_LETTERS || self.text == u32::MAX {
            *self = Self::new();
        }
        self.text += 1;
    }

    /// No forms yet, for a text whose spellings are found here.
    pub fn no_forms(&self, room: usize) -> Forms {
        Forms::with_room(self.number, room)
    }

    /// Has the row where a short spelling is looked for first brought from memory.
    #[inline]
    pub fn ask_for(&self, packed: Packed) -> Asked {
        let asked = Asked { packed, mixed: mixed(packed) };
        black_box(self.rows[self.first_row(asked)].packed);
        asked
    }

    /// The number that a short spelling has in the text at hand, whose `forms` it joins when it is new there. `written`
    /// tells the spelling, and whether it is made of letters.
    #[inline]
    pub fn short<'a>(&mut self, asked: Asked, written: impl Fn() -> (&'a str, bool), forms: &mut Forms) -> u32 {
        let row = match self.find(asked) {
            Ok(row) => row,
            Err(free) => self.add_at(free, asked, written()),
        };
        self.rows[row].known.form(self.text, &self.letters, forms)
    }

    /// The same of any other.
    pub fn long(&mut self, (written, is_word): (&str, bool), forms: &mut Forms) -> u32 {
        if !self.long.contains_key(written) {
            let new = self.add(written, is_word);
            self.long.insert(written.into(), new);
        }
        let known = self.long.get_mut(written);
        known.map_or(0, |known| known.form(self.text, &self.letters, forms))
    }

    /// The row of a spelling, or the free one for it.
    #[inline]
    fn find(&self, asked: Asked) -> Result<usize, usize> {
        let mut row = self.first_row(asked);
        loop {
            match self.rows[row].packed {
                known if known == asked.packed => return Ok(row),
                0 => return Err(row),
                _ => row = (row + 1) & (self.rows.len() - 1),
            }
        }
    }

    /// Where a spelling is looked for first.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "as many bits as there are rows")]
    fn first_row(&self, asked: Asked) -> usize {
        asked.mixed as usize & (self.rows.len() - 1)
    }

    #[cold]
    fn add_at(&mut self, free: usize, asked: Asked, (written, is_word): (&str, bool)) -> usize {
        let known = self.add(written, is_word);
        self.rows[free] = Row { packed: asked.packed, known };
        if self.count as usize * 2 <= self.rows.len() {
            return free;
        }
        self.spread();
        self.find(asked).unwrap_or(free)
    }

    fn add(&mut self, written: &str, is_word: bool) -> Known {
        let entry = Entry::new(written, is_word, self.count, &mut self.letters);
        self.count += 1;
        Known { entry, text: 0, form: 0 }
    }

    /// Twice as many rows.
    fn spread(&mut self) {
        let more = vec![Row::default(); self.rows.len() * 2];
        for row in std::mem::replace(&mut self.rows, more) {
            if row.packed != 0
                && let Err(free) = self.find(Asked { packed: row.packed, mixed: mixed(row.packed) })
            {
                self.rows[free] = row;
            }
        }
    }
}

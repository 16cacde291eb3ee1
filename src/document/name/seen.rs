//! How each word of a document is written, whatever its case at one place.

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::text::forms::{Each, Form, Shape};
use crate::text::tokens::Tokens;

/// How a word is written.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    pub lower: bool,
    /// With a capital where none was needed.
    pub capital: bool,
    /// With a capital at its front alone.
    pub titled: bool,
}

impl Seen {
    fn add(&mut self, other: Self) {
        self.lower |= other.lower;
        self.capital |= other.capital;
        self.titled |= other.titled;
    }
}

/// How the word of each spelling is written; `capitals` are the tokens with a capital that their place does not explain.
pub(super) fn note(tokens: &Tokens, capitals: impl Iterator<Item = usize>) -> Each<Seen> {
    let mut met = tokens.each(|form| Seen {
        lower: form.is_word() && !form.is_capital(),
        capital: false,
        titled: form.is_capital() && !form.is_in_capitals(),
    });
    for at in capitals {
        if let Some(seen) = met.at_mut(tokens, at) {
            seen.capital = true;
        }
    }
    // Only a word that is written with a capital somewhere is written in several ways.
    let mut capitals = 0;
    tokens.each_of(&met, |form, _| capitals += usize::from(form.is_capital()));
    let mut words: FxHashMap<&str, Seen> = FxHashMap::with_capacity_and_hasher(capitals, FxBuildHasher);
    let mut shapes = Shapes::default();
    tokens.each_of(&met, |form, seen| {
        if form.is_capital() {
            words.entry(form.lower()).or_default().add(seen);
            shapes.add(form.lower_shape());
        }
    });
    tokens.each_of(&met, |form, seen| {
        if seen.lower
            && shapes.may_have(form.lower_shape())
            && let Some(word) = words.get_mut(form.lower())
        {
            word.add(seen);
        }
    });
    let known = |form: Form| shapes.may_have(form.lower_shape()).then(|| words.get(form.lower())).flatten();
    tokens.each_with(&met, |form, seen| known(form).copied().unwrap_or(seen))
}

/// Shapes of words, told apart as far as some of their bits do: most words are found to have none of them at once.
struct Shapes([u64; 64]);

impl Default for Shapes {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Shapes {
    fn add(&mut self, shape: Shape) {
        let (place, bit) = Self::bit(shape);
        self.0[place] |= bit;
    }

    fn may_have(&self, shape: Shape) -> bool {
        let (place, bit) = Self::bit(shape);
        self.0[place] & bit != 0
    }

    fn bit(shape: Shape) -> (usize, u64) {
        let mixed = shape.mixed();
        ((mixed >> 20) as usize & 63, 1 << (mixed >> 26))
    }
}

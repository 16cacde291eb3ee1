//! How each word of a document is written, whatever its case at one place.

use rustc_hash::FxHashMap;

use crate::text::forms::Each;
use crate::text::tokens::Tokens;

/// How a word is written.
#[derive(Clone, Copy, Default)]
pub(super) struct Seen {
    pub lower: bool,
    /// With a capital where none was needed.
    pub capital: bool,
}

impl Seen {
    fn add(&mut self, other: Self) {
        self.lower |= other.lower;
        self.capital |= other.capital;
    }
}

/// How the word of each spelling is written; `capitals` are the tokens with a capital that their place does not explain.
pub(super) fn note(tokens: &Tokens, capitals: impl Iterator<Item = usize>) -> Each<Seen> {
    let mut met = tokens.each(|form| Seen { lower: form.is_word() && !form.is_capital(), capital: false });
    for at in capitals {
        if let Some(seen) = met.at_mut(tokens, at) {
            seen.capital = true;
        }
    }
    // Only a word that is written with a capital somewhere is written in several ways.
    let mut words: FxHashMap<&str, Seen> = FxHashMap::default();
    tokens.each_of(&met, |form, seen| {
        if form.is_capital() {
            words.entry(form.lower()).or_default().add(seen);
        }
    });
    tokens.each_of(&met, |form, seen| {
        if seen.lower
            && let Some(word) = words.get_mut(form.lower())
        {
            word.add(seen);
        }
    });
    tokens.each_with(&met, |form, seen| words.get(form.lower()).copied().unwrap_or(seen))
}

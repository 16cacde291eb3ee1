//! Numbers the spellings of a text while it is cut: what is written alike has one number.
//!
//! Nearly all spellings are so short that their bytes are one number, compared without a look at the text.

use super::Span;
use super::forms::Forms;
use super::vocabulary::{Packed, Vocabulary};

/// Numbers the spellings of a text while it is read.
#[derive(Debug)]
pub(super) struct Interner<'a> {
    text: &'a str,
    vocabulary: &'a mut Vocabulary,
    pub forms: Forms,
}

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
const BYTES_PER_FORM: usize = 16;
const MOST_AT_FIRST: usize = 4_096;

impl<'a> Interner<'a> {
    pub fn new(text: &'a str, vocabulary: &'a mut Vocabulary) -> Self {
        let forms = vocabulary.no_forms((text.len() / BYTES_PER_FORM).min(MOST_AT_FIRST));
        Self { text, vocabulary, forms }
    }

    /// The number of what is written at `span`.
    #[inline]
    pub fn form(&mut self, span: Span, is_word: bool) -> u32 {
        let text = self.text;
        match self.packed(span) {
            Some(packed) => self.vocabulary.short(packed, || (span.of(text), is_word), &mut self.forms),
            None => self.vocabulary.long(span.of(text), is_word, &mut self.forms),
        }
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

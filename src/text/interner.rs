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
const BYTES_PER_FORM: usize = 8;
const MOST_AT_FIRST: usize = 4_096;

impl<'a> Interner<'a> {
    pub fn new(text: &'a str, vocabulary: &'a mut Vocabulary) -> Self {
        let forms = vocabulary.no_forms((text.len() / BYTES_PER_FORM).min(MOST_AT_FIRST));
        Self { text, vocabulary, forms }
    }

    /// The number of what is written at `span`, which begins with the bytes `ahead`.
    #[inline]
    pub fn form(&mut self, span: Span, ahead: Packed, is_word: bool) -> u32 {
        let (text, length) = (self.text, span.len());
        if let Some(mask) = MASKS.get(length) {
            let packed = ahead & mask | (length as Packed) << (8 * SHORT);
            self.vocabulary.short(packed, || (span.of(text), is_word), &mut self.forms)
        } else {
            self.vocabulary.long(span.of(text), is_word, &mut self.forms)
        }
    }
}

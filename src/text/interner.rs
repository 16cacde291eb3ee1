//! Numbers the spellings of a text while it is cut: what is written alike has one number.
//!
//! Nearly all spellings are so short that their bytes are one number, compared without a look at the text.

use super::Span;
use super::classes::sixteen;
use super::forms::Forms;
use super::tokens::{Kind, Token};
use super::vocabulary::{Packed, Vocabulary};

/// Numbers the spellings of a text while it is read.
#[derive(Debug)]
pub(super) struct Interner<'a> {
    text: &'a str,
    vocabulary: &'a mut Vocabulary,
    forms: Forms,
    tokens: Vec<Token>,
    /// How many of them are numbered.
    numbered: usize,
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

/// About how many bytes of prose a token has with the space around it.
const BYTES_PER_TOKEN: usize = 5;

/// How many tokens are cut before their spellings are looked up.
const TOGETHER: usize = 128;

impl<'a> Interner<'a> {
    pub fn new(text: &'a str, vocabulary: &'a mut Vocabulary) -> Self {
        let forms = vocabulary.no_forms((text.len() / BYTES_PER_FORM).min(MOST_AT_FIRST));
        let tokens = Vec::with_capacity(text.len() / BYTES_PER_TOKEN);
        Self { text, vocabulary, forms, tokens, numbered: 0 }
    }

    /// Adds the next token of the text, whose number is found later.
    #[inline]
    pub fn push(&mut self, token: Token) {
        self.tokens.push(token);
        if self.tokens.len() - self.numbered == TOGETHER {
            self.number();
        }
    }

    /// The token added last.
    pub fn last(&self) -> Option<&Token> {
        self.tokens.last()
    }

    /// How many tokens were added.
    pub fn count(&self) -> usize {
        self.tokens.len()
    }

    /// All tokens with their numbers, and the spellings that have them.
    pub fn finish(mut self) -> (Vec<Token>, Forms) {
        self.number();
        (self.tokens, self.forms)
    }

    /// Numbers the tokens that have none yet. All their spellings are asked for before one is looked at: they stand far apart
    /// in memory, and come from there together.
    fn number(&mut self) {
        for token in &self.tokens[self.numbered..] {
            if let Some(packed) = self.packed(token.span) {
                self.vocabulary.ask_for(packed);
            }
        }
        for at in self.numbered..self.tokens.len() {
            let Token { span, kind, .. } = self.tokens[at];
            self.tokens[at].form = self.form(span, kind == Kind::Word);
        }
        self.numbered = self.tokens.len();
    }

    #[inline]
    fn form(&mut self, span: Span, is_word: bool) -> u32 {
        let text = self.text;
        match self.packed(span) {
            Some(packed) => self.vocabulary.short(packed, || (span.of(text), is_word), &mut self.forms),
            None => self.vocabulary.long(span.of(text), is_word, &mut self.forms),
        }
    }

    #[inline]
    fn packed(&self, span: Span) -> Option<Packed> {
        let length = span.len();
        let mask = MASKS.get(length)?;
        Some(sixteen(self.text.as_bytes(), span.start) & mask | (length as Packed) << (8 * SHORT))
    }
}

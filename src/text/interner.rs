//! Numbers the spellings of a text while it is cut: what is written alike has one number.
//!
//! Nearly all spellings are so short that their bytes are one number, compared without a look at the text.

use super::Span;
use super::classes::sixteen;
use super::forms::Forms;
use super::tokens::{Kind, Token};
use super::vocabulary::{Asked, Packed, Vocabulary};

/// Numbers the spellings of a text while it is read.
#[derive(Debug)]
pub(super) struct Interner<'a> {
    text: &'a str,
    vocabulary: &'a mut Vocabulary,
    forms: Forms,
    tokens: Vec<Token>,
    /// How many of them are numbered.
    numbered: usize,
    /// The spellings of those that are next; nothing for a long one.
    asked: Vec<Option<Asked>>,
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
        Self { text, vocabulary, forms, tokens, numbered: 0, asked: Vec::with_capacity(TOGETHER) }
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

    /// All tokens with their numbers, and the spellings that have them.
    pub fn finish(mut self) -> (Vec<Token>, Forms) {
        self.number();
        (self.tokens, self.forms)
    }

    /// Numbers the tokens that have none yet. All their spellings are asked for before one is looked at: they stand far apart
    /// in memory, and come from there together.
    fn number(&mut self) {
        let Self { text, vocabulary, forms, tokens, asked, numbered } = self;
        let next = &mut tokens[*numbered..];
        asked.clear();
        asked.extend(next.iter().map(|token| packed(text, token.span).map(|packed| vocabulary.ask_for(packed))));
        for (token, asked) in next.iter_mut().zip(asked) {
            let written = || (token.span.of(text), token.kind == Kind::Word);
            token.form = match *asked {
                Some(asked) => vocabulary.short(asked, written, forms),
                None => vocabulary.long(written(), forms),
            };
        }
        *numbered = tokens.len();
    }
}

/// What is written at `span` as a number, if it is short.
#[inline]
fn packed(text: &str, span: Span) -> Option<Packed> {
    let length = span.len();
    let mask = MASKS.get(length)?;
    Some(sixteen(text.as_bytes(), span.start) & mask | (length as Packed) << (8 * SHORT))
}

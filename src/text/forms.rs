//! The spellings of one text: each is kept once, however often it is written, with its forms for comparing.
//!
//! A text repeats its words; what a table says of a word is asked once and kept by the number of its spelling.

use rustc_hash::FxHashMap;

use super::tokens::Tokens;
use super::{Span, fold};

/// One spelling of a text.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// In lower case, accents kept.
    pub lower: &'a str,
    /// In lower case and without accents.
    pub folded: &'a str,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it is made of letters.
    pub is_word: bool,
}

/// What was found out about each spelling of a text.
#[derive(Clone, Debug, Default)]
pub struct Each<T>(pub(super) Vec<T>);

impl<T: Copy + Default> Each<T> {
    /// What was found out about token `index` of `tokens`, the tokens this was made from; the default past the end.
    #[must_use]
    #[inline]
    pub fn at(&self, tokens: &Tokens, index: usize) -> T {
        tokens.get(index).map_or_else(T::default, |token| self.0[token.form()])
    }
}

/// All spellings, by their numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    list: Vec<Entry>,
    letters: String,
}

/// Where the forms of a spelling stand among the letters.
#[derive(Clone, Copy, Debug)]
struct Entry {
    lower: (u32, u32),
    folded: (u32, u32),
    capital: bool,
    is_word: bool,
}

impl<T> Each<T> {
    /// The same, to be noted; `None` past the end.
    pub fn at_mut(&mut self, tokens: &Tokens, index: usize) -> Option<&mut T> {
        tokens.get(index).map(|token| &mut self.0[token.form()])
    }
}

impl Forms {
    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn lower(&self, form: usize) -> &str {
        self.letters(self.list[form].lower)
    }

    pub fn folded(&self, form: usize) -> &str {
        self.letters(self.list[form].folded)
    }

    pub fn is_capital(&self, form: usize) -> bool {
        self.list[form].capital
    }

    pub fn get(&self, form: usize) -> Form<'_> {
        Form {
            lower: self.lower(form),
            folded: self.folded(form),
            capital: self.list[form].capital,
            is_word: self.list[form].is_word,
        }
    }

    fn letters(&self, (start, end): (u32, u32)) -> &str {
        &self.letters[start as usize..end as usize]
    }

    fn add(&mut self, written: &str, is_word: bool) {
        let start = self.offset();
        fold::push_lower(written, &mut self.letters);
        let lower = (start, self.offset());
        let mut folded = lower;
        if !written.is_ascii() {
            fold::push_folded(written, &mut self.letters);
            folded = (lower.1, self.offset());
        }
        self.list.push(Entry { lower, folded, capital: written.starts_with(char::is_uppercase), is_word });
    }

    fn offset(&self) -> u32 {
        u32::try_from(self.letters.len()).expect("texts are shorter than 4 GB")
    }
}

/// Numbers the spellings of a text while it is read.
#[derive(Debug)]
pub(super) struct Interner<'a> {
    text: &'a str,
    /// Those of at most [`SHORT`] bytes, by what these and their number make as one number: most of a text.
    short: FxHashMap<u64, u32>,
    long: FxHashMap<&'a str, u32>,
    pub forms: Forms,
}

impl<'a> Interner<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, short: FxHashMap::default(), long: FxHashMap::default(), forms: Forms::default() }
    }

    /// The number of what is written at `span`.
    pub fn form(&mut self, span: Span, is_word: bool) -> u32 {
        let written = span.of(self.text);
        let new = u32::try_from(self.forms.len()).expect("texts are shorter than 4 GB");
        let form = match self.packed(span) {
            Some(packed) => *self.short.entry(packed).or_insert(new),
            None => *self.long.entry(written).or_insert(new),
        };
        if form == new {
            self.forms.add(written, is_word);
        }
        form
    }

    /// The bytes of a short spelling and their number in one number: compared at once where a string is byte by byte.
    fn packed(&self, span: Span) -> Option<u64> {
        let length = span.len();
        if length > SHORT {
            return None;
        }
        let bytes = self.text.as_bytes();
        let ahead = bytes.get(span.start..span.start + SHORT + 1).and_then(|ahead| ahead.try_into().ok());
        let last = || bytes[span.start..span.end].iter().rev().fold(0, |whole, &byte| whole << 8 | u64::from(byte));
        let whole = ahead.map_or_else(last, u64::from_le_bytes);
        Some(whole & ((1 << (8 * length)) - 1) | (length as u64) << (8 * SHORT))
    }
}

/// As many bytes fit into one number beside their count.
const SHORT: usize = 7;

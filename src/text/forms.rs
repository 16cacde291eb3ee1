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
    known: FxHashMap<&'a str, u32>,
    pub forms: Forms,
}

impl<'a> Interner<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, known: FxHashMap::default(), forms: Forms::default() }
    }

    /// The number of what is written at `span`.
    pub fn form(&mut self, span: Span, is_word: bool) -> u32 {
        let written = span.of(self.text);
        if let Some(&form) = self.known.get(written) {
            return form;
        }
        let form = u32::try_from(self.forms.len()).expect("texts are shorter than 4 GB");
        self.forms.add(written, is_word);
        self.known.insert(written, form);
        form
    }
}

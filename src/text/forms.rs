//! The spellings of one text: each is kept once, however often it is written, with its forms for comparing.
//!
//! A text repeats its words; what a table says of a word is asked once and kept by the number of its spelling.

use super::fold;
use super::tokens::{Token, Tokens};

/// One spelling of a text.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    forms: &'a Forms,
    number: usize,
}

impl<'a> Form<'a> {
    pub(super) fn new(forms: &'a Forms, number: usize) -> Self {
        Self { forms, number }
    }

    /// In lower case, accents kept.
    #[must_use]
    #[inline]
    pub fn lower(self) -> &'a str {
        self.forms.lower(self.number)
    }

    /// In lower case and without accents.
    #[must_use]
    #[inline]
    pub fn folded(self) -> &'a str {
        self.forms.folded(self.number)
    }

    /// The shape of [`Form::lower`].
    #[must_use]
    #[inline]
    pub fn lower_shape(self) -> Shape {
        self.forms.list[self.number].lower_shape
    }

    /// The shape of [`Form::folded`].
    #[must_use]
    #[inline]
    pub fn folded_shape(self) -> Shape {
        self.forms.list[self.number].folded_shape
    }

    /// Whether it begins with a capital.
    #[must_use]
    #[inline]
    pub fn is_capital(self) -> bool {
        self.forms.list[self.number].capital
    }

    /// Whether it has two characters at least, and no small letter.
    #[must_use]
    #[inline]
    pub fn is_in_capitals(self) -> bool {
        self.forms.list[self.number].in_capitals
    }

    /// Whether it is made of letters.
    #[must_use]
    #[inline]
    pub fn is_word(self) -> bool {
        self.forms.list[self.number].is_word
    }

    /// Its number in the vocabulary it was found in, which other texts of the thread share.
    #[inline]
    pub(super) fn lasting(self) -> usize {
        self.forms.list[self.number].lasting as usize
    }

    /// Whether it is the one byte `byte`.
    #[must_use]
    #[inline]
    pub fn is_byte(self, byte: u8) -> bool {
        self.forms.list[self.number].byte == byte
    }
}

/// Four bytes that tell nearly all words from one another: the first, one in the middle, the last, and the length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(u32);

impl Shape {
    /// The shape of `word`.
    #[must_use]
    #[inline]
    pub fn of(word: &str) -> Self {
        let bytes = word.as_bytes();
        let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return Self::default() };
        let [length, ..] = bytes.len().to_le_bytes();
        Self(u32::from_le_bytes([first, bytes[bytes.len() / 2], last, length]))
    }

    /// Bits that differ wherever shapes do, the high ones most.
    #[must_use]
    #[inline]
    pub fn mixed(self) -> u32 {
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): the high bits of the product are mixed best.
        self.0.wrapping_mul(0x9E37_79B1)
    }
}

/// What was found out about each spelling of a text.
#[derive(Clone, Debug)]
pub struct Each<T>(pub(super) Vec<T>);

impl<T> Default for Each<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> Each<T> {
    /// What was found out about `token`, one of those this was made from.
    ///
    /// # Panics
    /// Perhaps, when the token is of another text.
    #[must_use]
    #[inline]
    pub fn of(&self, token: &Token) -> T {
        self.0[token.form()]
    }
}

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
    /// The vocabulary that they are numbered in beside the text; 0 where there is none.
    vocabulary: u64,
}

/// A spelling, and where its forms stand among the letters that are kept with it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    lower: (u32, u32),
    folded: (u32, u32),
    lower_shape: Shape,
    folded_shape: Shape,
    capital: bool,
    in_capitals: bool,
    is_word: bool,
    /// The byte of a spelling that has one; 0 of any other.
    byte: u8,
    /// The number of the spelling in the vocabulary.
    lasting: u32,
}

impl Entry {
    /// What is `written`, whose forms join `letters` and whose number in the vocabulary is `lasting`.
    pub fn new(written: &str, is_word: bool, lasting: u32, letters: &mut String) -> Self {
        let written = as_one_mark(written);
        let start = offset(letters);
        fold::push_lower(written, letters);
        let lower = (start, offset(letters));
        let mut folded = lower;
        if !written.is_ascii() {
            fold::push_folded(written, letters);
            folded = (lower.1, offset(letters));
        }
        let shape = |(start, end): (u32, u32)| Shape::of(&letters[start as usize..end as usize]);
        Self {
            lower,
            folded,
            lower_shape: shape(lower),
            folded_shape: shape(folded),
            capital: written.starts_with(char::is_uppercase),
            in_capitals: written.chars().nth(1).is_some() && !written.contains(char::is_lowercase),
            is_word,
            byte: if let &[byte] = written.as_bytes() { byte } else { 0 },
            lasting,
        }
    }
}

/// The end of `letters`.
fn offset(letters: &str) -> u32 {
    u32::try_from(letters.len()).expect("texts are shorter than 4 GB")
}

impl<T> Each<T> {
    /// What was found out about token `index`; `None` past the end.
    #[must_use]
    #[inline]
    pub fn get(&self, tokens: &Tokens, index: usize) -> Option<&T> {
        tokens.get(index).map(|token| &self.0[token.form()])
    }

    /// Whether `is` holds of what was found out about one of them.
    pub fn any(&self, is: impl FnMut(&T) -> bool) -> bool {
        self.0.iter().any(is)
    }

    /// The same, to be noted; `None` past the end.
    pub fn at_mut(&mut self, tokens: &Tokens, index: usize) -> Option<&mut T> {
        tokens.get(index).map(|token| &mut self.0[token.form()])
    }
}

impl Forms {
    /// None yet, with room for as many as `room`, which are numbered in `vocabulary` too.
    pub fn with_room(vocabulary: u64, room: usize) -> Self {
        Self { list: Vec::with_capacity(room), letters: String::with_capacity(room * LETTERS), vocabulary }
    }

    pub fn vocabulary(&self) -> u64 {
        self.vocabulary
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    #[inline]
    pub fn lower(&self, form: usize) -> &str {
        self.letters(self.list[form].lower)
    }

    #[inline]
    pub fn folded(&self, form: usize) -> &str {
        self.letters(self.list[form].folded)
    }

    fn letters(&self, (start, end): (u32, u32)) -> &str {
        &self.letters[start as usize..end as usize]
    }

    /// Adds a spelling of the vocabulary with those `letters`, which is there not yet, and tells its number here.
    pub fn copy(&mut self, entry: &Entry, letters: &str) -> u32 {
        let number = u32::try_from(self.list.len()).expect("texts are shorter than 4 GB");
        let (first, start) = (entry.lower.0, offset(&self.letters));
        self.letters.push_str(&letters[first as usize..entry.folded.1 as usize]);
        let moved = |(from, to): (u32, u32)| (from - first + start, to - first + start);
        self.list.push(Entry { lower: moved(entry.lower), folded: moved(entry.folded), ..*entry });
        number
    }
}

/// About how many bytes the forms of a spelling take.
const LETTERS: usize = 10;

/// The one mark that `written` stands for: two single ones that touch are a double one, as typewriters and agencies set it.
fn as_one_mark(written: &str) -> &str {
    match written {
        "''" => "\"",
        "``" | "‘‘" => "“",
        "’’" => "”",
        _ => written,
    }
}

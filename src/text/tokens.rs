//! Tokens: the one pass over a text that all finders read from.
//!
//! A token is a run of letters, a run of digits, an apostrophe inside a word, or any other single
//! character; of `''` and its like both.
//! Nothing is joined here: "vingt-deux" is three tokens, "6.000" is three, "l'armée" is three. What belongs together
//! depends on the language and on what is looked for, and is decided by the finders.

use super::classes::{CLASSES, Class, digits_end, run, whole_word_end};
use super::cut::{cut, gap_of, is_lone_space};
use super::forms::{Each, Form, Forms};
use super::interner::Interner;
use super::{Span, vocabulary, work};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters and combining marks.
    Word,
    /// Decimal digits.
    Digits,
    /// `'` or `’` directly between two letters: elision or possessive, never a quotation mark.
    Apostrophe,
    /// One character of anything else but white space, or two single quotation marks that touch: they are one.
    Mark,
}

/// What lies between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: they touch.
    None,
    /// White space within the line, no-break and thin spaces included.
    Space,
    /// One line break.
    Line,
    /// An empty line or more.
    Blank,
}

/// One token; its words are asked of [`Tokens`].
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    pub kind: Kind,
    /// What separates it from the token before.
    pub gap: Gap,
    /// The number of its spelling.
    pub(super) form: u32,
}

/// The tokens of one text, in order. What is written alike is kept once, with its lower-case and folded forms.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    forms: Forms,
    /// Of each [`Block::BYTES`] bytes of the text, and of an empty one behind them.
    blocks: Vec<Block>,
}

/// Which tokens start in a few bytes of a text: what stands at a place is counted and not searched for.
#[derive(Clone, Copy, Debug, Default)]
struct Block {
    /// The first token that starts in these bytes or behind them.
    first: u32,
    /// A bit for each of the bytes, the first one lowest: set where a token starts.
    starts: u32,
}

impl Block {
    const BYTES: usize = u32::BITS as usize;

    /// The first token that starts at byte `at` of the text, which is one of these, or behind it.
    fn from(self, at: usize) -> usize {
        let before = self.starts & !(u32::MAX << (at % Self::BYTES));
        self.first as usize + before.count_ones() as usize
    }
}

impl Token {
    /// The number of its spelling.
    #[inline]
    pub(super) fn form(&self) -> usize {
        self.form as usize
    }
}

impl Tokens {
    /// Cuts `text` into tokens, in time linear in its length.
    ///
    /// # Panics
    /// When the text is longer than 4 GB.
    #[must_use]
    pub fn new(text: &str) -> Self {
        vocabulary::with(|vocabulary| Self::numbered(text, Interner::new(text, vocabulary)))
    }

    fn numbered(text: &str, mut interner: Interner) -> Self {
        assert!(u32::try_from(text.len()).is_ok(), "texts are shorter than 4 GB");
        let mut blocks = vec![Block::default(); text.len() / Block::BYTES + 1];
        let mut at = 0;
        let mut gap = Gap::Blank;
        while let Some(&first) = text.as_bytes().get(at) {
            let (kind, end) = match CLASSES[usize::from(first)] {
                Class::Letter => (Kind::Word, whole_word_end(text, at)),
                Class::Digit => (Kind::Digits, digits_end(text, at + 1)),
                Class::Mark => (Kind::Mark, at + 1),
                Class::Space | Class::Other => {
                    let run = run(&text[at..], char::is_whitespace);
                    if run > 0 {
                        gap = gap_of(&text[at..at + run]).max(if at == 0 { Gap::Blank } else { Gap::None });
                        at += run;
                        continue;
                    }
                    cut(text, at, interner.last())
                }
            };
            let span = Span::new(at, end);
            blocks[at / Block::BYTES].starts |= 1 << (at % Block::BYTES);
            interner.push(Token { span, kind, gap, form: 0 });
            let spaced = is_lone_space(&text.as_bytes()[end..]);
            (gap, at) = if spaced { (Gap::Space, end + 1) } else { (Gap::None, end) };
        }
        let mut first = 0;
        for block in &mut blocks {
            block.first = first;
            first += block.starts.count_ones();
        }
        let (list, forms) = interner.finish();
        Self { list, forms, blocks }
    }

    /// All tokens in text order.
    #[must_use]
    pub fn all(&self) -> &[Token] {
        &self.list
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether the text has no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The token at `index`, if there is one.
    #[must_use]
    #[inline]
    pub fn get(&self, index: usize) -> Option<&Token> {
        work::note(1);
        self.list.get(index)
    }

    /// Token `index` in lower case (accents kept); empty past the end.
    #[must_use]
    #[inline]
    pub fn lower(&self, index: usize) -> &str {
        work::note(1);
        self.list.get(index).map_or("", |token| self.forms.lower(token.form()))
    }

    /// Token `index` in lower case and without accents; empty past the end.
    #[must_use]
    #[inline]
    pub fn folded(&self, index: usize) -> &str {
        work::note(1);
        self.list.get(index).map_or("", |token| self.forms.folded(token.form()))
    }

    /// The spelling of token `index`; `None` past the end.
    #[must_use]
    #[inline]
    pub fn form(&self, index: usize) -> Option<Form<'_>> {
        self.get(index).map(|token| Form::new(&self.forms, token.form()))
    }

    /// Whether token `index` begins with a capital.
    #[must_use]
    pub fn is_capital(&self, index: usize) -> bool {
        self.form(index).is_some_and(Form::is_capital)
    }

    /// Whether token `index` is the one byte `byte`.
    #[must_use]
    #[inline]
    pub fn is_byte(&self, index: usize, byte: u8) -> bool {
        self.form(index).is_some_and(|form| form.is_byte(byte))
    }

    /// Hands each spelling to `look` with what was found out about it.
    pub fn each_of<'a, T: Copy>(&'a self, known: &Each<T>, mut look: impl FnMut(Form<'a>, T)) {
        for (form, &known) in known.0.iter().enumerate() {
            look(Form::new(&self.forms, form), known);
        }
    }

    /// What `look` makes of each spelling and of what was found out about it.
    pub fn each_with<T: Copy, U>(&self, known: &Each<T>, look: impl Fn(Form, T) -> U) -> Each<U> {
        let each = known.0.iter().enumerate();
        Each(each.map(|(form, &known)| look(Form::new(&self.forms, form), known)).collect())
    }

    /// What `look` makes of everything that is written in the text, asked once for each spelling.
    pub fn each<T>(&self, mut look: impl FnMut(Form) -> T) -> Each<T> {
        Each((0..self.forms.len()).map(|form| look(Form::new(&self.forms, form))).collect())
    }

    /// The vocabulary of the thread that cut the text, by its number.
    pub(super) fn vocabulary(&self) -> u64 {
        self.forms.vocabulary()
    }

    /// The index of the first token that starts at or after byte `at`.
    #[must_use]
    pub fn from(&self, at: usize) -> usize {
        self.blocks.get(at / Block::BYTES).map_or(self.list.len(), |block| block.from(at))
    }

    /// The indices of the tokens that lie inside `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let (start, end) = (self.from(span.start), self.from(span.end));
        // The last token may reach beyond the span.
        let cut = end.checked_sub(1).is_some_and(|last| self.list[last].span.end > span.end);
        start..(end - usize::from(cut)).max(start)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text);
        let words: Vec<&str> = tokens.all().iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn cuts_where_kinds_change() {
        case("l'armée a 6.000 hommes", &["l", "'", "armée", "a", "6", ".", "000", "hommes"]);
        case("1er vingt-deux", &["1", "er", "vingt", "-", "deux"]);
        case("«\u{202f}Non\u{202f}»", &["«", "Non", "»"]);
        case("", &[]);
        case("  \n", &[]);
    }

    #[test]
    fn apostrophes_are_told_from_quotes() {
        let kinds = |text| Tokens::new(text).all().iter().map(|token| token.kind).collect::<Vec<_>>();
        assert_eq!(kinds("l’eau"), [Kind::Word, Kind::Apostrophe, Kind::Word]);
        assert_eq!(kinds("'eau'"), [Kind::Mark, Kind::Word, Kind::Mark]);
    }

    #[test]
    fn gaps_count_line_breaks() {
        let gaps = |text| Tokens::new(text).all().iter().map(|token| token.gap).collect::<Vec<_>>();
        assert_eq!(
            gaps("a b\nc\r\nd\n\ne,f"),
            [Gap::Blank, Gap::Space, Gap::Line, Gap::Line, Gap::Blank, Gap::None, Gap::None]
        );
    }

    proptest! {
        #[test]
        fn each_token_has_its_own_spelling(words in proptest::collection::vec("[a-zA-ZéÉ0-9«,' ]{0,20}", 0..200)) {
            let text = words.concat();
            let tokens = Tokens::new(&text);
            for (at, token) in tokens.all().iter().enumerate() {
                let written = token.span.of(&text);
                let lower = if written == "''" { "\"".to_owned() } else { written.to_lowercase() };
                prop_assert_eq!(tokens.lower(at), lower);
                prop_assert_eq!(tokens.is_capital(at), written.starts_with(char::is_uppercase));
                prop_assert_eq!(tokens.is_byte(at, b','), written == ",");
            }
        }
    }

    proptest! {
        #[test]
        fn places_are_found_as_by_a_look_at_all(text in "[a-zé0-9«,.' \n]{0,400}", spans in proptest::collection::vec((0..420_usize, 0..420_usize), 1..20)) {
            let tokens = Tokens::new(&text);
            for (start, end) in spans {
                let first = tokens.all().iter().position(|token| token.span.start >= start).unwrap_or(tokens.len());
                prop_assert_eq!(tokens.from(start), first);
                let span = Span::new(start, end.max(start));
                let inside = tokens.all().iter().filter(|token| span.contains(token.span)).count();
                prop_assert_eq!(tokens.within(span), first..first + inside);
            }
        }
    }

    #[test]
    fn forms_fold_case_and_accents() {
        let tokens = Tokens::new("Œuvre ÉTÉ");
        assert_eq!((tokens.lower(0), tokens.folded(0)), ("œuvre", "oeuvre"));
        assert_eq!((tokens.lower(1), tokens.folded(1)), ("été", "ete"));
        assert_eq!(tokens.folded(9), "");
    }
}

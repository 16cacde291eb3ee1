//! Tokens: the one pass over a text that all finders read from.
//!
//! A token is a run of letters, a run of digits, an apostrophe inside a word, or any other single character.
//! Nothing is joined here: "vingt-deux" is three tokens, "6.000" is three, "l'armée" is three. What belongs together
//! depends on the language and on what is looked for, and is decided by the finders.

use super::{Span, fold, work};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters and combining marks.
    Word,
    /// Decimal digits.
    Digits,
    /// `'` or `’` directly between two letters: elision or possessive, never a quotation mark.
    Apostrophe,
    /// One character of anything else but white space.
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
    lower: (u32, u32),
    folded: (u32, u32),
}

/// The tokens of one text, in order, with their lower-case and folded forms.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    forms: String,
}

impl Tokens {
    /// Cuts `text` into tokens, in time linear in its length.
    ///
    /// # Panics
    /// When the text is longer than 4 GB.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut tokens = Self::default();
        let mut at = 0;
        let mut gap = Gap::Blank;
        while let Some(character) = text[at..].chars().next() {
            if character.is_whitespace() {
                let run = text[at..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |len| at + len);
                gap = gap_of(&text[at..run]).max(if at == 0 { Gap::Blank } else { Gap::None });
                at = run;
                continue;
            }
            let (kind, len) = tokens.cut(text, at, character);
            tokens.push(text, Span::new(at, at + len), kind, gap);
            at += len;
            gap = Gap::None;
        }
        tokens
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
    pub fn get(&self, index: usize) -> Option<&Token> {
        work::note(1);
        self.list.get(index)
    }

    /// Token `index` in lower case (accents kept); empty past the end.
    #[must_use]
    pub fn lower(&self, index: usize) -> &str {
        work::note(1);
        self.list.get(index).map_or("", |token| self.form(token.lower))
    }

    /// Token `index` in lower case and without accents; empty past the end.
    #[must_use]
    pub fn folded(&self, index: usize) -> &str {
        work::note(1);
        self.list.get(index).map_or("", |token| self.form(token.folded))
    }

    /// The index of the first token that starts at or after byte `at`.
    #[must_use]
    pub fn from(&self, at: usize) -> usize {
        self.list.partition_point(|token| token.span.start < at)
    }

    /// The indices of the tokens that lie inside `span`.
    #[must_use]
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.from(span.start);
        start..self.list.partition_point(|token| token.span.end <= span.end).max(start)
    }

    fn form(&self, (start, end): (u32, u32)) -> &str {
        &self.forms[start as usize..end as usize]
    }

    fn cut(&self, text: &str, at: usize, first: char) -> (Kind, usize) {
        let run = |belongs: fn(char) -> bool| text[at..].find(|c: char| !belongs(c)).unwrap_or(text.len() - at);
        if is_letter(first) {
            (Kind::Word, run(is_letter_or_joined))
        } else if first.is_ascii_digit() {
            (Kind::Digits, run(|c| c.is_ascii_digit()))
        } else if matches!(first, '\'' | '’' | 'ʼ') && self.elides(text, at, first) {
            (Kind::Apostrophe, first.len_utf8())
        } else {
            (Kind::Mark, first.len_utf8())
        }
    }

    fn elides(&self, text: &str, at: usize, apostrophe: char) -> bool {
        let before = self.list.last().is_some_and(|last| last.kind == Kind::Word && last.span.end == at);
        before && text[at + apostrophe.len_utf8()..].starts_with(is_letter)
    }

    fn push(&mut self, text: &str, span: Span, kind: Kind, gap: Gap) {
        let words = span.of(text);
        let start = self.offset();
        fold::push_lower(words, &mut self.forms);
        let lower = (start, self.offset());
        let mut folded = lower;
        if !words.is_ascii() {
            fold::push_folded(words, &mut self.forms);
            folded = (lower.1, self.offset());
        }
        self.list.push(Token { span, kind, gap, lower, folded });
    }

    fn offset(&self) -> u32 {
        u32::try_from(self.forms.len()).expect("texts are shorter than 4 GB")
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

fn is_letter_or_joined(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) || c == '\u{ad}'
}

fn gap_of(space: &str) -> Gap {
    let mut breaks = 0;
    let mut previous = '\0';
    for c in space.chars() {
        breaks += usize::from(c == '\n' && previous != '\r' || c == '\r' || c == '\u{2029}');
        previous = c;
    }
    match breaks {
        0 => Gap::Space,
        1 => Gap::Line,
        _ => Gap::Blank,
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn forms_fold_case_and_accents() {
        let tokens = Tokens::new("Œuvre ÉTÉ");
        assert_eq!((tokens.lower(0), tokens.folded(0)), ("œuvre", "oeuvre"));
        assert_eq!((tokens.lower(1), tokens.folded(1)), ("été", "ete"));
        assert_eq!(tokens.folded(9), "");
    }
}

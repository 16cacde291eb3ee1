//! Masks: a text as a row of words in which figures are all alike.
//!
//! Lower case, composed letters, one kind of quotation mark, dash and apostrophe; a numeral of any length is one `#`
//! and the words that qualify it are left out. Two sentences with one mask say the same about other numbers.
//! Where numerals and qualifiers stand is told by whoever read the text: a mask knows no language.

use unicode_normalization::UnicodeNormalization;

use super::Span;
use super::tokens::{Gap, Kind, Token, Tokens};

/// One word of a masked text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaskedWord {
    /// Bytes of the text.
    pub span: Span,
    /// Index of its first token.
    pub token: usize,
    pub is_number: bool,
}

/// The masked words of a whole text, in order. `numerals` and `qualifiers` are in text order.
#[must_use]
pub fn words(text: &str, tokens: &Tokens, numerals: &[Span], qualifiers: &[Span]) -> Vec<MaskedWord> {
    let (mut numerals, mut qualifiers) = (Cursor::new(numerals), Cursor::new(qualifiers));
    let mut words: Vec<MaskedWord> = Vec::with_capacity(tokens.len());
    for (token, here) in tokens.all().iter().enumerate() {
        let is_number = numerals.covers(here.span) || here.kind == Kind::Digits || groups_digits(text, tokens, token);
        if !is_number && qualifiers.covers(here.span) {
            continue;
        }
        match words.last_mut() {
            Some(last) if is_number && last.is_number && continues(here, last.span) => {
                last.span = last.span.cover(here.span);
            }
            _ => words.push(MaskedWord { span: here.span, token, is_number }),
        }
    }
    words
}

/// A numeral goes on in the token after it, unless a line or a dropped word lies between.
fn continues(token: &Token, last: Span) -> bool {
    matches!(token.gap, Gap::None | Gap::Space) && token.span.start <= last.end + LONGEST_SPACE
}

/// In bytes: no-break and thin spaces have two or three.
const LONGEST_SPACE: usize = 3;

/// Whether token `index` is the mark between the digits of one number.
fn groups_digits(text: &str, tokens: &Tokens, index: usize) -> bool {
    let is_digits = |token: Option<&Token>| token.is_some_and(|token| token.kind == Kind::Digits);
    let touches = |token: Option<&Token>| token.is_some_and(|token| token.gap == Gap::None);
    let here = tokens.get(index);
    here.is_some_and(|mark| mark.kind == Kind::Mark && matches!(mark.span.of(text), "." | ","))
        && touches(here)
        && touches(tokens.get(index + 1))
        && is_digits(tokens.get(index + 1))
        && is_digits(index.checked_sub(1).and_then(|before| tokens.get(before)))
}

/// Appends the masked form of `word` to `out`.
pub fn push_form(word: &MaskedWord, tokens: &Tokens, out: &mut String) {
    if word.is_number {
        out.push('#');
        return;
    }
    let lower = tokens.lower(word.token);
    if lower.is_ascii() {
        out.push_str(lower);
        return;
    }
    for character in lower.nfc() {
        match character {
            '«' | '»' | '“' | '”' | '„' | '‹' | '›' => out.push('"'),
            '‘' | '’' | 'ʼ' | '‚' => out.push('\''),
            '‐'..='―' | '−' => out.push('-'),
            '\u{ad}' => {}
            other => out.push(other),
        }
    }
}

/// The masked form of the words of `all` that lie in `span`, joined by spaces.
#[must_use]
pub fn masked(span: Span, all: &[MaskedWord], tokens: &Tokens) -> String {
    let mut out = String::new();
    for word in &all[within(span, all)] {
        if !out.is_empty() {
            out.push(' ');
        }
        push_form(word, tokens, &mut out);
    }
    out
}

/// The words of `all` that share a byte with `span`.
#[must_use]
pub fn within(span: Span, all: &[MaskedWord]) -> std::ops::Range<usize> {
    let start = all.partition_point(|word| word.span.end <= span.start);
    start..all.partition_point(|word| word.span.start < span.end).max(start)
}

/// Spans in text order, asked about in text order.
struct Cursor<'a> {
    spans: &'a [Span],
}

impl<'a> Cursor<'a> {
    fn new(spans: &'a [Span]) -> Self {
        Self { spans }
    }

    fn covers(&mut self, span: Span) -> bool {
        while let [first, rest @ ..] = self.spans
            && first.end <= span.start
        {
            self.spans = rest;
        }
        self.spans.first().is_some_and(|first| first.contains(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` has `[numerals]` and `{qualifiers}` marked.
    #[track_caller]
    fn case(marked: &str, expected: &str) {
        let (mut text, mut numerals, mut qualifiers) = (String::new(), Vec::new(), Vec::new());
        let mut open = 0;
        for character in marked.chars() {
            match character {
                '[' | '{' => open = text.len(),
                ']' => numerals.push(Span::new(open, text.len())),
                '}' => qualifiers.push(Span::new(open, text.len())),
                other => text.push(other),
            }
        }
        let tokens = Tokens::new(&text);
        let all = words(&text, &tokens, &numerals, &qualifiers);
        assert_eq!(masked(Span::new(0, text.len()), &all, &tokens), expected);
    }

    #[test]
    fn figures_are_alike() {
        case("{Plus de} [6.000] arrestations", "# arrestations");
        case("[quatre-vingts] arrestations", "# arrestations");
        case("8\u{202f}000 arrestations", "# arrestations");
        case("le 5 janvier 2022, 12 personnes", "le # janvier # , # personnes");
    }

    #[test]
    fn marks_of_one_kind_are_alike() {
        case("«\u{a0}L’Été\u{a0}» — fin", "\" l ' été \" - fin");
        case("\"L'E\u{301}te\u{301}\" - fin", "\" l ' été \" - fin");
    }

    #[test]
    fn numbers_on_two_lines_are_two() {
        case("12\n13", "# #");
    }
}

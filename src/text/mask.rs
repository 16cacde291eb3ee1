//! Masks: a text as a row of words in which figures are all alike.
//!
//! Lower case, composed letters, one kind of quotation mark, dash and apostrophe; a numeral of any length is one `#`
//! and the words that qualify it are left out. Two sentences with one mask say the same about other numbers.
//! Where numerals and qualifiers stand is told by whoever read the text: a mask knows no language.

use std::ops::Range;

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
    of_tokens(0..tokens.len(), &mut Reader::new(text, tokens, numerals, qualifiers))
}

/// The masked words of a text that share a byte with `span`, as [`words`] has them, for whoever needs no others; there may be
/// some before them.
#[must_use]
pub fn words_at(span: Span, text: &str, tokens: &Tokens, numerals: &[Span], qualifiers: &[Span]) -> Vec<MaskedWord> {
    let all = tokens.all();
    let touched = all.partition_point(|token| token.span.end <= span.start);
    // A numeral may go on behind it, over a space in which `span` ends.
    let end = all.partition_point(|token| token.span.start <= span.end + LONGEST_SPACE);
    // A numeral may begin before `span`, but none goes on behind a plain word or over the end of a line.
    let near = touched.saturating_sub(NEAR);
    let mut reader = Reader::new(text, tokens, numerals, qualifiers);
    let mut begins = |token: &usize| {
        let is_first = !matches!(all[*token].gap, Gap::None | Gap::Space);
        reader.read(*token).is_some_and(|is_number| is_first || !is_number)
    };
    let start = (near..touched).filter(|token| begins(token)).last().unwrap_or(0);
    of_tokens(start..end, &mut Reader::new(text, tokens, numerals, qualifiers))
}

/// So many tokens before a place a word is looked for with which the mask may begin: nearly always it is the last one.
const NEAR: usize = 8;

fn of_tokens(range: Range<usize>, reader: &mut Reader) -> Vec<MaskedWord> {
    let mut words: Vec<MaskedWord> = Vec::with_capacity(range.len());
    for token in range {
        let here = reader.tokens.all()[token];
        let Some(is_number) = reader.read(token) else { continue };
        match words.last_mut() {
            Some(last) if is_number && last.is_number && continues(&here, last.span) => {
                last.span = last.span.cover(here.span);
            }
            _ => words.push(MaskedWord { span: here.span, token, is_number }),
        }
    }
    words
}

/// What tokens are in a mask, asked in text order.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    numerals: Cursor<'a>,
    qualifiers: Cursor<'a>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, tokens: &'a Tokens, numerals: &'a [Span], qualifiers: &'a [Span]) -> Self {
        Self { text, tokens, numerals: Cursor::new(numerals), qualifiers: Cursor::new(qualifiers) }
    }

    /// Whether token `index` is a number, or a part of one; nothing when it is left out.
    fn read(&mut self, index: usize) -> Option<bool> {
        let here = &self.tokens.all()[index];
        let is_number = self.numerals.covers(here.span)
            || here.kind == Kind::Digits
            || groups_digits(self.text, self.tokens, index);
        (is_number || !self.qualifiers.covers(here.span)).then_some(is_number)
    }
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
    if lower.bytes().all(is_plain) {
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

/// Whether `byte` is of a character that stands in a mask as it is, as far as one can see from it: ASCII and the letters up to
/// U+017F, which are composed already, or what follows the first byte of a character.
fn is_plain(byte: u8) -> bool {
    !(0xc0..0xc3).contains(&byte) && byte < 0xc6
}

/// How many bytes more than its text a mask is made room for: it has a space before each mark.
const SPACES: usize = 16;

/// The masked form of the words of `all` that lie in `span`, joined by spaces.
#[must_use]
pub fn masked(span: Span, all: &[MaskedWord], tokens: &Tokens) -> String {
    let mut out = String::with_capacity(span.len() + SPACES);
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
pub fn within(span: Span, all: &[MaskedWord]) -> Range<usize> {
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
    use proptest::prelude::*;

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

    #[test]
    fn what_looks_plain_would_stand_as_it_is() {
        let plain: String =
            ('\0'..=char::MAX).filter(|character| character.to_string().bytes().all(is_plain)).collect();
        assert_eq!(plain.nfc().collect::<String>(), plain);
        assert!(plain.contains(['é', 'œ']) && !plain.contains(['«', '\u{ad}', '’', '\u{301}']));
    }

    proptest! {
        /// Whoever asks for one place only is told what stands there in the mask of the whole.
        #[test]
        fn a_part_is_masked_as_the_whole_is(
            text in "([a-c,.] ?|[0-9]{1,3}[ .]?|\n){0,40}",
            marks in prop::collection::vec((0_usize..60, 1_usize..9), 4),
            from in 0_usize..60,
            len in 0_usize..20,
        ) {
            let tokens = Tokens::new(&text);
            let span = |from: usize, len: usize| Span::new(from.min(text.len()), (from + len).min(text.len()));
            let mut marks: Vec<Span> = marks.into_iter().map(|(from, len)| span(from, len)).collect();
            marks.sort_unstable();
            let (numerals, qualifiers) = marks.split_at(2);
            let (all, here) = (words(&text, &tokens, numerals, qualifiers), span(from, len));
            let part = words_at(here, &text, &tokens, numerals, qualifiers);
            prop_assert_eq!(masked(here, &part, &tokens), masked(here, &all, &tokens));
        }
    }
}

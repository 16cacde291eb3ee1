//! Where a token ends that one byte does not tell, and what lies between two tokens.

use super::classes::{is_letter, word_end};
use super::tokens::{Gap, Kind, Token};

/// The kind and the end of the token at `at`, where no white space is and which follows `before`.
pub(super) fn cut(text: &str, at: usize, before: Option<&Token>) -> (Kind, usize) {
    let first = text[at..].chars().next().unwrap_or_default();
    let end = at + first.len_utf8();
    if is_letter(first) {
        (Kind::Word, word_end(text, end))
    } else if matches!(first, '\'' | '’' | 'ʼ') && elides(text, end, before, at) {
        (Kind::Apostrophe, end)
    } else if matches!(first, '\'' | '`' | '‘' | '’') && text[end..].starts_with(first) {
        // Two that touch are one mark.
        (Kind::Mark, end + first.len_utf8())
    } else {
        (Kind::Mark, end)
    }
}

/// Whether an apostrophe at `at`, which ends at `end`, stands between two letters.
fn elides(text: &str, end: usize, before: Option<&Token>, at: usize) -> bool {
    before.is_some_and(|last| last.kind == Kind::Word && last.span.end == at) && text[end..].starts_with(is_letter)
}

/// Whether one space stands before something that is surely none: most of what lies between words.
pub(super) fn is_lone_space(bytes: &[u8]) -> bool {
    matches!(bytes, [b' ', next, ..] if next.is_ascii_graphic())
}

pub(super) fn gap_of(space: &str) -> Gap {
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

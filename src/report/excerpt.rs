//! A place in a text, cut to the width at hand, with carets under the words.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::safe;
use crate::text::Span;

/// One line of text and the stretch of it that is meant, in columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// At most as wide as asked for.
    pub line: String,
    /// Columns before the marked words.
    pub indent: usize,
    /// Columns of the marked words; at least 1.
    pub marked: usize,
}

/// Where the text was cut.
const MORE: &str = "…";

/// Cuts `text` around `span` to `width` columns, at most as far as the paragraph `within`.
///
/// Line breaks become spaces, so that a sentence broken over lines is shown in one. Words are cut between characters
/// as a reader sees them. When the marked words are too wide themselves, their beginning is shown.
#[must_use]
pub fn excerpt(text: &str, within: Span, span: Span, width: usize) -> Excerpt {
    let room = width.max(12);
    let before = safe::line(text[within.start..span.start].trim_start());
    let marked = safe::line(span.of(text));
    let after = safe::line(text[span.end..within.end].trim_end());

    let marked = head(&marked, room);
    let left = room - marked.width();
    // Each side gets half of the room, and what the other does not need.
    let share = left.div_ceil(2).max(left.saturating_sub(after.width()));
    let before = tail(&before, share);
    let after = head(&after, left - before.width());
    Excerpt { indent: before.width(), marked: marked.width().max(1), line: format!("{before}{marked}{after}") }
}

/// The beginning of `text`, at most `width` columns, cut after a word where one ends near.
pub(super) fn head(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = MORE.width();
    for part in text.graphemes(true) {
        used += part.width();
        if used > width {
            break;
        }
        kept.push_str(part);
    }
    if let Some((words, _)) = kept.rsplit_once(' ').filter(|(words, _)| kept.len() - words.len() < NEAR) {
        kept.truncate(words.len() + 1);
    }
    if width > 0 { kept + MORE } else { kept }
}

/// The end of `text`, at most `width` columns, cut before a word where one begins near.
fn tail(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut start = text.len();
    let mut used = MORE.width();
    for (at, part) in text.grapheme_indices(true).rev() {
        used += part.width();
        if used > width {
            break;
        }
        start = at;
    }
    let kept = &text[start..];
    let kept = match kept.split_once(' ') {
        Some((cut, _)) if cut.len() < NEAR => &kept[cut.len()..],
        _ => kept,
    };
    if width > 0 { format!("{MORE}{kept}") } else { String::new() }
}

/// A word longer than this (in bytes) is cut rather than left out.
const NEAR: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn case(text: &str, marked: &str, width: usize, expected: &str) {
        let start = text.find(marked).expect("the marked words are in the text");
        let span = Span::new(start, start + marked.len());
        let excerpt = excerpt(text, Span::new(0, text.len()), span, width);
        let carets = format!("{}{}", " ".repeat(excerpt.indent), "^".repeat(excerpt.marked));
        assert_eq!(format!("{}\n{carets}", excerpt.line), expected);
    }

    #[test]
    fn short_texts_stand_whole() {
        case("Trois navires attendent.", "navires", 60, "Trois navires attendent.\n      ^^^^^^^");
    }

    #[test]
    fn carets_stand_under_accents_spaces_and_wide_letters() {
        case("«\u{202f}Été\u{202f}» à Liège", "Liège", 60, "«\u{202f}Été\u{202f}» à Liège\n          ^^^^^");
        case("e\u{301}te\u{301} chaud", "chaud", 60, "e\u{301}te\u{301} chaud\n    ^^^^^");
        case("東京 3 morts", "3 morts", 60, "東京 3 morts\n     ^^^^^^^");
    }

    #[test]
    fn long_texts_are_cut_on_both_sides() {
        let text = "Au premier jour de la tempête on comptait déjà 12 blessés dans les villages de la côte et du nord.";
        case(text, "12 blessés", 40, "… déjà 12 blessés dans les villages de …\n       ^^^^^^^^^^");
        case(text, "Au premier", 30, "Au premier jour de la …\n^^^^^^^^^^");
    }

    #[test]
    fn a_broken_line_is_joined() {
        case("deux\r\nmorts hier", "deux\r\nmorts", 40, "deux morts hier\n^^^^^^^^^^");
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in "\\PC{0,80}", from in 0_usize..80, len in 0_usize..40, width in 12_usize..60) {
            let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            let span = Span::new(boundary(from), boundary(from + len).max(boundary(from)));
            let excerpt = excerpt(&text, Span::new(0, text.len()), span, width);
            prop_assert!(excerpt.line.width() <= width, "{excerpt:?}");
        }
    }
}

//! Lines broken between words where the screen ends.

use anstream::adapter::strip_str;
use unicode_width::UnicodeWidthStr;

/// `text` broken at spaces into lines of at most `width` columns; a longer word stands alone. Colours take no columns.
pub(super) fn wrap(text: &str, width: usize) -> (String, Vec<String>) {
    hung(text, width, width)
}

/// The lines of `text`, those that are wider than `width` columns broken; what is left of one begins two columns further
/// in than it does.
pub(super) fn lines(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        if columns(line) <= width {
            out.push_str(line);
        } else {
            let words = line.trim_start_matches(' ');
            let margin = &line[..line.len() - words.len()];
            let room = width.saturating_sub(margin.len());
            let (first, rest) = hung(words, room, room.saturating_sub(HANG.len()));
            out.push_str(margin);
            out.push_str(&first);
            for line in &rest {
                out.extend(["\n", margin, HANG, line]);
            }
        }
        out.push('\n');
    }
    out
}

/// What the rest of a line that was broken begins with.
const HANG: &str = "  ";

fn columns(words: &str) -> usize {
    strip_str(words).to_string().width()
}

/// As [`wrap`], where the first line has another width than the `rest`.
fn hung(text: &str, width: usize, rest: usize) -> (String, Vec<String>) {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let room = if lines.len() == 1 { width } else { rest };
        let line = lines.last_mut().expect("there is always a line");
        if !line.is_empty() && columns(line) + 1 + columns(word) > room {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let first = lines.remove(0);
    (first, lines)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::style::{BAD, paint};
    use super::*;

    #[test]
    fn lines_break_between_words_and_colours_take_no_columns() {
        let (first, rest) = wrap(&format!("{} and more", paint(BAD, "two words")), 13);
        assert_eq!((first, rest), (format!("{} and", paint(BAD, "two words")), vec!["more".to_owned()]));
        assert_eq!(wrap("unbreakable a", 4), ("unbreakable".to_owned(), vec!["a".to_owned()]));
    }

    #[test]
    fn what_is_left_of_a_line_hangs_under_it() {
        assert_eq!(lines("  one two three\nfour  five\n", 9), "  one two\n    three\nfour \n  five\n");
        assert_eq!(lines("  as   it   is\n", 14), "  as   it   is\n", "what has room stays as it is");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_screen_and_no_word_is_lost(
            words in prop::collection::vec("[a-zé]{1,9}", 0..40), margin in 0_usize..6, width in 17_usize..60,
        ) {
            let text = format!("{}{}", " ".repeat(margin), words.join(" "));
            let broken = lines(&text, width);
            prop_assert!(broken.lines().all(|line| columns(line) <= width), "{broken}");
            prop_assert_eq!(broken.split_whitespace().collect::<Vec<_>>(), words);
        }
    }
}

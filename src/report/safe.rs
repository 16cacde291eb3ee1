//! Words of documents and rules made safe for a terminal: an article must not move the cursor or ring the bell.

use std::borrow::Cow;

/// `text` on one line: line breaks and tabs become spaces, other control characters and the marks that turn the
/// direction of writing become visible.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == Some(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(shown).collect())
}

/// `text` with its line breaks, everything else made safe.
#[must_use]
pub fn lines(text: &str) -> String {
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// What is shown for `c`; nothing for the first half of a line break.
fn shown(c: char) -> Option<char> {
    match c {
        '\r' => None,
        '\n' | '\t' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' => Some(' '),
        '\u{0}'..='\u{1f}' => char::from_u32(u32::from(c) + 0x2400),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{feff}' => Some('\u{fffd}'),
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_but_letters() {
        assert_eq!(line("déjà\u{a0}vu"), "déjà\u{a0}vu");
        assert_eq!(line("a\r\nb\tc"), "a b c");
        assert_eq!(line("\u{1b}[31mred\u{7}"), "␛[31mred␇");
        assert_eq!(line("x\u{202e}y\u{9b}2J"), "x\u{fffd}y\u{fffd}2J");
    }
}

//! What a byte or a character may begin or carry on: letters, digits, marks, spaces.
//!
//! Most of a text is told from one byte; the tables of all alphabets are asked for the rest.

/// What a token is that begins with a byte, as far as that tells.
#[derive(Clone, Copy)]
pub(super) enum Class {
    Letter,
    Digit,
    /// A mark of one byte, whatever stands around it.
    Mark,
    Space,
    /// An apostrophe, a grave accent, or part of a longer character.
    Other,
}

/// The class of each byte: most of a text is told from one byte.
pub(super) const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\t'..=b'\r' | b' ' => Class::Space,
            b'\'' | b'`' => Class::Other,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

/// The end of the word that goes on at `at`.
#[inline]
pub(super) fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        at += match CLASSES[usize::from(byte)] {
            Class::Letter => 1,
            Class::Other if byte == LATIN && bytes.get(at + 1).is_some_and(|&next| is_latin_letter(next)) => 2,
            Class::Other if !byte.is_ascii() => match text[at..].chars().next() {
                Some(letter) if is_letter(letter) || is_joined(letter) => letter.len_utf8(),
                _ => break,
            },
            _ => break,
        };
    }
    at
}

/// The byte that `À` to `ÿ` begin with, and signs of multiplication and division.
const LATIN: u8 = 0xc3;

/// Whether the byte behind [`LATIN`] is of a letter.
fn is_latin_letter(byte: u8) -> bool {
    byte != 0x97 && byte != 0xb7
}

/// The end of the digits that go on at `at`.
pub(super) fn digits_end(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The length of the characters that `text` begins with and that `belongs` takes.
pub(super) fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// Whether a word may begin with `c`.
pub(crate) fn is_letter(c: char) -> bool {
    // What French and English are written in, told without the tables of all alphabets.
    match c {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => true,
        // Quotation marks, spaces and dashes.
        '\0'..='\x7f' | '«' | '»' | '\u{a0}' | '\u{2000}'..='\u{206f}' => false,
        other => other.is_alphabetic(),
    }
}

/// Whether a character belongs to the letter before it: a combining mark, a soft hyphen.
fn is_joined(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || c == '\u{ad}'
}

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn letters_are_told_as_by_the_tables_of_all_alphabets() {
        let told = |c: &char| is_letter(*c) == c.is_alphabetic();
        assert_eq!((0..0x3000).filter_map(char::from_u32).find(|c| !told(c)), None);
    }
}

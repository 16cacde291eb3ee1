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
    loop {
        at = plain_end(bytes, at);
        at += match bytes.get(at) {
            Some(&LATIN) if bytes.get(at + 1).is_some_and(|&next| is_latin_letter(next)) => 2,
            Some(byte) if !byte.is_ascii() => match text[at..].chars().next() {
                Some(letter) if is_letter(letter) || is_joined(letter) => letter.len_utf8(),
                _ => return at,
            },
            _ => return at,
        };
    }
}

/// The end of the letters of one byte each that go on at `at`: eight bytes are looked at together.
#[inline]
fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let letters = leading_letters(u64::from_le_bytes(*eight));
        at += letters;
        if letters < size_of::<u64>() {
            return at;
        }
    }
    at + bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// How many of the eight bytes, from the lowest on, are letters before the first that is none. In each byte the highest bit
/// tells: it is set by adding to the lower seven what carries into it from a certain letter on.
#[inline]
fn leading_letters(eight: u64) -> usize {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = EACH << 7;
    let small = eight & !HIGH | EACH << 5;
    let from = |letter: u8| small + EACH * u64::from(0x80 - letter);
    let letters = from(b'a') & !from(b'z' + 1) & !eight;
    (!letters & HIGH).trailing_zeros() as usize / 8
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
    use super::{is_letter, leading_letters, word_end};

    #[test]
    fn letters_are_told_as_by_the_tables_of_all_alphabets() {
        let told = |c: &char| is_letter(*c) == c.is_alphabetic();
        assert_eq!((0..0x3000).filter_map(char::from_u32).find(|c| !told(c)), None);
    }

    #[test]
    fn eight_bytes_are_told_as_one_by_one() {
        for byte in 0..=255_u8 {
            for place in 0..8 {
                let mut eight = *b"aZzAmMqQ";
                eight[place] = byte;
                let alone = eight.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                assert_eq!(leading_letters(u64::from_le_bytes(eight)), alone, "{eight:?}");
            }
        }
    }

    #[test]
    fn words_end_where_letters_do() {
        for (text, word) in [
            ("", ""),
            ("internationalement, oui", "internationalement"),
            ("réélections 12", "réélections"),
            ("anticonstitutionnellementé", "anticonstitutionnellementé"),
            ("l’eau", "l"),
            ("à×b", "à"),
            ("Токаев сказал", "Токаев"),
            ("abcdefgh2", "abcdefgh"),
        ] {
            assert_eq!(word_end(text, 0), word.len(), "{text}");
        }
    }
}

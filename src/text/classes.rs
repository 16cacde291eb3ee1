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

/// The bytes of `text` from `at` on, the first one lowest; zeros behind the text.
#[inline]
pub(super) fn sixteen(text: &[u8], at: usize) -> u128 {
    let ahead = text.get(at..).and_then(<[u8]>::first_chunk).copied().unwrap_or_else(|| {
        let mut last = [0; size_of::<u128>()];
        let rest = text.get(at..).unwrap_or_default();
        last[..rest.len()].copy_from_slice(rest);
        last
    });
    u128::from_le_bytes(ahead)
}

/// The end of the word that begins with the letter of one byte at `at`.
#[inline]
pub(super) fn whole_word_end(text: &str, at: usize) -> usize {
    let letters = first_clear(plain_letters(sixteen(text.as_bytes(), at)));
    let end = at + letters;
    // A letter of another kind may follow, or the word goes on.
    let plain = letters < size_of::<u128>() && text.as_bytes().get(end).is_none_or(u8::is_ascii);
    if plain { end } else { word_end(text, end) }
}

/// The end of the word that goes on at `at`.
pub(super) fn word_end(text: &str, mut at: usize) -> usize {
    loop {
        let letters = leading_letters(sixteen(text.as_bytes(), at));
        at += letters;
        if letters < size_of::<u128>() {
            let belongs = |&next: &char| !next.is_ascii() && (is_letter(next) || is_joined(next));
            let Some(next) = text[at..].chars().next().filter(belongs) else { return at };
            at += next.len_utf8();
        }
    }
}

/// How many of the sixteen bytes of a text, from the lowest on, are letters before the first that is none, as far as they
/// tell: letters of one byte, and `À` to `ÿ` where both of theirs are among them. In each byte the highest bit tells: it is
/// set by adding to the lower seven what carries into it.
fn leading_letters(sixteen: u128) -> usize {
    let is = |bytes: u128, byte: u8| {
        let other = bytes ^ (EACH * u128::from(byte));
        !(((other & !HIGH) + !HIGH) | other) & HIGH
    };
    // The signs of multiplication and division differ in one bit.
    let second = is(sixteen, LATIN) << 8 & !is(sixteen & !(EACH << 5), 0x97);
    first_clear(plain_letters(sixteen) | second | second >> 8)
}

/// A one in each of sixteen bytes, and the highest bit of each.
const EACH: u128 = u128::from_le_bytes([1; 16]);
const HIGH: u128 = EACH << 7;

/// In each byte the highest bit, set where it is a letter of one byte; the others are anything.
#[inline]
fn plain_letters(sixteen: u128) -> u128 {
    let small = sixteen & !HIGH | EACH << 5;
    let from = |letter: u8| small + EACH * u128::from(0x80 - letter);
    from(b'a') & !from(b'z' + 1) & !sixteen
}

/// The first byte, from the lowest on, whose highest bit is clear.
#[inline]
fn first_clear(bytes: u128) -> usize {
    (!bytes & HIGH).trailing_zeros() as usize / 8
}

/// The byte that `À` to `ÿ` begin with, and signs of multiplication and division.
const LATIN: u8 = 0xc3;

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
    // Quotation marks, spaces and dashes are none of them.
    !matches!(c, '«' | '»' | '\u{a0}' | '\u{2000}'..='\u{206f}')
        && (unicode_normalization::char::is_combining_mark(c) || c == '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::{is_letter, leading_letters, sixteen, whole_word_end, word_end};

    #[test]
    fn letters_are_told_as_by_the_tables_of_all_alphabets() {
        let told = |c: &char| is_letter(*c) == c.is_alphabetic();
        assert_eq!((0..0x3000).filter_map(char::from_u32).find(|c| !told(c)), None);
    }

    #[test]
    fn sixteen_bytes_are_told_as_character_by_character() {
        let plain = |c: char| c.is_ascii_alphabetic() || matches!(c, 'À'..='ÿ' if c != '×' && c != '÷');
        for character in (0..0x300).chain(0x2000..0x2070).filter_map(char::from_u32) {
            for place in 0..20 {
                let text = format!("{}{character}ÿzÀ9", "Z".repeat(place));
                let told = |&(at, c): &(usize, char)| plain(c) && at + c.len_utf8() <= 16;
                let alone = text.char_indices().take_while(told).map(|(_, c)| c.len_utf8()).sum::<usize>();
                assert_eq!(leading_letters(sixteen(text.as_bytes(), 0)), alone, "{text:?}");
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
            if text.starts_with(|first: char| first.is_ascii_alphabetic()) {
                assert_eq!(whole_word_end(text, 0), word.len(), "{text}");
            }
        }
    }
}

//! Folding: one form for spellings that differ only in case or accents.
//!
//! Used to compare, never to store: a text is kept as it was written.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends `text` in lower case to `out`.
pub fn push_lower(text: &str, out: &mut String) {
    if is_small(text) {
        out.push_str(text);
    } else if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
    } else {
        text.chars().for_each(|character| lower(character, |lower| out.push(lower)));
    }
}

/// Whether all characters of `text` are small letters of French and English, as in most words, as far as two bytes in a row
/// tell; when not, one may be a capital.
fn is_small(text: &str) -> bool {
    // `à` to `ÿ` are this byte and one from 0xa0 on.
    const LATIN: u8 = 0xc3;
    let mut latin = false;
    text.bytes().all(|byte| {
        let small = if latin { byte >= 0xa0 } else { byte.is_ascii_lowercase() || byte == LATIN };
        latin = !latin && byte == LATIN;
        small
    })
}

/// Appends `text` in lower case and without accents to `out`: `Œuvrée` becomes `oeuvree`.
pub fn push_folded(text: &str, out: &mut String) {
    if text.is_ascii() {
        return push_lower(text, out);
    }
    text.chars().for_each(|character| lower(character, |lower| push_plain(lower, out)));
}

/// Hands `character` in lower case to `put`.
fn lower(character: char, mut put: impl FnMut(char)) {
    match character {
        'a'..='z' | 'ß'..='ÿ' => put(character),
        // What French and English are written in, told without the tables of all alphabets.
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' => put(char::from_u32(u32::from(character) + 0x20).unwrap_or(character)),
        other => other.to_lowercase().for_each(put),
    }
}

/// Appends a lower-case character without its accent.
fn push_plain(character: char, out: &mut String) {
    match character {
        character if character.is_ascii() => out.push(character),
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => out.push('a'),
        'é' | 'è' | 'ê' | 'ë' => out.push('e'),
        'î' | 'ï' | 'í' | 'ì' | 'ı' => out.push('i'),
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' => out.push('o'),
        'û' | 'ü' | 'ù' | 'ú' => out.push('u'),
        'ç' => out.push('c'),
        'ñ' => out.push('n'),
        'œ' => out.push_str("oe"),
        'æ' => out.push_str("ae"),
        'ß' => out.push_str("ss"),
        'ł' => out.push('l'),
        'đ' => out.push('d'),
        '’' | 'ʼ' => out.push('\''),
        other => out.extend(std::iter::once(other).nfkd().filter(|&part| !is_combining_mark(part))),
    }
}

/// `text` in lower case and without accents.
///
/// ```
/// assert_eq!(recoupe::text::fold::fold("Œuvrée"), "oeuvree");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_folded(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::{fold, push_lower};

    /// The short cuts for the letters of French and English say what the tables of all alphabets say.
    #[test]
    fn every_character_of_the_first_thousand_is_lowered_as_by_the_tables() {
        for character in (0..0x400).filter_map(char::from_u32) {
            let text = format!("{character}é");
            let mut lower = String::new();
            push_lower(&text, &mut lower);
            assert_eq!(lower, text.chars().flat_map(char::to_lowercase).collect::<String>(), "{character:?}");
        }
    }

    #[test]
    fn accents_of_capitals_go_too() {
        assert_eq!(fold("ÇA ÉTÉ Ÿ ÞÓR × ÷"), "ca ete y þor × ÷");
    }
}

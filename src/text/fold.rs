//! Folding: one form for spellings that differ only in case or accents.
//!
//! Used to compare, never to store: a text is kept as it was written.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends `text` in lower case to `out`.
pub fn push_lower(text: &str, out: &mut String) {
    if text.is_ascii() {
        out.extend(text.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        out.extend(text.chars().flat_map(char::to_lowercase));
    }
}

/// Appends `text` in lower case and without accents to `out`: `Œuvrée` becomes `oeuvree`.
pub fn push_folded(text: &str, out: &mut String) {
    if text.is_ascii() {
        return push_lower(text, out);
    }
    for character in text.chars().flat_map(char::to_lowercase) {
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

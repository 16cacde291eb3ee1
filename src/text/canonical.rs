//! TOML as this program writes it: one way to write each key, string and number, so that equal things are equal bytes.
//!
//! Writes TOML 1.0 only. Reading is left to the `toml` crate.

use std::fmt::Write;

use super::Quantity;

/// Appends `text` as a basic string on one line. What a person cannot see on a screen, or what would reorder the
/// line, is escaped; letters and spaces of any script stand as they are.
pub fn push_string(text: &str, out: &mut String) {
    out.push('"');
    // Where nothing stands out at the first look, which needs no characters, nothing has to be escaped.
    if !text.bytes().fold(false, |found, byte| found | may_hide(byte)) {
        out.push_str(text);
        out.push('"');
        return;
    }
    let mut plain = 0;
    let suspects = text.bytes().enumerate().filter(|(_, byte)| may_hide(*byte));
    for (at, character) in suspects.filter_map(|(at, _)| Some((at, text[at..].chars().next()?))) {
        if stands(character) {
            continue;
        }
        out.push_str(&text[plain..at]);
        plain = at + character.len_utf8();
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            hidden => {
                let _ = write!(out, "\\u{:04X}", u32::from(hidden));
            }
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

/// Whether `byte` may be of a character that does not stand in a string as it is: all that are hidden beyond ASCII begin
/// with one of three bytes.
fn may_hide(byte: u8) -> bool {
    matches!(byte, 0..b' ' | b'"' | b'\\' | 0x7f | 0xc2 | 0xe2 | 0xef)
}

/// Whether `character` stands in a string as it is.
fn stands(character: char) -> bool {
    match character {
        '"' | '\\' => false,
        ' '..='~' => true,
        other => !is_hidden(other),
    }
}

/// Appends `key` bare when it can stand bare, else as a string.
pub fn push_key(key: &str, out: &mut String) {
    let bare = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if bare { out.push_str(key) } else { push_string(key, out) }
}

/// Appends the line `key = "text"`.
pub fn push_text_line(key: &str, text: &str, out: &mut String) {
    push_key(key, out);
    out.push_str(" = ");
    push_string(text, out);
    out.push('\n');
}

/// A whole number without a point, any other with one.
#[must_use]
pub fn number(value: Quantity) -> String {
    match value.whole() {
        Some(whole) => whole.to_string(),
        None => format!("{:?}", value.get()),
    }
}

/// Controls, separators that some programs take for line breaks, marks that turn the writing direction, and the
/// byte-order mark; all of them have four hexadecimal digits at most.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn case(text: &str, written: &str) {
        let mut out = String::new();
        push_string(text, &mut out);
        assert_eq!(out, written);
    }

    #[test]
    fn strings_stand_on_one_line() {
        case("deux\nlignes", r#""deux\nlignes""#);
        case(r#"un "mot" \ fin"#, r#""un \"mot\" \\ fin""#);
        case("6\u{202f}000\u{a0}morts", "\"6\u{202f}000\u{a0}morts\"");
        case("\u{202e}droite\u{1b}[31m", r#""\u202Edroite\u001B[31m""#);
    }

    #[test]
    fn keys_are_bare_where_they_can_be() {
        let key = |key| {
            let mut out = String::new();
            push_key(key, &mut out);
            out
        };
        assert_eq!(["deaths", "a b", "", "é"].map(key), ["deaths", r#""a b""#, r#""""#, r#""é""#]);
    }

    #[test]
    fn no_hidden_character_escapes_the_first_look() {
        for character in ('\0'..=char::MAX).filter(|character| !stands(*character)) {
            assert!(character.to_string().bytes().any(may_hide), "{character:?}");
        }
    }

    proptest! {
        #[test]
        fn any_number_is_read_back(value in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            let read: toml::Table = toml::from_str(&format!("n = {}", number(Quantity::new(value)))).unwrap();
            let read = read["n"].clone().try_into::<Quantity>().unwrap();
            prop_assert_eq!(read, Quantity::new(value));
        }

        #[test]
        fn any_key_and_text_is_read_back(key in any::<String>(), text in any::<String>()) {
            let mut out = String::new();
            push_text_line(&key, &text, &mut out);
            prop_assert_eq!(out.matches('\n').count(), 1);
            let read: toml::Table = toml::from_str(&out).unwrap();
            prop_assert_eq!(read.get(&key).and_then(toml::Value::as_str), Some(text.as_str()));
        }
    }
}

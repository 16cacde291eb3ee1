//! Numbers written in digits: grouping, decimals, exponents.
//!
//! Works on bytes of the text, because spaces count here. What may follow (a scale, a unit) is not read here, and
//! whether these digits are a figure at all is decided by `exclude`.

use crate::language::numbers::Numbers;

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    /// The byte after it.
    pub end: usize,
    pub value: f64,
    /// Whether it is written without decimals and exponent.
    pub whole: bool,
}

/// The number whose first digit, or decimal mark, stands at byte `at`.
pub(super) fn read(text: &str, at: usize, numbers: &Numbers) -> Option<Digits> {
    let lead = run(text, at);
    let mut clean = text[at..lead].to_owned();
    let grouped = if clean.len() <= 3 && !clean.starts_with('0') { groups(text, lead, numbers) } else { lead };
    clean.extend(text[lead..grouped].chars().filter(char::is_ascii_digit));
    let mark = |c: char| c == numbers.decimal || (c == numbers.group && matches!(c, '.' | ','));
    let mut end = grouped;
    let mut whole = true;
    if let Some(c) = text[grouped..].chars().next().filter(|&c| mark(c)) {
        let decimals = run(text, grouped + c.len_utf8());
        if decimals > grouped + c.len_utf8() && (!clean.is_empty() || matches!(c, '.' | ',')) {
            clean.push('.');
            clean.push_str(&text[grouped + c.len_utf8()..decimals]);
            (end, whole) = (decimals, false);
        }
    }
    if end == at {
        return None;
    }
    let value: f64 = clean.parse().ok()?;
    // "90e+3" is a rank in French, and minutes added to it.
    let ranked = whole && text[end..].starts_with("e+") && numbers.ordinal_suffixes.iter().any(|suffix| suffix == "e");
    if ranked {
        return Some(Digits { end, value, whole });
    }
    let (end, value, whole) =
        exponent(text, end, value).map_or((end, value, whole), |(end, value)| (end, value, false));
    value.is_finite().then_some(Digits { end, value, whole })
}

/// The end of the run of digits at `at`.
fn run(text: &str, at: usize) -> usize {
    text[at..].bytes().position(|byte| !byte.is_ascii_digit()).map_or(text.len(), |len| at + len)
}

/// More groups than this are a table, not a number.
const MOST_GROUPS: usize = 10;

/// The end of the groups of three after the first digits, which end at `at`.
fn groups(text: &str, at: usize, numbers: &Numbers) -> usize {
    let Some(separator) = text[at..].chars().next().filter(|&c| separates(c, numbers)) else { return at };
    let mut end = at;
    let mut count = 0;
    let mut pairs = 0;
    while count < MOST_GROUPS && text[end..].starts_with(separator) {
        let start = end + separator.len_utf8();
        let stop = run(text, start);
        // Twelve lakhs are written 12,00,000: pairs, and three digits at the end.
        match stop - start {
            3 => count += 1,
            2 if separator == ',' && numbers.group == ',' && pairs == count => (count, pairs) = (count + 1, pairs + 1),
            _ => break,
        }
        end = stop;
        if pairs > 0 && stop - start == 3 {
            break;
        }
    }
    let last_is_three =
        end >= at + 4 && text.as_bytes()[end - 4..end].get(1..).is_some_and(|tail| tail.iter().all(u8::is_ascii_digit));
    let decimal = separator == numbers.decimal && count < 2 && !foreign_decimals(text, end, separator);
    if count == 0 || decimal || !last_is_three { at } else { end }
}

/// Whether decimals follow at `at` behind the mark that is not the `separator`: "1,234.56" is written alike in any language.
fn foreign_decimals(text: &str, at: usize, separator: char) -> bool {
    let mark = if separator == '.' { ',' } else { '.' };
    let decimals = text[at..].starts_with(mark).then(|| run(text, at + 1) - at - 1);
    decimals.is_some_and(|decimals| decimals > 0 && decimals != 3)
}

/// Whether `c` can stand between groups of three digits. The decimal mark too, where it stands twice.
fn separates(c: char, numbers: &Numbers) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\'' | '’' | '.' | ',')
        && (c == numbers.group || c == numbers.decimal || !matches!(c, '.' | ','))
}

/// What follows "x10", " × 10", ".10".
fn times_ten(rest: &str) -> Option<&str> {
    let past_space = |text: &'_ str| text.len() - text.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(text).len();
    let product = rest[past_space(rest)..].strip_prefix(['x', '×', '·', '.'])?;
    product[past_space(product)..].strip_prefix("10")
}

/// "⁹", "⁻³": a small whole number written high; its length and value.
fn raised(text: &str) -> Option<(usize, i32)> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = text.strip_prefix('⁻').unwrap_or(text);
    let sign = text.len() - digits.len();
    let (mut end, mut power) = (sign, 0);
    for (place, c) in digits.chars().enumerate() {
        let Some(digit) = DIGITS.iter().zip(0..).find_map(|(&digit, value)| (digit == c).then_some(value)) else {
            break;
        };
        if place == MOST_RAISED {
            return None;
        }
        (end, power) = (end + c.len_utf8(), power * 10 + digit);
    }
    (end > sign).then_some((end, if sign > 0 { -power } else { power }))
}

/// No power of ten in a text has more digits.
const MOST_RAISED: usize = 3;

/// "e10", "^-2", "x10^6", " × 10⁶" after a number.
fn exponent(text: &str, at: usize, value: f64) -> Option<(usize, f64)> {
    let rest = &text[at..];
    if let Some(after) = times_ten(rest) {
        let (len, power) = match after.strip_prefix('^') {
            Some(power) => signed(power).map(|(len, power)| (len + 1, power)),
            None => raised(after),
        }?;
        return Some((at + (rest.len() - after.len()) + len, value * 10f64.powi(power)));
    }
    if let Some(after) = rest.strip_prefix('^') {
        let (len, power) = signed(after)?;
        return Some((at + 1 + len, value.powi(power)));
    }
    let after = rest.strip_prefix(['e', 'E'])?;
    let (len, power) = signed(after)?;
    let ends = !after[len..].starts_with(char::is_alphanumeric);
    ends.then(|| (at + 1 + len, value * 10f64.powi(power)))
}

/// A signed whole number of at most four digits: its length and value.
fn signed(text: &str) -> Option<(usize, i32)> {
    let signs = text.len() - text.trim_start_matches(['-', '+']).len();
    let end = run(text, signs);
    let digits = &text[signs..end];
    if signs > 2 || digits.is_empty() || digits.len() > 4 {
        return None;
    }
    let negative = text[..signs].matches('-').count() % 2 == 1;
    digits.parse::<i32>().ok().map(|value| (end, if negative { -value } else { value }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[track_caller]
    fn case(language: Language, text: &str, length: usize, value: f64) {
        let read = read(text, 0, language.numbers()).unwrap();
        assert_eq!((read.end, read.value), (length, value), "{text}");
    }

    #[test]
    fn french_digits() {
        let case = |text, length, value| case(Language::French, text, length, value);
        case("6.000 hommes", 5, 6000.0);
        case("8 000 hommes", 5, 8000.0);
        case("1\u{202f}234\u{a0}567", 7, 1234.0);
        case("1'250.5", 7, 1250.5);
        case("6.700,54", 8, 6700.54);
        case("4,800 %", 5, 4.8);
        case("1234567.0", 9, 1_234_567.0);
        case("0.125", 5, 0.125);
        case("423 0000", 3, 423.0);
        case("2 0001", 1, 2.0);
        case("192,", 3, 192.0);
        case(",08", 3, 0.08);
        case("1,1^+2", 6, 1.1_f64.powi(2));
        case("1,234.56 dollars", 8, 1234.56);
        case("1,234.567", 5, 1.234);
        case("3,5.10^8 m", 8, 3.5e8);
        case("2 × 10^3", 9, 2000.0);
        case("1,2 × 10⁹ km", 12, 1.2e9);
        case("5·10⁻³ g", 10, 5.0 * 10f64.powi(-3));
        case("3 × 10 m", 1, 3.0);
    }

    #[test]
    fn english_digits() {
        let case = |text, length, value| case(Language::English, text, length, value);
        case("12,34,567.89", 12, 1_234_567.89);
        case("1,674,200.5", 11, 1_674_200.5);
        case("5,00.", 4, 5.0);
        case("1, 234", 1, 1.0);
        case(".77", 3, 0.77);
        case("12.32e+14", 9, 12.32e14);
        case("1.3x10^6", 8, 1.3e6);
        case("12,3456", 7, 12.3456);
        case("1.234,56 euros", 8, 1234.56);
        case("3.5 x 10^8 km", 10, 3.5e8);
    }

    #[test]
    fn too_large_is_no_number() {
        assert_eq!(read("1e9999", 0, Language::English.numbers()), None);
    }
}

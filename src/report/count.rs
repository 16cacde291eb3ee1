/// A number and its noun: `1 warning`, `2 warnings`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{} {}", grouped(number), plural(noun)) }
}

fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        _ if noun == "info" => noun.to_owned(),
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if noun.ends_with(['s', 'x']) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// Each of `names` once, in the order of the first, with how often it is there: `superlative × 2, relative-date`.
#[must_use]
pub fn named<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for name in names {
        match counted.iter_mut().find(|(known, _)| *known == name) {
            Some((_, number)) => *number += 1,
            None => counted.push((name, 1)),
        }
    }
    let named = counted
        .into_iter()
        .map(|(name, number)| if number == 1 { name.to_owned() } else { format!("{name} × {number}") });
    named.collect::<Vec<_>>().join(", ")
}

/// Thousands set apart by a space, from 10 000 on.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_agree_with_their_nouns() {
        assert_eq!(count(1, "warning"), "1 warning");
        assert_eq!(count(0, "story"), "0 stories");
        assert_eq!(count(2, "info"), "2 info");
        assert_eq!(count(12_345, "document"), "12 345 documents");
    }
}

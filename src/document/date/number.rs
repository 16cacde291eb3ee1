//! The small numbers inside dates: days, years, counts of units. Figures at large are read by `document::figure`.

use super::found::Number;
use super::reader::{Hit, Reader};
use super::terms::Traits;
use crate::language::dates::{Kinds, Term, Word};

impl Reader<'_> {
    /// The number at `at`, in digits or in words.
    #[inline]
    pub fn number(self, at: usize) -> Option<Number> {
        let terms = self.terms(at);
        if terms.may(Kinds::NUMBER | Kinds::ORDINAL) {
            self.page.numbers.get(at, || self.spelled(at))
        } else if terms.is(Traits::DIGITS) {
            self.digits(at)
        } else {
            None
        }
    }

    fn digits(self, at: usize) -> Option<Number> {
        let (token, value) = (self.token(at)?, self.terms(at).value?);
        let suffixed = self.glued(at + 1) && self.table.ordinal_suffixes.contains(self.folded(at + 1));
        Some(Number { value, ordinal: suffixed, digits: token.span.len(), end: at + 1 + usize::from(suffixed) })
    }

    /// A number in words: "vingt et un", "quatre-vingt-dix", "twenty third", "two thousand and five".
    fn spelled(self, at: usize) -> Option<Number> {
        let mut number = self.spelled_part(at)?;
        while !number.ordinal && number.end - at < 14 {
            let joined = self.skip_joint(number.end);
            let Some(next) = self.spelled_part(joined) else { break };
            let Some(value) = self.combine(number.value, next.value) else { break };
            number = Number { value, ..next };
        }
        Some(number)
    }

    fn spelled_part(self, at: usize) -> Option<Number> {
        let hit: Hit<(i32, bool)> = self.term(at, Kinds::NUMBER | Kinds::ORDINAL, |term| match term {
            Term::Number(value) => Some((value, false)),
            Term::Ordinal(value) if value > 0 => Some((value, true)),
            _ => None,
        })?;
        let (value, ordinal) = hit.value;
        Some(Number { value, ordinal, digits: 0, end: hit.end })
    }

    fn skip_joint(self, at: usize) -> usize {
        let joined = self.skip_mark(at, &["-"]);
        let joined = self.skip(joined, Word::And);
        self.skip_mark(joined, &["-"])
    }

    /// What `number` and the word `next` after it spell together.
    fn combine(self, number: i32, next: i32) -> Option<i32> {
        let tens = number % 100;
        let below = if self.table.vigesimal && matches!(tens, 60 | 80) { 20 } else { 10 };
        match next {
            1000 if number < 1000 => number.checked_mul(1000),
            100 if (2..=99).contains(&number) || number == 1 => Some(number * 100),
            100 if number % 1000 == 0 && number > 0 => Some(number + 100),
            // "mille neuf cent"
            100 if number > 1000 && number % 1000 < 20 => Some(number + number % 1000 * 99),
            20 if self.table.vigesimal && number % 100 == 4 => Some(number - 4 + 80),
            _ if number > 0 && number % 1000 == 0 && next < 1000 => Some(number + next),
            _ if number > 0 && number % 100 == 0 && next < 100 => Some(number + next),
            _ if tens >= 20 && tens % 10 == 0 && next < below => Some(number + next),
            // "dix-huit"
            7..=9 if self.table.vigesimal && tens == 10 => Some(number + next),
            _ => None,
        }
    }

    /// The Roman numeral at `at`, in capitals, with its ordinal suffix if there is one.
    pub fn roman(self, at: usize) -> Option<Number> {
        if !self.terms(at).is(Traits::ROMAN) {
            return None;
        }
        let words = self.words(at);
        let digits = words.find(|c| !matches!(c, 'I' | 'V' | 'X')).unwrap_or(words.len());
        let suffix = &words[digits..];
        if digits == 0 || !(suffix.is_empty() || self.table.ordinal_suffixes.contains(suffix)) {
            return None;
        }
        let value = roman_value(&words[..digits])?;
        Some(Number { value, ordinal: true, digits: 0, end: at + 1 })
    }
}

fn roman_value(numeral: &str) -> Option<i32> {
    let values: Vec<i32> = numeral
        .bytes()
        .map(|byte| match byte {
            b'I' => 1,
            b'V' => 5,
            _ => 10,
        })
        .collect();
    let mut total = 0;
    for (place, &value) in values.iter().enumerate() {
        let next = values.get(place + 1).copied().unwrap_or(0);
        total += if value < next { -value } else { value };
    }
    (1..=30).contains(&total).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::roman_value;

    #[test]
    fn roman_numerals() {
        for (numeral, value) in [("XX", 20), ("XIX", 19), ("IV", 4), ("XXI", 21)] {
            assert_eq!(roman_value(numeral), Some(value), "{numeral}");
        }
    }
}

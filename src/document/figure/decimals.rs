//! Decimals in words: "deux virgule zéro cinq", "three point one".

use super::numeral::{Read, Reader};
use crate::language::numbers::Place;
use crate::text::tokens::{Gap, Kind};

impl Reader<'_> {
    /// "deux virgule cinq [milliards]", "1 point 1".
    pub fn decimals(&self, whole: Read, and: bool) -> Read {
        let spoken = self.numbers.point.iter().any(|word| word == self.tokens.folded(whole.end));
        if whole.scale >= 1000.0 || !spoken || self.gap(whole.end) != Gap::Space {
            return whole;
        }
        let Some((end, value)) = self.decimal_digits(whole.end + 1) else { return whole };
        let read = Read { end, value: whole.value + value, scale: 1.0, ..whole };
        let scaled = self.words(and).continued(end, read.value);
        scaled.map_or(read, |spelled| Read { digits: whole.digits, ..self.cardinal(whole.start, spelled) })
    }

    /// The digits after a spoken decimal mark: "zéro trois" is 0.03, "one four" 0.14, "soixante et onze" 0.71.
    fn decimal_digits(&self, at: usize) -> Option<(usize, f64)> {
        let mut digits = String::from("0.");
        let mut end = at;
        while let Some(token) = self.tokens.get(end).filter(|token| token.gap <= Gap::Space) {
            if token.kind == Kind::Digits && end == at {
                digits.push_str(token.span.of(self.text));
                end += 1;
                break;
            }
            let Some(atom) = self.numbers.roles_at(self.tokens, end).and_then(|roles| roles.cardinal) else {
                break;
            };
            if atom.place == Place::Zero {
                digits.push('0');
                end += 1;
                continue;
            }
            let Some(number) = self.words(true).group(end) else { break };
            digits.push_str(&number.value.to_string());
            end = number.end;
            if number.value >= 10.0 {
                break;
            }
        }
        let value = digits.parse().ok()?;
        (end > at).then_some((end, value))
    }
}

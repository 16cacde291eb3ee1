//! Telephone and account numbers: digits that name a line or an account. Nothing in them is a figure or a date.
//!
//! Told from the shape alone, the same in every language: forms of France, Belgium, Switzerland, Britain, Ireland and
//! North America, with their free-call prefixes, and the international bank account number (ISO 13616).

use super::signs::{Signed, Signs};
use crate::text::Span;
use crate::text::tokens::{Gap, Kind, Tokens};

/// The most groups of one number.
const MOST: usize = 10;

/// Free-call prefixes of four digits that look like years or counts.
const FREE: [&str; 5] = ["1300", "1800", "1850", "1855", "1890"];

/// Telephone and account numbers, in text order.
pub(super) fn codes(text: &str, tokens: &Tokens, signs: &Signed) -> Vec<Span> {
    let reader = Reader { text, tokens };
    let mut found = Vec::new();
    let mut at = 0;
    loop {
        at = signs.next(Signs::FIGURE, at..tokens.len());
        let Some(token) = tokens.get(at) else { return found };
        let end = if token.kind == Kind::Digits { reader.code(at) } else { None };
        if let Some(end) = end {
            found.push(token.span.cover(tokens.all()[end - 1].span));
        }
        at = end.unwrap_or(at + 1);
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    text: &'a str,
    tokens: &'a Tokens,
}

/// Groups of digits that stand side by side.
struct Run {
    /// The token after the last group.
    end: usize,
    groups: usize,
    digits: usize,
    second: usize,
}

impl Reader<'_> {
    /// The token after the number whose first digits are token `at`.
    fn code(&self, at: usize) -> Option<usize> {
        let first = self.word(at);
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let plus = before == "+" && self.gap(at) == Gap::None;
        let bracket = before == "(" && first.len() == 3 && self.word(at + 1) == ")";
        if plus || first.starts_with('0') || bracket || FREE.contains(&first) {
            let run = self.run(at);
            return Self::is_telephone(first, plus, bracket, &run).then_some(run.end);
        }
        self.account(at)
    }

    fn is_telephone(first: &str, plus: bool, bracket: bool, run: &Run) -> bool {
        if plus {
            return run.groups >= 2 && (7..=15).contains(&run.digits);
        }
        match first {
            "0" => run.second == 3 && run.groups >= 3 && run.digits == 10,
            _ if bracket && !first.starts_with('0') => run.digits == 10 && run.groups == 3,
            _ if FREE.contains(&first) => (9..=10).contains(&run.digits) && run.second >= 3,
            _ if first.len() == 1 => false,
            _ if run.groups == 1 => first.len() == 10 || first.len() == 11,
            _ => (9..=12).contains(&run.digits),
        }
    }

    /// The groups from `at` on: a space, a hyphen, a full stop, a slash or a bracket may stand between two.
    fn run(&self, at: usize) -> Run {
        let mut run = Run { end: at + 1, groups: 1, digits: self.word(at).len(), second: 0 };
        while run.groups < MOST {
            let mut next = run.end;
            while next < run.end + 2 && matches!(self.word(next), "." | "-" | "‑" | "/" | "(" | ")") {
                next += 1;
            }
            let near = (run.end..=next).all(|at| self.gap(at) <= Gap::Space);
            if !near || self.kind(next) != Some(Kind::Digits) {
                break;
            }
            let digits = self.word(next).len();
            if run.groups == 1 {
                run.second = digits;
            }
            run = Run { end: next + 1, groups: run.groups + 1, digits: run.digits + digits, ..run };
        }
        run
    }

    /// "FR76 3000 6000 0112 …": two letters and two digits, then groups of four.
    fn account(&self, at: usize) -> Option<usize> {
        let country = at.checked_sub(1).filter(|_| self.gap(at) == Gap::None && self.word(at).len() == 2)?;
        let letters = self.word(country);
        if letters.len() != 2 || !letters.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        let mut end = at + 1;
        let (mut groups, mut numbers) = (0, 0);
        while self.gap(end) == Gap::Space && self.starts_group(end) && groups < MOST {
            numbers += usize::from(self.kind(end) == Some(Kind::Digits));
            end += 1;
            while self.gap(end) == Gap::None && matches!(self.kind(end), Some(Kind::Digits | Kind::Word)) {
                end += 1;
            }
            groups += 1;
        }
        (numbers >= 3).then_some(end)
    }

    /// Whether the characters from token `at` up to the next gap are a group of an account number.
    fn starts_group(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let rest = &self.text.as_bytes()[token.span.start..];
        let long = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        (1..=4).contains(&long) && !rest[..long].iter().any(u8::is_ascii_lowercase)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Blank, |token| token.gap)
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::codes;
    use crate::document::signs::{Signed, Signs};
    use crate::language::{Roles, Triggers};
    use crate::text::tokens::Tokens;

    #[track_caller]
    fn found(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text);
        let each = tokens.each(|form| Signs::of(form, Roles::default(), Triggers::default()));
        let mut signs = Signed::default();
        tokens.all().iter().for_each(|token| signs.push(token, each.of(token)));
        let found: Vec<&str> = codes(text, &tokens, &signs).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn telephone_numbers_of_several_countries() {
        found("Au 0 800 11 22 33 ou au 04 56 78 90 12.", &["0 800 11 22 33", "04 56 78 90 12"]);
        found("Le +33 (0)4 56 78 90 12, le +32 2 555 12 34.", &["33 (0)4 56 78 90 12", "32 2 555 12 34"]);
        found("Ring 0800 555 1234, 1800 444 555 or 1850 444555.", &["0800 555 1234", "1800 444 555", "1850 444555"]);
        found("Call (212) 555-0134 or 020 7946 0018.", &["212) 555-0134", "020 7946 0018"]);
        found("Belgique : 0470 12 34 56 ; Suisse : 022 555 12 34.", &["0470 12 34 56", "022 555 12 34"]);
    }

    #[test]
    fn account_numbers() {
        found("Versez sur FR76 1111 2222 3333 4444 5555 666 avant mai.", &["76 1111 2222 3333 4444 5555 666"]);
        found("Pay GB29 ABCD 1111 2222 3333 44 TODAY, not AB12 345.", &["29 ABCD 1111 2222 3333 44"]);
    }

    #[test]
    fn counts_years_and_days_are_none() {
        found("En 1800, 333 000 habitants ; en 1850 300 de plus.", &[]);
        found("Le 05/06/2023, 0,5 % ; 0 200 300 ; 12 345 678 euros ; 007", &[]);
    }
}

//! Numerals that begin with digits, and what is written behind those: "90e", "10k", "5 M€", "3 millions".

use super::numeral::{Form, Read, Reader};
use super::{digits, fraction};
use crate::text::tokens::{Gap, Kind};

impl Reader<'_> {
    /// The numeral whose first digits, or the decimal mark before them, are token `at`.
    pub fn in_digits(&self, at: usize, and: bool) -> Option<Read> {
        let read = digits::read(self.text, self.tokens.get(at)?.span.start, self.numbers)?;
        let end = self.tokens.from(read.end);
        let plain = Read { digits: true, ..Read::plain(at, end, read.value) };
        if self.tokens.get(end - 1).is_none_or(|last| last.span.end != read.end) {
            return None;
        }
        if read.whole
            && let Some(ordinal) = self.ordinal_suffix(&plain)
        {
            return Some(ordinal);
        }
        if let Some(scaled) = self.suffixed(&plain) {
            return Some(scaled);
        }
        if let Some(fraction) = self.written_fraction(&plain) {
            return Some(fraction);
        }
        let words = self.words(and);
        let continued =
            words.continued(end, read.value).map(|spelled| Read { digits: true, ..self.cardinal(at, spelled) });
        let whole = continued.unwrap_or_else(|| self.decimals(plain, and));
        let dozens = self.collective(&whole).unwrap_or(whole);
        Some(fraction::mixed(self, &dozens, and).unwrap_or(dozens))
    }

    fn ordinal_suffix(&self, plain: &Read) -> Option<Read> {
        let touches = self.gap(plain.end) == Gap::None && self.kind(plain.end) == Some(Kind::Word);
        let known = self.numbers.ordinal_suffixes.iter().any(|suffix| suffix == self.tokens.folded(plain.end));
        // "la 90e+3": a minute of added time.
        let end = plain.end + 1;
        let added = self.word(end) == "+" && self.gap(end) == Gap::None && self.gap(end + 1) == Gap::None;
        let end = if added && self.kind(end + 1) == Some(Kind::Digits) { end + 2 } else { end };
        (touches && known).then_some(Read { end, form: Form::Ordinal, ..*plain })
    }

    /// "10k", "2,33 k", "5 M€"
    fn suffixed(&self, plain: &Read) -> Option<Read> {
        let token = self.tokens.get(plain.end).filter(|token| token.kind == Kind::Word)?;
        let form = token.span.of(self.text);
        let priced = plain.start.checked_sub(1).is_some_and(|before| is_currency(self.word(before)));
        let (scale, spaced) = match self.numbers.suffixes_money.get(form).filter(|_| priced) {
            Some(&scale) => (scale, false),
            None => self.numbers.suffixes.get(form).copied()?,
        };
        let money = self.gap(plain.end + 1) == Gap::None && is_currency(self.word(plain.end + 1));
        let fits = token.gap == Gap::None || (token.gap == Gap::Space && (spaced || money));
        fits.then(|| Read { end: plain.end + 1, value: plain.value * scale, scale, ..*plain })
    }
}

fn is_currency(word: &str) -> bool {
    matches!(word, "€" | "$" | "£" | "¥")
}

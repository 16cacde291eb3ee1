//! Fractions in signs: "3/4", "1 4/5", "½".

use super::fraction;
use super::numeral::{Form, Read, Reader};
use crate::text::tokens::{Gap, Kind};

impl Reader<'_> {
    /// "3/4", "1 4/5", "2 ½"
    pub fn written_fraction(&self, plain: &Read) -> Option<Read> {
        if let Some((end, value)) = self.slashed(plain.start) {
            let part = Read { end, value, form: Form::Fraction, ..*plain };
            return Some(fraction::of_scale(self, &part).unwrap_or(part));
        }
        let next = self.tokens.get(plain.end).filter(|token| token.gap <= Gap::Space)?;
        if let Some(value) = self.vulgar(plain.end) {
            return Some(Read { end: plain.end + 1, value: plain.value + value, ..*plain });
        }
        let (end, value) = self.slashed(plain.end).filter(|_| next.gap == Gap::Space)?;
        (value < 1.0).then_some(Read { end, value: plain.value + value, ..*plain })
    }

    /// Two whole numbers around a slash, with nothing between and nothing glued after.
    fn slashed(&self, at: usize) -> Option<(usize, f64)> {
        let whole = |at: usize| {
            let token = self.tokens.get(at).filter(|token| token.kind == Kind::Digits && token.span.len() <= 6)?;
            token.span.of(self.text).parse::<f64>().ok()
        };
        let (over, under) = (whole(at)?, whole(at + 2)?);
        let tight = self.word(at + 1) == "/" && self.gap(at + 1) == Gap::None && self.gap(at + 2) == Gap::None;
        let glued = self.gap(at + 3) == Gap::None
            && !matches!(self.word(at + 3), "." | "," | ";" | ":" | ")" | "%" | "-" | "?" | "!");
        (tight && under > 0.0 && (!glued || at + 3 >= self.tokens.len())).then(|| (at + 3, over / under))
    }

    pub fn vulgar(&self, at: usize) -> Option<f64> {
        let mut characters = self.tokens.get(at)?.span.of(self.text).chars();
        let one = characters.next().filter(|_| characters.next().is_none())?;
        let found = VULGAR.iter().find(|(sign, ..)| *sign == one)?;
        Some(f64::from(found.1) / f64::from(found.2))
    }
}

const VULGAR: [(char, u8, u8); 18] = [
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
    ('⅐', 1, 7),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
    ('⅑', 1, 9),
    ('⅒', 1, 10),
];

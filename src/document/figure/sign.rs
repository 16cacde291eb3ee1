//! Signs that stand apart from the digits they belong to: "-$250", "+1.2%", "(- 4,2 %)", "jusqu'à moins 5 degrés".
//!
//! A sign right before digits is read with them, in `numeral`.

use super::draft::Draft;
use super::scan::Scan;
use crate::language::units::{Dimension, Unit};
use crate::text::Qualifier;
use crate::text::tokens::{Gap, Kind};

/// Takes in the sign before `draft`, whose unit is known; `floor` is the first token that is still free.
pub(super) fn take(scan: &Scan, draft: &mut Draft, floor: usize) {
    let Some(at) = draft.start.checked_sub(1).filter(|&at| at >= floor && draft.words.is_none()) else { return };
    let minus = match scan.word(at) {
        "+" if is_sign(scan, at, draft) => false,
        "-" | "−" | "–" if is_sign(scan, at, draft) => true,
        _ if is_measured_minus(scan, at, draft) => true,
        _ => return,
    };
    draft.start = at;
    if minus {
        (draft.low, draft.high) = (-draft.high, -draft.low);
    }
}

/// "jusqu'à moins 15 degrés": below zero the farthest is the lowest.
pub(super) fn turn(draft: &mut Draft) {
    if draft.high < 0.0 && draft.qualifier == Qualifier::AtMost {
        draft.qualifier = Qualifier::AtLeast;
    }
}

/// "12 degrees below zero"
pub(super) fn below_zero(scan: &Scan, draft: &mut Draft) {
    let warm = draft.low > 0.0 && draft.unit.is_some_and(|unit| unit.code.starts_with('°'));
    if warm && let Some((end, ())) = scan.numbers.below_zero.at(scan.tokens, draft.end) {
        (draft.low, draft.high, draft.end) = (-draft.high, -draft.low, end);
    }
}

/// Whether the mark at `at` is a sign: free before and touching behind, or alone with its amount in brackets.
fn is_sign(scan: &Scan, at: usize, draft: &Draft) -> bool {
    let opened = at.checked_sub(1).is_some_and(|before| scan.word(before) == "(");
    let free = at == 0 || opened || scan.gap(at) != Gap::None;
    match scan.gap(draft.start) {
        Gap::None => free,
        Gap::Space if opened => scan.word(draft.end) == ")" && draft.unit.is_some(),
        Gap::Space => behind_preposition(scan, at, draft),
        _ => false,
    }
}

/// "de moins 0,5 %", "à moins 5 degrés": behind a preposition the word is a sign only of what may lie below zero.
fn is_measured_minus(scan: &Scan, at: usize, draft: &Draft) -> bool {
    let word = scan.kind(at) == Some(Kind::Word) && scan.gap(draft.start) == Gap::Space;
    let told = word && scan.numbers.roles_at(scan.tokens, at).is_some_and(|roles| roles.minus);
    told && behind_preposition(scan, at, draft)
}

/// Whether the sign at `at` follows a preposition that leads to what may lie below zero: "à - 1,2 %".
fn behind_preposition(scan: &Scan, at: usize, draft: &Draft) -> bool {
    let money = |unit: &Unit| unit.dimension == Dimension::Money && scan.kind(at) == Some(Kind::Mark);
    let below = |unit: &Unit| unit.dimension == Dimension::Percent || unit.code.starts_with('°') || money(unit);
    let before = || at.checked_sub(1).map_or("", |before| scan.tokens.folded(before));
    draft.unit.is_some_and(below) && scan.numbers.minus_behind.iter().any(|word| word == before())
}

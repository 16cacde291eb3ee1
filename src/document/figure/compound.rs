//! An amount in two units, the second a part of the first: "15 euros et 20 centimes", "5 feet 2 inches", "3 hours and 30
//! minutes". It is one figure, with a numeral for each.

use super::draft::Draft;
use super::noun;
use super::numeral::{Form, Read};
use super::scan::Scan;
use super::unit;
use crate::language::units::{Dimension, Unit};
use crate::text::tokens::Gap;

/// The most units of one amount.
const MOST: usize = 3;

/// Takes in what is told in smaller units after the unit of `draft`.
pub(super) fn take(scan: &Scan, draft: &mut Draft) {
    let Some(first) = draft.unit else { return };
    let (mut larger, mut under) = (first, 1.0);
    while draft.numbers.len() < MOST && draft.numbers.iter().all(|read| read.form == Form::Cardinal) {
        let and = scan.numbers.and.iter().any(|word| word == scan.tokens.folded(draft.end));
        let at = draft.end + usize::from(and);
        if scan.gap(draft.end) > Gap::Line || scan.gap(at) > Gap::Line {
            return;
        }
        let Some(read) = scan.reader().read(at, false).filter(|read| read.form == Form::Cardinal) else { return };
        let after = unit::after(scan, read.end, false).or_else(|| scan.units.behind.at(scan.tokens, read.end));
        if after.is_none() && larger.code == "hour" && minutes(scan, draft.end, &read) {
            // "1 h 30": the minutes go without saying.
            (draft.low, draft.high) = (draft.low + read.value / 60.0, draft.high + read.value / 60.0);
            draft.end = read.end;
            draft.numbers.push(read);
            return;
        }
        let implied =
            || if cents(scan, draft, larger, &read) { Some(100.0) } else { decimal(scan, draft, larger, &read) };
        if after.is_none()
            && let Some(parts) = implied()
        {
            // "3 euros 50": so do the cents, and the centimetres of "1 m 75".
            (draft.low, draft.high) = (draft.low + read.value / parts, draft.high + read.value / parts);
            draft.end = read.end;
            draft.numbers.push(read);
            return;
        }
        let Some((end, smaller)) = after else { return };
        let Some(parts) = parts(scan, larger, smaller, read.end).filter(|&parts| read.value < parts) else { return };
        under *= parts;
        (draft.low, draft.high, draft.end) = (draft.low + read.value / under, draft.high + read.value / under, end);
        draft.numbers.push(read);
        larger = smaller;
    }
}

/// Whether `read`, right behind an hour that ends at `end`, are its minutes: two digits, and nothing they count.
fn minutes(scan: &Scan, end: usize, read: &Read) -> bool {
    let two = read.end == read.start + 1 && read.digits && scan.word(read.start).len() == 2 && read.value < 60.0;
    let letter = end > 0 && scan.part(end - 1).hour;
    two && letter && read.start == end && !noun::counts(scan, read.end)
}

/// Whether `read`, right behind a money, are its cents: two digits or a number below a hundred in words, and nothing they
/// count.
fn cents(scan: &Scan, draft: &Draft, money: &Unit, read: &Read) -> bool {
    let two = read.end == read.start + 1 && scan.word(read.start).len() == 2;
    let few = read.value.fract() == 0.0 && (1.0..100.0).contains(&read.value) && (two || !read.digits);
    let whole = draft.numbers.len() == 1 && draft.low.fract() == 0.0 && draft.low < 10_000.0;
    // "$20 37": only behind the name of the money.
    let named = draft.last().is_some_and(|number| number.end < draft.end);
    let free = scan.noun_at(read.end).is_none() && !noun::counts(scan, read.end);
    money.dimension == Dimension::Money && few && whole && named && read.start == draft.end && free
}

/// How many parts of a measure make one, when `read`, right behind its unit, tells so many in all their digits: "1 m 75",
/// "3 kg 500".
fn decimal(scan: &Scan, draft: &Draft, measure: &Unit, read: &Read) -> Option<f64> {
    let digits = scan.word(read.start).len();
    let fits = |parts: &&f64| (0..digits).fold(1.0_f64, |power, _| power * 10.0).total_cmp(parts).is_eq();
    let parts = scan.units.parts.get(&measure.code)?.values().find(fits)?;
    let whole = draft.numbers.len() == 1 && draft.low.fract() == 0.0;
    let close = read.digits && read.end == read.start + 1 && read.start == draft.end && read.value >= 1.0;
    let free = scan.noun_at(read.end).is_none() && !noun::counts(scan, read.end);
    (measure.dimension == Dimension::Measure && whole && close && free).then_some(*parts)
}

/// How many of `smaller`, whose words begin at token `at`, make one of `larger`.
fn parts(scan: &Scan, larger: &Unit, smaller: &Unit, at: usize) -> Option<f64> {
    if larger.dimension == Dimension::Money {
        let cents = smaller.dimension == Dimension::Money && scan.units.hundredths.at(scan.tokens, at).is_some();
        return cents.then_some(100.0);
    }
    scan.units.parts.get(&larger.code)?.get(&smaller.code).copied()
}

//! Units around a number: "30 %", "$ 75 million", "24h", "81 ans".

use super::draft::Draft;
use super::numeral::{Form, Read};
use super::scan::Scan;
use crate::document::signs::Signs;
use crate::language::Roles;
use crate::language::units::{Dimension, Unit};
use crate::text::tokens::{Gap, Kind};

/// The unit after a number that ends before token `at`, and the token after it. `of` tells whether "de" may stand
/// between ("un million d'euros").
pub(super) fn after(scan: &Scan, at: usize, of: bool) -> Option<(usize, &'static Unit)> {
    let direct = find(scan, at).or_else(|| hyphened(scan, at)).or_else(|| bracketed(scan, at));
    if direct.is_some() || !of || !scan.part(at).of {
        return direct;
    }
    // "un million d'euros", "three quarters of an hour"
    let article = usize::from(scan.kind(at + 1) == Some(Kind::Apostrophe) || scan.reader().is_article(at + 1));
    find(scan, at + 1 + article)
}

/// The unit that begins at token `at`, and the token after it.
pub(super) fn find(scan: &Scan, at: usize) -> Option<(usize, &'static Unit)> {
    if let Some(unit) = glued(scan, at) {
        return Some((at + 1, unit));
    }
    let (end, unit) = scan.units.after.at(scan.tokens, at).filter(|_| scan.gap(at) <= Gap::Line)?;
    // A letter before an apostrophe is an article, and a word before a hyphen mostly another word.
    let elided = scan.kind(end) == Some(Kind::Apostrophe);
    (!elided && scan.compound_end(end - 1) == end || hyphened_age(scan, end)).then_some((end, unit))
}

/// "30C", "97p": letters that are a unit only right behind a digit, and alone.
pub(super) fn glued(scan: &Scan, at: usize) -> Option<&'static Unit> {
    let letter = scan.gap(at) == Gap::None && at > 0 && scan.kind(at - 1) == Some(Kind::Digits);
    let alone = || scan.gap(at + 1) != Gap::None || scan.kind(at + 1) == Some(Kind::Mark);
    // Nobody writes a hundred pence and more so; "1080p" tells how sharp a picture is.
    let few = |unit: &&Unit| unit.dimension != Dimension::Money || scan.word(at - 1).len() <= 2;
    let unit = if letter && alone() { scan.units.glued.get(scan.word(at)) } else { None };
    unit.filter(few).filter(|_| !names(scan, at))
}

/// Whether a number glued to the letter at `at` is rather a name: "Form 13F", "must 13F be filed".
fn names(scan: &Scan, at: usize) -> bool {
    let inside =
        |at: usize| scan.kind(at) == Some(Kind::Digits) || matches!(scan.word(at), "." | "," | "-" | "−" | "–");
    let mut first = at;
    while first > 0 && first + MOST_TOKENS > at && inside(first - 1) && (first == at || scan.gap(first) == Gap::None) {
        first -= 1;
    }
    let signed = scan.kind(first) == Some(Kind::Mark);
    let Some(before) = first.checked_sub(1) else { return !signed };
    let named = scan.tokens.is_capital(before) && !scan.starts_sentence(before);
    !signed && (scan.starts_sentence(first) || named || scan.document.roles(before).any(Roles::MODAL))
}

/// The most tokens a number with its sign is made of: "-1,234.5".
const MOST_TOKENS: usize = 8;

/// "30-year-old"
fn hyphened_age(scan: &Scan, end: usize) -> bool {
    scan.word(end) == "-" && scan.units.age.after.at(scan.tokens, end + 1).is_some()
}

/// "3-inch", "30 - year"
fn hyphened(scan: &Scan, at: usize) -> Option<(usize, &'static Unit)> {
    let dash = scan.word(at) == "-" && scan.gap(at) == scan.gap(at + 1) && scan.kind(at + 1) == Some(Kind::Word);
    if !dash || scan.gap(at) > Gap::Space {
        return None;
    }
    scan.units.after.at(scan.tokens, at + 1)
}

/// "20 (kg)"
fn bracketed(scan: &Scan, at: usize) -> Option<(usize, &'static Unit)> {
    let (end, unit) = matches!(scan.word(at), "(" | "[").then(|| scan.units.after.at(scan.tokens, at + 1)).flatten()?;
    matches!(scan.word(end), ")" | "]").then_some((end + 1, unit))
}

/// The number without its last word, where a unit of several words begins with that: "200 milles marins".
pub(super) fn without_its_unit(scan: &Scan, read: Read) -> Read {
    let several = read.scale > 1.0 && read.end > read.start + 1;
    let last = read.end - 1;
    let unit = || scan.units.after.at(scan.tokens, last).filter(|&(end, _)| end > read.end);
    if !several || read.form != Form::Cardinal || unit().is_none() {
        return read;
    }
    let span = scan.span(read.start, last);
    Read { end: last, span, value: read.value / read.scale, scale: 1.0, noun: false, ..read }
}

/// Whether the number may tell a length of time: whether a unit of those may begin near behind it.
pub(super) fn may_last(scan: &Scan, read: &Read) -> bool {
    let near = read.end..scan.tokens.len().min(read.end + UNIT_REACH);
    // The letter of "s'est" is no second.
    scan.document.each_sign(Signs::LASTS, near).any(|at| scan.kind(at + 1) != Some(Kind::Apostrophe))
}

/// The most tokens between a number and its unit: the second number of a range, in words, and what describes the unit.
const UNIT_REACH: usize = 24;

/// Takes in the units before and after the numbers of `draft`; `floor` is the first token that is still free.
pub(super) fn take(scan: &Scan, draft: &mut Draft, floor: usize) {
    let Some(last) = draft.last() else { return };
    let of = last.noun || last.value >= 1e6 || last.form == Form::Fraction && !last.ratio;
    if let Some((start, unit)) = scan.units.before.before(scan.tokens, draft.start)
        && start >= floor
        && scan.gap(draft.start) <= Gap::Space
    {
        (draft.start, draft.unit) = (start, Some(unit));
    }
    // "$ 20 $ 37": the second sign is of the next amount.
    let next = draft.unit.is_some()
        && scan.units.before.at(scan.tokens, draft.end).is_some_and(|(end, _)| scan.kind(end) == Some(Kind::Digits));
    if let Some((end, unit)) = after(scan, draft.end, of)
        .filter(|(_, unit)| !next && draft.unit.is_none_or(|known| known.dimension == unit.dimension))
    {
        draft.end = end;
        draft.unit = draft.unit.or(Some(unit));
        lasting(scan, draft, floor);
    }
}

/// What may follow a duration: "deux ans et demi", "trois jours et nuits", "30 years old".
pub(super) fn lasting(scan: &Scan, draft: &mut Draft, floor: usize) {
    if draft.unit.is_none_or(|unit| unit.dimension != Dimension::Duration) {
        return;
    }
    let and = |at: usize| scan.numbers.and.iter().any(|word| word == scan.tokens.folded(at));
    if and(draft.end) {
        if let Some((end, _)) = find(scan, draft.end + 1).filter(|(_, unit)| unit.dimension == Dimension::Duration) {
            draft.end = end;
        } else {
            // "deux ans et demi", "one hour and a half"
            let part = draft.end + 1 + usize::from(scan.reader().is_article(draft.end + 1));
            if let Some(under) = scan.numbers.roles_at(scan.tokens, part).and_then(|roles| roles.denominator) {
                (draft.low, draft.high, draft.end) = (draft.low + 1.0 / under, draft.high + 1.0 / under, part + 1);
            }
        }
    }
    let hyphen = usize::from(scan.word(draft.end) == "-");
    if let Some((end, ())) = scan.units.age.after.at(scan.tokens, draft.end + hyphen) {
        (draft.end, draft.age) = (end, true);
        return;
    }
    draft.age = scan.units.age.before.before(scan.tokens, draft.start).is_some_and(|(start, ())| start >= floor)
        || set_off(scan, draft);
}

/// "Ali, 81 ans, …": an age stands between commas or in brackets, right after a name.
fn set_off(scan: &Scan, draft: &Draft) -> bool {
    let years = draft.unit.is_some_and(|unit| unit.code == "year");
    let opened = draft.start >= 2 && matches!(scan.word(draft.start - 1), "," | "(");
    let named = opened && scan.word(draft.start - 2).starts_with(char::is_alphanumeric);
    years && named && matches!(scan.word(draft.end), "," | ")" | "." | ";" | "")
}

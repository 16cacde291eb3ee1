//! Units around a number: "30 %", "$ 75 million", "24h", "81 ans".

use super::bound;
use super::draft::Draft;
use super::numeral::{Form, Read};
use super::scan::Scan;
use crate::language::Roles;
use crate::language::units::{Dimension, Unit};
use crate::text::Qualifier;
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

fn find(scan: &Scan, at: usize) -> Option<(usize, &'static Unit)> {
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
fn lasting(scan: &Scan, draft: &mut Draft, floor: usize) {
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

/// "une demi-heure", "half an hour", "trois demi-journées": so many halves of a unit.
pub(super) fn halves(scan: &Scan, at: usize, floor: usize) -> Option<Draft> {
    let reader = scan.reader();
    let roles = |at: usize| scan.numbers.roles_at(scan.tokens, at);
    let is_half = |at: usize| {
        roles(at).is_some_and(|roles| [roles.denominator, roles.fraction.map(f64::recip)].contains(&Some(2.0)))
    };
    let counted = if is_half(at) { None } else { Some(reader.article_or_number(at)?) };
    let (half, count) = counted.unwrap_or((at, 1.0));
    if !is_half(half) || scan.gap(half) > Gap::Space {
        return None;
    }
    let hyphen = usize::from(scan.word(half + 1) == "-" && scan.gap(half + 1) == Gap::None);
    let article = usize::from(hyphen == 0 && counted.is_none() && reader.is_article(half + 1));
    let unit_at = half + 1 + hyphen + article;
    // "half-year results" tell no length of time.
    let (end, unit) = find(scan, unit_at).filter(|_| article > 0 || counted.is_some())?;
    let lasts = matches!(unit.dimension, Dimension::Duration | Dimension::Measure | Dimension::Money);
    if !lasts || scan.gap(half + 1) > Gap::Space {
        return None;
    }
    let value = count / 2.0;
    let read = Read { form: Form::Fraction, ..Read::plain(at, half + 1, value) };
    let span = scan.span(at, half + 1);
    let mut draft = Draft { end, unit: Some(unit), ..Draft::of(Read { span, ..read }) };
    bound::before(scan, &mut draft, floor);
    bound::after(scan, &mut draft);
    Some(draft)
}

/// Whether the article at `at` counts the unit behind it: "up to a foot", "nearly a year"; not so in "worried about a month".
pub(super) fn is_led_article(scan: &Scan, at: usize) -> bool {
    let Some((_, unit)) = scan.units.after.at(scan.tokens, at + 1).filter(|_| scan.gap(at + 1) == Gap::Space) else {
        return false;
    };
    let Some((first, &meaning)) = scan.qualifiers.before.before(scan.tokens, at) else { return false };
    let preposition = scan.document.roles(at - 1).any(Roles::PREPOSITION);
    let lasts = unit.dimension == Dimension::Duration;
    let elapses = scan.qualifiers.elapsing.at(scan.tokens, first).is_some_and(|(after, ())| after == at);
    scan.gap(at) <= Gap::Line && !(preposition && meaning == Qualifier::About) && !(lasts && elapses)
}

/// The figure of an article that counts a unit: "up to a foot".
pub(super) fn led_article(scan: &Scan, at: usize, floor: usize) -> Option<Draft> {
    let led = scan.reader().is_bare_article(at) && is_led_article(scan, at);
    let (end, unit) = find(scan, at + 1).filter(|_| led)?;
    let read = Read { span: scan.span(at, at + 1), ..Read::plain(at, at + 1, 1.0) };
    // "more than a year and a half" is read from its half on.
    if scan.numbers.and.iter().any(|and| and == scan.tokens.folded(end)) {
        return None;
    }
    let mut draft = Draft { end, unit: Some(unit), ..Draft::of(read) };
    lasting(scan, &mut draft, floor);
    bound::before(scan, &mut draft, floor);
    draft.words.is_some().then_some(draft)
}

/// "an hour and a half": an article counts the unit, and only the part after it is a numeral.
pub(super) fn and_part(scan: &Scan, part: &Read, floor: usize) -> Option<Draft> {
    let and = part.start.checked_sub(1).filter(|_| part.form == Form::Fraction)?;
    if !scan.numbers.and.iter().any(|word| word == scan.tokens.folded(and)) {
        return None;
    }
    let (noun, unit) = scan.units.after.before(scan.tokens, and)?;
    let start = noun.checked_sub(1).filter(|&start| start >= floor && scan.reader().is_article(start))?;
    let whole = 1.0 + part.value;
    let mut draft = Draft { start, low: whole, high: whole, unit: Some(unit), ..Draft::of(*part) };
    bound::before(scan, &mut draft, floor);
    Some(draft)
}

/// "Ali, 81 ans, …": an age stands between commas or in brackets, right after a name.
fn set_off(scan: &Scan, draft: &Draft) -> bool {
    let years = draft.unit.is_some_and(|unit| unit.code == "year");
    let opened = draft.start >= 2 && matches!(scan.word(draft.start - 1), "," | "(");
    let named = opened && scan.word(draft.start - 2).starts_with(char::is_alphanumeric);
    years && named && matches!(scan.word(draft.end), "," | ")" | "." | ";" | "")
}

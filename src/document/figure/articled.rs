//! Units that an article or a half counts: "half an hour", "up to a foot", "an hour and a half".

use super::bound;
use super::draft::Draft;
use super::numeral::{Form, Read};
use super::scan::Scan;
use super::unit;
use crate::language::Roles;
use crate::language::units::Dimension;
use crate::text::Qualifier;
use crate::text::tokens::Gap;

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
    let (end, unit) = unit::find(scan, unit_at).filter(|_| article > 0 || counted.is_some())?;
    // "half percent of" is no half of one.
    let measures = unit.dimension != Dimension::Percent || article > 0 || counted.is_some();
    if !measures || scan.gap(half + 1) > Gap::Space {
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
    let (end, unit) = unit::find(scan, at + 1).filter(|_| led)?;
    let read = Read { span: scan.span(at, at + 1), ..Read::plain(at, at + 1, 1.0) };
    // "more than a year and a half" is read from its half on.
    if scan.numbers.and.iter().any(|and| and == scan.tokens.folded(end)) {
        return None;
    }
    let mut draft = Draft { end, unit: Some(unit), ..Draft::of(read) };
    unit::lasting(scan, &mut draft, floor);
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

//! One number in proportion to another: "une femme sur trois", "trois fois plus", "multiplié par deux".

use super::draft::Draft;
use super::noun::{self, Noun};
use super::numeral::Form;
use super::scan::Scan;
use crate::language::Roles;
use crate::language::units::Dimension;
use crate::text::Qualifier;
use crate::text::tokens::{Gap, Kind};

/// Up to here people say "one in so many".
const USUAL: f64 = 10.0;
/// Up to here they say "seven out of so many", whatever the number.
const MOST_TOLD: f64 = 20.0;

/// Makes a proportion of `draft`, where the words around it tell one.
pub(super) fn take(scan: &Scan, draft: &mut Draft) {
    if draft.numbers.len() != 1 {
        if draft.unit.is_none() {
            times(scan, draft);
        }
        return;
    }
    match draft.unit.map(|unit| unit.dimension) {
        None => {
            times(scan, draft);
            among(scan, draft);
        }
        Some(Dimension::Duration) => days_among(scan, draft),
        Some(_) => {}
    }
}

/// "un jour sur deux": days are counted, not measured.
fn days_among(scan: &Scan, draft: &mut Draft) {
    let Some(number) = draft.last().map(|read| read.end).filter(|&end| end < draft.end) else { return };
    let noun = Noun { start: number, end: draft.end, elided: false, tied: false };
    let mut counted = Draft { noun: Some(noun), unit: None, age: false, ..draft.clone() };
    among(scan, &mut counted);
    if counted.proportion {
        *draft = counted;
    }
}

/// "trois fois plus", "multiplié par trois"
fn times(scan: &Scan, draft: &mut Draft) {
    if scan.qualifiers.times_before.before(scan.tokens, draft.start).is_some() && draft.noun.is_none() {
        draft.multiple = true;
        return;
    }
    let Some(number) = draft.last().map(|read| read.end) else { return };
    let Some((end, ())) = scan.qualifiers.times.at(scan.tokens, number) else { return };
    // "deux fois et demie"
    let end = if draft.noun.is_some_and(|noun| noun.end == end) { draft.end } else { end };
    // "1.35 times EBITDA": nothing happens one time and a third.
    if draft.is_measured() {
        (draft.end, draft.noun, draft.multiple) = (end, None, true);
    }
    if let Some((after, ())) = scan.qualifiers.times_after.at(scan.tokens, end).filter(|_| scan.gap(end) == Gap::Space)
    {
        let asks = scan.document.roles(end).any(Roles::QUESTION);
        let word = after == end + 1 && !scan.part(end).determiner && !asks;
        (draft.end, draft.noun, draft.multiple) = (if word { after } else { end }, None, true);
    }
}

/// Whether people tell a share so: "31 votes out of 44,870" are two counts.
fn is_share(over: f64, under: f64) -> bool {
    let magnitude = 10f64.powf(under.log10().floor());
    let round = (under / magnitude).fract() == 0.0;
    over < under && (over <= 1.0 || round || under <= MOST_TOLD)
}

/// "une femme sur trois"
fn among(scan: &Scan, draft: &mut Draft) {
    let Some(over) = draft.last().copied().filter(|read| read.form == Form::Cardinal && draft.noun.is_some()) else {
        return;
    };
    let over_at = scan.numbers.over.at(scan.tokens, draft.end).map(|(at, ())| at);
    // "one woman in four"
    let within = || {
        let tight = over.value < USUAL && scan.numbers.within.iter().any(|word| word == scan.tokens.folded(draft.end));
        tight.then_some(draft.end + 1)
    };
    let Some(at) = over_at.or_else(within).filter(|_| scan.gap(draft.end) == Gap::Space) else { return };
    let Some(under) = scan.reader().read(at, true).filter(|under| under.form == Form::Cardinal) else { return };
    let whole = over.value.fract() == 0.0 && under.value.fract() == 0.0;
    // "500 habitants sur 1.200 kilomètres" tells two quantities; behind a small number the next word is the verb.
    let measured = scan.units.after.at(scan.tokens, under.end).is_some();
    let bare = if over_at.is_none() && over.value > 1.0 {
        noun::after(scan, under.end, false, true).is_none()
    } else {
        under.value <= USUAL || scan.noun_at(under.end).is_none()
    };
    // "une option sur 10 autres", "sur dix avions": so many are counted.
    let counts = over_at.is_some() && over.value <= 1.0 && scan.gap(under.end) == Gap::Space && {
        let word = scan.tokens.folded(under.end);
        let plural = scan.counting.plural_letters.iter().any(|letter| word.ends_with(letter.as_str()));
        let noun = scan.noun_at(under.end).is_some()
            && !scan.document.roles(under.end).any(Roles::FINITE | Roles::BE | Roles::PARTICIPLE);
        scan.kind(under.end) == Some(Kind::Word) && plural && (noun || scan.part(under.end).adjective)
    };
    let free = !measured && bare && !counts;
    if whole && free && is_share(over.value, under.value) && draft.qualifier != Qualifier::Between {
        let value = over.value / under.value;
        (draft.low, draft.high, draft.end) = (value, value, under.end);
        draft.numbers.push(under);
        draft.proportion = true;
    }
}

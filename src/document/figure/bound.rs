//! Qualifiers and ranges: from the numbers to the interval that the words around them claim.

use super::draft::Draft;
use super::numeral::{Form, Read};
use super::scan::Scan;
use super::unit;
use crate::language::Roles;
use crate::language::phrases::Phrases;
use crate::text::Qualifier;
use crate::text::tokens::Gap;

/// The second number of a range, when `draft` is the first: the draft then covers both.
pub(super) fn range(scan: &Scan, draft: &mut Draft, floor: usize) {
    let Some(first) = draft.last().copied() else { return };
    let sign = scan.units.before.before(scan.tokens, draft.start);
    let start = sign.map_or(draft.start, |(start, _)| start);
    let opened =
        |opener: &Phrases<()>| opener.before(scan.tokens, start).filter(|(at, ())| *at >= floor).map(|(at, ())| at);
    let between = opened(&scan.qualifiers.range.between);
    let from = opened(&scan.qualifiers.range.from);
    let changes = from.is_some_and(|at| changes(scan, at));
    // "by £94 to £1,981" tells how much and where to; "by 3 to 5 percent" is a range.
    let measured = sign.is_some() || past_unit(scan, draft.end) > draft.end;
    let stepped = measured
        && opened(&scan.qualifiers.range.step).is_some()
        && scan.qualifiers.range.to.at(scan.tokens, past_unit(scan, draft.end)).is_some();
    let found = match between {
        Some(opener) => second_between(scan, draft.end).map(|second| (Some(opener), second)),
        None if changes || stepped => None,
        None => second(scan, draft, &first).map(|second| (from, second)),
    };
    let Some((opener, second)) = found else { return };
    let rises = second.value > first.value;
    if !rises || second.form == Form::Fraction && first.form != Form::Fraction {
        return;
    }
    if let Some(opener) = opener
        && (between.is_some() || scan.qualifiers.range.from_in_span)
    {
        draft.words = Some((opener, start));
        draft.start = opener;
    }
    draft.low = shared_scale(&first, &second);
    draft.high = second.value;
    draft.qualifier = Qualifier::Between;
    // "entre 600 000 euros et 1,7 million": the unit of the first holds for the second.
    let unit = |end: usize| unit::after(scan, end, true).map(|(_, unit)| unit);
    draft.unit = unit(first.end).filter(|_| unit(second.end).is_none()).or(sign.map(|(_, unit)| unit));
    draft.numbers.push(second);
    draft.end = second.end;
}

/// "de 3 à 4 millions": the scale of the second holds for the first as well.
fn shared_scale(first: &Read, second: &Read) -> f64 {
    let scaled = first.value * second.scale;
    let thousands = first.scale < 1000.0 && second.scale >= 1000.0 && first.value < 1000.0;
    let hundreds = first.value < 10.0 && second.scale >= 100.0 && !first.digits;
    if (thousands || hundreds) && scaled < second.value { scaled } else { first.value }
}

/// Whether a verb of change stands before the opener at `at`, perhaps with a few words between.
fn changes(scan: &Scan, at: usize) -> bool {
    let start = scan.sentence_start(at.min(scan.tokens.len().saturating_sub(1)));
    (start.max(at.saturating_sub(4))..at).any(|word| scan.qualifiers.range.changes.at(scan.tokens, word).is_some())
}

fn second_between(scan: &Scan, end: usize) -> Option<Read> {
    let (at, ()) = scan.qualifiers.range.between_and.at(scan.tokens, past_unit(scan, end))?;
    let at = scan.units.before.at(scan.tokens, at).map_or(at, |(end, _)| end);
    scan.reader().read(at, true)
}

fn past_unit(scan: &Scan, end: usize) -> usize {
    unit::after(scan, end, true).map_or(end, |(end, _)| end)
}

/// The number after "à", "to", a dash or "ou".
fn second(scan: &Scan, draft: &Draft, first: &Read) -> Option<Read> {
    let range = &scan.qualifiers.range;
    let end = past_unit(scan, draft.end);
    // "un A320" is no range from one to 320.
    let apart = |&(at, ()): &(usize, &())| scan.gap(end) == Gap::Space && scan.gap(at) > Gap::None;
    if let Some((at, ())) = range.to.at(scan.tokens, end).filter(apart) {
        let sign = scan.units.before.at(scan.tokens, at);
        let number = sign.map_or(at, |(end, _)| end);
        let second = scan.reader().read(number, true).filter(|second| second.form == first.form)?;
        let own = unit::after(scan, draft.end, true);
        let apart = sign.zip(own).is_some_and(|((_, second), (_, first))| first.dimension != second.dimension);
        return (!apart && same_measure(scan, draft.end, second.end)).then_some(second);
    }
    if let Some((at, ())) = range.or.at(scan.tokens, end).filter(|_| scan.gap(end) == Gap::Space) {
        let second = scan.reader().read(at, true).filter(|second| second.form == first.form)?;
        return (first.value >= 1.0 && second.value <= shared_scale(first, &second) * 2.0 + 1.0).then_some(second);
    }
    dashed(scan, first, draft.end)
}

/// Whether numbers that end at `first` and `second` can be of one measure: "2 % à 6 512 points" tells two.
fn same_measure(scan: &Scan, first: usize, second: usize) -> bool {
    let unit = |at: usize| unit::after(scan, at, true).map(|(_, unit)| &unit.code);
    match (unit(first), unit(second)) {
        (Some(first), Some(second)) => first == second,
        (Some(_), None) => scan.noun_at(second).is_none(),
        (None, _) => true,
    }
}

/// "10-20", "10 – 20", "20~100".
fn dashed(scan: &Scan, first: &Read, end: usize) -> Option<Read> {
    let dash = matches!(scan.word(end), "-" | "–" | "—" | "~" | "‑" | "−");
    // "18-to-24", "18- to 24"
    if let Some((at, ())) =
        scan.qualifiers.range.to.at(scan.tokens, end + 1).filter(|_| dash && scan.gap(end) == Gap::None)
    {
        let number = at + usize::from(scan.word(at) == "-");
        return scan.reader().read(number, true).filter(|second| second.form == first.form);
    }
    let same = scan.gap(end) == scan.gap(end + 1) && scan.gap(end) <= Gap::Space;
    if !dash || !same {
        return None;
    }
    let second = scan.reader().read(end + 1, true)?;
    let both = first.form == Form::Cardinal && second.form == Form::Cardinal && first.digits == second.digits;
    both.then_some(second)
}

/// Takes in the qualifiers before the draft; `floor` is the first token that is still free.
pub(super) fn before(scan: &Scan, draft: &mut Draft, floor: usize) {
    let part = draft.last().is_some_and(|read| read.form == Form::Fraction);
    let determined = part && draft.start > floor && scan.part(draft.start - 1).determiner;
    let mut end = draft.start - usize::from(determined);
    while let Some((start, &meaning)) = scan.qualifiers.before.before(scan.tokens, end) {
        let crosses = scan.gap(draft.start) == Gap::Blank || start < floor || went(scan, start);
        let lasts =
            draft.unit.is_some_and(|unit| unit.dimension == crate::language::units::Dimension::Duration) && !draft.age;
        if crosses
            || (lasts && elapses(scan, start, draft.start))
            || is_definite(scan, draft, start)
            || is_place(scan, draft, start, meaning)
        {
            return;
        }
        draft.words = Some((start, draft.words.map_or(draft.start, |(_, end)| end)));
        (draft.start, end) = (start, start);
        draft.qualifier = stronger(draft.qualifier, meaning);
    }
}

/// Whether the words at `start` belong to a verb before them: "edged up to 6.3%".
fn went(scan: &Scan, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|verb| scan.qualifiers.range.went.at(scan.tokens, verb).is_some())
}

/// "in inns around one lake": nobody blurs a single one of something.
fn is_place(scan: &Scan, draft: &Draft, start: usize, meaning: Qualifier) -> bool {
    let one = draft.numbers.len() == 1 && draft.low.total_cmp(&1.0).is_eq() && draft.unit.is_none();
    let whole = draft.last().is_some_and(|read| read.form == Form::Cardinal && !read.noun && !read.digits);
    let led = || scan.document.roles(start).any(Roles::PREPOSITION);
    one && whole && meaning == Qualifier::About && led() && scan.noun_at(draft.end).is_some()
}

/// "dans les 27 pays", "dans les dix premiers": so many that are known, and no bound.
fn is_definite(scan: &Scan, draft: &Draft, start: usize) -> bool {
    let leads = || scan.qualifiers.definite.at(scan.tokens, start).is_some_and(|(after, ())| after == draft.start);
    let noun = || scan.noun_at(draft.end).is_some() || scan.part(draft.end).adjective;
    draft.unit.is_none() && leads() && noun()
}

/// "over three years" tells a span of time, not a bound.
fn elapses(scan: &Scan, start: usize, end: usize) -> bool {
    scan.qualifiers.elapsing.at(scan.tokens, start).is_some_and(|(after, ())| after == end)
}

/// Takes in a qualifier after the draft: "500 ou plus", "20 000 personnes au moins".
pub(super) fn after(scan: &Scan, draft: &mut Draft) {
    let Some((end, &meaning)) = scan.qualifiers.after.at(scan.tokens, draft.end) else { return };
    // "the 737 Max"
    let named = scan.tokens.is_capital(draft.end) && end == draft.end + 1;
    if named || scan.qualifiers.not_after.at(scan.tokens, draft.end).is_some() {
        return;
    }
    if scan.gap(draft.end) > Gap::Line || scan.reader().read(end, true).is_some() || compares(scan, end) {
        return;
    }
    draft.words = draft.words.or(Some((draft.end, end)));
    draft.end = end;
    draft.qualifier = stronger(draft.qualifier, meaning);
}

/// "or more than", "ou plus de": the words belong to what follows.
fn compares(scan: &Scan, end: usize) -> bool {
    let last = end - 1;
    let reaches = |at: usize| scan.qualifiers.before.at(scan.tokens, at).is_some_and(|(to, _)| to > end);
    reaches(last) || reaches(last.saturating_sub(1))
}

/// "supérieur à 1000 et inférieur à 1500": two bounds of one figure.
pub(super) fn second_bound(scan: &Scan, draft: &mut Draft) {
    let lower = matches!(draft.qualifier, Qualifier::MoreThan | Qualifier::AtLeast);
    let upper = matches!(draft.qualifier, Qualifier::LessThan | Qualifier::AtMost);
    if (!lower && !upper) || draft.numbers.len() != 1 {
        return;
    }
    let Some((at, ())) = scan.qualifiers.range.join.at(scan.tokens, draft.end) else { return };
    let Some((number, &meaning)) = scan.qualifiers.before.at(scan.tokens, at) else { return };
    let opposite = match meaning {
        Qualifier::LessThan | Qualifier::AtMost => lower,
        Qualifier::MoreThan | Qualifier::AtLeast => upper,
        _ => false,
    };
    let Some(second) = scan.reader().read(number, true).filter(|_| opposite) else { return };
    let (low, high) = if lower { (draft.low, second.value) } else { (second.value, draft.high) };
    if low < high {
        (draft.low, draft.high, draft.qualifier) = (low, high, Qualifier::Between);
        draft.end = second.end;
        draft.numbers.push(second);
        if let Some((end, _)) = draft.unit.and_then(|_| unit::after(scan, draft.end, true)) {
            draft.end = end;
        }
    }
}

/// Of two qualifiers the one that says more: a bound over a blur, an inner bound over an outer.
fn stronger(inner: Qualifier, outer: Qualifier) -> Qualifier {
    let bound = |qualifier| !matches!(qualifier, Qualifier::Exact | Qualifier::About | Qualifier::Nearly);
    match (bound(inner), bound(outer)) {
        (true, _) => inner,
        (false, false) if outer == Qualifier::Exact => inner,
        (false, _) => outer,
    }
}

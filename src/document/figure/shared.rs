//! What one figure is measured in and the next, told without it, shares: "passé de 600 000 euros à 1,7 million", "41,6 ans,
//! contre 38,2".

use super::draft::Draft;
use super::numeral::Form;
use super::scan::{FIGURES_BACK, Scan};
use super::unit;
use crate::document::FigureKind;
use crate::language::units::Dimension;

/// "passé de 600 000 euros à 1,7 million", "passé de 12,4 à 13,1 millions d'euros": two figures, and what one of them is
/// measured in holds for the other.
pub(super) fn unit(scan: &Scan, drafts: &mut [Draft]) {
    let range = &scan.qualifiers.range;
    for at in 1..drafts.len() {
        let [first, second] = &mut drafts[at - 1..=at] else { continue };
        back(scan, first, second);
        compared(scan, first, second);
        compared_before(scan, first, second);
        let bare = second.unit.is_none() && second.noun.is_none() && second.kind() == FigureKind::Cardinal;
        if bare && let Some(unit) = first.unit {
            let end = unit::after(scan, first.last().map_or(first.end, |read| read.end), true).map(|(end, _)| end);
            let changed = end == Some(first.end)
                && range.to.at(scan.tokens, first.end).is_some_and(|(to, ())| to == second.start)
                && range.from.before(scan.tokens, first.start).is_some();
            let scale = first.last().map_or(1.0, |read| read.scale);
            if changed {
                second.unit = Some(unit);
                // "de 18 millions d'euros à 16,9"
                let small = second.last().is_some_and(|read| read.scale < 1000.0) && second.high < 1000.0;
                let scale = if small && scale >= 1000.0 { scale } else { 1.0 };
                (second.low, second.high) = (second.low * scale, second.high * scale);
            }
        }
        same_money(scan, drafts, at);
    }
}

/// "une perte de 0,7 million d'euros, puis 3,9 millions en mai": where the money stands behind the number, so many
/// millions more of the sentence are of the same.
fn same_money(scan: &Scan, drafts: &mut [Draft], at: usize) {
    let large = |draft: &Draft| draft.numbers.len() == 1 && draft.last().is_some_and(|read| read.scale >= 1e6);
    let second = &drafts[at];
    let bare = second.unit.is_none() && second.noun.is_none() && second.kind() == FigureKind::Cardinal;
    if !bare || !large(second) || scan.part(second.end).of {
        return;
    }
    let sentence = scan.sentence_start(second.start);
    let first = drafts[..at].iter().rev().take(FIGURES_BACK).take_while(|first| first.start >= sentence);
    let behind = |first: &&Draft| first.last().is_some_and(|read| read.end < first.end) && large(first);
    let money = first.filter(behind).find_map(|first| first.unit).filter(|unit| unit.dimension == Dimension::Money);
    drafts[at].unit = money;
}

/// "8 millions, contre 5 millions d'euros": the money of the second is that of the first.
fn compared_before(scan: &Scan, first: &mut Draft, second: &Draft) {
    let bare = first.unit.is_none() && first.noun.is_none() && first.kind() == FigureKind::Cardinal;
    let money = second.unit.filter(|unit| bare && unit.dimension == Dimension::Money);
    let led = scan.qualifiers.range.against.before(scan.tokens, second.start).is_some_and(|(at, ())| at >= first.end);
    let near = scan.sentence_start(second.start) <= first.start && second.start <= first.end + BESIDE;
    let large = first.last().is_some_and(|read| read.scale >= 1e3);
    if money.is_some() && led && near && large {
        first.unit = money;
    }
}

/// How many tokens may stand between two numbers that are compared, for the second to tell the money of the first.
const BESIDE: usize = 4;

/// "from $12.4 to $13.1 million": the unit of the second and its scale hold for the first.
fn back(scan: &Scan, first: &mut Draft, second: &Draft) {
    let (Some(unit), Some(small), Some(large)) = (second.unit, first.last().copied(), second.last()) else { return };
    let range = &scan.qualifiers.range;
    let joined = range.to.at(scan.tokens, first.end).is_some_and(|(to, ())| to == second.start);
    let same = first.unit.is_none_or(|own| own.code == unit.code);
    if !joined || !same || first.noun.is_some() || range.from.before(scan.tokens, first.start).is_none() {
        return;
    }
    if small.form == Form::Cardinal && small.value < 1000.0 && small.scale < 1000.0 && large.scale >= 1000.0 {
        (first.low, first.high) = (first.low * large.scale, first.high * large.scale);
    }
    (first.unit, first.age) = (Some(unit), second.age);
}

/// "2,1 millions d'euros, contre 1,8", "61.7%, down from 68.2": what is compared is of one measure.
fn compared(scan: &Scan, first: &Draft, second: &mut Draft) {
    let bare = second.unit.is_none() && second.noun.is_none() && second.kind() == FigureKind::Cardinal && !second.age;
    let Some(measure) = first.unit.filter(|_| bare) else { return };
    let led = scan.qualifiers.range.against.before(scan.tokens, second.start).is_some_and(|(at, ())| at >= first.end);
    if !led || first.start < scan.sentence_start(second.start) {
        return;
    }
    let (Some(large), Some(small)) = (first.last(), second.last()) else { return };
    let scaled = large.scale >= 1000.0 && small.scale < 1000.0 && second.high < 1000.0;
    let scale = if scaled { large.scale } else { 1.0 };
    (second.low, second.high) = (second.low * scale, second.high * scale);
    (second.unit, second.age) = (Some(measure), first.age);
}

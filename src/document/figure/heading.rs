//! What the heading of a table says of its cells: in what they are measured, and how many ones each of them stands for.

use super::scan::Scan;
use super::unit;
use crate::document::Paragraph;
use crate::language::numbers::Place;
use crate::language::units::{Dimension, Unit};
use crate::text::Span;
use crate::text::tokens::Gap;

/// A heading of more tokens is a sentence, which tells of something else.
const LONG: usize = 30;

/// What a heading says of the numbers under it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub unit: Option<&'static Unit>,
    pub scale: f64,
}

/// Follows the tables of a text, paragraph by paragraph, for what stands above each of them.
#[derive(Default)]
pub(super) struct Above {
    /// The last paragraph outside a table.
    before: Option<Span>,
    /// What it says, or the first cell of the table that is being read.
    caption: Option<Told>,
    /// Whether the last paragraph was a cell.
    inside: bool,
}

impl Above {
    /// Takes in one more paragraph, and tells what stands above it when it is a cell.
    pub fn next(&mut self, scan: &Scan, paragraph: &Paragraph) -> Option<Told> {
        if paragraph.cell.is_none() {
            (self.before, self.inside) = (Some(paragraph.span), false);
            return None;
        }
        // Only above a table is a paragraph asked what it says.
        if !self.inside {
            self.caption = told(scan, paragraph.span).or_else(|| told(scan, self.before?));
        }
        self.inside = true;
        self.caption
    }
}

/// The scale, and its unit, that a heading tells: "En millions d'euros", "Ventes (M€)", "in thousands".
pub(super) fn told(scan: &Scan, heading: Span) -> Option<Told> {
    let tokens = scan.tokens.within(heading);
    if tokens.len() > LONG {
        return None;
    }
    tokens
        .clone()
        .find_map(|at| {
            let led = at == tokens.start || opens(scan, at, tokens.start);
            led.then(|| worded(scan, at).or_else(|| signed(scan, at)))?
                .filter(|(end, _)| closes(scan, *end, tokens.end))
        })
        .map(|(_, told)| told)
}

/// Whether what begins at `at` stands behind a bracket, a comma or a preposition that opens the heading or a bracket.
fn opens(scan: &Scan, at: usize, start: usize) -> bool {
    let bracket = |at: usize| matches!(scan.word(at), "(" | "[" | "," | ":" | "–" | "—" | "-");
    let before = at - 1;
    let led = scan.document.roles(before).any(crate::language::Roles::PREPOSITION);
    bracket(before) || led && (before == start || bracket(before - 1))
}

fn closes(scan: &Scan, at: usize, end: usize) -> bool {
    at >= end || matches!(scan.word(at), ")" | "]" | "," | "." | ":" | ";")
}

/// "millions d'euros", "thousands", "thousands of tonnes"
fn worded(scan: &Scan, at: usize) -> Option<(usize, Told)> {
    // "€ millions"
    let (first, sign) = scan.units.before.at(scan.tokens, at).map_or((at, None), |(end, unit)| (end, Some(unit)));
    let atom = scan.numbers.roles_at(scan.tokens, first)?.cardinal?;
    let scale = matches!(atom.place, Place::Scale | Place::Collective) && atom.value >= 1000.0;
    let found = unit::after(scan, first + 1, true);
    let end = found.map_or(first + 1, |(end, _)| end);
    let unit = found.map(|(_, unit)| unit).or(sign);
    let measured = unit.is_none_or(|unit| unit.dimension != Dimension::Duration);
    (scale && measured).then_some((end, Told { unit, scale: atom.value }))
}

/// "M€", "k€", "€m", "$bn"
fn signed(scan: &Scan, at: usize) -> Option<(usize, Told)> {
    let glued = |at: usize| scan.gap(at) <= Gap::Space;
    if let Some((end, unit)) = scan.units.before.at(scan.tokens, at).filter(|(end, _)| glued(*end)) {
        let scale = scan.numbers.suffixes_money.get(scan.word(end)).copied();
        let scale = scale.or_else(|| scan.numbers.suffixes.get(scan.word(end)).map(|found| found.0))?;
        return Some((end + 1, Told { unit: Some(unit), scale }));
    }
    let (scale, _) = *scan.numbers.suffixes.get(scan.word(at))?;
    let (end, unit) = scan.units.after.at(scan.tokens, at + 1).filter(|_| glued(at + 1))?;
    (unit.dimension == Dimension::Money).then_some((end, Told { unit: Some(unit), scale }))
}

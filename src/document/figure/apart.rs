//! Numbers that stand apart from any sentence: the cell of a table counts what heads its column, "Votants : 16 309" what
//! stands before its colon.

use super::heading::{self, Above, Told};
use super::scan::Scan;
use crate::document::{Figure, FigureKind, Paragraph};
use crate::language::units::{Dimension, Unit};
use crate::text::tokens::Kind;
use crate::text::{Quantity, Span};

/// No label has more words.
const LONG: usize = 8;

/// Fills in what the `figures` count that are all of a cell, or all that follows a label.
pub(super) fn fill(scan: &Scan, figures: &mut [Figure]) {
    let mut above = Above::default();
    for paragraph in &scan.document.paragraphs {
        let told = above.next(scan, paragraph);
        let first = figures.partition_point(|figure| figure.span.end <= paragraph.span.start);
        let Some(figure) = figures.get_mut(first).filter(|figure| figure.span.end == paragraph.span.end) else {
            continue;
        };
        let bare = figure.kind == FigureKind::Cardinal && figure.unit.is_none() && figure.counted.is_none();
        if !bare {
            continue;
        }
        if figure.span == paragraph.span {
            in_cell(scan, paragraph, told, figure);
        } else {
            figure.counted = label(scan, paragraph.span.start, figure.span.start);
        }
    }
}

/// `told` is what stands above the table.
fn in_cell(scan: &Scan, paragraph: &Paragraph, told: Option<Told>, figure: &mut Figure) {
    let Some(cell) = paragraph.cell else { return };
    let span = |index: usize| scan.document.paragraphs.get(index).map(|head| head.span);
    let Some(column) = cell.column.and_then(span) else { return };
    // The first column names what the others tell of.
    let told = if cell.row.is_some() { heading::told(scan, column).or(told) } else { None };
    let own = unit(scan, column);
    if let Some(told) = told.filter(|_| own.is_none()) {
        let scaled = |side: Option<Quantity>| side.map(|side| Quantity::new(side.get() * told.scale));
        (figure.interval.low, figure.interval.high) = (scaled(figure.interval.low), scaled(figure.interval.high));
    }
    if let Some(unit) = own.or(told.and_then(|told| told.unit)) {
        figure.unit = Some(unit.code.clone());
        figure.kind = match unit.dimension {
            Dimension::Percent => FigureKind::Percent,
            Dimension::Money => FigureKind::Money,
            Dimension::Duration => FigureKind::Duration,
            Dimension::Measure => FigureKind::Cardinal,
        };
    }
    let worded = |span: &Span| span.of(scan.text).contains(char::is_alphabetic);
    figure.counted = Some(column).filter(worded);
    figure.complement = cell.row.and_then(span).filter(worded);
}

/// The unit that a heading tells alone or in brackets: "%", "Part (%)".
fn unit(scan: &Scan, heading: Span) -> Option<&'static Unit> {
    let tokens = scan.tokens.within(heading);
    let opens = |at: usize| at == tokens.start || scan.word(at - 1) == "(";
    let found = tokens.clone().filter(|&at| opens(at)).find_map(|at| {
        let (end, unit) = scan.units.after.at(scan.tokens, at)?;
        let closed = end == tokens.end || scan.word(end) == ")";
        closed.then_some(unit)
    });
    found.filter(|unit| unit.dimension != Dimension::Duration)
}

/// The words between `start` and a colon right before `end`, when they are few and hold no verb: "Bulletins blancs :".
fn label(scan: &Scan, start: usize, end: usize) -> Option<Span> {
    let (mut first, last) = (scan.tokens.from(start), scan.tokens.from(end));
    let colon = last.checked_sub(1).filter(|&colon| colon > first && scan.word(colon) == ":")?;
    while first < colon && scan.kind(first) == Some(Kind::Mark) {
        first += 1;
    }
    let few = first < colon && colon - first <= LONG;
    let plain = |at: usize| scan.kind(at) == Some(Kind::Word) || scan.kind(at) == Some(Kind::Apostrophe);
    (few && (first..colon).all(plain)).then(|| scan.span(first, colon))
}

//! What is written with digits and is no figure: telephone numbers, versions, scores, times of
//! day, dates in digits, names that hold a number ("Covid-19", "A320", "Boeing 737"), titles ("Premier ministre").

mod dial;
mod label;
mod score;

use super::digits;
use super::numeral::{Form, Read};
use super::scan::Scan;
use super::unit;
use crate::text::tokens::{Gap, Kind};

/// The token after the numbers at `read`, when they are no figure.
pub(super) fn skip(scan: &Scan, read: &Read) -> Option<usize> {
    let rank = read.form == Form::Ordinal;
    if rank && scan.counting.titles.at(scan.tokens, read.start).is_some() {
        return Some(read.end);
    }
    if !rank && scan.counting.pronouns.before(scan.tokens, read.end).is_some() {
        return Some(read.end);
    }
    if !rank && label::numbered(scan, read) {
        return Some(read.end);
    }
    if !read.digits || rank {
        return None;
    }
    if label::postcode(scan, read) {
        return Some(read.end);
    }
    let (start, end, groups, marks) = chain(scan, read);
    if named(scan, read, start) {
        return Some(end.max(read.end));
    }
    let slashed = marks.contains(&"/") && !(groups == 2 && read.form == Form::Fraction && plain_fraction(scan, read));
    if groups >= 4
        || (groups >= 3 && !marks.is_empty())
        || marks.contains(&":")
        || marks.contains(&".")
        || slashed
        || score::is_one(scan, read, end)
    {
        return Some(end.max(read.end));
    }
    if let Some(end) = score::told(scan, read) {
        return Some(end);
    }
    if let Some(end) = dial::chronometer(scan, read.end) {
        return Some(end);
    }
    if let Some(end) = dial::telephone(scan, read).or_else(|| dial::clock(scan, read)) {
        return Some(end);
    }
    label::stands_before(scan, read).then(|| label::past(scan, end.max(read.end)))
}

/// The digits glued together around `read`: first token, token after, how many groups, and the marks between that
/// no number has inside.
fn chain<'a>(scan: &'a Scan, read: &Read) -> (usize, usize, usize, Vec<&'a str>) {
    let glue = |at: usize| matches!(scan.word(at), "." | "-" | "/" | ":" | "–") && scan.gap(at) == Gap::None;
    let digits = |at: usize| scan.kind(at) == Some(Kind::Digits) && scan.gap(at) == Gap::None;
    let (mut start, mut end) = (read.start, read.end);
    let mut marks = Vec::new();
    let mut groups = 1;
    if read.form == Form::Fraction && read.end > read.start + 2 && scan.word(read.end - 2) == "/" {
        (groups, marks) = (2, vec!["/"]);
    }
    while start >= 2 && glue(start - 1) && scan.gap(start) == Gap::None && scan.kind(start - 2) == Some(Kind::Digits) {
        marks.push(scan.word(start - 1));
        (start, groups) = (start - 2, groups + 1);
    }
    while glue(end) && digits(end + 1) {
        marks.push(scan.word(end));
        (end, groups) = (decimal_end(scan, end + 1), groups + 1);
    }
    (start, end, groups, marks)
}

/// The token after the digits at `at`, and after their decimals where a dash stands before: "2.0–2.4".
fn decimal_end(scan: &Scan, at: usize) -> usize {
    let dashed = matches!(scan.word(at - 1), "-" | "–");
    let start = scan.tokens.get(at).filter(|_| dashed).map(|token| token.span.start);
    let read = start.and_then(|start| digits::read(scan.text, start, scan.numbers));
    read.filter(|read| !read.whole).map_or(at + 1, |read| scan.tokens.from(read.end))
}

/// "3/4" is a fraction; "01/1995" and "5/2018" are dates.
fn plain_fraction(scan: &Scan, read: &Read) -> bool {
    // "7-6 (7/5)"
    if read.value > 1.0 && read.end == read.start + 3 && read.start > 0 && scan.word(read.start - 1) == "(" {
        return false;
    }
    let part = |at: usize| scan.word(at).len() <= 3 && !scan.word(at).starts_with('0');
    read.end >= read.start + 3 && part(read.end - 3) && part(read.end - 1)
}

/// Digits that belong to a name: glued to letters, or to a hyphen after letters.
fn named(scan: &Scan, read: &Read, start: usize) -> bool {
    let glued_after = scan.kind(read.end) == Some(Kind::Word)
        && scan.gap(read.end) == Gap::None
        && scan.units.after.at(scan.tokens, read.end).is_none()
        && unit::glued(scan, read.end).is_none()
        && scan.numbers.roles_at(scan.tokens, read.end).is_none();
    if glued_after
        && scan.text[..scan.tokens.get(read.end).map_or(0, |token| token.span.start)]
            .ends_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    if start == 0 || scan.gap(start) != Gap::None {
        return false;
    }
    let before = scan.word(start - 1);
    let letters = |at: usize| scan.kind(at) == Some(Kind::Word);
    let glued = letters(start - 1) && scan.units.before.before(scan.tokens, start).is_none();
    let hyphen = matches!(before, "-" | "‑") && start >= 2 && letters(start - 2) && scan.gap(start - 1) == Gap::None;
    glued || hyphen || matches!(before, "#" | "@" | "_" | "\\" | "/")
}

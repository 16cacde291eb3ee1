//! Groups of digits that call somebody or tell a time: "+33 6 12 34 56 78", `1'42"38`, "18 h 30".

use super::super::numeral::Read;
use super::super::scan::Scan;
use crate::text::tokens::{Gap, Kind};

/// "01 23 45 67 89", "+33 6 12 34 56 78": four groups of digits or more.
pub(super) fn telephone(scan: &Scan, read: &Read) -> Option<usize> {
    let digits = |at: usize| scan.kind(at) == Some(Kind::Digits);
    let plus = read.start > 0 && scan.word(read.start - 1) == "+";
    let zero = scan.word(read.start).starts_with('0') && scan.word(read.start).len() > 1;
    if !plus && !zero {
        return None;
    }
    let mut end = read.start + 1;
    let mut groups = 1;
    // "+1.2%" is no number to call.
    let dotted = matches!(scan.word(end), "." | ",");
    while groups < 12 {
        let mark = usize::from(matches!(scan.word(end), "." | "-" | "(" | ")" | "/"));
        if !digits(end + mark) || scan.gap(end + mark) > Gap::Space {
            break;
        }
        (end, groups) = (end + mark + 1, groups + 1);
    }
    (groups >= 4 || (plus && !dotted && groups >= 2)).then_some(end.max(read.end))
}

/// The token after what is glued to a number that ends at `at` as to the minutes of a race: `1'42"38`.
pub(super) fn chronometer(scan: &Scan, at: usize) -> Option<usize> {
    let sign = |at: usize| matches!(scan.word(at), "'" | "’" | "\"" | "″" | "′");
    let glued = |at: usize| scan.gap(at) == Gap::None && scan.gap(at + 1) == Gap::None;
    let mut end = at;
    while sign(end) && glued(end) && scan.kind(end + 1) == Some(Kind::Digits) {
        end += 2;
    }
    (end > at).then_some(end)
}

/// "14h30", "18 h 30", "à 18h".
pub(super) fn clock(scan: &Scan, read: &Read) -> Option<usize> {
    // "dure 1 h 30"
    if scan.counting.lasting.before(scan.tokens, read.start).is_some() {
        return None;
    }
    let mark = scan.part(read.end);
    let spaced = scan.gap(read.end) == Gap::Space && mark.hour;
    if spaced && scan.kind(read.end + 1) == Some(Kind::Digits) && scan.word(read.end + 1).len() == 2 {
        return Some(read.end + 2);
    }
    if scan.gap(read.end) != Gap::None || !(mark.hour || mark.day_half) {
        return None;
    }
    let minutes = scan.kind(read.end + 1) == Some(Kind::Digits) && scan.gap(read.end + 1) == Gap::None;
    let told = read.start > 0 && scan.part(read.start - 1).clock;
    (minutes || told || mark.day_half).then(|| read.end + 1 + usize::from(minutes))
}

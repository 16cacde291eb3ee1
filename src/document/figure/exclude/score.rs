//! Scores of games: "3-1", "gagné 2 à 1".

use super::super::noun;
use super::super::numeral::{Form, Read};
use super::super::scan::Scan;
use crate::text::tokens::{Gap, Kind};

/// How far before a score the word stands that tells it, in tokens.
const TELLING: usize = 8;

/// Above it two numbers are rather votes ("31 to 22"), which count something.
const HIGHEST: f64 = 20.0;

/// "3-1": two small numbers that fall, or stand still.
pub(super) fn is_one(scan: &Scan, read: &Read, end: usize) -> bool {
    let number = |at: usize| scan.word(at).parse::<u32>().ok().filter(|_| scan.word(at).len() <= 3);
    let dash = end == read.end + 2 && matches!(scan.word(read.end), "-" | "–");
    let (Some(home), Some(guest)) = (number(read.start), number(read.end + 1)) else { return false };
    let falls = home >= guest || (home < 2 && guest < 10 && scan.noun_at(end).is_none());
    let short = scan.word(read.start).len() <= 2 && scan.word(read.start + 2).len() <= 2;
    // "Leeds 10-24 Hull"
    let name =
        |at: usize| scan.kind(at) == Some(Kind::Word) && scan.tokens.is_capital(at) && scan.gap(at) == Gap::Space;
    let versus = || {
        let home = read.start > 0 && scan.gap(read.start) == Gap::Space && scan.tokens.is_capital(read.start - 1);
        home && name(end) && !scan.part(end).plural && scan.units.after.at(scan.tokens, end).is_none()
    };
    dash && read.end == read.start + 1 && (short && (falls || versus()) || is_played(scan, read.start, end))
}

/// Whether a word before tells that "10-24", with nothing measured or counted behind, is a score.
fn is_played(scan: &Scan, start: usize, end: usize) -> bool {
    let near = scan.sentence_start(start).max(start.saturating_sub(TELLING));
    let bare = scan.noun_at(end).is_none() && scan.units.after.at(scan.tokens, end).is_none();
    bare && (near..start).any(|at| scan.part(at).scores)
}

/// "gagné 2 à 1": two small numbers that fall, and nothing they count; no votes.
pub(super) fn told(scan: &Scan, read: &Read) -> Option<usize> {
    let (at, ()) = scan.qualifiers.range.to.at(scan.tokens, read.end)?;
    let opened = scan.qualifiers.range.from.before(scan.tokens, read.start).is_some();
    let second = scan.reader().read(at, true).filter(|second| second.digits && second.form == Form::Cardinal)?;
    let bare = scan.noun_at(second.end).is_none() && scan.units.after.at(scan.tokens, second.end).is_none();
    // "le score de 1 à 3", "sur le score de 3 à 0 devant Metz"
    if (bare || !noun::counts(scan, second.end))
        && read.start >= 2
        && scan.part(read.start - 2).scores
        && scan.part(read.start - 1).of
    {
        return Some(second.end);
    }
    let near = scan.sentence_start(read.start).max(read.start.saturating_sub(TELLING));
    let votes = || (near..read.start).any(|at| scan.part(at).votes);
    (!opened && bare && second.value <= read.value && read.value < HIGHEST && !votes()).then_some(second.end)
}

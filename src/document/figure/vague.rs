//! Vague plurals and multiples: "des dizaines", "several hundred", "le doublement".
//!
//! They hold no numeral; the interval of a vague plural is the order of size it names: a writer who knew of a hundred
//! would have said hundreds. So "des dizaines" is 20 to 99, "des centaines" 200 to 999, "des dizaines de milliers"
//! 20 000 to 99 999.

use super::draft::Draft;
use super::scan::Scan;
use crate::language::numbers::Place;
use crate::language::{Roles, Triggers};
use crate::text::Qualifier;
use crate::text::tokens::Gap;

/// Whether a vague plural, a multiple or the decade of a life may begin at token `at`: hardly any "of" does.
pub(super) fn may_begin(scan: &Scan, at: usize) -> bool {
    let here = scan.document.triggers(at);
    let ends = || (at + 1..at + Triggers::BLUR).any(|next| scan.document.triggers(next).ends_blur());
    here.blurs() || here.leads_blur() && ends()
}

/// Whether the scale at `at` only tells, behind a preposition that opens a line or a bracket, in what a table counts.
fn heads(scan: &Scan, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| scan.document.roles(before).any(Roles::PREPOSITION)) else {
        return false;
    };
    scan.gap(before) == Gap::Blank || before > 0 && scan.word(before - 1) == "("
}

/// The vague plural or multiple that begins at token `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<Draft> {
    multiple(scan, at).or_else(|| plural(scan, at))
}

fn multiple(scan: &Scan, at: usize) -> Option<Draft> {
    let (end, &times) = scan.qualifiers.multiples.at(scan.tokens, at)?;
    // "he scored twice" tells how often.
    let often = scan.qualifiers.times_often.at(scan.tokens, at).is_some();
    if often && scan.qualifiers.times_after.at(scan.tokens, end).is_none() {
        return None;
    }
    let known = scan.qualifiers.times_known.at(scan.tokens, at).is_some();
    let start = if known { is_known(scan, at, end)? } else { at };
    let draft = Draft::vague(start, end, times, times);
    Some(Draft { multiple: true, qualifier: Qualifier::Exact, words: None, ..draft })
}

/// The article before "double", from `at` to `end`, where that is so many times something: "le double de", "c'était le
/// double"; not "la double peine", nor "le double messieurs".
fn is_known(scan: &Scan, at: usize, end: usize) -> Option<usize> {
    let article = at.checked_sub(1).filter(|&article| scan.part(article).determiner && scan.gap(at) <= Gap::Line)?;
    let of = scan.gap(end) <= Gap::Line && scan.document.roles(end).any(Roles::LINKING);
    let is = article.checked_sub(1).is_some_and(|before| scan.document.roles(before).any(Roles::BE));
    (of || is && scan.noun_at(end).is_none()).then_some(article)
}

fn plural(scan: &Scan, at: usize) -> Option<Draft> {
    let (opener, first) = match scan.numbers.vague_before.at(scan.tokens, at) {
        Some((end, ())) => (true, end),
        None => (false, at),
    };
    let roles = scan.numbers.roles_at(scan.tokens, first)?;
    // "plus de mille morts" holds a number; "several hundred", "plusieurs millions" and "des centaines" do not.
    let of = scan.numbers.vague_of.iter().any(|word| word == scan.tokens.folded(at)) && first == at + 1;
    let counted = opener
        && roles.cardinal.is_some_and(|atom| {
            matches!(atom.place, Place::Hundred | Place::Scale | Place::Collective) && (!of || atom.plural)
        });
    // "en millions d'euros" heads a table.
    if !opener && heads(scan, at) {
        return None;
    }
    let order = roles.order.or_else(|| roles.cardinal.filter(|_| counted).map(|atom| atom.value))?;
    let (mut end, mut low) = (first + 1, order);
    let of = usize::from(scan.numbers.vague_of.iter().any(|word| word == scan.tokens.folded(end)));
    let next = scan.numbers.roles_at(scan.tokens, end + of).and_then(|roles| roles.cardinal);
    if let Some(scale) =
        next.filter(|atom| matches!(atom.place, Place::Scale | Place::Collective) && atom.value > order)
    {
        (end, low) = (end + of + 1, order * scale.value);
    }
    let whole = (at + 1..end).all(|next| scan.gap(next) < Gap::Blank);
    let ceiling = 10f64.powf(low.log10().floor() + 1.0) - 1.0;
    whole.then(|| Draft::vague(at, end, low * 2.0, ceiling))
}

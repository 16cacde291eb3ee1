//! Halves told behind what they are halves of: "un kilomètre et demi", "deux verres et demi", "two miles and a half".

use super::draft::Draft;
use super::numeral::Form;
use super::scan::Scan;
use crate::text::tokens::Gap;

/// Adds the part that follows the unit or the noun of `draft`.
pub(super) fn take(scan: &Scan, draft: &mut Draft) {
    let whole = draft.numbers.len() == 1
        && draft.last().is_some_and(|read| read.form == Form::Cardinal && read.value.fract() == 0.0 && !read.noun);
    let behind = draft.unit.is_some() || draft.noun.is_some_and(|noun| !noun.elided && !noun.tied);
    let and = scan.numbers.and.iter().any(|word| word == scan.tokens.folded(draft.end));
    if !whole || !behind || !and || scan.gap(draft.end) > Gap::Line {
        return;
    }
    let article = usize::from(scan.reader().is_article(draft.end + 1));
    // Without an article the half may be of what follows: "two cups and half a spoon".
    if (draft.unit.is_none() || article == 0) && !scan.numbers.halves_alone {
        return;
    }
    let at = draft.end + 1 + article;
    let Some(under) = scan.numbers.roles_at(scan.tokens, at).and_then(|roles| roles.denominator) else { return };
    // "deux buts et demi-finale", "two miles and a half bottle"
    if scan.compound_end(at) > at + 1 || scan.noun_at(at + 1).is_some() {
        return;
    }
    (draft.low, draft.high, draft.end) = (draft.low + 1.0 / under, draft.high + 1.0 / under, at + 1);
}

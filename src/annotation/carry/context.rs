//! Without the old text: an annotation's own words and those kept around it decide, with a higher floor and lead.

use std::ops::Range;

use super::accept::{Accepted, Candidate, accept};
use super::names::Replaced;
use super::spans::{New, Old, likeness, may_be};
use super::view::View;
use crate::text::Span;
use crate::text::similarity::{self, Item};

/// What a pair needs: the old words, or the same but for the figures, with half of what stood around them.
const FLOOR: f32 = 0.62;
/// How far a pair must be ahead of its rivals.
const LEAD: f32 = 0.08;
/// What the quote counts for; each side counts for half of the rest.
const QUOTE: f32 = 0.4;
/// Quotes must have this much in common: the words around are those of the neighbours as well.
const QUOTE_FLOOR: f32 = 0.3;
/// How many annotations and findings are compared all with all; beyond, each with those in about its place.
const MOST: usize = 400;

/// Matches annotations and findings by their words and the words around them: those of the sentence each annotation
/// stands in in the old view. With `same_figures`, only quotes with all their words and figures are matched.
pub(super) fn pair((old, olds): (&View, &[Old]), (new, news): (&View, &[New]), same_figures: bool) -> Accepted {
    let quote_floor = if same_figures { 1.0 } else { QUOTE_FLOOR };
    let mut candidates = Vec::new();
    for (place, from) in olds.iter().enumerate() {
        let Some(sentence) = old.sentence_at(from.span.start) else { continue };
        let (fragment, quote) = (old.row(sentence), old.words_in(from.span));
        let expected = place * news.len() / olds.len().max(1);
        for to in &news[expected.saturating_sub(MOST)..(expected + MOST).min(news.len())] {
            if !may_be(from.annotation, to.finding) {
                continue;
            }
            let there = new.words_in(to.finding.span);
            let words = likeness((old, quote.clone()), (new, there.clone()));
            let score = QUOTE * words + (1.0 - QUOTE) * surroundings(old, &fragment, &quote, new, &there);
            if words >= quote_floor && score >= FLOOR {
                candidates.push(Candidate { old: from.index, new: to.index, score });
            }
        }
    }
    accept(candidates, LEAD)
}

/// The share of what stood around the quote that stands around `there`.
fn surroundings(old: &View, fragment: &Range<usize>, quote: &Range<usize>, new: &View, there: &Range<usize>) -> f32 {
    let before = fragment.start..quote.start.max(fragment.start);
    let after = quote.end.min(fragment.end)..fragment.end;
    let new_before = there.start.saturating_sub(wider(before.len()))..there.start;
    let new_after = there.end..(there.end + wider(after.len())).min(new.items.len());
    f32::midpoint(kept(&old.items[before], &new.items[new_before]), kept(&old.items[after], &new.items[new_after]))
}

/// Names replaced between the sentence of `from` and what stands in its place around `there`.
pub(super) fn replaced(old: &View, from: &Old, new: &View, there: Span) -> Option<Replaced> {
    let row = old.row(old.sentence_at(from.span.start)?);
    let quote = new.words_in(there);
    let window = quote.start.saturating_sub(wider(row.len()))..(quote.end + wider(row.len())).min(new.items.len());
    let common = similarity::compare(&old.items[row.clone()], &new.items[window.clone()]);
    let (first, last) = (common.pairs.first()?, common.pairs.last()?);
    let old_words = row.start + first.0..row.start + last.0 + 1;
    let new_words = window.start + first.1..window.start + last.1 + 1;
    Replaced::between(old, old_words, new, new_words)
}

/// Room for words that came in.
fn wider(len: usize) -> usize {
    len + len / 2 + 2
}

/// The share of `old` that is left in `new`; nothing speaks for a place whose old surroundings are not known.
fn kept(old: &[Item], new: &[Item]) -> f32 {
    let total = |items: &[Item]| items.iter().map(|item| item.weight).sum::<f32>();
    let (before, after) = (total(old), total(new));
    if before == 0.0 {
        return 0.0;
    }
    let shared = similarity::compare(old, new).ratio * (before + after) / 2.0;
    shared / before
}

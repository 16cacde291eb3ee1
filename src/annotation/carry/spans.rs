//! Inside a pair of sentences: which new finding of a rule is which old annotation.
//!
//! The words in common tell where the old words would stand in the new sentence; what is there, and what has the
//! same words, is the same claim.

use std::ops::Range;

use super::accept::{Accepted, Candidate, accept};
use super::view::View;
use crate::annotation::record::Annotation;
use crate::finding::Finding;
use crate::text::Span;
use crate::text::similarity::{self, Common};

/// An old annotation and where it stood.
#[derive(Clone, Copy, Debug)]
pub(super) struct Old<'a> {
    pub index: usize,
    pub annotation: &'a Annotation,
    pub span: Span,
}

/// A new finding and its place among the findings.
#[derive(Clone, Copy, Debug)]
pub(super) struct New<'a> {
    pub index: usize,
    pub finding: &'a Finding,
}

/// What a pair needs: to stand where the old words stood is enough (0.35), and so are the old words elsewhere in the
/// sentence (0.45 with another figure, 0.5 without); some words in common elsewhere are not.
const FLOOR: f32 = 0.35;
/// How far a pair must be ahead of its rivals.
const LEAD: f32 = 0.03;
/// Standing where the old words stood, with none of them left.
const REPLACED: f32 = 0.7;
/// The same words but for the figures.
const MASKED: f32 = 0.9;
/// At most, for some words in common.
const SOME: f32 = 0.8;
/// The same message: of two findings about one place, the one that says the same.
const MESSAGE: f32 = 0.05;

/// Matches the annotations and findings of sentence `old_row` and the sentence `new_row` that it became (words of
/// their views).
pub(super) fn pair(
    (old, old_row, olds): (&View, Range<usize>, &[Old]),
    (new, new_row, news): (&View, Range<usize>, &[New]),
) -> Accepted {
    let common = similarity::compare(&old.items[old_row.clone()], &new.items[new_row.clone()]);
    let mut candidates = Vec::new();
    for from in olds {
        let old_words = old.words_in(from.span);
        let region = Region::of(&common, &old_words, &old_row, &new_row);
        for to in news.iter().filter(|to| may_be(from.annotation, to.finding)) {
            let new_words = new.words_in(to.finding.span);
            let place = region.place(&common, &old_words, &new_words, new);
            let words = likeness((old, old_words.clone()), (new, new_words));
            let message = if from.annotation.message == to.finding.message { MESSAGE } else { 0.0 };
            let score = f32::midpoint(words, place);
            if score >= FLOOR {
                candidates.push(Candidate { old: from.index, new: to.index, score: score + message });
            }
        }
    }
    accept(candidates, LEAD)
}

/// One rule, and not about two different things.
pub(super) fn may_be(annotation: &Annotation, finding: &Finding) -> bool {
    let other_key = matches!((&annotation.claim, &finding.claim), (Some(old), Some(new)) if old.key != new.key);
    annotation.rule == finding.rule && !other_key
}

/// How alike two quotes are: 1 for the same words.
pub(super) fn likeness((old, old_words): (&View, Range<usize>), (new, new_words): (&View, Range<usize>)) -> f32 {
    let (a, b) = (&old.items[old_words], &new.items[new_words]);
    let same = |key: fn(&similarity::Item) -> u32| a.iter().map(key).eq(b.iter().map(key));
    match () {
        () if same(|item| item.raw) => 1.0,
        () if same(|item| item.form) => MASKED,
        () => SOME * similarity::compare(a, b).ratio,
    }
}

/// Where the old words would stand in the new sentence.
struct Region {
    words: Range<usize>,
    old_row: Range<usize>,
    new_row: Range<usize>,
}

impl Region {
    /// From the last common word before `old_words` to the first one after.
    fn of(common: &Common, old_words: &Range<usize>, old_row: &Range<usize>, new_row: &Range<usize>) -> Self {
        let before = common.pairs.partition_point(|pair| pair.0 + old_row.start < old_words.start);
        let after = common.pairs.partition_point(|pair| pair.0 + old_row.start < old_words.end);
        let start = before.checked_sub(1).map_or(new_row.start, |last| common.pairs[last].1 + new_row.start + 1);
        let end = common.pairs.get(after).map_or(new_row.end, |first| first.1 + new_row.start);
        Self { words: start..end.max(start), old_row: old_row.clone(), new_row: new_row.clone() }
    }

    /// 1 when `new_words` hold one of the old words in its place, less when they merely stand there, 0 elsewhere.
    fn place(&self, common: &Common, old_words: &Range<usize>, new_words: &Range<usize>, new: &View) -> f32 {
        let kept = common.pairs.iter().any(|pair| {
            let word = pair.1 + self.new_row.start;
            old_words.contains(&(pair.0 + self.old_row.start)) && new_words.contains(&word) && !new.is_mark(word)
        });
        let there = self.words.start < new_words.end && new_words.start < self.words.end;
        match (kept, there) {
            (true, _) => 1.0,
            (false, true) => REPLACED,
            (false, false) => 0.0,
        }
    }
}

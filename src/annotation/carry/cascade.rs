//! The cascade: from what leaves no doubt to what needs a floor and a lead.

use std::collections::HashMap;

use super::alignment::Alignment;
use super::context;
use super::matching::{Matching, SEVERAL};
use super::names::Replaced;
use super::previous::{Marks, Previous};
use super::sentences::align;
use super::spans::{self, New, Old, may_be};
use super::view::{View, Vocabulary};
use crate::document::Document;
use crate::finding::RuleId;
use crate::text::Span;

/// The new side of a match: a document and its marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Now<'a> {
    pub document: &'a Document,
    pub marks: &'a Marks,
}

/// Matches the annotations `active` (indices, rising), with the text before as far as `previous` knows it.
pub(super) fn run(matching: &mut Matching, active: &[usize], previous: Option<&Previous>, now: Now) {
    let annotations = matching.olds;
    let mut lost = active.to_vec();
    if let Some(previous) = previous {
        let located = |&index: &usize| {
            let annotation = &annotations[index];
            previous.locate(annotation).map(|span| Old { index, annotation, span })
        };
        let olds: Vec<Old> = active.iter().filter_map(located).collect();
        lost.retain(|index| olds.binary_search_by_key(index, |old| old.index).is_err());
        let same_text = previous.text == now.document.text;
        if same_text {
            same_places(matching, &olds);
        }
        if !same_text || matching.is_open(&olds) {
            by_sentences(matching, &olds, previous, now);
        }
    }
    by_surroundings(matching, &lost, now.document);
    lost.retain(|&index| matching.is_free(index));
    if !lost.is_empty() && matching.from.contains(&None) {
        by_words(matching, &lost, now);
    }
}

/// The text is the same: what stands where it stood.
fn same_places(matching: &mut Matching, olds: &[Old]) {
    let mut places: HashMap<(&RuleId, Span), Vec<usize>> = HashMap::new();
    for new in matching.news.iter().rev() {
        places.entry((&new.finding.rule, new.finding.span)).or_default().push(new.index);
    }
    let mut pairs = Vec::new();
    for old in olds {
        if let Some(new) = places.get_mut(&(&old.annotation.rule, old.span)).and_then(Vec::pop) {
            pairs.push((old.index, new));
        }
    }
    for (old, new) in pairs {
        matching.join(old, new);
    }
    matching.touched.0.fill(false);
    matching.touched.1.fill(false);
}

/// The text before is known: sentence by sentence, then what is left by its words within its old sentence.
fn by_sentences(matching: &mut Matching, olds: &[Old], previous: &Previous, now: Now) {
    let mut vocabulary = Vocabulary::default();
    let mut old = View::of_previous(previous, &mut vocabulary);
    let mut new = View::new(&now.document.text, &now.document.tokens, now.marks, &mut vocabulary);
    old.weigh(&vocabulary);
    new.weigh(&vocabulary);
    let alignment = align(&old, &new);
    let sentences = Sentences { old: &old, new: &new, alignment: &alignment };
    sentences.pair(matching, olds);
    sentences.doubt(matching, olds);
    split_or_merged(matching, olds, &old, &new);
}

/// Sentences that were joined or cut in two: the words of one, figures and all, inside another.
fn split_or_merged(matching: &mut Matching, olds: &[Old], old: &View, new: &View) {
    if !matching.is_open(olds) {
        return;
    }
    let left: Vec<Old> = olds.iter().filter(|old| matching.is_free(old.index)).copied().collect();
    let accepted = context::pair((old, &left), (new, &matching.free_news()), true);
    matching.take(accepted, replaced_around(&left, old, new, &matching.news.clone()));
}

/// No text before: what stands between the words that were kept, where that is one place.
fn by_surroundings(matching: &mut Matching, lost: &[usize], document: &Document) {
    let mut places: HashMap<(&RuleId, &str), Vec<New>> = HashMap::new();
    for new in matching.free_news() {
        places.entry((&new.finding.rule, document.words(new.finding.span))).or_default().push(new);
    }
    let mut pairs = Vec::new();
    for &index in lost {
        let annotation = &matching.olds[index];
        let there = |new: &&New| {
            document.text[..new.finding.span.start].ends_with(&annotation.before)
                && document.text[new.finding.span.end..].starts_with(&annotation.after)
        };
        let news = places.get(&(&annotation.rule, annotation.quote.as_str())).map_or(&[][..], Vec::as_slice);
        let mut found = news.iter().filter(there);
        if let (Some(new), None) = (found.next(), found.next()) {
            pairs.push((index, new.index));
        }
    }
    for (old, new) in pairs {
        if matching.from[new].is_none() {
            matching.join(old, new);
            (matching.touched.0[old], matching.touched.1[new]) = (false, false);
        }
    }
}

/// No text before: the words that were kept, read again, against all places that are free.
fn by_words(matching: &mut Matching, lost: &[usize], now: Now) {
    let annotations: Vec<_> = lost.iter().map(|&index| &matching.olds[index]).collect();
    let previous = Previous::from_words(&annotations, now.document);
    let mut vocabulary = Vocabulary::default();
    let mut old = View::of_previous(&previous, &mut vocabulary);
    let mut new = View::new(&now.document.text, &now.document.tokens, now.marks, &mut vocabulary);
    old.weigh(&vocabulary);
    new.weigh(&vocabulary);
    let place = |(&index, annotation)| Old { index, annotation, span: previous.placed[&annotation.id] };
    let olds: Vec<Old> = lost.iter().zip(annotations.iter().copied()).map(place).collect();
    let accepted = context::pair((&old, &olds), (&new, &matching.free_news()), false);
    matching.take(accepted, replaced_around(&olds, &old, &new, &matching.news.clone()));
}

/// Asks whether a name was replaced around a pair.
fn replaced_around<'b>(
    olds: &'b [Old],
    old: &'b View,
    new: &'b View,
    news: &'b [New],
) -> impl Fn(usize, usize) -> Option<Replaced> + 'b {
    move |from, to| {
        let from = olds.iter().find(|old| old.index == from)?;
        context::replaced(old, from, new, news[to].finding.span)
    }
}

/// Two texts, aligned.
struct Sentences<'b, 'v> {
    old: &'b View<'v>,
    new: &'b View<'v>,
    alignment: &'b Alignment,
}

impl Sentences<'_, '_> {
    /// Matches inside each pair of sentences.
    fn pair(&self, matching: &mut Matching, olds: &[Old]) {
        let mut by_new: HashMap<usize, Vec<New>> = HashMap::new();
        for new in matching.free_news() {
            if let Some(sentence) = self.new.sentence_at(new.finding.span.start) {
                let from = self.alignment.from[sentence];
                matching.touched.1[new.index] = !from.is_some_and(|old| self.is_equal(old, sentence));
                by_new.entry(sentence).or_default().push(new);
            }
        }
        let in_sentence = |old: &Old| self.old.sentence_at(old.span.start);
        for group in olds.chunk_by(|a, b| in_sentence(a) == in_sentence(b)) {
            let Some(from) = in_sentence(&group[0]) else { continue };
            let Some(to) = self.alignment.to[from] else { continue };
            let equal = self.is_equal(from, to);
            for old in group {
                matching.touched.0[old.index] = !equal;
            }
            let news = by_new.get(&to).map_or(&[][..], Vec::as_slice);
            self.pair_in(matching, (from, group), (to, news), equal);
        }
    }

    fn pair_in(
        &self,
        matching: &mut Matching,
        (from, olds): (usize, &[Old]),
        (to, news): (usize, &[New]),
        equal: bool,
    ) {
        let olds: Vec<Old> = olds.iter().filter(|old| matching.is_free(old.index)).copied().collect();
        let news: Vec<New> = news.iter().filter(|new| matching.from[new.index].is_none()).copied().collect();
        let (old_row, new_row) = (self.old.row(from), self.new.row(to));
        let accepted = spans::pair((self.old, old_row.clone(), &olds), (self.new, new_row.clone(), &news));
        let replaced =
            if equal { None } else { Some(Replaced::between(self.old, old_row, self.new, new_row)) }.flatten();
        matching.take(accepted, |_, _| replaced.clone());
    }

    /// Annotations of sentences that have rivals stay open, when there is something they could be.
    fn doubt(&self, matching: &mut Matching, olds: &[Old]) {
        for old in olds {
            let rivals = self.old.sentence_at(old.span.start).and_then(|from| self.alignment.rivals.get(&from));
            let Some(rivals) = rivals.filter(|_| matching.is_free(old.index)) else { continue };
            let near = |new: &&New| {
                let sentence = self.new.sentence_at(new.finding.span.start);
                may_be(old.annotation, new.finding) && sentence.is_some_and(|at| rivals.contains(&at))
            };
            let candidates: Vec<usize> = matching.free_news().iter().filter(near).map(|new| new.index).collect();
            if !candidates.is_empty() {
                matching.doubt(old.index, candidates, SEVERAL.to_owned());
            }
        }
    }

    fn is_equal(&self, old: usize, new: usize) -> bool {
        self.old.wording(old) == self.new.wording(new)
    }
}

//! Searching a document for the terms of all lists at once.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::list::{Term, TermList, Wording};
use super::words::{Words, is_joint};
use crate::document::Document;
use crate::text::Span;
use crate::text::tokens::{Gap, Kind};

/// A term in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rule) struct Found {
    pub span: Span,
    /// Its place in the list.
    pub term: usize,
}

/// The first words of all lists: one pass over a document finds the terms of all of them.
#[derive(Debug, Default)]
pub(in crate::rule) struct Index {
    /// Folded first word → (list, wording), in order.
    starts: HashMap<String, Vec<(usize, usize)>>,
}

impl Index {
    pub(in crate::rule) fn new(lists: &[Arc<TermList>]) -> Self {
        let mut starts: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (number, list) in lists.iter().enumerate() {
            for (word, wordings) in &list.index {
                let begin = wordings.iter().map(|&wording| (number, wording));
                starts.entry(word.clone()).or_default().extend(begin);
            }
        }
        Self { starts }
    }

    /// For each of `lists`, its terms in `document` in text order; where several begin, the longest. No two terms of
    /// one list overlap.
    pub(in crate::rule) fn find(&self, lists: &[Arc<TermList>], document: &Document) -> Vec<Vec<Found>> {
        let mut found = vec![Vec::new(); lists.len()];
        // For each list, the first token behind its last term.
        let mut free = vec![0; lists.len()];
        for first in 0..document.tokens.len() {
            let Some(starts) = self.starts.get(document.tokens.folded(first)) else { continue };
            for same in starts.chunk_by(|a, b| a.0 == b.0) {
                let number = same[0].0;
                let wordings = same.iter().map(|&(_, wording)| &lists[number].wordings[wording]);
                let Some((term, last)) =
                    (first >= free[number]).then(|| longest(document, first, &lists[number].terms, wordings)).flatten()
                else {
                    continue;
                };
                let ends = [first, last].map(|token| document.tokens.all()[token].span);
                found[number].push(Found { span: ends[0].cover(ends[1]), term });
                free[number] = last + 1;
            }
        }
        found
    }
}

/// The terms of `list` that stand in `document` and are none there, for what stands around them.
pub(in crate::rule) fn guarded(list: &TermList, document: &Document) -> BTreeSet<usize> {
    let mut kept_out = BTreeSet::new();
    for first in 0..document.tokens.len() {
        for wording in list.beginning_with(document.tokens.folded(first)) {
            let Some(last) = matches(document, first, wording) else { continue };
            if !list.terms[wording.term].allows(document, first, last) {
                kept_out.insert(wording.term);
            }
        }
    }
    kept_out
}

/// The longest of `wordings` that begins at token `first`: its term, and its last token.
fn longest<'a>(
    document: &Document,
    first: usize,
    terms: &[Term],
    wordings: impl Iterator<Item = &'a Wording>,
) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for wording in wordings {
        let Some(last) = matches(document, first, wording) else { continue };
        let longer = best.is_none_or(|(_, end)| last > end);
        if longer && terms[wording.term].allows(document, first, last) {
            best = Some((wording.term, last));
        }
    }
    best
}

impl Term {
    /// Whether it depends on what stands around it.
    pub(in crate::rule) fn is_guarded(&self) -> bool {
        [&self.unless_before, &self.unless_after, &self.only_before, &self.only_after]
            .into_iter()
            .any(|words| !words.is_empty())
    }

    /// Whether what stands around tokens `first..=last` leaves the term what it is.
    fn allows(&self, document: &Document, first: usize, last: usize) -> bool {
        let before = |list: &[Words]| list.iter().any(|words| follows(document, last, words, false).is_some());
        let after = |list: &[Words]| list.iter().any(|words| precedes(document, first, words));
        !before(&self.unless_before)
            && !after(&self.unless_after)
            && (self.only_before.is_empty() || before(&self.only_before))
            && (self.only_after.is_empty() || after(&self.only_after))
    }
}

/// The last token of `wording` when it begins at token `first`.
fn matches(document: &Document, first: usize, wording: &Wording) -> Option<usize> {
    if !holds(document, first, &wording.words[0], wording.exact) {
        return None;
    }
    follows(document, first, &wording.words[1..], wording.exact)
}

/// The last token of `words` when they stand right after token `at`.
fn follows(document: &Document, at: usize, words: &[Vec<String>], exact: bool) -> Option<usize> {
    let mut last = at;
    for forms in words {
        let mut next = last + 1;
        while is_joint(&document.tokens, &document.text, next) {
            next += 1;
        }
        let near = document.tokens.get(next).is_some_and(|token| token.gap < Gap::Blank);
        if !near || !holds(document, next, forms, exact) {
            return None;
        }
        last = next;
    }
    Some(last)
}

/// Whether `words` stand right before token `at`.
fn precedes(document: &Document, at: usize, words: &Words) -> bool {
    let mut at = at;
    for forms in words.iter().rev() {
        if document.tokens.get(at).is_none_or(|token| token.gap == Gap::Blank) {
            return false;
        }
        let Some(mut before) = at.checked_sub(1) else { return false };
        while before > 0 && is_joint(&document.tokens, &document.text, before) {
            before -= 1;
        }
        if !holds(document, before, forms, false) {
            return false;
        }
        at = before;
    }
    true
}

fn holds(document: &Document, index: usize, forms: &[String], exact: bool) -> bool {
    let Some(token) = document.tokens.get(index) else { return false };
    let word =
        if exact && token.kind == Kind::Word { document.words(token.span) } else { document.tokens.folded(index) };
    forms.iter().any(|form| form == word)
}

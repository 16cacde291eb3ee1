//! Searching a document for all terms of a list at once.

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

impl TermList {
    /// The terms in `document`, in text order; where several begin, the longest. None overlaps another.
    pub(in crate::rule) fn find(&self, document: &Document) -> Vec<Found> {
        let mut found = Vec::new();
        let mut index = 0;
        while index < document.tokens.len() {
            match self.longest_at(document, index) {
                Some((term, last)) => {
                    let ends = [index, last].map(|token| document.tokens.all()[token].span);
                    found.push(Found { span: ends[0].cover(ends[1]), term });
                    index = last + 1;
                }
                None => index += 1,
            }
        }
        found
    }

    /// The longest term that begins at token `first`, and its last token.
    fn longest_at(&self, document: &Document, first: usize) -> Option<(usize, usize)> {
        let wordings = self.beginning_with(document.tokens.folded(first));
        let mut best: Option<(usize, usize)> = None;
        for wording in wordings {
            let Some(last) = matches(document, first, wording) else { continue };
            let longer = best.is_none_or(|(_, end)| last > end);
            if longer && self.terms[wording.term].allows(document, first, last) {
                best = Some((wording.term, last));
            }
        }
        best
    }
}

impl Term {
    /// Whether what stands around tokens `first..=last` leaves the term what it is.
    fn allows(&self, document: &Document, first: usize, last: usize) -> bool {
        let followed = self.unless_before.iter().any(|words| follows(document, last, words, false).is_some());
        let preceded = self.unless_after.iter().any(|words| precedes(document, first, words));
        !followed && !preceded
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

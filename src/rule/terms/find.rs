//! Searching a document for the terms of all lists at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use compact_str::CompactString;
use rustc_hash::{FxHashMap, FxHashSet};

use super::list::{Term, TermList, Wording};
use super::words::{Words, is_joint};
use crate::document::Document;
use crate::text::Span;
use crate::text::forms::{Each, Form};
use crate::text::lasting::Lasting;
use crate::text::tokens::{Gap, Kind};

/// A term in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rule) struct Found {
    pub span: Span,
    /// Its place in the list.
    pub term: usize,
}

/// The words of all lists: one pass over a document finds the terms of all of them.
///
/// Words are compared as numbers. What a document's spellings are here is asked once for each of them.
#[derive(Debug, Default)]
pub(in crate::rule) struct Index {
    /// The number of each folded word, from 1: 0 is every word that stands in no list. First those that wordings begin with.
    numbers: FxHashMap<CompactString, u32>,
    /// By the number of a first word, less one, the wordings that it begins.
    starts: Vec<Starts>,
    /// The numbers of two words one behind the other with which some wording begins.
    pairs: FxHashSet<[u32; 2]>,
}

/// The numbers that an index has for spellings, kept from one document to the next.
#[derive(Debug, Default)]
pub(in crate::rule) struct Numbers(Lasting<u32>);

/// The wordings that begin with one word, in order of their lists.
#[derive(Debug, Default)]
struct Starts {
    all: Vec<Start>,
    /// Those that may stand before any word, or before none.
    alone: Vec<Start>,
}

/// A wording, as it is looked for behind its first word.
#[derive(Clone, Debug)]
struct Start {
    list: u32,
    /// Its place in the list.
    wording: u32,
    /// Whether it is taken as written: then it is compared with the words of the text.
    exact: bool,
    /// The numbers of the forms that each further word may have; nothing is known of one that is taken as written.
    rest: Arc<[Box<[u32]>]>,
}

impl Index {
    pub(in crate::rule) fn new(lists: &[Arc<TermList>]) -> Self {
        let mut index = Self::default();
        for word in lists.iter().flat_map(|list| list.index.keys()) {
            index.number(word);
        }
        index.starts.resize_with(index.numbers.len(), Starts::default);
        for (number, list) in (0_u32..).zip(lists) {
            let rests: Vec<Arc<[Box<[u32]>]>> = list.wordings.iter().map(|wording| index.rest(wording)).collect();
            for (word, wordings) in &list.index {
                let place = index.number(word) as usize - 1;
                let start = |&wording: &u32| {
                    let place = wording as usize;
                    Start { list: number, wording, exact: list.wordings[place].exact, rest: Arc::clone(&rests[place]) }
                };
                let starts = &mut index.starts[place];
                starts.all.extend(wordings.iter().map(start));
            }
        }
        for (first, starts) in (1..).zip(&mut index.starts) {
            let alone = starts.all.iter().filter(|start| start.exact || start.rest.is_empty());
            starts.alone = alone.cloned().collect();
            let seconds = starts.all.iter().filter_map(|start| start.rest.first());
            index.pairs.extend(seconds.flatten().map(|&second| [first, second]));
            starts.all.shrink_to_fit();
        }
        index.starts.shrink_to_fit();
        index
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = u32::try_from(self.numbers.len() + 1).expect("lists have less than 4,000 million words");
        self.numbers.insert(word.into(), number);
        number
    }

    fn rest(&mut self, wording: &Wording) -> Arc<[Box<[u32]>]> {
        let words = wording.words.iter().skip(1).filter(|_| !wording.exact);
        words.map(|forms| forms.iter().map(|form| self.number(form)).collect()).collect()
    }

    /// Puts into `found`, in place of what is there, for each of `lists` its terms in `document` in text order; where several
    /// begin, the longest. No two terms of one list overlap.
    /// `known` are the numbers of spellings that this index was asked for before, and no other.
    pub(in crate::rule) fn find(
        &self,
        lists: &[Arc<TermList>],
        document: &Document,
        known: &mut Numbers,
        found: &mut Vec<Vec<Found>>,
    ) {
        found.iter_mut().for_each(Vec::clear);
        found.resize_with(lists.len(), Vec::new);
        // For each list, the first token behind its last term.
        let mut free = vec![0; lists.len()];
        let look = |form: Form| self.numbers.get(form.folded()).copied().unwrap_or_default();
        let numbers = known.0.each(&document.tokens, look);
        for (first, token) in document.tokens.all().iter().enumerate() {
            // Nearly every word begins none: 0, or a number behind those that do.
            let Some(starts) = numbers.of(token).checked_sub(1).and_then(|before| self.starts.get(before as usize))
            else {
                continue;
            };
            // Asked once for all wordings that begin here: nearly every one has another word next.
            let next = next_word(document, first).map(|next| (next, numbers.at(&document.tokens, next)));
            let leads = next.is_some_and(|(_, number)| self.pairs.contains(&[numbers.of(token), number]));
            let starts = if leads { &starts.all } else { &starts.alone };
            for same in starts.chunk_by(|a, b| a.list == b.list) {
                let number = same[0].list as usize;
                if first < free[number] {
                    continue;
                }
                let ends = same.iter().filter_map(|start| {
                    let wording = &lists[number].wordings[start.wording as usize];
                    let last = match (start.exact, start.rest.split_first()) {
                        (true, _) => matches(document, first, wording)?,
                        (false, None) => first,
                        (false, Some((forms, rest))) => {
                            let (next, _) = next.filter(|(_, number)| forms.contains(number))?;
                            follow(document, &numbers, next, rest)?
                        }
                    };
                    Some((wording.term, last))
                });
                let Some((term, last)) = longest(document, first, &lists[number].terms, ends) else { continue };
                let ends = [first, last].map(|token| document.tokens.all()[token].span);
                found[number].push(Found { span: ends[0].cover(ends[1]), term });
                free[number] = last + 1;
            }
        }
    }
}

/// The last token of the words whose forms have the numbers `rest` when they stand right after token `at`.
fn follow(document: &Document, numbers: &Each<u32>, at: usize, rest: &[Box<[u32]>]) -> Option<usize> {
    rest.iter().try_fold(at, |last, forms| {
        let next = next_word(document, last)?;
        forms.contains(&numbers.at(&document.tokens, next)).then_some(next)
    })
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

/// The longest of the terms that begin at token `first`, each with its last token.
fn longest(
    document: &Document,
    first: usize,
    terms: &[Term],
    found: impl Iterator<Item = (usize, usize)>,
) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (term, last) in found {
        let longer = best.is_none_or(|(_, end)| last > end);
        if longer && terms[term].allows(document, first, last) {
            best = Some((term, last));
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
fn follows(document: &Document, at: usize, words: &[Box<[CompactString]>], exact: bool) -> Option<usize> {
    words.iter().try_fold(at, |last, forms| {
        let next = next_word(document, last)?;
        holds(document, next, forms, exact).then_some(next)
    })
}

/// The token after token `last`, joints left out; nothing when a blank line or the end is between.
fn next_word(document: &Document, last: usize) -> Option<usize> {
    let mut next = last + 1;
    while is_joint(&document.tokens, &document.text, next) {
        next += 1;
    }
    document.tokens.get(next).filter(|token| token.gap < Gap::Blank).map(|_| next)
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

fn holds(document: &Document, index: usize, forms: &[CompactString], exact: bool) -> bool {
    let Some(token) = document.tokens.get(index) else { return false };
    let word =
        if exact && token.kind == Kind::Word { document.words(token.span) } else { document.tokens.folded(index) };
    forms.iter().any(|form| form == word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    /// What a search word by word finds, of the wordings as they are written in the list.
    fn slowly(list: &TermList, document: &Document) -> Vec<Found> {
        let (mut found, mut free) = (Vec::new(), 0);
        for first in 0..document.tokens.len() {
            let wordings = list.beginning_with(document.tokens.folded(first));
            let ends = wordings.filter_map(|known| Some((known.term, matches(document, first, known)?)));
            if let Some((term, last)) = longest(document, first, &list.terms, ends).filter(|_| first >= free) {
                let all = document.tokens.all();
                found.push(Found { span: all[first].span.cover(all[last].span), term });
                free = last + 1;
            }
        }
        found
    }

    proptest! {
        #[test]
        fn all_lists_together_find_what_each_finds_alone(
            lists in proptest::collection::vec(proptest::collection::vec(("[abé]( [abÉ]){0,2}", any::<bool>(), "[ab]?"), 1..5), 1..4),
            text in "[abéÉAB]([ '-][abéÉA]){0,20}(\n\n[ab]( [abé]){0,5})?",
        ) {
            let lists: Vec<Arc<TermList>> = lists.iter().map(|terms| {
                let terms = terms.iter().map(|(word, case, unless)| {
                    let unless = if unless.is_empty() { String::new() } else { format!("unless_before = [\"{unless}\"]\n") };
                    format!("[[term]]\nword = \"{word}\"\ncase = {case}\n{unless}")
                });
                let (list, problems) = TermList::parse("rules/terms/x.toml", &terms.collect::<String>());
                assert!(problems.is_empty(), "{problems:?}");
                Arc::new(list)
            }).collect();
            let document = read_text(&text, Some(Language::French), Metadata::default());
            // As it may be left by another document.
            let mut found = vec![vec![Found { span: Span::new(0, 0), term: 0 }]; 3];
            Index::new(&lists).find(&lists, &document, &mut Numbers::default(), &mut found);
            prop_assert_eq!(found.len(), lists.len());
            for (list, found) in lists.iter().zip(found) {
                prop_assert_eq!(slowly(list, &document), found);
            }
        }
    }
}

//! What is known so far of which finding is which annotation.

use std::collections::BTreeMap;

use super::accept::Accepted;
use super::names::Replaced;
use super::spans::New;
use super::spans::Old;
use crate::annotation::record::Annotation;
use crate::finding::{Claim, Finding};

/// Which finding each annotation became.
#[derive(Debug)]
pub(super) struct Matching<'a> {
    pub olds: &'a [Annotation],
    /// In document order.
    pub news: Vec<New<'a>>,
    /// For each annotation, its finding (index into `news`).
    pub to: Vec<Option<usize>>,
    /// For each finding, its annotation.
    pub from: Vec<Option<usize>>,
    /// Annotations that could be any of several findings, with the reason.
    pub doubts: BTreeMap<usize, Doubt>,
    /// Whether the sentence of each annotation, and of each finding, is another than it was.
    pub touched: (Vec<bool>, Vec<bool>),
}

/// Why an annotation was not carried although something like it is there.
#[derive(Clone, Debug, Default)]
pub(super) struct Doubt {
    /// Indices into the findings in document order.
    pub candidates: Vec<usize>,
    pub reason: String,
}

/// The reason for a doubt between rivals.
pub(super) const SEVERAL: &str = "several places are as near";

impl<'a> Matching<'a> {
    /// Nothing matched yet; `findings` in document order.
    pub fn new(olds: &'a [Annotation], findings: Vec<&'a Finding>) -> Self {
        let news: Vec<New> = findings.into_iter().enumerate().map(|(index, finding)| New { index, finding }).collect();
        Self {
            olds,
            to: vec![None; olds.len()],
            from: vec![None; news.len()],
            doubts: BTreeMap::new(),
            touched: (vec![true; olds.len()], vec![true; news.len()]),
            news,
        }
    }

    pub fn join(&mut self, old: usize, new: usize) {
        (self.to[old], self.from[new]) = (Some(new), Some(old));
    }

    /// Whether annotation `old` may still be matched.
    pub fn is_free(&self, old: usize) -> bool {
        self.to[old].is_none() && !self.doubts.contains_key(&old)
    }

    /// The findings that are not matched.
    pub fn free_news(&self) -> Vec<New<'a>> {
        self.news.iter().filter(|new| self.from[new.index].is_none()).copied().collect()
    }

    /// Whether there is something left to match among `olds`.
    pub fn is_open(&self, olds: &[Old]) -> bool {
        self.from.contains(&None) && olds.iter().any(|old| self.is_free(old.index))
    }

    /// Takes over what was accepted. What rivals left open becomes a doubt, and so does a pair over which
    /// `replaced` finds a name that became another.
    pub fn take(&mut self, accepted: Accepted, replaced: impl Fn(usize, usize) -> Option<Replaced>) {
        for (old, new) in accepted.pairs {
            match replaced(old, new).filter(|replaced| !self.is_of_source(old, new, replaced)) {
                None => self.join(old, new),
                Some(replaced) => self.doubt(old, vec![new], replaced.reason()),
            }
        }
        for (old, news) in accepted.ties {
            self.doubt(old, news, SEVERAL.to_owned());
        }
    }

    /// Leaves annotation `old` open: it could be one of `candidates`.
    pub fn doubt(&mut self, old: usize, candidates: Vec<usize>, reason: String) {
        self.doubts.insert(old, Doubt { candidates, reason });
    }

    /// Whether the names changed in whom the document cites, which is told as such.
    fn is_of_source(&self, old: usize, new: usize, replaced: &Replaced) -> bool {
        let source = |claim: Option<&'a Claim>| claim.and_then(|claim| claim.attribution.as_deref());
        replaced.within(source(self.olds[old].claim.as_ref()), source(self.news[new].finding.claim.as_ref()))
    }
}

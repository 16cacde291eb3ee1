//! A claim as it lies before a reviewer.

use crate::annotation::record::Annotation;
use crate::annotation::verdict::{Verdict, VerdictState};

/// A claim to be judged.
#[derive(Clone, Debug)]
pub struct Item {
    /// Path of the document relative to `seeds/`.
    pub document: String,
    pub annotation: Annotation,
    pub state: VerdictState,
    /// What became different in the last run, in words.
    pub change: Option<String>,
    /// Whether its value, its qualifier or whom it is ascribed to became different since it was judged, or in the last
    /// run: a slip there is what a reader remembers.
    pub weighty: bool,
    /// What this reviewer said of it before.
    pub given: Option<Verdict>,
}

impl Item {
    /// Whether its words changed after it was judged.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        matches!(self.state, VerdictState::Stale { .. })
    }

    /// What a review begins with sorts first: changed values, qualifiers and sources, then other changed words, then the
    /// severe claims.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        (!self.weighty, !self.is_stale(), std::cmp::Reverse(self.annotation.severity))
    }
}

/// What is shown around a claim. It is looked up when the claim comes into view: there may be a hundred thousand.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Line of the document's file, from 1; 0 when the place is not found.
    pub line: usize,
    /// The text just before and just after the quote.
    pub passage: (String, String),
    /// What the other sources of the story say, a line for each.
    pub others: Vec<String>,
}

//! Carrying: which new finding is which old annotation.
//!
//! A cascade of evidence, one to one over the whole document, strongest first:
//!
//! 1. the same place in the same text, the same words in the same sentence ([`cascade`]);
//! 2. sentences aligned: equal ones, then by the words in common, with neighbours and place as support
//!    ([`sentences`], [`candidates`]); each pair needs a floor and a lead over its rivals ([`accept`]);
//! 3. inside two aligned sentences, the findings of one rule by their words and by where the old words would stand
//!    ([`spans`]);
//! 4. no old text: the words kept with an annotation, with a higher floor and lead ([`context`]);
//! 5. what nothing clears is removed, and the finding added. Rivals too close, or a proper name that became another
//!    ([`names`]), leave an annotation *ambiguous*: told with its candidates, and its verdict moves to none of them.
//!
//! Ids of annotations that are gone are not given to others in the same run. The floors and leads stand where they are
//! used; `docs/annotations.md` tells how they were measured.

mod accept;
mod alignment;
mod anchors;
mod candidates;
mod cascade;
mod context;
mod matching;
mod names;
mod outcome;
mod previous;
mod sentences;
mod spans;
mod view;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

pub use previous::{Marks, Previous};

use super::change::Change;
use super::id::AnnotationId;
use super::record::Annotation;
use crate::document::Document;
use crate::finding::{Finding, RuleId};
use crate::text::Span;
use cascade::Now;
use matching::Matching;

/// What a run makes of a document's annotations.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// In document order.
    pub annotations: Vec<Annotation>,
    /// Where each stands: bytes of the document's text. Those of rules that failed are not placed.
    pub placed: BTreeMap<AnnotationId, Span>,
    /// For each finding, in the order given, the id it is kept under.
    pub ids: Vec<AnnotationId>,
    /// In document order, what is gone last; the cause is still to be given by [`super::attribute`].
    pub changes: Vec<Change>,
}

/// Carries the annotations `old` of `document` to its new `findings`.
///
/// `previous` is the text that the old annotations were made from, as far as it is known. Annotations of the rules in
/// `kept`, which could not run, stay as they are. The result does not depend on the order of `findings`.
#[must_use]
pub fn carry(
    old: &[Annotation],
    previous: Option<&Previous>,
    document: &Document,
    findings: &[Finding],
    kept: &BTreeSet<RuleId>,
) -> Carried {
    carried(old, previous, document, findings, kept, true)
}

/// What [`carry`] makes of a document that had no annotations, without the changes, for whoever is not to be told that each
/// of `findings` is new.
#[must_use]
pub fn begin(document: &Document, findings: &[Finding]) -> Carried {
    carried(&[], None, document, findings, &BTreeSet::new(), false)
}

/// The changes are told only where they are to be `told`.
fn carried(
    old: &[Annotation],
    previous: Option<&Previous>,
    document: &Document,
    findings: &[Finding],
    kept: &BTreeSet<RuleId>,
    told: bool,
) -> Carried {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by(|&a, &b| by_place(&findings[a], &findings[b]));
    let marks = Marks::of(document);
    let active: Vec<usize> = (0..old.len()).filter(|&index| !kept.contains(&old[index].rule)).collect();
    let mut matching = Matching::new(old, order.iter().map(|&index| &findings[index]).collect());
    if !active.is_empty() && !findings.is_empty() {
        cascade::run(&mut matching, &active, previous, Now { document, marks: &marks });
    }
    let mut carried = outcome::outcome(&matching, document, &marks, kept, told);
    let in_order = std::mem::take(&mut carried.ids);
    let mut ids: Vec<(usize, AnnotationId)> = order.into_iter().zip(in_order).collect();
    ids.sort_unstable();
    carried.ids = ids.into_iter().map(|(_, id)| id).collect();
    carried
}

/// A total order on findings that says nothing of how they were found.
fn by_place(a: &Finding, b: &Finding) -> Ordering {
    fn place(finding: &Finding) -> (usize, usize, &RuleId, &str) {
        (finding.span.start, finding.span.end, &finding.rule, &finding.message)
    }
    // What is nearly always told apart before is not put into words.
    let rest = |finding: &Finding| format!("{:?} {:?} {:?}", finding.claim, finding.fields, finding.suggestion);
    place(a).cmp(&place(b)).then_with(|| rest(a).cmp(&rest(b)))
}

//! From what was matched to annotations, ids and changes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::anchors::rising;
use super::matching::{Doubt, Matching};
use super::{Carried, Marks};
use crate::annotation::change::{Change, Removal, What, differences};
use crate::annotation::id::AnnotationId;
use crate::annotation::record::Annotation;
use crate::document::Document;
use crate::finding::{Finding, RuleId};
use crate::text::Span;
use crate::text::anchor::Anchors;
use crate::text::mask::{self, MaskedWord};

/// Builds the annotations of `document`, and what changed where that is to be `told`; ids in document order of the findings.
pub(super) fn outcome(
    matching: &Matching,
    document: &Document,
    marks: &Marks,
    kept: &BTreeSet<RuleId>,
    told: bool,
) -> Carried {
    let writer = Writer::new(document, marks);
    let mut taken: BTreeSet<AnnotationId> = matching.olds.iter().map(|old| old.id.clone()).collect();
    let mut carried = Carried::default();
    for new in &matching.news {
        let old = matching.from[new.index].map(|index| &matching.olds[index]);
        let id = old.map_or_else(|| writer.born(new.finding, &taken), |old| old.id.clone());
        taken.insert(id.clone());
        carried.placed.insert(id.clone(), new.finding.span);
        carried.ids.push(id.clone());
        carried.annotations.push(writer.annotation(id, new.finding, old));
    }
    if told {
        carried.changes = changes(matching, &carried, document, kept);
    }
    put_back(&mut carried.annotations, matching.olds, kept);
    carried
}

/// Writes annotations down.
struct Writer<'a> {
    document: &'a Document,
    marks: &'a Marks,
    anchors: Anchors<'a>,
    /// The sentence that was masked last, and its words: findings often share one.
    masked: RefCell<(Span, Vec<MaskedWord>)>,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, marks: &'a Marks) -> Self {
        let anchors = Anchors::new(&document.text, &document.tokens);
        Self { document, marks, anchors, masked: RefCell::new((Span::new(0, 0), Vec::new())) }
    }

    /// The id of a finding that is no annotation yet.
    fn born(&self, finding: &Finding, taken: &BTreeSet<AnnotationId>) -> AnnotationId {
        let (document, marks) = (self.document, self.marks);
        let sentence = document.sentence_at(finding.span).map_or(finding.span, |sentence| sentence.span);
        let whole = sentence.cover(finding.span);
        let mut known = self.masked.borrow_mut();
        if known.0 != whole {
            let words = mask::words_at(whole, &document.text, &document.tokens, &marks.numerals, &marks.qualifiers);
            *known = (whole, words);
        }
        let masked = |span| mask::masked(span, &known.1, &document.tokens);
        AnnotationId::born(&finding.rule, &document.path, &masked(sentence), &masked(finding.span), taken)
    }

    /// What is kept of `finding`. The words around it stay as they were, as long as its own words do.
    fn annotation(&self, id: AnnotationId, finding: &Finding, old: Option<&Annotation>) -> Annotation {
        let quote = self.document.words(finding.span);
        let (before, after) = match old {
            Some(old) if old.quote == quote => (old.before.clone(), old.after.clone()),
            _ => {
                let (before, after) = self.anchors.around(finding.span);
                (before.to_owned(), after.to_owned())
            }
        };
        Annotation {
            id,
            rule: finding.rule.clone(),
            severity: finding.severity,
            quote: quote.to_owned(),
            before,
            after,
            message: finding.message.clone(),
            suggestion: finding.suggestion.clone(),
            claim: finding.claim.clone(),
            fields: finding.fields.clone(),
        }
    }
}

fn changes(matching: &Matching, carried: &Carried, document: &Document, kept: &BTreeSet<RuleId>) -> Vec<Change> {
    let moved = moved(matching);
    let change = |annotation: &Annotation, what, touched| Change::new(annotation, &document.path, what, touched);
    let mut changes = Vec::new();
    for (new, annotation) in carried.annotations.iter().enumerate() {
        let touched = matching.touched.1[new];
        match matching.from[new] {
            None => changes.push(change(annotation, What::Added, touched)),
            Some(old) => {
                let differences = differences(&matching.olds[old], annotation);
                if !differences.is_empty() {
                    changes.push(change(annotation, What::Changed { differences }, touched));
                } else if moved.contains(&old) {
                    changes.push(change(annotation, What::Moved, touched));
                }
            }
        }
    }
    for (old, annotation) in matching.olds.iter().enumerate() {
        if matching.to[old].is_none() && !kept.contains(&annotation.rule) {
            let what = gone(matching.doubts.get(&old), &carried.ids);
            changes.push(change(annotation, what, matching.touched.0[old]));
        }
    }
    changes
}

fn gone(doubt: Option<&Doubt>, ids: &[AnnotationId]) -> What {
    match doubt {
        None => What::Removed { removal: Removal::Text },
        Some(doubt) => What::Ambiguous {
            candidates: doubt.candidates.iter().map(|&new| ids[new].clone()).collect(),
            reason: doubt.reason.clone(),
        },
    }
}

/// Annotations that changed their order among the others: all but the longest row that kept it.
fn moved(matching: &Matching) -> BTreeSet<usize> {
    let pairs: Vec<(usize, usize)> =
        matching.to.iter().enumerate().filter_map(|(old, new)| new.map(|new| (old, new))).collect();
    let stayed: BTreeSet<usize> = rising(&pairs).into_iter().map(|pair| pair.0).collect();
    pairs.into_iter().map(|pair| pair.0).filter(|old| !stayed.contains(old)).collect()
}

/// Puts the annotations of rules that could not run back, each after the one it followed.
fn put_back(annotations: &mut Vec<Annotation>, olds: &[Annotation], kept: &BTreeSet<RuleId>) {
    if kept.is_empty() {
        return;
    }
    let present: BTreeSet<AnnotationId> = annotations.iter().map(|annotation| annotation.id.clone()).collect();
    let mut followers: BTreeMap<Option<AnnotationId>, Vec<Annotation>> = BTreeMap::new();
    let mut last = None;
    for old in olds {
        if kept.contains(&old.rule) {
            followers.entry(last.clone()).or_default().push(old.clone());
        } else if present.contains(&old.id) {
            last = Some(old.id.clone());
        }
    }
    let fresh = std::mem::take(annotations);
    annotations.extend(followers.remove(&None).unwrap_or_default());
    for annotation in fresh {
        let behind = followers.remove(&Some(annotation.id.clone())).unwrap_or_default();
        annotations.push(annotation);
        annotations.extend(behind);
    }
}

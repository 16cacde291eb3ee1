//! Carrying: which new finding is which old annotation.

mod previous;

pub use previous::Previous;

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Cause, Change, Removal, What};
use super::id::AnnotationId;
use super::record::Annotation;
use crate::document::Document;
use crate::finding::{Finding, RuleId};
use crate::text::Span;

/// What a run makes of a document's annotations.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// In document order.
    pub annotations: Vec<Annotation>,
    /// Where each stands: bytes of the document's text. Those of rules that failed are not placed.
    pub placed: BTreeMap<AnnotationId, Span>,
    /// For each finding, in the order given, the id it is kept under.
    pub ids: Vec<AnnotationId>,
    pub changes: Vec<Change>,
}

/// Carries `old` annotations of `document` to `findings`.
///
/// `previous` is the text the old annotations were made from, when it is still known. Annotations of the rules in
/// `kept`, which could not run, stay as they are.
#[must_use]
pub fn carry(
    old: &[Annotation],
    previous: Option<&Previous>,
    document: &Document,
    findings: &[Finding],
    kept: &BTreeSet<RuleId>,
) -> Carried {
    let _ = previous;
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&index| (findings[index].span.start, findings[index].span.end, index));
    let mut carried = Carried::default();
    let mut taken = BTreeSet::new();
    let mut ids = vec![None; findings.len()];
    for index in order {
        let finding = &findings[index];
        let quote = document.words(finding.span);
        let found = old.iter().find(|annotation| {
            annotation.rule == finding.rule && annotation.quote == quote && !taken.contains(&annotation.id)
        });
        let id = found.map_or_else(
            || AnnotationId::born(&finding.rule, &document.path, "", quote, &taken),
            |annotation| annotation.id.clone(),
        );
        taken.insert(id.clone());
        carried.placed.insert(id.clone(), finding.span);
        carried.annotations.push(Annotation {
            id: id.clone(),
            rule: finding.rule.clone(),
            severity: finding.severity,
            quote: quote.to_owned(),
            before: String::new(),
            after: String::new(),
            message: finding.message.clone(),
            suggestion: finding.suggestion.clone(),
            claim: finding.claim.clone(),
            fields: finding.fields.clone(),
        });
        ids[index] = Some(id);
    }
    for annotation in old.iter().filter(|annotation| !taken.contains(&annotation.id)) {
        if kept.contains(&annotation.rule) {
            carried.annotations.push(annotation.clone());
        } else {
            carried.changes.push(removed(annotation, document));
        }
    }
    carried.ids = ids.into_iter().flatten().collect();
    carried
}

fn removed(annotation: &Annotation, document: &Document) -> Change {
    Change {
        id: annotation.id.clone(),
        rule: annotation.rule.clone(),
        document: document.path.clone(),
        what: What::Removed { removal: Removal::Text },
        cause: Cause::Document,
        key: annotation.claim.as_ref().map(|claim| claim.key.clone()),
        quote: annotation.quote.clone(),
        message: annotation.message.clone(),
        touched: true,
    }
}

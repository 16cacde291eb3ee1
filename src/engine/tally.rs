//! How many findings there are, and how they stand.

use super::record::{Place, Record};
use super::reviews::Reviews;
use crate::annotation::{Annotation, AnnotationId, VerdictState};
use crate::finding::Finding;
use crate::report::Tally;

/// The findings of a record in numbers.
#[must_use]
pub fn tally(reviews: &Reviews, record: &Record) -> Tally {
    let mut tally = Tally::default();
    for ((finding, id), place) in record.findings.iter().zip(&record.ids).zip(&record.places) {
        // Most are open: what is judged is looked at more closely.
        let verdict = if reviews.judgements(id).is_empty() {
            VerdictState::Open
        } else {
            reviews.standing(&annotation(finding, id, place))
        };
        tally.count(finding.severity, &verdict);
    }
    tally
}

/// A finding as an annotation, without the words around it: nothing that is told or counted asks for them.
pub(super) fn annotation(finding: &Finding, id: &AnnotationId, place: &Place) -> Annotation {
    Annotation {
        id: id.clone(),
        rule: finding.rule.clone(),
        severity: finding.severity,
        quote: place.quote.clone(),
        before: String::new(),
        after: String::new(),
        message: finding.message.clone(),
        suggestion: finding.suggestion.clone(),
        claim: finding.claim.clone(),
        fields: finding.fields.clone(),
    }
}

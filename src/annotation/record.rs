//! One annotation, as it is kept.

use std::collections::BTreeMap;

use serde::Serialize;

use super::id::AnnotationId;
use crate::finding::{Claim, Field, RuleId, Severity};

/// A finding with an id that lasts. Holds nothing that changes while the claim does not: no place, no count, no date
/// of a run, and no other document's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Annotation {
    pub id: AnnotationId,
    pub rule: RuleId,
    pub severity: Severity,
    /// The words it is about, as written in the document.
    pub quote: String,
    /// Words just before and just after the quote when it was last written down, enough to find the place again.
    pub before: String,
    pub after: String,
    pub message: String,
    pub suggestion: Option<String>,
    pub claim: Option<Claim>,
    /// What else the rule wanted kept.
    pub fields: BTreeMap<String, Field>,
}

use super::{Conditional, Document};

/// Finds verbs in the press conditional.
pub(super) fn find(_document: &Document) -> Vec<Conditional> {
    Vec::new()
}

use super::{Attribution, Document};

/// Finds who is cited for what.
pub(super) fn find(_document: &Document) -> Vec<Attribution> {
    Vec::new()
}

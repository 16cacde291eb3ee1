use super::{Document, Name};

/// Finds proper names.
pub(super) fn find(_document: &Document) -> Vec<Name> {
    Vec::new()
}

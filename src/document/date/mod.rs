use super::{Date, Document};

/// Finds time expressions.
pub(super) fn find(_document: &Document) -> Vec<Date> {
    Vec::new()
}

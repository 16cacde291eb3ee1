use super::{Document, Figure};

/// Finds figures.
pub(super) fn find(_document: &Document) -> Vec<Figure> {
    Vec::new()
}

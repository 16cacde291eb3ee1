use super::{Document, Quotation};

/// Finds quotations.
pub(super) fn find(_document: &Document) -> Vec<Quotation> {
    Vec::new()
}

/// Tells speech from titles and scare quotes, now that attributions are known.
pub(super) fn mark_speech(_document: &mut Document) {}

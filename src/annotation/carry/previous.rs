//! What is kept of a document to carry its annotations over the next edit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::id::AnnotationId;
use crate::document::Document;
use crate::text::Span;

/// A document as it was in the run before. Kept beside the cached results, not committed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    pub text: String,
    /// In text order.
    pub sentences: Vec<Span>,
    /// Numerals: what becomes `#` in a mask. In text order.
    pub numerals: Vec<Span>,
    /// Words that open or blur a number: what a mask drops. In text order.
    pub qualifiers: Vec<Span>,
    /// Proper names, in text order.
    pub names: Vec<Span>,
    /// Where each annotation stood.
    pub placed: BTreeMap<AnnotationId, Span>,
}

impl Previous {
    /// What the next run needs of `document`, whose annotations stand where `placed` says.
    #[must_use]
    pub fn of(document: &Document, placed: BTreeMap<AnnotationId, Span>) -> Self {
        let figures = || document.figures.iter();
        Self {
            text: document.text.clone(),
            sentences: document.sentences.iter().map(|sentence| sentence.span).collect(),
            numerals: figures().flat_map(|figure| figure.numbers.iter().map(|numeral| numeral.span)).collect(),
            qualifiers: figures().filter_map(|figure| figure.qualifier).collect(),
            names: document.names.iter().map(|name| name.span).collect(),
            placed,
        }
    }
}

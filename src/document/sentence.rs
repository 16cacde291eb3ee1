use super::{Document, Sentence};

/// Cuts the paragraphs into sentences.
pub(super) fn find(document: &Document) -> Vec<Sentence> {
    let whole = document.paragraphs.iter().enumerate();
    whole.map(|(paragraph, block)| Sentence { span: block.span, paragraph }).collect()
}

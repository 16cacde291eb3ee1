use super::lexicon::Lexicon;
use super::{Document, Metadata, attribution, conditional, date, figure, format, name, quotation, sentence};
use crate::error::Problem;
use crate::language::{self, Language};
use crate::text::tokens::Tokens;

/// Reads the seed at `path` (relative to `seeds/`; its ending tells the format) from its `bytes`.
///
/// # Errors
/// When the bytes are not a text that can be read: a binary file, an encoding that cannot be told.
pub fn read(path: &str, bytes: &[u8], metadata: &Metadata) -> Result<Document, Problem> {
    let extracted = format::extract(path, bytes)?;
    let metadata = metadata.clone().or(extracted.metadata);
    let language = metadata.language.unwrap_or_else(|| language::detect(&extracted.text));
    let mut document = Document::blank(path, extracted.text, language, metadata);
    document.source = extracted.source;
    document.paragraphs = extracted.paragraphs;
    Ok(find(document))
}

/// The words of the seed at `path`, without looking for anything in them.
///
/// # Errors
/// As for [`read`].
pub fn text(path: &str, bytes: &[u8]) -> Result<String, Problem> {
    format::extract(path, bytes).map(|extracted| extracted.text)
}

/// Reads `text` as it stands, as plain text that is not in a file.
#[must_use]
pub fn read_text(text: &str, language: Option<Language>, metadata: Metadata) -> Document {
    let language = language.or(metadata.language).unwrap_or_else(|| language::detect(text));
    let mut document = Document::blank("", text.to_owned(), language, metadata);
    document.paragraphs = format::paragraphs(text);
    find(document)
}

/// Fills a document whose text and paragraphs are known. The order is the order of need.
fn find(mut document: Document) -> Document {
    document.tokens = Tokens::new(&document.text);
    document.lexicon = Lexicon::new(&document.tokens, document.language);
    document.quotations = quotation::find(&document);
    document.sentences = sentence::find(&document);
    document.dates = date::find(&document);
    document.figures = figure::find(&document);
    document.names = name::find(&document);
    document.attributions = attribution::find(&document);
    document.conditionals = conditional::find(&document);
    quotation::mark_speech(&mut document);
    document
}

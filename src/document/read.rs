use super::lexicon::Lexicon;
use super::senses::Senses;
use super::{Document, Metadata, Paragraph, attribution, conditional, date, figure, format, name, quotation, sentence};
use crate::error::Problem;
use crate::language::{self, Language};
use crate::text::tokens::Tokens;

/// Reads the seed at `path` (relative to `seeds/`; its ending tells the format) from its `bytes`.
///
/// # Errors
/// When the bytes are not a text that can be read: a binary file, an encoding that cannot be told.
pub fn read(path: &str, bytes: &[u8], metadata: &Metadata) -> Result<Document, Problem> {
    extracted(path, bytes, metadata, None).map(find)
}

/// The document at `path` with its text in words, in which nothing has been looked for yet; the language is told from
/// the words unless it is known.
pub(super) fn extracted(
    path: &str,
    bytes: &[u8],
    metadata: &Metadata,
    known: Option<Language>,
) -> Result<Document, Problem> {
    let extracted = format::extract(path, bytes)?;
    let metadata = metadata.clone().or(extracted.metadata);
    let mut document = cut(path, extracted.text, known, metadata);
    document.source = extracted.source;
    document.paragraphs = extracted.paragraphs;
    Ok(document)
}

/// The words of the seed at `path`, without looking for anything in them.
///
/// # Errors
/// As for [`read`].
pub fn text(path: &str, bytes: &[u8]) -> Result<String, Problem> {
    format::extract(path, bytes).map(|extracted| extracted.text)
}

/// The same, and its paragraphs.
///
/// # Errors
/// As for [`read`].
pub fn paragraphs(path: &str, bytes: &[u8]) -> Result<(String, Vec<Paragraph>), Problem> {
    format::extract(path, bytes).map(|extracted| (extracted.text, extracted.paragraphs))
}

/// Reads `text` as it stands, as plain text that is not in a file.
#[must_use]
pub fn read_text(text: &str, language: Option<Language>, metadata: Metadata) -> Document {
    let mut document = cut("", text.to_owned(), language, metadata);
    document.paragraphs = format::paragraphs(text);
    find(document)
}

/// A document of `text`, cut into words and those looked up. What the language is, they tell where nobody else does.
fn cut(path: &str, text: String, known: Option<Language>, metadata: Metadata) -> Document {
    let tokens = Tokens::new(&text);
    let language = known.or(metadata.language).unwrap_or_else(|| language::detect_in(&text, &tokens));
    let mut document = Document::blank(path, text, language, metadata);
    document.lexicon = Lexicon::new(&document.text, &tokens, language);
    document.tokens = tokens;
    document
}

/// Fills a document whose text and paragraphs are known. The order is the order of need.
fn find(mut document: Document) -> Document {
    document.quotations = quotation::find(&document);
    document.sentences = sentence::find(&document);
    let Senses { each, traits, names } = Senses::new(&document);
    (document.dates, document.metadata.published) = date::find(&document, each, traits);
    document.figures = figure::find(&document);
    document.names = name::find(&document, names);
    document.attributions = attribution::find(&document);
    document.conditionals = conditional::find(&document);
    quotation::mark_speech(&mut document);
    document
}

//! From the bytes of a file to its text, its paragraphs and the map between the two.

mod layout;

use super::{Metadata, Paragraph, ParagraphKind};
use crate::error::Problem;
use crate::text::SourceMap;

pub(super) use layout::paragraphs;

/// What a format takes out of a file.
pub(super) struct Extracted {
    pub text: String,
    pub source: SourceMap,
    pub paragraphs: Vec<Paragraph>,
    /// What the file says of itself.
    pub metadata: Metadata,
}

/// Takes the text out of the `bytes` of the file at `path`.
pub(super) fn extract(_path: &str, bytes: &[u8]) -> Result<Extracted, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::new("not-text", "the file is not UTF-8"))?.to_owned();
    let paragraphs = paragraphs(&text);
    Ok(Extracted { source: SourceMap::identity(0, text.len()), text, paragraphs, metadata: Metadata::default() })
}

//! From the bytes of a file to its text, its paragraphs and the map between the two.
//!
//! `encoding` makes characters of bytes; then the ending of the path tells whether the text is plain (`layout`),
//! Markdown (`markdown`) or a web page (`html`). A file that is no text is refused by name.
//!
//! Words broken at the ends of lines are put together (`rejoin`), for which the tables of languages are asked; nothing
//! else here knows a language.

mod builder;
mod encoding;
mod html;
mod layout;
mod markdown;
mod rejoin;
mod stamp;
mod table;

use super::{Metadata, Paragraph};
use crate::error::{Location, Problem};
use crate::text::SourceMap;

pub(super) use layout::paragraphs;

/// What a format takes out of a file.
#[derive(Debug)]
pub(super) struct Extracted {
    pub text: String,
    pub source: SourceMap,
    pub paragraphs: Vec<Paragraph>,
    /// What the file says of itself.
    pub metadata: Metadata,
}

/// What the ending of a path says a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Plain,
    Markdown,
    Html,
}

impl Format {
    fn of(path: &str) -> Self {
        let ending = path.rsplit('.').next().unwrap_or_default();
        let is = |endings: &[&str]| endings.iter().any(|known| ending.eq_ignore_ascii_case(known));
        if is(&["md", "markdown"]) {
            Self::Markdown
        } else if is(&["html", "htm", "xhtml"]) {
            Self::Html
        } else {
            Self::Plain
        }
    }
}

/// Takes the text out of the `bytes` of the file at `path`.
///
/// # Errors
/// When the bytes are not text; the problem says what they are.
pub(super) fn extract(path: &str, bytes: &[u8]) -> Result<Extracted, Problem> {
    let format = Format::of(path);
    let declared = (format == Format::Html).then(|| html::declared_encoding(bytes)).flatten();
    let decoded = encoding::decode(bytes, declared).map_err(|problem| problem.at(Location::file(path)))?;
    Ok(match format {
        Format::Plain => {
            let paragraphs = paragraphs(&decoded.text);
            let metadata = Metadata::default();
            rejoin::rejoin(Extracted { text: decoded.text, source: decoded.source, paragraphs, metadata })
        }
        Format::Markdown => markdown::extract(&decoded),
        Format::Html => html::extract(&decoded),
    })
}

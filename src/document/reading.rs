//! What was found in a text, apart from the text itself: enough to have the document again without looking for anything.
//!
//! Looking is most of the work of reading. Whoever keeps a [`Reading`] has to know that the bytes, the path, the metadata
//! and the program are those it was made with: nothing in it tells.

use std::borrow::Cow;

use jiff::civil;
use serde::{Deserialize, Serialize};

use super::read::extracted;
use super::{Attribution, Conditional, Date, Document, Figure, Metadata, Name, Quotation, Sentence};
use crate::error::Problem;
use crate::language::Language;

/// What was found in one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading<'a> {
    language: Language,
    /// Told by the metadata, or by a dateline.
    published: Option<civil::Date>,
    sentences: Cow<'a, [Sentence]>,
    quotations: Cow<'a, [Quotation]>,
    figures: Cow<'a, [Figure]>,
    dates: Cow<'a, [Date]>,
    names: Cow<'a, [Name]>,
    attributions: Cow<'a, [Attribution]>,
    conditionals: Cow<'a, [Conditional]>,
}

impl<'a> Reading<'a> {
    /// What was found in `document`.
    #[must_use]
    pub fn of(document: &'a Document) -> Self {
        Self {
            language: document.language,
            published: document.metadata.published,
            sentences: Cow::Borrowed(&document.sentences),
            quotations: Cow::Borrowed(&document.quotations),
            figures: Cow::Borrowed(&document.figures),
            dates: Cow::Borrowed(&document.dates),
            names: Cow::Borrowed(&document.names),
            attributions: Cow::Borrowed(&document.attributions),
            conditionals: Cow::Borrowed(&document.conditionals),
        }
    }

    /// The document again, from the `path`, `bytes` and `metadata` that it was read from.
    ///
    /// # Errors
    /// As for [`super::read`].
    pub fn restore(self, path: &str, bytes: &[u8], metadata: &Metadata) -> Result<Document, Problem> {
        let mut document = extracted(path, bytes, metadata, Some(self.language))?;
        document.metadata.published = self.published;
        document.sentences = self.sentences.into_owned();
        document.quotations = self.quotations.into_owned();
        document.figures = self.figures.into_owned();
        document.dates = self.dates.into_owned();
        document.names = self.names.into_owned();
        document.attributions = self.attributions.into_owned();
        document.conditionals = self.conditionals.into_owned();
        Ok(document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;

    /// Everything there is to see of a document.
    fn seen(document: &Document) -> String {
        let Document { path, language, metadata, text, source, paragraphs, .. } = document;
        let tokens = document.tokens.all();
        let found = Reading::of(document);
        format!("{path} {language:?} {metadata:?} {text} {source:?} {tokens:?} {paragraphs:?} {found:?}")
    }

    #[track_caller]
    fn comes_back(path: &str, bytes: &[u8], metadata: &Metadata) {
        let document = read(path, bytes, metadata).unwrap();
        let kept = postcard::to_stdvec(&Reading::of(&document)).unwrap();
        let reading: Reading = postcard::from_bytes(&kept).unwrap();
        let again = reading.restore(path, bytes, metadata).unwrap();
        assert_eq!(seen(&again), seen(&document));
    }

    #[test]
    fn a_document_comes_back_as_it_was_read() {
        let french = "Mardi 4 mars 2025, plus de 6.000 personnes auraient défilé, selon la préfecture.\n\n\
            « Nous étions deux fois plus », a déclaré Anne Le Goff, dont 3 à 5 % d'élus.";
        comes_back("a/b.txt", french.as_bytes(), &Metadata::default());
        let page = "<html lang=en><title>Flood</title><p>The river rose 5 feet 2 inches on Monday, \
            <b>officials</b> said &mdash; \u{201c}a record\u{201d}.</p></html>";
        comes_back("a/b.html", page.as_bytes(), &Metadata::default());
        let dated = Metadata { published: Some(jiff::civil::date(2025, 3, 4)), ..Metadata::default() };
        comes_back("a/b.md", b"# News\n\n* On Thursday **12** people left, *Reuters* reported.\n", &dated);
        comes_back("a/b.txt", b"\xef\xbb\xbfUn caf\xc3\xa9.", &dated);
        comes_back("a/b.txt", b"L'\xe9t\xe9 dernier, 3 bless\xe9s \xe0 Lyon.", &dated);
        comes_back("a/b.txt", b"", &Metadata::default());
        comes_back("a/b.txt", b"ROME, 4 March 2025 (Baltia) - It rained on Monday.", &Metadata::default());
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back(text in "([A-Z]?[a-zé]{1,6}|[0-9]{1,4}|[.,«»\"'—%]| |\n|selon|mardi|aurait|million){0,60}") {
            comes_back("x.txt", text.as_bytes(), &Metadata::default());
        }
    }
}

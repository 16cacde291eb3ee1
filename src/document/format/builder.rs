//! Puts a text together from pieces of a marked-up one, remembering where each came from.
//!
//! White space is collapsed as a browser does; paragraphs are parted by an empty line.

use super::Extracted;
use super::encoding::Decoded;
use super::table::{Place, Table};
use crate::document::{Metadata, Paragraph, ParagraphKind};
use crate::text::{SourceMap, Span};

/// A text being put together.
#[derive(Debug)]
pub(super) struct Builder<'a> {
    decoded: &'a Decoded,
    text: String,
    source: SourceMap,
    paragraphs: Vec<Paragraph>,
    /// First byte of the paragraph being written.
    start: usize,
    /// The table whose cells are being written.
    table: Table,
    /// Where white space was met that is written only if words follow.
    space: Option<Span>,
}

impl<'a> Builder<'a> {
    /// An empty text, to be made from pieces of `decoded`.
    pub(super) fn new(decoded: &'a Decoded) -> Self {
        Self {
            decoded,
            text: String::new(),
            source: SourceMap::default(),
            paragraphs: Vec::new(),
            start: 0,
            table: Table::default(),
            space: None,
        }
    }

    /// Adds words that stand at `from` of the decoded text: the same bytes, or one character written otherwise.
    pub(super) fn words(&mut self, words: &str, from: Span) {
        if words.len() != from.len() {
            let blank = words.chars().all(collapses);
            return if blank { self.blank(from) } else { self.put(words, from) };
        }
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            let blank = rest.find(|c| !collapses(c)).unwrap_or(rest.len());
            if blank > 0 {
                self.blank(Span::new(from.start + at, from.start + at + blank));
                at += blank;
                continue;
            }
            let run = rest.find(collapses).unwrap_or(rest.len());
            self.put(&rest[..run], Span::new(from.start + at, from.start + at + run));
            at += run;
        }
    }

    /// Adds white space that stands at `from` of the decoded text.
    pub(super) fn blank(&mut self, from: Span) {
        if self.text.len() > self.start {
            self.space = self.space.or(Some(Span::new(from.start, from.end.min(from.start + 1))));
        }
    }

    /// Adds a line break within the paragraph.
    pub(super) fn line_break(&mut self) {
        if self.text.len() > self.start {
            self.space = None;
            self.text.push('\n');
        }
    }

    /// Ends the paragraph, which was of the given kind; empty ones leave no trace.
    pub(super) fn end(&mut self, kind: ParagraphKind) {
        self.space = None;
        let span = Span::new(self.start, self.text.len()).trim(&self.text);
        if span.is_empty() {
            self.text.truncate(self.start);
            return;
        }
        self.paragraphs.push(Paragraph { span, kind, cell: None });
        self.text.truncate(span.end);
        self.text.push_str("\n\n");
        self.start = self.text.len();
    }

    /// Ends a cell of a table.
    pub(super) fn end_cell(&mut self, place: Place) {
        let index = self.paragraphs.len();
        self.end(ParagraphKind::Body);
        if let Some(paragraph) = self.paragraphs.get_mut(index) {
            paragraph.cell = Some(self.table.cell(place, index));
        }
    }

    /// The text as it stands.
    pub(super) fn finish(mut self, metadata: Metadata) -> Extracted {
        self.end(ParagraphKind::Body);
        self.text.truncate(self.paragraphs.last().map_or(0, |last| last.span.end));
        Extracted { text: self.text, source: self.source, paragraphs: self.paragraphs, metadata }
    }

    fn put(&mut self, words: &str, from: Span) {
        if let Some(space) = self.space.take() {
            self.append(" ", space);
        }
        self.append(words, from);
    }

    fn append(&mut self, words: &str, from: Span) {
        let start = self.text.len();
        self.text.push_str(words);
        self.source.push(Span::new(start, self.text.len()), self.decoded.source.to_file(from));
    }
}

/// White space that is collapsed: not the no-break space.
fn collapses(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

use serde::{Deserialize, Serialize};

use super::Span;

/// From the text a reader took out of a file back to the bytes of that file.
///
/// A list of chunks in text order. Inside a chunk whose two sides have the same length, byte answers to byte
/// (plain text, the words between two tags); otherwise the chunk maps as a whole (`&eacute;`, a Latin-1 letter).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMap {
    chunks: Vec<Chunk>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Chunk {
    text: Span,
    file: Span,
}

impl Chunk {
    fn is_identity(self) -> bool {
        self.text.len() == self.file.len()
    }
}

impl SourceMap {
    /// The map of a plain UTF-8 file whose text starts at byte `offset` (3 after a byte-order mark).
    #[must_use]
    pub fn identity(offset: usize, len: usize) -> Self {
        let mut map = Self::default();
        map.push(Span::new(0, len), Span::new(offset, offset + len));
        map
    }

    /// Adds the next piece of text and where it came from. Pieces come in text order and in file order.
    pub fn push(&mut self, text: Span, file: Span) {
        if let Some(last) = self.chunks.last_mut()
            && last.text.end == text.start
            && last.file.end == file.start
            && last.is_identity()
            && text.len() == file.len()
        {
            last.text.end = text.end;
            last.file.end = file.end;
            return;
        }
        self.chunks.push(Chunk { text, file });
    }

    /// The bytes of the file under `span` of the text.
    #[must_use]
    pub fn to_file(&self, span: Span) -> Span {
        let start = self.start_of(span.start);
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.end_of(span.end).max(start))
    }

    fn start_of(&self, at: usize) -> usize {
        let next = self.chunks.partition_point(|chunk| chunk.text.end <= at);
        match self.chunks.get(next) {
            Some(chunk) if chunk.is_identity() => chunk.file.start + at.saturating_sub(chunk.text.start),
            Some(chunk) => chunk.file.start,
            None => self.chunks.last().map_or(0, |chunk| chunk.file.end),
        }
    }

    fn end_of(&self, at: usize) -> usize {
        let next = self.chunks.partition_point(|chunk| chunk.text.end < at);
        match self.chunks.get(next) {
            Some(chunk) if chunk.text.start >= at => {
                next.checked_sub(1).map_or(chunk.file.start, |before| self.chunks[before].file.end)
            }
            Some(chunk) if chunk.is_identity() => chunk.file.start + (at - chunk.text.start),
            Some(chunk) => chunk.file.end,
            None => self.chunks.last().map_or(0, |chunk| chunk.file.end),
        }
    }
}

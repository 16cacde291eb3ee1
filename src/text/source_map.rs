use serde::{Deserialize, Serialize};

use super::Span;

/// From the text a reader took out of a file back to the bytes of that file.
///
/// A list of chunks in text order. Where a file spends the same number of bytes on each byte of the text (one in plain
/// text, two for ASCII letters in UTF-16), byte answers to byte; otherwise a chunk is one character that maps as a
/// whole (`&eacute;`, a Latin-1 letter). Text that stands in no chunk was added by the reader (a break between two
/// paragraphs) and answers to the place between its neighbours.
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
    /// Bytes of the file per byte of text, where that is the same whole number throughout.
    fn ratio(self) -> Option<usize> {
        let (text, file) = (self.text.len(), self.file.len());
        (text > 0 && file > 0 && file.is_multiple_of(text)).then(|| file / text)
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

    /// Adds the next piece of text and where it came from: as many bytes as the text has, or one character of whatever
    /// length. Pieces come in text order and in file order.
    pub fn push(&mut self, text: Span, file: Span) {
        let piece = Chunk { text, file };
        if let Some(last) = self.chunks.last_mut()
            && last.text.end == text.start
            && last.file.end == file.start
            && last.ratio().is_some()
            && last.ratio() == piece.ratio()
        {
            last.text.end = text.end;
            last.file.end = file.end;
            return;
        }
        self.chunks.push(piece);
    }

    /// The map of the text from which the spans `gone` were taken: in order, apart, on character boundaries.
    #[must_use]
    pub fn without(&self, gone: &[Span]) -> Self {
        let mut map = Self::default();
        let (mut next, mut less) = (0, 0);
        for chunk in &self.chunks {
            let mut at = chunk.text.start;
            while at < chunk.text.end {
                while let Some(span) = gone.get(next).filter(|span| span.end <= at) {
                    less += span.len();
                    next += 1;
                }
                let hole = gone.get(next).filter(|span| span.start < chunk.text.end);
                if let Some(span) = hole.filter(|span| span.start <= at) {
                    at = span.end.min(chunk.text.end);
                    continue;
                }
                let end = hole.map_or(chunk.text.end, |span| span.start);
                map.push(Span::new(at - less, end - less), self.to_file(Span::new(at, end)));
                at = end;
            }
        }
        map
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
        let Some(chunk) = self.chunks.get(next) else { return self.chunks.last().map_or(0, |chunk| chunk.file.end) };
        let inside = at.saturating_sub(chunk.text.start);
        chunk.file.start + chunk.ratio().map_or(0, |ratio| ratio * inside)
    }

    fn end_of(&self, at: usize) -> usize {
        let next = self.chunks.partition_point(|chunk| chunk.text.end < at);
        match self.chunks.get(next) {
            Some(chunk) if chunk.text.start >= at => {
                next.checked_sub(1).map_or(chunk.file.start, |before| self.chunks[before].file.end)
            }
            Some(chunk) => {
                chunk.ratio().map_or(chunk.file.end, |ratio| chunk.file.start + ratio * (at - chunk.text.start))
            }
            None => self.chunks.last().map_or(0, |chunk| chunk.file.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(map: &SourceMap, text: (usize, usize), file: (usize, usize)) {
        assert_eq!(map.to_file(Span::new(text.0, text.1)), Span::new(file.0, file.1));
    }

    #[test]
    fn bytes_answer_to_bytes() {
        let map = SourceMap::identity(3, 10);
        case(&map, (0, 10), (3, 13));
        case(&map, (4, 4), (7, 7));
    }

    #[test]
    fn a_character_maps_as_a_whole() {
        let mut map = SourceMap::default();
        map.push(Span::new(0, 2), Span::new(0, 2));
        map.push(Span::new(2, 4), Span::new(2, 10));
        map.push(Span::new(4, 6), Span::new(10, 12));
        case(&map, (1, 4), (1, 10));
        case(&map, (2, 4), (2, 10));
        case(&map, (4, 5), (10, 11));
    }

    #[test]
    fn two_bytes_a_letter() {
        let mut map = SourceMap::default();
        for at in 0..5 {
            map.push(Span::new(at, at + 1), Span::new(2 + 2 * at, 4 + 2 * at));
        }
        case(&map, (1, 4), (4, 10));
        assert_eq!(map.chunks.len(), 1);
    }

    #[test]
    fn added_text_answers_to_the_place_between() {
        let mut map = SourceMap::default();
        map.push(Span::new(0, 3), Span::new(10, 13));
        map.push(Span::new(5, 8), Span::new(20, 23));
        case(&map, (0, 8), (10, 23));
        case(&map, (0, 4), (10, 13));
        case(&map, (4, 8), (20, 23));
    }
}

//! What a list or a pattern finds in all sentences of a document, handed to the prelude in one piece: bytes, from which it
//! takes what it needs of the sentences that a rule asks about. A table of numbers would be made one by one.

use mlua::{Buffer, Lua, LuaString};

use super::unlimited;
use crate::rule::view::View;
use crate::text::Span;

/// The handle of the first match, of which those of the others follow; the rows, and the words of all matches.
pub(super) type Indexed = (f64, Buffer, LuaString);

/// The bytes of a number.
const NUMBER: usize = size_of::<u32>();
/// The numbers of a row: its sentence, what the searcher says of the match, and where its words end among the words of all.
const WIDE: usize = 3;

/// The bytes of a word, more or less.
const WORD: usize = 8;

/// The matches in text order. Each sentence has a number that says at which byte its rows begin, and one number more says where
/// the last of them end; then come the rows.
pub(super) struct Rows<'a> {
    view: &'a View,
    first: Option<f64>,
    /// How many matches stand in sentences before the one at each place.
    before: Vec<usize>,
    all: Vec<[u32; WIDE]>,
    words: String,
}

impl<'a> Rows<'a> {
    /// Rows of `view`, some of about `count` matches.
    pub(super) fn of(view: &'a View, count: usize) -> Self {
        let before = Vec::with_capacity(if count == 0 { 0 } else { view.document.sentences.len() + 1 });
        Self { view, first: None, before, all: Vec::with_capacity(count), words: String::with_capacity(count * WORD) }
    }

    /// Adds the match at `span` in the sentence at `place`, the one just born as `handle`: `what` is for the searcher to read.
    pub(super) fn push(&mut self, place: usize, span: Span, handle: f64, what: u32) {
        self.first.get_or_insert(handle);
        self.begin(place + 1);
        self.words.push_str(self.view.document.words(span));
        self.all.push([small(place), what, small(self.words.len())]);
    }

    /// Notes that the sentences before `place` have no more matches.
    fn begin(&mut self, place: usize) {
        let count = self.all.len();
        while self.before.len() < place {
            self.before.push(count);
        }
    }

    /// All of it; nothing when there is no match.
    pub(super) fn indexed(mut self, lua: &Lua) -> mlua::Result<Option<Indexed>> {
        let Some(first) = self.first else { return Ok(None) };
        self.begin(self.view.document.sentences.len() + 1);
        let bytes = self.bytes();
        unlimited(lua, || Ok(Some((first, lua.create_buffer(bytes)?, lua.create_string(self.words)?))))
    }

    fn bytes(&self) -> Vec<u8> {
        let head = self.before.len() * NUMBER;
        let places = self.before.iter().map(|count| small(head + count * WIDE * NUMBER));
        let mut bytes = Vec::with_capacity(head + self.all.len() * WIDE * NUMBER);
        for number in places.chain(self.all.iter().flatten().copied()) {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes
    }
}

/// `number`, which counts bytes of a text below 4 GB, or less.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The parts of what was found, each of them nothing when nothing was.
pub(super) fn apart(found: Option<Indexed>) -> (Option<f64>, Option<Buffer>, Option<LuaString>) {
    found.map_or((None, None, None), |(first, rows, words)| (Some(first), Some(rows), Some(words)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    /// The numbers of what is made of matches at `places`, which are sentences.
    #[track_caller]
    fn numbers(places: &[usize]) -> Vec<u32> {
        let text = "Un pont. Deux ponts. Trois ponts.";
        let view = View::new(Arc::new(read_text(text, Some(Language::French), Metadata::default())));
        let mut rows = Rows::of(&view, 0);
        for (handle, &place) in (7..).zip(places) {
            rows.push(place, view.document.sentences[place].span, f64::from(handle), 40);
        }
        let lua = Lua::new();
        let (first, buffer, words) = rows.indexed(&lua).unwrap().unwrap();
        assert!((first - 7.0).abs() < f64::EPSILON);
        assert!(words.to_string_lossy().starts_with(view.document.words(view.document.sentences[places[0]].span)));
        buffer.to_vec().chunks(NUMBER).map(|bytes| u32::from_le_bytes(bytes.try_into().unwrap())).collect()
    }

    #[test]
    fn each_sentence_leads_to_its_rows() {
        assert_eq!(numbers(&[1]), [16, 16, 28, 28, 1, 40, 11]);
        assert_eq!(numbers(&[0, 2, 2]), [16, 28, 28, 52, 0, 40, 8, 2, 40, 20, 2, 40, 32]);
    }

    #[test]
    fn no_match_is_nothing() {
        let view = View::new(Arc::new(read_text("Un pont.", Some(Language::French), Metadata::default())));
        assert!(Rows::of(&view, 0).indexed(&Lua::new()).unwrap().is_none());
    }
}

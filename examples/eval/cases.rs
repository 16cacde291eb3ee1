//! Files of cases: one JSON object a line, offsets in code points.

use std::fs;
use std::path::Path;

use recoupe::document::{Document, Metadata, read_text};
use recoupe::language::Language;
use recoupe::text::Span;
use serde_json::Value;

/// A case and what was read in its text.
pub(crate) struct Case {
    pub gold: Value,
    pub document: Document,
    /// The code point that begins at or before each byte.
    points: Vec<usize>,
}

/// A half-open range of code points.
pub(crate) type Points = (usize, usize);

impl Case {
    fn new(gold: Value) -> Self {
        let text = gold["text"].as_str().unwrap_or_default();
        let day = gold["ref"].as_str().or(gold["date"].as_str()).and_then(|date| date.get(..10)?.parse().ok());
        let language: Language = gold["lang"].as_str().and_then(|tag| tag.parse().ok()).unwrap_or(Language::French);
        let document = read_text(text, Some(language), Metadata { published: day, ..Metadata::default() });
        Self { points: points(text), document, gold }
    }

    /// The language the case names.
    pub(crate) fn language(&self) -> &str {
        self.gold["lang"].as_str().unwrap_or("fr")
    }

    /// `span` in code points.
    pub(crate) fn points(&self, span: Span) -> Points {
        (self.points[span.start], self.points[span.end])
    }

    /// The list under `key` of the case.
    pub(crate) fn list(&self, key: &str) -> &[Value] {
        self.gold[key].as_array().map_or(&[], Vec::as_slice)
    }
}

/// For each byte of `text`, and its end, how many code points stand before it.
fn points(text: &str) -> Vec<usize> {
    let mut points = Vec::with_capacity(text.len() + 1);
    for (number, (_, character)) in text.char_indices().enumerate() {
        points.extend(std::iter::repeat_n(number, character.len_utf8()));
    }
    points.push(text.chars().count());
    points
}

/// The cases of `file` in `folder`; none when it is not there.
pub(crate) fn read(folder: &Path, file: &str) -> Vec<Case> {
    let Ok(lines) = fs::read_to_string(folder.join(file)) else { return Vec::new() };
    lines.lines().filter_map(|line| serde_json::from_str(line).ok()).map(Case::new).collect()
}

/// `start` and `end` of a gold object.
pub(crate) fn range(value: &Value) -> Points {
    (number(&value["start"]), number(&value["end"]))
}

/// A gold offset.
pub(crate) fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(0)
}

#[test]
fn bytes_become_code_points() {
    assert_eq!(points("é«a"), [0, 0, 1, 1, 2, 3]);
}

//! Problems in files that people may have edited.

use crate::error::{Location, Problem};
use crate::text::lines::Lines;

/// A problem of kind `code` at byte `at` of `text`, the file at `path`.
pub(super) fn refused(code: &str, hint: &str, text: &str, path: &str, message: String, at: usize) -> Problem {
    let lines = Lines::new(text);
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let place = lines.place(text, at);
    let source = lines.span(text, place.line).map_or("", |span| span.of(text)).to_owned();
    let location = Location { path: path.to_owned(), line: place.line, column: place.column, source };
    Problem::new(code, message).at(location).hint(hint)
}

//! Whether the sentence around a date speaks of what is to come or of what was.

use super::reader::Reader;
use crate::text::tokens::Kind;

/// How many tokens around a date are asked.
const REACH: usize = 14;

/// What the nearest verb says: of what is to come (`Some(true)`), of what was (`Some(false)`), or nothing.
pub(super) fn future(reader: Reader, start: usize, end: usize) -> Option<bool> {
    let first = start.saturating_sub(REACH).max(reader.start);
    let before = (first..start).rev().take_while(|&at| !leaves(reader, at)).find_map(|at| tense_at(reader, at));
    let last = (end + REACH).min(reader.limit);
    before.or_else(|| (end..last).take_while(|&at| !leaves(reader, at)).find_map(|at| tense_at(reader, at)))
}

/// Whether the words beyond `at` are another sentence, or somebody else's.
fn leaves(reader: Reader, at: usize) -> bool {
    ends_sentence(reader, at)
        || reader.kind(at) == Some(Kind::Mark) && reader.is_any(at, &["«", "»", "“", "”", "\"", ":"])
}

fn ends_sentence(reader: Reader, at: usize) -> bool {
    reader.kind(at) == Some(Kind::Mark) && reader.is_any(at, &[".", "!", "?", "…", ";"])
}

fn tense_at(reader: Reader, at: usize) -> Option<bool> {
    let lower = reader.tokens.lower(at);
    let first = at == reader.start || ends_sentence(reader, at - 1);
    let verb = first || reader.words(at).starts_with(char::is_lowercase);
    if verb { reader.table.tense_of(lower) } else { None }
}

//! Small things made of text: differences, places.

use similar::TextDiff;

use super::hash::Hash;
use crate::annotation::{Change, first_conflict};
use crate::document::Metadata;
use crate::error::{Location, Problem};

/// The unified difference of the file at `path`.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}

/// What changed in words, a line each with its cause and id, before the difference itself: what applies patches passes
/// over such lines.
pub fn explained(changes: &[Change], unified: &str) -> String {
    let line = |change: &Change| format!("# {} ({}) {}\n", change.line(), change.cause.name(), change.id);
    changes.iter().map(line).chain([unified.to_owned()]).collect()
}

/// What is known of a document as one hash.
pub fn hash_of(metadata: &Metadata) -> Hash {
    Hash::of(&postcard::to_stdvec(metadata).unwrap_or_default())
}

/// That git left both sides of a conflict in the text that `bytes` hold.
pub fn conflict(bytes: &[u8]) -> Option<Problem> {
    const MARK: &[u8] = b"<<<<<<<";
    // Every seed is asked, and nearly none holds the first byte of it: that is over long before the text is made of the bytes.
    if !bytes.contains(&MARK[0]) || !bytes.windows(MARK.len()).any(|window| window == MARK) {
        return None;
    }
    let text = String::from_utf8_lossy(bytes);
    let (line, source) = first_conflict(&text)?;
    let place = Location { line, source: source.to_owned(), ..Location::file("") };
    let problem = Problem::new("conflict", "git left both sides of a conflict in this text").at(place);
    Some(problem.hint("settle it; until then the annotations stay as they are"))
}

/// The problem of a reader that knows no workspace, placed at the seed.
pub fn placed(mut problem: Problem, seed: &str) -> Problem {
    let path = format!("seeds/{seed}");
    match &mut problem.location {
        Some(location) => location.path = path,
        none => *none = Some(Location::file(path)),
    }
    problem
}

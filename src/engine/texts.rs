//! Small things made of text: differences, places.

use similar::TextDiff;

use super::hash::Hash;
use crate::document::Metadata;
use crate::error::{Location, Problem};

/// The unified difference of the file at `path`.
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}

/// What is known of a document as one hash.
pub fn hash_of(metadata: &Metadata) -> Hash {
    Hash::of(&postcard::to_stdvec(metadata).unwrap_or_default())
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

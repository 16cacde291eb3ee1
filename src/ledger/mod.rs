//! The ledger: what the documents of one story say about the same thing, side by side.
//!
//! Facts come in, groups of one key with the relation of each pair come out, and a table for the file and the screen.
//! Whether a contradiction deserves a finding is for rules to say; nothing here reports, reads or writes.

use std::sync::Arc;

mod crowd;
mod group;
mod lines;
mod others;
mod questions;
mod relation;
mod same_words;
mod table;
mod topic;
mod version;
mod versions;

pub use group::{Group, Related, StoryFact, group};
pub use others::others;
pub use relation::Relation;
pub use table::head;
pub use versions::Versions;

/// The facts of one story by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// Path of the story relative to `seeds/`, with `/`.
    pub story: String,
    /// In order of rule and key.
    pub groups: Vec<Arc<Group>>,
}

impl Ledger {
    /// The ledger of `story`: those of its `groups` in which somebody gives a number. Others are compared by rules (the
    /// words of a quotation), but are no figures to put side by side.
    #[must_use]
    pub fn new(story: &str, groups: impl IntoIterator<Item: Into<Arc<Group>>>) -> Self {
        let groups = groups.into_iter().map(Into::into).filter(|group: &Arc<Group>| group.is_numeric()).collect();
        Self { story: story.to_owned(), groups }
    }
}

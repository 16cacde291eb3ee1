//! What whole runs that gave way have done, kept for the one that comes to its end to tell.

use super::story::Done;
use super::sweep::Swept;
use crate::annotation::Change;
use crate::error::Problem;

/// What was done and not told yet.
#[derive(Debug, Default)]
pub struct Untold {
    notes: Vec<Problem>,
    changes: Vec<Change>,
    written: usize,
}

impl Untold {
    /// Takes up what is to be noted, and what was changed and written in `done` and `swept`.
    pub fn take(&mut self, notes: Vec<Problem>, done: &mut [Done], swept: Swept) {
        self.notes.extend(notes.into_iter().filter(|note| !self.notes.contains(note)).collect::<Vec<_>>());
        for story in done {
            self.written += story.written;
            for document in &mut story.documents {
                self.written += document.account.written;
                self.changes.append(&mut document.account.changes);
            }
        }
        self.written += swept.removed;
        self.changes.extend(swept.changes);
    }

    /// `notes`, and what else was to be noted.
    #[must_use]
    pub fn noted(&self, mut notes: Vec<Problem>) -> Vec<Problem> {
        let more = self.notes.iter().filter(|note| !notes.contains(note)).cloned().collect::<Vec<_>>();
        notes.extend(more);
        notes
    }

    /// What is told with what was put away, all of it done before.
    #[must_use]
    pub fn before(self, swept: Swept) -> Swept {
        let changes = self.changes.into_iter().chain(swept.changes).collect();
        Swept { changes, removed: self.written + swept.removed, ..swept }
    }
}

//! When so much is saved at once that it is nobody's work: a checkout, a copied folder.

use std::collections::VecDeque;
use std::time::Duration;

/// More files than this in such a while are no longer somebody's saves.
pub const MANY: usize = 16;
const WHILE: Duration = Duration::from_millis(500);

/// When files were saved, in the last while.
#[derive(Clone, Debug, Default)]
pub struct Flood {
    recent: VecDeque<Duration>,
}

impl Flood {
    /// Takes note that a file was saved at `at`. Whether it is one of too many.
    pub fn hear(&mut self, at: Duration) -> bool {
        self.recent.push_back(at);
        while self.recent.front().is_some_and(|first| *first + WHILE < at) {
            self.recent.pop_front();
        }
        self.recent.len() > MANY
    }
}

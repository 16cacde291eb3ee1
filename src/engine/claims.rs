//! Who has which story at hand: a whole run, or somebody who serves beside it and takes a story out of its hands.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The stories that a whole run must not touch, and those that nobody else may touch yet.
#[derive(Debug, Default)]
pub struct Claims {
    stories: Mutex<Stories>,
    /// Told whenever the run is done with a story.
    left: Condvar,
}

#[derive(Debug, Default)]
struct Stories {
    at_hand: BTreeSet<String>,
    taken: BTreeSet<String>,
}

/// A story in the hands of a run, for as long as this lives.
#[derive(Debug)]
pub struct Claim<'c> {
    claims: &'c Claims,
    story: &'c str,
}

impl Claims {
    /// Takes up `story` for the run; `None` when it was taken out of its hands.
    pub fn begin<'c>(&'c self, story: &'c str) -> Option<Claim<'c>> {
        let mut stories = self.stories();
        if stories.taken.contains(story) {
            return None;
        }
        stories.at_hand.insert(story.to_owned());
        Some(Claim { claims: self, story })
    }

    /// Takes `story` out of the hands of the run, for good. When the run is at it, this waits until it is not.
    pub fn take(&self, story: &str) {
        let mut stories = self.stories();
        stories.taken.insert(story.to_owned());
        while stories.at_hand.contains(story) {
            stories = self.left.wait(stories).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Whether somebody waits for `story`, or has it.
    #[must_use]
    pub fn is_taken(&self, story: &str) -> bool {
        self.stories().taken.contains(story)
    }

    /// Whether any story was taken.
    #[must_use]
    pub fn is_any_taken(&self) -> bool {
        !self.stories().taken.is_empty()
    }

    fn stories(&self) -> MutexGuard<'_, Stories> {
        self.stories.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Claim<'_> {
    fn drop(&mut self) {
        self.claims.stories().at_hand.remove(self.story);
        self.claims.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    #[test]
    fn what_is_taken_is_passed_over_and_what_is_at_hand_waited_for() {
        let claims = Claims::default();
        claims.take("a");
        assert!(claims.begin("a").is_none() && claims.begin("b").is_some());
        let (claim, done) = (claims.begin("b").unwrap(), AtomicBool::new(false));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !claims.is_taken("b") {
                    std::thread::yield_now();
                }
                done.store(true, Ordering::SeqCst);
                drop(claim);
            });
            claims.take("b");
            assert!(done.load(Ordering::SeqCst), "it was waited for");
        });
        assert!(claims.begin("b").is_none());
    }
}

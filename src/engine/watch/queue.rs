//! When to act on what happens to files, as a pure function of happenings and times.
//!
//! A finished save of a seed is acted on at once. Everything else may be one step of several (an editor that moves the
//! old file away before it writes the new one, a program that writes beside the old one and puts that in its place, a
//! checkout of a thousand files) and waits until it has been quiet for a moment. Seeds that came and seeds that are gone
//! are then dealt with by themselves; of anything more, one look at the whole workspace tells what became of it. That look
//! also follows, later, on what was acted on by itself, so that nothing stays missed.

use std::collections::BTreeSet;
use std::time::Duration;

use super::flood::Flood;
use super::task::{Happening, Pressing, Task};

/// How long it must be quiet before a burst counts as over, and how long it may last.
const QUIET: Duration = Duration::from_millis(20);
const BURST: Duration = Duration::from_millis(250);
/// When everything is looked at after what was acted on by itself.
const LATER: Duration = Duration::from_secs(1);

/// Happenings that wait for their time. Times are counted from any fixed moment, and never run backwards.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    seeds: BTreeSet<String>,
    rules: BTreeSet<String>,
    verdicts: BTreeSet<String>,
    /// Seeds that nobody knows yet.
    came: BTreeSet<String>,
    gone: BTreeSet<String>,
    /// Whether something happened in the burst of which only a look at everything can tell what it was.
    unclear: bool,
    /// When the burst began, and when something last belonged to it.
    burst: Option<(Duration, Duration)>,
    /// When everything is to be looked at, if nothing else happens.
    later: Option<Duration>,
    now: bool,
    flood: Flood,
    /// Whether a folder came.
    folder: bool,
}

/// Whether there is a seed at a path, as far as the last run knows.
type Knows<'k> = &'k dyn Fn(&str) -> bool;

impl Queue {
    /// Takes note of what happened at `at`.
    pub fn hear(&mut self, happening: Happening, at: Duration) {
        match happening {
            Happening::Saved(_) | Happening::Verdict(_) | Happening::Gone(_) if self.flood.hear(at) => {
                // What waits by itself is left to the look at everything.
                for waiting in [&mut self.seeds, &mut self.verdicts, &mut self.came, &mut self.gone] {
                    waiting.clear();
                }
                self.puzzle(at);
            }
            Happening::Saved(path) => {
                self.forget(&path);
                self.seeds.insert(path);
            }
            Happening::Made(path) => {
                self.gone.remove(&path);
                self.later = Some(at + LATER);
            }
            Happening::Touched => self.later = Some(at + LATER),
            Happening::Gone(path) => {
                self.forget(&path);
                self.gone.insert(path);
                self.go_on(at);
            }
            Happening::Verdict(path) => drop(self.verdicts.insert(path)),
            Happening::Rule(path) => drop(self.rules.insert(path)),
            Happening::Unclear => self.puzzle(at),
            Happening::Folder => {
                self.folder = true;
                self.puzzle(at);
            }
            Happening::Again => self.now = true,
        }
    }

    /// Forgets what happened to the seed at `path` before.
    fn forget(&mut self, path: &str) {
        for known in [&mut self.seeds, &mut self.came, &mut self.gone] {
            known.remove(path);
        }
    }

    /// Notes that something belonged to a burst that only a look at everything can tell the meaning of.
    fn puzzle(&mut self, at: Duration) {
        self.unclear = true;
        self.go_on(at);
    }

    /// Notes that something belonged to a burst.
    fn go_on(&mut self, at: Duration) {
        self.burst = Some(self.burst.map_or((at, at), |(began, _)| (began, at)));
    }

    /// What is to be done at `at`, if anything.
    pub fn due(&mut self, at: Duration, knows: Knows) -> Option<Task> {
        self.sort_out(at, knows);
        if !self.rules.is_empty() {
            return Some(Task::Rules { files: taken(&mut self.rules), seeds: taken(&mut self.seeds) });
        }
        if let Some(seeds) = self.due_seeds(at) {
            return Some(Task::Seeds(seeds));
        }
        if !self.verdicts.is_empty() {
            self.later = Some(at + LATER);
            return Some(Task::Verdicts(taken(&mut self.verdicts)));
        }
        self.end_of_saves(at);
        if !self.now && !self.unclear && self.is_burst_over(at) {
            self.burst = None;
            self.later = Some(at + LATER);
            return Some(Task::Moved { came: taken(&mut self.came), gone: taken(&mut self.gone) });
        }
        if self.now || self.is_burst_over(at) || self.later.is_some_and(|later| at >= later) {
            let asked = self.now;
            let later = std::mem::take(&mut self.folder).then_some(at + LATER);
            *self = Self { later, flood: std::mem::take(&mut self.flood), ..Self::default() };
            return Some(Task::All { asked });
        }
        None
    }

    /// Forgets a burst in which nothing happened but saves that moved the old file away.
    fn end_of_saves(&mut self, at: Duration) {
        let is_moved = !self.came.is_empty() || !self.gone.is_empty();
        if !self.unclear && !is_moved && self.is_burst_over(at) {
            self.burst = None;
            self.later = self.later.or(Some(at + LATER));
        }
    }

    /// What cannot wait, at `at`, until a look at everything has ended that is on its way. Seeds are handed out, as by
    /// [`Queue::due`]; what is more stays, for when the look has been left.
    pub fn pressing(&mut self, at: Duration, knows: Knows) -> Pressing {
        self.sort_out(at, knows);
        self.end_of_saves(at);
        if self.now || !self.rules.is_empty() || !self.verdicts.is_empty() || self.is_burst_over(at) {
            return Pressing::More;
        }
        self.due_seeds(at).map_or(Pressing::Nothing, Pressing::Seeds)
    }

    /// Has seeds that nobody knows wait until it is quiet: who writes beside a file and puts that in its place makes
    /// another one first, for a moment.
    fn sort_out(&mut self, at: Duration, knows: Knows) {
        let (seeds, mut came): (_, BTreeSet<String>) =
            std::mem::take(&mut self.seeds).into_iter().partition(|path| knows(path));
        self.seeds = seeds;
        // Of what came and went since there is nothing to put away.
        self.gone.retain(|path| knows(path));
        if !came.is_empty() {
            self.came.append(&mut came);
            self.go_on(at);
        }
    }

    fn due_seeds(&mut self, at: Duration) -> Option<Vec<String>> {
        if self.seeds.is_empty() {
            return None;
        }
        self.later = Some(at + LATER);
        Some(taken(&mut self.seeds))
    }

    fn is_burst_over(&self, at: Duration) -> bool {
        self.burst.is_some_and(|(began, last)| at >= (last + QUIET).min(began + BURST))
    }

    /// When something may be due that is not yet, if nothing happens before.
    #[must_use]
    pub fn next(&self) -> Option<Duration> {
        let burst = self.burst.map(|(began, last)| (last + QUIET).min(began + BURST));
        [burst, self.later].into_iter().flatten().min()
    }

    /// Notes that everything is to be looked at once the rest is done.
    pub fn follow_up(&mut self) {
        self.later = Some(Duration::ZERO);
    }
}

fn taken(set: &mut BTreeSet<String>) -> Vec<String> {
    std::mem::take(set).into_iter().collect()
}

#[cfg(test)]
mod tests;

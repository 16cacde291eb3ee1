//! What is done beside a whole run: an article is saved while ten thousand others are looked at, and whoever saved it is
//! not kept waiting for them.
//!
//! The thread that began the run has nothing to do until it ends. Meanwhile it asks what was saved, and brings the
//! stories of that up to date on threads of their own, in the place of the run: stories that the run has not come to it
//! passes over then, and one that it has at hand is waited for. What is no plain save ends the run early, as without
//! anybody beside it. A run that was served beside leaves what it did to be told by the next one, which knows all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::claims::Claims;
use super::context::Context;
use super::inputs::Inputs;
use super::part;
use super::rename::{self, Before};
use super::seeds::{Seed, story_of};
use super::session::Session;
use super::stamp::Stamp;
use super::store::Index;
use super::story::Remembered;
use super::wanted::{Outcome, Wanted};
use crate::report::Report;

/// Whoever may want something done while a whole run is on its way.
pub trait Beside {
    /// Has `serving` do what is wanted by now; asked again and again. `run` is whom the run is told to. False when the
    /// run is to end early.
    fn look(&mut self, serving: &mut Serving, run: &mut dyn Report) -> bool;
}

/// Serves beside a whole run.
#[derive(Debug)]
pub struct Serving<'c> {
    context: &'c Context<'c>,
    session: &'c Session,
    served: Served,
}

/// Whoever is beside a run, while it lasts.
pub(super) struct Meanwhile<'c, 'b> {
    serving: Serving<'c>,
    beside: Option<&'b mut dyn Beside>,
    leave: &'c AtomicBool,
}

/// What was served, for the run to take account of when it ends.
#[derive(Debug, Default)]
pub struct Served {
    /// Of each seed, relative to `seeds/`, as it was saved.
    stamps: BTreeMap<String, Stamp>,
    stories: Vec<Remembered>,
}

impl Serving<'_> {
    /// Whether there is a seed at `path`, as far as the run knows.
    #[must_use]
    pub fn knows(&self, path: &str) -> bool {
        self.context.inputs.found.has(path)
    }

    /// Brings the stories of `paths` (seeds, relative to `seeds/`) up to date and tells `report` about it. `None`, and
    /// nothing is done, when that is not enough: one is new, gone, moved, not to be read, or holds another text altogether.
    pub fn saved(&mut self, paths: &[String], wanted: &Wanted, report: &mut dyn Report) -> Option<Outcome> {
        let Context { workspace, inputs, store, index, history, renamed, .. } = *self.context;
        let found = &inputs.found.seeds;
        let stamped = |path: &String| Some((path.clone(), part::usual(workspace, found, path)?.1));
        let stamps: Vec<(String, Stamp)> = paths.iter().map(stamped).collect::<Option<_>>()?;
        if rename::any_displaced(Before { workspace, store, index, history }, &part::seeds_of(found, paths)) {
            return None;
        }
        let stories: BTreeSet<&str> = paths.iter().map(|path| story_of(path)).collect();
        // What the index knows of these stands where they were before.
        if renamed.keys().any(|path| stories.contains(story_of(path))) {
            return None;
        }
        self.served.stamps.extend(stamps);
        for story in &stories {
            self.context.claims.take(story);
        }
        let seed = |seed: &Seed| {
            let stamp = self.served.stamps.get(&seed.path).copied().unwrap_or(seed.stamp);
            Seed { stamp, ..seed.clone() }
        };
        let seeds: Vec<Seed> = found.iter().filter(|seed| stories.contains(seed.story())).map(seed).collect();
        let context = Context {
            told: true,
            changes: true,
            fresh: false,
            blank: false,
            saved: &paths.iter().cloned().collect(),
            overtaken: &AtomicBool::new(false),
            grace: None,
            settling: AtomicBool::new(false),
            claims: &Claims::default(),
            checked: AtomicUsize::new(0),
            costs: None,
            ..*self.context
        };
        let done = part::work(&context, self.session.few(seeds.len()), &part::by_story(&seeds));
        let (outcome, stories) = part::told(&context, wanted, done, Default::default(), report);
        self.served.stories.extend(stories);
        Some(outcome)
    }
}

impl<'c, 'b> Meanwhile<'c, 'b> {
    /// While the run of `context` lasts; `leave` is how it is ended early.
    pub fn new(
        context: &'c Context<'c>,
        session: &'c Session,
        beside: Option<&'b mut dyn Beside>,
        leave: &'c AtomicBool,
    ) -> Self {
        Self { serving: Serving { context, session, served: Served::default() }, beside, leave }
    }

    /// Whether anybody is still to be asked.
    pub fn is_asked(&self) -> bool {
        self.beside.is_some()
    }

    /// Asks whoever is there what is wanted, and has it done. `run` is whom the run is told to.
    pub fn look(&mut self, run: &mut dyn Report) {
        if self.serving.context.is_settling() {
            return;
        }
        let goes_on = self.beside.as_mut().is_none_or(|beside| beside.look(&mut self.serving, run));
        if !goes_on {
            self.leave.store(true, Ordering::Relaxed);
            self.beside = None;
        }
    }

    /// On how many documents the run has little left to do, and on how many it runs.
    pub fn progress(&self) -> (usize, usize) {
        let context = self.serving.context;
        (context.checked.load(Ordering::Relaxed), context.inputs.found.seeds.len())
    }

    /// Ends with the run.
    pub fn end(self) -> Served {
        self.serving.served
    }
}

impl Served {
    /// Whether nobody wanted anything.
    pub fn is_nothing(&self) -> bool {
        self.stamps.is_empty()
    }

    /// Puts what was served over what the run knows: it is younger.
    pub fn put(self, inputs: &mut Inputs, index: &mut Index) {
        for seed in &mut inputs.found.seeds {
            seed.stamp = self.stamps.get(&seed.path).copied().unwrap_or(seed.stamp);
        }
        for story in self.stories {
            story.put(index);
        }
    }
}

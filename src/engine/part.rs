//! A run over a part of the workspace: what was just saved, before anything else is looked at.
//!
//! It begins from what the last whole run began from, looks at the stories of the files it is told of, and leaves the
//! rest for the whole run that follows. Its index is not put on disk: should the program be killed before the next whole
//! run, the stamps there tell that these documents are not as they were.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize};

use super::context::Context;
use super::history::History;
use super::inputs::{Inputs, Look};
use super::rename::{self, Before};
use super::seeds::{self, Seed, story_of};
use super::session::{Session, Standing};
use super::sweep::Swept;
use super::tell::Others;
use super::wanted::{Outcome, Wanted};
use super::{Workspace, story, tell};
use crate::report::Report;

impl Session {
    /// Brings the stories of `saved` (seeds, relative to `seeds/`) up to date and tells `report` about it. `None`, and
    /// nothing is done, when that is not enough: one is new, gone or not to be read, or there was no whole run yet.
    pub fn run_saved(&mut self, saved: &[String], wanted: &Wanted, report: &mut dyn Report) -> Option<Outcome> {
        let mut standing = self.standing.take()?;
        let outcome = if stamp(&self.workspace, &mut standing.inputs, saved) {
            self.run_part(&standing, saved, wanted, report)
        } else {
            None
        };
        // The next event may need it again, whatever became of this one.
        self.standing = Some(standing);
        outcome
    }

    /// Takes up the verdicts in the files at `paths` and sums up anew the documents they are on. `None` as for
    /// [`Session::run_saved`], and when a file is not as it should be, or speaks of annotations of another document.
    pub fn run_verdicts(&mut self, paths: &[String], wanted: &Wanted, report: &mut dyn Report) -> Option<Outcome> {
        let mut standing = self.standing.take()?;
        let judged = self.judged(&mut standing, paths);
        let outcome = judged.and_then(|judged| self.run_part(&standing, &judged, wanted, report));
        if let (Some(_), Some(index)) = (&outcome, &mut self.index) {
            // The findings of all other documents are counted as they were.
            index.reviews = standing.reviews.hash;
        }
        self.standing = Some(standing);
        outcome
    }

    /// The documents that the verdicts in the files at `paths` are on.
    fn judged(&self, standing: &mut Standing, paths: &[String]) -> Option<Vec<String>> {
        let index = self.index.as_ref().filter(|index| index.reviews == standing.reviews.hash)?;
        // What is wrong with a verdict is told by a look at everything, and so is that it no longer is.
        let told = |path: &String| {
            self.trouble.iter().any(|problem| problem.location.as_ref().is_some_and(|at| at.path == *path))
        };
        if paths.iter().any(told) {
            return None;
        }
        let mut judged = Vec::new();
        for path in paths {
            let (document, ids) = standing.reviews.reread(&self.workspace, path)?;
            let record = self.store.record(&document).filter(|_| index.entries.contains_key(&document))?;
            if !ids.iter().all(|id| record.ids.contains(id)) {
                return None;
            }
            judged.push(document);
        }
        Some(judged)
    }

    /// Loads the rules again and brings the story of the seed at `edited` up to date. `None` as for
    /// [`Session::run_saved`], and when anything but rules may have changed.
    pub fn run_rules(&mut self, edited: &str, wanted: &Wanted, report: &mut dyn Report) -> Option<Outcome> {
        let Standing { inputs, reviews } = self.standing.take()?;
        let look = Look::with_rules_of(&self.workspace, inputs);
        let mut inputs = Inputs::gather(look, &mut self.library);
        let edited = [edited.to_owned()];
        let known = stamp(&self.workspace, &mut inputs, &edited);
        let standing = Standing { inputs, reviews };
        let outcome = if known { self.run_part(&standing, &edited, wanted, report) } else { None };
        self.standing = Some(standing);
        outcome
    }

    fn run_part(
        &mut self,
        standing: &Standing,
        saved: &[String],
        wanted: &Wanted,
        report: &mut dyn Report,
    ) -> Option<Outcome> {
        let index = self.index.take()?;
        let lock = self.store.lock(report);
        let (inputs, history) = (&standing.inputs, History::of(&self.workspace));
        let before = Before { workspace: &self.workspace, store: &self.store, index: &index, history: &history };
        if rename::any_displaced(before, &seeds_of(&inputs.found.seeds, saved)) {
            drop(lock);
            self.index = Some(index);
            return None;
        }
        let saved = saved.iter().cloned().collect();
        let context = Context {
            workspace: &self.workspace,
            store: &self.store,
            inputs,
            generation: self.library.generation,
            index: &index,
            reviews: &standing.reviews,
            renamed: &BTreeMap::new(),
            history: &history,
            write: !inputs.config.broken,
            told: true,
            changes: true,
            fresh: false,
            saved: &saved,
            // It is short, and whoever saves again is served by the next one.
            overtaken: &AtomicBool::new(false),
            grace: None,
            checked: AtomicUsize::new(0),
            trouble: &self.trouble,
            costs: None,
        };
        let touched: BTreeSet<&str> = saved.iter().map(|path| story_of(path)).collect();
        let mut done: Vec<_> = self.pool.install(|| {
            touched.iter().filter_map(|name| story::run(&context, name, &members(&inputs.found.seeds, name))).collect()
        });
        let others = Others::than(&index, &touched);
        let mut next = Vec::new();
        let mut unkept = Vec::new();
        for story in &mut done {
            next.push(story.remembered(&context, &mut unkept));
        }
        let problems = inputs.problems.iter().cloned().chain(unkept).collect();
        let outcome = tell::part(&context, wanted, (done, &others), Swept::default(), problems, &[], report);
        if context.write && !outcome.changes.is_empty() {
            // What `diff` shows without a revision: not worth failing a run for.
            let _ = self.store.keep_changes(&outcome.changes);
        }
        let write = context.write;
        drop(lock);
        let mut index = index;
        if write {
            for story in next {
                story.put(&mut index);
            }
        }
        self.index = Some(index);
        self.trouble.clone_from(&outcome.problems);
        Some(outcome)
    }
}

/// Notes what the files of `saved` look like from outside now. False when one is not a seed as it was known.
fn stamp(workspace: &Workspace, inputs: &mut Inputs, saved: &[String]) -> bool {
    saved.iter().all(|path| {
        let seeds = &mut inputs.found.seeds;
        let Ok(at) = seeds.binary_search_by(|seed| seed.path.as_str().cmp(path)) else { return false };
        let stamp = workspace.stamp(&format!("seeds/{path}"));
        // An empty file is noted, and one that is too large refused: that is for a whole run.
        let usual = stamp.filter(|stamp| stamp.size > 0 && stamp.size <= seeds::LARGEST && seeds[at].stamp.size > 0);
        usual.is_some_and(|stamp| {
            seeds[at].stamp = stamp;
            true
        })
    })
}

fn seeds_of<'a>(seeds: &'a [Seed], paths: &[String]) -> Vec<&'a Seed> {
    let place = |path: &String| seeds.binary_search_by(|seed| seed.path.as_str().cmp(path)).ok();
    paths.iter().filter_map(place).map(|at| &seeds[at]).collect()
}

fn members<'a>(seeds: &'a [Seed], story: &str) -> Vec<&'a Seed> {
    seeds.iter().filter(|seed| seed.story() == story).collect()
}

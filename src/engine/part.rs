//! A run over a part of the workspace: what was just saved, before anything else is looked at.
//!
//! It begins from what the last whole run began from, looks at the stories of the files it is told of, and leaves the
//! rest for the whole run that follows. Its index is not put on disk: should the program be killed before the next whole
//! run, the stamps there tell that these documents are not as they were.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize};

use rayon::ThreadPool;
use rayon::prelude::*;

use super::claims::Claims;
use super::context::Context;
use super::history::History;
use super::inputs::{Inputs, Look};
use super::rename::{self, Before, Former};
use super::seeds::{self, Seed, story_of};
use super::session::{Session, Standing};
use super::stamp::Stamp;
use super::store::Index;
use super::story::{Done, Remembered};
use super::sweep::Swept;
use super::tell::Others;
use super::wanted::{Outcome, Show, Wanted};
use super::{Workspace, ahead, preview, remember, story, tell};
use crate::annotation::Preview;
use crate::error::Problem;
use crate::finding::RuleId;
use crate::report::{Event, Report};

impl Session {
    /// Brings the stories of `saved` (seeds, relative to `seeds/`) up to date and tells `report` about it. `None`, and
    /// nothing is done, when that is not enough: one is new, gone or not to be read, or there was no whole run yet.
    pub fn run_saved(&mut self, saved: &[String], wanted: &Wanted, report: &mut dyn Report) -> Option<Outcome> {
        let mut standing = self.standing.take()?;
        let outcome = if stamp(&self.workspace, &mut standing.inputs, saved) {
            self.run_part(&standing, saved, wanted, false, report)
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
        let outcome = judged.and_then(|judged| self.run_part(&standing, &judged, wanted, false, report));
        if let (Some(_), Some(index)) = (&outcome, &mut self.index) {
            // The findings of all other documents are counted as they were.
            index.reviews = standing.reviews.hash;
        }
        self.standing = Some(standing);
        outcome
    }

    /// What the rules that wait for their examples would change in the story of the seed at `edited`, were they in force.
    /// Nothing is written. `None` when none waits, and as for [`Session::run_saved`].
    pub fn foresee(&mut self, edited: &str) -> Option<(Preview, BTreeSet<RuleId>)> {
        let waiting: BTreeSet<RuleId> = self.waiting().into_keys().collect();
        let Standing { inputs, reviews } = self.standing.take().filter(|_| !waiting.is_empty())?;
        let mut saved = self.library.as_saved();
        let inputs = Inputs::gather(Look::with_rules_of(&self.workspace, inputs), &mut saved);
        let standing = Standing { inputs, reviews };
        let wanted = Wanted { frozen: true, show: Show::Sums, ..Wanted::default() };
        let outcome = self.run_part(&standing, &[edited.to_owned()], &wanted, true, &mut Nobody);
        let Standing { inputs, reviews } = standing;
        let inputs = Inputs::gather(Look::with_rules_of(&self.workspace, inputs), &mut self.library);
        self.standing = Some(Standing { inputs, reviews });
        Some((preview::of(&self.workspace, outcome?.changes, &waiting), waiting))
    }

    /// The documents that the verdicts in the files at `paths` are on.
    fn judged(&self, standing: &mut Standing, paths: &[String]) -> Option<Vec<String>> {
        let index = self.index.as_ref().filter(|index| index.reviews == standing.reviews.hash)?;
        // What is wrong with a verdict is told by a look at everything, and so is that it no longer is.
        if paths.iter().any(|path| self.trouble.is_at(path)) {
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
        let outcome = if known { self.run_part(&standing, &edited, wanted, true, report) } else { None };
        // Those that had nothing to do in it.
        self.warm();
        self.standing = Some(standing);
        outcome
    }

    /// With `rules` that changed, something is to be done in each document.
    fn run_part(
        &mut self,
        standing: &Standing,
        saved: &[String],
        wanted: &Wanted,
        rules: bool,
        report: &mut dyn Report,
    ) -> Option<Outcome> {
        let index = self.index.take()?;
        let lock = self.store.lock(report);
        let touched: BTreeSet<&str> = saved.iter().map(|path| story_of(path)).collect();
        let (inputs, history) = (&standing.inputs, History::about(&self.workspace, touched.iter().copied()));
        let before = Before { workspace: &self.workspace, store: &self.store, index: &index, history: &history };
        if rename::any_displaced(before, &seeds_of(&inputs.found.seeds, saved)) {
            drop(lock);
            self.index = Some(index);
            return None;
        }
        let paths = saved.iter().cloned().collect();
        let (never, claims) = (AtomicBool::new(false), Claims::default());
        let ground = Ground {
            standing,
            index: &index,
            renamed: const { &BTreeMap::new() },
            history: &history,
            saved: &paths,
            never: &never,
            claims: &claims,
        };
        let context = self.context_of_part(&ground, wanted);
        let members = inputs.found.seeds.iter().filter(|seed| touched.contains(seed.story()));
        let stories = by_story(members);
        let threads = if rules { self.many() } else { self.few(stories.values().map(Vec::len).sum()) };
        let ahead = seeds_of(&inputs.found.seeds, saved);
        let ahead = if rules { threads.install(|| one_ahead(&context, &stories, &ahead)) } else { None };
        let done = ahead.unwrap_or_else(|| work(&context, threads, &stories));
        let (outcome, next) = told(&context, wanted, done, Default::default(), report);
        drop(lock);
        let mut index = index;
        for story in next {
            story.put(&mut index);
        }
        self.index = Some(index);
        if !wanted.frozen {
            self.trouble.stand(outcome.standing.clone());
        }
        Some(outcome)
    }
}

/// What a run over a part begins from.
pub(super) struct Ground<'g> {
    pub standing: &'g Standing,
    pub index: &'g Index,
    /// Seeds of which something is known from where they stood before.
    pub renamed: &'g BTreeMap<String, Former>,
    pub history: &'g History<'g>,
    /// Seeds that are the reason for it.
    pub saved: &'g BTreeSet<String>,
    /// It is short, and whoever saves again is served by the next one.
    pub never: &'g AtomicBool,
    pub claims: &'g Claims,
}

impl Session {
    pub(super) fn context_of_part<'c>(&'c self, ground: &Ground<'c>, wanted: &Wanted) -> Context<'c> {
        let inputs = &ground.standing.inputs;
        Context {
            workspace: &self.workspace,
            store: &self.store,
            inputs,
            generation: inputs.generation,
            index: ground.index,
            reviews: &ground.standing.reviews,
            renamed: ground.renamed,
            history: ground.history,
            write: inputs.legible && !wanted.frozen,
            told: true,
            changes: true,
            fresh: false,
            blank: false,
            saved: ground.saved,
            overtaken: ground.never,
            grace: None,
            settling: AtomicBool::new(false),
            memory: &self.memory,
            claims: ground.claims,
            checked: AtomicUsize::new(0),
            trouble: &self.trouble,
            costs: None,
        }
    }
}

/// Who is told of what nobody asked for.
struct Nobody;

impl Report for Nobody {
    fn tell(&mut self, _event: &Event) {}
}

/// Seeds by their stories.
pub(super) fn by_story<'s>(seeds: impl IntoIterator<Item = &'s Seed>) -> BTreeMap<&'s str, Vec<&'s Seed>> {
    let mut stories: BTreeMap<&str, Vec<&Seed>> = BTreeMap::new();
    for seed in seeds {
        stories.entry(seed.story()).or_default().push(seed);
    }
    stories
}

/// Brings `stories` up to date on `threads`.
pub(super) fn work<'a>(
    context: &Context,
    threads: &ThreadPool,
    stories: &BTreeMap<&'a str, Vec<&'a Seed>>,
) -> Vec<Done<'a>> {
    threads.install(|| stories.par_iter().filter_map(|(name, seeds)| story::run(context, name, seeds)).collect())
}

/// In larger stories a rule runs on the article at hand first.
const CROWD: usize = 64;

/// The one of `seeds` ahead of its story, where that is large and can be done.
fn one_ahead<'a>(
    context: &Context,
    stories: &BTreeMap<&'a str, Vec<&'a Seed>>,
    seeds: &[&'a Seed],
) -> Option<Vec<Done<'a>>> {
    let [seed] = seeds else { return None };
    let seeds = stories.get(seed.story()).filter(|seeds| seeds.len() > CROWD)?;
    ahead::run(context, seed.story(), seed, seeds).map(|done| vec![done])
}

/// Tells `report` of what was `done`, put away and is to be noted; answers with what the index is to know.
pub(super) fn told(
    context: &Context,
    wanted: &Wanted,
    mut done: Vec<Done>,
    (swept, notes): (Swept, &[Problem]),
    report: &mut dyn Report,
) -> (Outcome, Vec<Remembered>) {
    let (next, unkept) = remember::kept(context, &mut done);
    let others = Others::than(context.index, context.saved, &done);
    let problems = context.inputs.problems.iter().cloned().chain(unkept).collect();
    let outcome = tell::part(context, wanted, (done, &others), swept, problems, notes, report);
    if context.write && !outcome.changes.is_empty() {
        // What `diff` shows without a revision: not worth failing a run for.
        let _ = context.store.keep_changes(&outcome.changes);
    }
    (outcome, if context.write { next } else { Vec::new() })
}

/// Notes what the files of `saved` look like from outside now. False when one is not a seed as it was known.
fn stamp(workspace: &Workspace, inputs: &mut Inputs, saved: &[String]) -> bool {
    saved.iter().all(|path| {
        let seeds = &mut inputs.found.seeds;
        let known = usual(workspace, seeds, path);
        known.is_some_and(|(at, stamp)| {
            seeds[at].stamp = stamp;
            true
        })
    })
}

pub(super) fn seeds_of<'a>(seeds: &'a [Seed], paths: &[String]) -> Vec<&'a Seed> {
    let place = |path: &String| seeds.binary_search_by(|seed| seed.path.as_str().cmp(path)).ok();
    paths.iter().filter_map(place).map(|at| &seeds[at]).collect()
}

/// The place in `seeds` of the one at `path`, and what it looks like from outside now. `None` when it is not one as it
/// was known.
pub(super) fn usual(workspace: &Workspace, seeds: &[Seed], path: &str) -> Option<(usize, Stamp)> {
    let at = seeds.binary_search_by(|seed| seed.path.as_str().cmp(path)).ok()?;
    let usual = |stamp: &Stamp| seeds::is_usual(stamp) && seeds::is_usual(&seeds[at].stamp);
    workspace.stamp(&format!("seeds/{path}")).filter(usual).map(|stamp| (at, stamp))
}

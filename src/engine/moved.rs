//! A run over the stories in which seeds came, went or moved: what is known of one goes along, and all others there are
//! held against each other with it, or without it. The run over everything that follows would show what was missed.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use super::claims::Claims;
use super::described::described;
use super::history::History;
use super::part::{self, Ground};
use super::rename::{self, Before, Former, Renamed};
use super::seeds::{Seed, arrived, story_of};
use super::session::{Session, Standing};
use super::store::Index;
use super::wanted::{Outcome, Wanted};
use super::{all, remember, sweep};
use crate::report::Report;

impl Session {
    /// Brings the stories up to date of seeds that `came` or are `gone` (relative to `seeds/`), and tells `report` about
    /// it. `None`, and nothing is done, when that is not enough: there was no whole run yet, one that is gone is there
    /// again, one that came was there before or is not to be read, or what it holds is told to stand elsewhere as well.
    pub fn run_moved(
        &mut self,
        came: &[String],
        gone: &[String],
        wanted: &Wanted,
        report: &mut dyn Report,
    ) -> Option<Outcome> {
        let arrivals = self.arrivals(came, &self.departures(gone)?)?;
        let (mut standing, index) = (self.standing.take()?, self.index.take()?);
        let inputs = &mut standing.inputs;
        inputs.found.seeds.retain(|seed| !gone.contains(&seed.path));
        for seed in arrivals {
            inputs.metadata.insert(seed.path.clone(), described(&self.workspace, &seed.path));
            inputs.found.put(seed);
        }
        let outcome = self.move_along(&standing, index, came, wanted, report);
        self.standing = Some(standing);
        Some(outcome)
    }

    /// Those of `gone` that were there in the last run; `None` when one still is, or something else is the matter.
    fn departures<'p>(&self, gone: &'p [String]) -> Option<BTreeSet<&'p str>> {
        let (found, index) = (&self.standing.as_ref()?.inputs.found, self.index.as_ref()?);
        // Of what came and went since there is nothing to put away.
        let is_known = |path: &&String| found.has(path) || found.is_refused(path) || index.entries.contains_key(*path);
        let is_gone = |path: &&String| {
            let read = index.entries.get(*path).is_some_and(|known| !known.failed);
            read && found.has(path) && self.workspace.stamp(&format!("seeds/{path}")).is_none()
        };
        let known: Vec<&String> = gone.iter().filter(is_known).collect();
        let all_gone = self.workspace.file("seeds").is_dir() && known.iter().all(is_gone);
        all_gone.then(|| known.into_iter().map(String::as_str).collect())
    }

    /// The seeds at the paths that `came`; `None` when there is nothing to do, or one is more than that.
    fn arrivals(&self, came: &[String], gone: &BTreeSet<&str>) -> Option<Vec<Seed>> {
        let (inputs, index) = (&self.standing.as_ref()?.inputs, self.index.as_ref()?);
        if came.is_empty() && gone.is_empty() {
            return None;
        }
        let seed = |path: &String| arrived(&self.workspace, &inputs.config, &inputs.found, path);
        let seeds: Vec<Seed> = came.iter().map(seed).collect::<Option<_>>()?;
        let history = History::about(&self.workspace, []);
        let before = Before { workspace: &self.workspace, store: &self.store, index, history: &history };
        let is_failed = |seed: &Seed| index.entries.get(&seed.path).is_some_and(|known| known.failed);
        let unclear = seeds.iter().any(is_failed) || rename::any_unsettled(before, gone, &seeds);
        (!unclear).then_some(seeds)
    }

    /// Brings the stories up to date of seeds that `came`, and of all that are gone, with what is known of each.
    fn move_along(
        &mut self,
        standing: &Standing,
        index: Index,
        came: &[String],
        wanted: &Wanted,
        report: &mut dyn Report,
    ) -> Outcome {
        let lock = self.store.lock(report);
        let found = &standing.inputs.found;
        let missing: Vec<String> = rename::missing(&index, found).cloned().collect();
        let saved: BTreeSet<String> = came.iter().chain(&missing).cloned().collect();
        let touched: BTreeSet<&str> = saved.iter().map(|path| story_of(path)).collect();
        let renamed = self.renamed(standing, &index, came, &touched, wanted);
        let formers = renamed.from.values().filter_map(Former::path).map(story_of);
        let history = History::about(&self.workspace, touched.iter().copied().chain(formers));
        let (never, claims) = (AtomicBool::new(false), Claims::default());
        let ground = Ground {
            standing,
            index: &index,
            renamed: &renamed.from,
            history: &history,
            saved: &saved,
            never: &never,
            claims: &claims,
        };
        let context = self.context_of_part(&ground, wanted);
        let stories = part::by_story(found.seeds.iter().filter(|seed| touched.contains(seed.story())));
        let there = stories.values().map(Vec::len).sum();
        // What is gone may have become one of those that came, which is then to be brought there first.
        let swept = renamed.from.is_empty().then(|| sweep::gone(&context, &BTreeSet::new()));
        let done = part::work(&context, self.few(there), &stories);
        let swept = swept.unwrap_or_else(|| sweep::gone(&context, &all::unsettled(&done)));
        let (outcome, next) = part::told(&context, wanted, done, (swept, &renamed.notes), report);
        let (write, departed) = (context.write, remember::departed(&context));
        let mut index = index;
        if write {
            for story in next {
                story.put(&mut index);
            }
            self.leave(touched.into_iter().filter(|story| !stories.contains_key(story)), &mut index);
            if departed != index.departed || !missing.is_empty() {
                self.settle(&mut index, found, departed);
            }
        }
        drop(lock);
        self.index = Some(index);
        self.trouble.stand(outcome.standing.clone());
        outcome
    }

    /// Where what is known of seeds that `came` stands.
    fn renamed(
        &self,
        standing: &Standing,
        index: &Index,
        came: &[String],
        touched: &BTreeSet<&str>,
        wanted: &Wanted,
    ) -> Renamed {
        let found = &standing.inputs.found;
        let history = History::about(&self.workspace, touched.iter().copied());
        let before = Before { workspace: &self.workspace, store: &self.store, index, history: &history };
        let seeds = part::seeds_of(&found.seeds, came);
        let write = standing.inputs.legible && !wanted.frozen;
        self.few(seeds.len()).install(|| rename::find_among(before, found, seeds, !write))
    }

    /// Forgets stories of which nothing is left.
    fn leave<'s>(&self, emptied: impl Iterator<Item = &'s str>, index: &mut Index) {
        for story in emptied {
            self.store.forget_story(story);
            index.ledgers.remove(story);
        }
    }
}

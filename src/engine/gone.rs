//! A run over the stories that lost a seed: what was known of it is put away, and the others are held against each other
//! without it. Whether it stands elsewhere now is for the run over everything to tell, which follows.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use super::claims::Claims;
use super::history::History;
use super::part::{self, Ground};
use super::seeds::story_of;
use super::session::{Session, Standing};
use super::store::Index;
use super::wanted::{Outcome, Wanted};
use super::{remember, sweep};
use crate::report::Report;

impl Session {
    /// Puts away what was known of the seeds at `paths` (relative to `seeds/`), and tells `report` about it. `None`, and
    /// nothing is done, when that is not enough: one is there again, or was not known, or there was no whole run yet.
    pub fn run_gone(&mut self, paths: &[String], wanted: &Wanted, report: &mut dyn Report) -> Option<Outcome> {
        let mut standing = self.standing.take()?;
        let index = self.index.take();
        let gone = |path: &String| {
            let known = index.as_ref().and_then(|index| index.entries.get(path)).is_some_and(|known| !known.failed);
            known && standing.inputs.found.has(path) && self.workspace.stamp(&format!("seeds/{path}")).is_none()
        };
        let outcome = match index {
            Some(index) if paths.iter().all(gone) && self.workspace.file("seeds").is_dir() => {
                standing.inputs.found.seeds.retain(|seed| !paths.contains(&seed.path));
                Some(self.put_away(&standing, index, paths, wanted, report))
            }
            index => {
                self.index = index;
                None
            }
        };
        self.standing = Some(standing);
        outcome
    }

    fn put_away(
        &mut self,
        standing: &Standing,
        index: Index,
        paths: &[String],
        wanted: &Wanted,
        report: &mut dyn Report,
    ) -> Outcome {
        let lock = self.store.lock(report);
        let (history, saved) = (History::of(&self.workspace), paths.iter().cloned().collect());
        let (never, claims) = (AtomicBool::new(false), Claims::default());
        let ground =
            Ground { standing, index: &index, history: &history, saved: &saved, never: &never, claims: &claims };
        let context = self.context_of_part(&ground, wanted);
        let swept = sweep::gone(&context, &BTreeSet::new());
        let touched: BTreeSet<&str> = paths.iter().map(|path| story_of(path)).collect();
        let found = &standing.inputs.found;
        let stories = part::by_story(found.seeds.iter().filter(|seed| touched.contains(seed.story())));
        let there = stories.values().map(Vec::len).sum();
        let (outcome, next) = part::run(&context, self.few(there), &stories, wanted, swept, report);
        let departed = remember::departed(&context);
        let emptied: Vec<&str> = touched.into_iter().filter(|story| !stories.contains_key(story)).collect();
        for story in &emptied {
            self.store.forget_story(story);
        }
        let write = context.write;
        let mut index = index;
        if write {
            for story in emptied {
                index.ledgers.remove(story);
            }
            for story in next {
                story.put(&mut index);
            }
            self.settle(&mut index, found, departed);
        }
        drop(lock);
        self.index = Some(index);
        self.trouble.stand(outcome.standing.clone());
        outcome
    }
}

//! What all documents of a run share.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use super::claims::Claims;
use super::familiar::Memory;
use super::history::History;
use super::inputs::Inputs;
use super::rename::Former;
use super::reviews::Reviews;
use super::store::{Index, Store};
use super::trouble::Trouble;
use super::{Workspace, tally};
use crate::document::{self, Metadata};
use crate::error::Problem;
use crate::report::Tally;
use crate::rule::{Cost, Profile, Rules, Runner};

/// What all documents of a run share.
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
#[derive(Debug)]
pub struct Context<'a> {
    pub workspace: &'a Workspace,
    pub store: &'a Store,
    pub inputs: &'a Inputs,
    /// Tells one set of rules from the next, for threads that keep a runner.
    pub generation: u64,
    /// Of the run before.
    pub index: &'a Index,
    pub reviews: &'a Reviews,
    /// Seeds of which more, or less, is known than what stands under their path.
    pub renamed: &'a BTreeMap<String, Former>,
    pub history: &'a History<'a>,
    /// Whether results are put on disk.
    pub write: bool,
    /// Whether findings are told, and not only counted.
    pub told: bool,
    /// Whether changes are told one by one, or only counted.
    pub changes: bool,
    /// Whether nothing remembered is used.
    pub fresh: bool,
    /// Whether there was nothing to be remembered of any document when it began.
    pub blank: bool,
    /// Seeds that are read whatever their stamps say: somebody has just saved them.
    pub saved: &'a BTreeSet<String>,
    /// True once what is being done is of no more use.
    pub overtaken: &'a AtomicBool,
    /// Until when it goes on in any case.
    pub grace: Option<Instant>,
    /// True while what moved is brought to where it is now: that is never left halfway.
    pub settling: AtomicBool,
    /// The story somebody has saved in last, when it is large.
    pub memory: &'a Memory,
    /// Stories that are not for this run to touch.
    pub claims: &'a Claims,
    /// On how many documents there is nothing left to do but to put together what was found.
    pub checked: AtomicUsize,
    /// What went wrong in the runs before.
    pub trouble: &'a Trouble,
    /// What each run of a rule cost, when that is wanted: then every rule runs, whatever is remembered.
    pub costs: Option<Mutex<Vec<Cost>>>,
}

thread_local! {
    static RUNNER: RefCell<Option<(u64, Runner)>> = const { RefCell::new(None) };
}

/// Calls `work` with this thread's runner of `rules`.
fn with_runner<T>(generation: u64, rules: &Rules, work: impl FnOnce(&mut Runner) -> T) -> T {
    RUNNER.with_borrow_mut(|slot| {
        if slot.as_ref().is_none_or(|(known, _)| *known != generation) {
            *slot = Some((generation, Runner::new(rules)));
        }
        let (_, runner) = slot.as_mut().expect("just filled");
        work(runner)
    })
}

/// Has this thread load `rules`, so that nobody has to wait for that later.
pub fn warm(generation: u64, rules: &Rules) {
    let nothing = Arc::new(document::read_text("", None, Metadata::default()));
    with_runner(generation, rules, |runner| {
        for rule in 0..rules.all().len() {
            // What goes wrong here goes wrong again where it is told.
            let _ = runner.check(rule, &nothing);
        }
    });
}

impl Context<'_> {
    /// Whether what is being done is of no more use.
    pub fn is_overtaken(&self) -> bool {
        !self.is_settling()
            && self.overtaken.load(Ordering::Relaxed)
            && self.grace.is_none_or(|until| Instant::now() >= until)
    }

    /// Whether what moved is on its way to where it is now.
    pub fn is_settling(&self) -> bool {
        self.settling.load(Ordering::Relaxed)
    }

    /// Whether work on `story` is to be left.
    pub fn gives_way(&self, story: &str) -> bool {
        self.is_overtaken() || self.claims.is_taken(story)
    }

    /// The findings of a seed in which nothing had to be done, in numbers.
    pub fn tally(&self, path: &str) -> Tally {
        let entry = self.index.entries.get(path).filter(|_| self.index.reviews == self.reviews.hash);
        entry.map_or_else(
            || tally::tally(self.reviews, &self.store.record(path).unwrap_or_default()),
            |entry| entry.tally,
        )
    }

    /// Calls `work` with this thread's runner of the rules.
    pub fn with_runner<T>(&self, work: impl FnOnce(&mut Runner) -> T) -> T {
        with_runner(self.generation, &self.inputs.rules, work)
    }

    /// Calls `work` as [`Context::with_runner`] does, and notes what it cost when that is wanted. `found` says how many
    /// findings came of it, by document.
    pub fn with_watch<T>(
        &self,
        rule: usize,
        document: Option<&str>,
        work: impl FnOnce(&mut Runner) -> Result<T, Problem>,
        found: impl FnOnce(&T) -> BTreeMap<String, usize>,
    ) -> Result<T, Problem> {
        let Some(costs) = &self.costs else { return self.with_runner(work) };
        let (answer, time, spent) = self.with_runner(|runner| {
            let began = Instant::now();
            let answer = work(runner);
            (answer, began.elapsed(), runner.spent())
        });
        let cost = Cost {
            rule,
            document: document.map(ToOwned::to_owned),
            time,
            calls: spent.calls,
            steps: spent.steps,
            findings: answer.as_ref().map(found).unwrap_or_default(),
            failed: answer.is_err(),
        };
        costs.lock().unwrap_or_else(PoisonError::into_inner).push(cost);
        answer
    }

    /// What all rules have cost, when that is wanted.
    pub fn profile(&self) -> Option<Profile> {
        let costs = self.costs.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        Some(Profile::of(self.inputs.rules.all(), &costs))
    }

    /// The settings of `rule` on `path` where they differ from those of the rule as a whole, as part of a key.
    pub fn particular(&self, path: &str) -> String {
        let config = &self.inputs.config;
        let varied = self.inputs.rules.all().iter().filter(|rule| config.varies(rule.id.as_str()));
        let each: Vec<_> = varied.map(|rule| config.on(rule.id.as_str(), path)).collect();
        format!("{each:?}")
    }
}

//! One run: discover → read → run rules → compare → carry → write → tell.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use rayon::prelude::*;

use super::inputs::Inputs;
use super::reviews::Reviews;
use super::seeds::{Seed, story_of};
use super::store::{Index, Store};
use super::story::{self, Done};
use super::work::{Context, Work};
use super::{Workspace, sweep, tell};
use crate::annotation::Change;
use crate::error::Problem;
use crate::finding::Severity;
use crate::report::{Report, Summary};

/// What is asked of a run.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Write nothing, and say what a run would have written.
    pub frozen: bool,
    /// Use nothing remembered.
    pub fresh: bool,
    /// Tell everything, however much.
    pub full: bool,
    /// Tell only the findings of these seeds or folders, relative to `seeds/`; of all when empty.
    pub only: Vec<String>,
}

impl Wanted {
    /// Whether what is found in the seed at `path` is to be told.
    #[must_use]
    pub fn asks_for(&self, path: &str) -> bool {
        let under = |only: &String| {
            let rest = path.strip_prefix(only.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || only.is_empty())
        };
        self.only.is_empty() || self.only.iter().any(under)
    }
}

/// What a run did.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub summary: Summary,
    /// As `recoupe.toml` has it.
    pub fail_on: Option<Severity>,
    pub changes: Vec<Change>,
    /// Each rule that ran, and on which seed.
    pub ran: Vec<(String, String)>,
}

/// Each set of rules gets a number of its own.
static GENERATION: AtomicU64 = AtomicU64::new(0);

/// Rules run on threads of their own: Lua's parser needs more room than threads have by default.
const STACK: usize = 8 * 1024 * 1024;

/// Brings `workspace` up to date and tells `report` about it.
///
/// # Errors
/// When the threads cannot be started. Everything else that goes wrong is told.
pub fn run(workspace: &Workspace, wanted: &Wanted, report: &mut dyn Report) -> Result<Outcome, Problem> {
    let pool = rayon::ThreadPoolBuilder::new()
        .stack_size(STACK)
        .build()
        .map_err(|error| Problem::new("threads", format!("cannot start working: {error}")))?;
    let store = Store::of(workspace);
    let inputs = pool.install(|| Inputs::gather(workspace));
    let (reviews, mut problems) = Reviews::read(workspace);
    let (index, lost) = if wanted.fresh { (Index::default(), None) } else { store.index() };
    let mut notes: Vec<Problem> = lost.into_iter().collect();
    let renamed = sweep::renamed(workspace, &inputs.found, &index);
    let context = Context {
        renamed: &renamed,
        workspace,
        store: &store,
        inputs: &inputs,
        generation: GENERATION.fetch_add(1, Ordering::Relaxed),
        index: &index,
        reviews: &reviews,
        write: !wanted.frozen && !inputs.config.broken,
        fresh: wanted.fresh,
    };
    problems.extend(inputs.problems.iter().cloned());
    notes.extend(inputs.notes.iter().cloned());
    let began = SystemTime::now();
    let mut done = pool.install(|| stories(&context));
    let swept = sweep::run(&context);
    if context.write {
        problems.extend(remember(&context, &mut done, began));
    }
    let outcome = tell::run(&context, wanted, done, swept, problems, &notes, report);
    if context.write && !outcome.changes.is_empty() {
        store.keep_changes(&outcome.changes)?;
    }
    Ok(outcome)
}

fn stories<'a>(context: &Context<'a>) -> Vec<Done<'a>> {
    let mut stories: BTreeMap<&str, Vec<&Seed>> = BTreeMap::new();
    for seed in &context.inputs.found.seeds {
        stories.entry(story_of(&seed.path)).or_default().push(seed);
    }
    let stories: Vec<(&str, Vec<&Seed>)> = stories.into_iter().collect();
    stories.par_iter().map(|(name, seeds)| story::run(context, name, seeds)).collect()
}

/// Keeps what makes the next run quick.
fn remember(context: &Context, done: &mut [Done], began: SystemTime) -> Vec<Problem> {
    if let Err(problem) = context.store.prepare() {
        return vec![problem];
    }
    let mut index = Index {
        engine: context.inputs.engine,
        rules: context.inputs.made.clone(),
        written: Some(began),
        ..Index::default()
    };
    let mut problems = Vec::new();
    for story in done {
        let stamp = context.workspace.stamp(&Workspace::ledger_of(story.story));
        let contradictions = match &story.ledger {
            Some(ledger) => ledger.groups.iter().map(crate::report::contradictions).sum(),
            None => context.index.ledgers.get(story.story).map_or(0, |(_, number)| *number),
        };
        // A story that something went wrong with is looked at again.
        if story.problems.is_empty() {
            index.ledgers.insert(story.story.to_owned(), (stamp, contradictions));
        }
        if story.ledger.is_none() {
            for work in &story.works {
                // The stamp is that of now: the same bytes may have been saved again.
                let entry = context.index.entries.get(&work.seed.path).map(|entry| entry.stamped(work.seed.stamp));
                index.entries.extend(entry.map(|entry| (work.seed.path.clone(), entry)));
            }
            continue;
        }
        let kept: Vec<_> = story.works.par_iter().map(|work| keep(context, work)).collect();
        for (work, kept) in story.works.iter().zip(kept) {
            match kept {
                Ok(()) => drop(index.entries.insert(work.seed.path.clone(), work.entry(context))),
                Err(problem) => problems.push(problem),
            }
        }
    }
    problems.truncate(1);
    problems.extend(context.store.keep_index(&index).err());
    problems
}

fn keep(context: &Context, work: &Work) -> Result<(), Problem> {
    if work.lost || !work.touched { Ok(()) } else { context.store.keep_record(&work.record) }
}

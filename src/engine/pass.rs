//! One run: discover → read → run rules → compare → carry → write → tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::time::SystemTime;

use rayon::ThreadPool;
use rayon::prelude::*;

use super::context::Context;
use super::history::History;
use super::inputs::{Inputs, Look};
use super::library::Library;
use super::rename::{self, Before};
use super::reviews::Reviews;
use super::seeds::{Seed, story_of};
use super::store::{Index, Store};
use super::story::{self, Done};
use super::{Workspace, judge, still, sweep, tell};
use crate::annotation::Change;
use crate::error::Problem;
use crate::finding::{RuleId, Severity};
use crate::report::{Event, Report, Summary};

/// How much of what is found is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// The sums only, and what went wrong.
    Sums,
    /// The findings that matter, as many as a person reads.
    #[default]
    Some,
    /// Everything, however much.
    All,
    /// The findings of documents in which something changed.
    Changed,
}

/// What is asked of a run.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Write nothing, and say what a run would have written.
    pub frozen: bool,
    /// Use nothing remembered.
    pub fresh: bool,
    /// How much is told.
    pub show: Show,
    /// Tell only the findings of these seeds or folders, relative to `seeds/`; of all when empty.
    pub only: Vec<String>,
    /// Run every rule on every document, and tell what each cost.
    pub profile: bool,
    /// Run these rules alone, and leave what others found as it is.
    pub rules: Option<BTreeSet<RuleId>>,
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
    /// Each comparison that ran: rule, story and key.
    pub compared: Vec<(String, String, String)>,
}

/// Rules run on threads of their own: Lua's parser needs more room than threads have by default.
const STACK: usize = 8 * 1024 * 1024;

/// A workspace under work, and what is kept in memory from one run to the next.
#[derive(Debug)]
pub struct Session {
    workspace: Workspace,
    store: Store,
    pool: ThreadPool,
    library: Library,
    /// As of the last run that wrote; `None` before the first.
    index: Option<Index>,
}

/// Brings `workspace` up to date once and tells `report` about it.
///
/// # Errors
/// When the threads cannot be started. Everything else that goes wrong is told.
pub fn run(workspace: &Workspace, wanted: &Wanted, report: &mut dyn Report) -> Result<Outcome, Problem> {
    Ok(Session::new(workspace.clone())?.run(wanted, report))
}

impl Session {
    /// Work on `workspace`.
    ///
    /// # Errors
    /// When the threads cannot be started.
    pub fn new(workspace: Workspace) -> Result<Self, Problem> {
        let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK).build();
        let pool = pool.map_err(|error| Problem::new("threads", format!("cannot start working: {error}")))?;
        let store = Store::of(&workspace);
        Ok(Self { workspace, store, pool, library: Library::default(), index: None })
    }

    /// The folder that is worked on.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Brings the workspace up to date and tells `report` about it.
    pub fn run(&mut self, wanted: &Wanted, report: &mut dyn Report) -> Outcome {
        let (workspace, store) = (&self.workspace, &self.store);
        let library = &mut self.library;
        let lock = if wanted.frozen { None } else { store.lock(report) };
        let look = self.pool.install(|| Look::at(workspace));
        let (mut reviews, mut problems) = Reviews::read(workspace);
        let mut notes = Vec::new();
        if !reviews.conflicted.is_empty() && !wanted.frozen && !look.config.broken {
            notes.extend(judge::heal(workspace, &reviews.conflicted));
            (reviews, problems) = Reviews::read(workspace);
        }
        let index = match self.index.take() {
            Some(index) => index,
            None if wanted.fresh => Index::default(),
            None => {
                let (index, lost) = store.index();
                notes.extend(lost);
                index
            }
        };
        if !wanted.fresh
            && wanted.rules.is_none()
            && !wanted.profile
            && let Some(summary) = self.pool.install(|| still::summary(workspace, &look, &reviews, &index))
        {
            let summary = tell::still((workspace, store), (&look, &index), &reviews, wanted, summary, report);
            self.index = Some(index);
            return Outcome { summary, fail_on: look.config.fail_on, ..Outcome::default() };
        }
        let mut inputs = Inputs::gather(look, library);
        if let Some(rules) = &wanted.rules {
            inputs.keep_all_but(rules);
        }
        notes.extend(inputs.notes.iter().cloned());
        let history = History::of(workspace);
        let before = Before { workspace, store, index: &index, history: &history };
        let renamed = self.pool.install(|| rename::find(before, &inputs.found));
        notes.extend(renamed.notes);
        let context = Context {
            renamed: &renamed.from,
            history: &history,
            workspace,
            store,
            inputs: &inputs,
            generation: library.generation,
            index: &index,
            reviews: &reviews,
            write: !wanted.frozen && !inputs.config.broken,
            told: wanted.show != Show::Sums,
            fresh: wanted.fresh,
            costs: wanted.profile.then(Mutex::default),
        };
        problems.extend(inputs.problems.iter().cloned());
        let began = SystemTime::now();
        report.tell(&Event::Begin { documents: inputs.found.seeds.len() });
        let mut done = self.pool.install(|| stories(&context));
        let documents = done.iter().flat_map(|story| &story.documents);
        let unsettled = documents.filter_map(|document| document.unsettled.as_deref()).collect();
        let swept = sweep::run(&context, &unsettled);
        let mut next = None;
        if context.write {
            let quiet = problems.is_empty() && notes.is_empty() && swept.problems.is_empty();
            let (index, unkept) = self.pool.install(|| remember(&context, &mut done, began, quiet));
            problems.extend(unkept);
            next = Some(index);
        }
        let outcome = tell::run(&context, wanted, done, swept, problems, &notes, report);
        if context.write && !outcome.changes.is_empty() {
            // What `diff` shows without a revision: not worth failing a run for.
            let _ = store.keep_changes(&outcome.changes);
        }
        drop(lock);
        self.index = Some(next.unwrap_or(index));
        outcome
    }

    /// Whether `path` (relative to the workspace) is a file that the last run wrote and nobody has touched since.
    #[must_use]
    pub fn wrote(&self, path: &str) -> bool {
        let Some(index) = &self.index else { return false };
        let stamp = self.workspace.stamp(path);
        match path.strip_prefix("annotations/").and_then(|path| path.strip_suffix(".toml")) {
            Some("_ledger") => index.ledgers.get(".").is_some_and(|(written, _)| *written == stamp),
            Some(name) => match name.strip_suffix("/_ledger") {
                Some(story) => index.ledgers.get(story).is_some_and(|(written, _)| *written == stamp),
                None => index.entries.get(name).map_or(stamp.is_none(), |entry| entry.annotations == stamp),
            },
            None => false,
        }
    }
}

fn stories<'a>(context: &Context<'a>) -> Vec<Done<'a>> {
    let mut stories: BTreeMap<&str, Vec<&Seed>> = BTreeMap::new();
    for seed in &context.inputs.found.seeds {
        stories.entry(story_of(&seed.path)).or_default().push(seed);
    }
    let stories: Vec<(&str, Vec<&Seed>)> = stories.into_iter().collect();
    stories.par_iter().map(|(name, seeds)| story::run(context, name, seeds)).collect()
}

/// Keeps what makes the next run quick; `quiet` when nothing is to be told again that no document tells.
fn remember(context: &Context, done: &mut [Done], began: SystemTime, quiet: bool) -> (Index, Vec<Problem>) {
    let mut index = Index {
        engine: context.inputs.engine,
        rules: context.inputs.made.clone(),
        reviews: context.reviews.hash,
        written: Some(began),
        start: Some(context.inputs.start).filter(|_| quiet),
        ..Index::default()
    };
    let mut problems = Vec::new();
    for story in done {
        let stamp = context.workspace.stamp(&Workspace::ledger_of(story.story));
        // A story that something went wrong with is looked at again.
        if story.problems.is_empty() {
            index.ledgers.insert(story.story.to_owned(), (stamp, story.contradictions));
        }
        for document in &mut story.documents {
            problems.extend(document.unkept.take());
            index.entries.extend(document.entry.take());
        }
    }
    for gone in context.index.ledgers.keys().filter(|story| !index.ledgers.contains_key(*story)) {
        context.store.forget_story(gone);
    }
    let same = index.same(context.index);
    if !same && let Err(problem) = context.store.prepare().and_then(|()| context.store.keep_index(&index)) {
        problems.insert(0, problem);
    }
    problems.truncate(1);
    (index, problems)
}

//! One run: discover → read → run rules → compare → carry → write → tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use camino::Utf8PathBuf;
use rayon::ThreadPool;
use rayon::prelude::*;

use super::context::Context;
use super::history::History;
use super::inputs::{Inputs, Look};
use super::library::Library;
use super::progress::with_progress;
use super::rename::{self, Before, Former};
use super::reviews::Reviews;
use super::seeds::{Seed, story_of};
use super::stamp::Stamp;
use super::store::{Departed, Index, Store};
use super::story::{self, Done, Remembered};
use super::sweep::{self, Swept};
use super::untold::Untold;
use super::wanted::{Outcome, Show, Wanted};
use super::{Workspace, crowded, judge, still, tell};
use crate::error::Problem;
use crate::report::{Event, Report};
use crate::rule::Rules;

/// In a first run everything is new; over as many documents as this nobody reads that one by one, and it is not held.
const MANY: usize = 1_000;

/// Rules run on threads of their own: Lua's parser needs more room than threads have by default.
const STACK: usize = 8 * 1024 * 1024;

/// A workspace under work, and what is kept in memory from one run to the next.
#[derive(Debug)]
pub struct Session {
    pub(super) workspace: Workspace,
    pub(super) store: Store,
    pub(super) pool: ThreadPool,
    pub(super) library: Library,
    /// As of the last run that wrote; `None` before the first.
    pub(super) index: Option<Index>,
    /// What the index on disk looked like when it was read or written last.
    seen: Option<Stamp>,
    /// What the last whole run began from, for runs over a part of it.
    pub(super) standing: Option<Standing>,
    /// What went wrong in the last run.
    pub(super) trouble: Vec<Problem>,
    /// True when what is being done is of no more use: see [`Session::until`].
    pub(super) overtaken: Arc<AtomicBool>,
    /// What whole runs that were overtaken have done, for the next one to tell.
    untold: Untold,
    /// How many whole runs in a row were overtaken before they had done anything.
    fruitless: usize,
}

/// Where something is saved all the time, this many runs give way for nothing; the next one goes on for a while.
const PATIENCE: usize = 8;
const GRACE: Duration = Duration::from_secs(1);

/// What a whole run began from.
#[derive(Debug)]
pub(super) struct Standing {
    pub inputs: Inputs,
    pub reviews: Reviews,
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
        Ok(Self {
            workspace,
            store,
            pool,
            library: Library::default(),
            index: None,
            seen: None,
            standing: None,
            trouble: Vec::new(),
            overtaken: Arc::default(),
            untold: Untold::default(),
            fruitless: 0,
        })
    }

    /// From here on, whole runs end early, with what they have got to, once `overtaken` is true: somebody has saved
    /// something that should not wait. What they changed until then is told by the next one that comes to its end.
    #[must_use]
    pub fn until(self, overtaken: Arc<AtomicBool>) -> Self {
        Self { overtaken, ..self }
    }

    /// The folder that is worked on.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The rules in force.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.library.rules
    }

    /// The first seed by name, once a whole run has found them.
    #[must_use]
    pub fn first_seed(&self) -> Option<String> {
        let standing = self.standing.as_ref()?;
        Some(standing.inputs.found.seeds.first()?.path.clone())
    }

    /// The files outside of `seeds/` that links in it lead to, once a whole run has found them.
    pub(super) fn linked(&self) -> Option<&BTreeSet<Utf8PathBuf>> {
        self.standing.as_ref().map(|standing| &standing.inputs.found.linked)
    }

    /// Brings the workspace up to date and tells `report` about it.
    pub fn run(&mut self, wanted: &Wanted, report: &mut dyn Report) -> Outcome {
        let lock = if wanted.frozen { None } else { self.store.lock(report) };
        let never = AtomicBool::new(false);
        let impatient = self.fruitless >= PATIENCE;
        let asked = Arc::clone(&self.overtaken);
        let Some((look, index, lost)) = self.look(wanted, if impatient { &never } else { &asked }) else {
            self.fruitless += 1;
            return Outcome { overtaken: true, ..Outcome::default() };
        };
        let (workspace, store) = (&self.workspace, &self.store);
        let library = &mut self.library;
        let (mut reviews, mut problems) = Reviews::read(workspace);
        let mut notes = Vec::new();
        if !reviews.conflicted.is_empty() && !wanted.frozen && !look.config.broken {
            notes.extend(judge::heal(workspace, &reviews.conflicted));
            (reviews, problems) = Reviews::read(workspace);
        }
        notes.extend(lost);
        if !wanted.fresh
            && !wanted.ready
            && wanted.rules.is_none()
            && !wanted.profile
            && let Some(summary) = self.pool.install(|| still::summary(workspace, &look, &reviews, &index))
        {
            let summary = tell::still((workspace, store), &index, &reviews, wanted, summary, report);
            self.index = Some(index);
            return Outcome { summary, fail_on: look.config.fail_on, ..Outcome::default() };
        }
        let mut inputs = Inputs::gather(look, library);
        if let Some(rules) = &wanted.rules {
            inputs.keep_all_but(rules);
        }
        notes.extend(inputs.notes.iter().cloned());
        notes.extend(crowded::notes(&inputs.found, &index));
        let history = History::of(workspace);
        let before = Before { workspace, store, index: &index, history: &history };
        let renamed = self.pool.install(|| rename::find(before, &inputs.found, wanted.frozen || inputs.config.broken));
        notes.extend(renamed.notes);
        // Where something moved, its former place is put away at the end: such a run is not broken off.
        let overtaken = if renamed.from.is_empty() { &*self.overtaken } else { &never };
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
            changes: wanted.show == Show::All || !index.entries.is_empty() || inputs.found.seeds.len() < MANY,
            fresh: wanted.fresh,
            costs: wanted.profile.then(Mutex::default),
            saved: &BTreeSet::new(),
            overtaken,
            grace: impatient.then(|| Instant::now() + GRACE),
            checked: AtomicUsize::new(0),
            trouble: &self.trouble,
        };
        problems.extend(inputs.problems.iter().cloned());
        let began = SystemTime::now();
        report.tell(&Event::Begin { documents: inputs.found.seeds.len() });
        let mut done = with_progress(&self.pool, &context, report, || stories(&context));
        let documents = done.iter().flat_map(|story| &story.documents);
        let unsettled = documents.filter_map(|document| document.account.unsettled.as_deref()).collect();
        // What is gone may have become something that was not looked at yet.
        let swept = if context.is_overtaken() { Swept::default() } else { sweep::run(&context, &unsettled) };
        let whole = context.write && wanted.rules.is_none();
        if context.is_overtaken() {
            self.fruitless = if done.is_empty() { self.fruitless + 1 } else { 0 };
            self.untold.take(notes, &mut done, swept);
            report.tell(&Event::GivenUp);
            let kept = if context.write { kept(&context, &mut done).0 } else { Vec::new() };
            let mut index = index;
            for story in kept {
                story.put(&mut index);
            }
            self.index = Some(index);
            self.standing = whole.then_some(Standing { inputs, reviews });
            return Outcome { overtaken: true, ..Outcome::default() };
        }
        let mut next = None;
        if context.write {
            let quiet = problems.is_empty() && notes.is_empty() && swept.problems.is_empty();
            let (index, unkept) = self.pool.install(|| remember(&context, &mut done, began, quiet));
            problems.extend(unkept);
            next = Some(index);
        }
        let untold = if whole { std::mem::take(&mut self.untold) } else { Untold::default() };
        notes.extend(untold.notes.iter().filter(|note| !notes.contains(note)).cloned().collect::<Vec<_>>());
        let swept = untold.before(swept);
        let outcome = tell::run(&context, wanted, done, swept, problems, &notes, report);
        if context.write && !outcome.changes.is_empty() {
            // What `diff` shows without a revision: not worth failing a run for.
            let _ = store.keep_changes(&outcome.changes);
        }
        self.seen = self.store.index_stamp();
        drop(lock);
        self.index = Some(next.unwrap_or(index));
        self.trouble.clone_from(&outcome.problems);
        self.standing = whole.then_some(Standing { inputs, reviews });
        self.fruitless = 0;
        outcome
    }

    /// What stands on disk, and what is known of it: the index, and why there is none that can be used. `None` when that
    /// was `overtaken`.
    fn look(&mut self, wanted: &Wanted, overtaken: &AtomicBool) -> Option<(Look, Index, Option<Problem>)> {
        let now = self.store.index_stamp();
        // Another program may have worked here meanwhile, and know more.
        let known = self.index.take().filter(|_| now == self.seen);
        self.seen = now;
        let index = || match known {
            Some(index) => (index, None),
            None if wanted.fresh && wanted.frozen => (Index::default(), None),
            None => self.store.index(),
        };
        let look = || Look::unless(overtaken, &self.workspace);
        let (look, (index, lost)) = self.pool.install(|| rayon::join(look, index));
        if look.is_none() {
            self.index = lost.is_none().then_some(index);
            return None;
        }
        Some((look?, index, lost))
    }

    /// Whether `path` (relative to the workspace) is a file that the last run wrote and nobody has touched since.
    #[must_use]
    pub fn wrote(&self, path: &str) -> bool {
        let Some(index) = &self.index else { return false };
        index.left(path, self.workspace.stamp(path))
    }
}

fn stories<'a>(context: &Context<'a>) -> Vec<Done<'a>> {
    let mut stories: BTreeMap<&str, Vec<&Seed>> = BTreeMap::new();
    for seed in &context.inputs.found.seeds {
        stories.entry(story_of(&seed.path)).or_default().push(seed);
    }
    let stories: Vec<(&str, Vec<&Seed>)> = stories.into_iter().collect();
    stories.par_iter().filter_map(|(name, seeds)| story::run(context, name, seeds)).collect()
}

/// What the index is to know of the stories in `done`, and the first problem with keeping it.
fn kept(context: &Context, done: &mut [Done]) -> (Vec<Remembered>, Vec<Problem>) {
    let mut problems = Vec::new();
    let kept = done.iter_mut().map(|story| story.remembered(context, &mut problems)).collect();
    problems.truncate(1);
    (kept, problems)
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
    let (kept, mut problems) = kept(context, done);
    for story in kept {
        story.put(&mut index);
    }
    for gone in context.index.ledgers.keys().filter(|story| !index.ledgers.contains_key(*story)) {
        context.store.forget_story(gone);
    }
    index.departed = departed(context);
    // Whoever was overtaken comes back at once, and knows it still.
    let wanted = !index.same(context.index) && !context.is_overtaken();
    if wanted && let Err(problem) = context.store.prepare().and_then(|()| context.store.keep_index(&index)) {
        problems.insert(0, problem);
    }
    for former in context.renamed.values().filter_map(Former::path).filter(|path| !index.departed.contains_key(*path)) {
        context.store.forget_aside(former);
    }
    problems.truncate(1);
    (index, problems)
}

/// So many seeds that are gone are known again should they come back.
const DEPARTED: usize = 1_000;

/// The seeds that are gone and whose annotations were set aside.
fn departed(context: &Context) -> BTreeMap<String, Departed> {
    let back: BTreeSet<&str> = context.renamed.values().filter_map(Former::path).collect();
    let gone = rename::missing(context.index, &context.inputs.found).filter_map(|path| {
        let entry = &context.index.entries[path];
        context.store.aside(path, entry.content)?;
        Some((path.clone(), Departed { size: entry.stamp.size, content: entry.content }))
    });
    let mut departed: BTreeMap<String, Departed> = gone.collect();
    for (path, held) in &context.index.departed {
        if departed.len() < DEPARTED {
            departed.entry(path.clone()).or_insert(*held);
        } else if !departed.contains_key(path) {
            context.store.forget_aside(path);
        }
    }
    departed.retain(|path, _| !back.contains(path.as_str()));
    departed
}

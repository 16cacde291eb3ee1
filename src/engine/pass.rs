//! One run: discover → read → run rules → compare → carry → write → tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::time::{Duration, Instant};

use super::all::{self, Worked};
use super::beside::{Beside, Meanwhile, Served};
use super::claims::Claims;
use super::context::Context;
use super::history::History;
use super::inputs::{Inputs, Look};
use super::progress::with_progress;
use super::rename::{self, Before};
use super::reviews::Reviews;
use super::seeds::Found;
use super::session::{Session, Standing};
use super::store::{Departed, Index};
use super::story::Remembered;
use super::untold::Untold;
use super::wanted::{Outcome, Show, Wanted};
use super::{Workspace, crowded, judge, remember, sample, still, tell};
use crate::error::Problem;
use crate::report::{Event, Report};

/// In a first run everything is new; over as many documents as this nobody reads that one by one, and it is not held.
const MANY: usize = 1_000;

/// Where something is saved all the time, this many runs give way for nothing; the next one goes on for a while.
const PATIENCE: usize = 8;
const GRACE: Duration = Duration::from_secs(1);

/// What one run began from.
struct Ground {
    inputs: Inputs,
    reviews: Reviews,
    index: Index,
    problems: Vec<Problem>,
    notes: Vec<Problem>,
    /// Whether results are put on disk.
    write: bool,
    /// Whether they are, and of all rules.
    whole: bool,
}

/// How a run ended.
#[derive(Default)]
struct Ended {
    /// What was told; nothing when it was overtaken.
    outcome: Outcome,
    /// The index that was written.
    index: Option<Index>,
    /// When it was overtaken: what it got to.
    kept: Vec<Remembered>,
    /// When it was overtaken, or somebody served beside it: what was served.
    served: Served,
    /// When it was overtaken: the seeds that are gone by then, if that was settled.
    departed: Option<BTreeMap<String, Departed>>,
    /// When it was overtaken: whether it had done nothing.
    fruitless: bool,
    /// What was to be noted.
    notes: Vec<Problem>,
}

/// Brings `workspace` up to date once and tells `report` about it.
///
/// # Errors
/// When the threads cannot be started. Everything else that goes wrong is told.
pub fn run(workspace: &Workspace, wanted: &Wanted, report: &mut dyn Report) -> Result<Outcome, Problem> {
    Ok(Session::new(workspace.clone())?.run(wanted, report))
}

/// What is left of a run that gave way: the one after it tells what was done and what is noted.
fn overtaken(
    worked: Worked,
    served: Served,
    notes: Vec<Problem>,
    untold: &mut Untold,
    report: &mut dyn Report,
) -> Ended {
    let Worked { mut done, swept, index, kept, departed } = worked;
    let fruitless = done.is_empty() && served.is_nothing();
    untold.take(notes, &mut done, swept);
    report.tell(&Event::GivenUp);
    let outcome = Outcome { overtaken: true, ..Outcome::default() };
    // Nobody is to take it for a run after which nothing is left to tell.
    let index = index.map(|(index, _)| Index { start: None, ..index });
    Ended { outcome, index, kept, served, departed, fruitless, notes: Vec::new() }
}

impl Session {
    /// Brings the workspace up to date and tells `report` about it.
    pub fn run(&mut self, wanted: &Wanted, report: &mut dyn Report) -> Outcome {
        self.run_beside(wanted, report, None)
    }

    /// The same, with somebody `beside` it who is served meanwhile and decides whether it is to end early.
    pub fn run_beside(&mut self, wanted: &Wanted, report: &mut dyn Report, beside: Option<&mut dyn Beside>) -> Outcome {
        let lock = if wanted.frozen { None } else { self.store.lock(report) };
        let impatient = self.fruitless >= PATIENCE;
        let Some((look, index, lost)) = self.look(wanted, impatient) else {
            self.fruitless += 1;
            return Outcome { overtaken: true, ..Outcome::default() };
        };
        let heal = !wanted.frozen && !look.config.broken;
        let (reviews, problems, mut notes) = judge::read(&self.workspace, heal);
        notes.extend(lost);
        // What is wrong with a verdict is told each time, and no hash holds it.
        if problems.is_empty()
            && wanted.may_stand_still()
            && let Some(summary) = self.pool.install(|| still::summary(&self.workspace, &look, &reviews, &index))
        {
            let summary = tell::still((&self.workspace, &self.store), &index, &reviews, wanted, summary, report);
            self.index = Some(index);
            return Outcome { summary, fail_on: look.config.fail_on, ..Outcome::default() };
        }
        let ground = self.ground(look, reviews, index, (problems, notes), wanted);
        let mut untold = std::mem::take(&mut self.untold);
        let grace = impatient.then(|| Instant::now() + GRACE);
        let ended = self.bring_up_to_date(&ground, wanted, (grace, beside), &mut untold, report);
        self.seen = self.store.index_stamp();
        drop(lock);
        self.untold = untold;
        self.stand(ground, ended)
    }

    /// What a run begins from: the rules loaded, and everything that is to be told beside its work.
    fn ground(
        &mut self,
        look: Look,
        reviews: Reviews,
        index: Index,
        (mut problems, mut notes): (Vec<Problem>, Vec<Problem>),
        wanted: &Wanted,
    ) -> Ground {
        if self.library.generation == 0 {
            sample::begin(&self.pool, &self.workspace, &look.found.seeds);
        }
        self.library.careful &= !wanted.as_saved;
        let mut inputs = Inputs::gather(look, &mut self.library);
        self.library.careful = self.careful;
        self.warm();
        if let Some(rules) = &wanted.rules {
            inputs.keep_all_but(rules);
        }
        notes.extend(inputs.notes.iter().cloned());
        notes.extend(crowded::notes(&inputs.found, &index));
        problems.extend(inputs.problems.iter().cloned());
        let write = !wanted.frozen && inputs.legible;
        Ground { write, whole: write && wanted.rules.is_none(), inputs, reviews, index, problems, notes }
    }

    /// Does the work, and tells of it unless it was overtaken.
    fn bring_up_to_date(
        &self,
        ground: &Ground,
        wanted: &Wanted,
        (grace, beside): (Option<Instant>, Option<&mut dyn Beside>),
        untold: &mut Untold,
        report: &mut dyn Report,
    ) -> Ended {
        let (inputs, index, history) = (&ground.inputs, &ground.index, History::of(&self.workspace));
        let before = Before { workspace: &self.workspace, store: &self.store, index, history: &history };
        let renamed = self.pool.install(|| rename::find(before, &inputs.found, !ground.write));
        let leave = AtomicBool::new(false);
        let context = Context {
            workspace: &self.workspace,
            store: &self.store,
            inputs,
            generation: ground.inputs.generation,
            index,
            reviews: &ground.reviews,
            renamed: &renamed.from,
            history: &history,
            write: ground.write,
            told: wanted.show != Show::Sums,
            changes: wanted.show == Show::All || !index.entries.is_empty() || inputs.found.seeds.len() < MANY,
            fresh: wanted.fresh,
            blank: self.store.is_blank(),
            costs: wanted.profile.then(Mutex::default),
            saved: &BTreeSet::new(),
            overtaken: if beside.is_some() { &leave } else { &self.overtaken },
            grace,
            settling: AtomicBool::new(!renamed.from.is_empty()),
            memory: &self.memory,
            claims: &Claims::default(),
            checked: AtomicUsize::new(0),
            trouble: &self.trouble,
        };
        report.tell(&Event::Begin { documents: inputs.found.seeds.len() });
        let notes: Vec<Problem> = ground.notes.iter().chain(&renamed.notes).cloned().collect();
        let quiet = ground.problems.is_empty() && notes.is_empty();
        let mut meanwhile = Meanwhile::new(&context, self, beside, &leave);
        let worked = with_progress(&self.pool, &mut meanwhile, report, || all::run(&context, quiet));
        let served = meanwhile.end();
        if context.is_overtaken() || !served.is_nothing() {
            return overtaken(worked, served, notes, untold, report);
        }
        let untold = if ground.whole { std::mem::take(untold) } else { Untold::default() };
        self.complete(&context, (ground, wanted), worked, notes, untold, report)
    }

    /// Tells what a run came to that got to its end, and what those before it had left `untold`.
    fn complete(
        &self,
        context: &Context,
        (ground, wanted): (&Ground, &Wanted),
        worked: Worked,
        notes: Vec<Problem>,
        untold: Untold,
        report: &mut dyn Report,
    ) -> Ended {
        let (index, unkept) = worked.index.unzip();
        let problems = ground.problems.iter().cloned().chain(unkept.into_iter().flatten()).collect();
        let notes = untold.noted(notes);
        let swept = untold.before(worked.swept);
        let outcome = tell::run(context, wanted, worked.done, swept, problems, &notes, report);
        if ground.write && !outcome.changes.is_empty() {
            // What `diff` shows without a revision: not worth failing a run for.
            let _ = self.store.keep_changes(&outcome.changes);
        }
        Ended { outcome, index, notes, ..Ended::default() }
    }

    /// Takes up what is known now, for the next run.
    fn stand(&mut self, ground: Ground, ended: Ended) -> Outcome {
        let Ground { mut inputs, reviews, index, whole, .. } = ground;
        let mut index = ended.index.unwrap_or(index);
        if ended.outcome.overtaken {
            self.fruitless = if ended.fruitless { self.fruitless + 1 } else { 0 };
            for story in ended.kept {
                story.put(&mut index);
            }
            if let Some(departed) = ended.departed {
                self.settle(&mut index, &inputs.found, departed);
            }
            ended.served.put(&mut inputs, &mut index);
        } else {
            self.fruitless = 0;
            self.trouble.stand(ended.outcome.standing.clone());
            self.trouble.note(ended.notes);
        }
        self.index = Some(index);
        self.standing = whole.then_some(Standing { inputs, reviews });
        ended.outcome
    }

    /// Has `index` know of seeds that went, or moved, in a run that did not come to its end. Should the program be killed
    /// before one does, nothing is to look for them where they were.
    pub(super) fn settle(&mut self, index: &mut Index, found: &Found, departed: BTreeMap<String, Departed>) {
        index.entries.retain(|path, known| found.has(path) || found.is_refused(path) || known.failed);
        let before = std::mem::replace(&mut index.departed, departed);
        index.start = None;
        // Without it the next run finds out by itself.
        index.unkept = self.store.keep_index(index).is_err();
        if !index.unkept {
            remember::forget_texts(&self.store, &before, &index.departed);
        }
        self.seen = self.store.index_stamp();
    }

    /// What stands on disk, and what is known of it: the index, and why there is none that can be used. `None` when that
    /// was overtaken, for which who is `impatient` does not care.
    fn look(&mut self, wanted: &Wanted, impatient: bool) -> Option<(Look, Index, Option<Problem>)> {
        let now = self.store.index_stamp();
        // Another program may have worked here meanwhile, and know more.
        let known = self.index.take().filter(|_| now == self.seen);
        // Somebody else was here since: what stood then tells nothing of what came and moved.
        self.standing = self.standing.take().filter(|_| known.is_some());
        self.seen = now;
        let index = || match known {
            Some(index) => (index, None),
            None if wanted.fresh && wanted.frozen => (Index::default(), None),
            None => self.store.index(),
        };
        let never = AtomicBool::new(false);
        let overtaken = if impatient { &never } else { &*self.overtaken };
        let look = || Look::unless(overtaken, &self.workspace);
        let (look, (index, lost)) = self.pool.install(|| rayon::join(look, index));
        if look.is_none() {
            self.index = lost.is_none().then_some(index);
            return None;
        }
        Some((look?, index, lost))
    }
}

//! After the work: what was found, what changed, what went wrong, told in one order whatever finished first.

use std::collections::{BTreeMap, BTreeSet};

use super::Workspace;
use super::context::Context;
use super::reviews::Reviews;
use super::seeds::story_of;
use super::store::{Index, Store};
use super::story::Done;
use super::sweep::Swept;
use super::teller::Teller;
use super::wanted::{Outcome, Runs, Show, Wanted};
use crate::annotation::{Cause, Change, Removal, What};
use crate::error::Problem;
use crate::report::{Event, Report, Summary, Tally};

/// Tells `report` everything, and sums it up.
pub fn run(
    context: &Context,
    wanted: &Wanted,
    done: Vec<Done>,
    swept: Swept,
    problems: Vec<Problem>,
    notes: &[Problem],
    report: &mut dyn Report,
) -> Outcome {
    let others = Others::default();
    part(context, wanted, (done, &others), swept, problems, notes, report)
}

/// What is known of documents that a run over a part of the workspace does not look at.
#[derive(Debug, Default)]
pub struct Others {
    pub annotations: usize,
    pub tally: Tally,
    pub contradictions: usize,
}

impl Others {
    /// What `index` knows of all documents but those of the stories that seeds were `saved` in; of one that was left on the
    /// way, but those that were `done`.
    pub fn than(index: &Index, saved: &BTreeSet<String>, done: &[Done]) -> Self {
        let touched: BTreeSet<&str> = saved.iter().map(|path| story_of(path)).collect();
        let left = done.iter().filter(|story| story.left);
        let left: BTreeMap<&str, BTreeSet<&str>> = left
            .map(|story| (story.story, story.documents.iter().map(|done| done.seed.path.as_str()).collect()))
            .collect();
        let is_told = |path: &str| {
            let story = story_of(path);
            touched.contains(story) && left.get(story).is_none_or(|done| done.contains(path))
        };
        let mut others = Self::default();
        for (_, entry) in index.entries.iter().filter(|(path, _)| !is_told(path)) {
            others.annotations += entry.annotated;
            others.tally.add(&entry.tally);
        }
        let ledgers = index.ledgers.iter().filter(|(story, _)| !touched.contains(story.as_str()));
        others.contradictions = ledgers.map(|(_, (_, number))| number).sum();
        others
    }
}

/// Tells `report` everything of a run over a part of the workspace, and sums up the whole.
pub fn part(
    context: &Context,
    wanted: &Wanted,
    (done, others): (Vec<Done>, &Others),
    swept: Swept,
    mut problems: Vec<Problem>,
    notes: &[Problem],
    report: &mut dyn Report,
) -> Outcome {
    let ran = Runs::of(context.inputs.rules.all().iter().map(|rule| rule.id.clone()));
    let mut outcome = Outcome { fail_on: context.inputs.config.fail_on, ran, ..Outcome::default() };
    let mut teller = Teller::new(context.workspace, context.store, context.reviews, wanted, report);
    teller.summary.tally.add(&others.tally);
    teller.summary.annotations = others.annotations;
    teller.summary.contradictions = others.contradictions;
    let around = Around::of(context.saved, &done);
    for document in done.iter().flat_map(|story| &story.documents) {
        teller.summary.tally.add(&document.tally);
        teller.summary.annotations += document.annotated;
        let (path, record) = (document.seed.path.as_str(), document.record.as_deref());
        let changes = &document.account.changes;
        let aside = wanted.calm && !around.shows(path, changes);
        // That nothing is left of a rule is told by what is gone.
        let is_gone = |change: &Change| matches!(change.what, What::Removed { removal: Removal::Rule });
        let bare = wanted.calm && changes.iter().all(is_gone);
        if wanted.show != Show::Changed || !changes.is_empty() && !aside && !bare {
            teller.document(path, document.tally, record);
        }
    }
    for story in &done {
        let members: Vec<&str> = story.documents.iter().map(|document| document.seed.path.as_str()).collect();
        teller.summary.contradictions += story.contradictions;
        if wanted.show != Show::Changed || !story.untouched {
            teller.ledger(story.story, &members, story.contradictions, story.ledger.as_ref());
        }
    }
    let mut summary = std::mem::take(&mut teller.summary);
    summary.first = context.index.entries.is_empty();
    summary.rules = context.inputs.rules.all().len();
    summary.documents = context.inputs.found.seeds.len();
    summary.written = swept.removed;
    summary.outdated = swept.outdated;
    for story in done {
        let compared = story.compared.into_iter();
        outcome.compared.extend(compared.map(|(rule, key)| (rule.to_string(), story.story.to_owned(), key)));
        summary.written += story.written;
        summary.outdated.extend(story.outdated);
        problems.extend(story.problems);
        for document in story.documents {
            let (path, account) = (&document.seed.path, document.account);
            summary.failed += usize::from(account.failed());
            summary.written += account.written;
            summary.outdated.extend(account.outdated);
            outcome.ran.add(path, account.ran);
            outcome.read.extend(account.read.then(|| path.clone()));
            outcome.changes.extend(account.changes);
            problems.extend(account.problems);
        }
    }
    summary.outdated.sort();
    let held = !context.write && !wanted.frozen;
    if held {
        // A run would write no more than this one, until what keeps it from that is mended.
        summary.outdated.clear();
    }
    outcome.changes.extend(swept.changes);
    problems.extend(swept.problems);
    summary.changes = outcome.changes.len();
    let trouble = Told::of(context, wanted, &problems, notes);
    outcome.problems = gathered(problems);
    summary.problems = outcome.problems.len();
    summary.repeated = summary.problems.saturating_sub(trouble.problems.len());
    // What is not written is found again each time.
    let same = (outcome.changes.is_empty() || held) && summary.written == 0 && !trouble.differs;
    outcome.standing = trouble.standing;
    outcome.told = !(wanted.news && same);
    if !outcome.told {
        report.tell(&Event::Nothing);
        outcome.summary = summary;
        return outcome;
    }
    report.tell(&Event::Changes { list: &outcome.changes, first: summary.first });
    for note in &trouble.notes {
        report.tell(&Event::Note(note));
    }
    for problem in &trouble.mended {
        report.tell(&Event::Mended(problem));
    }
    for problem in &trouble.problems {
        report.tell(&Event::Problem(problem));
    }
    if let Some(profile) = context.profile() {
        report.tell(&Event::Profile(&profile));
    }
    report.tell(&Event::Summary(&summary));
    outcome.summary = summary;
    outcome
}

/// Whose findings are shown to somebody who looks on, and of whom the changes are enough.
struct Around<'a> {
    saved: &'a BTreeSet<String>,
    /// Where everything was looked at: whether several documents are others than before, as after a checkout.
    several: bool,
}

impl<'a> Around<'a> {
    fn of(saved: &'a BTreeSet<String>, done: &[Done]) -> Self {
        let documents = done.iter().flat_map(|story| &story.documents);
        let others = documents.filter(|document| document.account.changes.iter().any(is_by(Cause::Document)));
        Self { saved, several: saved.is_empty() && others.take(2).count() > 1 }
    }

    /// Whether what is found in the document at `path` is shown, of which these are the `changes`.
    fn shows(&self, path: &str, changes: &[Change]) -> bool {
        if !self.saved.is_empty() {
            return self.saved.contains(path);
        }
        let is_another = changes.iter().any(is_by(Cause::Document));
        if is_another { !self.several } else { changes.iter().any(is_by(Cause::Rule)) }
    }
}

fn is_by(cause: Cause) -> impl Fn(&Change) -> bool {
    move |change| change.cause == cause
}

/// What is told of what went wrong.
struct Told {
    problems: Vec<Problem>,
    mended: Vec<Problem>,
    notes: Vec<Problem>,
    /// Whether anything is other than before.
    differs: bool,
    /// What is wrong by now.
    standing: Vec<Problem>,
}

impl Told {
    fn of(context: &Context, wanted: &Wanted, problems: &[Problem], notes: &[Problem]) -> Self {
        let (trouble, whole) = (context.trouble, context.saved.is_empty());
        let (mut new, mended) = (trouble.new_of(problems), trouble.mended(problems, whole));
        // Who saves a file that is wrong is told so, each time.
        let is_saved = |problem: &&Problem| problem.location.as_ref().is_some_and(|at| wanted.pen.contains(&at.path));
        new.extend(
            problems.iter().filter(is_saved).filter(|problem| !new.contains(problem)).cloned().collect::<Vec<_>>(),
        );
        let noted = wanted.once && !trouble.new_notes(notes).is_empty();
        let differs = noted || !new.is_empty() || !mended.is_empty();
        let standing = if whole { problems.to_vec() } else { trouble.and(problems) };
        if !wanted.once {
            let problems = gathered(problems.to_vec());
            return Self { problems, mended: Vec::new(), notes: notes.to_vec(), differs, standing };
        }
        let notes = trouble.new_notes(notes);
        Self { problems: gathered(new), mended: gathered(mended), notes, differs, standing }
    }
}

/// Tells of a run in which nothing had to be done: what is known of it stands in the index, the rest in the store.
pub fn still(
    (workspace, store): (&Workspace, &Store),
    index: &Index,
    reviews: &Reviews,
    wanted: &Wanted,
    summary: Summary,
    report: &mut dyn Report,
) -> Summary {
    let mut teller = Teller::new(workspace, store, reviews, wanted, report);
    teller.summary = summary;
    if !matches!(wanted.show, Show::Sums | Show::Changed) {
        for (path, entry) in &index.entries {
            teller.document(path, entry.tally, None);
        }
        let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for path in index.entries.keys() {
            members.entry(story_of(path)).or_default().push(path);
        }
        for (story, (_, contradictions)) in &index.ledgers {
            teller.ledger(story, members.get(story.as_str()).map_or(&[], Vec::as_slice), *contradictions, None);
        }
    }
    let summary = teller.summary;
    report.tell(&Event::Changes { list: &[], first: false });
    report.tell(&Event::Summary(&summary));
    summary
}

/// The same failure on many documents is told once.
fn gathered(problems: Vec<Problem>) -> Vec<Problem> {
    let mut gathered: Vec<(Problem, usize)> = Vec::new();
    for problem in problems {
        let same = |(known, _): &&mut (Problem, usize)| {
            problem.document.is_some()
                && (&known.code, &known.message, &known.location)
                    == (&problem.code, &problem.message, &problem.location)
        };
        match gathered.iter_mut().find(same) {
            Some((_, others)) => *others += 1,
            None => gathered.push((problem, 0)),
        }
    }
    let told = gathered.into_iter().map(|(mut problem, others)| {
        if others > 0 {
            problem.message = format!("{} (and on {others} more)", problem.message);
        }
        problem
    });
    told.collect()
}

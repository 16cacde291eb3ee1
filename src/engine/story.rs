//! One story on its way through a run: its documents, and what they say of the same things.

use std::sync::atomic::Ordering;

use rayon::prelude::*;

use super::Workspace;
use super::compare::{self, Compared, Known};
use super::context::Context;
use super::familiar::{Ids, Key, OfDocument};
use super::seeds::Seed;
use super::settled::Settled;
use super::side::Side;
use super::stamp::Stamp;
use super::store::{Entry, Index};
use super::work::Work;
use crate::error::Problem;
use crate::ledger::Ledger;
use crate::report::contradictions;

/// Documents of larger stories are read again when they are written, rather than all kept in memory.
const KEPT_IN_MEMORY: usize = 64;

/// What became of a story.
#[derive(Debug)]
pub struct Done<'a> {
    pub story: &'a str,
    /// In order of their paths.
    pub documents: Vec<Settled<'a>>,
    /// Whether nothing had to be done.
    pub untouched: bool,
    /// Whether it was given up on the way: then these are those of its documents that were done.
    pub left: bool,
    /// Pairs of sources that contradict each other.
    pub contradictions: usize,
    /// What is told of it, where that cannot be made again from the store.
    pub ledger: Option<Ledger>,
    /// The comparisons that ran: rule and key.
    pub compared: Vec<Key>,
    pub problems: Vec<Problem>,
    pub written: usize,
    pub outdated: Vec<String>,
}

/// What the index is to know of a story.
#[derive(Debug)]
pub struct Remembered {
    story: String,
    ledger: Option<(Option<Stamp>, usize)>,
    entries: Vec<(String, Option<Entry>)>,
}

impl Remembered {
    /// Puts it into `index`, in the place of what is known there.
    pub fn put(self, index: &mut Index) {
        index.unkept = true;
        match self.ledger {
            Some(ledger) => drop(index.ledgers.insert(self.story, ledger)),
            None => drop(index.ledgers.remove(&self.story)),
        }
        for (path, entry) in self.entries {
            match entry {
                Some(entry) => drop(index.entries.insert(path, entry)),
                None => drop(index.entries.remove(&path)),
            }
        }
    }
}

/// Brings the story of `seeds` up to date. When that is given up on the way, what rules have said until then is
/// remembered; `None` when nothing else was done.
pub fn run<'a>(context: &Context, story: &'a str, seeds: &[&'a Seed]) -> Option<Done<'a>> {
    if context.gives_way(story) {
        return None;
    }
    let mut works: Vec<Work> = seeds.par_iter().map(|seed| Work::begin(context, seed)).collect();
    let mut done = Done::new(context, story);
    let many = works.len() > KEPT_IN_MEMORY;
    // Whoever saves first in a large story is not to wait until it is known.
    let is_wanted = many && context.write && context.memory.is_wanting();
    done.untouched = is_clean(context, story, &works);
    if done.untouched && !is_wanted {
        context.checked.fetch_add(works.len(), Ordering::Relaxed);
        done.documents = works.into_par_iter().map(|work| work.untouched(context)).collect();
        return Some(done);
    }
    tell_of_others(context, story, &mut works);
    let mut side = Side::of(context, story, &works, many);
    // Disks that are busy take their time: what was saved is not to wait for the others of its story.
    let mut in_order_of_need: Vec<&mut Work> = works.iter_mut().collect();
    in_order_of_need.sort_by_key(|work| !context.saved.contains(&work.seed.path));
    in_order_of_need.into_par_iter().for_each(|work| {
        if !work.account.lost && !side.knows(&work.seed.path) && !context.gives_way(story) {
            work.check(context);
        }
        context.checked.fetch_add(1, Ordering::Relaxed);
        if many {
            work.drop_document();
        }
    });
    if context.gives_way(story) {
        for work in &works {
            work.leave(context);
        }
        side.put_back(context);
        return None;
    }
    let (groups, touched) = side.groups(context, story, &works);
    let known = side.said().map(|said| Known { said, touched: &touched, side: &side });
    let mut compared = compare::run(context, story, &groups, &works, known);
    done.problems.append(&mut compared.problems);
    done.compared = std::mem::take(&mut compared.ran);
    let ids = done.finish(context, works, &mut compared, &side);
    if done.left {
        return Some(done);
    }
    let told = side.tells(&groups, &touched);
    let ledger = Ledger::new(story, groups);
    let text = side.ledger(&ledger, ids, &compared.affected, &touched);
    done.write_ledger(context, &ledger, text);
    done.contradictions = ledger.groups.iter().map(|group| contradictions(group)).sum();
    let is_known = done.problems.is_empty() && compared.broken.is_subset(&context.inputs.kept);
    compared.keep(context, Some(side).filter(|_| is_known));
    let is_told = context.told && (!context.write || many && !context.saved.is_empty());
    done.ledger = is_told.then(|| told.map_or(ledger, |touched| Ledger::new(story, touched)));
    Some(done)
}

/// Has each document know whether others of the story are new, gone or changed.
fn tell_of_others(context: &Context, story: &str, works: &mut [Work]) {
    let altered: Vec<bool> = works.iter().map(|work| work.is_altered(context)).collect();
    let known = works.iter().filter(|work| context.index.entries.contains_key(&work.seed.path)).count();
    let departed = context.index.members(story) > known;
    let all = altered.iter().filter(|altered| **altered).count();
    for (work, own) in works.iter_mut().zip(altered) {
        work.others = departed || all > usize::from(own);
    }
}

/// Whether no document of the story is new, gone or changed, and its ledger is as it was written.
fn is_clean(context: &Context, story: &str, works: &[Work]) -> bool {
    let ledger = context.index.ledgers.get(story);
    let same_ledger = ledger.is_some_and(|(stamp, _)| *stamp == context.workspace.stamp(&Workspace::ledger_of(story)));
    // The disk is asked last.
    same_ledger
        && context.index.members(story) == works.len()
        && works.iter().all(|work| work.is_as_known(context))
        && works.par_iter().all(|work| work.is_clean(context))
}

impl<'a> Done<'a> {
    pub(super) fn new(context: &Context, story: &'a str) -> Self {
        Self {
            story,
            documents: Vec::new(),
            untouched: false,
            left: false,
            contradictions: context.index.ledgers.get(story).map_or(0, |(_, number)| *number),
            ledger: None,
            compared: Vec::new(),
            problems: Vec::new(),
            written: 0,
            outdated: Vec::new(),
        }
    }

    /// Puts together what was found in each document, writes it, and lets go of the document. What stands in the ledger
    /// has an annotation: answers with those.
    fn finish(&mut self, context: &Context, works: Vec<Work<'a>>, compared: &mut Compared, side: &Side) -> Ids {
        let tasks = works.into_iter().map(|work| {
            let found = compared.found.remove(&work.seed.path).unwrap_or_default();
            (work, found)
        });
        let (saved, others): (Vec<_>, Vec<_>) = tasks.partition(|(work, _)| context.saved.contains(&work.seed.path));
        let mut ids = Vec::new();
        for tasks in [saved, others] {
            let finished = tasks.into_par_iter().map(|(mut work, found)| {
                if context.gives_way(self.story) {
                    work.leave(context);
                    return None;
                }
                if side.knows(&work.seed.path) {
                    if !compared.affected.contains(&work.seed.path) {
                        return Some((work.untouched(context), None));
                    }
                    work.check(context);
                }
                work.kept.extend(compared.broken.iter().cloned());
                work.finish(context, found);
                work.drop_document();
                let ids = self::ids(&work);
                Some((work.settle(context), ids))
            });
            let finished: Vec<_> = finished.collect();
            self.left |= finished.iter().any(Option::is_none);
            self.documents.reserve_exact(finished.len());
            for (document, own) in finished.into_iter().flatten() {
                self.documents.push(document);
                ids.extend(own);
            }
        }
        self.documents.sort_by(|a, b| a.seed.path.cmp(&b.seed.path));
        ids.into_iter().collect()
    }

    /// What makes the next run quick, taken out of here; what could not be kept goes to `problems`.
    pub fn remembered(&mut self, context: &Context, problems: &mut Vec<Problem>) -> Remembered {
        if self.left {
            // Without its ledger it is looked at again. What was known of its documents stays: it tells what changed in
            // the others, and why.
            return Remembered { story: self.story.to_owned(), ledger: None, entries: Vec::new() };
        }
        let stamp = || context.workspace.stamp(&Workspace::ledger_of(self.story));
        // A story that something went wrong with is looked at again.
        let ledger = self.problems.is_empty().then(|| (stamp(), self.contradictions));
        let entries = self.documents.iter_mut().flat_map(|document| {
            problems.extend(document.unkept.take().map(|problem| *problem));
            let gone = document.entry.is_none().then(|| (document.seed.path.clone(), None));
            gone.into_iter().chain(document.entry.take().map(|known| (known.0, Some(known.1))))
        });
        Remembered { story: self.story.to_owned(), ledger, entries: entries.collect() }
    }

    fn write_ledger(&mut self, context: &Context, ledger: &Ledger, text: String) {
        let path = Workspace::ledger_of(self.story);
        let text = if ledger.groups.is_empty() { String::new() } else { text };
        let old = context.workspace.read_text(&path).unwrap_or_default().unwrap_or_default();
        if old == text {
            return;
        }
        if !context.write {
            self.outdated.push(path);
            return;
        }
        let written =
            if text.is_empty() { context.workspace.remove(&path) } else { context.workspace.write(&path, &text) };
        match written {
            Ok(written) => self.written += usize::from(written),
            Err(problem) => self.problems.push(problem),
        }
    }
}

/// The annotations of the findings of one document that are about facts.
fn ids(work: &Work) -> Option<(String, OfDocument)> {
    let mut ids = OfDocument::new();
    let each = work.record.findings.iter().zip(&work.record.ids);
    for (finding, id) in each.filter(|(finding, _)| finding.claim.is_some()) {
        ids.entry(finding.rule.clone()).or_default().insert(finding.span, id.clone());
    }
    (!ids.is_empty()).then(|| (work.seed.path.clone(), ids))
}

//! What a watch tells beside its runs, and has done after them.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::{Change, Preview};
use crate::app::{here, test};
use crate::cli::{Watch, WatchFormat};
use crate::engine::preview::{rules_of, unheld};
use crate::engine::{Outcome, Workspace};
use crate::finding::RuleId;
use crate::report::{self, Report};
use crate::rule::Rules;

use super::afterwards::Afterwards;

/// Tells somebody who watches.
pub struct Telling<'a> {
    workspace: Workspace,
    arguments: &'a Watch,
    /// Whether no run has come to its end yet.
    first: bool,
    /// Rules that were saved since everything was looked at, and what they changed until now.
    saved: BTreeSet<RuleId>,
    changes: Vec<Change>,
    /// How many errors were known after the last run; `None` before the first.
    errors: Option<usize>,
    afterwards: Option<Afterwards>,
}

impl<'a> Telling<'a> {
    /// Tells as `arguments` want it.
    pub fn new(workspace: Workspace, arguments: &'a Watch) -> Self {
        let afterwards = arguments.exec.clone().map(|command| Afterwards::begin(workspace.clone(), command));
        let (saved, changes) = (BTreeSet::new(), Vec::new());
        Self { workspace, arguments, first: true, saved, changes, errors: None, afterwards }
    }

    /// Whether a person reads it.
    pub fn is_text(&self) -> bool {
        self.arguments.format == WatchFormat::Text
    }

    /// Whether nothing was told of everything yet.
    pub fn is_first(&self) -> bool {
        self.first
    }

    /// Whether the screen is cleared for each run.
    pub fn clears(&self) -> bool {
        self.arguments.clear
    }

    /// Clears the screen for what comes, when that is wanted.
    pub fn clear(&self) {
        if self.arguments.clear && !self.first {
            here::clear();
        }
    }

    /// Somebody to tell a run to.
    pub fn report(&self) -> Box<dyn Report> {
        report::watching(!self.is_text(), self.first)
    }

    /// Tells what the examples of the rules say that are made of the saved `files`; of those that do not load, that they
    /// do not.
    pub fn examples(&mut self, files: &[String], rules: &Rules, waiting: &BTreeMap<RuleId, usize>, outcome: &Outcome) {
        if !self.is_text() {
            return;
        }
        let made = |broken: bool| -> BTreeSet<RuleId> {
            let files = files.iter().filter(|path| is_broken(path, outcome) == broken);
            files.flat_map(|path| rules_of(path, rules)).collect()
        };
        // Of one that does not load, the examples would be those of the version before.
        let (kept, saved) = (made(true), made(false));
        report::say_lines(&report::changes::kept(&kept));
        if !saved.is_empty() {
            test::tell(&rules.test(|id| saved.contains(id)), false);
        }
        self.saved.extend(saved.into_iter().filter(|id| !waiting.contains_key(id)));
    }

    /// Tells what rules that are `waiting` would change in the document edited last.
    pub fn foreseen(&self, preview: &Preview, waiting: &BTreeSet<RuleId>) {
        if self.is_text() {
            report::say_lines(&report::changes::waiting(waiting));
            report::say_lines(&report::preview::preview(preview, waiting, false, true));
        }
    }

    /// Tells what saved rules have changed once the `whole` has been looked at, and does what somebody wants done after a
    /// run. Whether anything was told.
    pub fn after(&mut self, outcome: &Outcome, whole: bool) -> bool {
        self.first &= !whole;
        let of_saved = outcome.changes.iter().filter(|change| self.saved.contains(&change.rule));
        // Whoever saved a rule is shown the edited document before the rest follows.
        let summed = whole && !self.saved.is_empty();
        if summed {
            // There may be a hundred thousand of these.
            let changes: Vec<&Change> = self.changes.iter().chain(of_saved).collect();
            let unheld = unheld(&self.workspace, &changes);
            report::say_lines(&report::changes::by_rule(&self.saved, &changes, unheld));
            self.saved.clear();
            self.changes = Vec::new();
        } else {
            self.changes.extend(of_saved.cloned());
        }
        let errors = outcome.errors();
        if self.arguments.bell && self.errors.is_some_and(|before| errors > before) {
            report::ring();
        }
        self.errors = Some(errors);
        if outcome.summary.written > 0
            && let Some(afterwards) = &self.afterwards
        {
            afterwards.ask();
        }
        summed
    }
}

/// Whether the file at `path` does not load.
fn is_broken(path: &str, outcome: &Outcome) -> bool {
    // What goes wrong on a document does not keep a rule from loading.
    let mut problems = outcome.problems.iter().filter(|problem| problem.document.is_none());
    problems.any(|problem| problem.location.as_ref().is_some_and(|place| place.path == path))
}

//! A run that only looks: what some rules would change, with nothing written anywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::reviews::Reviews;
use super::{Session, Show, Wanted, Workspace};
use crate::annotation::{Annotation, AnnotationFile, Change, Preview, What};
use crate::error::Problem;
use crate::finding::RuleId;
use crate::report::{Event, Report};

/// What `rules` would change in the annotations on disk, and what went wrong on the way.
///
/// The rules are run as their files stand now; all other rules are left out, and so is what they would change. Nothing
/// is written: no annotation, no ledger, nothing remembered. `session` may be one that a watch keeps: call this when a
/// rule was saved and before the run that writes (`Preview` then says what that run is about to do), with the rules
/// that [`rules_of`] names for the saved file.
#[must_use]
pub fn preview(session: &mut Session, rules: &BTreeSet<RuleId>) -> (Preview, Vec<Problem>) {
    let wanted = Wanted { frozen: true, show: Show::Sums, rules: Some(rules.clone()), ..Wanted::default() };
    let mut problems = Problems::default();
    let outcome = session.run(&wanted, &mut problems);
    (of(session.workspace(), outcome.changes, rules), problems.list)
}

/// Those of `changes`, which a run would make, that are by `rules`, and the verdicts that they would touch.
pub(super) fn of(workspace: &Workspace, changes: Vec<Change>, rules: &BTreeSet<RuleId>) -> Preview {
    let (reviews, _) = Reviews::read(workspace);
    let changes: Vec<Change> = changes.into_iter().filter(|change| rules.contains(&change.rule)).collect();
    let judged = changes.iter().filter(|change| !reviews.judgements(&change.id).is_empty());
    let seeds: BTreeSet<&str> = judged.map(|change| change.document.as_str()).collect();
    let known: BTreeMap<String, Vec<Annotation>> =
        seeds.into_iter().map(|seed| (seed.to_owned(), annotations(workspace, seed))).collect();
    let words = |change: &Change| {
        let annotation = known.get(&change.document)?.iter().find(|annotation| annotation.id == change.id)?;
        Some(annotation.quote.clone())
    };
    Preview::of(changes, words, |id| reviews.judgements(id))
}

/// The rules that are made of the file at `path` (`rules/x.lua`, a module or a term list under it): the rule itself, or
/// those that use it. `rules` are those that load.
#[must_use]
pub fn rules_of(path: &str, rules: &crate::rule::Rules) -> BTreeSet<RuleId> {
    let made_of =
        rules.all().iter().filter(|rule| rule.path == path || rule.dependencies.iter().any(|used| used == path));
    made_of.map(|rule| rule.id.clone()).collect()
}

/// On how many of these `changes`, which were made already, a verdict was given that does not hold any more: its
/// annotation is gone, or says other words than those that were judged.
#[must_use]
pub fn unheld(workspace: &Workspace, changes: &[&Change]) -> usize {
    let (reviews, _) = Reviews::read(workspace);
    let unheld = |change: &&&Change| {
        let gone = matches!(change.what, What::Removed { .. } | What::Ambiguous { .. });
        reviews.judgements(&change.id).iter().any(|judged| gone || judged.verdict.seen != change.quote)
    };
    changes.iter().filter(unheld).count()
}

/// The annotations of a seed as they stand on disk; what cannot be read was told by the run.
fn annotations(workspace: &Workspace, seed: &str) -> Vec<Annotation> {
    let path = Workspace::annotation_of(seed);
    let text = workspace.read_text(&path).ok().flatten().unwrap_or_default();
    AnnotationFile::parse(&text, &path).map(|file| file.annotations).unwrap_or_default()
}

/// Keeps what went wrong.
#[derive(Default)]
struct Problems {
    list: Vec<Problem>,
}

impl Report for Problems {
    fn tell(&mut self, event: &Event) {
        if let Event::Problem(problem) = event {
            self.list.push((*problem).clone());
        }
    }
}

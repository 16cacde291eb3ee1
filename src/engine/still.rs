//! The run in which nothing changed, and only the sums are asked for: told from the index and the stamps of the files,
//! without loading a rule, opening a seed or an annotation. Whatever does not fit leaves the work to a whole run.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Workspace;
use super::inputs::Look;
use super::reviews::Reviews;
use super::seeds::{Stamp, story_of};
use super::store::Index;
use crate::report::Summary;

/// What a whole run would tell, when it is known without one.
#[must_use]
pub fn summary(workspace: &Workspace, look: &Look, reviews: &Reviews, index: &Index) -> Option<Summary> {
    let known = index.start == Some(look.start) && index.reviews == reviews.hash && look.problems.is_empty();
    // Names that are passed over are noted by a run, and no hash holds them.
    let plain = look.found.refused.is_empty() && look.found.skipped.is_empty();
    if !known || !plain || look.found.seeds.len() != index.entries.len() {
        return None;
    }
    let seeds = &look.found.seeds;
    let same = seeds.iter().all(|seed| index.content_of(seed).is_some() && !index.entries[&seed.path].failed);
    let stories = seeds.iter().all(|seed| index.ledgers.contains_key(story_of(&seed.path)));
    if !same || !stories || !as_written(workspace, index) {
        return None;
    }
    let mut summary = Summary { documents: seeds.len(), rules: index.rules.len(), ..Summary::default() };
    for entry in index.entries.values() {
        summary.annotations += entry.annotated;
        summary.tally.add(&entry.tally);
    }
    summary.contradictions = index.ledgers.values().map(|(_, number)| number).sum();
    Some(summary)
}

/// Whether under `annotations/` stands exactly what the last run left there.
fn as_written(workspace: &Workspace, index: &Index) -> bool {
    let annotations = index.entries.iter().map(|(path, entry)| (Workspace::annotation_of(path), entry.annotations));
    let ledgers = index.ledgers.iter().map(|(story, (stamp, _))| (Workspace::ledger_of(story), *stamp));
    let written = annotations.chain(ledgers).filter_map(|(path, stamp)| Some((path, stamp?)));
    let written: BTreeMap<String, Stamp> = written.collect();
    let mut unread = Vec::new();
    let there = workspace.files_under("annotations", &["toml"], &mut unread);
    unread.is_empty()
        && there.len() == written.len()
        && there.par_iter().all(|path| written.get(path).is_some_and(|stamp| workspace.stamp(path) == Some(*stamp)))
}

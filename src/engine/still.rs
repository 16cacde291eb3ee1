//! The run in which nothing changed, and only the sums are asked for: told from the index and the stamps of the files,
//! without loading a rule, opening a seed or an annotation. Whatever does not fit leaves the work to a whole run.

use rayon::prelude::*;

use super::Workspace;
use super::inputs::Look;
use super::reviews::Reviews;
use super::seeds::story_of;
use super::store::Index;
use crate::report::Summary;

/// What a whole run would tell, when it is known without one.
#[must_use]
pub fn summary(workspace: &Workspace, look: &Look, reviews: &Reviews, index: &Index) -> Option<Summary> {
    let known = index.start == Some(look.start) && index.reviews == reviews.hash && look.problems.is_empty();
    // Names that are passed over are noted by a run, and no hash holds them.
    let plain = look.found.refused.is_empty() && look.found.skipped.is_empty() && look.strays.is_empty();
    if !known || !plain || look.found.seeds.len() != index.entries.len() {
        return None;
    }
    let seeds = &look.found.seeds;
    // Both are in order of their paths.
    let same = seeds.iter().zip(&index.entries).all(|(seed, (path, entry))| {
        seed.path == *path && entry.stamp == seed.stamp && !entry.failed && index.written > Some(seed.stamp.modified)
    });
    let mut stories: Vec<&str> = seeds.iter().map(|seed| story_of(&seed.path)).collect();
    stories.dedup();
    if !same || !stories.iter().all(|story| index.ledgers.contains_key(*story)) || !as_written(workspace, index) {
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
    let annotations = index.entries.values().filter(|entry| entry.annotations.is_some()).count();
    let ledgers = index.ledgers.values().filter(|(stamp, _)| stamp.is_some()).count();
    let mut unread = Vec::new();
    let there = workspace.stamped_under("annotations", &["toml"], &mut unread);
    unread.is_empty()
        && there.len() == annotations + ledgers
        && there.par_iter().all(|(path, stamp)| stamp.is_some() && index.left(path, *stamp))
}

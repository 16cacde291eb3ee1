//! All stories on their way through a run, and what is known when it ends.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;
use std::time::SystemTime;

use rayon::prelude::*;

use super::context::Context;
use super::seeds::{Seed, story_of};
use super::store::{Departed, Index};
use super::story::{self, Done, Remembered};
use super::sweep::{self, Swept};
use super::{remember, rename};
use crate::error::Problem;

/// What a run came to, as far as it got.
#[derive(Debug, Default)]
pub struct Worked<'a> {
    pub done: Vec<Done<'a>>,
    pub swept: Swept,
    /// What the next run begins from, when everything was looked at and is kept; and a problem with keeping it.
    pub index: Option<(Index, Vec<Problem>)>,
    /// Else what the run got to.
    pub kept: Vec<Remembered>,
    /// And the seeds that are gone, once that was settled.
    pub departed: Option<BTreeMap<String, Departed>>,
}

/// Looks at every story and keeps what makes the next run quick; `quiet` when nothing is to be told but what documents
/// and stories tell.
///
/// Stories in which a seed came, went or was saved come first: a rule that changed may have much to do in all others.
pub fn run<'a>(context: &Context<'a>, quiet: bool) -> Worked<'a> {
    let began = SystemTime::now();
    let (touched, others) = stories(context);
    let mut worked = Worked { done: looked_at(context, &touched), ..Worked::default() };
    let is_whole = || !context.is_overtaken() && !context.claims.is_any_taken();
    // What is gone may have become something that was not looked at yet.
    if context.write && is_whole() {
        worked.swept = sweep::gone(context, &unsettled(&worked.done));
        let moved =
            !context.renamed.is_empty() || rename::missing(context.index, &context.inputs.found).next().is_some();
        worked.departed = moved.then(|| remember::departed(context));
    }
    context.settling.store(false, Ordering::Relaxed);
    worked.done.extend(looked_at(context, &others));
    worked.done.sort_by_key(|done| done.story);
    if is_whole() {
        let swept = sweep::run(context, &unsettled(&worked.done));
        worked.swept.add(swept);
    }
    if !context.write {
        return worked;
    }
    context.memory.settle(context.store);
    if is_whole() {
        let quiet = quiet && worked.swept.problems.is_empty();
        worked.index = Some(remember::all(context, &mut worked.done, began, quiet));
    } else {
        worked.kept = remember::kept(context, &mut worked.done).0;
    }
    worked
}

/// Stories and their seeds.
type Stories<'a> = Vec<(&'a str, Vec<&'a Seed>)>;

/// Those in which a seed is not where it was, or does not look as it did; and all others.
fn stories<'a>(context: &Context<'a>) -> (Stories<'a>, Stories<'a>) {
    let mut stories: BTreeMap<&str, Vec<&Seed>> = BTreeMap::new();
    for seed in &context.inputs.found.seeds {
        stories.entry(story_of(&seed.path)).or_default().push(seed);
    }
    let (index, found) = (context.index, &context.inputs.found);
    let left: BTreeSet<&str> = rename::missing(index, found).map(|path| story_of(path)).collect();
    let is_touched = |seed: &&Seed| index.entries.get(&seed.path).is_none_or(|known| known.stamp != seed.stamp);
    stories.into_iter().partition(|(name, seeds)| left.contains(name) || seeds.iter().any(is_touched))
}

fn looked_at<'a>(context: &Context<'a>, stories: &Stories<'a>) -> Vec<Done<'a>> {
    let each = stories.par_iter().filter_map(|(name, seeds)| {
        let _claim = context.claims.begin(name)?;
        story::run(context, name, seeds)
    });
    each.collect()
}

/// Former paths whose annotations did not get to where they belong.
pub fn unsettled<'d>(done: &'d [Done]) -> BTreeSet<&'d str> {
    let documents = done.iter().flat_map(|story| &story.documents);
    documents.filter_map(|document| document.account.unsettled.as_deref()).collect()
}

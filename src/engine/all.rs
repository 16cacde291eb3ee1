//! All stories on their way through a run, and what is known when it ends.

use std::collections::BTreeMap;
use std::time::SystemTime;

use rayon::prelude::*;

use super::context::Context;
use super::remember;
use super::seeds::{Seed, story_of};
use super::store::Index;
use super::story::{self, Done, Remembered};
use super::sweep::{self, Swept};
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
}

/// Looks at every story and keeps what makes the next run quick; `quiet` when nothing is to be told but what documents
/// and stories tell.
pub fn run<'a>(context: &Context<'a>, quiet: bool) -> Worked<'a> {
    let began = SystemTime::now();
    let mut worked = Worked { done: stories(context), ..Worked::default() };
    let is_whole = || !context.is_overtaken() && !context.claims.is_any_taken();
    // What is gone may have become something that was not looked at yet.
    if is_whole() {
        let documents = worked.done.iter().flat_map(|story| &story.documents);
        let unsettled = documents.filter_map(|document| document.account.unsettled.as_deref()).collect();
        worked.swept = sweep::run(context, &unsettled);
    }
    if !context.write {
        return worked;
    }
    if is_whole() {
        let quiet = quiet && worked.swept.problems.is_empty();
        worked.index = Some(remember::all(context, &mut worked.done, began, quiet));
    } else {
        worked.kept = remember::kept(context, &mut worked.done).0;
    }
    worked
}

fn stories<'a>(context: &Context<'a>) -> Vec<Done<'a>> {
    let mut stories: BTreeMap<&str, Vec<&Seed>> = BTreeMap::new();
    for seed in &context.inputs.found.seeds {
        stories.entry(story_of(&seed.path)).or_default().push(seed);
    }
    let stories: Vec<(&str, Vec<&Seed>)> = stories.into_iter().collect();
    let each = stories.par_iter().filter_map(|(name, seeds)| {
        let _claim = context.claims.begin(name)?;
        story::run(context, name, seeds)
    });
    each.collect()
}

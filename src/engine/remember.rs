//! The end of a run: what makes the next one quick, put together from its stories and kept.

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use super::context::Context;
use super::rename::{self, Former};
use super::store::{Departed, Index, Store};
use super::story::{Done, Remembered};
use crate::error::Problem;

/// What the index is to know of the stories in `done`, and the first problem with keeping it.
pub fn kept(context: &Context, done: &mut [Done]) -> (Vec<Remembered>, Vec<Problem>) {
    let mut problems = Vec::new();
    let kept = done.iter_mut().map(|story| story.remembered(context, &mut problems)).collect();
    problems.truncate(1);
    (kept, problems)
}

/// Keeps what makes the next run quick; `quiet` when nothing is to be told again that no document tells.
pub fn all(context: &Context, done: &mut [Done], began: SystemTime, quiet: bool) -> (Index, Vec<Problem>) {
    let mut index = Index {
        engine: context.inputs.engine,
        rules: context.inputs.made.clone(),
        reviews: context.reviews.hash,
        written: Some(began),
        start: Some(context.inputs.start).filter(|_| quiet),
        ..Index::default()
    };
    let mut problems = Vec::new();
    // One by one: together they take as much memory as the index.
    for story in done {
        story.remembered(context, &mut problems).put(&mut index);
    }
    problems.truncate(1);
    for gone in context.index.ledgers.keys().filter(|story| !index.ledgers.contains_key(*story)) {
        context.store.forget_story(gone);
    }
    index.departed = departed(context);
    index.unkept = !index.same(context.index);
    // Whoever was overtaken comes back at once, and knows it still.
    let wanted = index.unkept && !context.is_overtaken();
    if wanted && let Err(problem) = context.store.prepare().and_then(|()| context.store.keep_index(&index)) {
        problems.insert(0, problem);
    } else {
        index.unkept &= !wanted;
        forget_texts(context.store, &context.index.departed, &index.departed);
        let settled = context.renamed.values().filter_map(Former::path);
        settled.filter(|path| !index.departed.contains_key(*path)).for_each(|path| context.store.forget_aside(path));
    }
    problems.truncate(1);
    (index, problems)
}

/// Forgets the texts of seeds that are `now` known to be gone and were not `before`: the index tells so on disk.
pub fn forget_texts(store: &Store, before: &BTreeMap<String, Departed>, now: &BTreeMap<String, Departed>) {
    let new = now.iter().filter(|(path, seed)| before.get(*path) != Some(seed));
    new.for_each(|(path, seed)| store.forget_text_aside(path, seed.content));
}

/// So many seeds that are gone are known again should they come back.
const DEPARTED: usize = 1_000;

/// The seeds that are gone and whose annotations were set aside.
pub fn departed(context: &Context) -> BTreeMap<String, Departed> {
    let back: BTreeSet<&str> = context.renamed.values().filter_map(Former::path).collect();
    // Those whose path another one was put over went nowhere either.
    let over = context.renamed.keys().filter(|path| !back.contains(path.as_str()));
    let gone = rename::missing(context.index, &context.inputs.found).chain(over).filter_map(|path| {
        let entry = context.index.entries.get(path)?;
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

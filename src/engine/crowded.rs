//! A folder with hundreds of files that nobody has sorted yet: taken for one story, which is seldom meant.

use std::collections::BTreeMap;

use super::seeds::Found;
use super::store::Index;
use crate::error::{Location, Problem};

/// No event is told by more sources than a person can tell apart.
const MANY: usize = 200;

/// Notes the stories that are larger than any story is; once, when they become so.
pub fn notes(found: &Found, index: &Index) -> Vec<Problem> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in &found.seeds {
        *sizes.entry(seed.story()).or_default() += 1;
    }
    let crowded = sizes.into_iter().filter(|&(story, size)| size > MANY && index.members(story) <= MANY);
    crowded.map(|(story, size)| note(story, size)).collect()
}

fn note(story: &str, size: usize) -> Problem {
    let folder = if story == "." { "seeds".to_owned() } else { format!("seeds/{story}") };
    let message = format!("{size} documents in one folder are compared as one story");
    Problem::new("large-story", message)
        .at(Location::file(folder))
        .hint("put the documents on each event into a folder of its own: what has nothing to do with each other is not compared then")
}

//! Where what is known of a seed stands when it is not under the seed's own path, and how that is kept from those who
//! write there now.

use std::collections::{BTreeMap, BTreeSet};

use super::Before;
use crate::engine::Workspace;
use crate::engine::record::Record;
use crate::engine::store::Aside;
use crate::error::Problem;

/// Where what is known of a seed stands, when that is not under its own path.
#[derive(Clone, Debug)]
pub enum Former {
    /// Under a path that no seed has any more.
    Gone(String),
    /// Under a path that another seed has taken, with what was remembered there. Its annotations were set aside.
    Taken(String, Box<Record>),
    /// Under a path that it left in an earlier run, whatever stands there now. Its annotations were set aside then.
    Departed(String),
    /// Nowhere: what stood under its path has another one now.
    Nowhere,
}

impl Former {
    /// The path, when there is one.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Gone(path) | Self::Taken(path, _) | Self::Departed(path) => Some(path),
            Self::Nowhere => None,
        }
    }
}

/// What becomes of the pairs `from` (present and former path), and of seeds whose words went elsewhere; `displaced` are
/// paths that hold another text than before. Also, what could not be set aside.
pub fn of(
    before: Before,
    from: &BTreeMap<String, String>,
    displaced: &BTreeSet<&str>,
    departed: &BTreeSet<String>,
    frozen: bool,
) -> (BTreeMap<String, Former>, Vec<Problem>) {
    let taken: BTreeSet<&str> = from.values().map(String::as_str).filter(|path| displaced.contains(path)).collect();
    // What others write over, and what goes to where something is already: a run that is broken off would leave neither,
    // and who is written over may come back.
    let over = from.iter().filter(|(to, _)| displaced.contains(to.as_str())).flat_map(|(to, from)| [to, from]);
    let moved: BTreeSet<&str> = over.map(String::as_str).chain(taken.iter().copied()).collect();
    let moved = moved.into_iter().filter(|path| !frozen && !departed.contains(*path));
    let failed = moved.filter_map(|path| set_aside(before, path).err()).collect();
    let emptied = taken.iter().filter(|path| !from.contains_key(**path));
    let emptied = emptied.map(|path| ((*path).to_owned(), Former::Nowhere));
    let known = from.iter().map(|(to, from)| {
        let former = if departed.contains(from) {
            Former::Departed(from.clone())
        } else if taken.contains(from.as_str()) {
            Former::Taken(from.clone(), Box::new(before.record(from).unwrap_or_default()))
        } else {
            Former::Gone(from.clone())
        };
        (to.clone(), former)
    });
    (known.chain(emptied).collect(), failed)
}

/// Sets the annotations of the seed that stood at `path` aside, before others are written there. A run that was killed
/// on its way may have done so, and may have written there.
fn set_aside(before: Before, path: &str) -> Result<(), Problem> {
    let Some(entry) = before.index.entries.get(path) else { return Ok(()) };
    if before.store.aside(path, entry.content).is_some() {
        return Ok(());
    }
    let annotations = before.workspace.read_text(&Workspace::annotation_of(path))?.unwrap_or_default();
    let record = before.store.record(path).map(|record| Box::new(record.without_answers()));
    before.store.set_aside(&Aside { path: path.to_owned(), content: entry.content, annotations, record })
}

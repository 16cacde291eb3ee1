//! Annotations whose seed is no longer there: carried along when it was renamed, removed when it is gone. Verdicts are
//! not touched: they stay until a person prunes them.

use std::collections::BTreeSet;
use std::time::Duration;

use super::Workspace;
use super::context::Context;
use super::files::is_leftover;
use super::rename::{self, Former};
use super::reviews::REVIEWS;
use super::seeds::story_of;
use super::store::Aside;
use super::walk::Entry;
use crate::annotation::{AnnotationFile, Cause, Change, Removal, What};
use crate::error::Problem;

/// What was put away.
#[derive(Debug, Default)]
pub struct Swept {
    pub changes: Vec<Change>,
    pub problems: Vec<Problem>,
    pub removed: usize,
    pub outdated: Vec<String>,
}

/// Puts away what belongs to no seed; `unsettled` are former paths whose annotations did not get to the new one yet.
#[must_use]
pub fn run(context: &Context, unsettled: &BTreeSet<&str>) -> Swept {
    let mut swept = Swept::default();
    if may_tell(context) {
        let files = swept.files(context);
        swept.put_away(context, files, unsettled);
    }
    swept
}

/// The same for seeds alone that were there in the last run, which is quickly done: whoever takes one away is not to wait
/// for a run over all others.
#[must_use]
pub fn gone(context: &Context, unsettled: &BTreeSet<&str>) -> Swept {
    let mut swept = Swept::default();
    if may_tell(context) {
        let gone: Vec<&String> = rename::missing(context.index, &context.inputs.found).collect();
        let ledgers: BTreeSet<String> = gone.iter().map(|path| Workspace::ledger_of(story_of(path))).collect();
        let files = gone.into_iter().map(|path| Workspace::annotation_of(path)).chain(ledgers);
        let files = files.filter(|path| context.workspace.file(path).is_file()).collect();
        swept.put_away(context, files, unsettled);
    }
    swept
}

/// Whether what was not found is gone: without a `seeds/` that can be read nothing is known to be.
fn may_tell(context: &Context) -> bool {
    !context.inputs.found.refused.iter().any(|path| path == "/") && context.workspace.file("seeds").is_dir()
}

/// A file on its way into place is older than this only when the program that made it is no more.
const LEFT_BEHIND: Duration = Duration::from_mins(1);

impl Swept {
    /// Puts away those of `files`, annotations and ledgers, that belong to no seed.
    fn put_away(&mut self, context: &Context, files: Vec<String>, unsettled: &BTreeSet<&str>) {
        let found = &context.inputs.found;
        let followed: BTreeSet<&str> = context.renamed.values().filter_map(Former::path).collect();
        let seeds: BTreeSet<&str> = found.seeds.iter().map(|seed| seed.path.as_str()).collect();
        let stories: BTreeSet<&str> = found.seeds.iter().map(super::seeds::Seed::story).collect();
        for path in files {
            let name = &path["annotations/".len()..path.len() - ".toml".len()];
            if let Some(story) = name.strip_suffix("_ledger") {
                let story = if story.is_empty() { "." } else { story.trim_end_matches('/') };
                if !stories.contains(story) && !found.is_refused(&format!("{story}/")) {
                    self.remove(context, &path);
                }
            } else if !seeds.contains(name) && !unsettled.contains(name) && !found.is_refused(name) {
                if !followed.contains(name) {
                    self.see_off(context, &path, name);
                }
                self.remove(context, &path);
                if context.write {
                    self.remove_quietly(context, &Workspace::diff_of(name));
                    context.store.forget(name);
                }
            }
        }
    }

    /// The files of annotations and ledgers. What was left behind by a program that was killed is put away.
    fn files(&mut self, context: &Context) -> Vec<String> {
        // What was not found is put away by the look that follows.
        let enter = |name: &str| !name.starts_with('.') && !context.is_overtaken();
        // Verdicts are not ours to put away.
        let is_ours = |path: &str, entry: &Entry| entry.ends_in(&["toml"]) && !path.starts_with(REVIEWS);
        let take = |path: String, entry: &Entry| {
            let left = is_leftover(&entry.name);
            (left || is_ours(&path, entry)).then_some((left, path))
        };
        let there = context.workspace.taken_under("annotations", &mut self.problems, &enter, &take);
        let (leftovers, files): (Vec<_>, Vec<_>) = there.into_iter().partition(|(left, _)| *left);
        let mut files: Vec<String> = files.into_iter().map(|(_, path)| path).collect();
        let is_old = |path: &String| {
            let stamp = context.workspace.stamp(path);
            stamp.is_some_and(|stamp| stamp.modified.elapsed().is_ok_and(|age| age > LEFT_BEHIND))
        };
        for (_, path) in leftovers.iter().filter(|(_, path)| context.write && is_old(path)) {
            self.remove_quietly(context, path);
        }
        files.sort();
        files
    }

    fn remove(&mut self, context: &Context, path: &str) {
        if context.write {
            self.removed += 1;
            self.remove_quietly(context, path);
        } else {
            self.outdated.push(path.to_owned());
        }
    }

    fn remove_quietly(&mut self, context: &Context, path: &str) {
        self.problems.extend(context.workspace.remove(path).err());
    }

    /// Takes up what was put away after.
    pub fn add(&mut self, later: Self) {
        self.changes.extend(later.changes);
        self.problems.extend(later.problems);
        self.removed += later.removed;
        self.outdated.extend(later.outdated);
    }

    /// Tells that the annotations at `path` go with their `seed`, and sets them aside should it come back.
    fn see_off(&mut self, context: &Context, path: &str, seed: &str) {
        let text = context.workspace.read_text(path).ok().flatten().unwrap_or_default();
        if let Some(entry) = context.index.entries.get(seed).filter(|_| context.write) {
            let aside =
                Aside { path: seed.to_owned(), content: entry.content, annotations: text.clone(), record: None };
            // Without it they are those of a new seed.
            let _ = context.store.set_aside(&aside);
        }
        self.changes.extend(removals(&text, path, seed));
    }
}

/// What became of the annotations in `text`, which stood at `path`: their `seed` is gone.
pub fn removals(text: &str, path: &str, seed: &str) -> Vec<Change> {
    let Ok(file) = AnnotationFile::parse(text, path) else { return Vec::new() };
    let changes = file.annotations.into_iter().map(|annotation| Change {
        id: annotation.id,
        rule: annotation.rule,
        document: seed.to_owned(),
        what: What::Removed { removal: Removal::Seed },
        cause: Cause::Document,
        key: annotation.claim.map(|claim| claim.key),
        quote: annotation.quote,
        message: annotation.message,
        touched: true,
    });
    changes.collect()
}

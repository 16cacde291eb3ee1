//! Annotations whose seed is no longer there: carried along when it was renamed, removed when it is gone. Verdicts are
//! not touched: they stay until a person prunes them.

use std::collections::BTreeSet;

use super::Workspace;
use super::seeds::Found;
use super::work::Context;
use crate::annotation::{AnnotationFile, Cause, Change, Removal, What};
use crate::error::Problem;

/// What was put away.
#[derive(Debug, Default)]
pub struct Swept {
    pub changes: Vec<Change>,
    pub problems: Vec<Problem>,
    pub removed: usize,
    pub outdated: usize,
}

/// Whether something stands at `path` that could not be taken, itself or in a folder that could not be opened.
pub(super) fn is_refused(found: &Found, path: &str) -> bool {
    found.refused.iter().any(|refused| path == refused || refused.ends_with('/') && path.starts_with(refused.as_str()))
}

/// Puts away what belongs to no seed.
#[must_use]
pub fn run(context: &Context) -> Swept {
    let mut swept = Swept::default();
    let found = &context.inputs.found;
    // Without a `seeds/` that can be read nothing is known to be gone.
    if found.refused.iter().any(|path| path == "/") || !context.workspace.file("seeds").is_dir() {
        return swept;
    }
    let followed: BTreeSet<&String> = context.renamed.values().collect();
    let seeds: BTreeSet<&str> = found.seeds.iter().map(|seed| seed.path.as_str()).collect();
    let stories: BTreeSet<&str> = found.seeds.iter().map(super::seeds::Seed::story).collect();
    for path in context.workspace.files_under("annotations", &["toml"], &mut swept.problems) {
        let name = &path["annotations/".len()..path.len() - ".toml".len()];
        if let Some(story) = name.strip_suffix("_ledger") {
            let story = if story.is_empty() { "." } else { story.trim_end_matches('/') };
            if !stories.contains(story) && !is_refused(found, &format!("{story}/")) {
                swept.remove(context, &path);
            }
        } else if !seeds.contains(name) && !is_refused(found, name) {
            if !followed.contains(&name.to_owned()) {
                swept.tell_gone(context, &path, name);
            }
            swept.remove(context, &path);
            if context.write {
                swept.remove_quietly(context, &Workspace::diff_of(name));
                context.store.forget(name);
            }
        }
    }
    swept
}

impl Swept {
    fn remove(&mut self, context: &Context, path: &str) {
        if context.write {
            self.removed += 1;
            self.remove_quietly(context, path);
        } else {
            self.outdated += 1;
        }
    }

    fn remove_quietly(&mut self, context: &Context, path: &str) {
        self.problems.extend(context.workspace.remove(path).err());
    }

    fn tell_gone(&mut self, context: &Context, path: &str, seed: &str) {
        let text = context.workspace.read_text(path).ok().flatten().unwrap_or_default();
        let Ok(file) = AnnotationFile::parse(&text, path) else { return };
        self.changes.extend(file.annotations.into_iter().map(|annotation| Change {
            id: annotation.id,
            rule: annotation.rule,
            document: seed.to_owned(),
            what: What::Removed { removal: Removal::Seed },
            cause: Cause::Document,
            key: annotation.claim.map(|claim| claim.key),
            quote: annotation.quote,
            message: annotation.message,
            touched: true,
        }));
    }
}

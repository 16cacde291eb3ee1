//! What changed in `annotations/`: in the last run that changed something, or since a git revision.

use std::collections::{BTreeMap, BTreeSet};

use super::store::Store;
use super::{Workspace, git, lookup};
use crate::annotation::{Annotation, AnnotationFile, Cause, Change, Removal, What, differences};
use crate::error::Problem;

/// The changes of the last run that changed something.
#[must_use]
pub fn last_run(workspace: &Workspace) -> Vec<Change> {
    Store::of(workspace).changes()
}

/// The changes of what is on disk against what git has under `revision`. Why each came about is not known.
///
/// # Errors
/// When git does not know the revision, or a file there or here cannot be read.
pub fn since(workspace: &Workspace, revision: &str) -> Result<Vec<Change>, Problem> {
    // Asked first: outside a repository every revision is unknown, and the revision is not what is wrong.
    git::ask(workspace, &["rev-parse", "--git-dir"])?;
    git::ask(workspace, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])
        .map_err(|_| Problem::new("git", format!("git knows no revision `{revision}`")))?;
    let touched = git::ask(workspace, &["diff", "--relative", "--name-only", revision, "--", "annotations"])?;
    let new = git::ask(workspace, &["ls-files", "--others", "--", "annotations"])?;
    let paths: BTreeSet<&str> = touched.lines().chain(new.lines()).filter(|path| lookup::is_annotation(path)).collect();
    let mut changes = Vec::new();
    for path in paths {
        let before = git::ask(workspace, &["show", &format!("{revision}:./{path}")]).unwrap_or_default();
        let after = workspace.read_text(path)?.unwrap_or_default();
        let seed = lookup::seed_of(path);
        changes.extend(compare(seed, &parsed(&before, path)?, &parsed(&after, path)?, !after.is_empty()));
    }
    Ok(changes)
}

fn parsed(text: &str, path: &str) -> Result<Vec<Annotation>, Problem> {
    if text.is_empty() { Ok(Vec::new()) } else { AnnotationFile::parse(text, path).map(|file| file.annotations) }
}

/// What is different between the annotations of one seed, in the order of the document, those that are gone last.
fn compare(seed: &str, before: &[Annotation], after: &[Annotation], exists: bool) -> Vec<Change> {
    let known: BTreeMap<_, _> = before.iter().map(|annotation| (&annotation.id, annotation)).collect();
    let now: BTreeSet<_> = after.iter().map(|annotation| &annotation.id).collect();
    let changed = after.iter().filter_map(|annotation| {
        let what = match known.get(&annotation.id) {
            None => What::Added,
            Some(old) if *old == annotation => return None,
            Some(old) => What::Changed { differences: differences(old, annotation) },
        };
        Some(change(seed, annotation, what))
    });
    let removal = if exists { Removal::Text } else { Removal::Seed };
    let gone = before.iter().filter(|annotation| !now.contains(&annotation.id));
    changed.chain(gone.map(|annotation| change(seed, annotation, What::Removed { removal }))).collect()
}

fn change(seed: &str, annotation: &Annotation, what: What) -> Change {
    Change {
        id: annotation.id.clone(),
        rule: annotation.rule.clone(),
        document: seed.to_owned(),
        what,
        cause: Cause::Document,
        key: annotation.claim.as_ref().map(|claim| claim.key.clone()),
        quote: annotation.quote.clone(),
        message: annotation.message.clone(),
        touched: true,
    }
}

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
    let mut sides = Vec::new();
    for path in paths {
        let before = git::ask(workspace, &["show", &format!("{revision}:./{path}")]).unwrap_or_default();
        let after = workspace.read_text(path)?.unwrap_or_default();
        let seed = lookup::seed_of(path).to_owned();
        let exists = workspace.file(&format!("seeds/{seed}")).exists();
        sides.push(Sides { seed, before: parsed(&before, path)?, after: parsed(&after, path)?, exists });
    }
    Ok(compare(&sides))
}

/// The annotations of one seed, then and now.
struct Sides {
    seed: String,
    before: Vec<Annotation>,
    after: Vec<Annotation>,
    /// Whether the seed is there.
    exists: bool,
}

fn parsed(text: &str, path: &str) -> Result<Vec<Annotation>, Problem> {
    if text.is_empty() { Ok(Vec::new()) } else { AnnotationFile::parse(text, path).map(|file| file.annotations) }
}

/// What is different, seed by seed in the order of the document, what is gone last. A claim that is in the file of
/// another seed now went along when that was renamed.
fn compare(all: &[Sides]) -> Vec<Change> {
    let known: BTreeMap<_, _> =
        all.iter().flat_map(|sides| &sides.before).map(|annotation| (&annotation.id, annotation)).collect();
    let now: BTreeSet<_> = all.iter().flat_map(|sides| &sides.after).map(|annotation| &annotation.id).collect();
    let mut changes = Vec::new();
    for sides in all {
        for annotation in &sides.after {
            let what = match known.get(&annotation.id) {
                None => What::Added,
                Some(old) => {
                    let differences = differences(old, annotation);
                    if differences.is_empty() {
                        continue;
                    }
                    What::Changed { differences }
                }
            };
            changes.push(change(&sides.seed, annotation, what));
        }
        let removal = if sides.exists { Removal::Text } else { Removal::Seed };
        let gone = sides.before.iter().filter(|annotation| !now.contains(&annotation.id));
        changes.extend(gone.map(|annotation| change(&sides.seed, annotation, What::Removed { removal })));
    }
    changes
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

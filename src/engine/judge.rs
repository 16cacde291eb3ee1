//! Writing down what a person decided. Synced to disk before anybody is told that it is kept.

use super::files::Care;
use super::lookup::Located;
use super::reviews::{REVIEWS, Reviews};
use super::{Workspace, git, lookup};
use crate::annotation::{self, AnnotationId, Decision, Owner, Verdict, VerdictFile};
use crate::error::{Location, Problem};

/// Whose verdicts are written: as set, else the git user.
///
/// # Errors
/// When neither is known.
pub fn reviewer(workspace: &Workspace) -> Result<String, Problem> {
    let (config, _) = workspace.config();
    config.reviewer.or_else(|| git::user(workspace)).ok_or_else(|| {
        Problem::new("no-reviewer", "it is not known whose verdict this is")
            .hint("put `reviewer = \"your-name\"` into recoupe.toml, or tell git your name")
    })
}

/// Writes `reviewer`'s decision about `located` into their file, in place. Returns the path of the file.
///
/// # Errors
/// When the file holds a mistake or cannot be written: then it is as it was.
pub fn decide(
    workspace: &Workspace,
    reviewer: &str,
    located: &Located,
    decision: Decision,
    note: Option<&str>,
    evidence: &[String],
) -> Result<String, Problem> {
    let verdict = Verdict {
        decision,
        seen: located.annotation.quote.clone(),
        note: note.map(ToOwned::to_owned),
        evidence: evidence.to_vec(),
    };
    put(workspace, reviewer, &located.seed, &located.annotation.id, Some(&verdict))
}

/// Puts `verdict` in the place of what `reviewer` said about `id` in the document `seed`, or takes that back. Returns
/// the path of the file.
///
/// # Errors
/// As for [`decide`].
pub fn put(
    workspace: &Workspace,
    reviewer: &str,
    seed: &str,
    id: &AnnotationId,
    verdict: Option<&Verdict>,
) -> Result<String, Problem> {
    let path = place(workspace, reviewer, seed, id);
    edit(workspace, &path, |file| match verdict {
        Some(verdict) => file.set(id, verdict.clone()),
        None => _ = file.remove(id),
    })?;
    Ok(path)
}

/// Where `reviewer` says something about `id`: where they did before, perhaps under the former name of the document, so
/// that nobody has two verdicts on one claim.
fn place(workspace: &Workspace, reviewer: &str, seed: &str, id: &AnnotationId) -> String {
    let (reviews, _) = Reviews::read(workspace);
    let given = reviews.all().find(|(known, given)| *known == id && given.reviewer == reviewer);
    format!("{REVIEWS}/{reviewer}/{}.toml", given.map_or(seed, |(_, given)| &given.document))
}

/// A verdict on an annotation that is no longer there.
#[derive(Clone, Debug)]
pub struct Orphan {
    pub id: AnnotationId,
    /// The file it stands in.
    pub path: String,
    pub verdict: Verdict,
}

/// Verdicts on annotations that are gone.
///
/// # Errors
/// When not all annotations or verdicts can be read: then it is not known which are gone.
pub fn orphans(workspace: &Workspace) -> Result<Vec<Orphan>, Problem> {
    let (annotations, unread) = lookup::annotations(workspace);
    let (reviews, unclear) = Reviews::read(workspace);
    if let Some(problem) = unread.into_iter().chain(unclear).next() {
        return Err(problem);
    }
    let known: std::collections::BTreeSet<_> = annotations.iter().map(|located| &located.annotation.id).collect();
    let gone = reviews.all().filter(|(id, _)| !known.contains(id));
    let orphans = gone.map(|(id, given)| Orphan {
        id: id.clone(),
        path: format!("{REVIEWS}/{}/{}.toml", given.reviewer, given.document),
        verdict: given.verdict.clone(),
    });
    Ok(orphans.collect())
}

/// Takes orphaned verdicts out of their files.
///
/// # Errors
/// When a file cannot be written.
pub fn prune(workspace: &Workspace, orphans: &[Orphan]) -> Result<(), Problem> {
    for orphan in orphans {
        edit(workspace, &orphan.path, |file| _ = file.remove(&orphan.id))?;
    }
    Ok(())
}

/// The verdicts on disk, what is wrong with their files, and what is to be noted. With `heal`, files in which git left
/// conflicts are put together first.
#[must_use]
pub fn read(workspace: &Workspace, heal: bool) -> (Reviews, Vec<Problem>, Vec<Problem>) {
    let (reviews, problems) = Reviews::read(workspace);
    if reviews.conflicted.is_empty() || !heal {
        return (reviews, problems, Vec::new());
    }
    let notes = self::heal(workspace, &reviews.conflicted);
    let (reviews, problems) = Reviews::read(workspace);
    (reviews, problems, notes)
}

/// Puts the verdict files at `paths`, in which git left conflicts, together from both sides, and says so. One in which
/// both sides changed their word on one claim is left for its reviewer.
fn heal(workspace: &Workspace, paths: &[String]) -> Vec<Problem> {
    let mut notes = Vec::new();
    for path in paths {
        let Ok(Some(text)) = workspace.read_text(path) else { continue };
        let Some(healed) = healed(workspace, path, &text) else { continue };
        match workspace.exchange(path, Some(&text), Some(&healed), Care::Synced) {
            Ok(false) => {}
            Ok(true) => {
                let note = Problem::new("healed", "git left a conflict here: the verdicts of both sides are kept");
                notes.push(note.at(Location::file(path.as_str())));
            }
            Err(problem) => notes.push(problem),
        }
    }
    notes
}

/// Git's own copies of both sides are whole tables; what stands between conflict marks may not be. But what a person has
/// already put right in the file stays.
fn healed(workspace: &Workspace, path: &str, text: &str) -> Option<String> {
    let Some([base, ours, theirs]) = git::sides(workspace, path) else { return annotation::heal(text, "") };
    if !annotation::is_untouched(text, [&base, &ours, &theirs]) {
        return annotation::heal(text, &base);
    }
    let merged = annotation::merge(&base, &ours, &theirs, Owner::Person);
    (merged.conflicts == 0).then_some(merged.text)
}

/// How often a file that others keep saving is read again before it is given up.
const TRIES: usize = 8;

/// Does `change` to the file at `path`. Somebody may save it meanwhile: then theirs is read, and the change done to that.
fn edit(workspace: &Workspace, path: &str, change: impl Fn(&mut VerdictFile)) -> Result<(), Problem> {
    for _ in 0..TRIES {
        let text = workspace.read_text(path)?;
        let mut file = match &text {
            Some(text) => VerdictFile::parse(text, path)?,
            None => VerdictFile::new(),
        };
        change(&mut file);
        let new = file.to_toml();
        if text.as_ref() == Some(&new) || workspace.exchange(path, text.as_deref(), Some(&new), Care::Synced)? {
            return Ok(());
        }
    }
    let problem = Problem::new("busy", "another program keeps writing this file").at(Location::file(path));
    Err(problem.hint("nothing was changed: try again when it is done"))
}

//! What git is told about our files: how to merge them claim by claim, and how to head a hunk with its claim.

use camino::Utf8Path;

use super::files::Disk;
use super::workspace::{unreadable, unwritable};
use super::{Workspace, git};
use crate::annotation::{AnnotationFile, Owner, merge};
use crate::error::Problem;

const ATTRIBUTES: &str = ".gitattributes";

/// What stands in `.gitattributes`: committed, so that every clone asks for the same driver.
const LINES: [&str; 1] = ["/annotations/**/*.toml merge=recoupe diff=recoupe"];

/// What stands in the settings of one clone: git takes no programs from a repository.
const SETTINGS: [(&str, &str); 3] = [
    ("merge.recoupe.name", "recoupe: merges claim by claim"),
    ("merge.recoupe.driver", "recoupe merge-files %O %A %B %P"),
    // Git heads a hunk with what the first group matched.
    ("diff.recoupe.xfuncname", r"^\[(.*)\]$"),
];

/// Has `git diff` show annotations as prose. A cached conversion would outlive the program that made it.
const PROSE: [(&str, &str); 2] =
    [("diff.recoupe.textconv", "recoupe as-prose"), ("diff.recoupe.cachetextconv", "false")];

/// Tells git about our files; with `prose`, to show annotations as prose.
///
/// # Errors
/// When the workspace is no git repository, or its files cannot be written.
pub fn set_up(workspace: &Workspace, prose: bool) -> Result<(), Problem> {
    for (key, value) in SETTINGS.into_iter().chain(PROSE.into_iter().filter(|_| prose)) {
        git::ask(workspace, &["config", key, value])?;
    }
    for (key, _) in PROSE.into_iter().filter(|_| !prose) {
        // Git refuses to unset what is not set; then there is nothing to do.
        let _ = git::ask(workspace, &["config", "--unset-all", key]);
    }
    let mut text = workspace.read_text(ATTRIBUTES)?.unwrap_or_default();
    for line in LINES {
        if text.lines().all(|known| known != line) {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(line);
            text.push('\n');
        }
    }
    workspace.write(ATTRIBUTES, &text).map(drop)
}

/// Takes back what [`set_up`] did.
///
/// # Errors
/// When the workspace is no git repository, or its files cannot be written.
pub fn undo(workspace: &Workspace) -> Result<(), Problem> {
    git::ask(workspace, &["rev-parse", "--git-dir"])?;
    for section in ["merge.recoupe", "diff.recoupe"] {
        // Git refuses to remove a section that is not there; then there is nothing to do.
        let _ = git::ask(workspace, &["config", "--remove-section", section]);
    }
    let Some(text) = workspace.read_text(ATTRIBUTES)? else { return Ok(()) };
    let kept: String = text.split_inclusive('\n').filter(|line| !LINES.contains(&line.trim_end())).collect();
    if kept.is_empty() { workspace.remove(ATTRIBUTES).map(drop) } else { workspace.write(ATTRIBUTES, &kept).map(drop) }
}

/// The annotation file `file` as prose; any other file of ours as it stands, and so one that cannot be read as what it is.
///
/// # Errors
/// When it is not there.
pub fn as_prose(file: &Utf8Path) -> Result<String, Problem> {
    let text = fs_err::read_to_string(file).map_err(|error| unreadable(file.as_str(), &error))?;
    Ok(AnnotationFile::parse(&text, file.as_str()).map_or(text, |annotations| annotations.to_prose()))
}

/// Merges as git asks a driver to: `ours` and `theirs` come from `base`, the result goes into `ours`; `path` is where
/// it belongs in the repository. Returns how many claims are left for a person.
///
/// # Errors
/// When a file cannot be read or written.
pub fn merge_files(base: &Utf8Path, ours: &Utf8Path, theirs: &Utf8Path, path: &str) -> Result<usize, Problem> {
    let read = |file: &Utf8Path| fs_err::read_to_string(file).map_err(|error| unreadable(path, &error));
    let owner = if path.contains("_reviews/") { Owner::Person } else { Owner::Machine };
    let merged = merge(&read(base)?, &read(ours)?, &read(theirs)?, owner);
    Disk::default().replace(ours, merged.text.as_bytes()).map_err(|error| unwritable(path, &error))?;
    Ok(merged.conflicts)
}

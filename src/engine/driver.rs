//! What git is told about our files: how to merge them claim by claim, and how to head a hunk with its claim.

use camino::Utf8Path;

use super::files::Disk;
use super::workspace::{unreadable, unwritable};
use super::{Workspace, git};
use crate::annotation::{Owner, merge};
use crate::error::Problem;

const ATTRIBUTES: &str = ".gitattributes";

/// What stands in `.gitattributes`: committed, so that every clone asks for the same driver.
const LINES: [&str; 1] = ["/annotations/**/*.toml merge=recoupe diff=recoupe"];

/// What stands in the settings of one clone: git takes no programs from a repository.
const SETTINGS: [(&str, &str); 3] = [
    ("merge.recoupe.name", "recoupe: merges claim by claim"),
    ("merge.recoupe.driver", "recoupe merge-files %O %A %B %P"),
    ("diff.recoupe.xfuncname", r"^\[(annotation|verdict)\.(.*)\]$"),
];

/// Tells git about our files.
///
/// # Errors
/// When the workspace is no git repository, or its files cannot be written.
pub fn set_up(workspace: &Workspace) -> Result<(), Problem> {
    for (key, value) in SETTINGS {
        git::ask(workspace, &["config", key, value])?;
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

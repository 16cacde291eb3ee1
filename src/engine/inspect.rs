//! Reading one document for its own sake.

use std::io::{BufRead, BufReader};

use camino::Utf8Path;

use super::Workspace;
use super::described::described;
use super::workspace::{dangling, unreadable};
use crate::document::{self, Document};
use crate::error::{Location, Problem};

/// Reads the document at `path`, as typed in `folder`. A seed of `workspace` is read with what is known of it there.
///
/// # Errors
/// When there is no such file or it is not a text.
pub fn file(workspace: &Workspace, folder: &Utf8Path, path: &Utf8Path) -> Result<Document, Problem> {
    let file = folder.join(path);
    let bytes = match fs_err::read(&file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && file.is_symlink() => {
            return Err(dangling(path.as_str()));
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Problem::new("no-file", "there is no such file").at(Location::file(path.as_str())));
        }
        Err(error) => return Err(unreadable(path.as_str(), &error)),
    };
    let seed = seed_of(workspace, &file);
    let metadata = seed.as_deref().map(|seed| described(workspace, seed)).unwrap_or_default();
    document::read(seed.as_deref().unwrap_or(path.as_str()), &bytes, &metadata).map_err(|mut problem| {
        match &mut problem.location {
            Some(location) => path.as_str().clone_into(&mut location.path),
            none => *none = Some(Location::file(path.as_str())),
        }
        problem
    })
}

fn seed_of(workspace: &Workspace, file: &Utf8Path) -> Option<String> {
    let seeds = workspace.file("seeds").canonicalize_utf8().ok()?;
    let file = file.canonicalize_utf8().ok()?;
    file.strip_prefix(&seeds).ok().map(|path| path.as_str().replace('\\', "/"))
}

/// The lines of standard input.
pub fn input_lines() -> impl Iterator<Item = Result<String, Problem>> {
    BufReader::new(std::io::stdin()).lines().map(|line| {
        line.map_err(|error| Problem::new("bad-input", format!("cannot be read: {error}")).hint("send UTF-8"))
    })
}

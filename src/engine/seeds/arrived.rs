//! One seed that came, found without a walk through all others.

use camino::Utf8Path;

use super::super::file_names::is_text;
use super::{Found, Seed, alike_key, is_usual};
use crate::config::Config;
use crate::engine::Workspace;
use crate::engine::stamp::Stamp;

/// The seed at `path` that came since `found` was. `None` when there is none, or only a walk can tell whether it is one.
#[must_use]
pub fn arrived(workspace: &Workspace, config: &Config, found: &Found, path: &str) -> Option<Seed> {
    let home = workspace.file("seeds").canonicalize_utf8().ok()?;
    let place = home.join(path);
    // Links are followed by a walk alone, and a name may not be written as it stands on disk.
    let is_itself = place.canonicalize_utf8().is_ok_and(|real| real == place);
    let names = || path.split('/');
    let is_plain = names().all(|name| !name.is_empty() && !name.starts_with(['.', '_']));
    let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
    let is_ignored = ends.map(|end| &path[..end]).any(|part| config.ignore.hold(part));
    if !is_itself
        || !is_plain
        || is_ignored
        || found.is_refused(path)
        || !Utf8Path::new(path).extension().is_some_and(is_text)
    {
        return None;
    }
    let key = alike_key(path);
    if found.seeds.iter().any(|seed| alike_key(&seed.path) == key) {
        return None;
    }
    let stamp = fs_err::metadata(&place).ok().filter(std::fs::Metadata::is_file).map(|file| Stamp::of(&file))?;
    is_usual(&stamp).then(|| Seed { path: path.to_owned(), stamp })
}

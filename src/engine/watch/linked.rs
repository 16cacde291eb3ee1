//! Files and folders outside of the watched ones that links in `seeds/` lead to: what happens there happens to the link.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use camino::Utf8Path;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use crate::engine::seeds::Found;

/// What links lead to, shared with whoever hears of events.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    files: Arc<RwLock<BTreeSet<PathBuf>>>,
    /// By real path: where it stands in the workspace.
    folders: Arc<RwLock<BTreeMap<PathBuf, String>>>,
}

impl Linked {
    /// Whether an event at `path` is about a file that a link leads to.
    pub fn holds(&self, path: &Path) -> bool {
        self.files.read().unwrap_or_else(PoisonError::into_inner).contains(path)
    }

    /// Where in the workspace `path` is seen, when it lies in a folder that a link leads to.
    pub fn within(&self, path: &Path) -> Option<String> {
        let folders = self.folders.read().unwrap_or_else(PoisonError::into_inner);
        let (folder, seen) = path.ancestors().find_map(|folder| folders.get_key_value(folder))?;
        let rest = path.strip_prefix(folder).ok()?.to_str()?;
        Some(if rest.is_empty() { seen.clone() } else { format!("{seen}/{rest}") })
    }

    /// Where `folder` leads to when it is a link itself; what happens there is seen at `place` from here on.
    pub fn lead(&self, folder: &Utf8Path, place: &str) -> Option<PathBuf> {
        let real = folder.is_symlink().then(|| folder.canonicalize_utf8().ok())?.filter(|_| !place.is_empty())?;
        let mut folders = self.folders.write().unwrap_or_else(PoisonError::into_inner);
        folders.insert(real.clone().into_std_path_buf(), place.to_owned());
        Some(real.into_std_path_buf())
    }

    /// Has `watcher` watch what links lead to in what was `found`; files directly in `root` are watched with that, under its
    /// own name. Whether any of it was not watched before.
    ///
    /// # Errors
    /// When the system watches no more.
    pub fn follow(&self, watcher: &mut RecommendedWatcher, root: &Utf8Path, found: &Found) -> notify::Result<bool> {
        let files = self.follow_files(watcher, root, found)?;
        Ok(self.follow_folders(watcher, found)? || files)
    }

    fn follow_files(&self, watcher: &mut RecommendedWatcher, root: &Utf8Path, found: &Found) -> notify::Result<bool> {
        let real = root.canonicalize_utf8().unwrap_or_else(|_| root.to_owned());
        let home = |file: &Utf8Path| file.parent().map(Utf8Path::to_owned).unwrap_or_default();
        let mut new = false;
        for file in &found.linked {
            let folder = home(file);
            let (name, own) = (file.file_name().unwrap_or_default(), folder == real);
            let heard = if own { root.join(name) } else { file.clone() };
            if self.holds(heard.as_std_path()) {
                continue;
            }
            // Asked for a second time it is the same watch.
            if !own {
                watcher.watch(folder.as_std_path(), RecursiveMode::NonRecursive)?;
            }
            self.files.write().unwrap_or_else(PoisonError::into_inner).insert(heard.into_std_path_buf());
            new = true;
        }
        Ok(new)
    }

    fn follow_folders(&self, watcher: &mut RecommendedWatcher, found: &Found) -> notify::Result<bool> {
        let known = || self.folders.write().unwrap_or_else(PoisonError::into_inner);
        // One that was removed and made again is taken up anew.
        known().retain(|folder, _| folder.is_dir());
        let mut new = false;
        for (folder, link) in &found.linked_folders {
            let seen = format!("seeds/{link}");
            if known().get(folder.as_std_path()) == Some(&seen) {
                continue;
            }
            // Nobody holds what is known meanwhile: whoever tells of events asks for it, and is asked here.
            watcher.watch(folder.as_std_path(), RecursiveMode::Recursive)?;
            known().insert(folder.clone().into_std_path_buf(), seen);
            new = true;
        }
        Ok(new)
    }
}

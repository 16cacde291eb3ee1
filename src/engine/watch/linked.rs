//! Files outside of the watched folders that links in `seeds/` lead to: what happens to them happens to the link.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use camino::{Utf8Path, Utf8PathBuf};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// The files that links lead to, shared with whoever hears of events.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    files: Arc<RwLock<BTreeSet<PathBuf>>>,
}

impl Linked {
    /// Whether an event at `path` is about one of them.
    pub fn holds(&self, path: &std::path::Path) -> bool {
        self.files.read().unwrap_or_else(PoisonError::into_inner).contains(path)
    }

    /// Has `watcher` watch the folders of `files` (real paths); those directly in `root` are watched with that, under its
    /// own name.
    ///
    /// # Errors
    /// When the system watches no more.
    pub fn follow(
        &self,
        watcher: &mut RecommendedWatcher,
        root: &Utf8Path,
        files: &BTreeSet<Utf8PathBuf>,
    ) -> notify::Result<()> {
        let real = root.canonicalize_utf8().unwrap_or_else(|_| root.to_owned());
        let home = |file: &Utf8Path| file.parent().map(Utf8Path::to_owned).unwrap_or_default();
        for file in files {
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
        }
        Ok(())
    }
}

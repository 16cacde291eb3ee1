//! Annotations set aside: of seeds that are gone, should they come back under whatever name, and of seeds whose path
//! another one has taken, before that one's annotations are written there.
//!
//! The text of a seed is not among it for longer than a run: who deletes one has it deleted. Its annotations hold the
//! words to know it by.

use serde::{Deserialize, Serialize};

use super::{Store, USUAL, decode, encode, name_of, unkept};
use crate::engine::hash::Hash;
use crate::engine::record::Record;
use crate::error::Problem;

/// The annotations of a seed as they stood under a path that it has left.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Aside {
    /// Relative to `seeds/`.
    pub path: String,
    /// Of the seed that had them.
    pub content: Hash,
    /// Their file.
    pub annotations: String,
    /// What was remembered of it, text included, until the run ends that has another one take its path: should that be
    /// broken off, the next one is to know what the two were before.
    pub record: Option<Box<Record>>,
}

impl Store {
    /// What was set aside of the seed that stood at `path` and held `content`.
    #[must_use]
    pub fn aside(&self, path: &str, content: Hash) -> Option<Aside> {
        let bytes = fs_err::read(self.folder.join(name_of("aside", path))).ok()?;
        decode::<Aside>(&bytes).filter(|aside| aside.path == path && aside.content == content)
    }

    /// Sets `aside` aside, in the place of what was of its path.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn set_aside(&self, aside: &Aside) -> Result<(), Problem> {
        let path = self.folder.join(name_of("aside", &aside.path));
        self.disk.replace(&path, &encode(aside, USUAL)?).map_err(|error| unkept(&error))
    }

    /// Forgets the text of the seed that stood at `path` and held `content`, and keeps its annotations.
    pub fn forget_text_aside(&self, path: &str, content: Hash) {
        let aside = self.aside(path, content).filter(|aside| aside.record.is_some());
        // Should that fail, the whole of it goes with the next seed that leaves this path.
        let _ = aside.map(|aside| self.set_aside(&Aside { record: None, ..aside }));
    }

    /// Forgets what was set aside of the seed at `path`.
    pub fn forget_aside(&self, path: &str) {
        // Nothing depends on its going: what no index names is not asked for.
        let _ = self.disk.remove(&self.folder.join(name_of("aside", path)), &self.folder);
    }
}

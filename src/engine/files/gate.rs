//! The steps of a write, and who is asked before each: tests have any of them fail, or be the last.

use std::fmt::Debug;
use std::io;

use camino::Utf8Path;

/// A step on the way of bytes to the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Makes folders.
    Folder,
    /// Makes a file beside the place.
    Create,
    Write,
    Sync,
    /// Puts the file in its place.
    Rename,
    /// Makes the rename last.
    SyncFolder,
    Remove,
}

/// Asked before each step.
pub trait Gate: Debug + Send + Sync {
    /// Whether `step` on `path` may be taken.
    ///
    /// # Errors
    /// When it is to fail.
    fn pass(&self, step: Step, path: &Utf8Path) -> io::Result<()>;
}

/// Lets everything pass.
#[derive(Debug)]
pub(super) struct Open;

impl Gate for Open {
    fn pass(&self, _step: Step, _path: &Utf8Path) -> io::Result<()> {
        Ok(())
    }
}

//! Files as they are touched: read whole, written whole.
//!
//! Everything is written beside its place and renamed over it, so that a kill at any moment leaves the old bytes or the
//! new ones; what a person decided is synced as well. Only what is remembered of a document is written in its place: it
//! carries a hash of itself, and a part of it counts as nothing. Nothing is written when the bytes are the same: the
//! file's time then stays as well. Every step passes a [`Gate`], so that tests can have any of them fail, or be the last.

mod gate;
mod permissions;

use std::fs::Permissions;
use std::io::{self, Write};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempPath;

use gate::Open;
pub use gate::{Gate, Step};

/// How long what is written has to last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// It can be made again.
    Usual,
    /// A person made it: it is on the disk when this returns.
    Synced,
}

/// The way to the disk.
#[derive(Clone, Debug)]
pub struct Disk {
    gate: Arc<dyn Gate>,
}

impl Default for Disk {
    fn default() -> Self {
        Self::behind(Arc::new(Open))
    }
}

impl Disk {
    /// The disk behind `gate`.
    #[must_use]
    pub fn behind(gate: Arc<dyn Gate>) -> Self {
        Self { gate }
    }

    /// Puts `bytes` at `path`, unless they are there already. Folders on the way are made. True when something was
    /// written.
    ///
    /// # Errors
    /// When the folder or the file cannot be made, or what is there cannot be replaced.
    pub fn write_if_changed(&self, path: &Utf8Path, bytes: &[u8]) -> io::Result<bool> {
        match read(path) {
            Ok(old) if old == bytes => Ok(false),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.put(path, bytes, (Care::Usual, None), || true).map(|_| true)
            }
            _ => self.replace(path, bytes).map(|()| true),
        }
    }

    /// Puts `bytes` at `path`, whole or not at all.
    ///
    /// # Errors
    /// As for [`Self::write_if_changed`].
    pub fn replace(&self, path: &Utf8Path, bytes: &[u8]) -> io::Result<()> {
        self.put(path, bytes, (Care::Usual, permissions::of(path)), || true).map(drop)
    }

    /// Puts `bytes` at `path`, for what can be made again, is not missed meanwhile, and tells itself whether it is whole or
    /// need not be: what is there, where something was written there before and this is done `again`, goes first, and a
    /// kill may leave a part. Some file systems write a file to the disk at once that is renamed over another, which takes
    /// most of the time of many small files.
    ///
    /// # Errors
    /// As for [`Self::write_if_changed`].
    pub fn renew(&self, path: &Utf8Path, bytes: &[u8], again: bool) -> io::Result<()> {
        if again && self.gate.pass(Step::Remove, path).is_ok() {
            let _ = fs_err::remove_file(path);
        }
        let folder = path.parent().unwrap_or(Utf8Path::new("."));
        match self.in_folder(folder, || std::fs::File::create_new(path)) {
            Ok(mut file) => {
                let written = self.gate.pass(Step::Write, path).and_then(|()| file.write_all(bytes));
                // Half of it is of no use to anybody.
                written.inspect_err(|_| drop(fs_err::remove_file(path)))
            }
            // It could not be removed, or was not looked for.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.replace(path, bytes),
            Err(error) => Err(error),
        }
    }

    /// Puts `bytes` into a file that a person owns: whole or not at all, and synced to the disk before this returns.
    ///
    /// # Errors
    /// As for [`Self::write_if_changed`].
    pub fn edit(&self, path: &Utf8Path, bytes: &[u8]) -> io::Result<()> {
        self.put(path, bytes, (Care::Synced, permissions::of(path)), || true).map(drop)
    }

    /// Puts `bytes` in the place of what was `read` at `path`; false, and nothing is done, when something else is there
    /// by now.
    ///
    /// # Errors
    /// As for [`Self::write_if_changed`].
    pub fn exchange(&self, path: &Utf8Path, read: Option<&[u8]>, bytes: &[u8], care: Care) -> io::Result<bool> {
        let old = read.and_then(|_| permissions::of(path));
        self.put(path, bytes, (care, old), || holds(path, read))
    }

    /// Removes the file at `path` if there is one, and the folders above it that are empty then, up to `root`.
    ///
    /// # Errors
    /// When there is one and it cannot be removed.
    pub fn remove(&self, path: &Utf8Path, root: &Utf8Path) -> io::Result<bool> {
        self.gate.pass(Step::Remove, path)?;
        match fs_err::remove_file(path) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error),
        }
        let above = path.ancestors().skip(1).take_while(|folder| *folder != root);
        for folder in above {
            if self.gate.pass(Step::Remove, folder).and_then(|()| fs_err::remove_dir(folder)).is_err() {
                break;
            }
        }
        Ok(true)
    }

    /// The same, unless something else than what was `read` is there by now: then false, and nothing is done.
    ///
    /// # Errors
    /// As for [`Self::remove`].
    pub fn remove_read(&self, path: &Utf8Path, root: &Utf8Path, read: Option<&[u8]>) -> io::Result<bool> {
        if !holds(path, read) {
            return Ok(false);
        }
        self.remove(path, root).map(|_| true)
    }

    /// `old` are the permissions of what is there, if anything is.
    fn put(
        &self,
        path: &Utf8Path,
        bytes: &[u8],
        (care, old): (Care, Option<Permissions>),
        still: impl FnOnce() -> bool,
    ) -> io::Result<bool> {
        let folder = path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
        let (mut file, beside) = self.create(folder, old.is_none())?.into_parts();
        let filled = self.fill(&mut file, path, bytes, (care, old));
        drop(file);
        match filled {
            Ok(()) if still() => {}
            unwanted => {
                self.discard(beside);
                return unwanted.map(|()| false);
            }
        }
        if let Err(error) = self.gate.pass(Step::Rename, path) {
            self.discard(beside);
            return Err(error);
        }
        beside.persist(path).map_err(|error| error.error)?;
        if care == Care::Synced {
            self.gate.pass(Step::SyncFolder, folder)?;
            sync_folder(folder)?;
        }
        Ok(true)
    }

    fn create(&self, folder: &Utf8Path, public: bool) -> io::Result<tempfile::NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(TEMPORARY);
        if public {
            permissions::publish(&mut builder);
        }
        self.in_folder(folder, || builder.tempfile_in(folder))
    }

    /// Makes a file in `folder`, which is made when it is not there.
    fn in_folder<T>(&self, folder: &Utf8Path, create: impl Fn() -> io::Result<T>) -> io::Result<T> {
        self.gate.pass(Step::Create, folder)?;
        match create() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.gate.pass(Step::Folder, folder)?;
                fs_err::create_dir_all(folder)?;
                create()
            }
            made => made,
        }
    }

    fn fill(
        &self,
        file: &mut std::fs::File,
        path: &Utf8Path,
        bytes: &[u8],
        (care, old): (Care, Option<Permissions>),
    ) -> io::Result<()> {
        self.gate.pass(Step::Write, path)?;
        file.write_all(bytes)?;
        old.map_or(Ok(()), |old| file.set_permissions(old))?;
        if care == Care::Synced {
            self.gate.pass(Step::Sync, path)?;
            file.sync_all()?;
        }
        Ok(())
    }

    /// Removes a file that did not get to its place; where even that fails, [`is_leftover`] knows it later.
    fn discard(&self, beside: TempPath) {
        let path = Utf8PathBuf::from_path_buf(beside.to_path_buf()).unwrap_or_default();
        if self.gate.pass(Step::Remove, &path).is_err() {
            let _ = beside.keep();
        }
    }
}

/// The bytes of the file at `path`.
///
/// # Errors
/// When there is none or it cannot be read; also when it is a pipe or the like, which would be waited for without end.
pub fn read(path: &Utf8Path) -> io::Result<Vec<u8>> {
    let kind = fs_err::metadata(path)?.file_type();
    if kind.is_file() || kind.is_dir() { fs_err::read(path) } else { Err(io::Error::other(NO_FILE)) }
}

/// What is said of a pipe, a socket or a device.
pub const NO_FILE: &str = "this is no file but a pipe, a socket or a device";

/// Whether what was `read` is still what stands at `path`.
fn holds(path: &Utf8Path, read: Option<&[u8]>) -> bool {
    match self::read(path) {
        Ok(bytes) => read == Some(bytes.as_slice()),
        Err(error) => read.is_none() && error.kind() == io::ErrorKind::NotFound,
    }
}

/// Makes the names in `folder` last. Elsewhere than on Unix a folder cannot be synced, and a rename is written through.
fn sync_folder(folder: &Utf8Path) -> io::Result<()> {
    if cfg!(unix) { fs_err::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// How the names of files begin that are about to be renamed into place: hidden, and never taken for a seed.
const TEMPORARY: &str = ".recoupe-";

/// Whether a file of this name was left behind by a program that was killed while it wrote.
#[must_use]
pub fn is_leftover(name: &str) -> bool {
    name.starts_with(TEMPORARY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disk() -> Disk {
        Disk::default()
    }

    fn folder() -> (tempfile::TempDir, camino::Utf8PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = camino::Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        (folder, path)
    }

    #[test]
    fn the_same_bytes_are_not_written_again() {
        let (_guard, root) = folder();
        let path = root.join("a/b.toml");
        assert!(disk().write_if_changed(&path, b"one").unwrap());
        let born = fs_err::metadata(&path).unwrap().modified().unwrap();
        assert!(!disk().write_if_changed(&path, b"one").unwrap());
        assert_eq!(fs_err::metadata(&path).unwrap().modified().unwrap(), born);
        assert!(disk().write_if_changed(&path, b"two").unwrap());
        assert_eq!(fs_err::read(&path).unwrap(), b"two");
        assert_eq!(fs_err::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn what_can_be_made_again_takes_the_place_of_what_was_there() {
        let (_guard, root) = folder();
        let path = root.join("a/b");
        for (bytes, again) in [(&b"one, and more"[..], false), (b"two", true), (b"three", false)] {
            disk().renew(&path, bytes, again).unwrap();
            assert_eq!(fs_err::read(&path).unwrap(), bytes);
        }
        assert_eq!(fs_err::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        fs_err::create_dir(root.join("a/c")).unwrap();
        disk().renew(&root.join("a/c"), b"", true).unwrap_err();
    }

    #[test]
    fn removing_takes_empty_folders_along() {
        let (_guard, root) = folder();
        disk().write_if_changed(&root.join("a/b/c"), b"").unwrap();
        disk().write_if_changed(&root.join("a/d"), b"").unwrap();
        assert!(disk().remove(&root.join("a/b/c"), &root).unwrap());
        assert!(!disk().remove(&root.join("a/b/c"), &root).unwrap());
        assert!(!root.join("a/b").exists() && root.join("a/d").exists());
    }
}

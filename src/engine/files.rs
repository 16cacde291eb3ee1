//! Files as they are touched: read whole, written whole.
//!
//! What can be made again is written beside its place and renamed over it, so that a kill at any moment leaves the old
//! bytes or the new ones. Nothing is written when the bytes are the same: the file's time then stays as well.

use std::io::{self, Write};

use atomic_write_file::AtomicWriteFile;
use camino::Utf8Path;

/// Puts `bytes` at `path`, unless they are there already. Folders on the way are made. True when something was written.
///
/// # Errors
/// When the folder or the file cannot be made, or what is there cannot be replaced.
pub fn write_if_changed(path: &Utf8Path, bytes: &[u8]) -> io::Result<bool> {
    if fs_err::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    replace(path, bytes)?;
    Ok(true)
}

/// Puts `bytes` at `path`, whole or not at all.
///
/// # Errors
/// As for [`write_if_changed`].
pub fn replace(path: &Utf8Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let mut file = match tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs_err::create_dir_all(folder)?;
            tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)?
        }
        Err(error) => return Err(error),
    };
    file.write_all(bytes)?;
    share(path, file.as_file())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Puts `bytes` into a file that a person owns, in place, whole or not at all: synced to the disk before this returns,
/// and a link is written through, not replaced. Folders on the way are made.
///
/// # Errors
/// As for [`write_if_changed`].
pub fn edit(path: &Utf8Path, bytes: &[u8]) -> io::Result<()> {
    let target = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
    if let Some(folder) = target.parent() {
        fs_err::create_dir_all(folder)?;
    }
    let mut open = AtomicWriteFile::open(&target)?;
    open.write_all(bytes)?;
    open.commit()
}

/// How the names of files begin that are about to be renamed into place: hidden, and never taken for a seed.
const TEMPORARY: &str = ".recoupe-";

/// Gives the new file the permissions of the one it replaces, or those of any new file: temporary files are born
/// private, and annotations are for the whole newsroom.
#[cfg(unix)]
fn share(path: &Utf8Path, file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = match std::fs::metadata(path) {
        Ok(old) => old.permissions().mode(),
        Err(_) => 0o666 & !umask(),
    };
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn share(_path: &Utf8Path, _file: &std::fs::File) -> io::Result<()> {
    Ok(())
}

/// What this process takes away from the permissions of new files, read off a file made for the purpose: asking the
/// system would set it for all threads for a moment.
#[cfg(unix)]
fn umask() -> u32 {
    use std::os::unix::fs::PermissionsExt;
    use std::sync::OnceLock;
    static UMASK: OnceLock<u32> = OnceLock::new();
    *UMASK.get_or_init(|| {
        let probe = tempfile::tempdir().and_then(|folder| {
            let file = std::fs::File::create(folder.path().join("probe"))?;
            Ok(file.metadata()?.permissions().mode())
        });
        probe.map_or(0o022, |mode| 0o666 & !mode)
    })
}

/// Removes the file at `path` if there is one, and the folders above it that are empty then, up to `root`.
///
/// # Errors
/// When there is one and it cannot be removed.
pub fn remove(path: &Utf8Path, root: &Utf8Path) -> io::Result<bool> {
    match fs_err::remove_file(path) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    }
    let above = path.ancestors().skip(1).take_while(|folder| *folder != root);
    for folder in above {
        if fs_err::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, camino::Utf8PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = camino::Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        (folder, path)
    }

    #[test]
    fn the_same_bytes_are_not_written_again() {
        let (_guard, root) = folder();
        let path = root.join("a/b.toml");
        assert!(write_if_changed(&path, b"one").unwrap());
        let born = fs_err::metadata(&path).unwrap().modified().unwrap();
        assert!(!write_if_changed(&path, b"one").unwrap());
        assert_eq!(fs_err::metadata(&path).unwrap().modified().unwrap(), born);
        assert!(write_if_changed(&path, b"two").unwrap());
        assert_eq!(fs_err::read(&path).unwrap(), b"two");
        assert_eq!(fs_err::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no temporary file is left");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let (_guard, root) = folder();
        let path = root.join("b.toml");
        replace(&path, b"one").unwrap();
        assert_eq!(fs_err::metadata(&path).unwrap().permissions().mode() & 0o444, 0o444 & !umask());
        fs_err::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(fs_err::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn removing_takes_empty_folders_along() {
        let (_guard, root) = folder();
        write_if_changed(&root.join("a/b/c"), b"").unwrap();
        write_if_changed(&root.join("a/d"), b"").unwrap();
        assert!(remove(&root.join("a/b/c"), &root).unwrap());
        assert!(!remove(&root.join("a/b/c"), &root).unwrap());
        assert!(!root.join("a/b").exists() && root.join("a/d").exists());
    }
}

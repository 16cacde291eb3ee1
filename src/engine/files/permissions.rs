//! Who may read a new file.

use std::io;

use camino::Utf8Path;

/// Gives the new file the permissions of the one it replaces, or those of any new file: temporary files are born
/// private, and annotations are for the whole newsroom.
#[cfg(unix)]
pub(super) fn share(path: &Utf8Path, file: &std::fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = match std::fs::metadata(path) {
        Ok(old) => old.permissions().mode(),
        Err(_) => 0o666 & !umask(),
    };
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn share(_path: &Utf8Path, _file: &std::fs::File) -> io::Result<()> {
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::engine::files::Disk;

    #[test]
    fn permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let path = Utf8Path::from_path(folder.path()).unwrap().join("b.toml");
        Disk::default().replace(&path, b"one").unwrap();
        assert_eq!(fs_err::metadata(&path).unwrap().permissions().mode() & 0o444, 0o444 & !umask());
        fs_err::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        Disk::default().replace(&path, b"two").unwrap();
        assert_eq!(fs_err::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}

//! Who may read a new file: who may read the one it replaces, or any new file. Temporary files are born private, and
//! annotations are for the whole newsroom.

use std::fs::Permissions;

use camino::Utf8Path;

/// The permissions of the file at `path`, for the one that takes its place. `None` where there is none, and where new files
/// take theirs from the folder.
pub(super) fn of(path: &Utf8Path) -> Option<Permissions> {
    if cfg!(unix) { std::fs::metadata(path).ok().map(|old| old.permissions()) } else { None }
}

/// Has files be born as any new file is.
#[cfg(unix)]
pub(super) fn publish(builder: &mut tempfile::Builder) {
    use std::os::unix::fs::PermissionsExt;
    // The system takes away what it takes away from all new files.
    builder.permissions(Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
pub(super) fn publish(_builder: &mut tempfile::Builder) {}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::engine::files::{Care, Disk};

    #[test]
    fn permissions_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let folder = Utf8Path::from_path(folder.path()).unwrap();
        let (path, any) = (folder.join("b.toml"), folder.join("any"));
        let mode = |path: &Utf8Path| fs_err::metadata(path).unwrap().permissions().mode();
        fs_err::write(&any, "").unwrap();
        let disk = Disk::default();
        let writes: [&dyn Fn(); 3] = [
            &|| disk.replace(&path, b"one").unwrap(),
            &|| assert!(disk.exchange(&path, None, b"one", Care::Usual).unwrap()),
            &|| assert!(disk.write_if_changed(&path, b"one").unwrap()),
        ];
        for write in writes {
            write();
            assert_eq!(mode(&path), mode(&any));
            fs_err::remove_file(&path).unwrap();
        }
        disk.replace(&path, b"one").unwrap();
        fs_err::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        disk.replace(&path, b"two").unwrap();
        disk.exchange(&path, Some(b"two"), b"three", Care::Usual).unwrap();
        disk.write_if_changed(&path, b"four").unwrap();
        assert_eq!(mode(&path) & 0o777, 0o640);
    }
}

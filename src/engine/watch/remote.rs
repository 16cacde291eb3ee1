//! Disks that lie on another machine: what is saved there is told by no event here.

use camino::Utf8Path;

/// The kind of file system that holds `folder`, when others may write to it without this machine knowing.
#[cfg(target_os = "linux")]
#[must_use]
pub fn kind(folder: &Utf8Path) -> Option<&'static str> {
    let held = rustix::fs::statfs(folder.as_std_path()).ok()?;
    // Of 32 bits, in a type that differs from machine to machine; some have it negative.
    name(u32::try_from(held.f_type as i64 & 0xffff_ffff).ok()?)
}

/// Elsewhere nobody asks: `--poll` is for who knows.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn kind(_folder: &Utf8Path) -> Option<&'static str> {
    None
}

/// The name of a file system by its number, as `statfs(2)` lists them.
#[cfg(target_os = "linux")]
fn name(magic: u32) -> Option<&'static str> {
    Some(match magic {
        0x6969 => "nfs",
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => "smb",
        0x0102_1997 => "9p",
        0x6573_5546 => "fuse",
        0x00c3_6400 => "ceph",
        0x5346_414f | 0x6b41_4653 => "afs",
        0x7375_7245 => "coda",
        0x786f_4256 => "vboxsf",
        _ => return None,
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn disks_of_others_are_told_from_ones_own() {
        assert_eq!(name(0x6969), Some("nfs"));
        assert_eq!(name(0xfe53_4d42), Some("smb"));
        // ext4, tmpfs, overlay, btrfs, xfs.
        for own in [0xef53, 0x0102_1994, 0x794c_7630, 0x9123_683e, 0x5846_5342] {
            assert_eq!(name(own), None, "{own:x}");
        }
        assert_eq!(kind(Utf8Path::new("/proc")), None);
        assert_eq!(kind(Utf8Path::new("/is/not/there")), None);
    }
}

//! What a file looks like from outside.

use std::time::SystemTime;

use serde::{Deserialize, Serialize};

/// What tells without reading whether a file is still the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    pub modified: SystemTime,
    /// Which file it is, and when anything about it changed last: two that swap names may have one size, and one time where
    /// clocks are coarse, and a time can be set back to what it was. Zero where that cannot be told.
    file: u64,
}

impl Stamp {
    pub(super) fn of(file: &std::fs::Metadata) -> Self {
        let modified = file.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Self { size: file.len(), modified, file: number(file) }
    }
}

#[cfg(unix)]
fn number(file: &std::fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    // Apart as far as eight bytes can be: neighbours in one of the three are far from each other then.
    let parts = [file.ino(), file.ctime().cast_unsigned(), file.ctime_nsec().cast_unsigned()];
    parts.into_iter().fold(0, |number: u64, part| (number ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29))
}

#[cfg(not(unix))]
fn number(_file: &std::fs::Metadata) -> u64 {
    0
}

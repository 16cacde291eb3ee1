//! What a file looks like from outside.

use std::time::SystemTime;

use serde::{Deserialize, Serialize};

/// What tells without reading whether a file is still the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    pub modified: SystemTime,
    /// Which file it is: two that swap names may have one size, and one time where clocks are coarse. Zero where that
    /// cannot be told.
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
    std::os::unix::fs::MetadataExt::ino(file)
}

#[cfg(not(unix))]
fn number(_file: &std::fs::Metadata) -> u64 {
    0
}

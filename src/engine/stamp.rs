//! What a file looks like from outside.

use std::time::SystemTime;

use serde::{Deserialize, Serialize};

/// What tells without reading whether a file is still the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    pub modified: SystemTime,
}

impl Stamp {
    pub(super) fn of(file: &std::fs::Metadata) -> Self {
        Self { size: file.len(), modified: file.modified().unwrap_or(SystemTime::UNIX_EPOCH) }
    }
}

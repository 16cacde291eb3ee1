//! What rules may spend.

use std::time::Duration;

/// What rules may spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Steps for a document of usual size; a longer one has more. A rule of the starter pack takes some thousands.
    pub steps: u64,
    /// Memory of one state, in bytes.
    pub memory: usize,
    /// By the clock, for a document of usual size: a last resort, as what it decides depends on the machine.
    pub time: Duration,
}

impl Default for Limits {
    /// An empty loop spends the steps in about 20 ms.
    fn default() -> Self {
        Self { steps: 5_000_000, memory: 32 << 20, time: Duration::from_secs(10) }
    }
}

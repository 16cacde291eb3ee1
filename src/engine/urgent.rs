//! Threads for what somebody has just saved.
//!
//! A story of a few articles is served by one thread. Whatever is handed from one to the next waits until the system wakes
//! it, and on a machine without a core to spare each time is longer than the work; a part that another has taken and is
//! then not let go on holds up all. A story of thousands is worth it.

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::context;
use crate::rule::Rules;

/// Rules run on threads of their own: Lua's parser needs more room than threads have by default.
const STACK: usize = 8 * 1024 * 1024;

/// Stories of more documents are shared out.
const FEW: usize = 64;

/// One thread, and many.
#[derive(Debug)]
pub struct Urgent {
    one: ThreadPool,
    many: ThreadPool,
}

impl Urgent {
    /// Those of this machine; `None` when they cannot be started.
    #[must_use]
    pub fn begin() -> Option<Self> {
        Some(Self { one: threads().num_threads(1).build().ok()?, many: threads().build().ok()? })
    }

    /// For looking at so many documents, in which something has to be done in one or two.
    #[must_use]
    pub fn few(&self, documents: usize) -> &ThreadPool {
        if documents > FEW { &self.many } else { &self.one }
    }

    /// For something that has to be done in each of many documents.
    #[must_use]
    pub fn many(&self) -> &ThreadPool {
        &self.many
    }

    /// Has the one load `rules`, so that nobody has to wait for that later. The many do so when there is much to do.
    pub fn warm(&self, generation: u64, rules: &Rules) {
        let rules = rules.clone();
        self.one.spawn(move || context::warm(generation, &rules));
    }
}

/// Threads for rules to run on.
pub fn threads() -> ThreadPoolBuilder {
    ThreadPoolBuilder::new().stack_size(STACK)
}

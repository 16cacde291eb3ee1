//! Counts the steps a reader takes, so that a test can tell work that grows with the text from work that grows faster.
//!
//! Time would tell it too, but not the same on every machine. Outside tests nothing is counted.

/// Notes that `steps` were taken.
#[inline]
pub(crate) fn note(steps: usize) {
    #[cfg(test)]
    counter::add(steps);
    #[cfg(not(test))]
    let _ = steps;
}

#[cfg(test)]
pub(crate) use counter::during;

#[cfg(test)]
mod counter {
    use std::cell::Cell;

    thread_local! {
        static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn add(steps: usize) {
        STEPS.set(STEPS.get() + steps);
    }

    /// How many steps `task` takes in this thread.
    pub(crate) fn during(task: impl FnOnce()) -> usize {
        let before = STEPS.get();
        task();
        STEPS.get() - before
    }
}

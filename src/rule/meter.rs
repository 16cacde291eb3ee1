//! What a rule may spend: steps, which are the same on every machine, and time, which is only a backstop.

use std::cell::Cell;
use std::time::{Duration, Instant};

use mlua::VmState;

use super::interrupt;

/// Why a rule was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Steps,
    Time,
}

/// Steps for each byte of a document, so that a long one is not refused for its length.
const STEPS_PER_BYTE: u64 = 100;
const TIME_PER_MEGABYTE: Duration = Duration::from_secs(2);
/// How many steps pass between two looks at the clock; they are granted at once.
const LOOK: u64 = 512;
/// Bytes copied or looked through for one step.
pub(super) const BYTES_PER_STEP: usize = 64;
/// Below, a text is not charged for.
const SHORT: usize = 1_024;
/// Objects made for one step, and the number below which they are not charged for.
const OBJECTS_PER_STEP: usize = 4;
const MANY: usize = 64;
/// Steps left to us, to find out where a rule was when it was stopped. No rule can use them: none can catch an error.
const GRACE: u64 = 10_000;

/// Counts what the running rule spends.
#[derive(Debug)]
pub(super) struct Meter {
    ticks: Cell<u64>,
    /// Steps that the running state may take before it asks again, not yet among `ticks`.
    granted: Cell<u64>,
    running: Cell<bool>,
    /// For a document of usual size.
    usual: u64,
    limit: Cell<u64>,
    /// Once stopped: steps after which even we are stopped.
    end: Cell<u64>,
    /// By the clock, for a document of usual size. Never reached by a rule that is within its steps, unless each of them is
    /// made to move megabytes.
    time: Duration,
    deadline: Cell<Instant>,
    stopped: Cell<Option<Stop>>,
}

impl Meter {
    pub(super) fn new(steps: u64, time: Duration) -> Self {
        Self {
            ticks: Cell::new(0),
            granted: Cell::new(0),
            running: Cell::new(false),
            usual: steps,
            limit: Cell::new(steps),
            end: Cell::new(0),
            time,
            deadline: Cell::new(Instant::now() + time),
            stopped: Cell::new(None),
        }
    }

    /// Starts anew, for work on `bytes` of text.
    pub(super) fn start(&self, bytes: usize) {
        let megabytes = u32::try_from(bytes / 1_000_000).unwrap_or(u32::MAX);
        self.settle();
        self.ticks.set(0);
        self.limit.set(self.usual.max(bytes as u64 * STEPS_PER_BYTE));
        self.deadline.set(Instant::now() + self.time + TIME_PER_MEGABYTE * megabytes);
        self.stopped.set(None);
    }

    /// Counts from `steps` on, whatever was counted so far.
    pub(super) fn count_from(&self, steps: u64) {
        self.settle();
        self.ticks.set(steps);
    }

    /// The steps so far, while a rule runs.
    pub(super) fn ticks_by_now(&self) -> u64 {
        self.settle();
        self.ticks()
    }

    /// Lets `work` take steps in advance: to be around whatever runs a rule.
    pub(super) fn run<T>(&self, work: impl FnOnce() -> T) -> T {
        self.running.set(true);
        self.grant();
        let done = work();
        self.running.set(false);
        self.settle();
        done
    }

    /// Counts what was taken of the grant, and ends it.
    fn settle(&self) {
        let granted = self.granted.replace(0);
        if granted > 0 {
            // More is left than was granted where a rule was broken off while its steps were free.
            self.ticks.set(self.ticks.get() + granted.saturating_sub(interrupt::take_back()));
        }
    }

    pub(super) fn ticks(&self) -> u64 {
        self.ticks.get()
    }

    pub(super) fn limit(&self) -> u64 {
        self.limit.get()
    }

    pub(super) fn stopped(&self) -> Option<Stop> {
        self.stopped.get()
    }

    /// One step, as Luau counts them: a turn of a loop or a call.
    pub(super) fn tick(&self) -> mlua::Result<VmState> {
        self.charge(1).map(|()| VmState::Continue)
    }

    /// Counts work on a text of `bytes` bytes. Short ones are free: they take no longer than the call.
    pub(super) fn charge_text(&self, bytes: usize) -> mlua::Result<()> {
        if bytes < SHORT { Ok(()) } else { self.charge((bytes / BYTES_PER_STEP) as u64) }
    }

    /// Counts the making of `count` objects.
    pub(super) fn charge_objects(&self, count: usize) -> mlua::Result<()> {
        if count < MANY { Ok(()) } else { self.charge((count / OBJECTS_PER_STEP) as u64) }
    }

    /// Counts `steps` of work done for the rule.
    pub(super) fn charge(&self, steps: u64) -> mlua::Result<()> {
        let before = self.ticks.get();
        self.settle();
        let ticks = self.ticks.get().saturating_add(steps);
        self.ticks.set(ticks);
        if let Some(stop) = self.stopped.get() {
            return if ticks < self.end.get() { Ok(()) } else { Err(Self::error(stop)) };
        }
        if ticks > self.limit.get() {
            return self.stop(Stop::Steps);
        }
        if before / LOOK != ticks / LOOK && Instant::now() > self.deadline.get() {
            return self.stop(Stop::Time);
        }
        if self.running.get() {
            self.grant();
        }
        Ok(())
    }

    /// Grants as many steps as may be taken until the clock is looked at, or until there are none left.
    fn grant(&self) {
        let granted = LOOK.min(self.limit.get().saturating_sub(self.ticks.get()));
        self.granted.set(granted);
        interrupt::grant(granted);
    }

    fn stop(&self, stop: Stop) -> mlua::Result<()> {
        self.stopped.set(Some(stop));
        self.end.set(self.ticks.get() + GRACE);
        Err(Self::error(stop))
    }

    fn error(stop: Stop) -> mlua::Error {
        mlua::Error::runtime(match stop {
            Stop::Steps => "over the budget of steps",
            Stop::Time => "over the time",
        })
    }
}

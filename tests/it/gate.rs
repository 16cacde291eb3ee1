//! What tests put around a session: a report to nobody, and a kill at any step of writing.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use camino::Utf8Path;
use recoupe::engine::{Gate, Step};
use recoupe::report::{Event, Report};

pub struct Nobody;

impl Report for Nobody {
    fn tell(&mut self, _event: &Event) {}
}

/// Lets so many steps of writing pass, and none after them.
#[derive(Debug)]
pub struct Killed {
    left: AtomicUsize,
    stopped: AtomicUsize,
}

impl Killed {
    pub fn after(steps: usize) -> Arc<Self> {
        Arc::new(Self { left: AtomicUsize::new(steps), stopped: AtomicUsize::new(0) })
    }

    /// Whether a step was not let pass.
    pub fn has_struck(&self) -> bool {
        self.stopped.load(Ordering::SeqCst) > 0
    }
}

impl Gate for Killed {
    fn pass(&self, _step: Step, _path: &Utf8Path) -> io::Result<()> {
        if self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok() {
            return Ok(());
        }
        self.stopped.fetch_add(1, Ordering::SeqCst);
        Err(io::Error::other("killed"))
    }
}

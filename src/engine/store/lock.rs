//! One recoupe at a time works on a workspace.

use std::fs::TryLockError;
use std::time::Duration;

use super::Store;
use crate::error::Problem;
use crate::report::{Event, Report};

/// How long it is waited between two looks at somebody else's lock, and how often that goes without saying.
const MOMENT: Duration = Duration::from_millis(5);
const MOMENTS: usize = 40;

impl Store {
    /// Waits until no other recoupe works here; tells `report` when that takes more than a blink: a program that is being
    /// started from here holds the lock as well until it runs. Without a lock (a disk that has none, a folder that cannot be
    /// written) work goes on: every write is whole in any case.
    #[must_use]
    pub fn lock(&self, report: &mut dyn Report) -> Option<std::fs::File> {
        self.prepare().ok()?;
        // Its bytes are nothing to anybody: it is not made empty each time, which the disk would have to note.
        let file =
            std::fs::File::options().write(true).create(true).truncate(false).open(self.folder.join("lock")).ok()?;
        let (mut attempt, mut looks) = (file.try_lock(), 0);
        while looks < MOMENTS && matches!(attempt, Err(TryLockError::WouldBlock)) {
            std::thread::sleep(MOMENT);
            (attempt, looks) = (file.try_lock(), looks + 1);
        }
        match attempt {
            Ok(()) => Some(file),
            Err(TryLockError::WouldBlock) => {
                let note = Problem::new("waiting", "another recoupe is at work here: waiting for it to end");
                report.tell(&Event::Note(&note));
                file.lock().ok().map(|()| file)
            }
            Err(TryLockError::Error(_)) => None,
        }
    }
}

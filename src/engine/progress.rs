//! Long work, and how far it is, for somebody who waits.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use rayon::ThreadPool;

use super::beside::Meanwhile;
use crate::report::{Event, Report};

/// How often somebody who waits is told how far it is.
const PROGRESS: Duration = Duration::from_millis(250);

/// How often whoever is beside it is asked, who wants to be served at once.
const LOOK: Duration = Duration::from_millis(1);

/// Does `work` in `pool`, and tells `report` on the way how far it is; what is wanted `meanwhile` is done beside it.
pub fn with_progress<T: Send>(
    pool: &ThreadPool,
    meanwhile: &mut Meanwhile,
    report: &mut dyn Report,
    work: impl FnOnce() -> T + Send,
) -> T {
    let mut answer = None;
    pool.in_place_scope(|scope| {
        let (ends, ended) = mpsc::channel::<()>();
        let answer = &mut answer;
        scope.spawn(move |_| {
            *answer = Some(work());
            drop(ends);
        });
        let mut told = Instant::now();
        while ended.recv_timeout(if meanwhile.is_asked() { LOOK } else { PROGRESS }) == Err(RecvTimeoutError::Timeout) {
            if told.elapsed() >= PROGRESS {
                let (checked, documents) = meanwhile.progress();
                report.tell(&Event::Progress { checked, documents });
                told = Instant::now();
            }
            meanwhile.look(report);
        }
    });
    answer.expect("the scope ends when the work has")
}

//! Long work, and how far it is, for somebody who waits.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use rayon::ThreadPool;

use super::context::Context;
use crate::report::{Event, Report};

/// How often somebody who waits is told how far it is.
const PROGRESS: Duration = Duration::from_millis(250);

/// Does `work` in `pool`, and tells `report` on the way how far it is.
pub fn with_progress<T: Send>(
    pool: &ThreadPool,
    context: &Context,
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
        while ended.recv_timeout(PROGRESS) == Err(RecvTimeoutError::Timeout) {
            let documents = context.inputs.found.seeds.len();
            report.tell(&Event::Progress { checked: context.checked.load(Ordering::Relaxed), documents });
        }
    });
    answer.expect("the scope ends when the work has")
}

//! Watching a workspace: something was saved → run again.
//!
//! An event only means "look again": what changed is decided by content, in the run. A finished save (closed after
//! writing, renamed into place, removed) is acted on at once; what comes in bursts is gathered first. Where the system
//! offers no events, or no more of them, folders are looked at every second.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Session, Workspace};
use crate::error::Problem;

/// What the loop hears of.
#[derive(Debug)]
pub enum Heard {
    /// From the file system.
    Files(notify::Result<Event>),
    /// Somebody asked for a whole run.
    Again,
    /// Somebody asked to end.
    End,
}

/// How long it must be quiet before a burst counts as over, and how long a burst may last.
const QUIET: Duration = Duration::from_millis(20);
const BURST: Duration = Duration::from_millis(250);

/// How often folders are looked at when there are no events.
const POLL: Duration = Duration::from_secs(1);

/// Where a workspace is watched: all that lies below, or the folder alone.
const PLACES: [(&str, RecursiveMode); 4] = [
    ("seeds", RecursiveMode::Recursive),
    ("rules", RecursiveMode::Recursive),
    ("annotations", RecursiveMode::Recursive),
    ("", RecursiveMode::NonRecursive),
];

/// Watches a workspace for as long as it lives.
pub struct Watch {
    /// `None` when folders are looked at instead.
    watcher: Option<RecommendedWatcher>,
    workspace: Workspace,
    watched: Vec<&'static str>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Watch").field("watched", &self.watched).finish_non_exhaustive()
    }
}

impl Watch {
    /// Begins to watch `workspace`; events go to `sender`. The problem says that there are no events and folders are
    /// looked at instead.
    #[must_use]
    pub fn begin(workspace: &Workspace, sender: &Sender<Heard>, poll: bool) -> (Self, Option<Problem>) {
        let handler = |sender: Sender<Heard>| move |event| drop(sender.send(Heard::Files(event)));
        let mut told = None;
        if !poll {
            let native = notify::recommended_watcher(handler(sender.clone()));
            match native.and_then(|watcher| Self::on(watcher, workspace)) {
                Ok(watch) => return (watch, None),
                Err(error) => {
                    let problem = Problem::new("watch", format!("the files cannot be watched: {error}"));
                    told = Some(problem.hint("looking at the folders every second instead"));
                }
            }
        }
        look(workspace.clone(), sender.clone());
        (Self { watcher: None, workspace: workspace.clone(), watched: Vec::new() }, told)
    }

    fn on(watcher: RecommendedWatcher, workspace: &Workspace) -> notify::Result<Self> {
        let mut watch = Self { watcher: Some(watcher), workspace: workspace.clone(), watched: Vec::new() };
        watch.catch_up()?;
        Ok(watch)
    }

    /// Watches those of the folders that are there by now; one that was removed and made again is taken up anew.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn catch_up(&mut self) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        for (place, mode) in PLACES {
            let folder = self.workspace.file(place);
            let there = folder.is_dir();
            let watched = self.watched.contains(&place);
            if there && !watched {
                watcher.watch(folder.as_std_path(), mode)?;
                self.watched.push(place);
            } else if !there && watched {
                self.watched.retain(|known| *known != place);
            }
        }
        Ok(())
    }
}

/// Looks at all files again and again, and sends word when any of them is not as it was.
fn look(workspace: Workspace, sender: Sender<Heard>) {
    std::thread::spawn(move || {
        let mut last = workspace.stamps();
        loop {
            std::thread::sleep(POLL);
            let now = workspace.stamps();
            if now != last && sender.send(Heard::Again).is_err() {
                return;
            }
            last = now;
        }
    });
}

/// Waits until something happened that a run could see. False when it is time to end.
pub fn wait(session: &Session, workspace: &Workspace, heard: &Receiver<Heard>) -> bool {
    let mut since: Option<Instant> = None;
    loop {
        let next = match since {
            None => heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(began) => heard.recv_timeout(QUIET.min(BURST.saturating_sub(began.elapsed()))),
        };
        match next {
            Ok(Heard::End) | Err(RecvTimeoutError::Disconnected) => return false,
            // A watcher that stumbled has lost events: only a look can tell what happened.
            Ok(Heard::Again | Heard::Files(Err(_))) | Err(RecvTimeoutError::Timeout) => return true,
            Ok(Heard::Files(Ok(event))) if is_relevant(session, workspace, &event) => {
                if is_finished(event.kind) {
                    return true;
                }
                since.get_or_insert_with(Instant::now);
            }
            Ok(Heard::Files(Ok(_))) => {}
        }
    }
}

/// A save that is over, as against one that goes on.
fn is_finished(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(_))
            | EventKind::Remove(_)
    )
}

/// Whether an event may be about something that a run reads: neither a mere look at a file, nor our own write.
fn is_relevant(session: &Session, workspace: &Workspace, event: &Event) -> bool {
    if event.need_rescan() {
        return true;
    }
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return false;
    }
    let paths = event.paths.iter().filter_map(|path| path.strip_prefix(workspace.root()).ok());
    let mut names = paths.filter_map(|path| path.to_str()).map(|path| path.replace('\\', "/"));
    names.any(|path| is_read(&path) && !session.wrote(&path))
}

/// Whether a run reads what stands at `path`. Folders are: what is in a new one is told by no event.
fn is_read(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hidden = name.starts_with('.') || name.ends_with('~');
    let read = match path.split('/').next() {
        Some("seeds" | "rules") => true,
        // Folders come and go there by our own hand, and differences are written for people.
        Some("annotations") => path.rsplit_once('.').is_some_and(|(_, ending)| ending == "toml"),
        _ => path == super::workspace::SETTINGS,
    };
    read && !hidden
}

/// Passes on what a person types, a letter and Enter: `r` to run again, `q` to end. When nobody types (standard input
/// is closed) watching goes on.
pub fn listen_for_keys(sender: Sender<Heard>) {
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            let heard = match line.trim() {
                "q" => Heard::End,
                "r" => Heard::Again,
                _ => continue,
            };
            if sender.send(heard).is_err() {
                return;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_run_reads_counts() {
        for path in ["seeds/a/b.txt", "seeds", "rules/x.lua", "recoupe.toml", "annotations/a/b.txt.toml", "seeds/new"] {
            assert!(is_read(path), "{path}");
        }
        for path in [
            "target/x",
            ".recoupe/index",
            "seeds/a/.b.txt.swp",
            "seeds/b.txt~",
            "annotations/a/b.txt.diff",
            "annotations/a",
            "x.txt",
        ] {
            assert!(!is_read(path), "{path}");
        }
    }
}

//! Watching a workspace: something was saved → what is to be done about it.
//!
//! An event only means "look again": what changed is decided by content, in the run. When to act is for `queue` to say.
//! Where the system offers no events, or no more of them, folders are looked at every second.

mod events;
mod flood;
mod heard;
mod linked;
mod poll;
mod queue;
mod remote;
mod task;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::{Session, Workspace};
use crate::error::Problem;
pub use heard::{Heard, Next, STAND_ASIDE, key, listen_for_keys};
use linked::Linked;
use queue::Queue;
pub use task::{Happening, Pressing, Task};

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
    linked: Linked,
    heard: Receiver<Heard>,
    sender: Sender<Heard>,
    queue: Queue,
    /// What happened to files that are written by us as a rule: a look at each will tell whose work it was.
    unsure: BTreeMap<String, Happening>,
    /// What somebody asked for while everything was looked at.
    asked: Option<Next>,
    began: Instant,
    /// Whether something was saved since the last task was handed out.
    overtaken: Arc<AtomicBool>,
    told: Option<Problem>,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Watch").field("watched", &self.watched).finish_non_exhaustive()
    }
}

impl Watch {
    /// Begins to watch `workspace`; with `poll`, by looking at its folders every second.
    #[must_use]
    pub fn begin(workspace: &Workspace, poll: bool) -> Self {
        let (sender, heard) = channel();
        let mut watch = Self {
            watcher: None,
            workspace: workspace.clone(),
            watched: Vec::new(),
            linked: Linked::default(),
            heard,
            sender,
            queue: Queue::default(),
            unsure: BTreeMap::new(),
            asked: None,
            began: Instant::now(),
            overtaken: Arc::default(),
            told: None,
        };
        if poll {
            watch.look();
        } else if let Err(error) = watch.listen().and_then(|()| watch.catch_up()) {
            watch.give_up(&error);
        } else if let Some(kind) = remote::kind(&workspace.file("seeds")) {
            watch.distrust(kind);
        }
        watch
    }

    /// Where others (a keyboard) may ask for something.
    #[must_use]
    pub fn sender(&self) -> Sender<Heard> {
        self.sender.clone()
    }

    /// True from when something that a run reads is saved until it is handed out as a task: work on what stood there
    /// before is of no more use.
    #[must_use]
    pub fn overtaken(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.overtaken)
    }

    /// What is to be known about the watching itself, once.
    pub fn told(&mut self) -> Option<Problem> {
        self.told.take()
    }

    fn listen(&mut self) -> notify::Result<()> {
        let (sender, overtaken, root) = (self.sender.clone(), self.overtaken(), self.workspace.root().to_owned());
        let linked = self.linked.clone();
        let hear = move |event: notify::Result<Event>| {
            let happenings = event.map(|event| events::happenings(&root, &linked, &event));
            // A run over a large corpus writes much, and most of what is told of that means nothing.
            if happenings.as_ref().is_ok_and(Vec::is_empty) {
                return;
            }
            let urgent = happenings.iter().flatten().any(|(path, _)| events::is_urgent(path));
            let _ = sender.send(Heard::Files(happenings));
            // After it was sent, so that whoever clears this finds it.
            if urgent {
                overtaken.store(true, Ordering::Relaxed);
            }
        };
        // A link may lead anywhere; where it is followed to, the run has found out.
        let settings = notify::Config::default().with_follow_symlinks(false);
        self.watcher = Some(RecommendedWatcher::new(hear, settings)?);
        Ok(())
    }

    /// Watches those of the folders that are there by now; one that was removed and made again is taken up anew.
    fn catch_up(&mut self) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else { return Ok(()) };
        for (place, mode) in PLACES {
            let folder = self.workspace.file(place);
            let there = folder.is_dir();
            let watched = self.watched.contains(&place);
            if there && !watched {
                // Nothing in a link is watched that is given itself.
                let led = self.linked.lead(&folder, place);
                watcher.watch(led.as_deref().unwrap_or(folder.as_std_path()), mode)?;
                self.watched.push(place);
            } else if !there && watched {
                self.watched.retain(|known| *known != place);
            }
        }
        Ok(())
    }

    /// Watches what links in `seeds/` lead to. What was saved there before is for a look to find.
    fn follow(&mut self, session: &Session) -> notify::Result<()> {
        let (Some(watcher), Some(found)) = (&mut self.watcher, session.found()) else { return Ok(()) };
        if self.linked.follow(watcher, self.workspace.root(), found)? {
            self.queue.hear(Happening::Unclear, self.began.elapsed());
        }
        Ok(())
    }

    /// Waits until there is something to do.
    pub fn next(&mut self, session: &Session) -> Next {
        if let Err(error) = self.catch_up().and_then(|()| self.follow(session)) {
            self.give_up(&error);
        }
        loop {
            self.catch_word();
            if let Some(asked) = self.asked.take() {
                return asked;
            }
            let now = self.began.elapsed();
            if let Some(task) = self.queue.due(now, &|path| session.knows(path)) {
                return Next::Do(task);
            }
            // After what is due, one by one: a run over a large corpus leaves thousands of these behind.
            if let Some((path, happening)) = self.unsure.pop_first() {
                if !session.wrote(&path) {
                    self.queue.hear(happening, now);
                }
                continue;
            }
            let heard = match self.queue.next() {
                None => self.heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(next) => self.heard.recv_timeout(next.saturating_sub(now)),
            };
            match heard {
                Ok(heard) => self.hear(heard),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Next::End,
            }
        }
    }

    /// What cannot wait until a look at everything has ended that is on its way; `knows` says whether that knows a seed.
    /// Nothing is waited for.
    pub fn pressing(&mut self, knows: &dyn Fn(&str) -> bool) -> Pressing {
        self.catch_word();
        if self.asked.is_some() { Pressing::More } else { self.queue.pressing(self.began.elapsed(), knows) }
    }

    /// Takes note of all that happened until now: it counts before anything is done.
    fn catch_word(&mut self) {
        self.overtaken.store(false, Ordering::Relaxed);
        while let Ok(heard) = self.heard.try_recv() {
            self.hear(heard);
        }
    }

    /// Notes that work was left when it was overtaken.
    pub fn unfinished(&mut self) {
        self.queue.follow_up();
    }

    fn hear(&mut self, heard: Heard) {
        let now = self.began.elapsed();
        match heard {
            Heard::End => self.asked = Some(Next::End),
            Heard::Aside => self.asked = self.asked.take().or(Some(Next::Aside)),
            Heard::Back => self.asked = self.asked.take().or(Some(Next::Back)),
            Heard::Key(key) => self.asked = self.asked.take().or(Some(Next::Key(key))),
            Heard::Again => self.queue.hear(Happening::Again, now),
            Heard::Changed => self.queue.hear(Happening::Unclear, now),
            // A watcher that stumbled has lost events: only a look can tell what happened.
            Heard::Files(Err(error)) => {
                if events::is_exhausted(&error) && self.watcher.is_some() {
                    self.give_up(&error);
                }
                self.queue.hear(Happening::Unclear, now);
            }
            Heard::Files(Ok(happenings)) => {
                for (path, happening) in happenings {
                    if events::is_urgent(&path) {
                        self.queue.hear(happening, now);
                    } else {
                        self.unsure.insert(path, happening);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Wanted;
    use crate::report::{Event, Report};

    struct Nobody;

    impl Report for Nobody {
        fn tell(&mut self, _event: &Event) {}
    }

    #[test]
    fn a_save_is_not_kept_waiting_until_our_own_writes_are_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(camino::Utf8Path::from_path(folder.path()).unwrap());
        std::fs::create_dir_all(folder.path().join("seeds/a")).unwrap();
        std::fs::write(folder.path().join("seeds/a/b.txt"), "A text.").unwrap();
        let mut session = Session::new(workspace.clone()).unwrap();
        session.run(&Wanted::default(), &mut Nobody);
        let mut watch = Watch::begin(&workspace, true);
        let happened = |path: String, what| watch.sender().send(Heard::Files(Ok(vec![(path, what)]))).unwrap();
        for number in 0..500 {
            happened(format!("annotations/a/{}.txt.toml", number % 100), Happening::Unclear);
        }
        happened("seeds/a/b.txt".to_owned(), Happening::Saved("a/b.txt".to_owned()));
        assert_eq!(watch.next(&session), Next::Do(Task::Seeds(vec!["a/b.txt".to_owned()])));
        assert_eq!(watch.unsure.len(), 100, "each of them waits, and once");
        // Nobody here wrote them.
        assert_eq!(watch.next(&session), Next::Do(Task::All { asked: false }));
        assert!(watch.unsure.is_empty());
    }
}

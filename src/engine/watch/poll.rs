//! Where the system tells of nothing, or not of all: folders are looked at every second, and that is said.

use std::sync::atomic::Ordering;
use std::time::Duration;

use super::{Heard, Watch, events};
use crate::error::Problem;

/// How often folders are looked at.
const POLL: Duration = Duration::from_secs(1);

impl Watch {
    /// The system has no more events for us: folders are looked at instead.
    pub(super) fn give_up(&mut self, error: &notify::Error) {
        self.watcher = None;
        let why = if events::is_exhausted(error) {
            "the system watches no more folders for you (fs.inotify.max_user_watches)".to_owned()
        } else {
            format!("the files cannot be watched: {error}")
        };
        self.told = Some(Problem::new("watch", why).hint("looking at the folders every second instead"));
        self.look();
    }

    /// What is saved on another machine is told by no event here: folders are looked at as well.
    pub(super) fn distrust(&mut self, kind: &str) {
        let message = format!("`seeds/` lies on a disk that others may write to ({kind})");
        self.told = Some(Problem::new("watch", message).hint("looking at the folders every second as well"));
        self.look();
    }

    /// Looks at all files again and again, and sends word when any of them is not as it was.
    pub(super) fn look(&self) {
        let (workspace, sender, overtaken) = (self.workspace.clone(), self.sender.clone(), self.overtaken());
        // Before anything else: what is saved from here on is other than this.
        let mut last = workspace.stamps();
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(POLL);
                let now = workspace.stamps();
                if now != last {
                    if sender.send(Heard::Changed).is_err() {
                        return;
                    }
                    overtaken.store(true, Ordering::Relaxed);
                }
                last = now;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::watch::{Next, Task};
    use crate::engine::{Session, Workspace};

    #[test]
    fn how_many_folders_the_system_watches_is_told_and_not_which_was_the_last() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(camino::Utf8Path::from_path(folder.path()).unwrap());
        let mut watch = Watch::begin(&workspace, true);
        watch.give_up(&notify::Error::new(notify::ErrorKind::MaxFilesWatch).add_path("seeds/a".into()));
        let told = watch.told().unwrap().message;
        assert!(told.contains("max_user_watches") && !told.contains("seeds/a"), "{told}");
    }

    #[test]
    fn folders_on_a_disk_of_others_are_looked_at_as_well() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(camino::Utf8Path::from_path(folder.path()).unwrap());
        std::fs::create_dir(folder.path().join("seeds")).unwrap();
        let session = Session::new(workspace.clone()).unwrap();
        let mut watch = Watch::begin(&workspace, false);
        // As where nobody tells what another machine does.
        watch.watcher = None;
        watch.distrust("nfs");
        assert!(watch.told().is_some_and(|told| told.message.contains("nfs")) && watch.told().is_none());
        std::fs::write(folder.path().join("seeds/a.txt"), "A text.").unwrap();
        assert_eq!(watch.next(&session), Next::Do(Task::All { asked: false }));
    }
}

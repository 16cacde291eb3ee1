//! `recoupe watch`

mod afterwards;
mod signals;
mod telling;

use std::sync::mpsc;
use std::time::Instant;

use crate::cli::{Cli, Watch};
use crate::engine::watch::{self, Next, Pressing, Task};
use crate::engine::{Beside, Outcome, Serving, Session, Show, Wanted, Workspace};
use crate::error::Problem;
use crate::report::{self, Event, Report, keys};

use super::exit::Exit;
use super::{here, review, test};
use telling::Telling;

pub fn run(cli: &Cli, arguments: &Watch) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    // Watching begins before the first run: a save during it is not missed.
    let files = watch::Watch::begin(&workspace, arguments.poll);
    let session = Session::new(workspace.clone())?.until(files.overtaken()).careful();
    // A dumb terminal knows no single keys: there letters wait for Enter, as in a pipe.
    let single = keys::is_possible() && !here::is_dumb();
    let resume = listen(&files, single);
    if single {
        signals::listen(files.sender());
    }
    let telling = Telling::new(workspace.clone(), arguments);
    let mut watching = Watching { session, files, telling, edited: None, as_saved: false, owed: false };
    watching.pass(&Task::All { asked: true });
    // Who watches for a program that is gone would do so for weeks.
    while report::is_read() {
        watching.files.told().iter().for_each(report::complain);
        let raw = single.then(keys::Raw::on);
        let next = watching.files.next(&watching.session);
        drop(raw);
        match next {
            Next::Do(task) => watching.pass(&task),
            Next::Key(key) => {
                watching.key(cli, &workspace, key);
                let _ = resume.send(());
            }
            Next::Aside => signals::stand_aside(),
            Next::Back => {}
            Next::End => break,
        }
    }
    Ok(Exit::Fine)
}

/// Listens for what a person types. After a letter that may show something else on the screen, the keyboard is left to
/// that until word comes that it is over.
fn listen(files: &watch::Watch, single: bool) -> mpsc::Sender<()> {
    let (resume, resumed) = mpsc::channel();
    let sender = files.sender();
    if !single {
        watch::listen_for_keys(sender);
        return resume;
    }
    std::thread::spawn(move || {
        keys::listen(|letter| {
            let heard = watch::key(letter);
            let shows = matches!(heard, watch::Heard::Key(_));
            sender.send(heard).is_ok() && (!shows || resumed.recv().is_ok())
        });
    });
    resume
}

struct Watching<'a> {
    session: Session,
    files: watch::Watch,
    telling: Telling<'a>,
    /// The seed that was saved last.
    edited: Option<String>,
    /// Whether somebody wants the rules as they are, and that was not done yet.
    as_saved: bool,
    /// Whether somebody who did something was told nothing yet, because that was left for what was saved after it.
    owed: bool,
}

impl Watching<'_> {
    /// Does what is to be done, and tells of it.
    fn pass(&mut self, task: &Task) {
        let began = Instant::now();
        let wanted = self.wanted(task);
        if !wanted.news {
            self.telling.clear();
        }
        let mut report = self.telling.report();
        let part = self.part(task, &wanted, report.as_mut());
        let whole = part.is_none();
        let outcome = part.unwrap_or_else(|| {
            let mut beside = Saves { files: &mut self.files, telling: &mut self.telling, edited: &mut self.edited };
            self.session.run_beside(&wanted, report.as_mut(), Some(&mut beside))
        });
        if outcome.overtaken {
            return self.files.unfinished();
        }
        self.owed = false;
        let (took, mut told) = (began.elapsed(), outcome.told);
        self.as_saved &= !whole;
        if let Task::Rules { files, .. } = task {
            let waiting = self.session.waiting();
            self.telling.examples(files, self.session.rules_as_saved(), &waiting, &outcome);
            self.foresee();
        }
        told |= self.telling.after(&outcome, whole);
        // What stands last on the screen says that it waits.
        if told {
            report.tell(&Event::Idle { took });
        }
        if !whole && matches!(task, Task::Rules { .. }) {
            self.files.unfinished();
        }
    }

    /// What is asked of a run for `task`.
    fn wanted(&mut self, task: &Task) -> Wanted {
        self.owed |= !matches!(task, Task::All { asked: false });
        // Who asks for everything wants rules as they are, whatever their examples say; also when it has to begin again.
        self.as_saved |= matches!(task, Task::All { asked: true });
        let asked = matches!(task, Task::All { .. }) && self.as_saved;
        let calm = self.telling.is_text();
        Wanted {
            show: if self.telling.is_first() { Show::Some } else { Show::Changed },
            ready: true,
            news: !self.owed && !asked,
            as_saved: self.as_saved,
            calm,
            // Where the screen is cleared, what was told before is gone.
            once: calm && !self.telling.clears() && !asked,
            pen: pen(task),
            ..Wanted::default()
        }
    }

    /// Tells what rules that wait would change in the document edited last.
    fn foresee(&mut self) {
        let edited = self.edited.clone().or_else(|| self.session.first_seed());
        if let Some((preview, waiting)) = edited.and_then(|edited| self.session.foresee(&edited)) {
            self.telling.foreseen(&preview, &waiting);
        }
    }

    /// What can be done of `task` before everything is looked at.
    fn part(&mut self, task: &Task, wanted: &Wanted, report: &mut dyn Report) -> Option<Outcome> {
        match task {
            Task::Seeds(paths) => {
                self.edited = paths.last().cloned();
                self.session.run_saved(paths, wanted, report)
            }
            Task::Rules { files, seeds } => {
                self.edited = seeds.last().or(self.edited.as_ref()).cloned();
                // The settings decide on more than rules.
                let rules = files.iter().all(|path| path.starts_with("rules/"));
                // Who has saved no article yet is shown what the rule finds in the first.
                let edited = self.edited.clone().or_else(|| self.session.first_seed());
                self.session.run_rules(&edited.filter(|_| rules)?, wanted, report)
            }
            Task::Moved { came, gone } => {
                self.edited = came.last().or(self.edited.as_ref()).cloned();
                self.session.run_moved(came, gone, wanted, report)
            }
            Task::Verdicts(paths) => self.session.run_verdicts(paths, wanted, report),
            Task::All { .. } => None,
        }
    }

    /// Does what a letter asks for.
    fn key(&self, cli: &Cli, workspace: &Workspace, key: char) {
        match key {
            'v' if self.telling.is_text() => {
                if let Err(problem) = review::run(cli) {
                    report::complain(&problem);
                }
            }
            't' if self.telling.is_text() => drop(test::once(workspace, &[], false)),
            _ => {}
        }
    }
}

/// The files that somebody has just saved, relative to the workspace.
fn pen(task: &Task) -> Vec<String> {
    match task {
        Task::Seeds(paths) | Task::Moved { came: paths, .. } => {
            paths.iter().map(|path| format!("seeds/{path}")).collect()
        }
        Task::Rules { files, .. } | Task::Verdicts(files) => files.clone(),
        Task::All { .. } => Vec::new(),
    }
}

/// Sees to what is saved while everything is looked at.
struct Saves<'w, 'a> {
    files: &'w mut watch::Watch,
    telling: &'w mut Telling<'a>,
    edited: &'w mut Option<String>,
}

impl Beside for Saves<'_, '_> {
    fn look(&mut self, serving: &mut Serving, run: &mut dyn Report) -> bool {
        let paths = match self.files.pressing(&|path| serving.knows(path)) {
            Pressing::Nothing => return true,
            Pressing::More => return false,
            Pressing::Seeds(paths) => paths,
        };
        let began = Instant::now();
        *self.edited = paths.last().cloned();
        run.tell(&Event::Aside);
        self.telling.clear();
        let mut report = self.telling.report();
        let calm = self.telling.is_text();
        let once = calm && !self.telling.clears();
        let pen = paths.iter().map(|path| format!("seeds/{path}")).collect();
        let wanted = Wanted { show: Show::Changed, calm, once, pen, ..Wanted::default() };
        let Some(outcome) = serving.saved(&paths, &wanted, report.as_mut()) else {
            // Only a look at everything can tell what became of them.
            self.files.unfinished();
            return false;
        };
        report.tell(&Event::Idle { took: began.elapsed() });
        self.telling.after(&outcome, false);
        true
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::*;
    use crate::cli::WatchFormat;

    /// Whoever has saved something sees an answer, though that was left for what was saved after it and came to nothing
    /// new: with `--clear` the screen would stay empty.
    #[test]
    fn what_was_left_is_answered_by_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::at(camino::Utf8Path::from_path(folder.path()).unwrap());
        let format = WatchFormat::Jsonl;
        let arguments = Watch { format, clear: true, exec: None, bell: false, poll: true };
        let files = watch::Watch::begin(&workspace, true);
        let overtaken = files.overtaken();
        let session = Session::new(workspace.clone()).unwrap().until(files.overtaken());
        let telling = Telling::new(workspace, &arguments);
        let mut watching = Watching { session, files, telling, edited: None, as_saved: false, owed: false };
        let news = Task::All { asked: false };
        for task in [Task::All { asked: true }, Task::Seeds(vec!["a.txt".to_owned()])] {
            watching.pass(&news);
            assert!(watching.wanted(&news).news);
            overtaken.store(true, Ordering::Relaxed);
            watching.pass(&task);
            overtaken.store(false, Ordering::Relaxed);
            assert!(!watching.wanted(&news).news, "{task:?}");
        }
    }
}

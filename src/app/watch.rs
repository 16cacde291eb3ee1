//! `recoupe watch`

use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Instant;

use crate::annotation::Change;
use crate::cli::{Cli, Watch, WatchFormat};
use crate::engine::preview::{rules_of, unheld};
use crate::engine::watch::{self, Next, Task};
use crate::engine::{Outcome, Session, Show, Wanted, Workspace};
use crate::error::Problem;
use crate::finding::RuleId;
use crate::report::{self, Event, keys};

use super::exit::Exit;
use super::{here, review, test};

pub fn run(cli: &Cli, arguments: &Watch) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    // Watching begins before the first run: a save during it is not missed.
    let mut files = watch::Watch::begin(&workspace, arguments.poll);
    let session = Session::new(workspace.clone())?.until(files.overtaken());
    // A dumb terminal knows no single keys: there letters wait for Enter, as in a pipe.
    let single = keys::is_possible() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    let resume = listen(&files, single);
    let mut watching = Watching {
        session,
        arguments,
        first: true,
        saved: BTreeSet::new(),
        changes: Vec::new(),
        edited: None,
        errors: None,
    };
    if watching.pass(&Task::All { asked: true }) {
        files.unfinished();
    }
    loop {
        files.told().iter().for_each(report::complain);
        let raw = single.then(keys::Raw::on);
        let next = files.next(&watching.session);
        drop(raw);
        match next {
            Next::Do(task) => {
                if watching.pass(&task) {
                    files.unfinished();
                }
            }
            Next::Key(key) => {
                watching.key(cli, &workspace, key);
                let _ = resume.send(());
            }
            Next::End => return Ok(Exit::Fine),
        }
    }
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
    arguments: &'a Watch,
    /// Whether no run has come to its end yet.
    first: bool,
    /// Rules that were saved since everything was looked at, and what they changed until now.
    saved: BTreeSet<RuleId>,
    changes: Vec<Change>,
    /// The seed that was saved last.
    edited: Option<String>,
    /// How many errors waited for somebody after the last run; `None` before the first.
    errors: Option<usize>,
}

impl Watching<'_> {
    fn is_text(&self) -> bool {
        self.arguments.format == WatchFormat::Text
    }

    /// Does what is to be done, and tells of it. True when something is left to do.
    fn pass(&mut self, task: &Task) -> bool {
        let (began, first) = (Instant::now(), self.first);
        let news = matches!(task, Task::All { asked: false });
        if self.arguments.clear && !first && !news {
            report::clear();
        }
        let mut report = report::watching(!self.is_text(), first);
        let show = if first { Show::Some } else { Show::Changed };
        let wanted = Wanted { show, ready: true, news, ..Wanted::default() };
        let part = self.part(task, &wanted, report.as_mut());
        let rules_first = part.is_some() && matches!(task, Task::Rules { .. });
        let whole = part.is_none();
        let outcome = part.unwrap_or_else(|| self.session.run(&wanted, report.as_mut()));
        if outcome.overtaken {
            return true;
        }
        self.first &= !whole;
        if outcome.told {
            report.tell(&Event::Idle { took: began.elapsed() });
        }
        self.of_rules(task, &outcome, whole);
        self.after(&outcome);
        rules_first
    }

    /// Tells of rules that were saved: what their examples say now, and, once the `whole` has been looked at, what they
    /// changed.
    fn of_rules(&mut self, task: &Task, outcome: &Outcome, whole: bool) {
        if !self.is_text() {
            return;
        }
        if let Task::Rules { files, .. } = task {
            let rules = self.session.rules();
            let made = |broken: bool| -> BTreeSet<RuleId> {
                let files = files.iter().filter(|path| is_broken(path, outcome) == broken);
                files.flat_map(|path| rules_of(path, rules)).collect()
            };
            // Of one that does not load, the examples would be those of the version before.
            let (kept, saved) = (made(true), made(false));
            report::say(&report::changes::kept(&kept));
            if !saved.is_empty() {
                test::tell(&rules.test(|id| saved.contains(id)), false);
            }
            self.saved.extend(saved);
        }
        if self.saved.is_empty() {
            return;
        }
        let of_saved = outcome.changes.iter().filter(|change| self.saved.contains(&change.rule));
        self.changes.extend(of_saved.cloned());
        // Whoever saved a rule is shown the edited document before the rest follows.
        if whole {
            let (saved, changes) = (std::mem::take(&mut self.saved), std::mem::take(&mut self.changes));
            let unheld = unheld(self.session.workspace(), &changes);
            report::say(&report::changes::by_rule(&saved, &changes, unheld));
        }
    }

    /// What can be done of `task` before everything is looked at.
    fn part(&mut self, task: &Task, wanted: &Wanted, report: &mut dyn report::Report) -> Option<Outcome> {
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
            Task::Verdicts(paths) => self.session.run_verdicts(paths, wanted, report),
            Task::All { .. } => None,
        }
    }

    /// What somebody wants done after a run.
    fn after(&mut self, outcome: &Outcome) {
        let errors = outcome.summary.tally.errors;
        if self.arguments.bell && self.errors.is_some_and(|before| errors > before) {
            report::ring();
        }
        self.errors = Some(errors);
        if outcome.summary.written > 0
            && let Some(command) = &self.arguments.exec
            && let Err(problem) = execute(self.session.workspace(), command)
        {
            report::complain(&problem);
        }
    }

    /// Does what a letter asks for.
    fn key(&self, cli: &Cli, workspace: &Workspace, key: char) {
        match key {
            'v' if self.is_text() => {
                if let Err(problem) = review::run(cli) {
                    report::complain(&problem);
                }
            }
            't' if self.is_text() => drop(test::once(workspace, &[], false)),
            _ => {}
        }
    }
}

/// Whether the file at `path` does not load.
fn is_broken(path: &str, outcome: &Outcome) -> bool {
    // What goes wrong on a document does not keep a rule from loading.
    let mut problems = outcome.problems.iter().filter(|problem| problem.document.is_none());
    problems.any(|problem| problem.location.as_ref().is_some_and(|place| place.path == path))
}

/// Runs `command` in the workspace, as a shell would. What it prints goes to standard error: standard output is ours.
fn execute(workspace: &Workspace, command: &str) -> Result<(), Problem> {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut process = std::process::Command::new(shell);
    process.args([flag, command]).current_dir(workspace.root());
    let status = process.stdin(Stdio::null()).stdout(Stdio::from(std::io::stderr())).status();
    let failed = |why: String| Problem::new("exec", format!("`{command}` {why}"));
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(format!("ended with {status}"))),
        Err(error) => Err(failed(format!("cannot be run: {error}"))),
    }
}

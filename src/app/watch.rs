//! `recoupe watch`

use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::mpsc;
use std::time::Instant;

use crate::cli::{Cli, Watch, WatchFormat};
use crate::engine::preview::rules_of;
use crate::engine::watch::{self, Next, Task};
use crate::engine::{Outcome, Session, Show, Wanted, Workspace};
use crate::error::Problem;
use crate::finding::RuleId;
use crate::report::{self, Event, keys};
use crate::rule::Rules;

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
    let mut watching = Watching { session, arguments, first: true, edited: None, errors: 0 };
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
    /// The seed that was saved last.
    edited: Option<String>,
    /// How many errors waited for somebody after the last run.
    errors: usize,
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
        if let Task::Rules { files, .. } = task
            && self.is_text()
        {
            examples(self.session.rules(), files);
        }
        self.after(&outcome);
        rules_first
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
        if self.arguments.bell && errors > self.errors {
            report::ring();
        }
        self.errors = errors;
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

/// Runs the examples of those of `rules` that are made of `files`.
fn examples(rules: &Rules, files: &[String]) {
    let made: BTreeSet<RuleId> = files.iter().flat_map(|path| rules_of(path, rules)).collect();
    if !made.is_empty() {
        test::tell(&rules.test(|id| made.contains(id)), false);
    }
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

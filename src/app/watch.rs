//! `recoupe watch`

use std::time::Instant;

use crate::cli::{Cli, Watch, WatchFormat};
use crate::engine::watch::{self, Next, Task};
use crate::engine::{Outcome, Session, Show, Wanted};
use crate::error::Problem;
use crate::report::{self, Event};

use super::exit::Exit;
use super::here;

pub fn run(cli: &Cli, arguments: &Watch) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    // Watching begins before the first run: a save during it is not missed.
    let mut files = watch::Watch::begin(&workspace, arguments.poll);
    let session = Session::new(workspace)?.until(files.overtaken());
    watch::listen_for_keys(files.sender());
    let mut watching = Watching { session, arguments, edited: None };
    watching.pass(&Task::All { asked: true }, true);
    loop {
        files.told().iter().for_each(report::complain);
        match files.next(&watching.session) {
            Next::Do(task) => {
                if watching.pass(&task, false) {
                    files.unfinished();
                }
            }
            Next::Key(_) => {}
            Next::End => return Ok(Exit::Fine),
        }
    }
}

struct Watching<'a> {
    session: Session,
    arguments: &'a Watch,
    /// The seed that was saved last.
    edited: Option<String>,
}

impl Watching<'_> {
    /// Does what is to be done, and tells of it. True when something is left to do.
    fn pass(&mut self, task: &Task, first: bool) -> bool {
        let began = Instant::now();
        if self.arguments.clear && !first && !matches!(task, Task::All { asked: false }) {
            report::clear();
        }
        let mut report = report::watching(self.arguments.format == WatchFormat::Jsonl, first);
        let show = if first { Show::Some } else { Show::Changed };
        let news = matches!(task, Task::All { asked: false });
        let wanted = Wanted { show, ready: true, news, ..Wanted::default() };
        let part: Option<Outcome> = match task {
            Task::Seeds(paths) => {
                self.edited = paths.last().cloned();
                self.session.run_saved(paths, &wanted, report.as_mut())
            }
            Task::Rules { files, seeds } => {
                self.edited = seeds.last().or(self.edited.as_ref()).cloned();
                // The settings decide on more than rules.
                let edited = self.edited.clone().filter(|_| files.iter().all(|path| path.starts_with("rules/")));
                edited.and_then(|edited| self.session.run_rules(&edited, &wanted, report.as_mut()))
            }
            Task::All { .. } => None,
        };
        let rules_first = part.is_some() && matches!(task, Task::Rules { .. });
        let outcome = part.unwrap_or_else(|| self.session.run(&wanted, report.as_mut()));
        if outcome.told {
            report.tell(&Event::Idle { took: began.elapsed() });
        }
        rules_first || outcome.overtaken
    }
}

//! `recoupe watch`

use std::sync::mpsc;
use std::time::Instant;

use crate::cli::{Cli, Watch, WatchFormat};
use crate::engine::{Session, Show, Wanted, watch};
use crate::error::Problem;
use crate::report;

use super::exit::Exit;
use super::here;

pub fn run(cli: &Cli, arguments: &Watch) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let mut session = Session::new(workspace.clone())?;
    let (sender, heard) = mpsc::channel();
    // Watching begins before the first run: a save during it is not missed.
    let (mut files, told) = watch::Watch::begin(&workspace, &sender, arguments.poll);
    if let Some(problem) = told {
        report::complain(&problem);
    }
    watch::listen_for_keys(sender);
    let jsonl = arguments.format == WatchFormat::Jsonl;
    let mut first = true;
    loop {
        let began = Instant::now();
        if arguments.clear && !first {
            report::clear();
        }
        let show = if first { Show::Some } else { Show::Changed };
        let wanted = Wanted { show, ..Wanted::default() };
        let mut report = report::watching(jsonl, first);
        session.run(&wanted, report.as_mut());
        report.tell(&report::Event::Idle { took: began.elapsed() });
        first = false;
        // A folder that went away and came back must be taken up anew before the next event.
        let _ = files.catch_up();
        if !watch::wait(&session, &workspace, &heard) {
            return Ok(Exit::Fine);
        }
    }
}

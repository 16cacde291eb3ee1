//! `recoupe diff`

use crate::cli::{Cli, Diff, Format};
use crate::engine::differ;
use crate::error::Problem;
use crate::report;

use super::exit::Exit;
use super::here;

pub fn run(cli: &Cli, arguments: &Diff) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let changes = match &arguments.revision {
        Some(revision) => differ::since(&workspace, revision)?,
        None => differ::last_run(&workspace),
    };
    report::say(&if arguments.format == Format::Json {
        report::changes::json(&changes)
    } else if arguments.stat {
        report::changes::stat(&changes)
    } else {
        report::changes::list(&changes, arguments.revision.is_none())
    });
    Ok(Exit::Fine)
}

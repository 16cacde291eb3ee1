//! `recoupe ledger`

use crate::cli::{Cli, Format, Ledger};
use crate::engine::{self, Show, Wanted};
use crate::error::Problem;
use crate::report;

use super::exit::Exit;
use super::here;

pub fn run(cli: &Cli, arguments: &Ledger) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let only = arguments.only.iter().map(|path| here::seed(&workspace, path)).collect::<Result<_, _>>()?;
    let wanted = Wanted { frozen: true, show: Show::All, only, ..Wanted::default() };
    let mut report = report::ledgers(arguments.format == Format::Json);
    let outcome = engine::run(&workspace, &wanted, report.as_mut())?;
    Ok(if outcome.summary.problems > 0 { Exit::CouldNot } else { Exit::Fine })
}

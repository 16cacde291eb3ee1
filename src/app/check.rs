//! `recoupe check`

use crate::cli::{Check, Cli, Format};
use crate::engine::{self, Show, Wanted};
use crate::error::Problem;
use crate::finding::Severity;
use crate::report;

use super::exit::Exit;
use super::here;

pub fn run(cli: &Cli, arguments: &Check) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let only = arguments.only.iter().map(|path| here::seed(&workspace, path)).collect::<Result<_, _>>()?;
    let json = arguments.output.format == Format::Json;
    let show = if arguments.all || json { Show::All } else { Show::Some };
    let wanted = Wanted { frozen: arguments.frozen, fresh: arguments.no_cache, show, only };
    let mut report = report::to(json, arguments.all, arguments.output.quiet);
    let outcome = engine::run(&workspace, &wanted, report.as_mut())?;
    let fail_on = arguments.fail_on.or(outcome.fail_on).unwrap_or(Severity::Error);
    let summary = outcome.summary;
    Ok(if summary.problems > 0 || summary.outdated > 0 {
        Exit::CouldNot
    } else if summary.tally.pending(fail_on) > 0 {
        Exit::Found
    } else {
        Exit::Fine
    })
}

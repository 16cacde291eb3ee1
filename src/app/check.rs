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
    let show = match (arguments.all || json, arguments.output.quiet) {
        (_, true) if !json => Show::Sums,
        (true, _) => Show::All,
        _ => Show::Some,
    };
    let wanted = Wanted {
        frozen: arguments.frozen,
        fresh: arguments.no_cache,
        show,
        only,
        profile: arguments.profile,
        ..Wanted::default()
    };
    let mut report = report::to(json, arguments.all, arguments.output.quiet, !arguments.output.no_progress);
    let outcome = engine::run(&workspace, &wanted, report.as_mut())?;
    if arguments.verify_cache {
        engine::verify(&workspace)?;
    }
    let fail_on = arguments.fail_on.or(outcome.fail_on).unwrap_or(Severity::Error);
    let summary = outcome.summary;
    Ok(if summary.problems > 0 || !summary.outdated.is_empty() {
        Exit::CouldNot
    } else if summary.tally.pending(fail_on) > 0 {
        Exit::Found
    } else {
        Exit::Fine
    })
}

//! `recoupe check`

use crate::cli::{Check, Cli, Format};
use crate::engine::{self, Show, Wanted, Workspace};
use crate::error::Problem;
use crate::finding::Severity;
use crate::report::{self, Event, Report};

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
        rules: None,
    };
    let mut report = report::to(json, arguments.all, arguments.output.quiet, !arguments.output.no_progress);
    let outcome = engine::run(&workspace, &wanted, report.as_mut())?;
    if arguments.verify_cache {
        verify(&workspace)?;
    }
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

/// Makes everything again from nothing, and holds it against what is on disk.
fn verify(workspace: &Workspace) -> Result<(), Problem> {
    let wanted = Wanted { frozen: true, fresh: true, ..Wanted::default() };
    let fresh = engine::run(workspace, &wanted, &mut Nobody)?;
    if fresh.summary.outdated == 0 {
        return Ok(());
    }
    let files = report::count(fresh.summary.outdated, "file");
    let problem = Problem::new("cache", format!("without what is remembered, {files} would come out differently"));
    Err(problem.hint("`recoupe check --no-cache` makes them again; please report how it came to this"))
}

/// For runs that only their outcome matters of.
struct Nobody;

impl Report for Nobody {
    fn tell(&mut self, _event: &Event) {}
}

//! `recoupe test`

use crate::cli::{Cli, Test};
use crate::engine::{Session, Workspace, watch};
use crate::error::Problem;
use crate::finding::RuleId;
use crate::report;
use crate::rule::examples::{Outcome, Report, Tested};

use super::exit::Exit;
use super::{accept, here, rules};

pub fn run(cli: &Cli, arguments: &Test) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let names = arguments.rules.iter().map(|typed| rules::name(&workspace, typed)).collect::<Result<Vec<_>, _>>()?;
    if arguments.watch {
        return again_and_again(&workspace, &names, arguments);
    }
    let (tested, exit) = once(&workspace, &names, arguments.verbose);
    if !arguments.accept {
        return Ok(exit);
    }
    if accept::run(&workspace, &tested, arguments.yes)? == 0 {
        return Ok(exit);
    }
    Ok(once(&workspace, &names, false).1)
}

/// Runs the examples of the rules called `names` (all when empty), and says how it went.
pub(super) fn once(workspace: &Workspace, names: &[String], verbose: bool) -> (Report, Exit) {
    let rules::Loaded { rules, problems, .. } = rules::load(workspace);
    problems.iter().for_each(report::complain);
    let chosen = |id: &RuleId| names.is_empty() || names.iter().any(|name| name == id.as_str());
    let tested = rules.test(chosen);
    tell(&tested, verbose);
    let broke = tested.tested.iter().any(|tested| matches!(tested.outcome, Outcome::Failed(_)));
    let exit = if broke || !problems.is_empty() {
        Exit::CouldNot
    } else if tested.tested.iter().all(Tested::is_well) {
        Exit::Fine
    } else {
        Exit::Found
    };
    (tested, exit)
}

/// Says how `tested` went.
pub(super) fn tell(tested: &Report, verbose: bool) {
    report::say_lines(&report::tested(tested, verbose));
    report::failures(tested).for_each(report::complain);
}

/// Tests now, and whenever what rules are made of is no longer what it was.
fn again_and_again(workspace: &Workspace, names: &[String], arguments: &Test) -> Result<Exit, Problem> {
    let session = Session::new(workspace.clone())?;
    let mut watch = watch::Watch::begin(workspace, false);
    watch::listen_for_keys(watch.sender());
    let made_of = || (workspace.rule_files().0, workspace.read("recoupe.toml").ok().flatten());
    let mut tested = None;
    loop {
        let now = made_of();
        if tested.as_ref() != Some(&now) {
            here::clear();
            once(workspace, names, arguments.verbose);
            report::say("watching rules/ (q and Enter: end)\n");
            tested = Some(now);
        }
        watch.told().iter().for_each(report::complain);
        if watch.next(&session) == watch::Next::End {
            return Ok(Exit::Fine);
        }
    }
}

//! `recoupe test`

use crate::cli::{Cli, Test};
use crate::error::Problem;
use crate::report;

use super::exit::Exit;
use super::{here, rules};

pub fn run(cli: &Cli, arguments: &Test) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let names = arguments.rules.iter().map(|typed| rules::name(&workspace, typed)).collect::<Result<Vec<_>, _>>()?;
    let rules::Loaded { rules, problems, .. } = rules::load(&workspace);
    for problem in &problems {
        report::complain(problem);
    }
    let chosen = |id: &crate::finding::RuleId| names.is_empty() || names.iter().any(|name| name == id.as_str());
    let tested = rules.test(chosen);
    report::say(&report::tested(&tested, arguments.verbose));
    for problem in report::failures(&tested) {
        report::complain(problem);
    }
    Ok(if !problems.is_empty() {
        Exit::CouldNot
    } else if tested.tested.iter().all(crate::rule::examples::Tested::is_well) {
        Exit::Fine
    } else {
        Exit::Found
    })
}

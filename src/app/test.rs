//! `recoupe test`

use crate::cli::{Cli, Test};
use crate::engine::lookup::rule_names;
use crate::error::Problem;
use crate::report;
use crate::rule::Rules;

use super::exit::Exit;
use super::here;

pub fn run(cli: &Cli, arguments: &Test) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let names = rule_names(&workspace);
    for name in &arguments.rules {
        if !names.contains(name) {
            return Err(super::explain::unknown_rule(name, &names));
        }
    }
    let (config, mut problems) = workspace.config();
    let (files, unread) = workspace.rule_files();
    let (rules, unloaded) = Rules::load(&files, &config);
    problems.extend(unread);
    problems.extend(unloaded);
    for problem in &problems {
        report::complain(problem);
    }
    let chosen = |id: &crate::finding::RuleId| {
        arguments.rules.is_empty() || arguments.rules.iter().any(|name| name == id.as_str())
    };
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

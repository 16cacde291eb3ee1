//! `recoupe trace`

use std::sync::Arc;

use crate::cli::{Cli, Trace};
use crate::engine::{self, lookup};
use crate::error::Problem;
use crate::report;
use crate::rule::{Rules, Runner};

use super::exit::Exit;
use super::{explain, here};

pub fn run(cli: &Cli, arguments: &Trace) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let (config, _) = workspace.config();
    let (files, _) = workspace.rule_files();
    let (rules, problems) = Rules::load(&files, &config);
    let name = arguments.rule.as_str();
    let Some(rule) = rules.all().iter().position(|info| info.id.as_str() == name) else {
        let path = format!("rules/{name}.lua");
        let broken = problems.into_iter().find(|problem| problem.location.as_ref().is_some_and(|at| at.path == path));
        return Err(broken.unwrap_or_else(|| explain::unknown_rule(name, &lookup::rule_names(&workspace))));
    };
    let document = Arc::new(engine::inspect::file(&workspace, &here::folder()?, &arguments.file)?);
    let languages = &rules.all()[rule].languages;
    if !languages.is_empty() && !languages.contains(&document.language) {
        let message = format!("`{name}` is not for documents in `{}`", document.language);
        return Err(Problem::new("other-language", message)
            .hint("name the language in sources.toml if it was mistaken, or in the rule's `languages`"));
    }
    let trace = Runner::new(&rules).trace(rule, &document)?;
    report::say(&report::trace::trace(name, &document, &trace));
    Ok(Exit::Fine)
}

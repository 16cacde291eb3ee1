//! `recoupe trace`

use std::sync::Arc;

use crate::cli::{Cli, Trace};
use crate::engine;
use crate::error::Problem;
use crate::report;
use crate::rule::Runner;

use super::exit::Exit;
use super::{here, rules};

pub fn run(cli: &Cli, arguments: &Trace) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let loaded = rules::load(&workspace);
    let name = rules::name(&workspace, &arguments.rule)?;
    let (rule, info) = loaded.rule(&name)?;
    let document = Arc::new(engine::inspect::file(&workspace, &here::folder()?, &arguments.file)?);
    let languages = &info.languages;
    if !languages.is_empty() && !languages.contains(&document.language) {
        let message = format!("`{name}` is not for documents in `{}`", document.language);
        return Err(Problem::new("other-language", message)
            .hint("name the language in sources.toml if it was mistaken, or in the rule's `languages`"));
    }
    let trace = Runner::new(&loaded.rules).trace(rule, &document)?;
    report::say(&report::trace::trace(&name, &document, &trace));
    Ok(Exit::Fine)
}

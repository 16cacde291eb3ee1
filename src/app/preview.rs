//! `recoupe try`

use std::collections::BTreeSet;

use crate::cli::{Cli, Format, Try};
use crate::engine::preview::{preview, rules_of};
use crate::engine::{Session, Workspace};
use crate::error::Problem;
use crate::finding::RuleId;
use crate::report;

use super::exit::Exit;
use super::{here, rules};

pub fn run(cli: &Cli, arguments: &Try) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let chosen = chosen(&workspace, &arguments.files)?;
    let mut session = Session::new(workspace)?;
    let (preview, problems) = preview(&mut session, &chosen);
    if arguments.format == Format::Json {
        report::say(&report::preview::json(&preview));
    } else {
        report::say_lines(&report::preview::preview(&preview, &chosen, arguments.all, problems.is_empty()));
    }
    for problem in &problems {
        report::complain(problem);
    }
    Ok(if problems.is_empty() { Exit::Fine } else { Exit::CouldNot })
}

/// The rules that were asked for: all when none was, else those named or made of the files named.
fn chosen(workspace: &Workspace, typed: &[String]) -> Result<BTreeSet<RuleId>, Problem> {
    let loaded = rules::load(workspace);
    if typed.is_empty() {
        return Ok(loaded.rules.all().iter().map(|rule| rule.id.clone()).collect());
    }
    let mut chosen = BTreeSet::new();
    for typed in typed {
        let file = rules::file(workspace, typed)?;
        let used = file.as_ref().map(|path| rules_of(path, &loaded.rules)).unwrap_or_default();
        match (used.is_empty(), file) {
            (false, _) => chosen.extend(used),
            (true, Some(path)) if crate::rule::rule_name(&path).is_none() => {
                let problem = Problem::new("no-rule", format!("no rule uses `{path}`"));
                return Err(problem.hint("name a rule, or a module or a term list that a rule loads"));
            }
            _ => drop(chosen.insert(loaded.rule(&rules::name(workspace, typed)?)?.1.id.clone())),
        }
    }
    Ok(chosen)
}

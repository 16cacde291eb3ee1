//! `recoupe new rule`

use crate::cli::{Cli, NewRule};
use crate::error::Problem;
use crate::finding::RuleId;
use crate::report;
use crate::text::fold::fold;

use super::exit::Exit;
use super::here;

/// A rule that works as it stands, to be changed word by word.
const TEMPLATE: &str = include_str!("new_rule.lua");

pub fn run(cli: &Cli, arguments: &NewRule) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let name = arguments.name.trim_end_matches(".lua");
    let Some(id) = RuleId::new(name) else {
        let problem = Problem::new("bad-name", format!("`{name}` cannot be a rule's name"));
        let proposed = proposal(name);
        return Err(match RuleId::new(&proposed) {
            Some(id) => problem.hint(format!("`{id}` can")),
            None => problem.hint("lower-case letters, digits and hyphens, a letter first, as in `loaded-term`"),
        });
    };
    let path = format!("rules/{id}.lua");
    if !workspace.lay_one(&path, TEMPLATE)? {
        return Err(Problem::new("exists", format!("there is a rule `{id}` already, `{path}`")));
    }
    let test = format!("recoupe test {id}");
    let width = test.len();
    report::say(&format!(
        "Made {path}: a rule that works as it stands.\n\nNext:\n  open it and say what to look for\n  \
         {test}  whether it finds what its examples say\n  {:width$}  what it finds in your seeds\n",
        "recoupe check"
    ));
    Ok(Exit::Fine)
}

/// `name` with everything that cannot be in a rule's name made a hyphen.
fn proposal(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

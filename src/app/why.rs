//! `recoupe explain --why-rerun`

use std::fmt::Write;

use camino::Utf8Path;

use crate::engine::Workspace;
use crate::engine::why::{self, Reason, Why};
use crate::error::Problem;
use crate::report;

use super::exit::Exit;
use super::{here, rules};

/// Says what the next run would do again for the seed or the rule called `name`, and why.
pub fn run(workspace: &Workspace, name: &str) -> Result<Exit, Problem> {
    let lost = if let Ok(id) = rules::name(workspace, name) {
        let (why, lost) = why::rule(workspace, &id);
        report::say(&of_rule(&id, &why));
        lost
    } else {
        let path = here::seed(workspace, Utf8Path::new(name))?;
        let unknown = || Problem::new("no-seed", format!("`{name}` is not a seed that a run takes"));
        let (why, lost) = why::seed(workspace, &path).ok_or_else(unknown)?;
        report::say(&report::safe_lines(&of_seed(&path, &why)));
        lost
    };
    lost.iter().for_each(report::complain);
    Ok(Exit::Fine)
}

fn of_seed(path: &str, why: &Why) -> String {
    if why.reasons.is_empty() {
        return format!("seeds/{path}: the next run has nothing to do on it\n");
    }
    let mut out = format!("seeds/{path}: the next run looks at it again\n");
    for reason in &why.reasons {
        let _ = writeln!(out, "  {}", words(reason));
    }
    out
}

fn of_rule(id: &str, why: &Why) -> String {
    let documents = report::count(why.documents, "document");
    let mut out = match why.reasons.as_slice() {
        [] if why.seeds.is_empty() => return format!("{id}: the next run does not run it\n"),
        [] => format!("{id}: the next run runs it on {}\n", report::count(why.seeds.len(), "document")),
        _ => format!("{id}: the next run runs it on {documents}\n"),
    };
    for reason in &why.reasons {
        let _ = writeln!(out, "  {}", words(reason));
    }
    for seed in why.seeds.iter().take(SEEDS) {
        let _ = writeln!(out, "  seeds/{} is new or changed", report::safe_lines(seed));
    }
    if let Some(more) = why.seeds.len().checked_sub(SEEDS).filter(|&more| more > 0) {
        let _ = writeln!(out, "  and {more} more");
    }
    out
}

/// How many seeds are named.
const SEEDS: usize = 10;

fn words(reason: &Reason) -> String {
    match reason {
        Reason::Unknown => "nothing is remembered of it: it is new, or `.recoupe/` was lost".to_owned(),
        Reason::Content => "its bytes are others".to_owned(),
        Reason::Metadata => "sources.toml says something else of it".to_owned(),
        Reason::Source(rule) => format!("the rule {rule} has changed: its file, a module or a list it uses"),
        Reason::Settings(rule) => format!("recoupe.toml says something else of the rule {rule}"),
        Reason::Rule(rule) => format!("the rule {rule} is new"),
        Reason::Engine => "recoupe is another version than the last that ran here".to_owned(),
        Reason::Failed => "something went wrong on it in the last run".to_owned(),
        Reason::Annotations => "its annotation file is not as it was written".to_owned(),
    }
}

//! Rules and lists that stand where nobody looks for them. Nothing is wrong with the workspace; who put them there waits.

use super::Workspace;
use crate::error::{Location, Problem};
use crate::rule::RuleFiles;
use crate::text::nearest;

/// What is said of each Lua file and each list that is not read: those of `files` in a folder of no use, those among the
/// `skipped` files under `seeds/`, and those beside `rules/`.
#[must_use]
pub fn notes(workspace: &Workspace, files: &RuleFiles, skipped: &[String]) -> Vec<Problem> {
    let inside = files.files.keys().filter_map(|path| Some((path.clone(), home(path)?)));
    let seeds =
        skipped.iter().filter(|path| is_lua(path)).map(|path| (format!("seeds/{path}"), "rules stand in rules/"));
    let beside = beside(workspace).into_iter().map(|path| (path, "rules stand in rules/"));
    let note = |(path, hint): (String, &str)| {
        Problem::new("stray-rule", "not read: rules and lists have their places").at(Location::file(path)).hint(hint)
    };
    inside.chain(seeds).chain(beside).map(note).collect()
}

/// Where the file at `path`, which stands under `rules/`, should be; `None` when it is there.
fn home(path: &str) -> Option<&'static str> {
    let (folder, _) = path.strip_prefix("rules/")?.split_once('/').unwrap_or(("", path));
    match (folder, is_lua(path)) {
        ("" | "lib", true) | ("terms", false) => None,
        (_, true) => Some("rules stand in rules/ itself, modules in rules/lib/"),
        (_, false) => Some("term lists stand in rules/terms/"),
    }
}

/// Lua files at the top of the workspace, and in a folder whose name is nearly `rules`.
fn beside(workspace: &Workspace) -> Vec<String> {
    let mut unread = Vec::new();
    let mut found = Vec::new();
    for entry in workspace.entries_in("", &mut unread) {
        let slip = entry.name != "rules" && nearest(&entry.name, ["rules"]).is_some();
        if !entry.kind.is_dir() {
            found.extend(Some(entry.name).filter(|name| is_lua(name)));
        } else if slip {
            let inside = workspace.entries_in(&entry.name, &mut unread);
            let rules = inside.into_iter().filter(|inner| !inner.kind.is_dir() && is_lua(&inner.name));
            found.extend(rules.map(|inner| format!("{}/{}", entry.name, inner.name)));
        }
    }
    found.sort();
    found
}

fn is_lua(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending == "lua")
}

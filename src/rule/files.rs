//! What stands under `rules/`, and which file is what.

use std::collections::BTreeMap;

/// Where modules stand.
pub(super) const MODULES: &str = "rules/lib/";
/// Where term lists stand.
pub(super) const LISTS: &str = "rules/terms/";

/// What stands under `rules/`, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleFiles {
    /// By path relative to the workspace, with `/`: `rules/x.lua`, `rules/lib/y.lua`, `rules/terms/z.toml`.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl RuleFiles {
    /// The files of `pairs` of path and text.
    pub fn of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let files = pairs.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        Self { files: files.collect() }
    }
}

/// `x` of `rules/x.lua`; modules in folders below are no rules.
#[must_use]
pub fn rule_name(path: &str) -> Option<&str> {
    path.strip_prefix("rules/")?.strip_suffix(".lua").filter(|_| role(path) == Role::Rule)
}

/// What a file under `rules/` is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Rule,
    Module,
    List,
    Other,
}

/// The role of the file at `path`, by its place and its ending.
pub(super) fn role(path: &str) -> Role {
    let Some(inner) = path.strip_prefix("rules/") else { return Role::Other };
    if path.starts_with(MODULES) && ends_with(path, "lua") {
        Role::Module
    } else if path.starts_with(LISTS) && ends_with(path, "toml") {
        Role::List
    } else if !inner.contains('/') && ends_with(path, "lua") {
        Role::Rule
    } else {
        Role::Other
    }
}

/// Whether `path` has this `ending`, in these letters: `X.LUA` is no rule.
pub(super) fn ends_with(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, given)| given == ending)
}

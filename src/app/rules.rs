//! The rules of the workspace, for the commands that are about them: loaded, and found by what was typed.

use camino::Utf8Path;

use crate::engine::{Workspace, lookup};
use crate::error::Problem;
use crate::rule::{RuleInfo, Rules};
use crate::text::nearest;

use super::here;

/// The rules as they stand on disk.
pub struct Loaded {
    pub rules: Rules,
    /// What is wrong with their files and with the settings.
    pub problems: Vec<Problem>,
    /// All that are there, loaded or not.
    pub names: Vec<String>,
}

/// Loads the rules of `workspace`.
pub fn load(workspace: &Workspace) -> Loaded {
    let (config, mut problems) = workspace.config();
    let (files, unread) = workspace.rule_files();
    let (rules, unloaded) = Rules::load(&files, &config);
    problems.extend(unread);
    problems.extend(unloaded);
    Loaded { rules, problems, names: lookup::rule_names(workspace) }
}

impl Loaded {
    /// The rule called `name`, and its place among those that load.
    ///
    /// # Errors
    /// When there is none or it does not load: what to do about it.
    pub fn rule(&self, name: &str) -> Result<(usize, &RuleInfo), Problem> {
        if let Some(found) = self.rules.all().iter().enumerate().find(|(_, info)| info.id.as_str() == name) {
            return Ok(found);
        }
        if !self.names.iter().any(|known| known == name) {
            return Err(unknown(name, &self.names));
        }
        let path = format!("rules/{name}.lua");
        let mut broken = self.problems.iter();
        let broken = broken.find(|problem| problem.location.as_ref().is_some_and(|at| at.path == path));
        Err(broken.cloned().unwrap_or_else(|| {
            Problem::new("no-rule", format!("the rule `{name}` does not load")).hint("`recoupe check` says why")
        }))
    }
}

/// The name of the rule that was typed: as a name, or as the path of its file.
///
/// # Errors
/// When there is no such rule.
pub fn name(workspace: &Workspace, typed: &str) -> Result<String, Problem> {
    let names = lookup::rule_names(workspace);
    let bare = Utf8Path::new(typed).file_stem().unwrap_or(typed);
    if names.iter().any(|known| known == typed) {
        return Ok(typed.to_owned());
    }
    let found = file(workspace, typed)?.and_then(|path| crate::rule::rule_name(&path).map(ToOwned::to_owned));
    found.ok_or_else(|| unknown(bare, &names))
}

/// The file under `rules/` that was typed, as a path from here or from the workspace; `None` when there is none.
///
/// # Errors
/// When the folder this was typed in is gone.
pub fn file(workspace: &Workspace, typed: &str) -> Result<Option<String>, Problem> {
    let places = [here::folder()?.join(typed), workspace.file(typed), workspace.file("rules").join(typed)];
    let within = |file: &camino::Utf8PathBuf| {
        let (file, root) = (file.canonicalize_utf8().ok()?, workspace.root().canonicalize_utf8().ok()?);
        file.strip_prefix(&root).ok().map(|path| path.as_str().replace('\\', "/"))
    };
    let found = places.iter().filter(|file| file.is_file()).find_map(within);
    Ok(found.filter(|path| path.starts_with("rules/")))
}

/// There is no rule `name`; which of `names` may have been meant.
pub fn unknown(name: &str, names: &[String]) -> Problem {
    let problem = Problem::new("no-rule", format!("there is no rule `{name}`"));
    let begins: Vec<&str> = names.iter().map(String::as_str).filter(|known| known.starts_with(name)).collect();
    match (nearest(name, names.iter().map(String::as_str)), &begins[..]) {
        (_, [only]) => problem.hint(format!("did you mean `{only}`?")),
        (_, [_, _, ..]) => problem.hint(format!("did you mean one of {}?", begins.join(", "))),
        (Some(near), []) => problem.hint(format!("did you mean `{near}`?")),
        (None, []) if names.is_empty() => problem.hint("there are no rules yet: `recoupe init` brings some"),
        (None, []) => problem.hint(format!("rules here: {}", names.join(", "))),
    }
}

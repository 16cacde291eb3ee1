//! What git knows, asked by calling it. Without git, or outside a repository, the answer is a problem.

use std::process::Command;

use super::Workspace;
use crate::error::Problem;

/// Runs git in the workspace and returns what it prints.
///
/// # Errors
/// When git is not there or refuses: with its own words.
pub fn ask(workspace: &Workspace, arguments: &[&str]) -> Result<String, Problem> {
    let output = Command::new("git")
        .arg("-C")
        .arg(workspace.root())
        .args(["-c", "core.quotePath=false"])
        .args(arguments)
        .output();
    let output = output.map_err(|error| Problem::new("git", format!("git cannot be run: {error}")))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let words = String::from_utf8_lossy(&output.stderr);
    let words = words.lines().next().unwrap_or("no reason given").trim_start_matches("fatal: ");
    let problem = Problem::new("git", format!("git refused: {words}"));
    // git speaks the language of the machine; where the folder stands is asked, not read out of them.
    let outside = !workspace.root().ancestors().any(|folder| folder.join(".git").exists());
    Err(if outside { problem.hint("`git init` makes this folder a repository") } else { problem })
}

/// The name of the git user, as it can stand in a path; `None` when git knows none.
#[must_use]
pub fn user(workspace: &Workspace) -> Option<String> {
    let name = ask(workspace, &["config", "user.name"]).ok()?;
    let folded = crate::text::fold::fold(name.trim());
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join("-"))
}

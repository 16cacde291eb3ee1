//! `recoupe git-setup`, and the merge driver that it sets up

use crate::cli::{AsProse, Cli, GitSetup, MergeFiles};
use crate::engine::driver;
use crate::error::Problem;
use crate::report;

use super::exit::Exit;
use super::here;

pub fn run(cli: &Cli, arguments: &GitSetup) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    if arguments.undo {
        driver::undo(&workspace)?;
        report::say("Git treats annotations like any other file again.\n");
    } else {
        driver::set_up(&workspace, arguments.prose)?;
        report::say(
            "Git merges annotations and verdicts claim by claim in this clone.\nCommit .gitattributes; run `recoupe git-setup` once in every other clone.\n",
        );
    }
    Ok(Exit::Fine)
}

/// Called by git to show a file.
pub fn as_prose(arguments: &AsProse) -> Result<Exit, Problem> {
    report::say(&report::safe_lines(&driver::as_prose(&arguments.file)?));
    Ok(Exit::Fine)
}

/// Called by git: 1 tells it that something is left for a person.
pub fn merge_files(arguments: &MergeFiles) -> Result<Exit, Problem> {
    let conflicts = driver::merge_files(&arguments.base, &arguments.ours, &arguments.theirs, &arguments.path)?;
    Ok(if conflicts > 0 { Exit::Found } else { Exit::Fine })
}

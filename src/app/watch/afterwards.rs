//! What somebody wants done after a run, beside the watching: it may take long.

use std::process::{Command, Stdio};
use std::sync::mpsc::{SyncSender, sync_channel};

use crate::engine::Workspace;
use crate::error::Problem;
use crate::report;

/// Runs a command each time it is asked to, one at a time: for all that is asked while it runs, once more after it.
#[derive(Debug)]
pub struct Afterwards {
    asked: SyncSender<()>,
}

impl Afterwards {
    /// Ready to run `command` in `workspace`.
    pub fn begin(workspace: Workspace, command: String) -> Self {
        let (asked, each) = sync_channel(1);
        std::thread::spawn(move || {
            for () in each {
                if let Err(problem) = execute(&workspace, &command) {
                    report::complain(&problem);
                }
            }
        });
        Self { asked }
    }

    /// Has the command run, soon.
    pub fn ask(&self) {
        // Where there is no room, it is going to run already.
        let _ = self.asked.try_send(());
    }
}

/// Runs `command` in the workspace, as a shell would. What it prints goes to standard error: standard output is ours.
fn execute(workspace: &Workspace, command: &str) -> Result<(), Problem> {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut process = Command::new(shell);
    process.args([flag, command]).current_dir(workspace.root());
    let status = process.stdin(Stdio::null()).stdout(Stdio::from(std::io::stderr())).status();
    let failed = |why: String| Problem::new("exec", format!("`{command}` {why}"));
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(format!("ended with {status}"))),
        Err(error) => Err(failed(format!("cannot be run: {error}"))),
    }
}

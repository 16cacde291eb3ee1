//! What git knows, asked by calling it. Without git, or outside a repository, the answer is a problem.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;

use super::Workspace;
use crate::error::Problem;

/// Runs git in the workspace and returns what it prints.
///
/// # Errors
/// When git is not there or refuses: with its own words.
pub fn ask(workspace: &Workspace, arguments: &[&str]) -> Result<String, Problem> {
    let output = command(workspace).args(arguments).output();
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

/// git, at work in the workspace: it takes no lock for a mere look, and asks no server for what a partial clone left
/// there.
fn command(workspace: &Workspace) -> Command {
    let mut command = Command::new("git");
    // A folder may be called `a*` or `:x`: it means itself.
    command.arg("-C").arg(workspace.root()).args(["-c", "core.quotePath=false", "--literal-pathspecs"]);
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
    command
}

/// What the two sides of a conflict in the file at `path` came from, and the sides; `None` when git knows of none.
#[must_use]
pub fn sides(workspace: &Workspace, path: &str) -> Option<[String; 3]> {
    let stage = |number: u8| ask(workspace, &["show", &format!(":{number}:./{path}")]);
    Some([stage(1).unwrap_or_default(), stage(2).ok()?, stage(3).ok()?])
}

/// The objects of a repository, read one after the other from one process.
#[derive(Debug)]
pub struct Objects(Mutex<Batch>);

#[derive(Debug)]
struct Batch {
    child: Child,
    /// `None` once it has ended.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Objects {
    /// Those of the repository that `workspace` stands in; `None` when git cannot be run.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Option<Self> {
        let mut command = command(workspace);
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().ok()?;
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take()?));
        Some(Self(Mutex::new(Batch { child, input, output })))
    }

    /// The bytes of the file that git calls `name` (`HEAD:./seeds/a.txt`); `None` when it knows none.
    #[must_use]
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.0.lock().ok()?.read(name)
    }
}

impl Batch {
    fn read(&mut self, name: &str) -> Option<Vec<u8>> {
        if name.contains('\n') {
            return None;
        }
        writeln!(self.input.as_mut()?, "{name}").ok()?;
        let mut header = String::new();
        self.output.read_line(&mut header).ok()?;
        // "<hash> <kind> <size>", or the name and why there is nothing.
        let mut words = header.trim_end().rsplit(' ');
        let size: usize = words.next()?.parse().ok()?;
        let kind = words.next()?;
        let mut bytes = vec![0; size + 1];
        self.output.read_exact(&mut bytes).ok()?;
        bytes.pop();
        (kind == "blob").then_some(bytes)
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        // Its input closed, it ends by itself.
        self.input = None;
        let _ = self.child.wait();
    }
}

/// The name of the git user, as it can stand in a path; `None` when git knows none.
#[must_use]
pub fn user(workspace: &Workspace) -> Option<String> {
    let name = ask(workspace, &["config", "user.name"]).ok()?;
    let folded = crate::text::fold::fold(name.trim());
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    (!words.is_empty()).then(|| words.join("-"))
}

//! `recoupe test --accept`: what an example shows becomes what it says, after a look.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::IsTerminal;

use crate::engine::Workspace;
use crate::error::Problem;
use crate::report;
use crate::rule::examples::{Report, accept};

/// What a person answers to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
    All,
    Quit,
}

/// Proposes what would make each example of `tested` hold, and writes what is wanted: everything with `yes`, else what
/// a person at the terminal agrees to, and nothing where nobody is. Returns how many examples were written.
///
/// # Errors
/// When a rule file cannot be read or written.
pub fn run(workspace: &Workspace, tested: &Report, yes: bool) -> Result<usize, Problem> {
    let mut sources: BTreeMap<&str, String> = BTreeMap::new();
    let asks = !yes && std::io::stdin().is_terminal();
    let (mut all, mut taken, mut offered, mut left) = (yes, 0, 0, 0);
    for one in tested.tested.iter().filter(|one| !one.is_well()) {
        let path = one.path.as_str();
        if !sources.contains_key(path) {
            sources.insert(path, workspace.read_text(path)?.unwrap_or_default());
        }
        let Some(new) = accept(&sources[path], one) else {
            left += 1;
            continue;
        };
        offered += 1;
        report::say(&format!("\n{}", report::proposal(one)));
        let answer = if asks && !all { ask()? } else { Answer::Yes };
        match answer {
            Answer::No => continue,
            Answer::Quit => break,
            Answer::All => all = true,
            Answer::Yes => {}
        }
        if all || asks {
            sources.insert(path, new);
            taken += 1;
        }
    }
    for (path, text) in &sources {
        if workspace.read_text(path)?.as_ref() != Some(text) {
            workspace.edit(path, text)?;
        }
    }
    report::say(&summed(offered, taken, left, asks || yes));
    Ok(taken)
}

fn summed(offered: usize, taken: usize, left: usize, asked: bool) -> String {
    let mut out = String::from("\n");
    if !asked && offered > 0 {
        out.push_str("Nothing was written: `recoupe test --accept --yes` writes this, or ask from a terminal.\n");
    } else if taken > 0 {
        let _ = writeln!(out, "Wrote {}.", report::count(taken, "example"));
    } else if offered > 0 {
        out.push_str("Nothing was written.\n");
    }
    if left > 0 {
        let examples = report::count(left, "example");
        let _ =
            writeln!(out, "{examples} cannot be put right from what was shown: mend the rule, or the example by hand.");
    }
    if offered + left == 0 {
        out.push_str("There is nothing to accept.\n");
    }
    out
}

/// Asks until the answer is one. The end of input is a no to all that follows.
fn ask() -> Result<Answer, Problem> {
    loop {
        report::say("      write it? [y]es, [n]o, [a]ll, [q]uit: ");
        let mut line = String::new();
        let read = std::io::stdin().read_line(&mut line);
        match read.map_err(|error| Problem::new("no-answer", format!("the terminal cannot be read: {error}")))? {
            0 => return Ok(Answer::Quit),
            _ => match line.trim().to_lowercase().as_str() {
                "y" | "yes" => return Ok(Answer::Yes),
                "n" | "no" => return Ok(Answer::No),
                "a" | "all" => return Ok(Answer::All),
                "q" | "quit" => return Ok(Answer::Quit),
                _ => {}
            },
        }
    }
}

//! `recoupe verdict` and `recoupe prune`

use std::fmt::Write;
use std::io::IsTerminal;

use crate::annotation::Decision;
use crate::cli::{Cli, Prune, Verdict};
use crate::engine::{judge, lookup};
use crate::error::Problem;
use crate::report;
use crate::text::nearest;

use super::exit::Exit;
use super::here;

pub fn run(cli: &Cli, arguments: &Verdict) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let (word, names) =
        arguments.words.split_last().ok_or_else(|| Problem::new("no-verdict", "name findings and a verdict"))?;
    let decision = decision(word)?;
    let reviewer = judge::reviewer(&workspace)?;
    // All are found before the first is written: a slip in the last name leaves nothing half done.
    let located = names.iter().map(|name| lookup::annotation(&workspace, name)).collect::<Result<Vec<_>, _>>()?;
    for one in &located {
        let path = judge::decide(&workspace, &reviewer, one, decision, arguments.note.as_deref(), &arguments.evidence)?;
        let words = format!("{} is {decision}: “{}”\n  kept in {path}\n", one.annotation.id, one.annotation.quote);
        report::say(&report::safe_lines(&words));
    }
    Ok(Exit::Fine)
}

fn decision(word: &str) -> Result<Decision, Problem> {
    word.parse().map_err(|message: String| {
        let near = nearest(word, Decision::ALL.iter().map(|decision| decision.name()));
        let problem = Problem::new("no-verdict", message);
        match near {
            Some(near) => problem.hint(format!("did you mean `{near}`?")),
            None => problem.hint("the verdict comes last: `recoupe verdict ID… confirmed`"),
        }
    })
}

/// Shows the verdicts on what is gone, and takes them out when told to: by `--yes`, or at a terminal by an answer.
pub fn prune(cli: &Cli, arguments: &Prune) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let orphans = judge::orphans(&workspace)?;
    if orphans.is_empty() {
        report::say("Every verdict is on a finding that is still there.\n");
        return Ok(Exit::Fine);
    }
    let mut out = String::new();
    for orphan in &orphans {
        let _ =
            writeln!(out, "{} {}: “{}”\n  in {}", orphan.id, orphan.verdict.decision, orphan.verdict.seen, orphan.path);
    }
    let verdicts = report::count(orphans.len(), "verdict");
    let _ = writeln!(out, "\n{verdicts} on findings that are gone.");
    report::say(&report::safe_lines(&out));
    if arguments.yes || asked(&format!("Take out {verdicts}? [y/N] ")) {
        judge::prune(&workspace, &orphans)?;
        report::say(&format!("Took out {verdicts}.\n"));
    } else {
        report::say("Nothing was taken out: `recoupe prune --yes` does it.\n");
    }
    Ok(Exit::Fine)
}

/// Whether a person at a terminal says yes to `question`; nobody there is a no.
fn asked(question: &str) -> bool {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return false;
    }
    report::say(question);
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok_and(|_| answer.trim().eq_ignore_ascii_case("y"))
}

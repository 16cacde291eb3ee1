//! The commands: each takes the command line as typed, asks the engine, and says how it went.

mod accept;
mod check;
mod diff;
mod exit;
mod explain;
mod git_setup;
mod here;
mod init;
mod inspect;
mod ledger;
mod new_rule;
mod preview;
mod review;
mod rules;
mod starter;
mod test;
mod trace;
mod verdict;
mod watch;
mod why;

use clap::{CommandFactory, Parser};

use crate::cli::{Cli, Command, New};
use crate::error::Problem;
use crate::report;
use exit::Exit;

/// Runs the command line of this process.
#[must_use]
pub fn run() -> std::process::ExitCode {
    let cli = Cli::parse();
    cli.color.write_global();
    match command(&cli) {
        Ok(exit) => exit.into(),
        Err(problem) => {
            report::complain(&problem);
            Exit::CouldNot.into()
        }
    }
}

fn command(cli: &Cli) -> Result<Exit, Problem> {
    match &cli.command {
        Command::Init(arguments) => init::run(arguments),
        Command::Check(arguments) => check::run(cli, arguments),
        Command::Diff(arguments) => diff::run(cli, arguments),
        Command::Explain(arguments) => explain::run(cli, arguments),
        Command::Trace(arguments) => trace::run(cli, arguments),
        Command::Try(arguments) => preview::run(cli, arguments),
        Command::Test(arguments) => test::run(cli, arguments),
        Command::Review => review::run(cli),
        Command::GitSetup(arguments) => git_setup::run(cli, arguments),
        Command::AsProse(arguments) => git_setup::as_prose(arguments),
        Command::MergeFiles(arguments) => git_setup::merge_files(arguments),
        Command::Verdict(arguments) => verdict::run(cli, arguments),
        Command::Prune(arguments) => verdict::prune(cli, arguments),
        Command::Ledger(arguments) => ledger::run(cli, arguments),
        Command::New { what: New::Rule(arguments) } => new_rule::run(cli, arguments),
        Command::Completions { shell } => {
            report::say(&completions(*shell));
            Ok(Exit::Fine)
        }
        Command::Watch(arguments) => watch::run(cli, arguments),
        Command::Inspect(arguments) => inspect::run(cli, arguments),
    }
}

/// What `shell` needs to complete command lines.
fn completions(shell: clap_complete::Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "recoupe", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

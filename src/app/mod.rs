//! The commands: each takes the command line as typed, asks the engine, and says how it went.

mod check;
mod exit;
mod here;
mod init;
mod inspect;
mod starter;

use clap::Parser;

use crate::cli::{Cli, Command};
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
        Command::Inspect(arguments) => inspect::run(cli, arguments),
    }
}

//! The commands.

use std::io::{BufRead, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command, Inspect};
use crate::document::{self, Metadata};
use crate::report::inspect;

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let Command::Inspect(arguments) = Cli::parse().command;
    inspect_command(&arguments)
}

fn inspect_command(arguments: &Inspect) -> ExitCode {
    let mut out = std::io::stdout().lock();
    if arguments.stdin_jsonl {
        for line in std::io::stdin().lock().lines() {
            let line = line.expect("stdin is UTF-8");
            let request: inspect::Request = serde_json::from_str(&line).expect("a request per line");
            let metadata = Metadata { published: request.published(), ..Metadata::default() };
            let document = document::read_text(&request.text, request.language(), metadata);
            let _ = writeln!(out, "{}", inspect::json(Some(&request.id), &document));
        }
    }
    for file in &arguments.files {
        let bytes = fs_err::read(file).expect("a readable file");
        let document = document::read(file.as_str(), &bytes, &Metadata::default()).expect("a text");
        let _ = writeln!(out, "{}", inspect::json(None, &document));
    }
    ExitCode::SUCCESS
}

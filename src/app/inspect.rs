//! `recoupe inspect`

use crate::cli::{Cli, Format, Inspect};
use crate::engine::{self, Workspace};
use crate::error::Problem;
use crate::report::{self, inspect};

use super::exit::Exit;
use super::here;

pub fn run(cli: &Cli, arguments: &Inspect) -> Result<Exit, Problem> {
    if arguments.stdin_jsonl {
        return Ok(lines(arguments.format.unwrap_or(Format::Json)));
    }
    let workspace = here::workspace(cli).unwrap_or_else(|_| Workspace::at(".".into()));
    let mut exit = Exit::Fine;
    for file in &arguments.files {
        match engine::inspect::file(&workspace, &here::folder()?, file) {
            Ok(document) => report::inspected(&document, file.as_str(), arguments.format == Some(Format::Json)),
            Err(problem) => {
                report::complain(&problem);
                exit = Exit::CouldNot;
            }
        }
    }
    Ok(exit)
}

/// Answers each line of standard input; one that cannot be read is told with its number, and the others are answered.
/// Lines ask for lines: the answers are JSON unless text is asked for.
fn lines(format: Format) -> Exit {
    let mut exit = Exit::Fine;
    for (number, line) in engine::inspect::input_lines().enumerate() {
        let request = line
            .and_then(|line| if line.trim().is_empty() { Ok(None) } else { inspect::Request::parse(&line).map(Some) });
        match request {
            Ok(None) => {}
            Ok(Some(request)) => report::answered(&request.id, &request.read(), format == Format::Json),
            Err(mut problem) => {
                problem.message = format!("line {} of standard input: {}", number + 1, problem.message);
                report::complain(&problem);
                exit = Exit::CouldNot;
            }
        }
    }
    exit
}

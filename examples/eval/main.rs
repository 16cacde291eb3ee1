//! Measures the reader against a folder of cases: `cargo run --release --example eval -- FOLDER`.
//!
//! The cases belong to others and are not part of this repository; a file that is not in the folder is left out of the
//! table. Offsets in the cases are code points. `docs/reader.md` says what each line means and what it last showed.

mod attributions;
mod cases;
mod dates;
mod marked;
mod names;
mod numbers;
mod overlap;
mod own;
mod readings;
mod score;
mod sentences;
mod spans;
mod stories;
mod written;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// One line of the table.
pub(crate) struct Line {
    pub work: String,
    pub cases: usize,
    pub figure: String,
}

impl Line {
    pub(crate) fn new(work: &str, cases: usize, figure: String) -> Self {
        Self { work: work.to_owned(), cases, figure }
    }
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        let _ = writeln!(io::stderr(), "usage: eval FOLDER");
        return ExitCode::from(2);
    };
    let folder = Path::new(&folder);
    let measures: [fn(&Path) -> Vec<Line>; 8] = [
        numbers::measure,
        spans::measure,
        sentences::measure,
        dates::measure,
        attributions::measure,
        names::measure,
        own::measure,
        own::stories,
    ];
    let lines: Vec<Line> = measures.iter().flat_map(|measure| measure(folder)).collect();
    if lines.is_empty() {
        let _ = writeln!(io::stderr(), "no cases in {}", folder.display());
        return ExitCode::from(2);
    }
    match print(&lines) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

fn print(lines: &[Line]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "| work | cases | figure |\n|---|---:|---:|")?;
    for line in lines {
        writeln!(out, "| {} | {} | {} |", line.work, line.cases, line.figure)?;
    }
    Ok(())
}

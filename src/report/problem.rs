//! A problem as a person reads it: what, where, the line, what led there, what to do.

use std::fmt::Write;

use super::excerpt::excerpt;
use super::safe;
use super::style::{BAD, BOLD, DIM, GOOD, paint};
use super::wrap::wrap;
use crate::error::{Location, Problem};
use crate::text::Span;

/// How `problem` looks at `width` columns.
#[must_use]
pub fn problem(problem: &Problem, width: usize) -> String {
    show(problem, &paint(BAD, "problem"), width)
}

/// How something looks that is to be known but is no problem.
#[must_use]
pub fn note(problem: &Problem, width: usize) -> String {
    show(problem, &paint(GOOD, "note"), width)
}

/// How it looks that `problem` is over.
#[must_use]
pub fn mended(problem: &Problem, width: usize) -> String {
    let message = problem.message.lines().next().unwrap_or_default().to_owned();
    let place = problem.location.as_ref().map(|location| Location::file(&location.path));
    let over = Problem { message, location: place, hint: None, trace: Vec::new(), ..problem.clone() };
    show(&over, &paint(GOOD, "no longer"), width)
}

fn show(problem: &Problem, label: &str, width: usize) -> String {
    let mut out = label.to_owned();
    if let Some(location) = &problem.location {
        let _ = write!(out, " {}", paint(BOLD, place(location)));
    }
    if let Some(document) = problem.document.as_ref().filter(|document| !names(problem, document)) {
        let _ = write!(out, " on {}", paint(BOLD, safe::line(document)));
    }
    let mut lines = problem.message.lines().map(safe::line);
    let first = format!("{out}: {}", lines.next().unwrap_or_default());
    out = broken(&first, "", width);
    lines.for_each(|line| out.push_str(&broken(&line, INDENT, width)));
    if let Some(location) = problem.location.as_ref().filter(|location| !location.source.trim().is_empty()) {
        out.push_str(&source(location, width));
    }
    for call in &problem.trace {
        out.push_str(&broken(&paint(DIM, safe::line(call)), INDENT, width));
    }
    if let Some(hint) = &problem.hint {
        out.push_str(&broken(&format!("{} {}", paint(GOOD, "hint:"), safe::line(hint)), INDENT, width));
    }
    out
}

/// What stands below the first line is set off by this.
const INDENT: &str = "    ";

/// A line behind `indent`, broken between words where the screen ends.
fn broken(line: &str, indent: &str, width: usize) -> String {
    let (first, rest) = wrap(line, width.saturating_sub(INDENT.len()));
    let mut out = format!("{indent}{first}\n");
    for line in rest {
        let _ = writeln!(out, "{INDENT}{line}");
    }
    out
}

fn names(problem: &Problem, document: &str) -> bool {
    problem.location.as_ref().is_some_and(|location| location.path.ends_with(document))
}

/// `path:line:column`, as far as it is known.
fn place(location: &Location) -> String {
    let path = safe::line(&location.path);
    match (location.line, location.column) {
        (0, _) => path.into_owned(),
        (line, 0) => format!("{path}:{line}"),
        (line, column) => format!("{path}:{line}:{column}"),
    }
}

/// The line, with a caret under the column.
fn source(location: &Location, width: usize) -> String {
    let line = &location.source;
    let number = location.line.to_string();
    let gutter = " ".repeat(number.len());
    let at = location.column.checked_sub(1).and_then(|column| line.char_indices().nth(column)).map(|(at, _)| at);
    let start = at.unwrap_or_else(|| line.len() - line.trim_start().len());
    let marked = Span::new(start, start + line[start..].chars().next().map_or(0, char::len_utf8));
    let room = width.saturating_sub(number.len() + 7);
    let cut = excerpt(line, Span::new(0, line.len()), marked, room);
    let bar = paint(DIM, "│");
    let mut out = format!("    {} {bar} {}\n", paint(DIM, &number), cut.line);
    if at.is_some() {
        let _ = writeln!(out, "    {gutter} {bar} {:indent$}{}", "", paint(BAD, "^"), indent = cut.indent);
    }
    out
}

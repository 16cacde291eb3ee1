//! The findings of one document, each in its words.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::count::{count, named};
use super::event::{Sheet, Told};
use super::excerpt::excerpt;
use super::safe;
use super::style::{BOLD, DIM, paint, severity};
use super::wrap::wrap;
use crate::annotation::VerdictState;
use crate::finding::Severity;
use crate::text::Span;

/// Columns before the words of a finding: room for `1234:123`.
const MARGIN: usize = 10;

/// How `sheet` looks at `width` columns. Findings of `info` are counted by rule unless `full`.
#[must_use]
pub fn sheet(sheet: &Sheet, width: usize, full: bool) -> String {
    let mut out = format!("{}\n", paint(BOLD, format!("seeds/{}", safe::line(sheet.path))));
    let (shown, folded): (Vec<&Told>, Vec<&Told>) =
        sheet.findings.iter().partition(|told| full || told.severity > Severity::Info);
    for told in shown {
        out.push_str(&finding(sheet, told, width));
    }
    if !folded.is_empty() {
        let (first, rest) = wrap(&fold(&folded), width.saturating_sub(MARGIN + 2));
        for line in std::iter::once(first).chain(rest) {
            let _ = writeln!(out, "  {:MARGIN$}{}", "", paint(DIM, line));
        }
    }
    out
}

/// `+ 4 info: press-conditional 3, relative-date`
fn fold(folded: &[&Told]) -> String {
    let rules = named(folded.iter().map(|told| told.rule.as_str()));
    format!("+ {}: {rules}", count(folded.len(), "info"))
}

fn finding(sheet: &Sheet, told: &Told, width: usize) -> String {
    let place = format!("{}:{}", told.line, told.column);
    let style = severity(told.severity);
    let mut out = String::new();
    let room = width.saturating_sub(MARGIN + 2);
    let head = format!("{} {}", told.severity.name(), safe::line(&told.message));
    let (first, rest) = wrap(&head, room);
    let words = first.strip_prefix(told.severity.name()).unwrap_or_default();
    let _ =
        writeln!(out, "  {}{}{}", paint(DIM, format!("{place:<MARGIN$}")), paint(style, told.severity.name()), words);
    for line in rest {
        let _ = writeln!(out, "  {:MARGIN$}{line}", "");
    }
    let cut = excerpt(sheet.text, around(sheet, told.span), told.span, room);
    let carets = "^".repeat(cut.marked);
    let _ = writeln!(out, "  {:MARGIN$}{}", "", cut.line);
    let _ = write!(out, "  {:MARGIN$}{:indent$}{}", "", "", paint(style, carets), indent = cut.indent);
    out.push_str(&identity(told, room.saturating_sub(cut.indent + cut.marked)));
    out
}

/// The id and the verdict, after the carets where there is room, else on a line of their own.
fn identity(told: &Told, room: usize) -> String {
    let state = match &told.verdict {
        VerdictState::Open => String::new(),
        VerdictState::Stale { decision, seen } => format!(" · {decision} when it read “{}”", safe::line(seen)),
        VerdictState::Decided { decision } => format!(" · {decision}"),
        VerdictState::Split { decisions } => {
            let each: Vec<String> =
                decisions.iter().map(|(who, what)| format!("{}: {what}", safe::line(who))).collect();
            format!(" · reviewers disagree ({})", each.join(", "))
        }
    };
    let words = format!("{}{state}", told.id);
    if words.width() < room {
        format!(" {}\n", paint(DIM, words))
    } else {
        format!("\n  {:MARGIN$}{}\n", "", paint(DIM, words))
    }
}

/// The paragraph around `span`, or the line when it is in none.
fn around(sheet: &Sheet, span: Span) -> Span {
    let after = sheet.paragraphs.partition_point(|paragraph| paragraph.start <= span.start);
    let paragraph = sheet.paragraphs[..after].last().filter(|paragraph| paragraph.contains(span));
    paragraph.copied().unwrap_or_else(|| {
        let start = sheet.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = sheet.text[span.end..].find('\n').map_or(sheet.text.len(), |at| span.end + at);
        Span::new(start, end)
    })
}

//! What rules cost, as two tables and the rules that stand out.

use std::fmt::Write;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::count::{count, grouped};
use super::safe;
use super::style::{BOLD, DIM, paint};
use crate::rule::{DocumentCost, Profile, RuleCost};

/// How many documents are shown.
const SHOWN: usize = 10;

/// How `profile` looks; all documents when `full`.
#[must_use]
pub fn profile(profile: &Profile, full: bool) -> String {
    let mut out = format!("{}\n", paint(BOLD, "Rules, the dearest first"));
    let head = ["rule", "time", "share", "per document", "calls", "steps", "findings", "in documents"];
    let rows: Vec<Vec<String>> = profile.rules.iter().map(|rule| rule_row(rule, profile.time)).collect();
    out.push_str(&table(&head, &rows, &[0]));
    let shared = "what rules share (words looked up in all lists, a pattern compiled) is paid by the first that asks";
    let _ = writeln!(out, "  {}", paint(DIM, shared));
    let most = if full { usize::MAX } else { SHOWN };
    let _ = writeln!(out, "\n{}", paint(BOLD, "Documents, the dearest first"));
    let rows: Vec<Vec<String>> = profile.documents.iter().take(most).map(document_row).collect();
    out.push_str(&table(&["document", "time", "findings", "slowest rule"], &rows, &[0, 3]));
    if let Some(rest) = profile.documents.len().checked_sub(most).filter(|&rest| rest > 0) {
        let _ = writeln!(out, "  {}", paint(DIM, format!("and {}: `--all` shows them", count(rest, "more document"))));
    }
    out.push('\n');
    out.push_str(&notable("far slower than the others", profile.slow()));
    out.push_str(&notable(
        "fires in nine of ten documents: what is everywhere tells nobody anything",
        profile.everywhere(),
    ));
    out.push_str(&notable("found nothing: `recoupe trace RULE FILE` says where its candidates fell", profile.silent()));
    out.push_str(&notable("had nothing to look at", profile.idle()));
    let _ = writeln!(out, "{} in rules, added up over all cores", told(profile.time));
    out
}

fn rule_row(rule: &RuleCost, whole: Duration) -> Vec<String> {
    let share = rule.time.as_secs_f64() * 100.0 / whole.as_secs_f64().max(f64::MIN_POSITIVE);
    let failed = if rule.failed == 0 { String::new() } else { format!(", broke {} times", rule.failed) };
    vec![
        rule.rule.to_string(),
        told(rule.time),
        format!("{share:.0} %"),
        told(rule.per_document()),
        grouped(rule.calls),
        grouped(usize::try_from(rule.steps).unwrap_or(usize::MAX)),
        grouped(rule.findings),
        format!("{} of {}{failed}", grouped(rule.found_in), grouped(rule.documents)),
    ]
}

fn document_row(document: &DocumentCost) -> Vec<String> {
    let path = safe::line(&document.path).into_owned();
    vec![path, told(document.time), grouped(document.findings), document.slowest.to_string()]
}

/// A time in the unit that suits it.
fn told(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    match micros {
        small if small < 1_000.0 => format!("{small:.0} µs"),
        middle if middle < 1_000_000.0 => format!("{:.1} ms", middle / 1e3),
        large => format!("{:.2} s", large / 1e6),
    }
}

/// Rows under a head, the columns in `left` to the left and numbers to the right.
fn table(head: &[&str], rows: &[Vec<String>], left: &[usize]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].width());
        cells.chain([head[column].width()]).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: &[&str]| {
        let mut line = String::from(" ");
        for (place, (cell, width)) in cells.iter().zip(&widths).enumerate() {
            let blank = " ".repeat(width - cell.width());
            let cell = if left.contains(&place) { format!("{cell}{blank}") } else { format!("{blank}{cell}") };
            let _ = write!(line, " {cell}{}", if place + 1 < widths.len() { " " } else { "" });
        }
        line.trim_end().to_owned()
    };
    let mut out = format!("{}\n", paint(DIM, line(head)));
    for row in rows {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        let _ = writeln!(out, "{}", line(&cells));
    }
    out
}

fn notable<'a>(what: &str, rules: impl Iterator<Item = &'a RuleCost>) -> String {
    let names: Vec<&str> = rules.map(|rule| rule.rule.as_str()).collect();
    if names.is_empty() { String::new() } else { format!("{}: {what}\n", paint(BOLD, names.join(", "))) }
}

//! What running the examples of rules came to: each rule a line, and what is not as it should be below.

use std::fmt::Write;

use super::count::count;
use super::safe;
use super::style::{BAD, BOLD, DIM, GOOD, paint};
use crate::error::Problem;
use crate::rule::examples::{Coverage, Noise, Outcome, Report, Tested};

/// How `report` looks. What other rules say about the examples, and terms that no example holds, only when `verbose`.
#[must_use]
pub fn tested(report: &Report, verbose: bool) -> String {
    let mut out = String::new();
    for coverage in &report.coverage {
        let own = || report.tested.iter().filter(|tested| tested.rule == coverage.rule);
        let _ = writeln!(out, "{}", head(coverage, own().all(Tested::is_well)));
        for tested in own().filter(|tested| !tested.is_well()) {
            out.push_str(&example(tested));
        }
        if verbose {
            out.push_str(&unreached(coverage));
            for noise in report.noise.iter().filter(|noise| noise.example_of == coverage.rule) {
                let _ = writeln!(out, "    {}", paint(DIM, told(noise)));
            }
        }
    }
    let bad = report.tested.iter().filter(|tested| !tested.is_well()).count();
    let all = count(report.tested.len(), "example");
    let verdict = if bad == 0 {
        paint(GOOD, "all as they should be")
    } else {
        paint(BAD, format!("{bad} not as they should be"))
    };
    let _ = writeln!(out, "{all} of {}: {verdict}", count(report.coverage.len(), "rule"));
    out
}

/// The problems met in examples, to be shown whole.
pub fn failures(report: &Report) -> impl Iterator<Item = &Problem> {
    report.tested.iter().filter_map(|tested| match &tested.outcome {
        Outcome::Failed(problem) => Some(problem),
        _ => None,
    })
}

fn head(coverage: &Coverage, well: bool) -> String {
    let sign = if coverage.flags == 0 {
        paint(BAD, "?")
    } else if well {
        paint(GOOD, "✓")
    } else {
        paint(BAD, "✗")
    };
    let mut numbers = format!("{} flagged, {} passed", coverage.flags, coverage.passes);
    if coverage.todo > 0 {
        let _ = write!(numbers, ", {} to do", coverage.todo);
    }
    let missing = if coverage.flags == 0 { " — no example shows that it ever finds anything" } else { "" };
    format!("{sign} {}  {}{missing}", paint(BOLD, &coverage.rule), paint(DIM, numbers))
}

fn example(tested: &Tested) -> String {
    let quoted =
        |words: &[String]| words.iter().map(|word| format!("“{}”", safe::line(word))).collect::<Vec<_>>().join(", ");
    let what = match &tested.outcome {
        Outcome::Missing { wanted } if wanted.is_empty() => "nothing was found".to_owned(),
        Outcome::Missing { wanted } => format!("missing: {}", quoted(wanted)),
        Outcome::Noisy { found, messages } => format!("noisy: {} ({})", quoted(found), messages.join("; ")),
        Outcome::WrongSpan { wanted, found } => format!("wrong words: {} instead of {}", quoted(found), quoted(wanted)),
        Outcome::WrongMessage { wanted, found } => format!("wrong message: {} instead of “{wanted}”", quoted(found)),
        Outcome::WrongCorrection { wanted, found } => format!("wrong correction: “{found}” instead of “{wanted}”"),
        Outcome::Done => "works by now: put it under `flags`".to_owned(),
        Outcome::Failed(_) => "the rule broke, see below".to_owned(),
        Outcome::Validated | Outcome::Todo => return String::new(),
    };
    let place = if tested.line > 0 { format!("{}:{}", tested.path, tested.line) } else { tested.path.clone() };
    let text = safe::line(&tested.text).into_owned();
    format!("    {} {what}\n      {text}\n", paint(DIM, place))
}

fn unreached(coverage: &Coverage) -> String {
    let mut out = String::new();
    for (path, terms, missed) in coverage.lists.iter().filter(|(_, _, missed)| !missed.is_empty()) {
        let shown: Vec<&str> = missed.iter().take(8).map(String::as_str).collect();
        let more = if missed.len() > shown.len() { ", …" } else { "" };
        let words = format!("{path}: {} of {terms} terms in no example: {}{more}", missed.len(), shown.join(", "));
        let _ = writeln!(out, "    {}", paint(DIM, words));
    }
    out
}

fn told(noise: &Noise) -> String {
    format!(
        "line {}: {} also says “{}”: {}",
        noise.line,
        noise.rule,
        safe::line(&noise.words),
        safe::line(&noise.message)
    )
}

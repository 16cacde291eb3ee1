//! What running the examples of rules came to: each rule a line, and what is not as it should be below.

use std::fmt::Write;

use super::count::count;
use super::safe;
use super::style::{BAD, BOLD, DIM, GONE, GOOD, NEW, paint};
use crate::error::Problem;
use crate::rule::examples::{Coverage, ListCoverage, Noise, Outcome, Report, Tested};

/// How `report` looks. What other rules say about the examples, and what of the term lists no example shows, is told
/// when `verbose` and otherwise counted.
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
            coverage.lists.iter().for_each(|list| out.push_str(&unreached(list)));
            for noise in report.noise.iter().filter(|noise| noise.example_of == coverage.rule) {
                let _ = writeln!(out, "    {}", paint(DIM, told(noise)));
            }
        }
    }
    out.push_str(&summed(report));
    if !verbose {
        out.push_str(&untold(report));
    }
    out
}

fn summed(report: &Report) -> String {
    let bad = report.tested.iter().filter(|tested| !tested.is_well()).count();
    let all = count(report.tested.len(), "example");
    let verdict = if bad == 0 {
        paint(GOOD, "all as they should be")
    } else {
        paint(BAD, format!("{bad} not as they should be"))
    };
    let rules = count(report.coverage.len(), "rule");
    if report.tested.is_empty() { format!("{all} of {rules}\n") } else { format!("{all} of {rules}: {verdict}\n") }
}

/// What `--verbose` would tell, in numbers.
fn untold(report: &Report) -> String {
    let lists = || report.coverage.iter().flat_map(|coverage| &coverage.lists);
    let numbers = [
        (report.noise.len(), "remark of other rules on them", "remarks of other rules on them"),
        (
            lists().map(|list| list.unreached_kinds.len()).sum(),
            "kind of term in no example",
            "kinds of terms in no example",
        ),
        (lists().map(|list| list.unshown.len()).sum(), "condition never shown", "conditions never shown"),
    ];
    let told = numbers.iter().filter(|(number, ..)| *number > 0);
    let told: Vec<String> =
        told.map(|&(number, one, many)| format!("{number} {}", if number == 1 { one } else { many })).collect();
    if told.is_empty() {
        return String::new();
    }
    paint(DIM, format!("{}: `--verbose` lists them", told.join(", "))) + "\n"
}

/// What would be written if `tested` is accepted, under what stands there now.
#[must_use]
pub fn proposal(tested: &Tested) -> String {
    let mut out = example(tested);
    let (old, new) = match &tested.outcome {
        Outcome::WrongMessage { wanted, found } => (vec![wanted], found.first().into_iter().collect::<Vec<_>>()),
        Outcome::WrongCorrection { wanted, found } => (vec![wanted], vec![found]),
        _ => tested.parts.iter().filter(|(old, new)| old != new).map(|(old, new)| (old, new)).unzip(),
    };
    for (old, new) in old.into_iter().zip(new) {
        let _ = writeln!(out, "      {} {}", paint(GONE, "-"), safe::line(old));
        let _ = writeln!(out, "      {} {}", paint(NEW, "+"), safe::line(new));
    }
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
        Outcome::WrongSpan { wanted, found } => format!("wrong span: {} instead of {}", quoted(found), quoted(wanted)),
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

fn unreached(list: &ListCoverage) -> String {
    let mut out = String::new();
    let mut line = |what: String, words: &[String]| {
        let shown: Vec<&str> = words.iter().take(8).map(String::as_str).collect();
        let more = if words.len() > shown.len() { ", …" } else { "" };
        if !shown.is_empty() {
            let words = format!("{}: {what}: {}{more}", list.path, safe::line(&shown.join(", ")));
            let _ = writeln!(out, "    {}", paint(DIM, words));
        }
    };
    let reached = list.terms - list.unreached;
    line(format!("{reached} of {} terms stand in examples, of these kinds none", list.terms), &list.unreached_kinds);
    line("no example shows what `unless_…` or `only_…` keeps out".to_owned(), &list.unshown);
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

//! Why a rule said nothing: its candidates in a document, and the question at which each fell.

use std::fmt::Write;

use super::count::count;
use super::safe;
use crate::document::Document;
use crate::rule::{Step, Trace};

/// Characters of a text that are shown.
const SHOWN: usize = 60;
/// What candidates are looked for in. Being asked for its parts does not make one of these a candidate.
const WHOLES: [&str; 3] = ["document", "paragraph", "sentence"];

/// What rule `id` did with `document`: what it reported, and what it looked at and let go. Sentences are numbered as
/// `recoupe inspect` numbers them.
#[must_use]
pub fn trace(id: &str, document: &Document, trace: &Trace) -> String {
    let steps = || trace.units.iter().flat_map(|unit| &unit.steps);
    let rejected: Vec<&Step> = trace.rejected().into_iter().filter(|step| is_candidate(step)).collect();
    let reported: Vec<&Step> = steps().filter(|step| step.is_report()).collect();
    let mut out = format!(
        "{id} looked at {}: {} {}, {} let go\n",
        count(trace.units.len(), "unit"),
        reported.len(),
        if reported.iter().any(|step| !step.answer.is_empty()) { "emitted" } else { "reported" },
        count(rejected.len(), "candidate")
    );
    for step in &reported {
        let what =
            if step.answer.is_empty() { "reported".to_owned() } else { format!("emitted as `{}`", cut(&step.answer)) };
        let _ = writeln!(out, "\n  + {}\n      {what} at {}:{}", candidate(document, step), step.path, step.line);
    }
    for step in &rejected {
        let _ = writeln!(out, "\n  - {}\n      {}", candidate(document, step), fell(step));
    }
    if trace.units.is_empty() {
        out.push_str("\n  the document has nothing of the kind that this rule looks at\n");
    } else if reported.is_empty() && rejected.is_empty() {
        out.push_str(
            "\n  nothing in them was a candidate: no list or pattern found anything, no object was asked about\n",
        );
    }
    if trace.cut {
        out.push_str("\n  and more than is kept\n");
    }
    out
}

/// Whether a step is about a candidate, and not about what candidates are looked for in.
#[must_use]
pub fn is_candidate(step: &Step) -> bool {
    !WHOLES.contains(&step.kind)
}

/// Where a candidate fell.
#[must_use]
pub fn fell(step: &Step) -> String {
    let answer = if step.answer.is_empty() { String::new() } else { format!(" → {}", cut(&step.answer)) };
    if step.is_find() {
        return format!("found at {}:{}, and not looked at any further", step.path, step.line);
    }
    format!("fell at {}:{}, asked for `{}`{answer}", step.path, step.line, step.asked)
}

/// The words of a candidate, what it is, and its sentence as `recoupe inspect` numbers them.
#[must_use]
pub fn candidate(document: &Document, step: &Step) -> String {
    let number = document.sentences.partition_point(|sentence| sentence.span.start <= step.span.start);
    format!("“{}” ({}, sentence {number})", cut(document.words(step.span)), step.kind)
}

/// `words` on one line, no longer than is shown.
fn cut(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", safe::line(words[..end].trim_end())),
        None => safe::line(words).to_string(),
    }
}

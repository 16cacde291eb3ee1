//! Why a rule said nothing: its candidates in a document, and the question at which each fell.

use std::fmt::Write;

use super::count::count;
use super::safe;
use crate::document::Document;
use crate::rule::{Step, Trace};

/// Characters of a text that are shown.
const SHOWN: usize = 60;
/// What candidates are looked for in; being asked for its parts does not make one of these a candidate.
const WHOLES: [&str; 3] = ["document", "paragraph", "sentence"];

/// What rule `id` did with `document`: what it reported, and what it looked at and let go. Sentences are numbered as
/// `recoupe inspect` numbers them.
#[must_use]
pub fn trace(id: &str, document: &Document, trace: &Trace) -> String {
    let steps = || trace.units.iter().flat_map(|unit| &unit.steps);
    let rejected: Vec<&Step> = trace.rejected().into_iter().filter(|step| !WHOLES.contains(&step.kind)).collect();
    let reported: Vec<&Step> = steps().filter(|step| step.is_report()).collect();
    let mut out = format!(
        "{id} looked at {}: {} reported, {} let go\n",
        count(trace.units.len(), "unit"),
        reported.len(),
        count(rejected.len(), "candidate")
    );
    for step in &reported {
        let _ = writeln!(out, "\n  + {}\n      reported at {}:{}", candidate(document, step), step.path, step.line);
    }
    for step in &rejected {
        let answer = if step.answer.is_empty() { String::new() } else { format!(" → {}", cut(&step.answer)) };
        let _ = writeln!(
            out,
            "\n  - {}\n      fell at {}:{}, asked for `{}`{answer}",
            candidate(document, step),
            step.path,
            step.line,
            step.asked
        );
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

fn candidate(document: &Document, step: &Step) -> String {
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

//! What a rule would change, before it does.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::changes::{numbers, what};
use super::count::count;
use super::safe;
use super::style::{BAD, BOLD, DIM, GOOD, paint};
use crate::annotation::{Cause, Fate, Foreseen, Preview, Touched};
use crate::finding::RuleId;

/// How many changes are shown before the rest is counted.
const SHOWN: usize = 60;

/// How `preview` of `rules` looks. Every change when `full`; `whole` when nothing went wrong on the way.
#[must_use]
pub fn preview(preview: &Preview, rules: &BTreeSet<RuleId>, full: bool, whole: bool) -> String {
    let mut out = String::new();
    let mut room = if full { usize::MAX } else { SHOWN };
    for (document, changes) in &preview.documents {
        let shown = changes.len().min(room);
        room -= shown;
        if shown > 0 {
            let _ = writeln!(out, "{}", paint(BOLD, safe::line(document)));
        }
        changes.iter().take(shown).for_each(|foreseen| out.push_str(&foreseen_lines(foreseen)));
    }
    let hidden = preview.changes().count().saturating_sub(SHOWN);
    if hidden > 0 && !full {
        let _ = writeln!(out, "{}", paint(DIM, format!("and {}: `--all` shows them", count(hidden, "more change"))));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    let named = match rules.iter().collect::<Vec<_>>()[..] {
        [only] => only.to_string(),
        _ => count(rules.len(), "rule"),
    };
    let part = if whole { "" } else { "could not be tried everywhere; as far as it could, " };
    let _ = writeln!(out, "{named}: {part}{}", summed(preview));
    out
}

/// The changes and the verdicts they would touch, as one object.
#[must_use]
pub fn json(preview: &Preview) -> String {
    serde_json::json!(preview).to_string() + "\n"
}

fn foreseen_lines(foreseen: &Foreseen) -> String {
    // What a rule would change because its document was edited is not the rule's doing.
    let cause = match foreseen.change.cause {
        Cause::Rule | Cause::Option => String::new(),
        other => format!(" ({})", other.name()),
    };
    let id = paint(DIM, format!("{cause} {}", foreseen.change.id));
    let mut out = format!("  {}{id}\n", what(&foreseen.change));
    for verdict in &foreseen.verdicts {
        let _ = writeln!(out, "      {}", touched(verdict));
    }
    out
}

fn touched(verdict: &Touched) -> String {
    let (style, fate) = match verdict.fate {
        Fate::Stale => (BAD, "would be stale: these are other words"),
        Fate::Orphaned => (BAD, "would be orphaned: its annotation would be gone"),
        Fate::Restored => (GOOD, "would hold again"),
    };
    paint(style, format!("{} by {} {fate}", verdict.decision, safe::line(&verdict.reviewer)))
}

fn summed(preview: &Preview) -> String {
    if preview.documents.is_empty() {
        return "would change nothing; nothing was written".to_owned();
    }
    let each = numbers(preview.changes().map(|foreseen| &foreseen.change));
    let verdicts: usize = preview.changes().map(|foreseen| foreseen.verdicts.len()).sum();
    let documents = count(preview.documents.len(), "document");
    let verdicts = match verdicts {
        0 => "no verdict touched".to_owned(),
        some => paint(BAD, format!("{} touched", count(some, "verdict"))),
    };
    format!("{each} in {documents}; {verdicts}; nothing was written")
}

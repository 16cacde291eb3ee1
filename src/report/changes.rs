//! What changed since the run before, a line each, with its cause.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::count::{count, grouped};
use super::safe;
use super::style::{BOLD, CHANGED, DIM, GONE, NEW, paint};
use crate::annotation::{Change, What};
use crate::finding::RuleId;

/// How many changes of one kind are shown before the rest is counted.
const SHOWN: usize = 20;

/// How `changes` look; nothing when there are none. All of them when `full`.
#[must_use]
pub fn changes(changes: &[Change], full: bool) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let mut out = format!("{}\n", paint(BOLD, "Changes since the last run"));
    let most = if full { usize::MAX } else { SHOWN };
    for change in changes.iter().take(most) {
        let _ = writeln!(out, "  {}", line(change));
    }
    if let Some(rest) = changes.len().checked_sub(most).filter(|&rest| rest > 0) {
        let _ = writeln!(out, "  {}", paint(DIM, format!("and {} more: `recoupe diff`", count(rest, "change"))));
    }
    out
}

/// What each of the rules `saved` has changed, in numbers, a line each; `unheld` verdicts do not hold any more.
#[must_use]
pub fn by_rule(saved: &BTreeSet<RuleId>, changes: &[&Change], unheld: usize) -> String {
    let mut out = String::new();
    for rule in saved {
        let own: Vec<&Change> = changes.iter().copied().filter(|change| change.rule == *rule).collect();
        let documents: BTreeSet<&str> = own.iter().map(|change| change.document.as_str()).collect();
        let told = match own.len() {
            0 => "changed nothing".to_owned(),
            _ => format!("{} in {}", numbers(own.iter().copied()), count(documents.len(), "document")),
        };
        let _ = writeln!(out, "{rule}: {told}");
    }
    if unheld > 0 {
        let verb = if unheld == 1 { "holds" } else { "hold" };
        let _ = writeln!(out, "{}", paint(GONE, format!("{} no longer {verb}", count(unheld, "verdict"))));
    }
    out
}

/// Says that of rules which do not load the version before stays in force.
#[must_use]
pub fn kept(rules: &BTreeSet<RuleId>) -> String {
    let line = |rule| format!("{rule}: until it loads again, the version that loaded last is in force\n");
    rules.iter().map(line).collect()
}

/// Says that of rules whose examples do not hold the version before stays in force.
#[must_use]
pub fn waiting(rules: &BTreeSet<RuleId>) -> String {
    let line =
        |rule| format!("{rule}: until its examples hold, the version before is in force (r: take it as it is)\n");
    rules.iter().map(line).collect()
}

/// The signs of what is new, gone, changed and ambiguous.
const SIGNS: [(&str, anstyle::Style); 4] = [("+", NEW), ("-", GONE), ("~", CHANGED), ("?", CHANGED)];

/// The place of `change` among new, gone, changed and ambiguous.
fn kind(change: &Change) -> usize {
    match change.what {
        What::Added => 0,
        What::Removed { .. } => 1,
        What::Changed { .. } | What::Moved => 2,
        What::Ambiguous { .. } => 3,
    }
}

/// `3 new, 2 gone`
pub(super) fn numbers<'c>(changes: impl Iterator<Item = &'c Change>) -> String {
    let mut numbers = [(0, "new"), (0, "gone"), (0, "changed"), (0, "ambiguous")];
    for change in changes {
        numbers[kind(change)].0 += 1;
    }
    let some = numbers.iter().filter(|(number, _)| *number > 0);
    some.map(|(number, word)| format!("{} {word}", grouped(*number))).collect::<Vec<_>>().join(", ")
}

/// One change as one line: `~ arrests: more than 6 000 → nearly 12 000 (document) story/a.txt`.
#[must_use]
pub fn line(change: &Change) -> String {
    let cause = paint(DIM, format!(" ({})", change.cause.name()));
    format!("{}{cause} {}", what(change), place(change))
}

/// All `changes`, a line each; with their causes where these are known.
#[must_use]
pub fn list(changes: &[Change], causes: bool) -> String {
    if changes.is_empty() {
        return "Nothing changed.\n".to_owned();
    }
    let each =
        changes.iter().map(|change| if causes { line(change) } else { format!("{} {}", what(change), place(change)) });
    each.collect::<Vec<_>>().join("\n") + "\n"
}

/// All `changes`, an object on a line each.
#[must_use]
pub fn json(changes: &[Change]) -> String {
    changes.iter().map(|change| serde_json::json!(change).to_string() + "\n").collect()
}

/// What happened, with its sign.
pub(super) fn what(change: &Change) -> String {
    let (sign, style) = SIGNS[kind(change)];
    format!("{} {}", paint(style, sign), safe::line(&change.line()))
}

fn place(change: &Change) -> String {
    paint(DIM, format!("{} {}", safe::line(&change.document), change.id))
}

/// How many changes of each kind there are in each document.
#[must_use]
pub fn stat(changes: &[Change]) -> String {
    let mut documents: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for change in changes {
        documents.entry(&change.document).or_default()[kind(change)] += 1;
    }
    let mut out = String::new();
    for (document, numbers) in documents {
        let each = numbers.iter().zip(SIGNS).filter(|(number, _)| **number > 0);
        let each: Vec<String> = each.map(|(number, (sign, style))| paint(style, format!("{sign}{number}"))).collect();
        let _ = writeln!(out, "{}  {}", safe::line(document), each.join(" "));
    }
    out
}

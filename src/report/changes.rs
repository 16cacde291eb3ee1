//! What changed since the run before, a line each, with its cause.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::count::{count, grouped, named};
use super::safe;
use super::style::{BOLD, CHANGED, DIM, GONE, NEW, paint};
use crate::annotation::{Change, Removal, What};
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
    let mut untold = changes.len();
    let blocks = changes.chunk_by(|a, b| goes_with(a) && goes_with(b) && a.document == b.document);
    let lines = blocks.flat_map(|block| if full { each(block) } else { told(block) });
    for (number, line) in lines.take(most) {
        untold -= number;
        let _ = writeln!(out, "  {line}");
    }
    if untold > 0 {
        let _ = writeln!(out, "  {}", paint(DIM, format!("and {} more: `recoupe diff`", count(untold, "change"))));
    }
    out
}

/// More findings than this that go with their document are one line.
const FEW: usize = 3;

/// Lines of `block`, which goes with one document when it is of more than one change, and how many each stands for.
fn told(block: &[Change]) -> Vec<(usize, String)> {
    match block {
        [first, ..] if block.len() > FEW => vec![(block.len(), together(first, block))],
        _ => each(block),
    }
}

fn each(block: &[Change]) -> Vec<(usize, String)> {
    block.iter().map(|change| (1, line(change))).collect()
}

/// Whether it is gone because its document is.
fn goes_with(change: &Change) -> bool {
    matches!(change.what, What::Removed { removal: Removal::Seed })
}

/// `- removed with its document: 12 findings (loaded-term × 11, superlative) story/a.txt`
fn together(first: &Change, block: &[Change]) -> String {
    let (sign, style) = SIGNS[kind(first)];
    let rules = named(block.iter().map(|change| change.rule.as_str()));
    let findings = count(block.len(), "finding");
    let document = paint(DIM, safe::line(&first.document));
    format!("{} removed with its document: {findings} ({rules}) {document}", paint(style, sign))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{AnnotationId, Cause};

    fn removed(document: &str, rule: &str, removal: Removal) -> Change {
        Change {
            id: AnnotationId::new(&format!("{rule}-7k3qpm")).unwrap(),
            rule: RuleId::new(rule).unwrap(),
            document: document.to_owned(),
            what: What::Removed { removal },
            cause: Cause::Document,
            key: None,
            quote: "clique".to_owned(),
            message: "loaded".to_owned(),
            touched: true,
        }
    }

    fn plain(list: &[Change], full: bool) -> Vec<String> {
        let plain = anstream::adapter::strip_str(&changes(list, full)).to_string();
        plain.lines().skip(1).map(|line| line.trim().to_owned()).collect()
    }

    #[test]
    fn what_goes_with_one_document_is_one_line() {
        let of = |document: &str, number| vec![removed(document, "loaded-term", Removal::Seed); number];
        let mut list = [of("a/1.txt", 24), of("a/2.txt", 3)].concat();
        list[23] = removed("a/1.txt", "superlative", Removal::Seed);
        list.push(removed("a/3.txt", "superlative", Removal::Text));
        let lines = plain(&list, false);
        assert_eq!(lines[0], "- removed with its document: 24 findings (loaded-term × 23, superlative) a/1.txt");
        assert_eq!(lines.len(), 5, "{lines:?}");
        assert_eq!(plain(&list, true).len(), list.len());
        let many: Vec<Change> = (0..22).flat_map(|number| of(&format!("{number}.txt"), 5)).collect();
        assert_eq!(plain(&many, false).last().unwrap(), "and 10 changes more: `recoupe diff`");
    }
}

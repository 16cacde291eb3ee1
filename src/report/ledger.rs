//! The ledger as a table: one block for each key, one row for each source.

use std::collections::BTreeSet;
use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::count::count;
use super::safe;
use super::style::{BAD, BOLD, DIM, paint};
use crate::ledger::{Group, Ledger, Relation, StoryFact};

/// How `ledger` looks at `width` columns. Keys on which all sources agree are counted unless `full`.
#[must_use]
pub fn ledger(ledger: &Ledger, width: usize, full: bool) -> String {
    let shared: Vec<&Group> = ledger.groups.iter().filter(|group| full || sources(group) > 1).collect();
    let (shown, quiet): (Vec<&Group>, Vec<&Group>) =
        shared.into_iter().partition(|group| full || contradictions(group) > 0);
    if shown.is_empty() && !full {
        return String::new();
    }
    let title =
        if ledger.story == "." { "Ledger".to_owned() } else { format!("Ledger of {}", safe::line(&ledger.story)) };
    let mut out = format!("{}\n", paint(BOLD, title));
    for group in shown {
        out.push_str(&block(group, width));
    }
    if !quiet.is_empty() {
        let words = format!("{} more on which the sources can agree: `recoupe ledger`", count(quiet.len(), "figure"));
        let _ = writeln!(out, "  {}", paint(DIM, words));
    }
    out
}

/// How many documents speak of it.
fn sources(group: &Group) -> usize {
    group.facts.iter().map(|fact| &fact.document).collect::<BTreeSet<_>>().len()
}

/// How many pairs contradict each other.
#[must_use]
pub fn contradictions(group: &Group) -> usize {
    group.relations.iter().filter(|related| related.relation == Relation::Contradiction).count()
}

fn block(group: &Group, width: usize) -> String {
    let mut out = format!("  {}\n", paint(BOLD, safe::line(&group.key)));
    let rows: Vec<[String; 4]> = group.facts.iter().map(row).collect();
    let widths: [usize; 4] = std::array::from_fn(|at| rows.iter().map(|row| row[at].width()).max().unwrap_or(0));
    let room = width.saturating_sub(widths[0] + widths[1] + widths[2] + 4 + 3 * 2 + 2);
    for (at, row) in rows.iter().enumerate() {
        let words = cut(&row[3], room);
        let line = format!(
            "{}  {}  {}  {}",
            pad(&row[0], widths[0]),
            pad(&row[1], widths[1]),
            pad(&row[2], widths[2]),
            paint(DIM, words)
        );
        let _ = writeln!(out, "    {}{}", mark(group, at), line.trim_end());
    }
    out
}

/// A cross before each row that another one contradicts.
fn mark(group: &Group, at: usize) -> String {
    let contradicted = group
        .relations
        .iter()
        .any(|related| related.relation == Relation::Contradiction && (related.a == at || related.b == at));
    if contradicted { format!("{} ", paint(BAD, "≠")) } else { "  ".to_owned() }
}

/// Value, document, day and who says so, the words.
fn row(fact: &StoryFact) -> [String; 4] {
    let claim = &fact.fact.claim;
    let name = fact.document.rsplit('/').next().unwrap_or(&fact.document);
    let day = claim.as_of.or(fact.published).map(|day| day.to_string()).unwrap_or_default();
    let said = claim.attribution.as_deref().map(|who| format!(" — {}", safe::line(who))).unwrap_or_default();
    let scope = claim.scope.as_deref().map(|scope| format!(" ({})", safe::line(scope))).unwrap_or_default();
    [
        format!("{}{scope}", claim.interval),
        safe::line(name).into_owned(),
        day,
        format!("“{}”{said}", safe::line(&fact.quote)),
    ]
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn cut(text: &str, width: usize) -> String {
    if width < 8 {
        return String::new();
    }
    super::excerpt::head(text, width)
}

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
        let words = format!("{} on which the sources can agree: `recoupe ledger`", count(quiet.len(), "more figure"));
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
    let marks = marks(group);
    let lead = marks.iter().map(|mark| mark.width()).max().unwrap_or(0);
    let room = width.saturating_sub(widths[0] + widths[1] + widths[2] + 4 + 3 * 2 + lead + 2);
    for (at, row) in rows.iter().enumerate() {
        let words = cut(&row[3], room);
        let line = format!(
            "{}  {}  {}  {}",
            pad(&row[0], widths[0]),
            pad(&row[1], widths[1]),
            pad(&row[2], widths[2]),
            paint(DIM, words)
        );
        let mark = paint(BAD, pad(&marks[at], lead));
        let _ = writeln!(out, "    {mark}  {}", line.trim_end());
    }
    out
}

/// Before each row that another one contradicts, its letter and those of the rows it clashes with: `a≠c`.
fn marks(group: &Group) -> Vec<String> {
    let clashes = |at: usize| {
        let pairs = group.relations.iter().filter(|related| related.relation == Relation::Contradiction);
        pairs.filter_map(move |related| match at {
            at if at == related.a => Some(related.b),
            at if at == related.b => Some(related.a),
            _ => None,
        })
    };
    let rows = 0..group.facts.len();
    let lettered: Vec<usize> = rows.clone().filter(|&at| clashes(at).next().is_some()).collect();
    let letter = |at: usize| {
        let place = lettered.iter().position(|&other| other == at).unwrap_or_default();
        char::from(b'a' + u8::try_from(place.min(25)).unwrap_or(25))
    };
    let mark = |at: usize| {
        let others: BTreeSet<char> = clashes(at).map(letter).collect();
        if others.is_empty() { String::new() } else { format!("{}≠{}", letter(at), String::from_iter(others)) }
    };
    rows.map(mark).collect()
}

/// Value, document, day and who says so, the words.
fn row(fact: &StoryFact) -> [String; 4] {
    let claim = &fact.fact.claim;
    let name = fact.document.rsplit('/').next().unwrap_or(&fact.document);
    let day = claim.as_of.or(fact.published).map(|day| day.to_string()).unwrap_or_default();
    let said = claim.attribution.as_deref().map(|who| format!(" — {}", safe::line(who))).unwrap_or_default();
    let parts: Vec<_> = [&claim.scope, &fact.fact.place].into_iter().flatten().map(|part| safe::line(part)).collect();
    let scope = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
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

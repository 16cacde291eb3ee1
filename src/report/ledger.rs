//! The ledger as a table: one block for each key, one row for each source.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::count::count;
use super::excerpt::head;
use super::safe;
use super::style::{BAD, BOLD, DIM, paint};
use super::wrap;
use crate::finding::Course;
use crate::ledger::{Group, Ledger, Relation, StoryFact, Versions};

/// How many values of a crowd are shown before the others are counted, unless all are asked for.
const VERSIONS: usize = 12;

/// As many columns are kept for the words of a row.
const WORDS: usize = 16;

/// How many rows are named that clash with one; more are counted.
const LETTERS: usize = 8;

/// How many keys of a story are shown before the others are counted, unless all are asked for.
const BLOCKS: usize = 20;

/// How `ledger` looks at `width` columns. Keys on which all sources agree are counted unless `full`.
#[must_use]
pub fn ledger(ledger: &Ledger, width: usize, full: bool) -> String {
    let shared: Vec<&Group> =
        ledger.groups.iter().map(AsRef::as_ref).filter(|group| full || sources(group) > 1).collect();
    let (shown, quiet): (Vec<&Group>, Vec<&Group>) =
        shared.into_iter().partition(|group| full || contradictions(group) > 0);
    if shown.is_empty() && !full {
        return String::new();
    }
    let title =
        if ledger.story == "." { "Ledger".to_owned() } else { format!("Ledger of {}", safe::line(&ledger.story)) };
    let mut out = format!("{}\n", paint(BOLD, title));
    let most = if full { usize::MAX } else { BLOCKS };
    for group in shown.iter().take(most) {
        out.push_str(&block(group, width, full));
    }
    if let Some(more) = shown.len().checked_sub(most).filter(|&more| more > 0) {
        let words = format!("{} on which they do not agree: `recoupe ledger`", count(more, "more figure"));
        let _ = writeln!(out, "  {}", paint(DIM, words));
    }
    if let Some(note) = undated(&shown, &ledger.story) {
        out.push_str(&wrap::lines(&format!("  {}", paint(DIM, note)), width));
    }
    if !quiet.is_empty() {
        let words = format!("{} on which the sources can agree: `recoupe ledger`", count(quiet.len(), "more figure"));
        let _ = writeln!(out, "  {}", paint(DIM, words));
    }
    out
}

/// That a toll may only have risen, where documents of a `story` contradict others and nobody said when they were published.
fn undated(shown: &[&Group], story: &str) -> Option<String> {
    let unknown = |group: &&Group| -> Vec<String> {
        let pairs = group.relations.iter().filter(|related| related.relation == Relation::Contradiction);
        let facts = pairs.flat_map(|related| [&group.facts[related.a], &group.facts[related.b]]);
        let may_rise = facts.filter(|fact| fact.fact.course != Course::Fixed);
        let undated = may_rise.filter(|fact| fact.published.is_none() && fact.fact.claim.as_of.is_none());
        undated.map(|fact| fact.document.clone()).collect()
    };
    let documents: BTreeSet<String> = shown.iter().flat_map(unknown).collect();
    let folder = if story == "." { "seeds".to_owned() } else { format!("seeds/{}", safe::line(story)) };
    let (count, have) = (count(documents.len(), "document"), if documents.len() == 1 { "has" } else { "have" });
    (!documents.is_empty()).then(|| {
        format!("{count} {have} no date: what rose from one day to the next looks like a contradiction. Say when they were published in {folder}/sources.toml")
    })
}

/// How many documents speak of it.
fn sources(group: &Group) -> usize {
    sources_of(group.facts.iter())
}

fn sources_of<'f>(facts: impl Iterator<Item = &'f StoryFact>) -> usize {
    facts.map(|fact| &fact.document).collect::<BTreeSet<_>>().len()
}

/// How many pairs contradict each other, as far as they are told: in a crowd, not all are.
#[must_use]
pub fn contradictions(group: &Group) -> usize {
    group.relations.iter().filter(|related| related.relation == Relation::Contradiction).count()
}

/// The rows of one key, and how many more there are.
struct Rows {
    /// What stands before each row, and its columns: value, document, day, words.
    rows: Vec<(String, [String; 4])>,
    hidden: usize,
}

impl Rows {
    /// A row for each fact.
    fn of_facts(group: &Group) -> Self {
        Self { rows: marks(group).into_iter().zip(group.facts.iter().map(row)).collect(), hidden: 0 }
    }

    /// In a crowd, a row for each thing that is said. Unless `full`, what nothing contradicts is counted, and of the rest
    /// all but what most sources say.
    fn of_versions(group: &Group, full: bool) -> Self {
        let versions = Versions::of(&group.facts);
        let clashes = |members: &[usize]| members.iter().any(|fact| group.contradicted.contains(fact));
        let sources = |members: &[usize]| sources_of(members.iter().map(|&fact| &group.facts[fact]));
        let mut shown: Vec<(usize, &[usize])> = versions.members().enumerate().collect();
        if !full {
            shown.retain(|(_, members)| clashes(members));
            shown.sort_by_cached_key(|&(place, members)| (Reverse(sources(members)), place));
            shown.truncate(VERSIONS);
            shown.sort_by_key(|&(place, _)| place);
        }
        let rows = shown.iter().map(|(_, members)| {
            let mut row = row(&group.facts[members[0]]);
            let others = sources(members) - 1;
            if others > 0 {
                let _ = write!(row[1], " and {others} more");
            }
            (if clashes(members) { "≠" } else { "" }.to_owned(), row)
        });
        Self { rows: rows.collect(), hidden: versions.members().len() - shown.len() }
    }
}

fn block(group: &Group, width: usize, full: bool) -> String {
    let mut out = format!("  {}\n", paint(BOLD, safe::line(&group.key)));
    let Rows { rows, hidden } = if group.is_crowd() { Rows::of_versions(group, full) } else { Rows::of_facts(group) };
    let mut widths: [usize; 4] =
        std::array::from_fn(|at| rows.iter().map(|(_, row)| row[at].width()).max().unwrap_or(0));
    let lead = rows.iter().map(|(mark, _)| mark.width()).max().unwrap_or(0);
    narrow(&mut widths, width.saturating_sub(4 + lead + 2 * 4 + WORDS));
    let room = width.saturating_sub(widths[0] + widths[1] + widths[2] + 4 + 3 * 2 + lead + 2);
    for (mark, row) in &rows {
        let words = cut(&row[3], room);
        let line = format!(
            "{}  {}  {}  {}",
            pad(&head(&row[0], widths[0]), widths[0]),
            pad(&head(&row[1], widths[1]), widths[1]),
            pad(&row[2], widths[2]),
            if words.is_empty() { words } else { paint(DIM, words) }
        );
        let mark = paint(BAD, pad(mark, lead));
        let _ = writeln!(out, "    {mark}  {}", line.trim_end());
    }
    if hidden > 0 {
        let words = format!("and {}: `recoupe ledger`", count(hidden, "more value"));
        let _ = writeln!(out, "    {}", paint(DIM, words));
    }
    out
}

/// Makes values and documents narrower until they and the day fit into `room` columns, the one with more to lose first, but no
/// narrower than can be read.
fn narrow(widths: &mut [usize; 4], room: usize) {
    const READABLE: [usize; 2] = [16, 12];
    while widths[0] + widths[1] + widths[2] > room {
        let spare = [0, 1].map(|at| widths[at].saturating_sub(READABLE[at]));
        let widest = usize::from(spare[1] > spare[0]);
        if spare[widest] == 0 {
            return;
        }
        widths[widest] -= 1;
    }
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
        ('a'..='z').chain('A'..='Z').nth(place).unwrap_or('…')
    };
    let mark = |at: usize| {
        let others: BTreeSet<usize> = clashes(at).collect();
        match others.len() {
            0 => String::new(),
            // A dozen letters tell less than how many they are.
            several if several > LETTERS => format!("{}≠{several} rows", letter(at)),
            _ => format!("{}≠{}", letter(at), others.into_iter().map(letter).collect::<String>()),
        }
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
    head(text, width)
}

#[cfg(test)]
mod tests {
    use super::narrow;

    #[track_caller]
    fn case(widths: [usize; 3], room: usize, expected: [usize; 3]) {
        let mut found = [widths[0], widths[1], widths[2], 0];
        narrow(&mut found, room);
        assert_eq!(found[..3], expected, "{widths:?} in {room}");
    }

    #[test]
    fn a_narrow_screen_takes_from_the_wider_column_and_leaves_what_can_be_read() {
        case([10, 12, 10], 40, [10, 12, 10]);
        case([29, 15, 10], 50, [25, 15, 10]);
        case([29, 24, 10], 20, [16, 12, 10]);
        case([8, 30, 0], 30, [8, 22, 0]);
    }
}

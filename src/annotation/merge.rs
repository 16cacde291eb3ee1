//! Merging two versions of a file of keyed tables with the one they came from, as git asks of a merge driver.
//!
//! A file is a row of blocks, each a table with its header and the comments above it. Blocks are merged by header, so
//! that two people who added or judged different claims never conflict, wherever these stand. Text is moved, never
//! written anew: a person's comments and spacing survive.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict;

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Written by recoupe: the next run settles what both sides changed, so that our side stands until then.
    Machine,
    /// Written by a person: what both sides changed is shown to a person.
    Person,
}

/// A merged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    /// How many blocks both sides changed, each in another way; they stand between conflict marks.
    pub conflicts: usize,
}

/// Merges `ours` and `theirs`, both made from `base`.
///
/// A block that one side took out and the other changed is kept: no verdict is lost in a merge.
#[must_use]
pub fn merge(base: &str, ours: &str, theirs: &str, owner: Owner) -> Merged {
    let (before, left, right) = (blocks(base), blocks(ours), blocks(theirs));
    let [old, mine, other] = [&before, &left, &right].map(|blocks| by_header(blocks));
    let mut merged = Merged { text: String::new(), conflicts: 0 };
    for header in order(&left, &right) {
        match choose(old.get(header).copied(), mine.get(header).copied(), other.get(header).copied()) {
            Choice::One(text) => push(&mut merged.text, text.unwrap_or_default()),
            Choice::Both(mine, _) if owner == Owner::Machine => push(&mut merged.text, mine),
            Choice::Both(mine, other) => {
                merged.conflicts += 1;
                let sides = format!("<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n", whole(mine), whole(other));
                push(&mut merged.text, &sides);
            }
        }
    }
    merged
}

/// The file of a person in which git left conflicts, put together from both sides, which came from `base` as far as that
/// is known. `None` when there is no conflict in it, or one that only the person can settle.
#[must_use]
pub fn heal(text: &str, base: &str) -> Option<String> {
    let sides = conflict::sides(text).filter(|sides| sides.torn.is_empty())?;
    let merged = merge(base, &sides.ours, &sides.theirs, Owner::Person);
    (merged.conflicts == 0).then_some(merged.text)
}

/// Whether every line of `text`, conflict marks apart, is on one of its `sides`: nobody has worked on it since git left
/// it so.
#[must_use]
pub fn is_untouched(text: &str, sides: [&str; 3]) -> bool {
    let known: BTreeSet<&str> = sides.iter().flat_map(|side| side.lines()).collect();
    text.lines().all(|line| known.contains(line) || conflict::is_mark(line))
}

/// Whether git left a conflict in `text`.
#[must_use]
pub fn is_conflicted(text: &str) -> bool {
    conflict::sides(text).is_some()
}

enum Choice<'a> {
    One(Option<&'a str>),
    Both(&'a str, &'a str),
}

fn choose<'a>(base: Option<&'a str>, ours: Option<&'a str>, theirs: Option<&'a str>) -> Choice<'a> {
    // Space around a block says where it stood, not what it says.
    let same = |a: Option<&str>, b: Option<&str>| a.map(str::trim) == b.map(str::trim);
    match (ours, theirs) {
        _ if same(ours, theirs) || same(theirs, base) => Choice::One(ours),
        _ if same(ours, base) => Choice::One(theirs),
        (Some(ours), Some(theirs)) => Choice::Both(ours, theirs),
        (one, None) | (None, one) => Choice::One(one),
    }
}

/// A header and the text of its block, comments above it included. What comes before the first is under "".
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<(&str, usize)> = vec![("", 0)];
    let (mut at, mut comments) = (0, None);
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if line.starts_with('[') {
            starts.push((
                words.split_once("] #").map_or(words, |(header, _)| header).trim_end_matches(']'),
                comments.unwrap_or(at),
            ));
        }
        let is_comment = words.is_empty() || words.starts_with('#');
        comments = if is_comment { comments.or(Some(at)) } else { None };
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|start| start.1).chain([text.len()]);
    starts.iter().zip(ends).map(|(&(header, start), end)| (header, &text[start..end])).collect()
}

fn by_header<'a>(blocks: &[(&'a str, &'a str)]) -> BTreeMap<&'a str, &'a str> {
    blocks.iter().copied().collect()
}

/// The headers in our order, each of theirs after the one it follows there.
fn order<'a>(ours: &[(&'a str, &'a str)], theirs: &[(&'a str, &'a str)]) -> Vec<&'a str> {
    let mut order: Vec<&str> = ours.iter().map(|block| block.0).collect();
    let mut last = 0;
    for (header, _) in theirs {
        if let Some(at) = order.iter().position(|known| known == header) {
            last = at;
        } else {
            last = (last + 1).min(order.len());
            order.insert(last, header);
        }
    }
    order
}

/// A block begins on a line of its own, after an empty one.
fn push(text: &mut String, block: &str) {
    if !text.is_empty() && !block.is_empty() {
        let end = if text.ends_with("\r\n") { "\r\n" } else { "\n" };
        if !text.ends_with('\n') {
            text.push_str(end);
        }
        if block.trim_start_matches(['\r', '\n']).len() == block.len() {
            text.push_str(end);
        }
    }
    text.push_str(block);
}

fn whole(block: &str) -> String {
    format!("{}\n", block.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "# Mine.\n\n[verdict.a]\nverdict = \"fixed\"\n\n[verdict.b]\nverdict = \"fixed\"\n";

    #[track_caller]
    fn case(ours: &str, theirs: &str, merged: &str) {
        for owner in [Owner::Machine, Owner::Person] {
            let expected = Merged { text: merged.to_owned(), conflicts: 0 };
            assert_eq!(merge(BASE, ours, theirs, owner), expected);
        }
    }

    #[test]
    fn what_one_side_did_is_done() {
        let added = format!("{BASE}\n# Asked twice.\n[verdict.c]\nverdict = \"disputed\"\n");
        case(BASE, &added, &added);
        case(&added, BASE, &added);
        let changed = BASE.replacen("fixed", "disputed", 1);
        case(&changed, BASE, &changed);
        case(BASE, &changed, &changed);
        let gone = "# Mine.\n\n[verdict.a]\nverdict = \"fixed\"\n";
        case(gone, BASE, gone);
        case(BASE, gone, gone);
    }

    #[test]
    fn both_sides_add_at_the_same_place() {
        let ours = format!("{BASE}\n[verdict.c]\nverdict = \"fixed\"\n");
        let theirs = format!("{BASE}\n[verdict.d]\nverdict = \"fixed\"\n");
        let merged = merge(BASE, &ours, &theirs, Owner::Person);
        assert_eq!(merged.conflicts, 0);
        for id in ["a", "b", "c", "d"] {
            assert_eq!(merged.text.matches(&format!("[verdict.{id}]")).count(), 1, "{}", merged.text);
        }
        assert!(toml::from_str::<toml::Table>(&merged.text).is_ok());
    }

    #[test]
    fn what_one_side_took_out_and_the_other_changed_stays() {
        let gone = "# Mine.\n\n[verdict.b]\nverdict = \"fixed\"\n";
        let changed = BASE.replacen("fixed", "disputed", 1);
        assert!(merge(BASE, gone, &changed, Owner::Person).text.contains("disputed"));
        assert!(merge(BASE, &changed, gone, Owner::Person).text.contains("disputed"));
    }

    #[test]
    fn a_conflict_heals_when_it_is_known_what_both_sides_came_from() {
        let ours = BASE.replacen("fixed", "disputed", 1);
        let theirs = format!("{BASE}\n[verdict.c]\nverdict = \"fixed\"\n");
        let text = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> b\n");
        let healed = heal(&text, BASE).unwrap();
        assert!(healed.contains("disputed") && healed.contains("[verdict.c]"), "{healed}");
        assert_eq!(heal(&text, ""), None, "either may be the newer word");
        assert_eq!(heal(BASE, BASE), None);
    }

    #[test]
    fn two_words_on_one_claim_are_for_a_person() {
        let ours = BASE.replacen("fixed", "disputed", 1);
        let theirs = BASE.replacen("fixed", "confirmed", 1);
        let merged = merge(BASE, &ours, &theirs, Owner::Person);
        assert_eq!(merged.conflicts, 1);
        assert!(merged.text.contains("<<<<<<< ours") && merged.text.contains("confirmed"), "{}", merged.text);
        let machine = merge(BASE, &ours, &theirs, Owner::Machine);
        assert_eq!((machine.text.as_str(), machine.conflicts), (ours.as_str(), 0));
    }
}

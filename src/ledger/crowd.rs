//! A crowd in the ledger file: hundreds of facts of one key, by what they say.
//!
//! A table for each version: its bounds, of which part, where and on which day, a line for each source that has it, and
//! the nearest versions that contradict it, each pair once. Such a file grows with the facts, not with their pairs.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::{push_bounds, push_header, push_list, said};
use super::version::day;
use super::{Group, StoryFact, Versions};
use crate::text::canonical::push_text_line;

/// Writes the tables of `group`.
pub(super) fn push(group: &Group, out: &mut String) {
    let versions = Versions::of(&group.facts);
    let names = names(group, &versions);
    let mut against: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for related in &group.relations {
        let (a, b) = (versions.version_of(related.a), versions.version_of(related.b));
        against.entry(a.min(b)).or_default().insert(a.max(b));
    }
    for (version, members) in versions.members().enumerate() {
        let first = &group.facts[members[0]];
        push_header(group, &[&names[version]], out);
        push_bounds(first, out);
        for (key, part) in [("scope", &first.fact.claim.scope), ("place", &first.fact.place)] {
            if let Some(part) = part {
                push_text_line(key, part, out);
            }
        }
        if let Some(day) = day(first) {
            push_text_line("day", &day.to_string(), out);
        }
        // What a document repeats is told once.
        let mut told = BTreeSet::new();
        let lines = members.iter().map(|&fact| said(group, fact, &group.facts[fact].quote));
        push_list("said", lines.filter(|line| told.insert(line.clone())), out);
        let clashes = against.get(&version).into_iter().flatten().map(|&other| names[other].clone());
        push_list("contradiction", clashes, out);
    }
}

/// A name for each version: its bounds and its parts, numbered where two would have the same.
fn names(group: &Group, versions: &Versions) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let name = |members: &[usize]| {
        let plain = name(&group.facts[members[0]]);
        let numbered = (2..).map(|number| format!("{plain} ({number})"));
        let mut free = std::iter::once(plain.clone()).chain(numbered);
        free.find(|name| taken.insert(name.clone())).unwrap_or_default()
    };
    versions.members().map(name).collect()
}

fn name(fact: &StoryFact) -> String {
    let bounds = fact.fact.claim.interval.to_string().replace('\u{a0}', " ");
    let parts = [fact.fact.claim.scope.clone(), fact.fact.place.clone(), day(fact).map(|day| day.to_string())];
    let parts = parts.into_iter().flatten();
    std::iter::once(bounds).chain(parts).collect::<Vec<_>>().join(", ")
}

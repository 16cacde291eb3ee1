//! The names of a story brought together: one entity, and under it every spelling with where it stands.

use std::collections::BTreeMap;

use super::same::{same_person, similarity};
use crate::document::NameKind;
use crate::language::gazetteer::Gazetteer;

/// A name as it stands somewhere in a story.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'a> {
    /// Path of the document, relative to `seeds/`.
    pub path: &'a str,
    /// As written.
    pub spelling: &'a str,
    /// The fullest spelling of it in the same document.
    pub canonical: &'a str,
    pub kind: NameKind,
}

/// One person, place or organisation with all its spellings in a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest spelling that is used most; between equals the first in the alphabet.
    pub canonical: String,
    pub kind: NameKind,
    /// Each spelling with the documents it stands in and how often, in order of path.
    pub spellings: BTreeMap<String, Vec<(String, usize)>>,
}

/// Brings together the mentions of one person, place or organisation. Entities come in order of their canonical names.
///
/// Two persons who share a surname, and a city and the man it is named after, stay apart.
#[must_use]
pub fn gather(mentions: &[Mention]) -> Vec<Entity> {
    let mut groups: BTreeMap<(NameKind, String), Vec<Mention>> = BTreeMap::new();
    for mention in mentions {
        groups.entry((mention.kind, identity(mention))).or_default().push(*mention);
    }
    let mut gathered: Vec<(NameKind, Vec<String>, Vec<Mention>)> = Vec::new();
    for ((kind, identity), mentions) in groups {
        match closest(&gathered, kind, &identity) {
            Some(at) => {
                gathered[at].1.push(identity);
                gathered[at].2.extend(mentions);
            }
            None => gathered.push((kind, vec![identity], mentions)),
        }
    }
    let mut entities: Vec<Entity> = gathered.iter().map(|(kind, _, mentions)| entity(*kind, mentions)).collect();
    entities.sort_by(|a, b| (&a.canonical, a.kind).cmp(&(&b.canonical, b.kind)));
    entities
}

/// What mentions of one thing surely share: an entry of the gazetteer, or the fullest spelling.
fn identity(mention: &Mention) -> String {
    let entry = match mention.kind {
        NameKind::Place | NameKind::Org => Gazetteer::get().find(mention.canonical),
        NameKind::Person | NameKind::Other => None,
    };
    entry.map_or_else(|| mention.canonical.to_owned(), |entry| format!("#{entry}"))
}

/// The group of persons that a full name belongs to: every spelling in it has to be the same person.
fn closest(gathered: &[(NameKind, Vec<String>, Vec<Mention>)], kind: NameKind, name: &str) -> Option<usize> {
    if kind != NameKind::Person || !name.contains(' ') {
        return None;
    }
    let all_same = |names: &[String]| names.iter().all(|other| other.contains(' ') && same_person(other, name));
    let best = |names: &[String]| names.iter().map(|other| similarity(other, name)).fold(0.0, f64::max);
    (0..gathered.len())
        .filter(|&at| gathered[at].0 == kind && all_same(&gathered[at].1))
        .max_by(|&a, &b| best(&gathered[a].1).total_cmp(&best(&gathered[b].1)))
}

fn entity(kind: NameKind, mentions: &[Mention]) -> Entity {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut places: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for mention in mentions {
        *counts.entry(mention.canonical).or_default() += 1;
        *places.entry(mention.spelling).or_default().entry(mention.path).or_default() += 1;
    }
    let canonical = counts.iter().rev().max_by_key(|(_, count)| **count).map_or("", |(canonical, _)| canonical);
    let spellings = places
        .into_iter()
        .map(|(spelling, paths)| {
            (spelling.to_owned(), paths.into_iter().map(|(path, count)| (path.to_owned(), count)).collect())
        })
        .collect();
    Entity { canonical: canonical.to_owned(), kind, spellings }
}

//! The names of a story brought together: one entity, and under it every spelling with where it stands.

use std::collections::BTreeMap;

use super::same::{one_person, same_surname, similarity};
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
    let mut gathered: Vec<Group> = Vec::new();
    let (full, alone): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|((kind, name), _)| *kind != NameKind::Person || name.contains(' '));
    for ((kind, name), mentions) in full {
        let place = closest(&gathered, kind, &name);
        add(&mut gathered, place, kind, name, mentions);
    }
    for ((kind, name), mentions) in alone {
        let place = only_bearer(&gathered, &name);
        add(&mut gathered, place, kind, name, mentions);
    }
    let mut entities: Vec<Entity> = gathered.iter().map(entity).collect();
    entities.sort_by(|a, b| (&a.canonical, a.kind).cmp(&(&b.canonical, b.kind)));
    entities
}

/// What will be one entity.
struct Group<'a> {
    kind: NameKind,
    names: Vec<String>,
    mentions: Vec<Mention<'a>>,
}

fn add<'a>(
    gathered: &mut Vec<Group<'a>>,
    place: Option<usize>,
    kind: NameKind,
    name: String,
    mentions: Vec<Mention<'a>>,
) {
    match place {
        Some(at) => {
            gathered[at].names.push(name);
            gathered[at].mentions.extend(mentions);
        }
        None => gathered.push(Group { kind, names: vec![name], mentions }),
    }
}

/// What mentions of one thing surely share: an entry of the gazetteer, or the fullest spelling.
fn identity(mention: &Mention) -> String {
    let entry = match mention.kind {
        NameKind::Place | NameKind::Org => Gazetteer::get().find(mention.canonical),
        NameKind::Person | NameKind::Other => None,
    };
    entry.map_or_else(|| mention.canonical.to_owned(), |entry| format!("#{entry}"))
}

/// The group of persons that a full name belongs to: every full name in it has to be the same person.
fn closest(gathered: &[Group], kind: NameKind, name: &str) -> Option<usize> {
    if kind != NameKind::Person {
        return None;
    }
    let all_same = |names: &[String]| names.iter().all(|other| one_person(other, name));
    let best = |names: &[String]| names.iter().map(|other| similarity(other, name)).fold(0.0, f64::max);
    (0..gathered.len())
        .filter(|&at| gathered[at].kind == kind && all_same(&gathered[at].names))
        .max_by(|&a, &b| best(&gathered[a].names).total_cmp(&best(&gathered[b].names)))
}

/// The only person of the story whose surname this is.
fn only_bearer(gathered: &[Group], surname: &str) -> Option<usize> {
    let bears =
        |group: &Group| group.kind == NameKind::Person && group.names.iter().any(|name| same_surname(name, surname));
    let mut bearers = (0..gathered.len()).filter(|&at| bears(&gathered[at]));
    bearers.next().filter(|_| bearers.next().is_none())
}

fn entity(group: &Group) -> Entity {
    let (kind, mentions) = (group.kind, &group.mentions);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut places: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for mention in mentions {
        *counts.entry(mention.canonical).or_default() += 1;
        *places.entry(mention.spelling).or_default().entry(mention.path).or_default() += 1;
    }
    let fullness = |name: &str| name.split_whitespace().count().min(2);
    let canonical = counts
        .iter()
        .rev()
        .max_by_key(|(name, count)| (fullness(name), **count))
        .map_or("", |(canonical, _)| canonical);
    let spellings = places
        .into_iter()
        .map(|(spelling, paths)| {
            (spelling.to_owned(), paths.into_iter().map(|(path, count)| (path.to_owned(), count)).collect())
        })
        .collect();
    Entity { canonical: canonical.to_owned(), kind, spellings }
}

#[cfg(test)]
mod tests {
    use super::{Mention, gather};
    use crate::document::NameKind;

    #[test]
    fn a_story_brings_spellings_together() {
        let mention = |path, spelling, canonical, kind| Mention { path, spelling, canonical, kind };
        let person = NameKind::Person;
        let mentions = [
            mention("a.txt", "Kassym-Jomart Tokaïev", "Kassym-Jomart Tokaïev", person),
            mention("a.txt", "Tokaïev", "Kassym-Jomart Tokaïev", person),
            mention("b.txt", "Kasim-Yomart Tokayev", "Kasim-Yomart Tokayev", person),
            mention("c.txt", "Tokaiev", "Tokaiev", person),
            mention("c.txt", "Sergueï Tchernov", "Sergueï Tchernov", person),
            mention("b.txt", "Dariga Nazarbaïeva", "Dariga Nazarbaïeva", person),
            mention("b.txt", "Noursoultan Nazarbaïev", "Noursoultan Nazarbaïev", person),
            mention("a.txt", "Noursoultan", "Astana", NameKind::Place),
            mention("b.txt", "Nur-Sultan", "Astana", NameKind::Place),
        ];
        let entities = gather(&mentions);
        let names: Vec<(&str, usize)> =
            entities.iter().map(|entity| (entity.canonical.as_str(), entity.spellings.len())).collect();
        assert_eq!(
            names,
            [
                ("Astana", 2),
                ("Dariga Nazarbaïeva", 1),
                ("Kassym-Jomart Tokaïev", 4),
                ("Noursoultan Nazarbaïev", 1),
                ("Sergueï Tchernov", 1)
            ]
        );
    }
}

//! Seeds that stand under another path than in the last run: found by their words, so that annotations and verdicts go
//! along, whether or not the words were edited on the way.

mod displaced;
mod former;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::hash::Hash;
use super::history::History;
use super::record::Record;
use super::seeds::{Found, Seed};
use super::store::{Index, Store};
use super::{Workspace, lookup};
use crate::annotation::{AnnotationFile, Known, Remains, renamings};
use crate::document;
use crate::error::{Location, Problem};
use crate::text::shingles::Shingles;

pub use displaced::any as any_displaced;
pub use former::Former;

/// Where what is known of a workspace stands.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    pub workspace: &'a Workspace,
    pub store: &'a Store,
    pub index: &'a Index,
    pub history: &'a History<'a>,
}

impl Before<'_> {
    /// What is remembered of the seed that stood at `path`: of that which the index knows there, where a run that was
    /// broken off has remembered what took its place.
    fn record(&self, path: &str) -> Option<Record> {
        let (record, known) = (self.store.record(path), self.index.entries.get(path));
        let is_known = |record: &Record| known.is_none_or(|known| known.content == record.content);
        if record.as_ref().is_some_and(is_known) {
            return record;
        }
        let aside = known.and_then(|known| self.store.aside(path, known.content)?.record);
        aside.map(|former| *former).or(record)
    }
}

/// What was found to be renamed.
#[derive(Debug, Default)]
pub struct Renamed {
    /// By present path; no two have the same former path.
    pub from: BTreeMap<String, Former>,
    pub notes: Vec<Problem>,
}

/// Notes beyond this many are counted: a renamed folder is one thing to a person.
const NOTED: usize = 3;

/// Pairs seeds that came, or that hold another text than before, with texts that are gone from where they stood. Unless
/// `frozen`, the annotations of those whose path was taken are set aside.
#[must_use]
pub fn find(before: Before, found: &Found, frozen: bool) -> Renamed {
    let annotated = before.workspace.file("annotations").is_dir();
    let came: Vec<&Seed> = found.seeds.par_iter().filter(|seed| is_new(before, seed, annotated)).collect();
    let gone = gone(before, found, !came.is_empty());
    let elsewhere = !gone.is_empty() || !before.index.departed.is_empty() || !came.is_empty();
    let displaced = displaced::find(before, found.seeds.iter(), &gone, elsewhere);
    pair(before, found, came, gone, &displaced, frozen)
}

/// The same where it is known which seeds `came`, and all others are where they were or are gone.
#[must_use]
pub fn find_among(before: Before, found: &Found, came: Vec<&Seed>, frozen: bool) -> Renamed {
    let gone = missing(before.index, found).filter(|path| !found.is_refused(path)).cloned().collect();
    let mut renamed = pair(before, found, came, gone, &[], frozen);
    let edited: BTreeSet<String> =
        renamed.notes.iter().filter_map(|note| Some(note.location.as_ref()?.path.clone())).collect();
    // Where so few move, somebody is looking: what was renamed and nothing else is told as well.
    let plain = renamed.from.iter().filter_map(|(to, former)| {
        let (place, from) = (format!("seeds/{to}"), former.path().filter(|from| from != to)?);
        let message = format!("renamed from `seeds/{from}`: its annotations go along");
        (!edited.contains(&place)).then(|| Problem::new("renamed", message).at(Location::file(place)))
    });
    renamed.notes.extend(plain.take(NOTED).collect::<Vec<_>>());
    renamed
}

fn pair<'s>(
    before: Before,
    found: &Found,
    mut came: Vec<&'s Seed>,
    mut gone: BTreeSet<String>,
    displaced: &[&'s Seed],
    frozen: bool,
) -> Renamed {
    let mut departed: BTreeSet<String> = before.index.departed.keys().cloned().collect();
    came.extend(displaced);
    if came.is_empty() {
        return Renamed::default();
    }
    gone.extend(displaced.iter().map(|seed| seed.path.clone()));
    // What stood under a path last is what it is known by.
    departed.retain(|path| !gone.contains(path) && !found.is_refused(path));
    gone.extend(departed.iter().cloned());
    let mut from = same_bytes(before, &mut came, &mut gone, &departed);
    let alike = alike(before, &came, &gone, &departed);
    let mut notes = notes(&alike);
    from.extend(alike.into_iter().map(|(to, from, _)| (to, from)));
    // What is like nothing so much as what stood there is an edit after all.
    from.retain(|to, from| to != from || departed.contains(from));
    let displaced = displaced.iter().map(|seed| seed.path.as_str()).collect();
    let (from, failed) = former::of(before, &from, &displaced, &departed, frozen);
    notes.extend(failed);
    Renamed { from, notes }
}

/// Whether one of `came` holds what a seed held that is not as it was either, and is none of those known to be `gone`: what
/// moved where is for a look at everything to tell.
#[must_use]
pub fn any_unsettled(before: Before, gone: &BTreeSet<&str>, came: &[Seed]) -> bool {
    let sizes: BTreeSet<u64> = came.iter().map(|seed| seed.stamp.size).collect();
    let alike = before.index.entries.iter().filter(|(_, known)| sizes.contains(&known.stamp.size));
    let elsewhere = alike.filter(|(path, _)| !gone.contains(path.as_str())).collect::<Vec<_>>();
    let held = came.iter().filter(|_| !elsewhere.is_empty()).filter_map(|seed| bytes(before, seed));
    let held: BTreeSet<Hash> = held.map(|bytes| Hash::of(&bytes)).collect();
    let stamp = |path: &str| before.workspace.stamp(&format!("seeds/{path}"));
    elsewhere.iter().any(|(path, known)| held.contains(&known.content) && stamp(path) != Some(known.stamp))
}

/// Not in the last run; when none is remembered, without annotations under its name, where any seed is `annotated`.
fn is_new(before: Before, seed: &Seed, annotated: bool) -> bool {
    if before.index.entries.is_empty() {
        !annotated || !before.workspace.file(&Workspace::annotation_of(&seed.path)).is_file()
    } else {
        !before.index.entries.contains_key(&seed.path)
    }
}

/// Paths of seeds that were there and are not: as the last run knows, or, where seeds `came`, as annotations without a
/// seed tell.
fn gone(before: Before, found: &Found, came: bool) -> BTreeSet<String> {
    let annotated = if came { lookup::annotated(before.workspace) } else { Vec::new() };
    let annotated = annotated.into_iter().filter(|path| !found.has(path));
    let departed = |path: &String| before.index.departed.contains_key(path);
    let known = missing(before.index, found).cloned().chain(annotated.filter(|path| !departed(path)));
    known.filter(|path| !found.is_refused(path)).collect()
}

/// The seeds of `index` that were not found.
pub fn missing<'i>(index: &'i Index, found: &'i Found) -> impl Iterator<Item = &'i String> {
    // Both are in order of their paths.
    let mut there = found.seeds.iter().map(|seed| &seed.path).peekable();
    index.entries.keys().filter(move |path| {
        while there.next_if(|seed| seed < path).is_some() {}
        there.peek() != Some(path)
    })
}

/// What was renamed and nothing else: told by size and hash, and taken out of `came` and `gone`.
fn same_bytes(
    before: Before,
    came: &mut Vec<&Seed>,
    gone: &mut BTreeSet<String>,
    departed: &BTreeSet<String>,
) -> BTreeMap<String, String> {
    let index = before.index;
    let entries = index.entries.iter().map(|(path, entry)| (path, (entry.stamp.size, entry.content)));
    let entries = entries.filter(|(path, _)| !departed.contains(*path));
    let held = index.departed.iter().map(|(path, seed)| (path, (seed.size, seed.content)));
    let mut contents: BTreeMap<(u64, Hash), Vec<&String>> = BTreeMap::new();
    let mut sizes = BTreeSet::new();
    for (path, held) in held.filter(|(path, _)| departed.contains(*path)).chain(entries) {
        if gone.contains(path) {
            contents.entry(held).or_default().push(path);
            sizes.insert(held.0);
        }
    }
    // The first by name is given first, and its own to who has it.
    for paths in contents.values_mut() {
        paths.sort_by(|a, b| b.cmp(a));
    }
    let mut renamed = BTreeMap::new();
    came.retain(|seed| {
        let bytes = sizes.contains(&seed.stamp.size).then(|| bytes(before, seed)).flatten();
        let paths = bytes.and_then(|bytes| contents.get_mut(&(seed.stamp.size, Hash::of(&bytes))));
        let old = paths.and_then(|paths| match paths.iter().position(|path| **path == seed.path) {
            Some(own) => Some(paths.remove(own)),
            None => paths.pop(),
        });
        let Some(old) = old else { return true };
        gone.remove(old);
        renamed.insert(seed.path.clone(), old.clone());
        false
    });
    renamed
}

/// What was edited as well: present path, former path, how much is the same.
fn alike(
    before: Before,
    came: &[&Seed],
    gone: &BTreeSet<String>,
    departed: &BTreeSet<String>,
) -> Vec<(String, String, f32)> {
    if came.is_empty() || gone.is_empty() {
        return Vec::new();
    }
    let gone: Vec<&String> = gone.iter().collect();
    let remains = gone.par_iter().filter_map(|path| Some(Known { path, content: remains(before, path, departed)? }));
    let remains: Vec<Known<Remains>> = remains.collect();
    if remains.is_empty() {
        return Vec::new();
    }
    let texts = came.par_iter().filter_map(|seed| {
        let text = document::text(&seed.path, &bytes(before, seed)?).ok()?;
        Some(Known { path: &seed.path, content: Shingles::of(&text) })
    });
    let texts: Vec<Known<Shingles>> = texts.collect();
    let pairs = renamings(&remains, &texts).into_iter();
    pairs.map(|pair| (texts[pair.to].path.to_owned(), remains[pair.from].path.to_owned(), pair.alike)).collect()
}

fn bytes(before: Before, seed: &Seed) -> Option<Vec<u8>> {
    before.workspace.read(&format!("seeds/{}", seed.path)).ok().flatten()
}

/// What is left of the seed that stood at `path`: its text, remembered or committed, else what its annotations hold.
fn remains(before: Before, path: &str, departed: &BTreeSet<String>) -> Option<Remains> {
    if departed.contains(path) {
        let aside = before.store.aside(path, before.index.departed.get(path)?.content)?;
        return AnnotationFile::parse(&aside.annotations, path).ok().map(|file| Remains::of(&file.annotations));
    }
    let remembered = before.record(path).and_then(|record| record.previous);
    if let Some(previous) = remembered.filter(|_| !before.index.entries.is_empty()) {
        return Some(Remains::Text(Shingles::of(&previous.text)));
    }
    let annotations = Workspace::annotation_of(path);
    let text = before.workspace.read_text(&annotations).ok().flatten()?;
    if let Some(bytes) = before.history.committed(path)
        && let Ok(text) = document::text(path, &bytes)
    {
        return Some(Remains::Text(Shingles::of(&text)));
    }
    AnnotationFile::parse(&text, &annotations).ok().map(|file| Remains::of(&file.annotations))
}

fn notes(renamed: &[(String, String, f32)]) -> Vec<Problem> {
    let mut notes: Vec<Problem> = renamed
        .iter()
        .take(NOTED)
        .map(|(to, from, alike)| {
            let message = format!(
                "renamed from `seeds/{from}` and edited ({:.0} % of both is the same): its annotations go along",
                // What was edited is not wholly the same, however long the rest.
                (alike * 100.0).floor().min(99.0)
            );
            Problem::new("renamed", message).at(Location::file(format!("seeds/{to}")))
        })
        .collect();
    if let (Some(last), Some(more)) = (notes.last_mut(), renamed.len().checked_sub(NOTED).filter(|&more| more > 0)) {
        last.message = format!("{} (and {more} more)", last.message);
    }
    notes
}

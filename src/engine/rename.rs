//! Seeds that stand under another path than in the last run: found by their words, so that annotations and verdicts go
//! along, whether or not the words were edited on the way.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::hash::Hash;
use super::history::History;
use super::seeds::{Found, Seed};
use super::store::{Index, Store};
use super::{Workspace, lookup};
use crate::annotation::{AnnotationFile, Known, Remains, renamings};
use crate::document;
use crate::error::{Location, Problem};
use crate::text::shingles::Shingles;

/// Where what is known of a workspace stands.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    pub workspace: &'a Workspace,
    pub store: &'a Store,
    pub index: &'a Index,
    pub history: &'a History<'a>,
}

/// What was found to be renamed.
#[derive(Debug, Default)]
pub struct Renamed {
    /// Present path → former path, one to one.
    pub from: BTreeMap<String, String>,
    pub notes: Vec<Problem>,
}

/// Notes beyond this many are counted: a renamed folder is one thing to a person.
const NOTED: usize = 3;

/// Pairs seeds that came with seeds that are gone.
#[must_use]
pub fn find(before: Before, found: &Found) -> Renamed {
    let mut came: Vec<&Seed> = found.seeds.iter().filter(|seed| is_new(before, seed)).collect();
    if came.is_empty() {
        return Renamed::default();
    }
    let mut gone = gone(before, found);
    let mut from = same_bytes(before, &mut came, &mut gone);
    let alike = alike(before, &came, &gone);
    let notes = notes(&alike);
    from.extend(alike.into_iter().map(|(to, from, _)| (to, from)));
    Renamed { from, notes }
}

/// Not in the last run; when none is remembered, without annotations under its name.
fn is_new(before: Before, seed: &Seed) -> bool {
    if before.index.entries.is_empty() {
        !before.workspace.file(&Workspace::annotation_of(&seed.path)).is_file()
    } else {
        !before.index.entries.contains_key(&seed.path)
    }
}

/// Paths of seeds that were there, as the last run or their annotations tell, and are not.
fn gone(before: Before, found: &Found) -> BTreeSet<String> {
    let present: BTreeSet<&str> = found.seeds.iter().map(|seed| seed.path.as_str()).collect();
    let annotated = lookup::annotated(before.workspace);
    let known = before.index.entries.keys().cloned().chain(annotated);
    known.filter(|path| !present.contains(path.as_str()) && !found.is_refused(path)).collect()
}

/// What was renamed and nothing else: told by size and hash, and taken out of `came` and `gone`.
fn same_bytes(before: Before, came: &mut Vec<&Seed>, gone: &mut BTreeSet<String>) -> BTreeMap<String, String> {
    let mut contents: BTreeMap<(u64, Hash), Vec<&String>> = BTreeMap::new();
    let mut sizes = BTreeSet::new();
    for (path, entry) in before.index.entries.iter().rev().filter(|(path, _)| gone.contains(*path)) {
        contents.entry((entry.stamp.size, entry.content)).or_default().push(path);
        sizes.insert(entry.stamp.size);
    }
    let mut renamed = BTreeMap::new();
    came.retain(|seed| {
        let bytes = sizes.contains(&seed.stamp.size).then(|| bytes(before, seed)).flatten();
        let old = bytes.and_then(|bytes| contents.get_mut(&(seed.stamp.size, Hash::of(&bytes)))?.pop());
        let Some(old) = old else { return true };
        gone.remove(old);
        renamed.insert(seed.path.clone(), old.clone());
        false
    });
    renamed
}

/// What was edited as well: present path, former path, how much is the same.
fn alike(before: Before, came: &[&Seed], gone: &BTreeSet<String>) -> Vec<(String, String, f32)> {
    if came.is_empty() || gone.is_empty() {
        return Vec::new();
    }
    let gone: Vec<&String> = gone.iter().collect();
    let remains = gone.par_iter().filter_map(|path| Some(Known { path, content: remains(before, path)? }));
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
fn remains(before: Before, path: &str) -> Option<Remains> {
    let remembered = before.store.record(path).and_then(|record| record.previous);
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

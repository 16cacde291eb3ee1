//! Seeds whose path holds another text than before: not an edit of what stood there, but words that may have stood
//! elsewhere, while what stood there may stand elsewhere now. Two names that were swapped look like two edits.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Before, bytes};
use crate::document;
use crate::engine::hash::Hash;
use crate::engine::seeds::Seed;
use crate::text::shingles::{Shelf, Shingles};

/// A text that has less in common with what stood there is no edit of it. That of a renamed seed has to have as much.
const FLOOR: f32 = 0.2;

/// Those of `seeds` that are known under their path and hold another text now. `gone` are paths without a seed;
/// `elsewhere` says whether more than one text may have moved.
pub fn find<'s>(
    before: Before,
    seeds: impl Iterator<Item = &'s Seed>,
    gone: &BTreeSet<String>,
    elsewhere: bool,
) -> Vec<&'s Seed> {
    let touched: Vec<&Seed> = seeds.filter(|seed| is_touched(before, seed)).collect();
    if touched.is_empty() || touched.len() == 1 && !elsewhere {
        return Vec::new();
    }
    let altered: Vec<(&Seed, Hash)> = touched.into_par_iter().filter_map(|seed| altered(before, seed)).collect();
    let entries = &before.index.entries;
    let moved = altered.iter().map(|(seed, _)| seed.path.as_str()).chain(gone.iter().map(String::as_str));
    let moved = moved.filter_map(|path| entries.get(path)).map(|entry| entry.content);
    let moved: BTreeSet<Hash> = moved.chain(before.index.departed.values().map(|departed| departed.content)).collect();
    let displaced = altered.into_par_iter().filter(|(seed, content)| {
        let own = entries.get(&seed.path).map(|entry| entry.content);
        own != Some(*content) && (moved.contains(content) || !resembles(before, seed))
    });
    displaced.map(|(seed, _)| seed).collect()
}

/// Whether one of `seeds`, which were saved, may hold what another one held: that is for a look at everything to tell.
pub fn any(before: Before, seeds: &[&Seed]) -> bool {
    seeds.iter().any(|seed| {
        let Some((seed, content)) = altered(before, seed) else { return false };
        let held = |other: Hash| other == content;
        before.index.entries.values().any(|entry| held(entry.content))
            || before.index.departed.values().any(|departed| held(departed.content))
            || !resembles(before, seed)
    })
}

/// Whether it is known, and does not look as it did.
fn is_touched(before: Before, seed: &Seed) -> bool {
    before.index.entries.get(&seed.path).is_some_and(|entry| entry.stamp != seed.stamp)
}

/// What it holds now, when that is something else than before.
fn altered<'s>(before: Before, seed: &'s Seed) -> Option<(&'s Seed, Hash)> {
    let entry = before.index.entries.get(&seed.path)?;
    let content = Hash::of(&bytes(before, seed)?);
    (entry.content != content).then_some((seed, content))
}

/// Whether its text is an edit of the one that stood there, as far as that is remembered.
fn resembles(before: Before, seed: &Seed) -> bool {
    let old = before.record(&seed.path).and_then(|record| record.previous);
    let new = bytes(before, seed).and_then(|bytes| document::text(&seed.path, &bytes).ok());
    let (Some(old), Some(new)) = (old, new) else { return true };
    if shares_most(old.text.as_bytes(), new.as_bytes()) {
        return true;
    }
    let (old, new) = (Shingles::of(&old.text), Shingles::of(&new));
    // Texts of a few words hold nothing to tell them by.
    old.is_empty() || new.is_empty() || Shelf::new(&[old]).like(&new).iter().any(|likeness| likeness.both >= FLOOR)
}

/// Whether half of the longer one is the same from the beginning and from the end: nearly every edit leaves that, and it
/// is seen at once.
fn shares_most(old: &[u8], new: &[u8]) -> bool {
    let least = old.len().min(new.len());
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tails = old.iter().rev().zip(new.iter().rev()).take(least - head);
    let tail = tails.take_while(|(a, b)| a == b).count();
    2 * (head + tail) >= old.len().max(new.len())
}

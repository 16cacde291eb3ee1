//! Which document that is gone is which one that came: renamed, moved to another story, and perhaps edited on the way.
//!
//! By content, one to one, the likest first. The names only decide between texts that are about equally like.

use std::collections::BTreeSet;

use super::record::Annotation;
use crate::text::shingles::{Likeness, Shelf, Shingles};

/// What is left of a document that is gone.
#[derive(Clone, Debug)]
pub enum Remains {
    /// Its text.
    Text(Shingles),
    /// The words that its annotations hold.
    Words(Shingles),
}

/// A document and where it stands, relative to `seeds/`.
#[derive(Clone, Debug)]
pub struct Known<'a, T> {
    pub path: &'a str,
    pub content: T,
}

/// A document under its new name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Renaming {
    /// Index among those that are gone, and among those that came.
    pub from: usize,
    pub to: usize,
    /// How much of both is the same, from 0 to 1.
    pub alike: f32,
}

/// What two texts must have in common. An article of which half the sentences are new keeps 0.5; five agencies on one
/// event have 0.03 in common at most, two by two. And what is taken for renamed still has to be carried claim by claim.
const FLOOR: f32 = 0.2;
/// Of the few words that annotations hold, this much must be found again: most of them fit into one sentence, and half
/// of a sentence is quoted elsewhere too easily.
const WORDS_FLOOR: f32 = 0.6;
/// What the same file name, or the same folder, counts for between rivals.
const NAME: f32 = 0.1;
const FOLDER: f32 = 0.02;

impl Remains {
    /// What the annotations of a document tell of its text.
    #[must_use]
    pub fn of(annotations: &[Annotation]) -> Self {
        let around = |one: &Annotation| format!("{}{}{}", one.before, one.quote, one.after);
        let pieces: Vec<String> = annotations.iter().map(around).collect();
        Self::Words(Shingles::of_pieces(pieces.iter().map(String::as_str)))
    }

    fn rows(&self) -> &Shingles {
        match self {
            Self::Text(rows) | Self::Words(rows) => rows,
        }
    }

    /// How much speaks for it, when that is enough.
    fn alike(&self, likeness: Likeness) -> Option<f32> {
        let (alike, floor) = match self {
            Self::Text(_) => (likeness.both, FLOOR),
            Self::Words(_) => (likeness.kept, WORDS_FLOOR),
        };
        (alike >= floor).then_some(alike)
    }
}

/// Pairs the documents that are `gone` with those that `came`; in the order of those that came.
#[must_use]
pub fn renamings(gone: &[Known<Remains>], came: &[Known<Shingles>]) -> Vec<Renaming> {
    let rows: Vec<Shingles> = gone.iter().map(|known| known.content.rows().clone()).collect();
    let shelf = Shelf::new(&rows);
    let mut candidates = Vec::new();
    for (to, new) in came.iter().enumerate() {
        for likeness in shelf.like(&new.content) {
            let from = likeness.text;
            if let Some(alike) = gone[from].content.alike(likeness) {
                candidates.push((alike + named_alike(gone[from].path, new.path), Renaming { from, to, alike }));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.from, a.1.to).cmp(&(b.1.from, b.1.to))));
    let (mut taken, mut given) = (BTreeSet::new(), BTreeSet::new());
    let mut found: Vec<Renaming> = candidates.into_iter().map(|candidate| candidate.1).collect();
    found.retain(|pair| {
        let free = !taken.contains(&pair.from) && !given.contains(&pair.to);
        free && taken.insert(pair.from) && given.insert(pair.to)
    });
    found.sort_by_key(|pair| pair.to);
    found
}

fn named_alike(old: &str, new: &str) -> f32 {
    let parts =
        |path: &str| path.rsplit_once('/').map_or((String::new(), path.to_owned()), |(a, b)| (a.into(), b.into()));
    let ((old_folder, old_name), (new_folder, new_name)) = (parts(old), parts(new));
    let name = if old_name == new_name { NAME } else { 0.0 };
    name + if old_folder == new_folder { FOLDER } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAIN: &str = "It rained on the plain for nine days, and the river rose by four metres in the lower town.";
    const SNOW: &str = "Heavy snow closed the pass above the village, so that no letter came up before the thaw.";

    fn came<'a>(path: &'a str, text: &str) -> Known<'a, Shingles> {
        Known { path, content: Shingles::of(text) }
    }

    fn gone<'a>(path: &'a str, text: &str) -> Known<'a, Remains> {
        Known { path, content: Remains::Text(Shingles::of(text)) }
    }

    #[track_caller]
    fn case(old: &[Known<Remains>], new: &[Known<Shingles>], pairs: &[(usize, usize)]) {
        let found = renamings(old, new);
        assert_eq!(found.iter().map(|pair| (pair.from, pair.to)).collect::<Vec<_>>(), pairs, "{found:?}");
    }

    #[test]
    fn the_likest_are_paired_and_others_left() {
        let edited = RAIN.replace("nine days", "eleven long days");
        case(&[gone("a", RAIN), gone("b", SNOW)], &[came("c", SNOW), came("d", &edited)], &[(1, 0), (0, 1)]);
        case(&[gone("a", RAIN)], &[came("c", SNOW)], &[]);
        case(&[gone("a", "")], &[came("c", "")], &[]);
    }

    #[test]
    fn one_text_is_given_once() {
        case(&[gone("a", RAIN)], &[came("b", RAIN), came("c", RAIN)], &[(0, 0)]);
        case(&[gone("a", RAIN), gone("b", RAIN)], &[came("c", RAIN)], &[(0, 0)]);
    }

    #[test]
    fn names_decide_between_equals() {
        case(&[gone("x/a", RAIN), gone("x/b", RAIN)], &[came("y/b", RAIN), came("y/a", RAIN)], &[(1, 0), (0, 1)]);
        case(&[gone("x/a", RAIN), gone("y/b", RAIN)], &[came("y/c", RAIN), came("x/d", RAIN)], &[(1, 0), (0, 1)]);
        case(&[gone("x/a", RAIN)], &[came("x/a-2", RAIN), came("y/a", SNOW)], &[(0, 0)]);
    }
}

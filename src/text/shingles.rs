//! How alike whole texts are, told from the rows of three words that they share: cheap enough to hold thousands of texts
//! against each other, and blind to figures, which are what an edit changes first.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault};

use rustc_hash::FxHasher;

/// How many words make a row: two are common to any two articles on one event, four lose half their number to an edit
/// of every eighth word.
const WORDS: usize = 3;

/// The rows of words of a text, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles(Vec<u32>);

impl Shingles {
    /// Those of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::of_pieces([text])
    }

    /// Those of all `pieces`; no row runs from one into the next.
    #[must_use]
    pub fn of_pieces<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Self {
        let mut rows = Vec::new();
        for piece in pieces {
            let words: Vec<u32> = words(piece).collect();
            let row = |words: &[u32]| hash(&words);
            match words.len() {
                0 => {}
                1..WORDS => rows.push(row(&words)),
                _ => rows.extend(words.windows(WORDS).map(row)),
            }
        }
        rows.sort_unstable();
        rows.dedup();
        Self(rows)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none: a text without words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Many texts, to be asked which of them another is like.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The texts each row stands in.
    places: HashMap<u32, Vec<u32>>,
    /// For each text, how many of its rows tell it from others.
    telling: Vec<usize>,
}

/// A row that stands in more texts than this is a formula of the house: it tells none of them from another, and looking
/// through it would cost more than all others together.
const FORMULA: usize = 30;

/// How much two texts have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Index of the text on the shelf.
    pub text: usize,
    /// Of both texts together, the share that is common: 0 to 1.
    pub both: f32,
    /// Of the text on the shelf, the share that is in the other: 0 to 1.
    pub kept: f32,
}

impl Shelf {
    /// A shelf of `texts`.
    #[must_use]
    pub fn new(texts: &[Shingles]) -> Self {
        let mut shelf = Self { places: HashMap::new(), telling: vec![0; texts.len()] };
        for (at, text) in (0..).zip(texts) {
            for row in &text.0 {
                shelf.places.entry(*row).or_default().push(at);
            }
        }
        for places in shelf.places.values().filter(|places| places.len() <= FORMULA) {
            for &text in places {
                shelf.telling[text as usize] += 1;
            }
        }
        shelf
    }

    /// The texts that share something with `other`, in their order.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no text has millions of words")]
    pub fn like(&self, other: &Shingles) -> Vec<Likeness> {
        let mut shared: HashMap<u32, usize> = HashMap::new();
        let mut telling = other.len();
        for row in &other.0 {
            let places = self.places.get(row).map_or(&[][..], Vec::as_slice);
            if places.len() > FORMULA {
                telling -= 1;
            } else {
                for &text in places {
                    *shared.entry(text).or_default() += 1;
                }
            }
        }
        let likeness = |(text, shared): (u32, usize)| {
            let text = text as usize;
            let (shared, own) = (shared as f32, self.telling[text] as f32);
            Likeness { text, both: 2.0 * shared / (own + telling as f32), kept: shared / own }
        };
        let mut found: Vec<Likeness> = shared.into_iter().map(likeness).collect();
        found.sort_by_key(|likeness| likeness.text);
        found
    }
}

/// The words of `text` as numbers; all figures are one.
fn words(text: &str) -> impl Iterator<Item = u32> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| {
        if word.contains(|c: char| c.is_ascii_digit()) { hash(&"#") } else { hash(&word.to_lowercase().as_str()) }
    })
}

fn hash(what: &impl std::hash::Hash) -> u32 {
    let hash = BuildHasherDefault::<FxHasher>::default().hash_one(what);
    u32::try_from(hash >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn like(old: &str, new: &str) -> (f32, f32) {
        let found = Shelf::new(&[Shingles::of(old)]).like(&Shingles::of(new));
        found.first().map_or((0.0, 0.0), |likeness| (likeness.both, likeness.kept))
    }

    #[test]
    fn rows_of_three_words_are_compared() {
        let text = "The council met on Monday evening in the town hall.";
        assert_eq!(like(text, text), (1.0, 1.0));
        assert_eq!(like(text, "Nothing of that kind has been heard of."), (0.0, 0.0));
        let (both, kept) = like(text, &format!("{text} A crowd waited outside until the doors opened at nine."));
        assert!(both < 0.7 && kept > 0.99, "{both} {kept}");
    }

    #[test]
    fn figures_and_capitals_do_not_matter() {
        assert_eq!(like("about 6.000 people, the police said", "About 12.500 people, the Police said"), (1.0, 1.0));
    }

    #[test]
    fn short_and_empty_texts_are_compared_as_well() {
        assert_eq!(like("two words", "Two words."), (1.0, 1.0));
        assert_eq!(like("", ""), (0.0, 0.0));
        assert!(Shingles::of(" … ").is_empty());
    }

    #[test]
    fn what_every_text_says_tells_none_of_them() {
        let text = |at: usize| format!("Article number {} here. All rights reserved by the house.", "x".repeat(at));
        let texts: Vec<Shingles> = (1..=40).map(|at| Shingles::of(&text(at))).collect();
        let found = Shelf::new(&texts).like(&Shingles::of(&text(7)));
        let best = found.iter().max_by(|a, b| a.both.total_cmp(&b.both)).unwrap();
        assert!(best.text == 6 && best.both > 0.99, "{best:?}");
        assert!(found.iter().all(|other| other.text == 6 || other.both < 0.01), "{found:?}");
    }
}

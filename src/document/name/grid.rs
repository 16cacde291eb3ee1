//! How alike the words of two names are, each with each: asked once, for all that is weighed of the two names.

use std::ops::Range;

use super::parts::{Parts, Token};

/// Two words of a kind are this alike by chance.
pub(super) const CHANCE: f64 = 0.6;

/// Two words count as one written in two when they are at least this alike.
const JOINED: f64 = 0.87;

/// The likeness of each word of one name, `a`, to each of another, `b`.
pub(super) struct Grid<'a> {
    a: &'a Parts,
    b: &'a Parts,
    words: Vec<f64>,
    /// That of two neighbours of `a` in one word to each word of `b`.
    joined_a: Vec<f64>,
    /// That of each word of `a` to two neighbours of `b` in one word.
    joined_b: Vec<f64>,
}

/// The words of two names brought together one to one.
pub(super) struct Alignment {
    pub pairs: Vec<f64>,
    /// Words that both names have and that found no partner: the smaller of the two counts.
    pub unmatched: usize,
}

impl<'a> Grid<'a> {
    pub fn new(a: &'a Parts, b: &'a Parts) -> Self {
        let across = |token: &'a Token| b.all().iter().map(move |other| token.likeness(other));
        Self {
            a,
            b,
            words: a.all().iter().flat_map(across).collect(),
            joined_a: a.joined.iter().flat_map(across).collect(),
            joined_b: a.all().iter().flat_map(|token| b.joined.iter().map(|other| other.likeness(token))).collect(),
        }
    }

    fn words(&self, i: usize, j: usize) -> f64 {
        self.words[i * self.b.all().len() + j]
    }

    /// That of the word at `i` of `a` and the one behind it to the word at `j` of `b`.
    fn joined_a(&self, i: usize, j: usize) -> f64 {
        self.joined_a[i * self.b.all().len() + j]
    }

    fn joined_b(&self, i: usize, j: usize) -> f64 {
        self.joined_b[i * self.b.joined.len() + j]
    }

    /// The words one to one, those that are most alike first.
    pub fn align(&self) -> Alignment {
        let (many, more) = (self.a.all().len(), self.b.all().len());
        let mut candidates = Vec::new();
        for i in 0..many {
            candidates.extend((0..more).map(|j| (self.words(i, j), i..i + 1, j..j + 1)));
        }
        for i in 0..self.a.joined.len() {
            candidates.extend((0..more).map(|j| (self.joined_a(i, j) - 0.01, i..i + 2, j..j + 1)));
        }
        for j in 0..self.b.joined.len() {
            candidates.extend((0..many).map(|i| (self.joined_b(i, j) - 0.01, i..i + 1, j..j + 2)));
        }
        candidates.retain(|(likeness, i, j)| *likeness >= if i.len() + j.len() > 2 { JOINED } else { CHANCE });
        candidates.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1.start, x.2.start).cmp(&(y.1.start, y.2.start))));
        let (mut used_a, mut used_b) = (vec![false; many], vec![false; more]);
        let mut pairs = Vec::new();
        for (likeness, i, j) in candidates {
            if used_a[i.clone()].contains(&true) || used_b[j.clone()].contains(&true) {
                continue;
            }
            used_a[i].fill(true);
            used_b[j].fill(true);
            pairs.push(likeness);
        }
        let free = |used: &[bool]| used.iter().filter(|&&used| !used).count();
        Alignment { pairs, unmatched: free(&used_a).min(free(&used_b)) }
    }

    /// The first given names, one of which may be written in two words.
    pub fn first_given(&self) -> f64 {
        let (a, b) = (self.a.givens(), self.b.givens());
        if a.is_empty() || b.is_empty() {
            return 0.0;
        }
        let two_a = if a.len() > 1 { enough(self.joined_a(a.start, b.start)) } else { 0.0 };
        let two_b = if b.len() > 1 { enough(self.joined_b(a.start, b.start)) } else { 0.0 };
        self.words(a.start, b.start).max(two_a).max(two_b)
    }

    /// How well the first word of `a`, a part of the one name, stands among those `within.1` of the other, or the first of
    /// `b` among those `within.0` of the one: the better of the two.
    pub fn both(&self, a: Range<usize>, b: Range<usize>, within: (Range<usize>, Range<usize>)) -> f64 {
        let first = |part: Range<usize>| part.into_iter().next();
        let pairs = |among: &Range<usize>| among.start..among.end.saturating_sub(1);
        let (in_a, in_b) = within;
        let best_a = first(a).map_or(0.0, |i| {
            let joined = pairs(&in_b).map(|j| enough(self.joined_b(i, j)));
            in_b.map(|j| self.words(i, j)).chain(joined).fold(0.0, f64::max)
        });
        let best_b = first(b).map_or(0.0, |j| {
            let joined = pairs(&in_a).map(|i| enough(self.joined_a(i, j)));
            in_a.map(|i| self.words(i, j)).chain(joined).fold(0.0, f64::max)
        });
        best_a.max(best_b)
    }
}

/// The likeness of a word to two in one, where it is enough to take them for it.
fn enough(likeness: f64) -> f64 {
    if likeness >= JOINED { likeness } else { 0.0 }
}

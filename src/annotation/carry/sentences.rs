//! Which new sentence is which old one.
//!
//! Equal sentences first: in order, then moved ones that leave no doubt. Then what is left, by the words in common,
//! with the place and the neighbours as support. One to one. A pair needs a floor, and a lead over every rival; when
//! as many old as new ones are equally near, they keep the order of the text; any other tie stays open.

use std::collections::HashMap;
use std::hash::Hash;

use super::anchors::anchors;
use super::candidates::Matcher;
use super::view::View;

/// Which sentence became which.
#[derive(Debug, Default)]
pub(super) struct Alignment {
    /// For each old sentence, its new one.
    pub to: Vec<Option<usize>>,
    /// For an old sentence that could be several new ones, or one of several old ones that could be the new one: the
    /// new ones in question.
    pub rivals: HashMap<usize, Vec<usize>>,
    /// For each new sentence, its old one.
    pub from: Vec<Option<usize>>,
    /// For each old and each new sentence, how many anchors come before it.
    pub gaps: (Vec<usize>, Vec<usize>),
}

/// In words: shorter ones ("Non.", a number in a table) may be anywhere.
const LONG_ENOUGH_TO_MOVE: usize = 4;

impl Alignment {
    /// Aligns the sentences of two texts.
    pub fn new(old: &View, new: &View) -> Self {
        let mut alignment =
            Self { to: vec![None; old.sentences.len()], from: vec![None; new.sentences.len()], ..Self::default() };
        let fixed = anchors(&old.wordings(), &new.wordings());
        alignment.gaps = gaps(&fixed, old.sentences.len(), new.sentences.len());
        for (a, b) in fixed {
            alignment.join(a, b);
        }
        let place = alignment.gaps.clone();
        alignment.join_equal(|a| Some((place.0[a], old.wording(a))), |b| Some((place.1[b], new.wording(b))));
        let long = |view: &View, at: usize| view.row(at).len() >= LONG_ENOUGH_TO_MOVE;
        alignment.join_equal(
            |a| long(old, a).then(|| old.wording(a).to_owned()),
            |b| long(new, b).then(|| new.wording(b).to_owned()),
        );
        let forms = |view: &View, at: usize| view.items_of(at).iter().map(|item| item.form).collect::<Vec<_>>();
        alignment.join_equal(|a| Some((place.0[a], forms(old, a))), |b| Some((place.1[b], forms(new, b))));
        Matcher::new(old, new).run(&mut alignment);
        alignment
    }

    pub fn join(&mut self, old: usize, new: usize) {
        self.to[old] = Some(new);
        self.from[new] = Some(old);
    }

    /// Joins what is free on both sides and has one key, where both sides have as many of it: in text order.
    fn join_equal<K: Hash + Eq>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
        let mut places: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for at in (0..self.to.len()).filter(|&at| self.to[at].is_none()) {
            if let Some(key) = old(at) {
                places.entry(key).or_default().0.push(at);
            }
        }
        for at in (0..self.from.len()).filter(|&at| self.from[at].is_none()) {
            if let Some(entry) = new(at).and_then(|key| places.get_mut(&key)) {
                entry.1.push(at);
            }
        }
        for (olds, news) in places.into_values().filter(|(olds, news)| olds.len() == news.len()) {
            for (a, b) in olds.into_iter().zip(news) {
                self.join(a, b);
            }
        }
    }

    /// Whether the sentences just before, and just after, `old` became those beside `new`; the ends of both texts
    /// count as neighbours.
    pub fn held(&self, old: usize, new: usize) -> (bool, bool) {
        let before = match (old.checked_sub(1), new.checked_sub(1)) {
            (Some(a), Some(b)) => self.to[a] == Some(b),
            (None, None) => true,
            _ => false,
        };
        let after = match (self.to.get(old + 1), new + 1 < self.from.len()) {
            (Some(to), true) => *to == Some(new + 1),
            (None, false) => true,
            _ => false,
        };
        (before, after)
    }

    /// Whether both stand between the same anchors.
    pub fn in_place(&self, old: usize, new: usize) -> bool {
        self.gaps.0[old] == self.gaps.1[new]
    }
}

/// For each sentence of both texts, how many of the pairs `fixed` come before it.
fn gaps(fixed: &[(usize, usize)], old: usize, new: usize) -> (Vec<usize>, Vec<usize>) {
    let count = |len: usize, side: fn(&(usize, usize)) -> usize| {
        let mut before = 0;
        let gap = |at| {
            while fixed.get(before).is_some_and(|pair| side(pair) < at) {
                before += 1;
            }
            before
        };
        (0..len).map(gap).collect()
    };
    (count(old, |pair| pair.0), count(new, |pair| pair.1))
}

//! Which sentence became which, as far as is known.

use std::collections::HashMap;
use std::hash::Hash;

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

impl Alignment {
    pub fn join(&mut self, old: usize, new: usize) {
        self.to[old] = Some(new);
        self.from[new] = Some(old);
    }

    /// Joins what is free on both sides and has one key, where both sides have as many of it: in text order.
    pub fn join_equal<K: Hash + Eq>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
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

//! Anchors: sentences that are the same in both texts, in the same order.
//!
//! Patience: what is unique on both sides and rises on both sides, then the equal sentences around it. Linear but for
//! a sort, whatever the texts; a sentence that occurs twice is never an anchor by itself.

use std::collections::HashMap;
use std::hash::Hash;

/// Pairs of positions of `old` and `new` with equal keys, both rising.
pub(super) fn anchors<K: Hash + Eq>(old: &[K], new: &[K]) -> Vec<(usize, usize)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    for (a, b) in rising(&unique_on_both_sides(&old[head..old_end], &new[head..new_end])) {
        extend(&mut pairs, (a + head, b + head), old, new, (old_end, new_end));
    }
    pairs.extend((0..tail).map(|at| (old_end + at, new_end + at)));
    pairs
}

/// Adds `anchor` and the equal pairs before and after it that are free.
fn extend<K: Eq>(
    pairs: &mut Vec<(usize, usize)>,
    anchor: (usize, usize),
    old: &[K],
    new: &[K],
    (old_end, new_end): (usize, usize),
) {
    let (old_start, new_start) = pairs.last().map_or((0, 0), |&(a, b)| (a + 1, b + 1));
    if anchor.0 < old_start || anchor.1 < new_start {
        return;
    }
    let before = old[old_start..anchor.0].iter().rev().zip(new[new_start..anchor.1].iter().rev());
    let back = before.take_while(|(a, b)| a == b).count();
    pairs.extend((1..=back).rev().map(|step| (anchor.0 - step, anchor.1 - step)));
    let after = old[anchor.0..old_end].iter().zip(&new[anchor.1..new_end]);
    let ahead = after.take_while(|(a, b)| a == b).count();
    pairs.extend((0..ahead).map(|step| (anchor.0 + step, anchor.1 + step)));
}

fn unique_on_both_sides<K: Hash + Eq>(old: &[K], new: &[K]) -> Vec<(usize, usize)> {
    let mut seen: HashMap<&K, (usize, Vec<usize>)> = HashMap::new();
    for (at, key) in old.iter().enumerate() {
        let entry = seen.entry(key).or_insert((at, Vec::new()));
        if entry.0 != at {
            entry.0 = usize::MAX;
        }
    }
    for (at, key) in new.iter().enumerate() {
        if let Some((_, places)) = seen.get_mut(key) {
            places.push(at);
        }
    }
    let once = seen.into_values().filter(|(at, places)| *at != usize::MAX && places.len() == 1);
    let mut pairs: Vec<(usize, usize)> = once.map(|(at, places)| (at, places[0])).collect();
    pairs.sort_unstable();
    pairs
}

/// The longest run of `pairs` (sorted by their first) whose second rises.
pub(super) fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (index, &(_, place)) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|&top| pairs[top].1 < place);
        before[index] = pile.checked_sub(1).map(|left| tops[left]);
        match tops.get_mut(pile) {
            Some(top) => *top = index,
            None => tops.push(index),
        }
    }
    let mut chain = Vec::new();
    let mut next = tops.last().copied();
    while let Some(index) = next {
        chain.push(pairs[index]);
        next = before[index];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::anchors;

    #[track_caller]
    fn case(old: &str, new: &str, expected: &[(usize, usize)]) {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(anchors(&letters(old), &letters(new)), expected, "{old} / {new}");
    }

    #[test]
    fn what_is_equal_in_order() {
        case("", "abc", &[]);
        case("abc", "abc", &[(0, 0), (1, 1), (2, 2)]);
        case("abc", "axc", &[(0, 0), (2, 2)]);
        case("xabcy", "uabcv", &[(1, 1), (2, 2), (3, 3)]);
    }

    #[test]
    fn what_occurs_twice_needs_a_neighbour() {
        case("xaay", "uaav", &[]);
        case("xabay", "uabav", &[(1, 1), (2, 2), (3, 3)]);
    }

    #[test]
    fn what_moved_is_no_anchor() {
        case("xabcdy", "ucdabv", &[(3, 1), (4, 2)]);
    }
}

//! Contents held against each other: matched one to one by how much of them they share.

use std::collections::HashSet;

use super::score::{Score, percent};

/// The places a content covers.
pub(crate) type Places = HashSet<usize>;

/// The best pairs first; a pair counts when what it shares is at least `limit` per cent of what it covers.
pub(crate) fn matched(gold: &[Places], found: &[Places], limit: usize) -> Score {
    let mut pairs = Vec::new();
    for (row, wanted) in gold.iter().enumerate() {
        for (column, got) in found.iter().enumerate() {
            let shared = wanted.intersection(got).count();
            let overlap = percent(shared, wanted.len() + got.len() - shared);
            if shared > 0 && shared * 100 >= limit * (wanted.len() + got.len() - shared) {
                pairs.push((overlap, row, column));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let (mut rows, mut columns) = (HashSet::new(), HashSet::new());
    for (_, row, column) in pairs {
        if !rows.contains(&row) && !columns.contains(&column) {
            rows.insert(row);
            columns.insert(column);
        }
    }
    Score { right: rows.len(), found: found.len(), wanted: gold.len() }
}

#[test]
fn best_pairs_come_first() {
    let set = |range: std::ops::Range<usize>| range.collect::<Places>();
    let score = matched(&[set(0..10), set(8..20)], &[set(8..20), set(0..3)], 30);
    assert_eq!(score, Score { right: 2, found: 2, wanted: 2 });
    let strict = matched(&[set(0..10), set(8..20)], &[set(8..20), set(0..3)], 80);
    assert_eq!(strict.right, 1);
}

//! Attributions: matched one to one by how much of their contents the two share, at 0.3 and at 0.8.

use std::collections::HashSet;
use std::path::Path;

use serde_json::Value;

use crate::Line;
use crate::cases::{Case, number, read};
use crate::score::{Score, percent, share};

type Characters = HashSet<usize>;

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let cases = read(folder, "news_fr_sample.jsonl");
    if cases.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for (limit, name) in [(30, "0.3"), (80, "0.8")] {
        let mut score = Score::default();
        for case in &cases {
            score += matched(&gold(case), &found(case), limit);
        }
        let work = format!("attributions, French news, content overlap ≥ {name}, F1");
        lines.push(Line::new(&work, score.wanted, format!("{:.1}", score.f1())));
    }
    lines.push(sourced(&cases));
    lines
}

fn gold(case: &Case) -> Vec<Characters> {
    let pieces = |value: &Value| -> Characters {
        let pieces = value["content"].as_array().map_or(&[][..], Vec::as_slice);
        pieces.iter().flat_map(|piece| number(&piece[0])..number(&piece[1])).collect()
    };
    case.list("attributions").iter().map(pieces).filter(|content| !content.is_empty()).collect()
}

fn found(case: &Case) -> Vec<Characters> {
    let pieces = case.document.attributions.iter().map(|attribution| {
        attribution.content.iter().map(|&piece| case.points(piece)).flat_map(|(start, end)| start..end).collect()
    });
    pieces.collect()
}

/// The best pairs first; a pair counts when what it shares is at least `limit` per cent of what it covers.
fn matched(gold: &[Characters], found: &[Characters], limit: usize) -> Score {
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

/// Whether each claim is known to have a source or not.
fn sourced(cases: &[Case]) -> Line {
    let (mut right, mut claims) = (0, 0);
    for case in cases {
        let contents = found(case);
        for claim in case.list("claims") {
            let told =
                (number(&claim["start"])..number(&claim["end"])).any(|at| contents.iter().any(|one| one.contains(&at)));
            right += usize::from(Some(told) == claim["sourced"].as_bool());
            claims += 1;
        }
    }
    Line::new("sentences, French news, sourced or not", claims, share(right, claims))
}

#[test]
fn best_pairs_come_first() {
    let set = |range: std::ops::Range<usize>| range.collect::<Characters>();
    let score = matched(&[set(0..10), set(8..20)], &[set(8..20), set(0..3)], 30);
    assert_eq!(score, Score { right: 2, found: 2, wanted: 2 });
    let strict = matched(&[set(0..10), set(8..20)], &[set(8..20), set(0..3)], 80);
    assert_eq!(strict.right, 1);
}

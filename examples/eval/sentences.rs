//! Sentences: boundaries inside paragraphs, and cases that are right when every sentence is.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use crate::Line;
use crate::cases::{Case, number, read};
use crate::score::{Score, share};

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let mut lines = Vec::new();
    let prose = read(folder, "sents_fr_gsd_dev.jsonl");
    if !prose.is_empty() {
        lines.push(boundaries(&prose));
    }
    let mut golden: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in read(folder, "sents_en_pysbd_golden.jsonl") {
        let source = case.gold["src"].as_str().unwrap_or_default().to_owned();
        let row = golden.entry(source).or_default();
        row.0 += usize::from(is_right(&case));
        row.1 += 1;
    }
    lines.extend(golden.into_iter().map(|(source, (right, cases))| {
        Line::new(&format!("sentences, golden rules of {source}, cases right"), cases, share(right, cases))
    }));
    lines
}

fn starts(case: &Case) -> HashSet<usize> {
    case.document.sentences.iter().map(|sentence| case.points(sentence.span).0).collect()
}

/// Boundaries that no paragraph gives for free.
fn boundaries(cases: &[Case]) -> Line {
    let mut score = Score::default();
    for case in cases {
        let free: HashSet<usize> = case.list("para_starts").iter().map(number).chain([0]).collect();
        let gold: HashSet<usize> = case.list("sents").iter().map(|sentence| number(&sentence[0])).collect();
        let gold: HashSet<usize> = gold.difference(&free).copied().collect();
        let found: HashSet<usize> = starts(case).difference(&free).copied().collect();
        score += Score { right: gold.intersection(&found).count(), found: found.len(), wanted: gold.len() };
    }
    Line::new("sentence boundaries, French general, F1", score.wanted, format!("{:.1}", score.f1()))
}

fn is_right(case: &Case) -> bool {
    let text: Vec<char> = case.document.text.chars().collect();
    let mut starts: Vec<usize> = starts(case).into_iter().collect();
    starts.sort_unstable();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let found: Vec<String> = starts.iter().zip(ends).map(|(&start, end)| squeeze(&text[start..end])).collect();
    let wanted: Vec<String> = case
        .list("sents")
        .iter()
        .map(|sentence| squeeze(&sentence.as_str().unwrap_or_default().chars().collect::<Vec<_>>()))
        .collect();
    found.len() == number(&case.gold["n"]) && (case.gold["sents"].is_null() || found == wanted)
}

fn squeeze(text: &[char]) -> String {
    text.iter().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

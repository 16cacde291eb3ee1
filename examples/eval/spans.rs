//! Whole figures and their intervals, time expressions, direct speech.

use std::collections::HashSet;
use std::path::Path;

use recoupe::document::Figure;
use recoupe::text::Quantity;

use crate::Line;
use crate::cases::{Case, Points, range, read};
use crate::score::{Score, share};

const NEWS: &str = "news_fr_sample.jsonl";

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let news = read(folder, NEWS);
    let mut lines = Vec::new();
    if !news.is_empty() {
        lines.push(figures(&news));
        lines.push(intervals(&news));
        lines.push(times(&news));
    }
    let speech = read(folder, "direct_speech_fr_val.jsonl");
    if !speech.is_empty() {
        lines.push(direct_speech(&speech));
    }
    lines
}

fn figures(cases: &[Case]) -> Line {
    let mut score = Score::default();
    for case in cases {
        let gold: HashSet<Points> = case.list("figures").iter().map(range).collect();
        let found: HashSet<Points> = case.document.figures.iter().map(|figure| case.points(figure.span)).collect();
        score += Score { right: gold.intersection(&found).count(), found: found.len(), wanted: gold.len() };
    }
    Line::new("whole figures, French news, exact span F1", score.wanted, format!("{:.1}", score.f1()))
}

/// Of the gold figures whose numeral is found, how many have both ends of the interval right.
fn intervals(cases: &[Case]) -> Line {
    let (mut right, mut met) = (0, 0);
    for case in cases {
        for gold in case.list("figures") {
            let span = range(gold);
            let overlapping = |figure: &&Figure| {
                let (start, end) = case.points(figure.span);
                start < span.1 && span.0 < end
            };
            if let Some(figure) = case.document.figures.iter().find(overlapping) {
                met += 1;
                let bounds = [(figure.interval.low, "low"), (figure.interval.high, "high")];
                right += usize::from(bounds.iter().all(|(bound, key)| bound.map(Quantity::get) == gold[*key].as_f64()));
            }
        }
    }
    Line::new("figures, French news, interval right where found", met, share(right, met))
}

fn times(cases: &[Case]) -> Line {
    let mut score = Score::default();
    for case in cases {
        let gold: Vec<Points> = case.list("dates").iter().map(range).collect();
        let found: Vec<Points> = case.document.dates.iter().map(|date| case.points(date.span)).collect();
        score += overlaps(&gold, &found);
    }
    Line::new("time expressions, French news, overlap F1", score.wanted, format!("{:.1}", score.f1()))
}

/// One to one, in order.
fn overlaps(gold: &[Points], found: &[Points]) -> Score {
    let mut used = HashSet::new();
    for wanted in gold {
        let free = |at: &usize| !used.contains(at) && found[*at].0 < wanted.1 && wanted.0 < found[*at].1;
        if let Some(at) = (0..found.len()).find(free) {
            used.insert(at);
        }
    }
    Score { right: used.len(), found: found.len(), wanted: gold.len() }
}

fn direct_speech(cases: &[Case]) -> Line {
    let mut score = Score::default();
    for case in cases {
        let text: Vec<char> = case.document.text.chars().collect();
        let gold = characters(&text, case.list("spans").iter().map(range));
        let speech = case.document.quotations.iter().filter(|quotation| quotation.direct);
        let found = characters(&text, speech.map(|quotation| case.points(quotation.content)));
        score += Score { right: gold.intersection(&found).count(), found: found.len(), wanted: gold.len() };
    }
    Line::new("direct speech, French, character F1", cases.len(), format!("{:.1}", score.f1()))
}

fn characters(text: &[char], spans: impl Iterator<Item = Points>) -> HashSet<usize> {
    spans.flat_map(|(start, end)| start..end).filter(|&at| !text[at].is_whitespace()).collect()
}

#[test]
fn overlaps_are_one_to_one() {
    let score = overlaps(&[(0, 5), (6, 9)], &[(0, 9)]);
    assert_eq!(score, Score { right: 1, found: 1, wanted: 2 });
}

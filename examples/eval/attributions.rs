//! Attributions: matched one to one by how much of their contents the two share, at 0.3 and at 0.8.

use std::fs;
use std::path::Path;

use recoupe::document::{Metadata, read_text};
use recoupe::language::Language;

use serde_json::Value;

use crate::Line;
use crate::cases::{Case, number, read};
use crate::marked::{Marked, texts};
use crate::overlap::{Places, matched};
use crate::score::{Score, share};

/// How much of a content has to be shared, in per cent and as it is told.
const LIMITS: [(usize, &str); 2] = [(30, "0.3"), (80, "0.8")];

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let mut lines = annotated(folder);
    for (tag, language) in [("en", Language::English), ("fr", Language::French)] {
        for set in ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"] {
            let Ok(file) = fs::read_to_string(folder.join(format!("{tag}-{set}.txt"))) else { continue };
            match texts(&file) {
                Ok(texts) => lines.extend(own(&texts, language, &format!("attributions, own texts, {tag}, {set} set"))),
                Err(text) => lines.push(Line::new("attributions, own texts, marks not sound", 0, text)),
            }
        }
    }
    lines
}

/// Texts of our own.
fn own(texts: &[Marked], language: Language, name: &str) -> Vec<Line> {
    let lines = LIMITS.map(|(limit, told)| {
        let mut score = Score::default();
        for marked in texts {
            let document = read_text(&marked.text, Some(language), Metadata::default());
            let found = document.attributions.iter();
            let found = found.map(|one| one.content.iter().flat_map(|piece| piece.start..piece.end).collect());
            score += matched(&marked.contents, &found.collect::<Vec<_>>(), limit);
        }
        Line::new(&format!("{name}, content overlap ≥ {told}, F1"), score.wanted, format!("{:.1}", score.f1()))
    });
    lines.into()
}

/// Articles annotated by hand.
fn annotated(folder: &Path) -> Vec<Line> {
    let cases = read(folder, "news_fr_sample.jsonl");
    if cases.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for (limit, told) in LIMITS {
        let mut score = Score::default();
        for case in &cases {
            score += matched(&gold(case), &found(case), limit);
        }
        let work = format!("attributions, French news, content overlap ≥ {told}, F1");
        lines.push(Line::new(&work, score.wanted, format!("{:.1}", score.f1())));
    }
    lines.push(sourced(&cases));
    lines
}

fn gold(case: &Case) -> Vec<Places> {
    let pieces = |value: &Value| -> Places {
        let pieces = value["content"].as_array().map_or(&[][..], Vec::as_slice);
        pieces.iter().flat_map(|piece| number(&piece[0])..number(&piece[1])).collect()
    };
    case.list("attributions").iter().map(pieces).filter(|content| !content.is_empty()).collect()
}

fn found(case: &Case) -> Vec<Places> {
    let pieces = case.document.attributions.iter().map(|attribution| {
        attribution.content.iter().map(|&piece| case.points(piece)).flat_map(|(start, end)| start..end).collect()
    });
    pieces.collect()
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

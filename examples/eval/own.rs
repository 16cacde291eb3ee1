//! Sentences, amounts and dates in texts of our own: `tests/readings/` and `tests/stories/`.

use std::fs;
use std::path::Path;

use recoupe::language::Language;

use crate::Line;
use crate::readings::{Kind, wrong};
use crate::score::share;
use crate::stories::{Outcome, Tally, outcome};

const SETS: [(&str, Kind); 16] = [
    ("sentences, first set", Kind::Sentences),
    ("sentences, second set", Kind::Sentences),
    ("sentences, third set", Kind::Sentences),
    ("sentences, fourth set", Kind::Sentences),
    ("amounts, first set", Kind::Amounts),
    ("amounts, second set", Kind::Amounts),
    ("amounts, third set", Kind::Amounts),
    ("amounts, fourth set", Kind::Amounts),
    ("amounts, fifth set", Kind::Amounts),
    ("amounts, sixth set", Kind::Amounts),
    ("dates, first set", Kind::Dates),
    ("dates, second set", Kind::Dates),
    ("dates, third set", Kind::Dates),
    ("dates, fourth set", Kind::Dates),
    ("dates, fifth set", Kind::Dates),
    ("dates, sixth set", Kind::Dates),
];

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let mut lines = Vec::new();
    for (name, kind) in SETS {
        for (tag, language) in [("en", Language::English), ("fr", Language::French)] {
            let (what, set) = name.split_once(", ").unwrap_or((name, ""));
            let set = set.strip_suffix(" set").map(|set| format!("-{set}")).unwrap_or_default();
            let Ok(file) = fs::read_to_string(folder.join(format!("{what}-{tag}{set}.txt"))) else { continue };
            let (cases, wrong) = wrong(&file, kind, language);
            let figure = share(cases - wrong.len(), cases);
            lines.push(Line::new(&format!("{name}, own texts, {tag}, all right"), cases, figure));
        }
    }
    lines
}

/// The stories in `folder`: a line for each kind of thing in each set.
pub(crate) fn stories(folder: &Path) -> Vec<Line> {
    let mut lines = Vec::new();
    for (tag, language) in [("en", Language::English), ("fr", Language::French)] {
        for set in ["first", "second"] {
            let Ok(file) = fs::read_to_string(folder.join(format!("{tag}-{set}.md"))) else { continue };
            let read = outcome(&file, language);
            lines.extend(rows(&read).map(|(what, tally)| {
                let work = format!("{what}, stories, {tag}, {set} set, F1");
                Line::new(&work, tally.wanted, format!("{}.{}", tally.permille() / 10, tally.permille() % 10))
            }));
        }
    }
    lines
}

fn rows(read: &Outcome) -> impl Iterator<Item = (&'static str, Tally)> {
    let kinds = ["figures, span and value", "what they count, where right", "dates, with their days", "sentences"];
    kinds.into_iter().zip([read.figures, read.counted, read.dates, read.sentences])
}

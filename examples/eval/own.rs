//! Sentences, amounts and dates in texts of our own: `tests/readings/`.

use std::fs;
use std::path::Path;

use recoupe::language::Language;

use crate::Line;
use crate::readings::{Kind, wrong};
use crate::score::share;

const SETS: [(&str, Kind); 8] = [
    ("sentences, first set", Kind::Sentences),
    ("sentences, second set", Kind::Sentences),
    ("amounts, first set", Kind::Amounts),
    ("amounts, second set", Kind::Amounts),
    ("amounts, third set", Kind::Amounts),
    ("dates, first set", Kind::Dates),
    ("dates, second set", Kind::Dates),
    ("dates, third set", Kind::Dates),
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

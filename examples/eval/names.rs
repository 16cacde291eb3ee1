//! Two spellings, one person or not: as registers with their aliases have it, and as recoupe takes the names of a text.

use std::fs;
use std::path::Path;

use recoupe::document::{one_person, same_person};

use crate::Line;
use crate::score::Score;

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let Ok(table) = fs::read_to_string(folder.join("name_pairs.tsv")) else { return Vec::new() };
    vec![
        line(&table, "the same person or not, F1", same_person),
        line(&table, "the same person or not, as in a text, F1", one_person),
    ]
}

fn line(table: &str, work: &str, is_one: fn(&str, &str) -> bool) -> Line {
    let mut score = Score::default();
    let mut pairs = 0;
    for line in table.lines().skip(1) {
        let [a, b, same] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let (wanted, found) = (same == "1", is_one(a, b));
        pairs += 1;
        score += Score { right: usize::from(wanted && found), found: usize::from(found), wanted: usize::from(wanted) };
    }
    Line::new(work, pairs, format!("{:.1}", score.f1()))
}

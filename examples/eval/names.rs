//! Two spellings, one person or not.

use std::fs;
use std::path::Path;

use recoupe::document::same_person;

use crate::Line;
use crate::score::Score;

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let Ok(table) = fs::read_to_string(folder.join("name_pairs.tsv")) else { return Vec::new() };
    let mut score = Score::default();
    let mut pairs = 0;
    for line in table.lines().skip(1) {
        let [a, b, same] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let (wanted, found) = (same == "1", same_person(a, b));
        pairs += 1;
        score += Score { right: usize::from(wanted && found), found: usize::from(found), wanted: usize::from(wanted) };
    }
    vec![Line::new("the same person or not, F1", pairs, format!("{:.1}", score.f1()))]
}

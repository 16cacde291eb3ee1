//! Two spellings, one person or not: as registers with their aliases have it, and as recoupe takes the names of a text.

use std::fs;
use std::path::Path;

use recoupe::document::{one_person, same_person};

use crate::Line;
use crate::score::Score;

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.sort();
    files.iter().flat_map(|file| pairs(file)).collect()
}

/// The lines of a file whose name ends with `_pairs.tsv`: a heading, then two spellings and 1 for one person a line.
fn pairs(file: &Path) -> Vec<Line> {
    let name = file.file_name().map(|name| name.to_string_lossy());
    let Some(set) = name.as_deref().and_then(|name| name.strip_suffix("_pairs.tsv")) else { return Vec::new() };
    let Ok(table) = fs::read_to_string(file) else { return Vec::new() };
    let set = if set == "name" { String::new() } else { format!(", {set} set") };
    vec![
        line(&table, &format!("the same person or not{set}, F1"), same_person),
        line(&table, &format!("the same person or not{set}, as in a text, F1"), one_person),
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

//! Measures carrying: `cargo run --example carry` on articles that it writes itself, `cargo run --example carry --
//! FOLDER [EDITS]` on texts of yours. Each is edited in known ways, many times over, and its annotations are carried with
//! and without the text before.

use std::path::{Path, PathBuf};

#[path = "../tests/it/carry/edits.rs"]
mod edits;
#[path = "../tests/it/carry/marked.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod marked;
#[path = "../tests/it/carry/texts.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod texts;

use edits::{Score, measure};
use texts::{Dice, article};

#[allow(clippy::print_stdout, reason = "a program for the terminal")]
fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next();
    let edits = arguments.next().map_or(6, |edits| edits.parse().expect("how many edits"));
    let texts: Vec<String> = match folder {
        Some(folder) => files(Path::new(&folder)).iter().map(|path| read(path)).collect(),
        None => (0..5).map(|seed| article(&mut Dice(seed), 24)).collect(),
    };
    for with_text in [true, false] {
        let (mut dice, mut score) = (Dice(1), Score::default());
        for round in 0..40 {
            for (at, text) in texts.iter().enumerate() {
                measure(text, &texts[(at + 1 + round) % texts.len()], edits, with_text, &mut dice, &mut score);
            }
        }
        println!("{} the old text: {score}", if with_text { "with" } else { "without" });
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(files(&entry));
        } else {
            found.push(entry);
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).expect("a file")).into_owned()
}

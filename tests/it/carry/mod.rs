//! Carrying, as data: `tests/carry/*.txt` hold texts before and after an edit, with what rules find marked
//! `[label:words]`. A label on both sides is one claim and keeps its id; a label with `?` on the left is ambiguous;
//! any other label is removed or added. Each case runs with the old text; those under `also without the old text`
//! run with what the annotations hold as well.

mod edits;
mod guarantees;
mod marked;
mod texts;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use edits::{Fate, Score, measure};
use marked::{first_run, marked, next_run};
use recoupe::annotation::{AnnotationFile, AnnotationId, Previous, What};
pub use texts::Dice;
use texts::article;

/// Runs one case; what went wrong.
fn run(before: &str, after: &str, with_text: bool) -> Vec<String> {
    let (before, after) = (marked(before), marked(after));
    let first = first_run(&before);
    let ids: BTreeMap<&str, &AnnotationId> =
        before.labels.iter().map(|label| label.trim_end_matches('?')).zip(&first.ids).collect();
    let previous = with_text.then(|| Previous::of(&before.document, first.placed.clone()));
    let next = next_run(&first.annotations, previous.as_ref(), &after);
    let mut wrong = Vec::new();
    for (label, id) in after.labels.iter().zip(&next.ids) {
        let expected = ids.get(label.as_str());
        let old = ids.iter().find(|(_, old)| **old == id).map(|(label, _)| *label);
        if expected.copied() != old.map(|label| ids[label]) {
            wrong.push(format!("`{label}` is {old:?}"));
        }
    }
    for label in &before.labels {
        let name = label.trim_end_matches('?');
        let change = next.changes.iter().find(|change| change.id == *ids[name]);
        let ambiguous = change.is_some_and(|change| matches!(change.what, What::Ambiguous { .. }));
        if ambiguous != label.ends_with('?') {
            wrong.push(format!("`{label}` ends as {:?}", change.map(|change| &change.what)));
        }
    }
    wrong
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/carry");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        for case in text.split("\n=== ").skip(1) {
            let (title, body) = case.split_once('\n').expect("a title");
            let (before, after) = body.split_once("\n---\n").expect("a text before and one after");
            let without = title.ends_with("(also without the old text)");
            for with_text in [true, false].into_iter().filter(|with| *with || without) {
                let faults = run(before.trim(), after.trim(), with_text);
                let how = if with_text { "with" } else { "without" };
                wrong.extend(faults.into_iter().map(|fault| format!("{title}, {how} the old text: {fault}")));
                count += 1;
            }
        }
    }
    assert!(count > 20, "the cases were not found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_of_annotations_is_read_back() {
    let text = marked("Le bilan est de [a:164 morts], dit-on « à \"Almaty\" ».\nPuis [b:12] autres\\.");
    let file = AnnotationFile { seed: "s/a.txt".to_owned(), annotations: first_run(&text).annotations };
    let written = file.to_toml();
    assert_eq!(AnnotationFile::parse(&written, "a.toml").unwrap(), file, "{written}");
}

fn measured(with_text: bool, edits: usize) -> Score {
    let mut dice = Dice(11);
    let mut score = Score::default();
    for _ in 0..40 {
        let (text, others) = (article(&mut dice, 24), article(&mut dice, 12));
        measure(&text, &others, edits, with_text, &mut dice, &mut score);
    }
    score
}

#[test]
fn with_the_old_text() {
    let score = measured(true, 6);
    assert!(score.rate(Fate::Kept) >= 99.5, "{score}");
    assert!(score.rate(Fate::Refigured) >= 97.0, "{score}");
    assert!(score.rate(Fate::Reworded) >= 75.0, "{score}");
    assert!(score.rate(Fate::Deleted) >= 93.0, "{score}");
    assert!(score.wrong_rate() <= 1.0, "{score}");
}

#[test]
fn without_the_old_text() {
    let score = measured(false, 6);
    assert!(score.rate(Fate::Refigured) >= 88.0, "{score}");
    assert!(score.wrong_rate() <= 3.0, "{score}");
}

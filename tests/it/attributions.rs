//! How well attributions are found in texts of our own: the figures of `docs/reader.md` may rise and must not fall.
//! The first set of each language was used for mending the reader, the others were written after.

#[path = "../../examples/eval/marked.rs"]
mod marked;
#[path = "../../examples/eval/overlap.rs"]
mod overlap;
#[expect(dead_code, reason = "the table of the example uses the rest")]
#[path = "../../examples/eval/score.rs"]
mod score;

use recoupe::document::{Metadata, read_text};
use recoupe::language::Language;
use score::Score;

/// Holds the share of contents that are found with four fifths of their words against `floor`, in per cent.
#[track_caller]
fn check(language: Language, file: &str, floor: f64) {
    let mut score = Score::default();
    for marked in marked::texts(file).expect("marks are sound") {
        let document = read_text(&marked.text, Some(language), Metadata::default());
        let contents = document.attributions.iter().map(|one| &one.content);
        let found: Vec<_> = contents.map(|pieces| pieces.iter().flat_map(|at| at.start..at.end).collect()).collect();
        score += overlap::matched(&marked.contents, &found, 80);
    }
    assert!(score.f1() >= floor, "{:.1}, and was {floor}: {score:?}", score.f1());
}

#[test]
fn english() {
    check(Language::English, include_str!("../attributions/en-first.txt"), 92.0);
    check(Language::English, include_str!("../attributions/en-second.txt"), 85.5);
    check(Language::English, include_str!("../attributions/en-third.txt"), 86.0);
    check(Language::English, include_str!("../attributions/en-fourth.txt"), 86.0);
    check(Language::English, include_str!("../attributions/en-fifth.txt"), 93.0);
    check(Language::English, include_str!("../attributions/en-sixth.txt"), 90.0);
    check(Language::English, include_str!("../attributions/en-seventh.txt"), 91.5);
    check(Language::English, include_str!("../attributions/en-eighth.txt"), 82.0);
    check(Language::English, include_str!("../attributions/en-ninth.txt"), 93.0);
    check(Language::English, include_str!("../attributions/en-tenth.txt"), 90.0);
}

#[test]
fn french() {
    check(Language::French, include_str!("../attributions/fr-first.txt"), 92.5);
    check(Language::French, include_str!("../attributions/fr-second.txt"), 85.5);
    check(Language::French, include_str!("../attributions/fr-third.txt"), 83.0);
    check(Language::French, include_str!("../attributions/fr-fourth.txt"), 88.5);
    check(Language::French, include_str!("../attributions/fr-fifth.txt"), 94.5);
    check(Language::French, include_str!("../attributions/fr-sixth.txt"), 88.5);
    check(Language::French, include_str!("../attributions/fr-seventh.txt"), 89.0);
    check(Language::French, include_str!("../attributions/fr-eighth.txt"), 73.0);
    check(Language::French, include_str!("../attributions/fr-ninth.txt"), 94.0);
    check(Language::French, include_str!("../attributions/fr-tenth.txt"), 86.0);
}

//! How well sentences, amounts and dates are found in texts of our own: the figures of `docs/reader.md` may rise and must not
//! fall. The first sets were used for mending the reader, the others were written after.

#[path = "../../examples/eval/readings.rs"]
mod marked;

use marked::{Kind, wrong};
use recoupe::language::Language;

/// Holds how many lines of `file` are read as they are marked against `floor`.
#[track_caller]
fn check(kind: Kind, language: Language, file: &str, floor: usize) {
    let (lines, wrong) = wrong(file, kind, language);
    let right = lines - wrong.len();
    assert!(right >= floor, "{right} of {lines}, and was {floor}:\n{}", wrong.join("\n"));
}

#[test]
fn sentences() {
    check(Kind::Sentences, Language::English, include_str!("../readings/sentences-en-first.txt"), 88);
    check(Kind::Sentences, Language::English, include_str!("../readings/sentences-en-second.txt"), 40);
    check(Kind::Sentences, Language::French, include_str!("../readings/sentences-fr-first.txt"), 73);
    check(Kind::Sentences, Language::French, include_str!("../readings/sentences-fr-second.txt"), 40);
}

#[test]
fn amounts() {
    check(Kind::Amounts, Language::English, include_str!("../readings/amounts-en-first.txt"), 60);
    check(Kind::Amounts, Language::English, include_str!("../readings/amounts-en-second.txt"), 58);
    check(Kind::Amounts, Language::English, include_str!("../readings/amounts-en-third.txt"), 30);
    check(Kind::Amounts, Language::French, include_str!("../readings/amounts-fr-first.txt"), 62);
    check(Kind::Amounts, Language::French, include_str!("../readings/amounts-fr-second.txt"), 60);
    check(Kind::Amounts, Language::French, include_str!("../readings/amounts-fr-third.txt"), 28);
}

#[test]
fn dates() {
    check(Kind::Dates, Language::English, include_str!("../readings/dates-en-first.txt"), 60);
    check(Kind::Dates, Language::English, include_str!("../readings/dates-en-second.txt"), 55);
    check(Kind::Dates, Language::English, include_str!("../readings/dates-en-third.txt"), 30);
    check(Kind::Dates, Language::French, include_str!("../readings/dates-fr-first.txt"), 62);
    check(Kind::Dates, Language::French, include_str!("../readings/dates-fr-second.txt"), 57);
    check(Kind::Dates, Language::French, include_str!("../readings/dates-fr-third.txt"), 28);
}

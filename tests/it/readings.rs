//! How well sentences, amounts and dates are found in lines and whole stories of our own: the figures of `docs/reader.md` may
//! rise and must not fall. The first sets were used for mending the reader, the others were written after.

#[path = "../../examples/eval/readings.rs"]
mod marked;
#[path = "../../examples/eval/stories.rs"]
mod stories;
#[path = "../../examples/eval/written.rs"]
mod written;

use marked::{Kind, wrong};
use recoupe::language::Language;
use stories::outcome;

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
    check(Kind::Sentences, Language::English, include_str!("../readings/sentences-en-third.txt"), 47);
    check(Kind::Sentences, Language::French, include_str!("../readings/sentences-fr-third.txt"), 42);
    check(Kind::Sentences, Language::English, include_str!("../readings/sentences-en-fourth.txt"), 53);
    check(Kind::Sentences, Language::French, include_str!("../readings/sentences-fr-fourth.txt"), 55);
}

#[test]
fn amounts() {
    check(Kind::Amounts, Language::English, include_str!("../readings/amounts-en-first.txt"), 60);
    check(Kind::Amounts, Language::English, include_str!("../readings/amounts-en-second.txt"), 58);
    check(Kind::Amounts, Language::English, include_str!("../readings/amounts-en-third.txt"), 30);
    check(Kind::Amounts, Language::French, include_str!("../readings/amounts-fr-first.txt"), 62);
    check(Kind::Amounts, Language::French, include_str!("../readings/amounts-fr-second.txt"), 60);
    check(Kind::Amounts, Language::French, include_str!("../readings/amounts-fr-third.txt"), 29);
    check(Kind::Amounts, Language::English, include_str!("../readings/amounts-en-fourth.txt"), 39);
    check(Kind::Amounts, Language::French, include_str!("../readings/amounts-fr-fourth.txt"), 53);
    check(Kind::Amounts, Language::English, include_str!("../readings/amounts-en-fifth.txt"), 69);
    check(Kind::Amounts, Language::French, include_str!("../readings/amounts-fr-fifth.txt"), 62);
    check(Kind::Amounts, Language::English, include_str!("../readings/amounts-en-sixth.txt"), 40);
    check(Kind::Amounts, Language::French, include_str!("../readings/amounts-fr-sixth.txt"), 39);
}

#[test]
fn dates() {
    check(Kind::Dates, Language::English, include_str!("../readings/dates-en-first.txt"), 60);
    check(Kind::Dates, Language::English, include_str!("../readings/dates-en-second.txt"), 57);
    check(Kind::Dates, Language::English, include_str!("../readings/dates-en-third.txt"), 30);
    check(Kind::Dates, Language::French, include_str!("../readings/dates-fr-first.txt"), 62);
    check(Kind::Dates, Language::French, include_str!("../readings/dates-fr-second.txt"), 59);
    check(Kind::Dates, Language::French, include_str!("../readings/dates-fr-third.txt"), 28);
    check(Kind::Dates, Language::English, include_str!("../readings/dates-en-fourth.txt"), 40);
    check(Kind::Dates, Language::French, include_str!("../readings/dates-fr-fourth.txt"), 40);
    check(Kind::Dates, Language::English, include_str!("../readings/dates-en-fifth.txt"), 78);
    check(Kind::Dates, Language::French, include_str!("../readings/dates-fr-fifth.txt"), 74);
    check(Kind::Dates, Language::English, include_str!("../readings/dates-en-sixth.txt"), 52);
    check(Kind::Dates, Language::French, include_str!("../readings/dates-fr-sixth.txt"), 55);
}

/// Holds the stories of `file` against `floors` in tenths of a per cent: figures, what they count, dates, sentences.
#[track_caller]
fn told(language: Language, file: &str, floors: [usize; 4]) {
    let read = outcome(file, language);
    let found = [read.figures, read.counted, read.dates, read.sentences].map(stories::Tally::permille);
    let holds = found.iter().zip(floors).all(|(found, floor)| *found >= floor);
    assert!(holds, "{found:?}, and was {floors:?}:\n{}", read.wrong.join("\n"));
}

#[test]
fn whole_stories() {
    told(Language::English, include_str!("../stories/en-first.md"), [992, 964, 1000, 1000]);
    told(Language::French, include_str!("../stories/fr-first.md"), [983, 987, 961, 1000]);
    told(Language::English, include_str!("../stories/en-second.md"), [979, 866, 972, 1000]);
    told(Language::French, include_str!("../stories/fr-second.md"), [985, 981, 1000, 1000]);
}

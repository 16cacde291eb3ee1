//! Texts of our own, one a line, with what a reader finds in them marked, and whether the reader of this program finds it.
//!
//! * Sentences: `|` where one ends; `\n` is a line break of the page.
//! * Amounts: `[more than 40 people]{40..}`, and the unit behind the interval: `{3.5 EUR}`, `{~10 km}` where it is blurred. Ranks
//!   are not marked.
//! * Dates: `[May 2019]{2019-05}`; a year, a month, a day, `first..last`, `?` where no day is told. Whether an article or a
//!   preposition belongs to the words is not asked.
//!
//! A line that begins with `#` is a note.

use jiff::civil;
use recoupe::document::{Document, FigureKind, Metadata, read_text};
use recoupe::language::Language;
use recoupe::text::Span;

use super::written::{amount, days};

/// The day on which the texts with dates were written.
const WRITTEN: civil::Date = civil::date(2022, 1, 11);

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sentences,
    Amounts,
    Dates,
}

/// How many lines of `file` there are, and what was found in those that are read otherwise than they are marked.
pub(crate) fn wrong(file: &str, kind: Kind, language: Language) -> (usize, Vec<String>) {
    let lines = file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let wrong = |line: &str| match kind {
        Kind::Sentences => sentences(line, language),
        Kind::Amounts | Kind::Dates => marks(line, kind, language),
    };
    (lines.clone().count(), lines.filter_map(wrong).collect())
}

fn read(text: &str, language: Language) -> Document {
    read_text(text, Some(language), Metadata { published: Some(WRITTEN), ..Metadata::default() })
}

fn sentences(line: &str, language: Language) -> Option<String> {
    let line = line.replace("\\n", "\n");
    let document = read(&line.replace('|', ""), language);
    let found: Vec<&str> = document.sentences.iter().map(|sentence| document.words(sentence.span)).collect();
    let wanted: Vec<&str> = line.split('|').map(str::trim).collect();
    (found != wanted).then(|| found.join(" | "))
}

/// Words of a text and what they are marked with.
type Mark = (Span, String);

fn marks(line: &str, kind: Kind, language: Language) -> Option<String> {
    let (text, wanted) = parse(line).unwrap_or_else(|| panic!("marks are not sound: {line}"));
    let document = read(&text, language);
    let found: Vec<Mark> = if kind == Kind::Amounts {
        let counts = document.figures.iter().filter(|figure| figure.kind != FigureKind::Ordinal);
        counts.map(|figure| (figure.span, amount(figure))).collect()
    } else {
        document.dates.iter().map(|date| (date.span, days(date))).collect()
    };
    let met = |(found, wanted): (&Mark, &Mark)| {
        let place = if kind == Kind::Amounts { found.0 == wanted.0 } else { found.0.overlaps(wanted.0) };
        place && found.1 == wanted.1
    };
    let right = found.len() == wanted.len() && found.iter().zip(&wanted).all(met);
    (!right).then(|| shown(&text, &found))
}

/// The text of a marked line, and its marks in order.
fn parse(line: &str) -> Option<(String, Vec<Mark>)> {
    let (mut text, mut found, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let (words, after) = after.split_once("]{")?;
        let (value, after) = after.split_once('}')?;
        found.push((Span::new(text.len(), text.len() + words.len()), value.to_owned()));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    Some((text, found))
}

fn shown(text: &str, marks: &[Mark]) -> String {
    let (mut line, mut done) = (String::new(), 0);
    for (span, value) in marks {
        line.extend([&text[done..span.start], "[", span.of(text), "]{", value, "}"]);
        done = span.end;
    }
    line + &text[done..]
}

#[test]
fn a_line_is_read_as_it_is_marked() {
    let english = |line, kind| wrong(line, kind, Language::English);
    assert_eq!(english("# a note\nIt rained.| It stopped.", Kind::Sentences), (1, Vec::new()));
    assert_eq!(english("It rained. It stopped.", Kind::Sentences), (1, vec!["It rained. | It stopped.".to_owned()]));
    let amounts = "[More than 40 people]{40..} paid [about €3]{~3 EUR}.";
    assert_eq!(english(amounts, Kind::Amounts), (1, Vec::new()));
    assert_eq!(english("They paid €3.", Kind::Amounts), (1, vec!["They paid [€3]{3 EUR}.".to_owned()]));
    let dates = "In [May 2019]{2019-05}, from [2010 to 2012]{2010..2012}, on [1 May 2019]{2019-05-01}.";
    assert_eq!(english(dates, Kind::Dates), (1, Vec::new()));
}

//! Whole stories of our own in Markdown, with every amount, date and sentence in them marked, and how much of it is found.
//!
//! * A line `=== 2024-03-12 A strike` opens a story and tells the day on which it was written.
//! * Amounts: `[more than 40 people]{40..|hurt}`: what is claimed (see [`super::written`]), and behind `|` a word of what is
//!   counted, where it is asked; `<` behind that word where only some of those are. Ranks are not marked.
//! * Dates: `<May 2019>{2019-05}`; whether an article or a preposition belongs to the words is not asked.
//! * `¦` where a sentence ends inside a line. In a table sentences are not asked for.
//!
//! ` or ` parts readings that are right alike; `*` alone asks for nothing. Marks may stand in one another.

use jiff::civil;
use recoupe::document::{Document, Figure, FigureKind, Metadata, read};
use recoupe::language::Language;
use recoupe::text::Span;

use super::written::{amount, days};

/// How much was right, found and asked for, of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub right: usize,
    pub found: usize,
    pub wanted: usize,
}

impl Tally {
    /// The harmonic mean of precision and recall in tenths of a per cent, rounded down.
    pub(crate) fn permille(self) -> usize {
        (2000 * self.right).checked_div(self.found + self.wanted).unwrap_or(0)
    }
}

/// What was made of the stories of one file.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub figures: Tally,
    /// Of the figures that are right, those whose mark asks what is counted.
    pub counted: Tally,
    pub dates: Tally,
    pub sentences: Tally,
    /// What is not as it is marked, for a person.
    pub wrong: Vec<String>,
}

/// Reads the stories of `file`.
pub(crate) fn outcome(file: &str, language: Language) -> Outcome {
    let mut outcome = Outcome::default();
    for story in file.split("=== ").skip(1) {
        let (head, body) = story.split_once('\n').unwrap_or((story, ""));
        let published: civil::Date = head[..10].parse().unwrap_or_else(|_| panic!("no day: {head}"));
        let marked = parse(body).unwrap_or_else(|| panic!("marks are not sound: {head}"));
        let metadata = Metadata { published: Some(published), language: Some(language), ..Metadata::default() };
        let document = read("story.md", marked.text.as_bytes(), &metadata).expect("a story is a text");
        outcome.figures(&marked, &document);
        outcome.dates(&marked, &document);
        outcome.sentences(&marked, &document);
    }
    outcome
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Amount,
    Date,
}

/// Words of a story and what they are marked with.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    kind: Kind,
    span: Span,
    value: String,
}

impl Mark {
    fn readings(&self) -> impl Iterator<Item = &str> {
        self.value.split('|').next().unwrap_or_default().split(" or ")
    }

    fn asks(&self) -> bool {
        self.value != "*"
    }
}

/// A story without its marks.
#[derive(Debug, Default, PartialEq, Eq)]
struct Marked {
    text: String,
    marks: Vec<Mark>,
    /// Where sentences begin inside a line.
    starts: Vec<usize>,
}

fn parse(story: &str) -> Option<Marked> {
    let (mut marked, mut open, mut rest) = (Marked::default(), Vec::new(), story);
    while let Some(at) = rest.find(['[', ']', '<', '>', '¦']) {
        marked.text.push_str(&rest[..at]);
        let mark = rest[at..].chars().next()?;
        rest = &rest[at + mark.len_utf8()..];
        match mark {
            '¦' => {
                rest = rest.trim_start_matches(' ');
                marked.text.push(' ');
                marked.starts.push(marked.text.len());
            }
            '[' | '<' => open.push((mark, marked.text.len())),
            _ => {
                let (value, after) = rest.strip_prefix('{')?.split_once('}')?;
                rest = after;
                let (opened, start) = open.pop()?;
                let kind = if mark == ']' { Kind::Amount } else { Kind::Date };
                if (opened == '[') != (kind == Kind::Amount) {
                    return None;
                }
                let span = Span::new(start, marked.text.len());
                marked.marks.push(Mark { kind, span, value: value.to_owned() });
            }
        }
    }
    marked.text.push_str(rest);
    open.is_empty().then_some(marked)
}

impl Outcome {
    fn figures(&mut self, marked: &Marked, document: &Document) {
        let counts = document.figures.iter().filter(|figure| figure.kind != FigureKind::Ordinal);
        let found: Vec<(Span, String, &Figure)> =
            counts.map(|figure| (document.in_file(figure.span), amount(figure), figure)).collect();
        let right = |mark: &Mark| {
            let same = |(span, value, _): &&(Span, String, &Figure)| {
                *span == mark.span && mark.readings().any(|reading| reading == value)
            };
            found.iter().find(same).map(|&(_, _, figure)| figure)
        };
        let all = marked.marks.iter().filter(|mark| mark.kind == Kind::Amount);
        for mark in all.clone().filter(|mark| mark.asks()) {
            self.figures.wanted += 1;
            let Some(figure) = right(mark) else {
                self.miss("figure", marked, mark);
                continue;
            };
            self.figures.right += 1;
            if let Some((_, asked)) = mark.value.split_once('|') {
                self.counted(marked, mark, document, (figure, asked));
            }
        }
        for (span, value, _) in &found {
            let free = all.clone().any(|mark| !mark.asks() && mark.span.overlaps(*span));
            let met = all.clone().any(|mark| mark.span == *span && mark.readings().any(|reading| reading == value));
            self.figures.found += usize::from(!free);
            if !free && !met {
                self.extra("figure", marked, *span, value);
            }
        }
    }

    fn counted(&mut self, marked: &Marked, mark: &Mark, document: &Document, (figure, asked): (&Figure, &str)) {
        let (words, partial) = asked.strip_suffix('<').map_or((asked, false), |words| (words, true));
        let found = figure.counted.map(|counted| document.words(counted)).unwrap_or_default();
        let told = words.split(" or ").any(|word| found.split([' ', '-', '\'', '’']).any(|part| part == word));
        self.counted.wanted += 1;
        self.counted.found += usize::from(figure.counted.is_some());
        if told && partial == figure.partial {
            self.counted.right += 1;
        } else {
            let part = if figure.partial { "<" } else { "" };
            self.miss(&format!("counted: {found}{part}"), marked, mark);
        }
    }

    fn dates(&mut self, marked: &Marked, document: &Document) {
        let found: Vec<(Span, String)> =
            document.dates.iter().map(|date| (document.in_file(date.span), days(date))).collect();
        let met = |mark: &Mark, (span, value): &(Span, String)| {
            mark.span.overlaps(*span) && (!mark.asks() || mark.readings().any(|reading| agrees(reading, value)))
        };
        let all = marked.marks.iter().filter(|mark| mark.kind == Kind::Date);
        for mark in all.clone().filter(|mark| mark.asks()) {
            self.dates.wanted += 1;
            if found.iter().any(|date| met(mark, date)) {
                self.dates.right += 1;
            } else {
                self.miss("date", marked, mark);
            }
        }
        for date in &found {
            let free = all.clone().any(|mark| !mark.asks() && met(mark, date));
            self.dates.found += usize::from(!free);
            if !all.clone().any(|mark| met(mark, date)) {
                self.extra("date", marked, date.0, &date.1);
            }
        }
    }

    fn sentences(&mut self, marked: &Marked, document: &Document) {
        let starts: Vec<usize> =
            document.sentences.iter().map(|sentence| document.in_file(sentence.span).start).collect();
        let mut line_start = 0;
        for line in marked.text.split_inclusive('\n') {
            let range = line_start..line_start + line.len();
            line_start = range.end;
            if line.starts_with('|') || line.trim().is_empty() {
                continue;
            }
            let found: Vec<usize> = starts.iter().copied().filter(|start| range.contains(start)).collect();
            let wanted: Vec<usize> = marked.starts.iter().copied().filter(|start| range.contains(start)).collect();
            // The first start of a line is where its markup ends.
            let inside = found.get(1..).unwrap_or_default();
            self.sentences.wanted += 1 + wanted.len();
            self.sentences.found += found.len();
            self.sentences.right +=
                usize::from(!found.is_empty()) + inside.iter().filter(|start| wanted.contains(start)).count();
            if found.is_empty() || inside != wanted {
                self.wrong.push(format!("sentences: {} for {}: {line}", found.len(), wanted.len() + 1));
            }
        }
    }

    fn miss(&mut self, what: &str, marked: &Marked, mark: &Mark) {
        let near = near(&marked.text, mark.span);
        self.wrong.push(format!("not found, {what}: [{}]{{{}}} in {near}", mark.span.of(&marked.text), mark.value));
    }

    fn extra(&mut self, what: &str, marked: &Marked, span: Span, value: &str) {
        let near = near(&marked.text, span);
        self.wrong.push(format!("not marked, {what}: [{}]{{{value}}} in {near}", span.of(&marked.text)));
    }
}

/// The line around `span`, no longer than a person reads at once.
fn near(text: &str, span: Span) -> String {
    let from = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let before: String = text[from..span.start].chars().rev().take(60).collect();
    let after: String = text[span.end..to].chars().take(40).collect();
    format!("{}‹{}›{after}", before.chars().rev().collect::<String>(), span.of(text))
}

/// Whether `found` says what was asked for; a side that one of them leaves open is not compared.
fn agrees(asked: &str, found: &str) -> bool {
    if asked == found {
        return true;
    }
    let sides = |value: &str| -> (String, String) {
        let (from, to) = value.split_once("..").unwrap_or((value, value));
        (from.to_owned(), to.to_owned())
    };
    let ((asked_from, asked_to), (found_from, found_to)) = (sides(asked), sides(found));
    let same = |a: &str, b: &str| !a.is_empty() && a == b;
    let open = |a: &str, b: &str| a.is_empty() || b.is_empty();
    same(&asked_from, &found_from) && open(&asked_to, &found_to)
        || same(&asked_to, &found_to) && open(&asked_from, &found_from)
}

#[test]
fn a_story_is_read_as_it_is_marked() {
    let story = "=== 2024-03-12 A fire\n# Fire\n\n[Two men]{2|hurt} were hurt <on Monday>{2024-03-11}.¦ It was cold.\n";
    let outcome = outcome(story, Language::English);
    let one = Tally { right: 1, found: 1, wanted: 1 };
    assert_eq!((outcome.figures, outcome.counted, outcome.dates), (one, one, one), "{:?}", outcome.wrong);
    assert_eq!(outcome.sentences, Tally { right: 3, found: 3, wanted: 3 });
}

#[test]
fn what_is_read_otherwise_is_told() {
    let story = "=== 2024-03-12 A fire\nTwo men were hurt [on]{3} Monday. <It>{2023 or 2022} was cold.\n";
    let outcome = outcome(story, Language::English);
    assert_eq!(outcome.figures, Tally { right: 0, found: 1, wanted: 1 });
    assert_eq!(outcome.dates, Tally { right: 0, found: 1, wanted: 1 });
    assert_eq!(outcome.sentences, Tally { right: 1, found: 2, wanted: 1 });
    assert_eq!(outcome.wrong.len(), 5, "{:?}", outcome.wrong);
}

#[test]
fn unsound_marks_are_told() {
    for wrong in ["[a", "a]{1}", "[a>{1}", "[a]", "[a]{1"] {
        assert_eq!(parse(wrong), None, "{wrong}");
    }
}

//! Dates, counted twice.
//!
//! Naming days: of the cases with an expression that names days, a case is right when each of those is found with its
//! exact span and one of the readings allowed for it, and nothing is found where no expression stands.
//!
//! Every expression: of all cases, those without an expression too, a case is right when clock times and sets are found
//! as well, each with its exact span, and durations either as a date or, as recoupe has it, as a figure.

use std::path::Path;

use jiff::ToSpan;
use jiff::civil;
use recoupe::document::Date;
use serde_json::Value;

use crate::Line;
use crate::cases::{Case, Points, range, read};
use crate::score::share;

const DAYS: [&str; 4] = ["date", "daterange", "datetime", "datetimerange"];

pub(crate) fn measure(folder: &Path) -> Vec<Line> {
    let files = [("French", "dates_fr.jsonl"), ("English", "dates_en.jsonl")];
    files.iter().flat_map(|(language, file)| lines(language, read(folder, file))).collect()
}

/// A line for the cases that some implementation of their source passes, and one for those that none does.
fn lines(language: &str, cases: Vec<Case>) -> Vec<Line> {
    let all = cases.iter().filter(|case| is_live(case)).count();
    let right = cases.iter().filter(|case| is_live(case) && is_all_right(case)).count();
    let strict = Line::new(&format!("dates, {language}, every time expression exact"), all, share(right, all));
    let asked = cases.into_iter().filter(|case| case.list("spans").iter().any(names_days));
    let (live, dead): (Vec<Case>, Vec<Case>) = asked.partition(is_live);
    let groups = [(live, ""), (dead, ", passed by nobody")].into_iter().filter(|(cases, _)| !cases.is_empty());
    let strict = (all > 0).then_some(strict);
    let named = groups.map(|(cases, group)| {
        let right = cases.iter().filter(|case| is_right(case)).count();
        let work = format!("dates, {language}, exact with resolution{group}");
        Line::new(&work, cases.len(), share(right, cases.len()))
    });
    strict.into_iter().chain(named).collect()
}

fn is_live(case: &Case) -> bool {
    case.gold["group"] == "live"
}

/// Whether nothing is found beside the expressions, and each of them is: in its days, or else in its exact span.
fn is_all_right(case: &Case) -> bool {
    let spans = || case.document.dates.iter().map(|date| case.points(date.span));
    let figures = || case.document.figures.iter().map(|figure| case.points(figure.span));
    let met = |gold: &Value| {
        let span = range(gold);
        let duration = gold["type"] == "duration";
        if names_days(gold) {
            is_resolved(case, gold)
        } else {
            spans().chain(figures().filter(|_| duration)).any(|found| found == span)
        }
    };
    let gold = case.list("spans");
    let asked = |found: Points| gold.iter().map(range).any(|gold| found.0 < gold.1 && gold.0 < found.1);
    gold.iter().all(met) && spans().all(asked)
}

/// Whether an expression is found with its exact span and one of the readings allowed for it.
fn is_resolved(case: &Case, gold: &Value) -> bool {
    let date = case.document.dates.iter().find(|date| case.points(date.span) == range(gold));
    let readings = gold["values"].as_array().map_or(&[][..], Vec::as_slice);
    let unresolved = |reading: &Value| reading["value"] == "not resolved";
    date.is_some_and(|date| readings.iter().any(|reading| unresolved(reading) || agrees(date, reading)))
}

fn names_days(gold: &Value) -> bool {
    DAYS.iter().any(|kind| gold["type"] == *kind)
}

fn has_spans(case: &Case) -> bool {
    let gold = case.list("spans");
    let wanted = gold.iter().filter(|gold| names_days(gold));
    let met = |gold: &Value| case.document.dates.iter().any(|date| case.points(date.span) == range(gold));
    let asked = |date: &Date| {
        let (start, end) = case.points(date.span);
        gold.iter().map(range).any(|gold| start < gold.1 && gold.0 < end)
    };
    wanted.clone().all(met) && case.document.dates.iter().all(asked)
}

fn is_right(case: &Case) -> bool {
    has_spans(case) && case.list("spans").iter().filter(|gold| names_days(gold)).all(|gold| is_resolved(case, gold))
}

/// Whether the days of `date` are those of one reading; an end is the first day that is not in the range.
fn agrees(date: &Date, reading: &Value) -> bool {
    let day = |key: &str| reading[key].as_str().and_then(|text| text.get(..10)?.parse::<civil::Date>().ok());
    let timed = reading["type"].as_str().is_some_and(|kind| kind.starts_with("datetime"));
    if let Some(day) = day("value") {
        return (date.from, date.to) == (Some(day), Some(day));
    }
    let last = |end: civil::Date| if timed { Some(end) } else { end.checked_sub(1.day()).ok() };
    let inclusive = day("end").and_then(last);
    let from = date.from == day("start") || day("start").is_none();
    from && (date.to == inclusive || date.to == day("end") || day("end").is_none())
}

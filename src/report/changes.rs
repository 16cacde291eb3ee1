//! What changed since the run before, a line each, with its cause.

use std::fmt::Write;

use super::count::count;
use super::safe;
use super::style::{BOLD, CHANGED, DIM, GONE, NEW, paint};
use crate::annotation::{Cause, Change, Difference, Removal, What};
use crate::text::{Interval, Qualifier};

/// How many changes of one kind are shown before the rest is counted.
const SHOWN: usize = 20;

/// How `changes` look; nothing when there are none. All of them when `full`.
#[must_use]
pub fn changes(changes: &[Change], full: bool) -> String {
    if changes.is_empty() {
        return String::new();
    }
    let mut out = format!("{}\n", paint(BOLD, "Changes since the last run"));
    let most = if full { usize::MAX } else { SHOWN };
    for change in changes.iter().take(most) {
        let _ = writeln!(out, "  {}", line(change));
    }
    if let Some(rest) = changes.len().checked_sub(most).filter(|&rest| rest > 0) {
        let _ = writeln!(out, "  {}", paint(DIM, format!("and {} more: `recoupe diff`", count(rest, "change"))));
    }
    out
}

/// One change as one line: `~ arrests: more than 6000 → nearly 12000 (document) story/a.txt`.
#[must_use]
pub fn line(change: &Change) -> String {
    let (sign, style) = match change.what {
        What::Added => ("+", NEW),
        What::Removed { .. } => ("-", GONE),
        What::Changed { .. } | What::Moved => ("~", CHANGED),
        What::Ambiguous { .. } => ("?", CHANGED),
    };
    let (words, cause) = (describe(change), cause(change.cause));
    let place = paint(DIM, format!("{} {}", safe::line(&change.document), change.id));
    format!("{} {words} {} {place}", paint(style, sign), paint(DIM, format!("({cause})")))
}

/// What happened, in words.
#[must_use]
pub fn describe(change: &Change) -> String {
    let quote = format!("“{}”", safe::line(&change.quote));
    let subject = change.key.as_deref().map_or(quote.clone(), |key| safe::line(key).into_owned());
    match &change.what {
        What::Added => format!("new: {quote}, {}", safe::line(&change.message)),
        What::Removed { removal } => format!("{}: {quote}", gone(*removal)),
        What::Changed { differences } => {
            let each: Vec<String> = differences.iter().map(difference).collect();
            format!("{subject}: {}", each.join("; "))
        }
        What::Moved => format!("moved: {quote}"),
        What::Ambiguous { candidates, reason } => {
            let each: Vec<&str> = candidates.iter().map(crate::annotation::AnnotationId::as_str).collect();
            format!("cannot tell which is {quote}: {reason} ({})", each.join(", "))
        }
    }
}

fn gone(removal: Removal) -> &'static str {
    match removal {
        Removal::Text => "gone",
        Removal::Rule => "gone with its rule",
        Removal::Seed => "gone with its document",
    }
}

fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Value { old, new } | Difference::Qualifier { old, new } => {
            format!("{} → {}", interval(old), interval(new))
        }
        Difference::Attribution { old, new } => {
            format!("said by {} → {}", somebody(old.as_deref()), somebody(new.as_deref()))
        }
        Difference::Wording { old, new } => format!("“{}” → “{}”", safe::line(old), safe::line(new)),
        Difference::Message { old, new } => format!("{} → {}", safe::line(old), safe::line(new)),
        Difference::Severity { old, new } => format!("{} → {}", old.name(), new.name()),
        Difference::Detail { name } => format!("another `{}`", safe::line(name)),
    }
}

fn somebody(source: Option<&str>) -> String {
    source.map_or_else(|| "nobody".to_owned(), |source| safe::line(source).into_owned())
}

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Document => "document",
        Cause::Rule => "rule",
        Cause::Option => "option",
        Cause::OtherDocument => "other document",
        Cause::Engine => "recoupe",
    }
}

/// An interval in words: `more than 6000`, `10 to 20`, `at most 5`.
#[must_use]
pub fn interval(interval: &Interval) -> String {
    let low = interval.low.map(|low| low.to_string());
    let high = interval.high.map(|high| high.to_string());
    let word = match interval.qualifier {
        Qualifier::Exact | Qualifier::Between => "",
        Qualifier::About => "about ",
        Qualifier::Nearly => "nearly ",
        Qualifier::MoreThan => "more than ",
        Qualifier::AtLeast => "at least ",
        Qualifier::LessThan => "less than ",
        Qualifier::AtMost => "at most ",
        Qualifier::Vague => "roughly ",
    };
    match (low, high) {
        (Some(low), Some(high)) if low != high => format!("{word}{low} to {high}"),
        (Some(bound), _) | (None, Some(bound)) => format!("{word}{bound}"),
        (None, None) => "no number".to_owned(),
    }
}

//! What was read in a document, for people: each sentence with what was found in it below.

use std::fmt::Write;

use super::style::{BOLD, CHANGED, DIM, paint};
use super::wrap::wrap;
use super::{count, safe};
use crate::document::{AttributionKind, Document, Figure, FigureKind};
use crate::text::Span;

/// How `document`, known as `name`, looks at `width` columns.
#[must_use]
pub fn marked(name: &str, document: &Document, width: usize) -> String {
    let about = [
        Some(document.language.to_string()),
        document.metadata.published.map(|day| day.to_string()),
        document.metadata.publisher.clone(),
    ];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut out = format!("{} ({})\n\n", paint(BOLD, safe::line(name)), safe::line(&about));
    let mut found = found(document);
    found.sort_by_key(|(span, ..)| (span.start, span.end));
    let mut rest = found.into_iter().peekable();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let words = document.words(sentence.span);
        let (first, lines) = wrap(&safe::line(words), width.saturating_sub(6));
        let _ = writeln!(out, "{} {first}", paint(DIM, format!("{:>4}", number + 1)));
        for line in lines {
            let _ = writeln!(out, "     {line}");
        }
        while let Some((_, kind, words)) = rest.next_if(|(span, ..)| span.start < sentence.span.end) {
            let _ = writeln!(out, "       {} {words}", paint(CHANGED, format!("{kind:<11}")));
        }
    }
    let sums = [
        (document.sentences.len(), "sentence"),
        (document.figures.len(), "figure"),
        (document.dates.len(), "date"),
        (document.quotations.len(), "quotation"),
        (document.attributions.len(), "attribution"),
        (document.names.len(), "name"),
    ];
    let sums: Vec<String> = sums.into_iter().map(|(number, noun)| count(number, noun)).collect();
    let _ = writeln!(out, "\n{}\n", paint(DIM, sums.join(", ")));
    out
}

type Line = (Span, &'static str, String);

fn found(document: &Document) -> Vec<Line> {
    let quoted = |span: Span| format!("“{}”", safe::line(document.words(span)));
    let figures = document.figures.iter().map(|figure| (figure.span, "figure", figure_words(document, figure)));
    let dates = document.dates.iter().map(|date| {
        let days = match (date.from, date.to) {
            (Some(from), Some(to)) if from == to => format!(" = {from}"),
            (Some(from), Some(to)) => format!(" = {from} to {to}"),
            (Some(from), None) => format!(" = from {from} on"),
            (None, Some(to)) => format!(" = until {to}"),
            (None, None) => " (the day is not known)".to_owned(),
        };
        (date.span, "date", format!("{}{days}", quoted(date.span)))
    });
    let quotations = document.quotations.iter().map(|quotation| {
        let kind = if quotation.direct { "" } else { " (not speech)" };
        (quotation.span, "quotation", format!("{}{kind}", safe::line(document.words(quotation.span))))
    });
    let names = document.names.iter().map(|name| {
        let canonical = safe::line(&name.canonical).into_owned();
        let same = if document.words(name.span) == name.canonical { String::new() } else { format!(" = {canonical}") };
        (name.span, "name", format!("{}{same}, {}", quoted(name.span), name.kind.name()))
    });
    let conditionals = document.conditionals.iter().map(|told| (told.span, "conditional", quoted(told.span)));
    figures.chain(dates).chain(quotations).chain(names).chain(conditionals).chain(attributions(document)).collect()
}

fn attributions(document: &Document) -> Vec<Line> {
    let words = |span: Option<Span>| span.map(|span| safe::line(document.words(span)).into_owned());
    let each = document.attributions.iter().filter_map(|attribution| {
        let span = attribution.content.first().copied().or(attribution.cue).or(attribution.source)?;
        let source = words(attribution.source).unwrap_or_else(|| "somebody".to_owned());
        let cue = words(attribution.cue).map(|cue| format!(" [{cue}]")).unwrap_or_default();
        let kind = match attribution.kind {
            AttributionKind::Direct => "in their own words",
            AttributionKind::Indirect => "retold",
            AttributionKind::Mixed => "partly retold",
        };
        let said: Vec<_> = attribution.content.iter().filter_map(|&piece| words(Some(piece))).collect();
        Some((span, "attribution", format!("{source}{cue}, {kind}: {}", said.join(" … "))))
    });
    each.collect()
}

fn figure_words(document: &Document, figure: &Figure) -> String {
    let kind = if figure.kind == FigureKind::Cardinal { String::new() } else { format!(" {}", figure.kind.name()) };
    let unit = figure.unit.as_ref().map(|unit| format!(" {}", safe::line(unit))).unwrap_or_default();
    let counted =
        [figure.counted, figure.complement].into_iter().flatten().map(|span| safe::line(document.words(span)));
    let counted = counted.collect::<Vec<_>>().join(" · ");
    let of = if counted.is_empty() { String::new() } else { format!(", counting {counted}") };
    let words = |figure: &Figure| safe::line(document.words(figure.span)).into_owned();
    let part = match figure.part_of.and_then(|whole| document.figures.get(whole)) {
        Some(whole) => format!(", of the “{}”", words(whole)),
        None if figure.partial => ", of a larger number".to_owned(),
        None => String::new(),
    };
    format!("“{}” = {}{unit}{kind}{of}{part}", words(figure), figure.interval)
}

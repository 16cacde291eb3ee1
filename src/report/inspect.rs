//! What was read in a document, as one line of JSON. Offsets are bytes of the original file.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::document::{Attribution, Date, Document, Figure, Name, Quotation};
use crate::language::Language;
use crate::text::Span;

/// A line of `--stdin-jsonl`.
#[derive(Debug, Deserialize)]
pub struct Request {
    pub id: Value,
    pub text: String,
    pub lang: Option<String>,
    pub date: Option<String>,
}

impl Request {
    /// The language asked for, when it is one that is read.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.lang.as_deref()?.parse().ok()
    }

    /// The day of writing, when given as `YYYY-MM-DD`.
    #[must_use]
    pub fn published(&self) -> Option<jiff::civil::Date> {
        self.date.as_deref()?.parse().ok()
    }
}

/// Everything found in `document`, for one line of output.
#[must_use]
pub fn json(id: Option<&Value>, document: &Document) -> Value {
    let found = Found { document };
    let mut value = json!({});
    match id {
        Some(id) => value["id"] = id.clone(),
        None => value["path"] = json!(document.path),
    }
    value["language"] = json!(document.language);
    value["sentences"] = document.sentences.iter().map(|sentence| found.span(sentence.span)).collect();
    value["figures"] = document.figures.iter().map(|figure| found.figure(figure)).collect();
    value["dates"] = document.dates.iter().map(|date| found.date(date)).collect();
    value["quotations"] = document.quotations.iter().map(|quotation| found.quotation(quotation)).collect();
    value["attributions"] = document.attributions.iter().map(|attribution| found.attribution(attribution)).collect();
    value["names"] = document.names.iter().map(|name| found.name(name)).collect();
    value
}

struct Found<'a> {
    document: &'a Document,
}

impl Found<'_> {
    fn span(&self, span: Span) -> Value {
        let span = self.document.in_file(span);
        json!({"start": span.start, "end": span.end})
    }

    fn spanned(&self, span: Span, fields: Value) -> Value {
        let mut value = self.span(span);
        if let (Value::Object(value), Value::Object(fields)) = (&mut value, fields) {
            value.extend(fields);
        }
        value
    }

    fn words(&self, span: Option<Span>) -> Option<&str> {
        span.map(|span| self.document.words(span))
    }

    fn figure(&self, figure: &Figure) -> Value {
        let number = |number: &crate::document::Numeral| self.spanned(number.span, json!({"value": number.value}));
        self.spanned(
            figure.span,
            json!({
                "numbers": figure.numbers.iter().map(number).collect::<Vec<_>>(),
                "kind": figure.kind,
                "low": figure.interval.low,
                "high": figure.interval.high,
                "qualifier": figure.interval.qualifier,
                "unit": figure.unit,
                "counted": self.words(figure.counted),
                "complement": self.words(figure.complement),
            }),
        )
    }

    fn date(&self, date: &Date) -> Value {
        self.spanned(date.span, json!({"from": date.from, "to": date.to, "resolved": date.resolved}))
    }

    fn quotation(&self, quotation: &Quotation) -> Value {
        let content = self.span(quotation.content);
        self.spanned(quotation.span, json!({"content": content, "direct": quotation.direct}))
    }

    fn attribution(&self, attribution: &Attribution) -> Value {
        json!({
            "source": attribution.source.map(|span| self.span(span)),
            "cue": attribution.cue.map(|span| self.span(span)),
            "content": attribution.content.iter().map(|&span| self.span(span)).collect::<Vec<_>>(),
            "kind": attribution.kind,
            "anonymous": attribution.anonymous,
        })
    }

    fn name(&self, name: &Name) -> Value {
        self.spanned(name.span, json!({"canonical": name.canonical, "kind": name.kind}))
    }
}

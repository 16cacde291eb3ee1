//! What was read in a document, as one line of JSON. Offsets are bytes of the original file.
//!
//! The same for people is in `marked`.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::document::{self, Attribution, Date, Document, Figure, Metadata, Name, Quotation};
use crate::error::Problem;
use crate::text::Span;

/// A line of `--stdin-jsonl`.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// Given back as it came; `null` when there is none.
    #[serde(default)]
    pub id: Value,
    pub text: String,
    pub lang: Option<String>,
    pub date: Option<String>,
}

impl Request {
    /// Reads a line.
    ///
    /// # Errors
    /// When it is not an object with a `text`.
    pub fn parse(line: &str) -> Result<Self, Problem> {
        serde_json::from_str(line).map_err(|error| {
            Problem::new("bad-input", error.to_string()).hint(
                r#"a line is {"id": …, "text": "…", "lang": "fr", "date": "2022-01-09"}, the last two as you like"#,
            )
        })
    }

    /// Reads its text. A language that is not read and a date that is none count as not given.
    #[must_use]
    pub fn read(&self) -> Document {
        let language = self.lang.as_deref().and_then(|code| code.parse().ok());
        let published = self.date.as_deref().and_then(|date| date.parse().ok());
        document::read_text(&self.text, language, Metadata { published, ..Metadata::default() })
    }
}

/// Everything found in `document`, for one line of output; `name` is the key and value it is known by.
#[must_use]
pub fn json(name: (&str, Value), document: &Document) -> Value {
    let found = Found { document };
    let mut value = json!({});
    value[name.0] = name.1;
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
                "partial": figure.partial,
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

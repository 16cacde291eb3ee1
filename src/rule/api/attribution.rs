//! Who is cited for what. As a span, it covers the words that name the source and those that cite it.

use super::{Answer, Asked, Field};
use crate::document::Attribution;

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "source",
        holds: "Span?",
        meaning: "The words that name the source.",
        get: |asked| asked.part(attribution(&asked).source),
    },
    Field {
        name: "cue",
        holds: "Span?",
        meaning: "The words that cite: a verb or a preposition.",
        get: |asked| asked.part(attribution(&asked).cue),
    },
    Field {
        name: "content",
        holds: "Span[]",
        meaning: "What is cited.",
        get: |asked| {
            let spans = attribution(&asked).content.iter();
            Answer::Objects(spans.map(|&span| asked.view.part(span)).collect())
        },
    },
    Field {
        name: "kind",
        holds: "\"direct\"|\"indirect\"|\"mixed\"",
        meaning: "Between quotation marks, retold, or retold around quoted words.",
        get: |asked| Answer::text(attribution(&asked).kind.name()),
    },
    Field {
        name: "anonymous",
        holds: "boolean",
        meaning: "Whether the source is nobody in particular.",
        get: |asked| Answer::Flag(attribution(&asked).anonymous),
    },
];

fn attribution<'a>(asked: &Asked<'a>) -> &'a Attribution {
    &asked.view.document.attributions[asked.handle.index]
}

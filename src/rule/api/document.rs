//! The document as a whole.

use super::{Answer, Field};
use crate::rule::handle::{Handle, Kind};

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "path",
        holds: "string",
        meaning: "Where it is under `seeds/`, with `/`.",
        get: |asked| Answer::text(&*asked.view.document.path),
    },
    Field {
        name: "language",
        holds: "\"fr\"|\"en\"|\"es\"",
        meaning: "The language it is in.",
        get: |asked| Answer::text(asked.view.document.language.code()),
    },
    Field {
        name: "title",
        holds: "string?",
        meaning: "Its title, from `sources.toml` or from the document.",
        get: |asked| Answer::maybe(asked.view.document.metadata.title.as_deref(), Answer::text),
    },
    Field {
        name: "publisher",
        holds: "string?",
        meaning: "Who published it.",
        get: |asked| Answer::maybe(asked.view.document.metadata.publisher.as_deref(), Answer::text),
    },
    Field {
        name: "published",
        holds: "string?",
        meaning: "The day it was published, as `2022-01-09`.",
        get: |asked| Answer::maybe(asked.view.document.metadata.published, |day| Answer::text(day.to_string())),
    },
    Field {
        name: "url",
        holds: "string?",
        meaning: "Where it was published.",
        get: |asked| Answer::maybe(asked.view.document.metadata.url.as_deref(), Answer::text),
    },
    Field {
        name: "paragraphs",
        holds: "Paragraph[]",
        meaning: "Its paragraphs, headings and captions included.",
        get: |asked| {
            let count = asked.view.count(Kind::Paragraph);
            Answer::Objects((0..count).map(|index| Handle::new(Kind::Paragraph, index)).collect())
        },
    },
];

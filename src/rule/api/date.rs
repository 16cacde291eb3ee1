//! A date or another expression of time.

use super::{Answer, Asked, Field};
use crate::document::Date;

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "from",
        holds: "string?",
        meaning: "The first day, as `2022-01-05`, when known.",
        get: |asked| Answer::maybe(date(&asked).from, |day| Answer::text(day.to_string())),
    },
    Field {
        name: "to",
        holds: "string?",
        meaning: "The last day, itself included, when known.",
        get: |asked| Answer::maybe(date(&asked).to, |day| Answer::text(day.to_string())),
    },
    Field {
        name: "resolved",
        holds: "boolean",
        meaning: "Whether the words and the day of publication fix the days.",
        get: |asked| Answer::Flag(date(&asked).resolved),
    },
    Field {
        name: "relative",
        holds: "boolean",
        meaning: "Whether it is told from the day of writing (\"on Thursday\", \"eight years ago\").",
        get: |asked| Answer::Flag(date(&asked).relative),
    },
];

fn date<'a>(asked: &Asked<'a>) -> &'a Date {
    &asked.view.document.dates[asked.handle.index]
}

//! Words between quotation marks, or after a dialogue dash.

use super::{Answer, Asked, Field};
use crate::document::Quotation;

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "content",
        holds: "Span",
        meaning: "The words between the marks.",
        get: |asked| asked.part(Some(quotation(&asked).content)),
    },
    Field {
        name: "direct",
        holds: "boolean",
        meaning: "Whether it is speech, as against a title, a nickname or scare quotes.",
        get: |asked| Answer::Flag(quotation(&asked).direct),
    },
    Field {
        name: "depth",
        holds: "integer",
        meaning: "0 for an outermost quotation, 1 for one inside it, and so on.",
        get: |asked| Answer::Number(f64::from(u32::try_from(quotation(&asked).depth).unwrap_or(u32::MAX))),
    },
];

fn quotation<'a>(asked: &Asked<'a>) -> &'a Quotation {
    &asked.view.document.quotations[asked.handle.index]
}

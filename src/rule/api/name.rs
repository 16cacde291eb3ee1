//! A proper name.

use super::{Answer, Asked, Field};
use crate::document::Name;

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "canonical",
        holds: "string",
        meaning: "The fullest spelling of it in the document.",
        get: |asked| Answer::text(&*name(&asked).canonical),
    },
    Field {
        name: "kind",
        holds: "\"person\"|\"place\"|\"org\"|\"other\"",
        meaning: "What it is the name of.",
        get: |asked| Answer::text(name(&asked).kind.name()),
    },
];

fn name<'a>(asked: &Asked<'a>) -> &'a Name {
    &asked.view.document.names[asked.handle.index]
}

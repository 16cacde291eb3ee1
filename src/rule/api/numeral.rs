//! A numeral inside a figure.

use super::{Answer, Field};

pub(super) const FIELDS: &[Field] = &[Field {
    name: "value",
    holds: "number",
    meaning: "The number it spells.",
    get: |asked| Answer::maybe(asked.view.numeral(asked.handle.index), |(_, value)| Answer::Number(value)),
}];

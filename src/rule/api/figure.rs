//! A figure: a number with the words that open it, and what it counts.

use super::{Answer, Asked, Field};
use crate::document::Figure;
use crate::rule::handle::{Handle, Kind};

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "kind",
        holds: "\"cardinal\"|\"ordinal\"|\"percent\"|\"money\"|\"duration\"|\"age\"|\"fraction\"|\"multiple\"",
        meaning: "What it measures.",
        get: |asked| Answer::text(figure(&asked).kind.name()),
    },
    Field {
        name: "low",
        holds: "number?",
        meaning: "At least this; nil when the words leave that side open.",
        get: |asked| Answer::maybe(figure(&asked).interval.low, |low| Answer::Number(low.get())),
    },
    Field {
        name: "high",
        holds: "number?",
        meaning: "At most this; nil when the words leave that side open.",
        get: |asked| Answer::maybe(figure(&asked).interval.high, |high| Answer::Number(high.get())),
    },
    Field {
        name: "qualifier",
        holds: "\"exact\"|\"about\"|\"nearly\"|\"more-than\"|\"at-least\"|\"less-than\"|\"at-most\"|\"between\"|\"vague\"",
        meaning: "How the words around the number open or blur it.",
        get: |asked| Answer::text(figure(&asked).interval.qualifier.name()),
    },
    Field {
        name: "qualifier_words",
        holds: "Span?",
        meaning: "The words that do so.",
        get: |asked| asked.part(figure(&asked).qualifier),
    },
    Field {
        name: "unit",
        holds: "string?",
        meaning: "Currency code, symbol, `%` or unit of time (`year`, `day` …).",
        get: |asked| Answer::maybe(figure(&asked).unit.as_deref(), Answer::text),
    },
    Field {
        name: "counted",
        holds: "Span?",
        meaning: "The noun it counts; may stand outside of the figure.",
        get: |asked| asked.part(figure(&asked).counted),
    },
    Field {
        name: "complement",
        holds: "Span?",
        meaning: "Of whom or what; may stand outside of the figure.",
        get: |asked| asked.part(figure(&asked).complement),
    },
    Field {
        name: "numbers",
        holds: "Numeral[]",
        meaning: "The numerals alone; two in a range, none in \"dozens\".",
        get: |asked| Answer::Objects(asked.view.numerals_of(asked.handle.index)),
    },
    Field {
        name: "part_of",
        holds: "Figure?",
        meaning: "The figure of which this one is a part (\"two of them\").",
        get: |asked| Answer::maybe(figure(&asked).part_of, |index| Answer::Object(Handle::new(Kind::Figure, index))),
    },
    Field {
        name: "partial",
        holds: "boolean",
        meaning: "Whether it counts only some of what `counted` says (\"four of the injured\"; not \"two of the five were freed\").",
        get: |asked| Answer::Flag(figure(&asked).partial),
    },
];

fn figure<'a>(asked: &Asked<'a>) -> &'a Figure {
    &asked.view.document.figures[asked.handle.index]
}

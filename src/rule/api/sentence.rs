//! A sentence.

use super::{Answer, Asked, Field, paragraph};
use crate::rule::handle::{Handle, Kind};

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "kind",
        holds: "\"body\"|\"heading\"|\"item\"|\"caption\"",
        meaning: "What its paragraph is for.",
        get: |asked| {
            let document = &asked.view.document;
            let paragraph = document.sentences[asked.handle.index].paragraph;
            Answer::maybe(document.paragraphs.get(paragraph), |found| Answer::text(paragraph::kind(found.kind)))
        },
    },
    Field {
        name: "previous",
        holds: "Sentence?",
        meaning: "The sentence before it, of whatever paragraph.",
        get: |asked| Answer::maybe(asked.handle.index.checked_sub(1), at),
    },
    Field { name: "next", holds: "Sentence?", meaning: "The sentence after it, of whatever paragraph.", get: next },
];

fn at(index: usize) -> Answer {
    Answer::Object(Handle::new(Kind::Sentence, index))
}

fn next(asked: Asked) -> Answer {
    let next = asked.handle.index + 1;
    if next < asked.view.count(Kind::Sentence) { at(next) } else { Answer::Nil }
}

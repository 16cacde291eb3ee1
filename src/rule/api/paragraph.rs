//! A paragraph, a heading, an item of a list, a caption.

use super::{Answer, Asked, Field};
use crate::document::ParagraphKind;
use crate::rule::handle::{Handle, Kind};

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "kind",
        holds: "\"body\"|\"heading\"|\"item\"|\"caption\"",
        meaning: "What it is for.",
        get: |asked| Answer::text(kind(asked.view.document.paragraphs[asked.handle.index].kind)),
    },
    Field {
        name: "previous",
        holds: "Paragraph?",
        meaning: "The paragraph before it.",
        get: |asked| Answer::maybe(asked.handle.index.checked_sub(1), at),
    },
    Field { name: "next", holds: "Paragraph?", meaning: "The paragraph after it.", get: next },
];

fn at(index: usize) -> Answer {
    Answer::Object(Handle::new(Kind::Paragraph, index))
}

fn next(asked: Asked) -> Answer {
    let next = asked.handle.index + 1;
    if next < asked.view.count(Kind::Paragraph) { at(next) } else { Answer::Nil }
}

pub(super) fn kind(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Body => "body",
        ParagraphKind::Heading => "heading",
        ParagraphKind::Item => "item",
        ParagraphKind::Caption => "caption",
    }
}

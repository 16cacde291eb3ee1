//! The facts of one story that one rule gave one key.

use super::{Answer, GroupField};
use crate::rule::handle::{Handle, Kind};

pub(super) const FIELDS: &[GroupField] = &[
    GroupField {
        name: "story",
        holds: "string",
        meaning: "The folder under `seeds/`.",
        get: |asked| Answer::text(&*asked.scene.group.story),
    },
    GroupField {
        name: "key",
        holds: "string",
        meaning: "What the facts are about, as given to `emit`.",
        get: |asked| Answer::text(&*asked.scene.group.key),
    },
    GroupField {
        name: "facts",
        holds: "Fact[]",
        meaning: "The facts, in order of document and place.",
        get: |asked| list(Kind::Fact, asked.scene.group.facts.len()),
    },
    GroupField {
        name: "relations",
        holds: "Relation[]",
        meaning: "How the facts stand to each other, two by two; with more than 40 facts, some contradictions of each value.",
        get: |asked| list(Kind::Relation, asked.scene.group.relations.len()),
    },
];

fn list(kind: Kind, len: usize) -> Answer {
    Answer::Objects((0..len).map(|index| Handle::new(kind, index)).collect())
}

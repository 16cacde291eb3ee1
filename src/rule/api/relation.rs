//! How two facts of a group stand to each other.

use super::{Answer, AskedGroup, GroupField};
use crate::ledger::Related;
use crate::rule::handle::{Handle, Kind};

pub(super) const FIELDS: &[GroupField] = &[
    GroupField {
        name: "kind",
        holds: "\"agree\"|\"compatible\"|\"vaguer\"|\"superseded\"|\"different-scope\"|\"contradiction\"",
        meaning: "How they stand to each other.",
        get: |asked| Answer::text(related(&asked).relation.name()),
    },
    GroupField {
        name: "a",
        holds: "Fact",
        meaning: "The first of the two; the vaguer or superseded one where that matters.",
        get: |asked| Answer::Object(Handle::new(Kind::Fact, related(&asked).a)),
    },
    GroupField {
        name: "b",
        holds: "Fact",
        meaning: "The other.",
        get: |asked| Answer::Object(Handle::new(Kind::Fact, related(&asked).b)),
    },
];

fn related(asked: &AskedGroup) -> Related {
    asked.scene.group.relations[asked.index]
}

//! What a rule extracted from one document.

use super::{Answer, AskedGroup, GroupField};
use crate::ledger::StoryFact;

pub(super) const FIELDS: &[GroupField] = &[
    GroupField {
        name: "document",
        holds: "string",
        meaning: "Path of its document under `seeds/`.",
        get: |asked| Answer::text(&*fact(&asked).document),
    },
    GroupField {
        name: "publisher",
        holds: "string?",
        meaning: "Who published the document.",
        get: |asked| Answer::maybe(fact(&asked).publisher.as_deref(), Answer::text),
    },
    GroupField {
        name: "published",
        holds: "string?",
        meaning: "The day the document was published, as `2022-01-09`.",
        get: |asked| Answer::maybe(fact(&asked).published, |day| Answer::text(day.to_string())),
    },
    GroupField {
        name: "language",
        holds: "\"fr\"|\"en\"|\"es\"",
        meaning: "The language of the document.",
        get: |asked| Answer::text(fact(&asked).language.code()),
    },
    GroupField {
        name: "text",
        holds: "string",
        meaning: "The words, as written.",
        get: |asked| Answer::text(&*fact(&asked).quote),
    },
    GroupField {
        name: "key",
        holds: "string",
        meaning: "What it is about.",
        get: |asked| Answer::text(&*asked.scene.group.key),
    },
    GroupField {
        name: "scope",
        holds: "string?",
        meaning: "Of what part, when not of the whole.",
        get: |asked| Answer::maybe(fact(&asked).fact.claim.scope.as_deref(), Answer::text),
    },
    GroupField {
        name: "low",
        holds: "number?",
        meaning: "At least this.",
        get: |asked| Answer::maybe(fact(&asked).fact.claim.interval.low, |low| Answer::Number(low.get())),
    },
    GroupField {
        name: "high",
        holds: "number?",
        meaning: "At most this.",
        get: |asked| Answer::maybe(fact(&asked).fact.claim.interval.high, |high| Answer::Number(high.get())),
    },
    GroupField {
        name: "qualifier",
        holds: "\"exact\"|\"about\"|\"nearly\"|\"more-than\"|\"at-least\"|\"less-than\"|\"at-most\"|\"between\"|\"vague\"",
        meaning: "How the words open or blur the number, as for a figure.",
        get: |asked| Answer::text(fact(&asked).fact.claim.interval.qualifier.name()),
    },
    GroupField {
        name: "contradicted",
        holds: "boolean",
        meaning: "Whether a fact of another document cannot be true together with it. A document with several figures of one key is taken to speak of several things.",
        get: |asked| Answer::Flag(asked.scene.group.contradicted.contains(&asked.index)),
    },
    GroupField {
        name: "attribution",
        holds: "string?",
        meaning: "Whom the document cites for it.",
        get: |asked| Answer::maybe(fact(&asked).fact.claim.attribution.as_deref(), Answer::text),
    },
    GroupField {
        name: "as_of",
        holds: "string?",
        meaning: "The day it holds for, when known.",
        get: |asked| Answer::maybe(fact(&asked).fact.claim.as_of, |day| Answer::text(day.to_string())),
    },
];

fn fact<'a>(asked: &AskedGroup<'a>) -> &'a StoryFact {
    &asked.scene.group.facts[asked.index]
}

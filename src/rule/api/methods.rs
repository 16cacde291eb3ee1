//! What can be called on objects with `:`. They live in the prelude; here they are named.

use crate::rule::handle::Kind;

pub(in crate::rule) struct Method {
    pub name: &'static str,
    /// Arguments and result, as editors write them.
    pub takes: &'static str,
    pub meaning: &'static str,
}

const SPAN: &[Method] = &[
    Method {
        name: "to",
        takes: "fun(self: Span, other: Span): Match",
        meaning: "The words from this object to another one, both included.",
    },
    Method {
        name: "contains",
        takes: "fun(self: Span, other: Span): boolean",
        meaning: "Whether all of another object lies inside this one.",
    },
    Method {
        name: "gap",
        takes: "fun(self: Span, other: Span): integer",
        meaning: "How many bytes lie between its end and the beginning of another object; below 0 when that begins earlier.",
    },
];

const FACT: &[Method] = &[Method {
    name: "relation",
    takes: "fun(self: Fact, other: Fact): string?",
    meaning: "How it stands to another fact of the group: `agree`, `contradiction` …",
}];

/// The methods of the objects of `kind`.
pub(in crate::rule) fn methods(kind: Kind) -> &'static [Method] {
    match kind {
        Kind::Group | Kind::Relation => &[],
        Kind::Fact => FACT,
        _ => SPAN,
    }
}

//! Whether a source is nobody in particular: "une source proche du dossier", "officials".

use std::ops::Range;

use super::view::View;
use crate::language::Roles;
use crate::text::tokens::Kind;

/// Whether the words of `source`, inside the unit `unit`, do not tell who it was.
pub(super) fn is_anonymous(view: &View, source: &Range<usize>, unit: &Range<usize>) -> bool {
    match nobody(view, source) {
        Some(noun) => !names_somebody(view, source, noun),
        None => {
            !view.is(source.start, Roles::SUBJECT) && !named(view, source.clone()) && says_so(view, source.end, unit)
        }
    }
}

impl View<'_> {
    /// Whether a subject that stands for nobody begins at `at`: "there", "il s'agit".
    pub fn is_impersonal(&self, at: usize) -> bool {
        self.phrase(&self.citing.impersonal, at, self.document.tokens.len()).is_some()
    }
}

/// The first noun in the source that never, or not after such an article, tells who it was.
fn nobody(view: &View, source: &Range<usize>) -> Option<usize> {
    let citing = view.citing;
    let words = || source.clone().filter(|&at| view.kind(at) == Some(Kind::Word)).take(6);
    let indefinite = words().take(2).any(|at| citing.indefinite.contains(view.lower(at)));
    words().find(|&at| {
        let word = view.lower(at);
        citing.anonymous.contains(word) || indefinite && citing.anonymous_when_indefinite.contains(word)
    })
}

/// Whether a proper name stands beside `noun`: behind it, or before a comma. A capital right before it names a place.
fn names_somebody(view: &View, source: &Range<usize>, noun: usize) -> bool {
    let comma = (source.start..noun).rev().find(|&at| view.is_mark(at, ","));
    comma.is_some_and(|comma| named(view, source.start..comma)) || named(view, noun + 1..source.end)
}

/// Whether a proper name stands in `tokens`, not behind a particle.
fn named(view: &View, tokens: Range<usize>) -> bool {
    let mut after_particle = false;
    tokens.clone().any(|at| {
        let first = at == tokens.start;
        let name = view.is_capital(at)
            && !view.document.is_acronym(at)
            && !after_particle
            && (!first || begins_name(view, at));
        after_particle = view.is(at, Roles::LINKING | Roles::PREPOSITION | Roles::DETERMINER)
            || after_particle && view.kind(at) == Some(Kind::Apostrophe);
        name && !view.is(at, Roles::PREPOSITION)
    })
}

/// Whether the capital at the start of a source is that of a name.
fn begins_name(view: &View, at: usize) -> bool {
    let word = view.lower(at);
    let small = Roles::DETERMINER | Roles::SUBJECT | Roles::PREPOSITION;
    !view.is(at, small) && !view.citing.anonymous.contains(word) && !view.citing.indefinite.contains(word)
}

/// Whether the rest of the unit says outright that the source would not be named.
fn says_so(view: &View, from: usize, unit: &Range<usize>) -> bool {
    let said = |at: usize| view.phrase(&view.citing.anonymity, at, unit.end).is_some();
    (from..unit.end.min(from + 12)).any(|at| view.quote(at).is_none() && said(at))
}

//! Whoever is told, between a verb and the words: "told the court the boat …", "asked the pilot if …".

use super::cue::VerbCue;
use super::resolve::Resolver;
use crate::language::{Frame, Roles};
use crate::text::tokens::Kind;

impl Resolver<'_, '_> {
    /// Where the words begin behind whoever is told them: "told the court he had …", "told the council: …".
    pub fn behind_told(&self, verb: &VerbCue, after: usize) -> Option<usize> {
        const LONG: usize = 8;
        let view = self.view;
        if !verb.verb.takes(Frame::Told) || view.is(after, Roles::SUBJECT) && !view.is(after, Roles::DETERMINER) {
            return None;
        }
        let asks = |at: usize| view.is(at, Roles::QUESTION) && !view.is(at, Roles::RELATIVE | Roles::DETERMINER);
        if asks(after) {
            return None;
        }
        let end = view.simple_noun_phrase(after, self.end().min(after + LONG));
        let pronoun = |at: usize| {
            view.is(at, Roles::SUBJECT) && !view.is(at, Roles::DETERMINER | Roles::RELATIVE) && view.is_finite(at + 1)
        };
        if let Some(clause) = (after + 1..end).find(|&at| pronoun(at) || self.begins_second_noun(after, at)) {
            return Some(clause).filter(|&clause| view.is_clause(clause..self.end()));
        }
        let quoted = |at: usize| view.quote(at).is_some();
        if view.is_mark(end, ":") || view.is_mark(end, ",") && quoted(end + 1) {
            return Some(end + 1).filter(|&start| start < self.end());
        }
        (quoted(end) || asks(end)).then_some(end)
    }

    /// Whether a second noun phrase begins at `at`, bare behind the one that begins at `first`: "told the court the boat …".
    pub fn begins_second_noun(&self, first: usize, at: usize) -> bool {
        let view = self.view;
        let noun = |at: usize| {
            let small = Roles::DETERMINER | Roles::PREPOSITION | Roles::CONJUNCTION;
            view.kind(at) == Some(Kind::Word) && !view.is(at, small)
        };
        if at <= first || !noun(at - 1) {
            return false;
        }
        let named = !view.is_capital(at - 1) && view.is_capital(at) && !view.is(first, Roles::DETERMINER);
        view.is(at, Roles::DETERMINER) && !view.is(at, Roles::LINKING) || named
    }
}

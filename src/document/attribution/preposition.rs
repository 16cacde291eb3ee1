//! Prepositions whose noun is the source: "selon X, …", "…, according to X".

use std::ops::Range;

use super::cue::Cue;
use super::resolve::{Cited, Resolver};
use crate::language::Roles;

impl Resolver<'_, '_> {
    pub fn preposition(&mut self, cue: &Cue, noun: usize) -> Option<Cited> {
        let view = self.view;
        let before = view.past_openers(self.floor, cue.tokens.start);
        let left = view.bare(before..cue.tokens.start);
        if left.clone().last().is_some_and(|last| view.is(last, Roles::RELATIVE))
            || left.is_empty()
            || self.is_adjunct(&left)
        {
            return Some(self.introduced(cue, noun));
        }
        let source = noun..view.noun_phrase(noun, self.end());
        let end = source.end;
        self.around(cue, Some(source).filter(|words| !words.is_empty()), cue.tokens.start, end)
    }

    /// Whether all of `tokens` is told beside the clause.
    pub fn is_adjunct(&self, tokens: &Range<usize>) -> bool {
        self.view.segments(tokens.clone()).iter().all(|segment| self.view.opens_adjunct(segment.start))
            && !self.view.is_clause(tokens.clone())
    }

    /// "Selon X, …": the source up to its comma, then what is said.
    pub fn introduced(&self, cue: &Cue, noun: usize) -> Cited {
        let view = self.view;
        let segments = view.segments(noun..self.end());
        let clause = segments.iter().skip(1).find(|segment| view.is_clause((*segment).clone()));
        let (source_end, start) = clause
            .or_else(|| segments.iter().skip(1).find(|segment| !view.is(segment.start, Roles::RELATIVE)))
            .map_or_else(
                || {
                    let end = view.simple_noun_phrase(noun, self.end());
                    (end, end)
                },
                |said| (said.start, said.start),
            );
        let end = view.content_end(start, self.end(), &[]);
        let source = view.bare(noun..source_end.min(start));
        Cited::one(Some(source).filter(|words| !words.is_empty()), cue, start..end)
    }
}

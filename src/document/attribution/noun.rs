//! Nouns that are words of somebody: "l'affirmation de X selon laquelle …", "X's claim that …".

use std::ops::Range;

use super::cue::Cue;
use super::resolve::{Cited, Resolver};
use crate::language::Roles;
use crate::text::tokens::Kind;

impl Resolver<'_, '_> {
    /// "l'affirmation de X selon laquelle …", "l'annonce par X de …", "X's claim that …".
    pub fn noun(&mut self, cue: &Cue) -> Option<Cited> {
        let view = self.view;
        let citing = view.citing;
        let noun = cue.tokens.start;
        let mut at = noun + 1;
        let mut source = self.owner(noun);
        if citing.noun_by.contains(view.lower(at)) {
            let first = view.past_apostrophe(at + 1);
            let by = !citing.noun_of.contains(view.lower(at));
            let end = if by { self.until_of(first) } else { view.simple_noun_phrase(first, self.end()) };
            let then = end + usize::from(view.is(end, Roles::BE));
            if by || view.phrase(&citing.noun_that, then, self.end()).is_some() {
                source = Some(first..end).filter(|words| !words.is_empty());
                at = end;
            }
        }
        let then = if view.is_mark(at, ",") || view.is(at, Roles::BE) { at + 1 } else { at };
        if let Some(start) = view.phrase(&citing.noun_that, then, self.end()) {
            let start = view.past_apostrophe(start);
            let end = view.content_end(start, self.end(), self.cues);
            return Some(Cited::one(source, cue, start..end));
        }
        let names = citing.naming_nouns.contains(view.lower(noun)) && citing.noun_of.contains(view.lower(at));
        if !names || source.is_none() {
            return None;
        }
        let start = view.past_apostrophe(at + 1);
        let end = view.content_end(start, self.end(), self.cues);
        Some(Cited::one(source, cue, start..end))
    }

    /// The end of the noun phrase at `first`, before the first particle that says of what.
    pub fn until_of(&self, first: usize) -> usize {
        let end = self.view.simple_noun_phrase(first, self.end());
        let of = (first + 1..end).find(|&at| self.view.citing.noun_of.contains(self.view.lower(at)));
        of.unwrap_or(end)
    }

    /// The possessor before the noun at `noun`: "the minister's claim".
    pub fn owner(&self, noun: usize) -> Option<Range<usize>> {
        let view = self.view;
        let mark = (noun.saturating_sub(3)..noun)
            .rev()
            .find(|&at| at >= self.floor && view.kind(at) == Some(Kind::Apostrophe))?;
        let possessive = view.lower(mark + 1).len() == 1 && mark + 1 < noun;
        let small = Roles::PREPOSITION | Roles::CONJUNCTION | Roles::COMPLEMENTIZER;
        let stops = |at: usize| view.kind(at) != Some(Kind::Word) || view.is(at, small) || view.is_finite(at);
        let before = (self.tokens.start..mark).rev().find(|&at| stops(at) || view.is(at, Roles::DETERMINER));
        let start = before.map_or(self.tokens.start, |at| if view.is(at, Roles::DETERMINER) { at } else { at + 1 });
        (possessive && start < mark).then_some(start..mark)
    }
}

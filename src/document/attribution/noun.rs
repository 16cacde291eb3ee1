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
        // "…, a decision that he called rash": the noun sums up what stands before it, and "that" is a pronoun.
        let article = noun.checked_sub(2).filter(|&comma| comma >= self.tokens.start && view.is_mark(comma, ","));
        if article.is_some_and(|comma| citing.indefinite.contains(view.lower(comma + 1))) {
            return None;
        }
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
        if let Some(cited) = self.viewpoint(cue, source.clone()) {
            return Some(cited);
        }
        at = self.past_participle(at);
        let then = if view.is_mark(at, ",") || view.is(at, Roles::BE) { at + 1 } else { at };
        if let Some(start) = view.phrase(&citing.noun_that, then, self.end()) {
            let start = view.past_apostrophe(start);
            // "threats that had been kept out", "reports that claimed …": the pronoun is the subject of a verb.
            let verb =
                view.is(start, Roles::HAVE | Roles::BE | Roles::MODAL) || view.document.triggers(start).reports();
            if view.is(start - 1, Roles::SUBJECT) && verb && view.is_finite(start) {
                return None;
            }
            // "said in a statement that …": the verb has taken the words.
            if source.is_none() && self.found.iter().any(|cited| cited.content.iter().any(|piece| piece.start == start))
            {
                return None;
            }
            let end = view.content_end(start, self.end(), self.cues);
            let end = self.before_main_verb(noun, start..end);
            return Some(Cited::one(source, cue, start..end));
        }
        // "the mayor's claim to have won"
        let infinitive = view.is(at, Roles::INFINITIVE_MARKER) && at == noun + 1 && view.is_infinitive(at + 1);
        if !view.has_infinitives && infinitive && source.is_some() {
            let end = view.content_end(at, self.end(), self.cues);
            let end =
                (at + 2..end).find(|&i| view.is(i, Roles::BE | Roles::MODAL) && self.begins_verb(i)).unwrap_or(end);
            return Some(Cited::one(source, cue, at..end));
        }
        let names = citing.naming_nouns.contains(view.lower(noun)) && citing.noun_of.contains(view.lower(at));
        if !names || source.is_none() {
            return None;
        }
        let start = view.past_apostrophe(at + 1);
        let end = view.content_end(start, self.end(), self.cues);
        Some(Cited::one(source, cue, start..self.before_main_verb(noun, start..end)))
    }

    /// "In the judge's view, …": the owner of the noun is the source of the clause.
    fn viewpoint(&mut self, cue: &Cue, source: Option<Range<usize>>) -> Option<Cited> {
        let view = self.view;
        let source = source.filter(|_| view.citing.viewpoints.contains(view.lower(cue.tokens.start)))?;
        let particle =
            source.start.checked_sub(1).filter(|&at| at >= self.tokens.start && view.is(at, Roles::PREPOSITION))?;
        let end = cue.tokens.end;
        if particle > self.tokens.start || !view.is_mark(end, ",") {
            return None;
        }
        let start = end + 1;
        let content = start..view.content_end(start, self.end(), self.cues);
        view.is_clause(content.clone()).then(|| Cited::one(Some(source), cue, content))
    }

    /// The token behind what two commas tell of the noun before `at`: "his conclusion, published in May, was that".
    fn past_participle(&self, at: usize) -> usize {
        const LONG: usize = 16;
        let view = self.view;
        if !view.is_mark(at, ",") {
            return at;
        }
        let second = (at + 1..self.end().min(at + LONG)).find(|&comma| view.is_mark(comma, ","));
        second.filter(|&second| view.is(second + 1, Roles::BE)).map_or(at, |second| second + 1)
    }

    /// The end of the clause in `content` that goes with the noun at `noun`. A noun that opens its sentence is the subject
    /// of a second verb, the one that no conjunction or pronoun leads to: "The claim that prices fell | is wrong".
    fn before_main_verb(&self, noun: usize, content: Range<usize>) -> usize {
        let view = self.view;
        let stated = (noun + 1..content.start).any(|at| view.is(at, Roles::BE));
        // "as for the claim that …"
        let article = noun.checked_sub(1).filter(|&at| at >= self.tokens.start && view.is(at, Roles::DETERMINER));
        let led =
            article.and_then(|at| view.before(at, self.tokens.start)).is_some_and(|at| view.is(at, Roles::PREPOSITION));
        if led {
            return content.clone().find(|&at| view.is_mark(at, ",")).unwrap_or(content.end);
        }
        if stated || (self.tokens.start..noun).any(|at| view.is_finite(at)) {
            return content.end;
        }
        let open = Roles::RELATIVE | Roles::COMPLEMENTIZER | Roles::SUBORDINATOR | Roles::JOINING | Roles::SUBJECT;
        let mut before = content.start;
        let mut verbs = Vec::new();
        for at in content.clone().skip(1).filter(|&at| self.begins_verb(at)) {
            let led = (before..at).any(|at| view.is(at, open) || view.is_mark(at, ","));
            if verbs.is_empty() || !led {
                verbs.push(at);
            }
            before = at;
        }
        match verbs.as_slice() {
            [] => content.end,
            [only] if view.is(only - 1, Roles::SUBJECT) => content.end,
            // A clause has a verb; where only one is known, it is the last and the other has no telling form.
            [only] => *only,
            [_, second, ..] => *second,
        }
    }

    /// Whether a verb group begins at `at`, its auxiliaries taken as its beginning.
    fn begins_verb(&self, at: usize) -> bool {
        let view = self.view;
        let carried = |before: usize| view.is(before, Roles::HAVE | Roles::BE | Roles::MODAL | Roles::PREPOSITION);
        let before = (self.tokens.start..at).rev().find(|&before| !view.is(before, Roles::ADVERB | Roles::NEGATION));
        view.quote(at).is_none() && view.is_finite(at) && !before.is_some_and(carried)
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
        let apart = |at: usize| view.kind(at) != Some(Kind::Word) && !view.ends_abbreviation(at);
        let stops = |at: usize| apart(at) || view.is(at, small) || view.is_finite(at);
        let before = (self.tokens.start..mark).rev().find(|&at| stops(at) || view.is(at, Roles::DETERMINER));
        let start = before.map_or(self.tokens.start, |at| if view.is(at, Roles::DETERMINER) { at } else { at + 1 });
        (possessive && start < mark).then_some(start..mark)
    }
}

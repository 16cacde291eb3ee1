//! Passives: "is expected to …", "was condemned by X". Whoever is cited stands behind a preposition or is nobody.

use std::ops::Range;

use super::cue::{Cue, VerbCue};
use super::resolve::{Cited, Resolver};
use super::source::Subject;
use super::view::View;
use crate::language::{Frame, Roles, Stance};

impl View<'_> {
    /// Whether whoever did it stands behind a participle that ends at `end`: "a plan announced on Monday by the council".
    pub fn has_agent(&self, end: usize) -> bool {
        const NEAR: usize = 10;
        let by =
            |at: usize| self.citing.noun_by.contains(self.lower(at)) && !self.citing.noun_of.contains(self.lower(at));
        let after = self.skip_adjuncts_but(end, end + NEAR, by);
        let who = self.past_apostrophe(after + 1);
        let somebody =
            self.is_capital(who) || self.is(who, Roles::DETERMINER) || self.citing.anonymous.contains(self.lower(who));
        by(after) && somebody && !self.is_time_phrase(who)
    }
}

impl Resolver<'_, '_> {
    /// What is said of the subject of a passive verb, and by whom when that is told.
    pub fn passive(&mut self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<Cited> {
        let view = self.view;
        let Subject::Words(subject) = view.subject_before(self.tokens.start, cue.tokens.start) else { return None };
        if let Some(agent) = self.agent(cue.tokens.end).filter(|_| verb.verb.takes(Frame::Object)) {
            return Some(Cited::one(Some(agent), cue, subject));
        }
        let object = view.is(after, Roles::DETERMINER) && !view.is(after, Roles::SUBJECT) && after == cue.tokens.end;
        if object && verb.verb.takes(Frame::Told) {
            let end = view.simple_noun_phrase(after, self.end());
            return Some(Cited::one(None, cue, after..end));
        }
        let infinitive =
            view.is(after, Roles::INFINITIVE_MARKER) && view.is_infinitive(view.past_apostrophe(after + 1));
        if !infinitive || !verb.verb.takes(Frame::Bare) {
            return None;
        }
        // "was told to stay at home, but by evening …": what follows is the writer's.
        let turns = |&comma: &usize| {
            view.is_mark(comma, ",") && view.is(comma + 1, Roles::JOINING) && view.is_clause(comma + 2..self.end())
        };
        let end = self.content_end(None, after);
        let words = after..(after..end).find(turns).unwrap_or(end);
        // "The firm was ordered to pay": told to somebody. "The rate is expected to fall": told of it.
        let speech_act = verb.verb.stance == Stance::SpeechAct && !verb.verb.takes(Frame::Incise);
        let subject = if verb.verb.takes(Frame::Told) || speech_act { words.start..words.start } else { subject };
        Some(Cited { source: None, cue: Some(cue.tokens.clone()), content: vec![subject, words] })
    }

    /// Who did what the passive verb that ends before `at` tells: "by the union".
    fn agent(&self, at: usize) -> Option<Range<usize>> {
        let view = self.view;
        let citing = view.citing;
        let by = view.skip_adverbs(at, self.end());
        let word = view.lower(by);
        if by >= self.end() || !citing.noun_by.contains(word) || citing.noun_of.contains(word) {
            return None;
        }
        let first = view.past_apostrophe(by + 1);
        let person =
            view.is_capital(first) || view.is(first, Roles::DETERMINER) || citing.anonymous.contains(view.lower(first));
        let end = view.noun_phrase(first, self.end());
        (person && first < end && !view.is_time_phrase(first) && self.figure_over(first).is_none())
            .then_some(first..end)
    }
}

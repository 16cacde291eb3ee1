//! Words with the verb in them or behind them: "« … », a dit X", "…, he said, …".

use std::ops::Range;

use super::cue::{Cue, CueKind, VerbCue};
use super::resolve::{Cited, Resolver};
use crate::language::{Frame, ReportingVerb, Roles};
use crate::text::tokens::Kind;

impl Resolver<'_, '_> {
    /// Whether words that may be said end right before `at`: a quotation, or a clause and a comma.
    pub fn ends_words(&self, at: usize) -> bool {
        let view = self.view;
        let Some(before) = at.checked_sub(1).filter(|&before| before >= self.floor) else { return false };
        if view.quote(before).is_some() {
            return true;
        }
        if !view.is_mark(before, ",–—!?") {
            return false;
        }
        let quoted = before > self.floor && view.quote(before - 1).is_some();
        let headed = (self.floor..before).rev().find(|&at| view.is_mark(at, ":")).map_or(self.floor, |colon| colon + 1);
        quoted || self.is_main_clause(self.floor..before) || self.stands_alone(headed..before)
    }

    /// Whether only adjuncts come before the last phrase in `tokens`: no comma parts a subject from its verb, so what
    /// looks like one before a comma is a clause whose verb is not known.
    pub fn stands_alone(&self, tokens: Range<usize>) -> bool {
        const CLAUSE: usize = 3;
        let view = self.view;
        let opens = tokens.start == self.tokens.start;
        let mut segments = view.segments(tokens);
        // "Faux, répond la ministre": one word says it, where nothing else stands before the verb.
        let alone = opens && segments.len() == 1;
        let aside = |segment: &Range<usize>| {
            let start = view.past_openers(segment.start, segment.end);
            // "Not so, says the auditor"
            let denied = alone && segment.len() == 2 && view.is(start, Roles::NEGATION);
            let adjunct = if denied {
                false
            } else if alone && segment.len() == 1 {
                let apart = Roles::TIME | Roles::PREPOSITION | Roles::ADVERB | Roles::SUBORDINATOR | Roles::GERUND;
                view.is(start, apart)
            } else {
                view.opens_adjunct(start)
            };
            start == segment.end || adjunct || view.is(start, Roles::RELATIVE) || view.is_finite(start)
        };
        let says = |last: &Range<usize>| last.len() >= CLAUSE || alone || self.figure_over(last.start).is_some();
        let last = segments.pop().filter(|last| says(last) && !aside(last));
        last.is_some() && segments.iter().all(aside)
    }

    /// Whether a clause stands in `tokens` that does not wait for another.
    pub fn is_main_clause(&self, tokens: Range<usize>) -> bool {
        let view = self.view;
        let waits = view.is(view.past_openers(tokens.start, tokens.end), Roles::SUBORDINATOR);
        let segments = view.segments(tokens);
        let clauses = segments.iter().filter(|segment| view.is_clause((*segment).clone())).count();
        clauses > usize::from(waits) || self.is_parted(&segments)
    }

    /// Whether an insertion parts a subject from its verb: "Nine people, a child among them, have died".
    fn is_parted(&self, segments: &[Range<usize>]) -> bool {
        let view = self.view;
        let begins = |segment: &Range<usize>| view.past_openers(segment.start, segment.end);
        let subject = segments.iter().position(|segment| {
            let start = begins(segment);
            start < segment.end
                && !view.opens_adjunct(start)
                && !view.is(start, Roles::RELATIVE)
                && !view.is_finite(start)
        });
        let verb = |segment: &Range<usize>| {
            let small = Roles::CLITIC | Roles::NEGATION;
            let past = |&at: &usize| !view.is(at, small) && view.kind(at) != Some(Kind::Apostrophe);
            segment.clone().find(past).is_some_and(|at| view.is_finite(at))
        };
        subject.is_some_and(|subject| segments[subject + 1..].iter().skip(1).any(verb))
    }

    /// The noun phrase at `after` that is the source of words that end before the verb.
    pub fn source_behind(&self, cue: &Cue, verb: &ReportingVerb, after: usize) -> Option<Range<usize>> {
        let view = self.view;
        // "« … », a réagi mercredi sur Radio Port, la maire": a comma too many behind the adjunct.
        let quoted = cue.tokens.start.checked_sub(2).is_some_and(|at| at >= self.floor && view.quote(at).is_some());
        let strayed = view.has_infinitives && quoted && after > cue.tokens.end && view.is_mark(after, ",");
        let noun = view.is(after + 1, Roles::DETERMINER) && !view.is_time_phrase(after + 1);
        let named = self.before_comma(cue, after);
        // "à Reuters Nils, un gérant": one of them is told of whoever stands before.
        let told = named != after && view.citing.indefinite.contains(view.lower(after + 1));
        let strayed = strayed && noun && !told && !view.is_clause(after + 1..self.end());
        let after = if strayed { after + 1 } else { self.past_insertion(named) };
        // "readers will find this": a verb that another carries does not stand before its subject.
        // nor does one behind its auxiliary: "…, has denied any part in it".
        let led = Roles::MODAL | Roles::HAVE | Roles::BE;
        let carried = !view.has_infinitives && view.is(cue.tokens.start, led);
        // "told Reed, “…”": whoever is told always stands behind.
        let addressed = view.citing.addressing.contains(&verb.lemma);
        // "a “brazen” plan to loot the museum"
        let purpose = !view.has_infinitives && after == cue.tokens.end && self.begins_infinitive(after);
        if carried
            || addressed
            || purpose
            || after >= self.end()
            || view.quote(after).is_some()
            || view.kind(after) != Some(Kind::Word)
        {
            return None;
        }
        let words = after..self.past_relative(view.noun_phrase(after, self.end()));
        // "in turn, claimed the army had fired": the noun is the subject of what is said.
        if verb.takes(Frame::Bare) && view.is_finite(words.end) {
            return None;
        }
        let behind = self.ends_words(cue.tokens.start) || self.cuts_in(cue.tokens.start, words.end);
        let object = verb.takes(Frame::Object) && self.waits_for_verb(cue.tokens.start);
        let behind = behind && !object && !self.is_told_in_relative(cue.tokens.start);
        (behind && !words.is_empty()).then_some(words)
    }

    /// Whether the words before the verb at `at` are its subject and a relative clause of that between commas: "Lena Roche, qui
    /// dénonce « un vol », | a annoncé".
    fn is_told_in_relative(&self, at: usize) -> bool {
        let view = self.view;
        let first = view.past_openers(self.floor, at);
        let noun = view.simple_noun_phrase(first, at);
        let object = view.is(noun + 1, Roles::COMPLEMENTIZER);
        let alone = || view.segments(noun + 1..at - 1).len() == 1;
        noun > first
            && noun + 2 < at
            && view.is_mark(noun, ",")
            && view.is(noun + 1, Roles::RELATIVE)
            && !object
            && view.is_mark(at - 1, ",")
            && alone()
    }

    /// Whether the verb at `at` is that of a subject before a relative clause between two commas: "…, and Lena Roche, who lives
    /// there, | denounced".
    fn waits_for_verb(&self, at: usize) -> bool {
        let view = self.view;
        if at <= self.floor || !view.is_mark(at - 1, ",") {
            return false;
        }
        let segments = view.segments(self.floor..at - 1);
        let [.., before, relative] = segments.as_slice() else { return false };
        let opens = Roles::RELATIVE | Roles::COMPLEMENTIZER | Roles::JOINING | Roles::SUBORDINATOR;
        let opened = before.clone().rev().find(|&at| view.is(at, opens) && !view.is(at, Roles::LINKING));
        let subject = opened.map_or(before.start, |at| view.past_apostrophe(at + 1));
        let noun = view.is_capital(subject) || view.is(subject, Roles::DETERMINER);
        view.is(relative.start, Roles::RELATIVE)
            && noun
            && subject < before.end
            && !(subject..before.end).any(|at| view.is_finite(at))
    }

    /// Whom the reporter has it from: "a-t-on appris auprès de la mairie", "on apprend de bonne source".
    pub fn informant(&self, at: usize) -> Option<Range<usize>> {
        const NEAR: usize = 3;
        let view = self.view;
        let mut behind = at..self.end().min(at + NEAR);
        let mut sourced = behind.clone();
        if let Some(start) =
            sourced.find(|&at| view.phrase(&view.citing.sourced_prepositions, at, self.end()).is_some())
        {
            return Some(start..view.noun_phrase(start, self.end()));
        }
        let from = behind.find_map(|at| view.phrase(&view.citing.learned_from, at, self.end()))?;
        let noun = view.past_apostrophe(from);
        Some(noun..view.noun_phrase(noun, self.end())).filter(|words| !words.is_empty())
    }

    /// The token behind an adjunct between two commas: "a dit, ce matin, la ministre".
    pub fn past_insertion(&self, at: usize) -> usize {
        const SHORT: usize = 10;
        let view = self.view;
        if !view.is_mark(at, ",") || !view.opens_adjunct(at + 1) {
            return at;
        }
        let second = (at + 1..self.end().min(at + SHORT)).find(|&comma| view.is_mark(comma, ","));
        second.map_or(at, |second| second + 1)
    }

    /// The name that an adjunct took with it: "a dit à Baltia Lena, une serveuse".
    pub fn before_comma(&self, cue: &Cue, after: usize) -> usize {
        let view = self.view;
        let name = after
            .checked_sub(1)
            .filter(|&name| name > cue.tokens.end + 1 && view.is_capital(name) && view.is_capital(name - 1));
        let closed = after >= self.end() || view.kind(after) == Some(Kind::Mark);
        name.filter(|_| closed && view.is_mark(after, ",")).unwrap_or(after)
    }

    /// Whether an insertion from `start` to `end` parts a subject from its verb: "The ship, he said, sank".
    pub fn cuts_in(&self, start: usize, end: usize) -> bool {
        let view = self.view;
        let opened = start > self.floor + 1 && view.is_mark(start - 1, ",") && !view.opens_adjunct(self.floor);
        // "Le plan, annoncé lundi, prévoit …": an insertion before the verb of the noun it is told of.
        let inserted = || {
            let before = self.floor..start - 1;
            let last = view.segments(before.clone()).pop();
            last.is_some_and(|last| last.start > self.floor && view.is(last.start, Roles::PARTICIPLE))
                && !view.is_clause(before)
        };
        let opened = opened && !inserted();
        let small = Roles::CLITIC | Roles::NEGATION;
        let verb = (end + 1..self.end()).find(|&at| !view.is(at, small) && view.kind(at) != Some(Kind::Apostrophe));
        opened && view.is_mark(end, ",") && verb.is_some_and(|verb| view.is_finite(verb))
    }

    /// Whether an insertion from `start` to `end` parts what opens a sentence from its clause: "In May, he said, it sank".
    pub fn parts_adjunct(&self, start: usize, end: usize) -> bool {
        let view = self.view;
        let opened = start > self.floor + 1 && view.is_mark(start - 1, ",");
        opened
            && view.is_mark(end, ",")
            && !view.leaves_content(end + 1, self.cues)
            && self.is_adjunct(&(self.floor..start - 1))
            && view.is_clause(end + 1..self.end())
    }

    /// A verb in or after the words: "« … », a dit X", "…, explique-t-il".
    pub fn incise(&mut self, cue: &Cue, source: Option<Range<usize>>) -> Option<Cited> {
        let pronoun = source.as_ref().is_some_and(|source| source.end <= cue.tokens.end);
        let end = source.as_ref().map_or(cue.tokens.end, |source| source.end.max(cue.tokens.end));
        // "« … », nous confiait-elle"
        let start = cue.tokens.start;
        let told = pronoun
            && start > self.floor + 1
            && self.view.is(start - 1, Roles::CLITIC)
            && self.view.is_mark(start - 2, ",");
        let mut cited = self.around(cue, source, start - usize::from(told), end)?;
        // "…, assure-t-on au port, et …"
        let comma = self.view.skip_adjuncts(end, self.end());
        let joined = pronoun && self.view.is(comma + 1, Roles::JOINING) && self.view.is_clause(comma + 1..self.end());
        if joined && cited.content.len() == 1 {
            cited.content.extend(self.carried_on(comma));
        }
        Some(cited)
    }

    /// An attribution whose words stand before `start`, and go on behind `end` where they were cut.
    pub fn around(&mut self, cue: &Cue, source: Option<Range<usize>>, start: usize, end: usize) -> Option<Cited> {
        let view = self.view;
        let colon = (self.floor..start).rev().find(|&at| view.is_mark(at, ":;")).map_or(self.floor, |at| at + 1);
        let first = view.past_openers(if view.bare(colon..start).is_empty() { self.floor } else { colon }, start);
        let left = view.bare(first..start);
        // "According to the file, she told the court she was ill": who is cited says nothing alone.
        let cites = |cue: &Cue| cue.tokens.start == left.start && matches!(cue.kind, CueKind::Preposition);
        let source_alone = view.segments(left.clone()).len() == 1 && self.cues.iter().any(cites);
        if left.is_empty() || source_alone {
            return None;
        }
        let right = self.resumed(&left, end);
        // "For all his thrift, experts say, it will cost more": nobody says an adjunct alone.
        let told = || source.as_ref().is_some_and(|source| self.is_told_of_doing(source, end));
        if right.is_none() && self.is_adjunct(&left) && !told() {
            return None;
        }
        let content = std::iter::once(left).chain(right).collect();
        self.floor = end;
        Some(Cited { source, cue: Some(cue.tokens.clone()), content })
    }

    /// Words behind the comma of a clause that announces them: "Comme l'a rappelé X, …", "As X noted, …".
    pub fn announced(&self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<Cited> {
        let view = self.view;
        let opening = view.segments(self.floor..cue.tokens.start).pop()?;
        let opening = view.past_openers(opening.start, opening.end);
        let mut start = view.phrase(&view.citing.announcing, opening, cue.tokens.start)?;
        let clitic = view.is(start, Roles::CLITIC) && start < cue.tokens.start;
        while start < cue.tokens.start && (view.is(start, Roles::CLITIC) || view.kind(start) == Some(Kind::Apostrophe))
        {
            start += 1;
        }
        // The clitic stands for what is said; without one the verb must be able to take it bare.
        if !(clitic || verb.verb.takes(Frame::Bare)) {
            return None;
        }
        let before = view.bare(start..cue.tokens.start);
        let source = if before.is_empty() { after..view.noun_phrase(after, self.end()) } else { before };
        let comma = source.end.max(after);
        // "Le bac est vieux, comme l'a rappelé la maire."
        let closing = opening > self.floor + 1 && view.is_mark(opening - 1, ",") && !view.is_mark(comma, ",");
        if closing && !source.is_empty() && self.ends_words(opening) {
            let words = view.past_openers(self.floor, opening - 1)..opening - 1;
            return Some(Cited::one(Some(source), cue, words));
        }
        if source.is_empty() || !view.is_mark(comma, ",") {
            return None;
        }
        let end = view.content_end(comma + 1, self.end(), self.cues);
        Some(Cited::one(Some(source), cue, comma + 1..end))
    }
}

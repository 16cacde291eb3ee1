//! Prepositions whose noun is the source: "selon X, …", "…, according to X".

use std::ops::Range;

use super::cue::Cue;
use super::resolve::{Cited, Resolver};
use super::source::Subject;
use crate::language::Roles;
use crate::text::tokens::Kind;

impl Resolver<'_, '_> {
    pub fn preposition(&mut self, cue: &Cue, noun: usize) -> Option<Cited> {
        let view = self.view;
        // "n'ont pu être vérifiés de source indépendante"
        let negated = |at: usize| view.is(at, Roles::NEGATION);
        if noun == cue.tokens.start && (self.floor.max(noun.saturating_sub(8))..noun).any(negated) {
            return None;
        }
        // "selon un décompte établi à partir de sources officielles": part of another source.
        let known = self.found.last().and_then(|cited| cited.source.as_ref());
        if noun == cue.tokens.start && known.is_some_and(|source| source.contains(&noun)) {
            return None;
        }
        // "On apprend de bonne source que …": it belongs to the verb before it.
        if noun == cue.tokens.start && view.is(view.noun_phrase(noun, self.end()), Roles::COMPLEMENTIZER) {
            return None;
        }
        if view.is(noun, Roles::RELATIVE) && !view.is(noun, Roles::DETERMINER) {
            return self.relative(cue, noun);
        }
        // "(1 200 selon la police)" says nothing of what stands before the bracket.
        let bracket = (self.floor..cue.tokens.start).rev().find(|&at| view.is_mark(at, "()"));
        let inside = bracket.filter(|&at| view.is_mark(at, "(")).map(|at| at + 1);
        self.floor = inside.filter(|&start| !view.bare(start..cue.tokens.start).is_empty()).unwrap_or(self.floor);
        let before = view.past_openers(self.floor, cue.tokens.start);
        let left = view.bare(before..cue.tokens.start);
        if left.clone().last().is_some_and(|last| view.is(last, Roles::RELATIVE))
            || left.is_empty()
            || self.is_adjunct(&left)
        {
            return Some(self.introduced(cue, noun));
        }
        let pronoun = view.is(noun, Roles::SUBJECT | Roles::CLITIC) && !view.is(noun, Roles::DETERMINER);
        let source =
            noun..if pronoun { noun + 1 } else { self.past_publishing(noun, view.noun_phrase(noun, self.end())) };
        let end = source.end;
        let mut cited = self.around(cue, Some(source).filter(|words| !words.is_empty()), cue.tokens.start, end)?;
        if cited.content.len() == 1 {
            // "nous vivons selon lui | un hiver sans pareil"
            let inside = pronoun && !view.is_mark(cue.tokens.start - 1, ",") && view.kind(end) == Some(Kind::Word);
            let rest = inside && end < self.end() && !view.is(end, Roles::JOINING);
            let rest = rest.then(|| end..view.content_end(end, self.end(), self.cues));
            cited.content.extend(rest.or_else(|| self.goes_on(end)));
        }
        Some(cited)
    }

    /// "le préfet, selon qui rien ne presse": the pronoun at `relative` takes up the source.
    fn relative(&self, cue: &Cue, relative: usize) -> Option<Cited> {
        let view = self.view;
        let Subject::Words(source) = view.antecedent(self.tokens.start, cue.tokens.start) else { return None };
        let content = relative + 1..view.content_end(relative + 1, self.end(), self.cues);
        view.is_clause(content.clone()).then(|| Cited::one(Some(source), cue, content))
    }

    /// What the subject of the words did before or after, behind the comma at `comma`: ", selon X, avant de partir".
    fn goes_on(&self, comma: usize) -> Option<Range<usize>> {
        let view = self.view;
        let led = comma + 1;
        let verb = view.is(led + 1, Roles::GERUND)
            || view.is(led + 1, Roles::INFINITIVE_MARKER) && view.is_infinitive(view.past_apostrophe(led + 2));
        let joined = view.is(led, Roles::JOINING) && view.is_clause(led + 1..self.end());
        let led = view.is(led, Roles::PREPOSITION | Roles::SUBORDINATOR) && verb || joined;
        let led = view.is_mark(comma, ",") && led;
        (led && !view.leaves_content(comma + 1, self.cues))
            .then(|| comma + 1..view.content_end(comma + 1, self.end(), self.cues))
    }

    /// The end of the source from `noun` to `end` with when and by whom it was made known: "les chiffres publiés | lundi par la
    /// mairie".
    fn past_publishing(&self, noun: usize, end: usize) -> usize {
        let view = self.view;
        let told = end > noun + 1 && view.is(end - 1, Roles::PARTICIPLE | Roles::PAST) && !view.is_capital(end - 1);
        if !told || end >= self.end() {
            return end;
        }
        let by =
            |at: usize| view.citing.noun_by.contains(view.lower(at)) && !view.citing.noun_of.contains(view.lower(at));
        let stop = view.skip_adjuncts_but(end, self.end(), by);
        let stop = if by(stop) { view.noun_phrase(view.past_apostrophe(stop + 1), self.end()) } else { stop };
        let ends = stop >= self.end() || view.kind(stop) == Some(Kind::Mark);
        if ends { stop } else { end }
    }

    /// Whether all of `tokens` is told beside the clause.
    pub fn is_adjunct(&self, tokens: &Range<usize>) -> bool {
        !self.view.is_clause(tokens.clone())
            && self.view.each_segment(tokens.clone()).all(|segment| self.view.opens_adjunct(segment.start))
    }

    /// "Selon X, …": the source up to its comma, then what is said.
    pub fn introduced(&self, cue: &Cue, noun: usize) -> Cited {
        let view = self.view;
        let begins = || {
            let segment = |segment: &Range<usize>| !view.is(segment.start, Roles::RELATIVE);
            view.each_segment(noun..self.end()).skip(1).find(segment).map(|segment| segment.start)
        };
        let start = self.unparted(noun).or_else(|| self.said_clause(noun)).or_else(begins);
        let start = start.unwrap_or_else(|| view.simple_noun_phrase(noun, self.end()));
        let end = view.content_end(start, self.end(), &[]);
        // "Selon la mairie, le pont est sûr, mais l'expert affirme que …"
        let anew = |&comma: &usize| {
            view.is_mark(comma, ",") && view.is(comma + 1, Roles::JOINING) && view.speaks_anew(comma + 2, self.cues)
        };
        let end = (start..end).find(anew).unwrap_or(end);
        let source = view.bare(noun..start);
        Cited::one(Some(source).filter(|words| !words.is_empty()), cue, start..end)
    }

    /// Where the clause that is said begins when no comma parts it from the source at `noun`: "According to police | it fell".
    fn unparted(&self, noun: usize) -> Option<usize> {
        let view = self.view;
        let first = view.each_segment(noun..self.end()).next()?;
        let pronoun = |at: usize| {
            view.is(at, Roles::SUBJECT) && !view.is(at, Roles::DETERMINER | Roles::RELATIVE) && view.is_finite(at + 1)
        };
        let whole = first.end >= self.end() || !view.is_mark(first.end, ",");
        let begins = |&at: &usize| view.quote(at).is_none() && (pronoun(at) || self.begins_second_noun(noun, at));
        let start = (noun + 1..first.end).find(begins).filter(|_| whole)?;
        let relative = (noun..start).any(|at| view.is(at, Roles::RELATIVE | Roles::COMPLEMENTIZER));
        (!relative && view.is_clause(start..first.end)).then_some(start)
    }

    /// Where the clause that is said begins behind the source at `noun`.
    fn said_clause(&self, noun: usize) -> Option<usize> {
        const CLAUSE: usize = 5;
        let view = self.view;
        if !view.may_hold_clause(&(noun..self.end())) {
            return None;
        }
        let segments = view.segments(noun..self.end());
        // "…, 1,7 milliard correspond à des prêts": a figure and more words begin a clause, whatever its verb.
        let counts = |segment: &&Range<usize>| segment.len() >= CLAUSE && self.figure_over(segment.start).is_some();
        let clause = segments.iter().skip(1).find(|segment| counts(segment) || view.is_clause((*segment).clone()));
        // "…, the suspect, a plumber, had been known": a clause that its verb begins has its subject before a comma.
        let whole = clause.filter(|said| !view.is_finite(said.start));
        whole.or_else(|| self.parted_clause(&segments)).or(clause).map(|said| said.start)
    }

    /// Where a clause begins whose subject an insertion parts from its verb: "…, the suspect, Tom Reed, fled". Names and
    /// numbers between commas say more of the subject before them.
    fn parted_clause<'s>(&self, segments: &'s [Range<usize>]) -> Option<&'s Range<usize>> {
        let view = self.view;
        let verb = segments.iter().position(|segment| view.is_finite(segment.start))?;
        let says_more =
            |segment: &Range<usize>| view.is_capital(segment.start) || self.figure_over(segment.start).is_some();
        let subject = (1..verb.checked_sub(1)?).rev().find(|&at| at == 1 || !says_more(&segments[at]))?;
        segments.get(subject)
    }
}

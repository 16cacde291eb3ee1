//! Relative clauses around what is said: those of a source, those that a noun summing up the sentence opens.

use super::cue::{Cue, VerbCue};
use super::resolve::{Cited, Resolver};
use super::source::Subject;
use super::view::View;
use crate::document::NameKind;
use crate::language::{Frame, Roles};
use crate::text::tokens::Kind;

impl View<'_> {
    /// The noun phrase that the relative pronoun at `relative` takes up.
    pub fn antecedent(&self, floor: usize, relative: usize) -> Subject {
        let end = if relative > floor && self.is_mark(relative - 1, ",") { relative - 1 } else { relative };
        let stop = Roles::COMPLEMENTIZER | Roles::SUBORDINATOR | Roles::INFINITIVE;
        let stops = |at: usize| {
            let mark = self.kind(at) == Some(Kind::Mark) && !self.is_mark(at, "-()") && !self.ends_abbreviation(at);
            let preposition = self.is(at, Roles::PREPOSITION)
                && !self.is(at, Roles::LINKING | Roles::DETERMINER)
                && self.phrase(&self.citing.posts, at, end).is_none();
            if self.is_inside_name(at) {
                return false;
            }
            // "a également indiqué | Brice Morel, qui …"
            let told = self.is(at, Roles::PARTICIPLE)
                && (floor..at)
                    .rev()
                    .find(|&before| !self.is(before, Roles::ADVERB))
                    .is_some_and(|before| self.is(before, Roles::HAVE | Roles::BE));
            // A trade may end as an infinitive does: ", secrétaire de".
            let trade = self.is(at, Roles::INFINITIVE) && at > floor && self.is_mark(at - 1, ",");
            let stopped = self.is(at, stop) && !self.is(at, Roles::LINKING) && !trade;
            told || mark || preposition || self.is_finite(at) || stopped
        };
        let before = |end: usize| (floor..end).rev().find(|&at| stops(at)).map_or(floor, |at| at + 1);
        let mut start = before(end);
        // "Anna Roche, secrétaire du syndicat, qui …"
        let comma = start.checked_sub(1).filter(|&comma| comma > floor && self.is_mark(comma, ","));
        let named = comma.and_then(|comma| self.person_before(comma)).filter(|&named| named >= floor);
        if let Some(named) = named.filter(|_| self.is_apposition(start, end)) {
            start = named;
        }
        let mut words = self.bare(self.past_openers(start, end)..end);
        // "Il provient d'un communiqué de la mairie, qui annonçait": a clause whose verb is not known.
        let pronoun = self.is(words.start, Roles::SUBJECT) && !self.is(words.start, Roles::DETERMINER);
        let noun = words.clone().skip(2).find(|&at| self.is(at, Roles::DETERMINER) && !self.is(at, Roles::PREPOSITION));
        words.start = noun.filter(|_| pronoun && words.len() > 3).unwrap_or(words.start);
        // "a reply from port unions, who": one thing believes nothing, several people do.
        let by =
            |at: usize| self.citing.noun_by.contains(self.lower(at)) && !self.citing.noun_of.contains(self.lower(at));
        let many = |at: usize| self.document.language.counting().is_plural(self.lower(at));
        let from = words.clone().skip(1).find(|&at| by(at) && !self.has_infinitives);
        if let Some(from) = from.filter(|&from| from + 1 < words.end && !many(from - 1) && many(words.end - 1)) {
            words.start = from + 1;
        }
        if self.is(words.start, Roles::PREPOSITION) && !self.is(words.start, Roles::DETERMINER) && words.len() > 1 {
            words.start = self.past_apostrophe(words.start + 1);
        }
        let nothing = words.is_empty() || self.is(words.start, Roles::NEGATION);
        if nothing { Subject::None } else { Subject::Words(words) }
    }

    /// The first token of the name of a person that ends right before the token at `end`.
    pub fn person_before(&self, end: usize) -> Option<usize> {
        let stop = self.document.tokens.get(end.checked_sub(1)?)?.span.end;
        let names = &self.document.names;
        let name = names.get(names.partition_point(|name| name.span.end < stop))?;
        (name.span.end == stop && name.kind == NameKind::Person).then(|| self.document.tokens.from(name.span.start))
    }
}

impl Resolver<'_, '_> {
    /// The end of a relative clause that no comma parts from the source that ends at `end`: "say farmers who live there".
    pub fn past_relative(&self, end: usize) -> usize {
        let view = self.view;
        if end >= self.end() || view.kind(end) != Some(Kind::Word) || !view.is(end, Roles::RELATIVE) {
            return end;
        }
        (end..self.end()).find(|&at| view.quote(at).is_some() || view.is_mark(at, ",;:.–—")).unwrap_or(end)
    }

    /// The quotation that a colon announces behind a relative clause at `at`: "…, argues X, who ran it: “…”".
    pub fn behind_relative(&self, at: usize) -> Option<usize> {
        const LONG: usize = 25;
        let view = self.view;
        let relative = view.is_mark(at, ",") && view.is(at + 1, Roles::RELATIVE);
        let near = at..self.end().min(at + LONG);
        let colon = near.clone().find(|&at| view.is_mark(at, ":")).filter(|&colon| view.quote(colon + 1).is_some())?;
        let cued = self.cues.iter().any(|cue| cue.tokens.start > at && cue.tokens.start < colon);
        (relative && !cued).then_some(colon + 1)
    }

    /// A noun that sums up the sentence before it, said by the subject of a clause bare behind it: "…, a charge X denies".
    pub fn reduced_relative(&mut self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<Cited> {
        let view = self.view;
        // "a threat the union says is empty": the clause behind the verb has the noun for its subject.
        let told = verb.verb.takes(Frame::Bare) && view.is_finite(after) && after == cue.tokens.end;
        if !told && (!verb.verb.takes(Frame::Object) || view.is_clause(after..self.end())) {
            return None;
        }
        let Subject::Words(words) = view.subject_before(self.tokens.start, cue.tokens.start) else { return None };
        let start = view.segments(words.clone()).pop()?.start;
        let noun = (start + 1..words.end.min(start + 3)).find(|&at| view.citing.nouns.contains(view.lower(at)))?;
        let sums_up = view.citing.indefinite.contains(view.lower(start)) && view.is_mark(start.checked_sub(1)?, ",");
        let source = noun + 1..words.end;
        let said = told.then(|| after..view.content_end(after, self.end(), self.cues));
        let content = std::iter::once(start..noun + 1).chain(said).collect();
        (sums_up && !source.is_empty()).then(|| Cited { source: Some(source), cue: Some(cue.tokens.clone()), content })
    }
}

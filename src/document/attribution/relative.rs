//! Relative clauses around what is said: those of a source, those that a noun summing up the sentence opens.

use super::cue::{Cue, VerbCue};
use super::resolve::{Cited, Resolver};
use super::source::Subject;
use crate::language::{Frame, Roles};
use crate::text::tokens::Kind;

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

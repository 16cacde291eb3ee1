//! Who says it, where a verb stands behind its subject: before it, or shared with the verb it is joined to.

use std::ops::Range;

use super::cue::{Cue, CueKind, VerbCue};
use super::resolve::{Cited, Resolver};
use super::source::Subject;
use crate::language::{Form, Roles};
use crate::text::tokens::Kind;

impl Resolver<'_, '_> {
    /// Whom the relative clause is told of that the verb at `at` is joined to: "Lena Roche, qui a menacé le port et | assuré".
    fn relative_subject(&self, at: usize) -> Option<Range<usize>> {
        const LONG: usize = 20;
        let view = self.view;
        let floor = self.tokens.start.max(at.saturating_sub(LONG));
        let mut before = (floor..at).rev().take_while(|&at| view.quote(at).is_none() && !view.is_mark(at, ",;:–—"));
        let opens = |at: &usize| view.is(*at, Roles::RELATIVE) && view.is_finite(self.past_small(at + 1));
        let relative = before.find(opens)?;
        match view.antecedent(self.tokens.start, relative) {
            Subject::Words(words) => Some(words),
            Subject::Shared | Subject::None => None,
        }
    }

    /// The subject of the subordinate clause that the verb at `at` is joined to: "after its owner cut a shift and | said".
    fn subordinate_subject(&self, at: usize) -> Option<Range<usize>> {
        const LONG: usize = 16;
        let view = self.view;
        let floor = self.floor.max(at.saturating_sub(LONG));
        let stops = |at: usize| {
            view.kind(at) == Some(Kind::Mark) && !view.is_mark(at, "-")
                || view.quote(at).is_some()
                || view.is(at, Roles::COMPLEMENTIZER)
        };
        let floor = (floor..at).rev().find(|&at| stops(at)).map_or(floor, |at| at + 1);
        let opens = |at: usize| view.is(at, Roles::SUBORDINATOR) && !view.is(at, Roles::GERUND);
        let first = (floor..at).rev().find(|&at| opens(at))? + 1;
        let end = view.simple_noun_phrase(first, at);
        (first < end && end + 1 < at && view.is_finite(end) && !view.opens_adjunct(first)).then_some(first..end)
    }

    /// The subject of a gerund that a preposition leads in: "…, with | the owner | claiming that".
    fn absolute(&self, cue: &Cue, verb: &VerbCue) -> Option<Range<usize>> {
        const LONG: usize = 12;
        let view = self.view;
        let floor = self.tokens.start.max(cue.tokens.start.saturating_sub(LONG));
        let mut before = (floor..cue.tokens.start).rev().take_while(|&at| view.kind(at) == Some(Kind::Word));
        let led = before.find(|&at| verb.form == Form::Gerund && view.citing.absolute.contains(view.lower(at)))?;
        let words = led + 1..cue.tokens.start;
        (!words.is_empty() && !words.clone().any(|at| view.is_finite(at))).then_some(words)
    }

    /// The subject of the cue, or the source it shares with the one before.
    pub fn subject(&self, cue: &Cue, verb: &VerbCue) -> Option<Range<usize>> {
        let shared = || {
            // "denounced what they called “…” and demanded": not of the verb inside what was denounced.
            let inside = |cited: &Cited| {
                let cue = cited.cue.as_ref().map_or(0, |cue| cue.start);
                self.found.iter().any(|other| other.content.iter().any(|piece| piece.contains(&cue)))
            };
            let own = self.relative_subject(cue.tokens.start).or_else(|| self.subordinate_subject(cue.tokens.start));
            if own.is_some() {
                return own;
            }
            // "…, selon X, tout en niant": who denies it is the subject.
            let led = verb.form == Form::Gerund
                && self
                    .view
                    .before(cue.tokens.start, self.tokens.start)
                    .is_some_and(|at| self.view.is(at, Roles::PREPOSITION));
            let beside = |cited: &Cited| {
                let cue = cited.cue.as_ref().map_or(0, |cue| cue.start);
                let preposition = |known: &Cue| known.tokens.start == cue && matches!(known.kind, CueKind::Preposition);
                led && self.cues.iter().any(preposition)
            };
            let mut last = self.found.iter().rev().filter(|cited| !inside(cited) && !beside(cited));
            let last = last.next().and_then(|cited| cited.source.clone());
            last.or_else(|| self.view.main_subject(self.tokens.start..cue.tokens.start))
        };
        let view = self.view;
        let led = Roles::PREPOSITION | Roles::SUBORDINATOR;
        let before = cue.tokens.start.checked_sub(1);
        let apart = before.is_none_or(|before| view.kind(before) != Some(Kind::Word) || view.is(before, led));
        if verb.form == Form::Gerund && apart {
            return self.subject_behind(cue.tokens.start).or_else(shared);
        }
        if let Some(words) = self.absolute(cue, verb) {
            return Some(words);
        }
        match self.view.subject_before(self.tokens.start, cue.tokens.start) {
            // "a cité des témoins affirmant que": a gerund right behind its noun has that noun for its subject.
            Subject::Words(words) if verb.form == Form::Gerund => Some(view.last_noun(words)),
            // "There are fears there will be a storm"
            Subject::Words(words) => {
                Some(words).filter(|words| !view.is_impersonal(words.start) || view.is_dated(words.start))
            }
            Subject::Shared => shared(),
            Subject::None => None,
        }
    }
}

//! "The words, he said.": a verb behind its subject and behind the words.

use std::ops::Range;

use super::cue::{Cue, VerbCue};
use super::resolve::{Cited, Resolver};
use super::source::Subject;
use crate::language::{Form, Frame, Roles};
use crate::text::tokens::Kind;

impl Resolver<'_, '_> {
    /// What looks like a noun and its apposition before the verb at `verb`: no comma closes that, so that the first is what
    /// is said, with a verb that is not known. "The mask halves the risk, | a study found."
    fn without_words(&self, source: Range<usize>, verb: usize) -> Range<usize> {
        const SHORT: usize = 3;
        let view = self.view;
        let last = view.segments(source.clone()).pop().filter(|last| last.start > source.start && last.end == verb);
        let listed = |last: &Range<usize>| last.clone().any(|at| view.is(at, Roles::JOINING));
        let clause = |last: &Range<usize>| {
            let left = view.past_openers(self.floor, last.start)..last.start - 1;
            // Nothing at all may stand there, and then no token begins it.
            if left.len() <= SHORT {
                return false;
            }
            let cites = self.cues.iter().any(|cue| cue.tokens.start == left.start);
            let adjunct = view.opens_adjunct(left.start) || view.is_dated(left.start);
            !cites && !adjunct && self.ends_words(last.start)
        };
        last.filter(|last| !listed(last) && clause(last)).unwrap_or(source)
    }

    /// Whether what somebody may do, or a paper tells of it, is all that stands before `source` in a sentence that ends at
    /// `end`: "Eating less salt can save lives, a study says". "Speaking slowly, he agreed" is an adjunct.
    pub fn is_told_of_doing(&self, source: &Range<usize>, end: usize) -> bool {
        let view = self.view;
        let first = view.past_openers(self.floor, source.start);
        let Some(comma) = source.start.checked_sub(1).filter(|&comma| view.is_mark(comma, ",")) else { return false };
        let doing = view.is(first, Roles::GERUND) && !view.document.triggers(first).reports();
        let own =
            |at: &usize| !view.is(*at, Roles::RELATIVE | Roles::SUBORDINATOR | Roles::COMPLEMENTIZER | Roles::SUBJECT);
        let may = (first..comma).take_while(own).any(|at| view.is(at, Roles::MODAL));
        let last = end >= self.end() || view.is_mark(end, ".");
        doing && last && (may || self.is_paper(source))
    }

    /// "The words, he said.": a verb behind its subject and behind the words.
    pub fn postponed(&mut self, cue: &Cue, verb: &VerbCue, after: usize) -> Option<Cited> {
        let view = self.view;
        let quoted = cue.tokens.start > self.floor && (self.floor..cue.tokens.start).any(|at| view.quote(at).is_some());
        let aside = Roles::SUBORDINATOR | Roles::PREPOSITION;
        // "“Help me,” she wailed when they came": of a verb that takes no clause it is no question.
        let asks = verb.verb.takes(Frame::Clause);
        let closed = |at: usize| {
            at >= self.end()
                || view.kind(at) == Some(Kind::Mark) && !view.is_mark(at, ":") && view.quote(at).is_none()
                || quoted
                    && view.is(at, aside)
                    && !(asks && view.is(at, Roles::QUESTION))
                    && !view.is(at, Roles::INFINITIVE_MARKER)
                || quoted && view.is(at, Roles::SUBORDINATOR) && view.is(at + 1, Roles::FINITE)
        };
        let addressed =
            verb.verb.takes(Frame::Told) && (!view.is(after, Roles::SUBJECT) || view.is(after, Roles::DETERMINER));
        let told = view.simple_noun_phrase(after, self.end().min(after + 6));
        let told = if addressed && closed(told) { told } else { view.skip_adjuncts(told, self.end()) };
        if verb.form != Form::Finite || !(closed(after) || addressed && closed(told)) {
            return None;
        }
        let after = if closed(after) { after } else { told };
        let Subject::Words(mut source) = view.subject_before(self.tokens.start, cue.tokens.start) else { return None };
        if let Some(last) = view.segments(source.clone()).pop().filter(|last| self.cuts_in(last.start, after)) {
            source = last;
        }
        source = self.without_words(source, cue.tokens.start);
        let said = || {
            self.ends_words(source.start) || self.cuts_in(source.start, after) || self.is_told_of_doing(&source, after)
        };
        // "La fin des travaux, un choix critique.": where such a verb stands before its subject, two nouns are an apposition.
        let apposed = || {
            let end = source.start.saturating_sub(1);
            view.has_infinitives && !quoted && !self.is_main_clause(self.floor..end)
        };
        if source.start <= self.floor || apposed() || !(said() || self.parts_adjunct(source.start, after)) {
            return None;
        }
        let mut cited = self.around(cue, Some(source.clone()), source.start, after)?;
        if cited.content.len() == 1 {
            cited.content.extend(self.carried_on(after));
        }
        Some(cited)
    }
}

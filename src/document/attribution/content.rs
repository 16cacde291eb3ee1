//! Contents: where what is said begins and ends.

use std::ops::Range;

use super::cue::{Cue, CueKind, Ended};
use super::view::View;
use crate::language::{Form, Frame, Roles};
use crate::text::tokens::Kind;

/// How many tokens whoever said it may have before the verb: "…, Rep. Tom Reed (Aland) said."
const POSTPONED: usize = 9;

/// How far into what is said the next thing its speaker does is looked for, in tokens.
const REACH: usize = 60;

impl View<'_> {
    /// The end of what is said from `start` on, given the cues of the unit, or none of them.
    pub fn content_end(&self, start: usize, end: usize, cues: &[Cue]) -> usize {
        if let Some(known) = self.ended.get().filter(|known| known.holds(start, end, cues)) {
            return known.result;
        }
        let mut leap = end;
        let result = self.read_content(start, end, cues, &mut leap);
        self.ended.set(Some(Ended { start, end, cues: cues.len(), leap, result }));
        result
    }

    /// The same, looked for; `leap` becomes the first token from which the look went on behind a bracket or quotation.
    fn read_content(&self, start: usize, end: usize, cues: &[Cue], leap: &mut usize) -> usize {
        let mut at = start;
        while at < end {
            if self.quote(at).is_some() {
                *leap = at.min(*leap);
                at = self.next(at);
                // English puts the comma inside: "said he was “done,” and the mayor agreed".
                if at < end && self.lower(at - 2) == "," && self.leaves_content(at, cues) {
                    return at;
                }
                continue;
            }
            if self.is_mark(at, "(") {
                *leap = at.min(*leap);
                at = self.closing(at, end);
                continue;
            }
            if self.is_mark(at, ";–—") || self.is_mark(at, "-") && self.is_mark(at + 1, "-") {
                return at;
            }
            if at > start && self.document.triggers(at).turns() && self.phrase(&self.citing.turning, at, end).is_some()
            {
                return at;
            }
            if at > start && self.is_mark(at, ",") && self.leaves_content(at + 1, cues) {
                if !self.parts_subject(start..at, cues) {
                    return at;
                }
                *leap = start;
            }
            if at > start && (self.is(at, Roles::JOINING) && joins_cue(self, at, cues) || self.says_next(at, cues)) {
                return at;
            }
            at += 1;
        }
        end
    }

    /// Whether the comma that `content` ends at only parts its subject from a verb: "heard that Tom Reed, a plumber, had told".
    fn parts_subject(&self, content: Range<usize>, cues: &[Cue]) -> bool {
        let verb = |cue: &Cue| matches!(&cue.kind, CueKind::Verb(verb) if verb.form == Form::Finite);
        near(cues, content.end + 1, 0).is_some_and(verb)
            && self.is_capital(content.start)
            && content.clone().skip(1).any(|at| self.is_mark(at, ","))
            && !self.is_clause(content)
    }

    /// Where a second verb of whoever speaks begins in `content`, and else its end: "warned that losses would grow | and
    /// lowered its dividend", "a averti que les prix monteraient | et a fermé deux quais".
    pub fn own_predicate(&self, cue: &Range<usize>, content: Range<usize>) -> usize {
        let small = Roles::ADVERB | Roles::CLITIC | Roles::NEGATION;
        let apart = Roles::COMPLEMENTIZER | Roles::RELATIVE | Roles::SUBORDINATOR;
        let auxiliary = self.is(cue.start, Roles::HAVE).then(|| self.lower(cue.start));
        // Whether a verb stands between that only a dictionary form can be joined to.
        let mut carries = false;
        let mut repeated = false;
        let mut at = content.start;
        while at < content.end.min(content.start + REACH) {
            if self.quote(at).is_none() && self.kind(at) == Some(Kind::Word) {
                let verb = at + 1 + usize::from(self.is(at + 1, small) && !self.is(at + 1, Roles::HAVE));
                let own = carries && self.is(verb, Roles::PAST)
                    || !repeated
                        && auxiliary.is_some_and(|auxiliary| verb < content.end && self.lower(verb) == auxiliary);
                if self.is(at, Roles::JOINING) && own {
                    return at;
                }
                repeated |= auxiliary == Some(self.lower(at));
                if self.is(at, Roles::MODAL) && !self.has_infinitives {
                    carries = true;
                } else if self.is(at, apart | Roles::HAVE | Roles::BE | Roles::FINITE) {
                    carries = false;
                }
            }
            at = self.next(at);
        }
        content.end
    }

    /// Where a clause that nothing joins begins behind a bare noun phrase: "dénonce des cadences trop lourdes | , la
    /// direction propose une prime"; else the end of `content`.
    pub fn spliced(&self, content: Range<usize>, cues: &[Cue]) -> usize {
        const SHORT: usize = 4;
        let within = content.start + 1..content.end.min(content.start + REACH);
        let mut commas = within.filter(|&at| self.is_mark(at, ","));
        let other = |comma: usize| {
            let start = comma + 1;
            let cue = near(cues, start + 1, SHORT)
                .filter(|cue| matches!(&cue.kind, CueKind::Verb(verb) if verb.form == Form::Finite));
            let pronoun = self.is(start, Roles::SUBJECT) && !self.is(start, Roles::RELATIVE);
            let subject = pronoun || self.is(start, Roles::DETERMINER) && !self.is_time_phrase(start);
            subject
                && cue.is_some_and(|cue| cue.tokens.end < content.end && self.may_be_subject(start..cue.tokens.start))
        };
        // "le nombre de soldats, et il n'a pas été possible …"
        let anew = |comma: usize| {
            let start = comma + 2;
            let pronoun = self.is(start, Roles::SUBJECT) && !self.is(start, Roles::DETERMINER | Roles::RELATIVE);
            let verb = (start + 1..content.end)
                .find(|&at| !self.is(at, Roles::CLITIC | Roles::NEGATION) && self.kind(at) != Some(Kind::Apostrophe));
            self.is(comma + 1, Roles::JOINING) && pronoun && verb.is_some_and(|verb| self.is_finite(verb))
        };
        let ends = |&comma: &usize| anew(comma) || other(comma) && !self.is_clause(content.start..comma);
        commas.find(ends).unwrap_or(content.end)
    }

    /// Whether what follows the comma before `at` is the reporter's again.
    pub fn leaves_content(&self, at: usize, cues: &[Cue]) -> bool {
        if self.phrase(&self.citing.leaving, at, self.document.tokens.len()).is_some() {
            return true;
        }
        if self.is(at, Roles::JOINING) && joins_cue(self, at, cues)
            || self.is(at, Roles::JOINING | Roles::SUBORDINATOR) && self.speaks_anew(at + 1, cues)
        {
            return true;
        }
        let sums_up = self.citing.indefinite.contains(self.lower(at)) && self.citing.nouns.contains(self.lower(at + 1));
        if sums_up && near(cues, at + 2, 7).is_some_and(|cue| matches!(cue.kind, CueKind::Verb(_))) {
            return true;
        }
        if near(cues, at + 1, POSTPONED).is_some_and(|cue| self.is_postponed(at, cue)) {
            return true;
        }
        near(cues, at, 1).is_some_and(|cue| match &cue.kind {
            CueKind::Verb(verb) => verb.form == Form::Gerund || cue.tokens.start == at && !verb.passive,
            CueKind::Preposition | CueKind::SourcedPreposition => true,
            CueKind::Noun => false,
        })
    }

    /// Whether what the same source says next begins at `at`: "joked that he was cold before admitting that …".
    fn says_next(&self, at: usize, cues: &[Cue]) -> bool {
        let led = self.is(at, Roles::SUBORDINATOR) && self.is(at + 1, Roles::GERUND);
        led && near(cues, at + 1, 0)
            .is_some_and(|cue| matches!(&cue.kind, CueKind::Verb(verb) if verb.form == Form::Gerund))
    }

    /// Whether somebody else speaks from `at` on: "…, but the mayor insists that …".
    pub fn speaks_anew(&self, at: usize, cues: &[Cue]) -> bool {
        const LONG: usize = 24;
        let at = self.skip_adjuncts(at, at + LONG);
        let first = cues.partition_point(|cue| cue.tokens.start <= at);
        let near = cues[first..].iter().take_while(|cue| cue.tokens.start <= at + LONG);
        near.filter(|cue| {
            let CueKind::Verb(verb) = &cue.kind else { return false };
            let frame = verb.verb.takes(Frame::Clause) || verb.verb.takes(Frame::Object);
            verb.form == Form::Finite && !verb.passive && frame && verb.pronoun.is_none()
        })
        .any(|cue| self.may_be_long_subject(at..cue.tokens.start))
    }

    /// Whether `tokens` look like a subject with what is told beside it: "an official who was not named", "one, smiling,".
    fn may_be_long_subject(&self, tokens: Range<usize>) -> bool {
        let relative = tokens.clone().skip(1).find(|&at| self.is(at, Roles::RELATIVE) || self.is_mark(at, ","));
        let Some(stop) = relative else { return tokens.len() <= 8 && self.may_be_subject(tokens) };
        let closed = self.is_mark(stop, ",") == self.is_mark(tokens.end - 1, ",") && stop < tokens.end - 1;
        let beside = !self.is_mark(stop, ",") || !self.is_clause(stop + 1..tokens.end) || self.opens_adjunct(stop + 1);
        closed && beside && self.may_be_subject(tokens.start..stop)
    }

    /// Whether `tokens` look like the subject of a clause: they open as one does, without verb or comma.
    fn may_be_subject(&self, tokens: Range<usize>) -> bool {
        let first = tokens.start;
        let opens = self.is_capital(first)
            || self.is(first, Roles::SUBJECT | Roles::DETERMINER)
            || self.citing.anonymous.contains(self.lower(first))
            || self.opens_indefinite(first)
            || tokens.len() <= 3 && self.is_plain_plural(tokens.end - 1) && self.is_plain(first);
        let small = |at: usize| {
            self.kind(at) != Some(Kind::Mark) || self.ends_abbreviation(at) || at > first && self.is_mark(at, "().")
        };
        opens && tokens.clone().all(|at| small(at) && !self.is_finite(at) && !self.is(at, Roles::COMPLEMENTIZER))
    }

    /// Whether the word at `at` is in no closed class.
    fn is_plain(&self, at: usize) -> bool {
        let closed =
            Roles::PREPOSITION | Roles::CONJUNCTION | Roles::SUBORDINATOR | Roles::ADVERB | Roles::TIME | Roles::CLITIC;
        self.kind(at) == Some(Kind::Word) && !self.is(at, closed)
    }

    /// Whether a plural that needs no article stands at `at`: "engineers".
    fn is_plain_plural(&self, at: usize) -> bool {
        self.is_plain(at) && self.document.language.counting().is_plural(self.lower(at))
    }

    /// Whether the words from `at` to `cue` are the subject of a verb that nothing follows: "…, the mayor said."
    fn is_postponed(&self, at: usize, cue: &Cue) -> bool {
        let CueKind::Verb(verb) = &cue.kind else { return false };
        let end = cue.tokens.end;
        let closed =
            self.kind(end).is_none_or(|kind| kind == Kind::Mark) || self.is(end, Roles::PREPOSITION | Roles::TIME);
        let plain = verb.form == Form::Finite && verb.verb.takes(Frame::Incise) && verb.pronoun.is_none();
        // "…, it was not considered “worthy”": nobody says so, and the words go on.
        let plain = plain && !verb.passive && self.quote(end).is_none();
        plain && closed && self.may_be_subject(at..cue.tokens.start) && !self.is_mark(end, ":")
    }
}

/// Whether the conjunction at `at` leads to a second verb of the same source.
fn joins_cue(view: &View, at: usize, cues: &[Cue]) -> bool {
    const INSERTED: usize = 8;
    let small = |at: usize| {
        view.is(at, Roles::ADVERB | Roles::CLITIC | Roles::NEGATION) || view.kind(at) == Some(Kind::Apostrophe)
    };
    // "pleaded not guilty and, through her lawyer, called …"
    let second = (at + 2..at + INSERTED).find(|&comma| view.is_mark(at + 1, ",") && view.is_mark(comma, ","));
    let at = second.unwrap_or(at);
    // "asked her to stand up and testify": what is to be done, by whoever is asked.
    let infinitive = |cue: &Cue| {
        const NEAR: usize = 6;
        let base = |at: usize| view.reporting.of(view.lower(at)).any(|(verb, _)| verb.lemma == view.lower(at));
        let last = cue.tokens.end - 1;
        let first = cues.partition_point(|cue| cue.tokens.start < at);
        let told = first.checked_sub(1).is_some_and(|told| !base(cues[told].tokens.end - 1));
        let marked = |at: usize| view.is(at, Roles::INFINITIVE_MARKER) && view.is_infinitive(at + 1);
        !view.has_infinitives
            && cue.tokens.len() == 1
            && base(last)
            && told
            && (at.saturating_sub(NEAR)..at).any(marked)
    };
    near(cues, at + 1, 3).is_some_and(|cue| {
        !infinitive(cue)
            && matches!(&cue.kind, CueKind::Verb(verb) if verb.form != Form::Infinitive && verb.pronoun.is_none())
            && (at + 1..cue.tokens.start).all(small)
    })
}

/// The cue that starts at `at` or up to `reach` tokens after it.
fn near(cues: &[Cue], at: usize, reach: usize) -> Option<&Cue> {
    let first = cues.partition_point(|cue| cue.tokens.start < at);
    cues.get(first).filter(|cue| cue.tokens.start <= at + reach)
}

/// What is said, as pieces in text order.
pub(super) type Content = Vec<Range<usize>>;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::view::View;
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    /// Words that may end content, go around it, or stand in it.
    const WORDS: &[&str] =
        &["selon", "le maire", "a dit", "que", ",", ";", "(", ")", "«", "»", "et", "mais", "alors que", "port", "."];

    proptest! {
        #[test]
        fn content_ends_where_it_does_whatever_was_asked_before(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..30)) {
            let document = read_text(&words.join(" "), Some(Language::French), Metadata::default());
            let asked = View::new(&document);
            let end = document.tokens.len();
            for start in 0..end {
                let fresh = View::new(&document).content_end(start, end, &[]);
                prop_assert_eq!(asked.content_end(start, end, &[]), fresh, "from {}", start);
            }
        }
    }
}

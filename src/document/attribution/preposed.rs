//! Participles that stand before their subject: "Dénonçant “un recul”, le syndicat quitte la table".

use std::ops::Range;

use super::resolve::Resolver;
use crate::language::Roles;

impl Resolver<'_, '_> {
    /// The subject of the clause behind the participle at `at`, where no clause stands before that: behind the first comma
    /// with a noun phrase and its verb.
    pub fn subject_behind(&self, at: usize) -> Option<Range<usize>> {
        const LONG: usize = 60;
        let view = self.view;
        let opening =
            (self.tokens.start..at).rev().find(|&at| view.is_mark(at, ":;")).map_or(self.tokens.start, |at| at + 1);
        if (opening..at).any(|at| view.quote(at).is_none() && view.is_finite(at)) {
            return None;
        }
        let end = self.end().min(at + LONG);
        let first = at;
        let mut at = at;
        while at < end {
            let start = at + 1;
            if view.quote(at).is_none() && view.is_mark(at, ",") {
                let led = Roles::DETERMINER | Roles::SUBJECT;
                let named = view.is_capital(start) || view.is(start, led) && !view.is(start, Roles::RELATIVE);
                let stop = if named { view.noun_phrase(start, end) } else { start };
                let verb = self.past_small(stop);
                if stop > start && stop < end && view.is_finite(verb) {
                    // "Citing two sailors, the paper reported that": how it knows, and not what it says.
                    let cites = self.cues.iter().any(|cue| cue.tokens.contains(&verb));
                    let quoted = (first..at).any(|at| view.quote(at).is_some());
                    return (quoted || !cites).then_some(start..stop);
                }
            }
            at = view.next(at);
        }
        None
    }
}

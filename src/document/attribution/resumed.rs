//! Words that go on behind an insertion: "The ship, he said, | sank", "“…,” she said, her voice low, | “…”".

use std::ops::Range;

use super::cue::CueKind;
use super::resolve::Resolver;
use crate::language::{Form, Roles};

impl Resolver<'_, '_> {
    /// Where the words of `left` go on after an insertion that ends at `end`.
    pub fn resumed(&self, left: &Range<usize>, end: usize) -> Option<Range<usize>> {
        let view = self.view;
        let mut at = view.skip_adjuncts(end, self.end());
        if let Some(speech) = self.behind_relative(at) {
            return Some(speech..view.content_end(speech, self.end(), self.cues));
        }
        // "La pluie revient, prévient le bureau : 90 mm sont tombés."
        let colon = view.is_mark(at, ":");
        while at < self.end() && view.is_mark(at, ",–—:.") {
            at += 1;
        }
        if at >= self.end() {
            return None;
        }
        let at = self.past_gesture(left, at);
        let quoted = view.quote(at).is_some();
        // "…, he argued, and never meant to"
        let verb = self.past_small(view.skip_adverbs(at + 1, self.end()));
        let verb = view.skip_adverbs(verb, self.end());
        if !quoted && view.is(at, Roles::JOINING) && view.is_finite(verb) && at > end {
            return Some(at..view.content_end(at, self.end(), self.cues)).filter(|right| right.len() > 2);
        }
        let waits = || !view.is_clause(left.clone()) || self.breaks_off(left) || !self.is_main_clause(left.clone());
        // "Il était imprudent, conclut le rapport, de dépendre d'eux."
        let completes = view.has_infinitives
            && view.is(at, Roles::INFINITIVE_MARKER)
            && view.is_infinitive(self.past_small(view.past_apostrophe(at + 1)));
        let open = view.quote(left.end - 1).is_none() && waits() || completes;
        // "Faux, répond le groupe, qui …": one word alone is all of it, unless a verb shows that it was a subject.
        let whole = left.len() == 1 && !view.is_finite(self.past_small(at));
        // "…, a averti l'agence, qualifiant …": what it says next.
        let next = self
            .cues
            .iter()
            .any(|cue| cue.tokens.start == at && matches!(&cue.kind, CueKind::Verb(verb) if verb.form == Form::Gerund));
        let cut = at > end && (open || colon) && !whole && !next;
        (quoted || cut).then(|| at..view.content_end(at, self.end(), self.cues))
    }

    /// The quotation that goes on with the one in `left` behind what is told of the voice between: "“…,” she said, her voice low,
    /// | “…”"; `at` itself where there is none.
    fn past_gesture(&self, left: &Range<usize>, at: usize) -> usize {
        const SHORT: usize = 8;
        let view = self.view;
        let speech = view.quote_range(left.start).is_some_and(|quote| quote.end >= left.end);
        let comma = (at..self.end().min(at + SHORT)).find(|&at| view.is_mark(at, ","));
        let gesture =
            |&comma: &usize| view.quote(at).is_none() && view.quote(comma + 1).is_some() && !view.is_clause(at..comma);
        comma.filter(|comma| speech && gesture(comma)).map_or(at, |comma| comma + 1)
    }

    /// Where words go on behind "…, he said," and its comma: "…, he said, and left"; "…, it said, breaking a habit".
    pub fn carried_on(&self, comma: usize) -> Option<Range<usize>> {
        const SHORT: usize = 3;
        let view = self.view;
        let at = comma + 1;
        let away = Roles::RELATIVE | Roles::SUBORDINATOR;
        if !view.is_mark(comma, ",") || view.is(at, away) || view.leaves_content(at, self.cues) {
            return None;
        }
        Some(at..view.content_end(at, self.end(), self.cues)).filter(|right| right.len() >= SHORT)
    }

    /// Whether the words of `left` wait for more: they end in an auxiliary or a preposition.
    fn breaks_off(&self, left: &Range<usize>) -> bool {
        let last = left.end - 1;
        let open = Roles::BE | Roles::HAVE | Roles::MODAL | Roles::PREPOSITION | Roles::COMPLEMENTIZER | Roles::JOINING;
        self.view.quote(last).is_none() && self.view.is(last, open) && !self.view.is(last, Roles::ADVERB)
    }
}

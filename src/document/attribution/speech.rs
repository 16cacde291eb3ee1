//! Speech that goes on: quotations without a cue of their own.

use std::ops::Range;

use super::resolve::Cited;
use super::view::{Unit, View};
use crate::document::ParagraphKind;
use crate::language::Roles;
use crate::text::tokens::Kind;

/// What has been found so far, in text order, each with the unit it was found in.
#[derive(Default)]
pub(super) struct Speech {
    pub found: Vec<(Cited, Range<usize>)>,
    /// The paragraph of the last unit that cited somebody.
    paragraph: usize,
}

/// A quotation of fewer tokens, marks included, that no verb introduces is a word the writer marks, not speech.
const SPEECH: usize = 6;

impl Speech {
    /// Adds what the cues of `unit` cite, and what its other quotations carry on.
    pub fn add(&mut self, view: &View, unit: &Unit, cited: Vec<Cited>) {
        let left = left_over(view, &unit.tokens, &cited);
        let fresh = cited.is_empty();
        if !fresh {
            self.paragraph = unit.paragraph;
        }
        self.found.extend(cited.into_iter().map(|cited| (cited, unit.tokens.clone())));
        for quote in left {
            if view.bare(unit.tokens.clone()) == quote {
                self.carry_on(view, unit, quote);
            } else {
                self.alone(view, unit, quote);
            }
        }
    }

    /// Gives a unit that is all quotation to whoever spoke last.
    fn carry_on(&mut self, view: &View, unit: &Unit, quote: Range<usize>) {
        let heading = view
            .document
            .paragraphs
            .get(unit.paragraph)
            .is_some_and(|paragraph| paragraph.kind == ParagraphKind::Heading);
        if heading || unit.paragraph.saturating_sub(self.paragraph) > 1 {
            return;
        }
        if let Some((last, _)) = self.found.last_mut() {
            self.paragraph = unit.paragraph;
            last.content.push(quote);
        }
    }

    /// A quotation that opens a unit, with a verb that is in no list: "…", thundered the minister.
    fn unlisted(&mut self, view: &View, unit: &Unit, quote: &Range<usize>) -> bool {
        let start = quote.end + usize::from(view.is_mark(quote.end, ","));
        let end = unit.tokens.end;
        let mut verb = start;
        while verb < end && view.is(verb, Roles::HAVE | Roles::CLITIC | Roles::ADVERB) {
            verb = view.past_apostrophe(verb + 1);
        }
        let small = Roles::DETERMINER
            | Roles::PREPOSITION
            | Roles::CONJUNCTION
            | Roles::RELATIVE
            | Roles::SUBJECT
            | Roles::TIME
            | Roles::SUBORDINATOR
            | Roles::COMPLEMENTIZER
            | Roles::BE
            | Roles::GERUND;
        let word = verb < end && view.kind(verb) == Some(Kind::Word) && !view.is(verb, small) && !view.is_capital(verb);
        let after = view.skip_adjuncts(verb + 1, end);
        let named =
            after < end && (view.is(after, Roles::DETERMINER) || view.is_capital(after)) && view.quote(after).is_none();
        let stop = if named { view.noun_phrase(after, end) } else { after };
        let closed =
            stop >= end || view.kind(stop) == Some(Kind::Mark) || view.is(stop, Roles::PREPOSITION | Roles::TIME);
        if !(word && named && closed && stop > after) {
            return false;
        }
        let cited = Cited { source: Some(after..stop), cue: Some(start..verb + 1), content: vec![quote.clone()] };
        self.found.push((cited, unit.tokens.clone()));
        self.paragraph = unit.paragraph;
        true
    }

    /// A quotation inside a sentence that has no reporting verb: its subject is the one who speaks.
    fn alone(&mut self, view: &View, unit: &Unit, quote: Range<usize>) {
        if view.past_openers(unit.tokens.start, quote.start) == quote.start && self.unlisted(view, unit, &quote) {
            return;
        }
        let before = unit.tokens.start..quote.start;
        let Some(last) = before.clone().next_back() else { return };
        // "voix de « La Marée »": a title.
        let marks = view.is(last, Roles::DETERMINER | Roles::LINKING) && view.kind(last) == Some(Kind::Word);
        if quote.len() < SPEECH || marks {
            return;
        }
        let voiced = view.citing.quoting_prepositions.contains(view.lower(before.start));
        let voice = voiced.then(|| before.start + 1..view.noun_phrase(before.start + 1, before.end));
        if let Some(source) = voice.or_else(|| view.main_subject(before)).filter(|source| !source.is_empty()) {
            self.paragraph = unit.paragraph;
            let same = self.found.iter_mut().rev().take_while(|(_, tokens)| *tokens == unit.tokens);
            if let Some((cited, _)) = same.into_iter().find(|(cited, _)| cited.source.as_ref() == Some(&source)) {
                cited.content.push(quote);
                cited.content.sort_by_key(|piece| piece.start);
                return;
            }
            self.found.push((Cited { source: Some(source), cue: None, content: vec![quote] }, unit.tokens.clone()));
        }
    }
}

/// The quotations of `tokens` that no content touches.
fn left_over(view: &View, tokens: &Range<usize>, cited: &[Cited]) -> Vec<Range<usize>> {
    let mut left = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let next = view.next(at);
        let taken = || cited.iter().flat_map(|cited| &cited.content).any(|piece| piece.start < next && at < piece.end);
        if view.quote(at).is_some() && !taken() {
            left.push(at..next.min(tokens.end));
        }
        at = next;
    }
    left
}

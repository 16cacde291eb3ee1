//! Quotations beside words that no list has: a verb unknown, none at all, an infinitive that carries on.

use std::ops::Range;

use super::resolve::Cited;
use super::speech::Speech;
use super::unit::Unit;
use super::view::View;
use crate::document::NameKind;
use crate::language::{Form, Roles};
use crate::text::tokens::Kind;

/// A quotation of fewer tokens, marks included, that no verb introduces is a word the writer marks, not speech.
pub(super) const SPEECH: usize = 6;

impl Speech {
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

    /// A quotation that whoever spoke last adds in a sentence without a subject: "Et d'ajouter, après un silence : « … »"
    fn told_on(&mut self, view: &View, unit: &Unit, quote: &Range<usize>) -> bool {
        let start = unit.tokens.start;
        let verb = view.past_apostrophe(start + 2);
        let told = view.is(start, Roles::JOINING)
            && view.is(start + 1, Roles::INFINITIVE_MARKER)
            && verb < quote.start
            && view.reporting.of(view.lower(verb)).any(|(_, form)| form == Form::Infinitive);
        let last = self.found.last().filter(|_| told && self.paragraph == unit.paragraph);
        let Some(source) = last.and_then(|(cited, _)| cited.source.clone()) else { return false };
        let cited = Cited { source: Some(source), cue: Some(start + 1..verb + 1), content: vec![quote.clone()] };
        self.found.push((cited, unit.tokens.clone()));
        true
    }

    /// A quotation inside a sentence that has no reporting verb: its subject is the one who speaks.
    pub fn alone(&mut self, view: &View, unit: &Unit, quote: Range<usize>) {
        if view.past_openers(unit.tokens.start, quote.start) == quote.start && self.unlisted(view, unit, &quote) {
            return;
        }
        if self.told_on(view, unit, &quote) || self.signed(view, unit, &quote) {
            return;
        }
        let before = unit.tokens.start..quote.start;
        let Some(last) = before.clone().next_back() else { return };
        // "voix de « La Marée »": a title.
        let marks = view.is(last, Roles::DETERMINER | Roles::LINKING) && view.kind(last) == Some(Kind::Word);
        if quote.len() < SPEECH || marks || view.lower(last) == "(" || is_subject(view, last, &quote, unit.tokens.end) {
            return;
        }
        let voiced = view.citing.quoting_prepositions.contains(view.lower(before.start));
        let voice = voiced.then(|| before.start + 1..view.noun_phrase(before.start + 1, before.end));
        let spoken = voice.is_some();
        // "Pour le maire, ce pont « ne tient plus »": the noun behind the comma is the subject of what is quoted.
        let subject = voice.as_ref().and_then(|voice| voice.clone().rev().find(|&at| view.is_mark(at, ",")));
        let subject = subject.filter(|_| view.begins_predicate(quote.start + 1));
        let voice = voice.map(|voice| voice.start..subject.unwrap_or(voice.end));
        let quote = subject.map_or(quote.start, |comma| comma + 1)..quote.end;
        let subject = || view.main_subject(before).map(|subject| view.until_verb(subject));
        let somebody = |source: &Range<usize>| !source.is_empty() && !view.is_impersonal(source.start);
        if let Some(source) = voice.or_else(subject).filter(somebody) {
            // "The novel “…” sold well": a title stands beside the noun it is told of.
            if !spoken && source.end == quote.start {
                return;
            }
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

impl View<'_> {
    /// `subject` up to the name of a person that it begins with, where a verb in no list follows: "Ana Roy | éclate de rire".
    fn until_verb(&self, subject: Range<usize>) -> Range<usize> {
        let Some(start) = self.document.tokens.get(subject.start).map(|first| first.span.start) else { return subject };
        let names = &self.document.names;
        let Ok(at) = names.binary_search_by_key(&start, |name| name.span.start) else { return subject };
        let end = self.document.tokens.from(names[at].span.end);
        let verb = end < subject.end && self.kind(end) == Some(Kind::Word) && !self.is_capital(end);
        let known = matches!(names[at].kind, NameKind::Person | NameKind::Other);
        let verb = verb && known && !self.is(end, Roles::LINKING | Roles::JOINING);
        if verb { subject.start..end } else { subject }
    }

    /// Whether a verb with its subject before it begins at `at`: "ne tient plus".
    fn begins_predicate(&self, at: usize) -> bool {
        let small =
            |at: &usize| self.is(*at, Roles::CLITIC | Roles::NEGATION) || self.kind(*at) == Some(Kind::Apostrophe);
        let pronoun = self.is(at, Roles::SUBJECT);
        !pronoun
            && (self.is(at, Roles::NEGATION)
                || (at..at + 4).find(|at| !small(at)).is_some_and(|verb| self.is_finite(verb)))
    }
}

/// Whether `quote` is the subject of the clause that the word at `last` opens: "that “The Ferry” had sunk".
fn is_subject(view: &View, last: usize, quote: &Range<usize>, end: usize) -> bool {
    quote.end < end && view.is(last, Roles::COMPLEMENTIZER | Roles::RELATIVE) && view.is_finite(quote.end)
}

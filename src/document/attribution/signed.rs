//! Words that a name stands beside and no verb: "“…” – Tom Reed", a line with a name over or under a quotation, the turns of a
//! transcript ("TOM REED: …").

use std::ops::Range;

use super::resolve::Cited;
use super::speech::Speech;
use super::unit::Unit;
use super::unlisted::SPEECH;
use super::view::View;
use crate::document::{Name, NameKind};
use crate::text::tokens::Kind;

/// A line of more tokens is no name with what somebody is.
const LINE: usize = 16;

impl Speech {
    /// A quotation that a dash and a name close: "“…” – Tom Reed, harbour master".
    pub fn signed(&mut self, view: &View, unit: &Unit, quote: &Range<usize>) -> bool {
        let dash = quote.end;
        let signs = view.is_mark(dash, "–—―") || view.is_dash(dash);
        if quote.len() < SPEECH || !signs || view.past_openers(unit.tokens.start, quote.start) != quote.start {
            return false;
        }
        let Some(source) = view.signature(dash + 1..unit.tokens.end) else { return false };
        self.give(unit, source, quote.clone());
        true
    }

    /// A quotation that is all of its paragraph, below a line that tells whose it is, or above one.
    pub fn beside(&mut self, view: &View, unit: &Unit, quote: &Range<usize>) -> bool {
        let line = |paragraph: usize| {
            let block = view.document.paragraphs.get(paragraph)?;
            Some(view.document.tokens.within(block.span)).filter(|line| line.len() <= LINE)
        };
        let own = view.document.paragraphs.get(unit.paragraph);
        let alone = own.is_some_and(|own| view.document.tokens.within(own.span).len() <= quote.len() + 1);
        if quote.len() < SPEECH || !alone {
            return false;
        }
        let above = unit.paragraph.checked_sub(1).filter(|above| self.signature != Some(*above));
        if let Some(source) = above.and_then(line).and_then(|line| view.announced_name(line)) {
            self.give(unit, source, quote.clone());
            return true;
        }
        let Some(source) = line(unit.paragraph + 1).and_then(|line| view.signature(line)) else { return false };
        self.signature = Some(unit.paragraph + 1);
        self.give(unit, source, quote.clone());
        true
    }

    /// The turn of somebody in a transcript, up to the end of its paragraph: "TOM REED: The lock is shut."
    pub fn turn(&mut self, view: &View, unit: &Unit) {
        let Some(block) = view.document.paragraphs.get(unit.paragraph) else { return };
        let start = unit.tokens.start;
        if block.span.start != view.document.tokens.all()[start].span.start {
            return;
        }
        let Some(colon) = (start..unit.tokens.end.min(start + LINE)).find(|&at| view.is_mark(at, ":")) else { return };
        let said = view.bare(colon + 1..view.document.tokens.within(block.span).end);
        let Some(speaker) = view.span(&(start..colon)) else { return };
        let capitals = !speaker.of(&view.document.text).contains(char::is_lowercase);
        let person = view.names_in(start..colon).iter().any(|name| name.kind == NameKind::Person);
        if capitals && person && said.len() > 1 && view.quote(said.start).is_none() {
            self.give(unit, start..colon, said);
        }
    }

    /// Adds what `source` says without a cue.
    fn give(&mut self, unit: &Unit, source: Range<usize>, content: Range<usize>) {
        self.found.push((Cited { source: Some(source), cue: None, content: vec![content] }, unit.tokens.clone()));
        self.paragraph = unit.paragraph;
    }
}

impl View<'_> {
    /// The name of somebody with what they are, when `tokens` hold nothing else.
    fn signature(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let name = self.names_in(tokens.clone()).first()?;
        let first = self.document.tokens.from(name.span.start) == tokens.start;
        let speaks = matches!(name.kind, NameKind::Person | NameKind::Org);
        let clause = tokens.clone().any(|at| self.is_finite(at) || self.quote(at).is_some());
        let source = tokens.start..self.noun_phrase(tokens.start, tokens.end);
        (first && speaks && !clause).then_some(source)
    }

    /// The name of a person that ends the line `tokens`, what stands behind it in brackets aside, where the line has more than the
    /// name: "The calmest: Tom Reed (Aland)".
    fn announced_name(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let opening = tokens.clone().find(|&at| self.is_mark(at, "(")).unwrap_or(tokens.end);
        let names = self.names_in(tokens.start..opening);
        let name = names.last().filter(|name| name.kind == NameKind::Person)?;
        let words = self.document.tokens.within(name.span);
        let last = self.document.tokens.get(tokens.end - 1)?;
        let closed = last.kind != Kind::Mark || self.is_mark(tokens.end - 1, ")");
        let clause = tokens.clone().any(|at| self.is_finite(at) || self.quote(at).is_some());
        (words.end == opening && words != tokens && closed && !clause).then_some(words)
    }

    /// The names among `tokens`.
    fn names_in(&self, tokens: Range<usize>) -> &[Name] {
        let Some(span) = self.span(&tokens) else { return &[] };
        let names = &self.document.names;
        let first = names.partition_point(|name| name.span.start < span.start);
        let last = names.partition_point(|name| name.span.start < span.end);
        &names[first..last]
    }
}

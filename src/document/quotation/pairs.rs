//! Which mark closes which.
//!
//! A stack of open marks, read once from left to right. Directed marks may stay open over several paragraphs;
//! a straight mark that has not found its fellow by the end of its paragraph is given up, so that an odd one spoils
//! nothing after it. A mark that opens while one of its family looks the same way is open means that the earlier one
//! was never closed.

use std::ops::Range;

use super::marks::{Family, Mark, Side};
use crate::document::signs::Signs;
use crate::document::{Document, Quotation};
use crate::text::Span;
use crate::text::tokens::{Gap, Kind};

/// How many paragraphs a quotation may run over.
const REACH: usize = 12;
/// How many tokens ahead a better closing mark is looked for.
const REACH_OF_POSSESSIVE: usize = 200;
/// How many tokens an unclosed quotation may have when its mark does not lead the paragraph.
const UNCLOSED: usize = 250;
/// How many marks may be open at once: deeper ones are noise.
const DEPTH: usize = 16;

/// The quotations between marks, in order of their ends.
pub(super) fn find(document: &Document) -> Vec<Quotation> {
    let mut pairing = Pairing { document, open: Vec::new(), found: Vec::new() };
    for (paragraph, block) in document.paragraphs.iter().enumerate() {
        let within = document.tokens.within(block.span);
        pairing.enter(paragraph, &within);
        let marks = document.each_sign(Signs::QUOTE, within.clone());
        for at in marks.filter(|&at| document.tokens.all()[at].kind == Kind::Mark) {
            if let Some(mark) = Mark::at(document, at, &within) {
                pairing.meet(at, mark, paragraph, &within);
            }
        }
        pairing.leave();
    }
    pairing.finish();
    pairing.found
}

/// A mark that waits for its fellow.
#[derive(Clone, Copy, Debug)]
struct Open {
    token: usize,
    mark: Mark,
    paragraph: usize,
    /// Whether the paragraph begins with it, or what stands before announces speech: "he said, “…".
    leads: bool,
}

struct Pairing<'a> {
    document: &'a Document,
    open: Vec<Open>,
    found: Vec<Quotation>,
}

impl Pairing<'_> {
    /// A new paragraph that opens with a mark says that what is still open ended with its own paragraph.
    fn enter(&mut self, paragraph: usize, within: &Range<usize>) {
        let Some(oldest) = self.open.first() else { return };
        let leads = (!within.is_empty()).then(|| Mark::at(self.document, within.start, within)).flatten();
        let renewed = leads.is_some_and(|mark| mark.family == oldest.mark.family && mark.side != Side::Closes);
        if renewed || paragraph - oldest.paragraph > REACH {
            self.give_up(0, renewed);
        } else {
            self.open.retain(|open| !open.mark.straight);
        }
    }

    fn meet(&mut self, at: usize, mark: Mark, paragraph: usize, within: &Range<usize>) {
        let fellow = self
            .open
            .iter()
            .rposition(|open| open.mark.family == mark.family && !(mark.straight && open.paragraph < paragraph));
        let opens = match mark.side {
            Side::Opens => true,
            Side::Closes => false,
            Side::Either => fellow.is_none(),
        };
        if !opens {
            if let Some(place) = fellow.filter(|_| mark.family != Family::Single || self.is_closing_single(at, within))
            {
                self.open.truncate(place + 1);
                let open = self.open.pop().map_or(at, |open| open.token);
                self.close(open, at);
            }
            return;
        }
        if mark.straight
            && let Some(place) = fellow
        {
            self.open.truncate(place);
        }
        if self.open.len() < DEPTH {
            let leads = at == within.start || matches!(self.document.tokens.lower(at - 1), ":" | ",");
            self.open.push(Open { token: at, mark, paragraph, leads });
        }
    }

    /// "the students' books": a plural possessive, when another mark after punctuation would close better.
    fn is_closing_single(&self, at: usize, within: &Range<usize>) -> bool {
        let tokens = &self.document.tokens;
        let possessive = at > within.start && tokens.lower(at - 1).ends_with('s') && tokens.all()[at].gap == Gap::None;
        let word_follows = at + 1 < within.end && tokens.all()[at + 1].kind == Kind::Word;
        if !(possessive && word_follows) {
            return true;
        }
        let mut later = (at + 1..within.end)
            .take(REACH_OF_POSSESSIVE)
            .filter(|&later| matches!(tokens.lower(later), "'" | "’" | "‘"));
        let better = later.find_map(|later| Mark::at(self.document, later, within));
        better.is_none_or(|mark| mark.side != Side::Closes)
    }

    fn close(&mut self, open: usize, close: usize) {
        let tokens = self.document.tokens.all();
        let content = Span::new(tokens[open].span.end, tokens[close].span.start).trim(&self.document.text);
        // "rock 'n' roll": one letter is no words.
        let letter = content.len() == 1 && self.document.tokens.lower(open) == "'";
        if !content.is_empty() && !letter {
            let span = tokens[open].span.cover(tokens[close].span);
            self.found.push(Quotation { span, content, direct: false, depth: 0 });
        }
    }

    fn leave(&mut self) {
        self.open.retain(|open| !open.mark.straight || open.leads);
    }

    fn finish(&mut self) {
        self.give_up(0, false);
    }

    /// What is open from `place` on is not closed any more: it ends with its paragraph, where that is likely at all.
    fn give_up(&mut self, place: usize, renewed: bool) {
        for open in self.open.split_off(place) {
            if !open.mark.straight || renewed && open.leads {
                self.end_with_paragraph(open);
            }
        }
    }

    /// Where the bracket closes that the mark at token `open` stands right behind, before `end`.
    fn bracket_end(&self, open: usize, end: usize) -> Option<usize> {
        let tokens = &self.document.tokens;
        let opened = open.checked_sub(1).is_some_and(|before| tokens.lower(before) == "(");
        let mut behind = tokens.all()[open..].iter().take_while(|token| token.span.start < end);
        let closing = behind.position(|token| opened && token.span.of(&self.document.text) == ")");
        closing.map(|at| tokens.all()[open + at].span.start)
    }

    fn end_with_paragraph(&mut self, open: Open) {
        let mark = self.document.tokens.all()[open.token].span;
        let end = self.document.paragraphs[open.paragraph].span.end;
        let end = self.bracket_end(open.token, end).unwrap_or(end);
        let content = Span::new(mark.end, end.max(mark.end)).trim(&self.document.text);
        let alone = open.mark.family == Family::Single;
        let tokens = self.document.tokens.within(content).len();
        if !content.is_empty() && !alone && (open.leads || tokens <= UNCLOSED) {
            self.found.push(Quotation { span: Span::new(mark.start, content.end), content, direct: false, depth: 0 });
        }
    }
}

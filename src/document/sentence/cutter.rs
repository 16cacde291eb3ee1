//! One pass over the marks of a paragraph, which asks of each stop whether a sentence ends there (`boundary`).

use std::ops::Range;

use super::enumeration::Enumerations;
use super::stop::{Marks, Stop, is_terminator};
use crate::document::Document;
use crate::document::signs::Signs;
use crate::language::{Reporting, Sentences};
use crate::text::tokens::Kind;

/// About how many tokens a short sentence has.
const TOKENS: usize = 8;

/// The tokens of one paragraph, `within`, at which sentences start; the first token is one.
pub(super) fn starts(document: &Document, marks: &Marks, within: Range<usize>) -> Vec<usize> {
    let mut cutter = Cutter {
        document,
        marks,
        table: document.language.sentences(),
        reporting: document.language.reporting(),
        starts: Vec::with_capacity(within.len() / TOKENS + 1),
        brackets: 0,
        within,
    };
    cutter.starts.extend((!cutter.within.is_empty()).then_some(cutter.within.start));
    cutter.run();
    cutter.starts
}

/// The first letter of what follows a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Upper,
    Lower,
    Digit,
    Other,
}

/// Where the pass is.
pub(super) struct Cutter<'a> {
    pub(super) document: &'a Document,
    pub(super) marks: &'a Marks,
    pub(super) table: &'static Sentences,
    pub(super) reporting: &'static Reporting,
    pub(super) within: Range<usize>,
    starts: Vec<usize>,
    /// Brackets open at this token.
    pub(super) brackets: usize,
}

impl Cutter<'_> {
    fn run(&mut self) {
        let mut enumerations = Enumerations::default();
        let mut at = self.within.start;
        loop {
            at = self.document.next_sign(Signs::STOP, at..self.within.end);
            if at >= self.within.end {
                return;
            }
            if enumerations.next_item(self.document, self.within.clone(), at) && at > self.start() {
                self.starts.push(at);
            }
            at = self.mark(at);
        }
    }

    /// Reads the mark `at`, and returns where to go on.
    fn mark(&mut self, at: usize) -> usize {
        match self.document.tokens.lower(at) {
            "(" | "[" | "{" => self.brackets += 1,
            ")" | "]" | "}" => self.brackets = self.brackets.saturating_sub(1),
            ";" if at + 1 < self.within.end && self.after_semicolon(at + 1) => self.starts.push(at + 1),
            _ if is_terminator(self.document, at) => return self.stop(at),
            _ => {}
        }
        at + 1
    }

    fn stop(&mut self, at: usize) -> usize {
        let stop = Stop::at(self.document, self.marks, at, &self.within);
        if stop.next < self.within.end && self.ends(&stop) {
            self.starts.push(stop.next);
        }
        if stop.closed {
            let closed =
                (stop.first..stop.next).filter(|&at| matches!(self.document.tokens.lower(at), ")" | "]" | "}"));
            self.brackets = self.brackets.saturating_sub(closed.count());
        }
        stop.next
    }

    pub(super) fn is_elided(&self, at: usize) -> bool {
        self.document.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Apostrophe)
    }

    /// The first token at or after `at` that is not an opening mark, a dash, a bullet or an ellipsis.
    pub(super) fn first_word(&self, at: usize) -> usize {
        (at..self.within.end)
            .find(|&at| {
                if self.document.tokens.all()[at].kind != Kind::Mark {
                    return true;
                }
                let passed = matches!(
                    self.document.tokens.lower(at),
                    "-" | "–" | "—" | "•" | "⁃" | "‣" | "▪" | "●" | "*" | "_" | "." | "…"
                ) || self.marks.opens(self.document, at)
                    || self.marks.closes(self.document, at);
                !passed
            })
            .unwrap_or(at)
    }

    pub(super) fn case(&self, at: usize) -> Case {
        let token = &self.document.tokens.all()[at];
        match self.document.words(token.span).chars().next() {
            Some(first) if first.is_lowercase() => Case::Lower,
            Some(first) if first.is_alphabetic() => Case::Upper,
            Some(first) if first.is_ascii_digit() => Case::Digit,
            _ => Case::Other,
        }
    }

    /// The first token of the sentence being read.
    pub(super) fn start(&self) -> usize {
        self.starts.last().copied().unwrap_or(self.within.start)
    }
}

/// Whether a single letter stands at `at`.
pub(super) fn is_letter(document: &Document, at: usize) -> bool {
    let token = &document.tokens.all()[at];
    token.kind == Kind::Word && document.words(token.span).chars().nth(1).is_none()
}

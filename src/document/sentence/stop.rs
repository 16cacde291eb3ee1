//! Stops: a run of terminators and the closing marks that belong to it.

use std::ops::Range;

use crate::document::Document;
use crate::text::tokens::{Gap, Kind};

/// How strongly a stop ends something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// `.`, which may belong to a short form.
    Period,
    /// `…` or several full stops: words left out, or left hanging.
    Ellipsis,
    /// `!` or `?`, in any company.
    Mark,
}

/// A stop, as indices of tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    /// The first terminator.
    pub first: usize,
    /// The first token that does not belong to the stop.
    pub next: usize,
    pub strength: Strength,
    /// Whether a quotation mark or bracket closes within the stop.
    pub closed: bool,
    /// Whether a terminator stands after such a mark: `(…).`
    pub sealed: bool,
}

impl Stop {
    /// The stop whose first terminator is token `first`; `within` are the tokens of its paragraph.
    pub(super) fn at(document: &Document, marks: &Marks, first: usize, within: &Range<usize>) -> Self {
        let mut stop = Self { first, next: first, strength: Strength::Period, closed: false, sealed: false };
        stop.take_terminators(document, within.end);
        loop {
            let before = stop.next;
            stop.take_closers(document, marks, within.end);
            stop.take_notes(document, within.end);
            if stop.next > before && stop.next < within.end && is_terminator(document, stop.next) {
                stop.sealed = true;
                stop.take_terminators(document, within.end);
            }
            if stop.next == before {
                return stop;
            }
        }
    }

    fn take_terminators(&mut self, document: &Document, end: usize) {
        let start = self.next;
        while self.next < end && is_terminator(document, self.next) {
            match document.tokens.lower(self.next) {
                "." if self.strength == Strength::Period && self.next > start => self.strength = Strength::Ellipsis,
                "…" if self.strength == Strength::Period => self.strength = Strength::Ellipsis,
                "." | "…" => {}
                _ => self.strength = Strength::Mark,
            }
            self.next += 1;
        }
    }

    fn take_closers(&mut self, document: &Document, marks: &Marks, end: usize) {
        while self.next < end && marks.closes(document, self.next) {
            self.next += 1;
            self.closed = true;
        }
    }

    /// Calls of notes after a stop: `[1]`, `[2–11]`.
    fn take_notes(&mut self, document: &Document, end: usize) {
        while self.next + 2 < end && document.tokens.lower(self.next) == "[" {
            let inside = (self.next + 1..end).take_while(|&at| is_note_part(document, at)).count();
            let close = self.next + 1 + inside;
            if inside == 0 || close >= end || document.tokens.lower(close) != "]" {
                return;
            }
            self.next = close + 1;
        }
    }
}

fn is_note_part(document: &Document, at: usize) -> bool {
    let token = &document.tokens.all()[at];
    token.kind == Kind::Digits || matches!(document.tokens.lower(at), "-" | "–" | ",")
}

/// Whether token `at` is a mark that may end a sentence.
pub(super) fn is_terminator(document: &Document, at: usize) -> bool {
    document.tokens.all()[at].kind == Kind::Mark
        && matches!(document.tokens.lower(at), "." | "!" | "?" | "…" | "‽" | "?!")
}

/// Whether the grave accents from token `at` on are glued to what follows them.
fn is_glued_before(document: &Document, at: usize) -> bool {
    let next = (at..document.tokens.len()).find(|&at| document.tokens.lower(at) != "`");
    next.is_some_and(|next| document.tokens.all()[next].gap == Gap::None)
}

/// Which straight marks open and which close, as the quotations have it; the others tell by their shape.
#[derive(Debug)]
pub(super) struct Marks {
    /// First bytes of opening marks, sorted.
    opening: Vec<usize>,
    /// Bytes after closing marks, sorted.
    closing: Vec<usize>,
}

impl Marks {
    pub(super) fn new(document: &Document) -> Self {
        let opening = document.quotations.iter().map(|quotation| quotation.span.start).collect();
        let mut closing: Vec<usize> = document.quotations.iter().map(|quotation| quotation.span.end).collect();
        closing.sort_unstable();
        Self { opening, closing }
    }

    /// Whether token `at` closes a quotation or a bracket.
    pub(super) fn closes(&self, document: &Document, at: usize) -> bool {
        let token = &document.tokens.all()[at];
        if token.kind != Kind::Mark {
            return false;
        }
        match document.tokens.lower(at) {
            "»" | "”" | "’" | "›" | ")" | "]" | "}" | "）" | "」" | "』" | "》" => true,
            "`" => token.gap == Gap::None && !is_glued_before(document, at),
            "\"" | "'" | "“" => {
                self.closing.binary_search(&token.span.end).is_ok()
                    || (token.gap == Gap::None && self.opening.binary_search(&token.span.start).is_err())
            }
            _ => false,
        }
    }

    /// Whether token `at` opens a quotation or a bracket.
    pub(super) fn opens(&self, document: &Document, at: usize) -> bool {
        let token = &document.tokens.all()[at];
        if token.kind != Kind::Mark {
            return false;
        }
        match document.tokens.lower(at) {
            "«" | "‘" | "‹" | "„" | "(" | "[" | "{" | "¿" | "¡" => true,
            "\"" | "'" | "“" | "`" => !self.closes(document, at),
            _ => false,
        }
    }
}

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
        if has_left_out(document, first, within.end) {
            return Self { next: first + 1, ..stop };
        }
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
        while self.next + 2 < end && document.tokens.is_byte(self.next, b'[') {
            let inside = (self.next + 1..end).take_while(|&at| is_note_part(document, at)).count();
            let close = self.next + 1 + inside;
            if inside == 0 || close >= end || document.tokens.lower(close) != "]" {
                return;
            }
            self.next = close + 1;
        }
    }
}

/// Whether the full stop `first` ends a sentence before which words were left out: "was kept. . . . The next", where it
/// touches its word and the three behind it stand apart.
fn has_left_out(document: &Document, first: usize, end: usize) -> bool {
    let stop = |at: usize, gap: Gap| document.tokens.is_byte(at, b'.') && document.tokens.all()[at].gap == gap;
    let dots = (first + 1..end).take_while(|&at| stop(at, Gap::Space)).count();
    let next = first + 4;
    let opens = || next < end && document.tokens.all()[next].gap != Gap::None && document.tokens.is_capital(next);
    dots == 3 && stop(first, Gap::None) && opens()
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

/// How many tokens on either side the fellows of a mark that stands apart are looked for.
const FELLOWS: usize = 200;

/// Whether the straight marks at `at` stand apart from the words on both sides, behind a terminator, and close: where one
/// like them is open, or where there is no other ("to do ? ' Graham was").
fn ends_apart(document: &Document, at: usize) -> bool {
    let tokens = document.tokens.all();
    let straight = |at: usize| matches!(document.tokens.lower(at), "'" | "\"");
    let doubled = |at: usize| at > 0 && tokens[at].gap == Gap::None && straight(at - 1);
    let first = at - usize::from(doubled(at));
    let free = |at: usize| tokens.get(at).is_none_or(|token| token.gap != Gap::None);
    let apart = |at: usize| straight(at) && free(at) && (free(at + 1) || straight(at + 1) && free(at + 2));
    if first == 0 || !is_terminator(document, first - 1) || !apart(first) {
        return false;
    }
    let inside = |at: &usize| tokens[*at].gap != Gap::Blank;
    let same = |other: &usize| apart(*other) && document.tokens.lower(*other) == document.tokens.lower(at);
    let start = (0..first).rev().take(FELLOWS).find(|at| !inside(at)).unwrap_or(first.saturating_sub(FELLOWS));
    let before = (start..first).filter(same).count();
    let after = || (at + 1..tokens.len()).take(FELLOWS).take_while(inside).any(|other| same(&other));
    before % 2 == 1 || before == 0 && !after()
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
                let opens = || self.opening.binary_search(&token.span.start).is_ok();
                self.closing.binary_search(&token.span.end).is_ok()
                    || (token.gap == Gap::None || ends_apart(document, at)) && !opens()
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

//! Quotation marks: their families and which way each looks.

use std::ops::Range;

use crate::document::Document;
use crate::text::tokens::{Gap, Kind};

/// Marks that may pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// « »
    Guillemet,
    /// ‹ ›
    Angle,
    /// “ ” „ "
    Double,
    /// ‘ ’ '
    Single,
}

/// Which way a mark looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Opens,
    Closes,
    /// Spaced, or not, on both sides.
    Either,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub family: Family,
    pub side: Side,
    /// Whether the same character opens and closes, so that only its surroundings tell which.
    pub straight: bool,
}

impl Mark {
    /// The mark that token `at` is, if it is one; `within` are the tokens of its paragraph.
    pub(super) fn at(document: &Document, at: usize, within: &Range<usize>) -> Option<Self> {
        let directed = |family, side| Some(Self { family, side, straight: false });
        match document.tokens.lower(at) {
            "«" if is_mistyped(document, at, within) => directed(Family::Guillemet, Side::Closes),
            "«" => directed(Family::Guillemet, Side::Opens),
            "»" => directed(Family::Guillemet, Side::Closes),
            "‹" => directed(Family::Angle, Side::Opens),
            "›" => directed(Family::Angle, Side::Closes),
            "„" | "‟" => directed(Family::Double, Side::Opens),
            "”" => directed(Family::Double, Side::Closes),
            "‘" | "‚" | "‛" => directed(Family::Single, Side::Opens),
            "’" => directed(Family::Single, Side::Closes),
            "“" => Some(Self {
                family: Family::Double,
                side: either(side(document, at, within), Side::Opens),
                straight: false,
            }),
            "\"" | "＂" => Some(Self { family: Family::Double, side: side(document, at, within), straight: true }),
            "'" => single(document, at, within),
            _ => None,
        }
    }
}

/// Whether an opening mark stands where only a closing one can: right behind a word, with white space behind it.
fn is_mistyped(document: &Document, at: usize, within: &Range<usize>) -> bool {
    let tokens = document.tokens.all();
    let behind = at > within.start && tokens[at].gap == Gap::None && tokens[at - 1].kind == Kind::Word;
    behind && tokens.get(at + 1).is_none_or(|next| next.gap != Gap::None)
}

/// German closes with the mark that English opens with: where the surroundings are silent, `default` holds.
fn either(side: Side, default: Side) -> Side {
    if side == Side::Either { default } else { side }
}

/// An apostrophe that stands at a word's edge is a mark only when it could be nothing else; one before digits is a year.
fn single(document: &Document, at: usize, within: &Range<usize>) -> Option<Mark> {
    let tokens = document.tokens.all();
    let side = side(document, at, within);
    let digits = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Digits && next.gap == Gap::None);
    let known = side == Side::Closes || side == Side::Opens && !digits;
    known.then_some(Mark { family: Family::Single, side, straight: true })
}

/// Which way a mark looks, by the white space and the marks around it.
fn side(document: &Document, at: usize, within: &Range<usize>) -> Side {
    let tokens = document.tokens.all();
    let free_before = at == within.start
        || tokens[at].gap != Gap::None
        || matches!(
            document.tokens.lower(at - 1),
            "(" | "[" | "{" | "-" | "–" | "—" | "'" | "’" | "«" | "“" | "‘" | "/" | "\"" | "="
        );
    let free_after = at + 1 >= within.end
        || tokens[at + 1].gap != Gap::None
        || matches!(
            document.tokens.lower(at + 1),
            "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "}" | "…" | "»" | "”" | "’" | "\"" | "-" | "–" | "—" | "/"
        );
    match (free_before, free_after) {
        (true, false) => Side::Opens,
        (false, true) => Side::Closes,
        _ => Side::Either,
    }
}

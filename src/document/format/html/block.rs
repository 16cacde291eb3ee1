//! A block of a page: what becomes a paragraph if it belongs to the article.

use super::super::table::Place;
use crate::document::ParagraphKind;
use crate::text::Span;

/// A piece of a block.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece {
    /// Words as they read, in the words of the page, and the bytes they were written with.
    Words { words: Span, from: Span },
    /// A line break.
    Break,
}

/// A block of a page.
#[derive(Debug)]
pub(super) struct Block {
    pub pieces: Vec<Piece>,
    pub kind: ParagraphKind,
    pub region: Region,
    /// Bytes of words, white space aside.
    pub written: usize,
    /// Those of them that are links.
    pub linked: usize,
    /// Whether it is the page's first heading.
    pub top: bool,
    /// Where it stands in a table.
    pub cell: Option<Place>,
}

/// Where on a page a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Region {
    /// The outermost article it stands in, numbered from 0.
    pub article: Option<usize>,
    /// Whether it stands in the main part.
    pub main: bool,
    /// Whether it stands in what a page has beside its words: menus, footers, comments.
    pub aside: bool,
}

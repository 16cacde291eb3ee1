//! The tokenizer of a page, made to say where each piece of text stands.
//!
//! Pieces follow each other without a gap between two tags, so a piece begins where the one before it ended, whatever
//! it was written with.

use std::convert::Infallible;

use html5gum::emitters::callback::CallbackEmitter;
use html5gum::{Emitter, Error, ForwardingEmitter, State, Tokenizer};

use super::attributes;
use super::page::Page;
use crate::text::Span;

/// Reads a page.
pub(super) fn read(html: &str) -> Page<'_> {
    let mut emitter = Pieces { inner: CallbackEmitter::new(Page::new(html)), position: 0, end: 0 };
    emitter.inner.naively_switch_states(true);
    let mut page = None;
    // The tokenizer keeps its emitter to itself: the page is handed out at the end of the file.
    let thin = attributes::thinned(html);
    let finished = Tokenizer::new_with_emitter(&*thin, Handing { pieces: emitter, page: &mut page }).finish();
    debug_assert!(finished.is_ok(), "reading from memory does not fail");
    page.unwrap_or_else(|| Page::new(html))
}

struct Pieces<'a> {
    inner: CallbackEmitter<Page<'a>, Infallible, usize>,
    /// Byte of the page the tokenizer has reached.
    position: usize,
    /// Byte after the last piece or tag.
    end: usize,
}

struct Handing<'a, 'p> {
    pieces: Pieces<'a>,
    page: &'p mut Option<Page<'a>>,
}

impl ForwardingEmitter for Handing<'_, '_> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl Emitter<Token = Infallible> {
        &mut self.pieces.inner
    }

    fn move_position(&mut self, offset: isize) {
        self.pieces.position = self.pieces.position.saturating_add_signed(offset);
        self.pieces.inner.move_position(offset);
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn emit_error(&mut self, _error: Error) {}

    fn emit_string(&mut self, words: &[u8]) {
        let from = Span::new(self.pieces.end.min(self.pieces.position), self.pieces.position);
        self.pieces.inner.callback_mut().piece(words, from);
        self.pieces.end = self.pieces.position;
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let next = self.pieces.inner.emit_current_tag();
        self.pieces.end = self.pieces.position;
        next
    }

    fn emit_current_comment(&mut self) {
        self.pieces.inner.emit_current_comment();
        self.pieces.end = self.pieces.position;
    }

    fn emit_current_doctype(&mut self) {
        self.pieces.inner.emit_current_doctype();
        self.pieces.end = self.pieces.position;
    }

    fn emit_eof(&mut self) {
        self.pieces.inner.emit_eof();
        let page = self.pieces.inner.callback_mut();
        *self.page = Some(std::mem::replace(page, Page::new("")).finish());
    }
}

//! What a finder asks of every spelling, remembered by each thread from one document to the next.

use std::cell::RefCell;

use crate::language::Language;
use crate::text::forms::{Each, Form};
use crate::text::lasting::Lasting;
use crate::text::tokens::Tokens;

/// What the tables of each language answered to one question, for `thread_local!`.
#[derive(Debug)]
pub(super) struct Remembered<T>(RefCell<[Lasting<T>; Language::ALL.len()]>);

impl<T: Copy> Remembered<T> {
    /// Nothing has been asked yet.
    pub const fn new() -> Self {
        Self(RefCell::new([const { Lasting::new() }; Language::ALL.len()]))
    }

    /// What `look` makes of everything that is written in the text of `tokens`. It has to depend on the spelling and on
    /// `language` alone, and to ask nothing of what is remembered here.
    pub fn each(&self, tokens: &Tokens, language: Language, look: impl Fn(Form) -> T) -> Each<T> {
        self.0.borrow_mut()[language as usize].each(tokens, look)
    }
}

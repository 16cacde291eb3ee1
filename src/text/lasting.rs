//! What was found out about spellings, kept from one text to the next.

use super::forms::{Each, Form};
use super::tokens::Tokens;
use super::vocabulary::KEPT;

/// What one question was answered for the spellings of a thread's vocabulary: asked again only of those not met before.
///
/// Changes nothing but time, as long as the answer depends on the spelling alone.
#[derive(Debug, Default)]
pub struct Lasting<T> {
    /// The vocabulary it holds for; answers about the spellings of another are forgotten.
    vocabulary: u64,
    known: Vec<Option<T>>,
}

impl<T: Copy> Lasting<T> {
    /// Nothing is known yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { vocabulary: 0, known: Vec::new() }
    }

    /// What `look` makes of everything that is written in the text of `tokens`, as [`Tokens::each`] has it.
    pub fn each(&mut self, tokens: &Tokens, look: impl Fn(Form) -> T) -> Each<T> {
        if self.vocabulary != tokens.vocabulary() {
            self.vocabulary = tokens.vocabulary();
            self.known.clear();
        }
        tokens.each(|form| {
            let at = form.lasting();
            if at >= KEPT {
                return look(form);
            }
            if at >= self.known.len() {
                self.known.resize(at + 1, None);
            }
            *self.known[at].get_or_insert_with(|| look(form))
        })
    }
}

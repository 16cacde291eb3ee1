//! What the tables of the language say of every word of a document, looked up once for all finders.

use super::address::addresses;
use crate::language::{Language, Roles, Triggers};
use crate::text::Span;
use crate::text::forms::Each;
use crate::text::tokens::Tokens;

/// What is known of the words of one document before anything is looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    roles: Each<Roles>,
    triggers: Each<Triggers>,
    addresses: Vec<Span>,
}

impl Lexicon {
    pub fn new(text: &str, tokens: &Tokens, language: Language) -> Self {
        let grammar = language.grammar();
        let roles = tokens.each(|form| grammar.roles(form));
        let triggers = tokens.each(|form| language.triggers(form));
        Self { roles, triggers, addresses: addresses(text) }
    }

    /// Addresses on the web, hashtags and their like, in text order.
    pub fn addresses(&self) -> &[Span] {
        &self.addresses
    }

    /// What token `at` of the document may be in a clause.
    pub fn roles(&self, tokens: &Tokens, at: usize) -> Roles {
        self.roles.at(tokens, at)
    }

    /// What token `at` of the document may lead to.
    pub fn triggers(&self, tokens: &Tokens, at: usize) -> Triggers {
        self.triggers.at(tokens, at)
    }
}

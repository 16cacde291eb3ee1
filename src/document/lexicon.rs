//! What the tables of the language say of every word of a document, looked up once for all finders.

use super::address::addresses;
use super::code::codes;
use super::signs::{Signed, Signs};
use crate::language::{Language, Roles, Triggers};
use crate::text::tokens::Tokens;
use crate::text::{Span, work};

/// What is known of the words of one document before anything is looked for: of each token, at its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    known: Vec<(Roles, Triggers)>,
    /// What finders look for as they go from word to word.
    pub signs: Signed,
    addresses: Vec<Span>,
}

impl Lexicon {
    pub fn new(text: &str, tokens: &Tokens, language: Language) -> Self {
        let grammar = language.grammar();
        let known = tokens.each(|form| (grammar.roles(form), language.triggers(form)));
        let signs = tokens.each_with(&known, |form, (roles, triggers)| Signs::of(form, roles, triggers));
        let signs = Signed::new(tokens, &signs);
        let mut addresses = addresses(text);
        let codes = codes(text, tokens, &signs);
        if !codes.is_empty() {
            addresses.extend(codes);
            addresses.sort_unstable();
        }
        Self { known: tokens.spread(&known), signs, addresses }
    }

    /// Addresses on the web, hashtags, telephone numbers and their like, in text order: nothing in them is a figure or a date.
    pub fn addresses(&self) -> &[Span] {
        &self.addresses
    }

    /// What token `at` of the document may be in a clause.
    #[inline]
    pub fn roles(&self, at: usize) -> Roles {
        work::note(1);
        self.known.get(at).map_or(Roles::default(), |known| known.0)
    }

    /// What token `at` of the document may lead to.
    #[inline]
    pub fn triggers(&self, at: usize) -> Triggers {
        work::note(1);
        self.known.get(at).map_or(Triggers::default(), |known| known.1)
    }
}

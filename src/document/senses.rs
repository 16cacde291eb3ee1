//! What the tables of dates and of names say of every spelling of a document, looked up together once its sentences are
//! found. A document that was read before and comes back needs neither: the words of its clauses are in the `lexicon`.

use super::Document;
use super::date::{Terms, Traits};
use super::remembered::Remembered;
use crate::language::NameRoles;
use crate::text::forms::Each;

thread_local! {
    static SENSES: Remembered<(Terms, NameRoles)> = const { Remembered::new() };
}

/// What the words of one document are to dates and to names.
pub(super) struct Senses {
    pub each: Each<(Terms, NameRoles)>,
    /// The traits of each token.
    pub traits: Vec<Traits>,
    /// What each token may be around or inside a name.
    pub names: Vec<NameRoles>,
}

impl Senses {
    pub fn new(document: &Document) -> Self {
        let (tokens, language) = (&document.tokens, document.language);
        let (dates, names) = (language.dates(), language.names());
        let each =
            SENSES.with(|known| known.each(tokens, language, |form| (Terms::new(form, dates), names.roles(form))));
        let (mut traits, mut names) = (Vec::with_capacity(tokens.len()), Vec::with_capacity(tokens.len()));
        for token in tokens.all() {
            let (terms, roles) = each.of(token);
            traits.push(terms.traits);
            names.push(roles);
        }
        Self { each, traits, names }
    }
}

//! Finds proper names: persons, places, organisations, and the fullest spelling of each in the document.
//!
//! `scan`, `run`, `listed` and `organisation` cut candidates out of the tokens, `kind` and `company` say what each is the name of from the words
//! around it, `canonical` lets the mentions of one document speak for each other; `parts`, `grid`, `same` and `apart` decide whether two
//! spellings are one person and `gather` brings the names of a story together. No sentence is parsed and no model of the language is used.

mod apart;
mod canonical;
mod company;
mod gather;
mod grid;
mod kind;
mod listed;
mod organisation;
mod parts;
mod run;
mod same;
mod scan;
mod seen;
mod shouted;

pub use gather::{Entity, Mention, gather};
pub use same::{one_person, same_person, similarity};

use super::{Document, Name, NameKind};
use crate::language::NameRoles;
use crate::text::Span;

/// Finds proper names, in text order and without overlap; `roles` are what each token may be around or inside one.
pub(super) fn find(document: &Document, roles: Vec<NameRoles>) -> Vec<Name> {
    let scan = scan::Scan::new(document, roles);
    let mut candidates = scan.candidates();
    for candidate in &mut candidates {
        kind::decide(&scan, candidate);
    }
    canonical::names(&scan, candidates)
}

/// A stretch of tokens that looks like a name.
#[derive(Clone, Debug)]
struct Candidate {
    /// First token and the token after the last.
    start: usize,
    end: usize,
    /// What the words around it, or a table, say that it is.
    kind: Option<NameKind>,
    /// Number of the entry of the gazetteer.
    entry: Option<usize>,
    /// Whether a title or role was cut off before it.
    titled: bool,
    /// Whether only its place in a sentence may have given it its capital: a name if the document knows the person.
    weak: bool,
}

impl Candidate {
    fn span(&self, document: &Document) -> Span {
        let tokens = document.tokens.all();
        Span::new(tokens[self.start].span.start, tokens[self.end - 1].span.end)
    }
}

#[cfg(test)]
mod tests;

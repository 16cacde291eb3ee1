//! What the steps of finding figures share: the text, its tokens and the tables of its language.

use super::numeral::Reader;
use crate::document::Document;
use crate::language::counting::{Counting, Part};
use crate::language::numbers::Numbers;
use crate::language::qualifiers::Qualifiers;
use crate::language::units::Units;
use crate::text::Span;
use crate::text::tokens::{Gap, Kind, Tokens};

/// How far from its noun a predicate is looked for, in tokens: farther, it mostly belongs to something else.
pub(super) const REACH: usize = 24;

/// How many figures back the one is looked for that a figure goes on with or is a part of.
pub(super) const FIGURES_BACK: usize = 16;

#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    pub document: &'a Document,
    pub text: &'a str,
    pub tokens: &'a Tokens,
    pub numbers: &'static Numbers,
    pub units: &'static Units,
    pub qualifiers: &'static Qualifiers,
    pub counting: &'static Counting,
}

impl<'a> Scan<'a> {
    pub fn new(document: &'a Document) -> Self {
        let language = document.language;
        Self {
            document,
            text: &document.text,
            tokens: &document.tokens,
            numbers: language.numbers(),
            units: language.units(),
            qualifiers: language.qualifiers(),
            counting: language.counting(),
        }
    }

    /// Whether the ending of a word tells that it is a plural.
    pub fn has_plurals(&self) -> bool {
        !self.counting.plural_ending.is_empty()
    }

    pub fn reader(&self) -> Reader<'a> {
        Reader { text: self.text, tokens: self.tokens, numbers: self.numbers, counting: self.counting }
    }

    /// Token `at` as it is written; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The gap before token `at`; the end of the text counts as a blank line.
    pub fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Blank, |token| token.gap)
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// What the word at `at` can be.
    pub fn part(&self, at: usize) -> Part {
        self.counting.part_at(self.tokens, at)
    }

    /// Whether the noun at `at` says itself what happened: "morts", "arrestations".
    pub fn tells(&self, at: usize) -> bool {
        self.part(at).event || self.counting.participles.at(self.tokens, at).is_some()
    }

    /// Whether the token at `at` joins two figures.
    pub fn joins(&self, at: usize) -> bool {
        self.word(at) == "," || self.numbers.and.iter().any(|and| and == self.tokens.folded(at))
    }

    /// From the start of token `start` to the end of the token before `end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.tokens.all()[start].span;
        first.cover(self.tokens.all()[end.max(start + 1) - 1].span)
    }

    /// The token after the sentence that holds token `at`.
    pub fn sentence_end(&self, at: usize) -> usize {
        let Some(token) = self.tokens.get(at) else { return self.tokens.len() };
        let sentence = self.document.sentence_at(token.span);
        sentence.map_or(at + 1, |sentence| self.tokens.from(sentence.span.end))
    }

    /// The first token of the sentence that holds token `at`.
    pub fn sentence_start(&self, at: usize) -> usize {
        let sentence = self.tokens.get(at).and_then(|token| self.document.sentence_at(token.span));
        sentence.map_or(at, |sentence| self.tokens.from(sentence.span.start))
    }

    pub fn starts_sentence(&self, at: usize) -> bool {
        self.sentence_start(at) == at
    }

    /// Whether the paragraph ends before token `at`.
    pub fn ends_text(&self, at: usize) -> bool {
        self.gap(at) == Gap::Blank
    }

    /// Whether a street begins at `at`.
    pub fn street_at(&self, at: usize) -> bool {
        let capital = |at: usize| self.word(at).starts_with(char::is_uppercase);
        (self.part(at).street && self.gap(at) <= Gap::Space && !self.word(at).is_empty())
            || (capital(at) && (1..3).any(|next| capital(at + next) && self.part(at + next).street))
    }

    /// The noun that can stand at token `at` after a number: its first and the token after its last.
    pub fn noun_at(&self, at: usize) -> Option<(usize, usize)> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        let elision = at.checked_sub(1).is_some_and(|before| self.kind(before) == Some(Kind::Apostrophe));
        let free = matches!(token.gap, Gap::Space | Gap::Line) || elision;
        let numeral = self.numbers.roles_at(self.tokens, at).is_some_and(|roles| roles.cardinal.is_some());
        let elided = self.kind(at + 1) == Some(Kind::Apostrophe);
        if !free || numeral || elided {
            return None;
        }
        let end = self.compound_end(at);
        // "deux sous-officiers": a preposition before a hyphen is part of the noun.
        let put_together = || end > at + 1 && !self.part(end - 1).stop;
        (!self.part(at).stop || put_together()).then_some((at, end))
    }

    /// The token after the hyphenated word that starts at `at`.
    pub fn compound_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        let hyphen = |at: usize| matches!(self.word(at), "-" | "‑") && self.gap(at) == Gap::None;
        while hyphen(end) && self.kind(end + 1) == Some(Kind::Word) && self.gap(end + 1) == Gap::None {
            end += 2;
        }
        end
    }
}

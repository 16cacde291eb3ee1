//! Clauses: which word is a verb in a person, where commas cut a stretch of words, and whether a piece is a clause.
//!
//! Shallow on purpose: closed classes, commas and quotations decide; no tree is built.

use std::ops::Range;

use super::view::View;
use crate::document::signs::Signs;
use crate::language::Roles;
use crate::text::tokens::Kind;

impl View<'_> {
    /// Whether token `at` is the verb of a clause.
    pub fn is_finite(&self, at: usize) -> bool {
        let auxiliary = Roles::HAVE | Roles::BE | Roles::MODAL;
        // Most words are told from verbs by this look.
        if !self.document.is_sign(Signs::VERB, at) {
            return false;
        }
        let roles = self.document.roles(at);
        if self.kind(at) != Some(Kind::Word) || self.is_capital(at) || self.is_bound(at) {
            return false;
        }
        if roles.any(auxiliary) {
            return !roles.any(Roles::GERUND);
        }
        !at.checked_sub(1).is_some_and(|before| self.precedes_noun(before))
    }

    /// Whether a hyphen ties the word at `at` to another that is no pronoun.
    fn is_bound(&self, at: usize) -> bool {
        self.is_mark(at + 1, "-") && !self.is(at + 2, Roles::SUBJECT) && self.lower(at + 2).len() > 1
    }

    /// Whether only a noun can follow token `at`.
    fn precedes_noun(&self, at: usize) -> bool {
        if self.kind(at) == Some(Kind::Apostrophe) {
            return at > 0 && (self.precedes_noun(at - 1) || self.is(at - 1, Roles::LINKING));
        }
        self.is(at, Roles::DETERMINER | Roles::PREPOSITION) && !self.is(at, Roles::SUBJECT) && !self.is_clitic(at)
    }

    /// Whether the word at `at`, which may be an article, is a pronoun before a verb.
    fn is_clitic(&self, at: usize) -> bool {
        let after = Roles::SUBJECT | Roles::NEGATION | Roles::RELATIVE | Roles::REFLEXIVE;
        self.is(at, Roles::CLITIC)
            && at > 0
            && (self.is(at - 1, after) || self.kind(at - 1) == Some(Kind::Apostrophe) && self.is(at - 2, after))
    }

    /// Whether the clause in `tokens` has a verb of its own, relative clauses aside, or is quoted speech.
    pub fn is_clause(&self, tokens: Range<usize>) -> bool {
        let verb = |(place, segment)| self.has_verb(&segment, place > 1);
        self.may_hold_clause(&tokens) && self.each_segment(tokens).enumerate().any(verb)
    }

    /// Whether `segment` has a verb that is not in a relative clause. Its subject may stand before what commas set
    /// apart: "the victim, 43, lived alone".
    fn has_verb(&self, segment: &Range<usize>, resumes: bool) -> bool {
        let mut at = segment.start;
        if self.opens_adjunct(at) && self.is(at, Roles::GERUND) {
            return false;
        }
        while at < segment.end {
            if self.quote_range(at).is_some_and(|quote| quote.len() > 4) {
                return true;
            }
            if self.quote(at).is_none() {
                if self.is(at, Roles::RELATIVE) {
                    return false;
                }
                // A verb needs a subject before it: "based in Ohio" is no clause. "Il y a trois semaines" is a date.
                if (resumes || at > segment.start) && self.is_finite(at) && !self.is_dated(at) {
                    return true;
                }
            }
            at = self.next(at);
        }
        false
    }

    /// Whether a name begins before the token at `at` and goes on with it.
    pub fn is_inside_name(&self, at: usize) -> bool {
        let (start, names) = (self.document.tokens.all()[at].span.start, &self.document.names);
        let next = names.partition_point(|name| name.span.end <= start);
        names.get(next).is_some_and(|name| name.span.start < start)
    }

    /// Whether the token at `at` is part of a date.
    pub fn is_dated(&self, at: usize) -> bool {
        let (span, dates) = (self.document.tokens.all()[at].span, &self.document.dates);
        let next = dates.partition_point(|date| date.span.end <= span.start);
        dates.get(next).is_some_and(|date| date.span.start <= span.start)
    }

    /// `tokens` cut at commas and dashes, outside quotations and brackets; empty pieces left out.
    pub fn segments(&self, tokens: Range<usize>) -> Vec<Range<usize>> {
        self.each_segment(tokens).collect()
    }

    /// The same, one after the other: mostly the first ones tell.
    pub fn each_segment(&self, tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let Range { mut start, end } = tokens;
        let pieces = std::iter::from_fn(move || {
            let first = (start <= end).then_some(start)?;
            let (stop, next) = self.segment_end(first, end);
            start = next;
            Some(first..stop)
        });
        pieces.filter(|segment| !segment.is_empty())
    }

    /// Where the segment that begins at `start` ends, and the next one begins: past the end, when there is none.
    fn segment_end(&self, start: usize, end: usize) -> (usize, usize) {
        let mut at = self.next_break(start);
        while at < end {
            if self.is_mark(at, "(") {
                at = self.next_break(self.closing(at, end));
                continue;
            }
            if self.is_mark(at, ",;:–—") || self.is_dash(at) {
                return (at, at + 1);
            }
            let next = self.next(at);
            // English puts the comma inside the quotation: "…,” a memo said".
            if next > at + 1 && next < end && self.lower(next - 2) == "," {
                return (next, next);
            }
            at = self.next_break(next);
        }
        (end, end + 1)
    }

    /// Whether the hyphen at `at` stands for a dash.
    pub fn is_dash(&self, at: usize) -> bool {
        self.is_mark(at, "-") && !(self.touches(at) && self.touches(at + 1))
    }

    /// The token after the bracket that closes the one at `at`.
    pub fn closing(&self, at: usize, end: usize) -> usize {
        let mut inside = at + 1;
        while inside < end {
            if self.is_mark(inside, ")") {
                return inside + 1;
            }
            inside = self.next(inside);
        }
        at + 1
    }
}

#[cfg(test)]
mod tests {
    use super::View;
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    #[test]
    fn no_clause_is_overlooked() {
        let text =
            "Le pont (qui date de 1902) est fermé, selon la mairie, « il rouvrira mardi matin » ; puis rien, hier.";
        let document = read_text(text, Some(Language::French), Metadata::default());
        let view = View::new(&document);
        let mut clauses = 0;
        for start in 0..document.tokens.len() {
            for end in start..=document.tokens.len() {
                let looked = |(place, segment)| view.has_verb(&segment, place > 1);
                let clause = view.each_segment(start..end).enumerate().any(looked);
                assert_eq!(view.is_clause(start..end), clause, "{start}..{end}");
                clauses += usize::from(clause);
            }
        }
        assert!(clauses > 0);
    }
}

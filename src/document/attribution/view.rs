//! A document as the finders of attributions see it: tokens with what they may be, and quotations as wholes.
//!
//! Knows where phrases begin and end as far as the closed classes tell; knows nothing of who says what.

use std::cell::Cell;
use std::ops::Range;

use super::cue::Ended;
use crate::document::Document;
use crate::document::signs::Signs;
use crate::language::{Citing, Phrases, Reporting, Roles};
use crate::text::Span;
use crate::text::forms::Form;
use crate::text::tokens::{Gap, Kind};

/// A document with what is known of each of its tokens.
pub(super) struct View<'a> {
    pub document: &'a Document,
    pub reporting: &'static Reporting,
    pub citing: &'static Citing,
    /// Whether endings tell infinitives.
    pub has_infinitives: bool,
    /// For each token one more than the index of its outermost quotation, or 0.
    quoted: Vec<u32>,
    /// The tokens of each outermost quotation, marks included.
    quotes: Vec<Range<usize>>,
    /// For each token the first one from it on that is a mark or quoted.
    breaks: Vec<u32>,
    /// For each token the first one from it on without which no clause is: a verb in a person of it, or a quotation.
    verbs: Vec<u32>,
    /// Where the content that was looked through last ends.
    pub(super) ended: Cell<Option<Ended>>,
}

impl<'a> View<'a> {
    pub fn new(document: &'a Document) -> Self {
        let language = document.language;
        let outermost = document.quotations.iter().filter(|quotation| quotation.depth == 0);
        let quotes: Vec<_> = outermost.map(|quotation| document.tokens.within(quotation.span)).collect();
        let mut quoted = vec![0; document.tokens.len()];
        for (number, quote) in (1..).zip(&quotes) {
            quoted[quote.clone()].fill(number);
        }
        let mut view = Self {
            document,
            reporting: language.reporting(),
            citing: language.citing(),
            has_infinitives: language.grammar().has_infinitives(),
            quoted,
            quotes,
            breaks: Vec::new(),
            verbs: Vec::new(),
            ended: Cell::new(None),
        };
        view.breaks = view.nexts(|at| document.is_sign(Signs::MARK, at));
        view.verbs = view.nexts(|at| document.is_sign(Signs::VERB, at) && view.is_finite(at));
        view
    }

    /// For each token the first one from it on that is quoted or what `is` asks for; the number of tokens where none follows.
    fn nexts(&self, is: impl Fn(usize) -> bool) -> Vec<u32> {
        let mut next = u32::try_from(self.quoted.len()).unwrap_or(u32::MAX);
        let mut nexts = vec![next; self.quoted.len()];
        for (at, (known, &quoted)) in (0..next).zip(nexts.iter_mut().zip(&self.quoted)).rev() {
            if quoted != 0 || is(at as usize) {
                next = at;
            }
            *known = next;
        }
        nexts
    }

    /// The first token from `at` on that is a mark or in a quotation.
    pub fn next_break(&self, at: usize) -> usize {
        self.breaks.get(at).map_or(at, |&next| next as usize)
    }

    /// The first token from `at` on that is the verb of a clause or in a quotation.
    pub fn next_verb(&self, at: usize) -> usize {
        self.verbs.get(at).map_or(at, |&next| next as usize)
    }

    /// Whether `tokens` hold what no clause is without.
    pub fn may_hold_clause(&self, tokens: &Range<usize>) -> bool {
        self.next_verb(tokens.start) < tokens.end
    }

    pub fn lower(&self, at: usize) -> &'a str {
        self.document.tokens.lower(at)
    }

    pub fn is(&self, at: usize, roles: Roles) -> bool {
        self.document.roles(at).any(roles) && self.kind(at) == Some(Kind::Word)
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.document.tokens.get(at).map(|token| token.kind)
    }

    /// Whether token `at` is one of the marks in `marks`, outside quotations and numbers.
    #[inline]
    pub fn is_mark(&self, at: usize, marks: &str) -> bool {
        self.document.is_sign(Signs::MARK, at) && self.is_free_mark(at, marks)
    }

    /// Whether the mark at `at` is one of `marks`, outside quotations and numbers. Apart, so that all who ask of a word are
    /// answered on the spot.
    #[inline(never)]
    fn is_free_mark(&self, at: usize, marks: &str) -> bool {
        let span = self.document.tokens.all()[at].span;
        let same = match &self.document.text.as_bytes()[span.start..span.end] {
            [one] => marks.bytes().any(|mark| mark == *one),
            _ => marks.contains(span.of(&self.document.text)),
        };
        same && self.quoted[at] == 0 && !self.is_inside_number(at)
    }

    /// Whether digits touch the mark at `at` on both sides: "3,419".
    fn is_inside_number(&self, at: usize) -> bool {
        let digits = |at: usize| self.kind(at) == Some(Kind::Digits);
        at > 0 && digits(at - 1) && digits(at + 1) && self.touches(at) && self.touches(at + 1)
    }

    /// Whether token `at` is a numeral or behind one in a figure.
    pub fn counts(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        let figures = &self.document.figures;
        let next = figures.partition_point(|figure| figure.span.end <= token.span.start);
        let numeral = figures.get(next).and_then(|figure| figure.numbers.first());
        numeral.is_some_and(|numeral| numeral.span.start <= token.span.start)
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.document.tokens.is_capital(at)
    }

    pub fn touches(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// The quotation that token `at` lies in.
    pub fn quote(&self, at: usize) -> Option<usize> {
        self.quoted.get(at).and_then(|&number| (number as usize).checked_sub(1))
    }

    /// The tokens of the quotation that token `at` lies in.
    pub fn quote_range(&self, at: usize) -> Option<Range<usize>> {
        self.quote(at).map(|quote| self.quotes[quote].clone())
    }

    /// The token after `at`, a quotation counting as one.
    pub fn next(&self, at: usize) -> usize {
        self.quote_range(at).map_or(at + 1, |quote| quote.end)
    }

    /// The bytes from the first to the last of `tokens`.
    pub fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        if tokens.is_empty() {
            return None;
        }
        let all = self.document.tokens.all();
        Some(Span::new(all[tokens.start].span.start, all[tokens.end - 1].span.end))
    }

    /// The end of the longest of `phrases` that stands at `at`; apostrophes do not count.
    pub fn phrase(&self, phrases: &Phrases, at: usize, end: usize) -> Option<usize> {
        let known = phrases.starting(&self.document.tokens, at);
        if known.is_empty() || at >= end {
            return None;
        }
        let next = self.past_apostrophe(at + 1);
        let second = self.document.tokens.form(next).filter(|_| next < end).map(Form::lower_shape);
        let mut fitting = known.iter().filter(|phrase| phrase.may_go_on(second));
        fitting.find_map(|phrase| self.follows(phrase.rest(), at + 1, end))
    }

    /// The end of `words` when they stand at `at`.
    pub fn follows(&self, words: &[String], mut at: usize, end: usize) -> Option<usize> {
        for word in words {
            if self.kind(at) == Some(Kind::Apostrophe) {
                at += 1;
            }
            if at >= end || self.lower(at) != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// `at`, or the token behind it when it is an apostrophe.
    pub fn past_apostrophe(&self, at: usize) -> usize {
        at + usize::from(self.kind(at) == Some(Kind::Apostrophe))
    }

    /// The token before `at` that is no apostrophe, not before `start`.
    pub fn before(&self, at: usize, start: usize) -> Option<usize> {
        (start..at).rev().find(|&before| self.kind(before) != Some(Kind::Apostrophe))
    }

    /// `tokens` without the apostrophe or full stop they may begin or end with.
    pub fn bare(&self, mut tokens: Range<usize>) -> Range<usize> {
        let edge = |at: usize| {
            self.quoted[at] == 0
                && match self.kind(at) {
                    Some(Kind::Apostrophe) => true,
                    Some(Kind::Mark) => ".,;:!?…-–—".contains(self.lower(at)),
                    _ => false,
                }
        };
        while tokens.start < tokens.end && edge(tokens.start) {
            tokens.start += 1;
        }
        while tokens.start < tokens.end && edge(tokens.end - 1) && !self.ends_abbreviation(tokens.end - 1) {
            tokens.end -= 1;
        }
        tokens
    }

    /// Whether the full stop at `at` belongs to a title or an initial.
    pub fn ends_abbreviation(&self, at: usize) -> bool {
        let Some(word) = at.checked_sub(1) else { return false };
        self.is_mark(at, ".")
            && self.touches(at)
            && self.kind(word) == Some(Kind::Word)
            && (self.is(word, Roles::TITLE)
                || (self.is_capital(word) && self.document.tokens.all()[word].span.len() == 1))
    }
}

//! Reading tokens as terms of time: which phrase stands here, which number. Knows no grammar.

use std::ops::{Deref, Range};

use super::found::Found;
use super::page::{Page, matches};
use super::terms::{Heard, Terms, Traits};
use crate::document::Document;
use crate::language::dates::{Dates, Entry, Kinds, Term, Word};
use crate::text::tokens::{Gap, Kind, Token, Tokens};

/// How many dates may be told one from the other. Each is read in more than one way, so that the work doubles with every
/// one, and a text may say "the day after" as often as it likes.
const DEPTH: usize = 4;

/// The tokens of one paragraph with the time words of their language.
#[derive(Clone, Copy)]
pub(super) struct Paragraph<'a> {
    pub document: &'a Document,
    pub text: &'a str,
    pub tokens: &'a Tokens,
    pub table: &'static Dates,
    pub page: &'a Page,
    /// The first token that belongs to the paragraph, and the first after it.
    pub start: usize,
    pub limit: usize,
}

impl<'a> Paragraph<'a> {
    /// The tokens `within` of a document.
    pub fn new(document: &'a Document, page: &'a Page, within: Range<usize>) -> Self {
        let (text, tokens, table) = (document.text.as_str(), &document.tokens, document.language.dates());
        Self { document, text, tokens, table, page, start: within.start, limit: within.end }
    }
}

/// Reads a paragraph. It is handed to every rule, and so no larger than two numbers.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    paragraph: &'a Paragraph<'a>,
    /// How many dates are told from the one that is being read: "two days after the day before …".
    depth: usize,
}

impl<'a> Deref for Reader<'a> {
    type Target = Paragraph<'a>;

    fn deref(&self) -> &Paragraph<'a> {
        self.paragraph
    }
}

/// One way to read a date at a token.
pub(super) type Rule<'a> = fn(Reader<'a>, usize) -> Option<Found>;

/// A term that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<T> {
    pub value: T,
    /// The token after it.
    pub end: usize,
    pub weak: bool,
    pub short: bool,
}

impl<'a> Reader<'a> {
    pub fn new(paragraph: &'a Paragraph<'a>) -> Self {
        Self { paragraph, depth: 0 }
    }

    #[inline]
    pub fn token(self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at).filter(|_| (self.start..self.limit).contains(&at))
    }

    /// The reader of a date that another is told from; none when too many are.
    pub fn inner(self) -> Option<Self> {
        (self.depth < DEPTH).then_some(Self { depth: self.depth + 1, ..self })
    }

    #[inline]
    pub fn kind(self, at: usize) -> Option<Kind> {
        self.token(at).map(|token| token.kind)
    }

    /// The words of the token at `at`; empty outside the paragraph.
    pub fn words(self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    pub fn folded(self, at: usize) -> &'a str {
        if self.token(at).is_some() { self.tokens.folded(at) } else { "" }
    }

    /// Whether the token at `at` touches the one before it.
    pub fn glued(self, at: usize) -> bool {
        at > self.start && self.token(at).is_some_and(|token| token.gap == Gap::None)
    }

    pub fn is(self, at: usize, mark: &str) -> bool {
        self.words(at) == mark
    }

    pub fn is_any(self, at: usize, marks: &[&str]) -> bool {
        let words = self.words(at);
        let first = words.as_bytes().first();
        marks.iter().any(|mark| mark.as_bytes().first() == first && *mark == words)
    }

    /// The first meaning of the longest phrase at `at` that `pick` takes, which takes terms of `kinds` only.
    #[inline]
    pub fn term<T>(self, at: usize, kinds: Kinds, pick: impl Fn(Term) -> Option<T>) -> Option<Hit<T>> {
        let terms = self.terms(at);
        if !terms.may(kinds) {
            return None;
        }
        terms.before(self.tokens.form(at + 1)).iter().find_map(|entry| {
            let value = pick(entry.term)?;
            let end = self.match_rest(at, entry)?;
            Some(Hit { value, end, weak: entry.weak, short: entry.short })
        })
    }

    /// The token after `word`, when it stands at `at`.
    #[inline]
    pub fn word(self, at: usize, word: Word) -> Option<usize> {
        if self.terms(at).may_be(word) { self.all_ends(at, word).next() } else { None }
    }

    /// The token after `word`, or `at` when it does not stand there.
    pub fn skip(self, at: usize, word: Word) -> usize {
        self.word(at, word).unwrap_or(at)
    }

    /// `at`, or the token after it when it is one of `marks`.
    pub fn skip_mark(self, at: usize, marks: &[&str]) -> usize {
        if self.is_any(at, marks) { at + 1 } else { at }
    }

    /// Whether some phrase of kind `word` ends just before `at`.
    pub fn follows(self, at: usize, word: Word) -> bool {
        (1..=4).any(|back| {
            at.checked_sub(back)
                .filter(|&from| from >= self.start && self.terms(from).may_be(word))
                .is_some_and(|from| self.all_ends(from, word).any(|end| end == at))
        })
    }

    fn all_ends(self, at: usize, word: Word) -> impl Iterator<Item = usize> {
        let entries = self.terms(at).before(self.tokens.form(at + 1)).iter();
        let same = entries.filter(move |entry| matches!(entry.term, Term::Word(known) if known == word));
        same.filter_map(move |entry| self.match_rest(at, entry))
    }

    /// The longest date that those of `rules` find at `at` that may; the last of equals.
    pub fn longest<const N: usize>(self, at: usize, rules: [(bool, Rule<'a>); N]) -> Option<Found> {
        let found = rules.into_iter().filter(|(may, _)| *may).filter_map(|(_, rule)| rule(self, at));
        found.max_by_key(|found| found.1)
    }

    pub fn entries(self, at: usize) -> &'static [Entry] {
        self.terms(at).meanings.all()
    }

    /// What the spelling at `at` says of time; nothing behind the paragraph.
    #[inline]
    pub fn terms(self, at: usize) -> &'a Terms {
        let here = if at < self.limit { self.page.terms(self.tokens, at) } else { None };
        here.unwrap_or(const { &Terms::NONE })
    }

    /// What the spelling at `at` may be before the one that follows it.
    pub fn heard(self, at: usize) -> Heard {
        self.terms(at).heard(self.tokens.form(at + 1))
    }

    /// Whether no date can begin at `at`: neither a word of time nor a number stands there.
    pub fn is_idle(self, at: usize) -> bool {
        !self.terms(at).is(Traits::BEGINS)
    }

    /// Whether no date can begin at `at`, as far as one look at the word tells, or at the word after an article.
    pub fn begins_none(self, at: usize) -> bool {
        let after_article = || self.word(at, Word::The).is_none_or(|next| self.is_idle(next));
        self.is_idle(at) || self.heard(at).only_joins() && after_article()
    }

    /// What a memo knows this reader's reading at `at` by.
    pub fn place(self, at: usize) -> usize {
        at * (DEPTH + 1) + self.depth
    }

    fn match_rest(self, at: usize, entry: &Entry) -> Option<usize> {
        let end = at + 1 + entry.rest.len();
        (end <= self.limit && matches(self.tokens, at, entry)).then_some(end)
    }
}

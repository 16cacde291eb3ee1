//! Reading tokens as terms of time: which phrase stands here, which number. Knows no grammar.

use std::ops::{Deref, Range};

use super::calendar;
use super::memo::Memo;
use super::number::Number;
use super::relative::Found;
use super::terms::{self, Kinds, Terms, Traits};
use crate::document::Document;
use crate::language::Roles;
use crate::language::dates::{Dates, Entry, Term, Word};
use crate::text::forms::Each;
use crate::text::tokens::{Gap, Kind, Token, Tokens};
use crate::text::work;

/// How many dates may be told one from the other. Each is read in more than one way, so that the work doubles with every
/// one, and a text may say "the day after" as often as it likes.
const DEPTH: usize = 4;

/// What the time words of a language say at every token of a text, looked up once.
pub(super) struct Page {
    table: &'static Dates,
    terms: Each<Terms>,
    /// The traits of each token, with [`Traits::NEAR`].
    traits: Vec<Traits>,
    pub calendars: Memo<Option<calendar::Found>>,
    pub relatives: Memo<Option<Found>>,
    pub dates: Memo<Option<Found>>,
    pub times: Memo<Option<Found>>,
    pub numbers: Memo<Option<Number>>,
}

impl Page {
    pub fn new(document: &Document) -> Self {
        let (tokens, table) = (&document.tokens, document.language.dates());
        let terms = tokens.each(|form| Terms::new(form, table));
        let traits = tokens.spread(&tokens.each_with(&terms, |_, terms| terms.traits));
        let mut page = Self {
            table,
            terms,
            traits,
            calendars: Memo::default(),
            relatives: Memo::default(),
            dates: Memo::default(),
            times: Memo::default(),
            numbers: Memo::default(),
        };
        for paragraph in &document.paragraphs {
            page.note_near(document, tokens.within(paragraph.span));
        }
        page
    }

    /// Notes where an expression may begin: only what may stand inside one lies between that place and an anchor.
    fn note_near(&mut self, document: &Document, paragraph: Range<usize>) {
        let mut from = paragraph.start;
        while let Some(at) = self.next(paragraph.end, from, |traits| traits.any(Traits::ANCHORS)) {
            from = at + 1;
            if self.is_anchor(document, at, paragraph.end) {
                let before = self.traits[paragraph.start..=at].iter_mut().rev();
                let inside = |traits: &&mut Traits| traits.any(Traits::INSIDE) && !traits.any(Traits::NEAR);
                before.take_while(inside).for_each(|traits| *traits = *traits | Traits::NEAR);
            }
        }
    }

    /// The first token from `from` on and before `end` whose traits are what `is` asks for.
    fn next(&self, end: usize, from: usize, is: impl Fn(Traits) -> bool) -> Option<usize> {
        let passed = self.traits.get(from..end)?.iter().position(|&traits| is(traits))?;
        work::note(passed);
        Some(from + passed)
    }

    /// Whether token `at` makes a date of the small words around it.
    fn is_anchor(&self, document: &Document, at: usize, end: usize) -> bool {
        let tokens = &document.tokens;
        let Some(terms) = self.terms.get(tokens, at) else { return false };
        let counts = |next: usize| next < end && self.is_counted(tokens, next);
        match tokens.all()[at].kind {
            Kind::Digits => {
                let may_be_year = tokens.get(at).is_some_and(|digits| digits.span.len() == 4);
                let verb =
                    |token: &Token| token.kind == Kind::Word && self.table.tense_of(tokens.lower(at + 1)).is_some();
                let article = || at > 0 && document.roles(at - 1).any(Roles::DETERMINER);
                !counts(at + 1) || may_be_year && (tokens.get(at + 1).is_some_and(verb) || article())
            }
            _ if terms.is(Traits::HOUR) => true,
            Kind::Word => terms.before(tokens.form(at + 1)).iter().any(|entry| {
                let anchor = match entry.term {
                    Term::Number(value) => value >= 10 && !counts(at + 1 + entry.rest.len()),
                    Term::Letter(_) => tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Digits),
                    term => terms::is_anchor(term),
                };
                anchor && matches(tokens, at, entry)
            }),
            Kind::Mark | Kind::Apostrophe => false,
        }
    }

    /// Whether the word at `at`, in lower case, can only be what the number before it counts.
    fn is_counted(&self, tokens: &Tokens, at: usize) -> bool {
        let word = tokens.all()[at].kind == Kind::Word && !tokens.is_capital(at);
        let timely = |terms: &Terms| terms.is(Traits::INSIDE | Traits::AFTER_YEAR);
        word && !self.terms.get(tokens, at).is_some_and(timely)
    }
}

/// Whether the words of a phrase after its first stand after `at`.
fn matches(tokens: &Tokens, at: usize, entry: &Entry) -> bool {
    entry.rest.iter().zip(at + 1..).all(|(word, index)| tokens.form(index).is_some_and(|form| word.is_folded(form)))
}

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
        self.terms(at).entries
    }

    /// What the spelling at `at` says of time; nothing behind the paragraph.
    #[inline]
    pub fn terms(self, at: usize) -> &'a Terms {
        let here = if at < self.limit { self.page.terms.get(self.tokens, at) } else { None };
        here.unwrap_or(const { &Terms::NONE })
    }

    /// Whether no date can begin at `at`: neither a word of time nor a number stands there.
    pub fn is_idle(self, at: usize) -> bool {
        !self.terms(at).is(Traits::BEGINS)
    }

    /// Whether no date can begin at `at`, as far as one look at the word tells, or at the word after an article.
    pub fn begins_none(self, at: usize) -> bool {
        let after_article = || self.word(at, Word::The).is_none_or(|next| self.is_idle(next));
        self.is_idle(at) || self.terms(at).only_joins() && after_article()
    }

    /// What a memo knows this reader's reading at `at` by.
    pub fn place(self, at: usize) -> usize {
        at * (DEPTH + 1) + self.depth
    }

    /// The first token from `at` on at which an expression may begin.
    pub fn next_start(self, mut at: usize) -> Option<usize> {
        let near = |traits: Traits| traits.any(Traits::NEAR) && traits.any(Traits::BEGINS);
        loop {
            at = self.page.next(self.limit, at, near)?;
            if self.may_begin(at) {
                return Some(at);
            }
            at += 1;
        }
    }

    /// Whether an expression may begin at `at`, told without the grammar by the word and its neighbour: most places are
    /// left here.
    pub fn may_begin(self, at: usize) -> bool {
        let traits = self.page.traits[at];
        if !traits.any(Traits::NEAR) || !traits.any(Traits::BEGINS) {
            return false;
        }
        let terms = self.terms(at);
        if terms.is(Traits::DIGITS) && self.is_in_row(at) {
            return false;
        }
        if terms.only_counts_off() {
            return self.terms(at + 1).may_follow_unit();
        }
        if !terms.only_joins() {
            let alone = terms.may_stand_alone() && (!terms.is_weak() || self.is_supported(at));
            return alone || self.carries_on(at + 1, terms);
        }
        let opens = |&word: &Word| self.word(at, word).is_some_and(|next| !self.is_idle(next));
        let article = || self.word(at, Word::The).filter(|&next| !self.is_idle(next));
        [Word::From, Word::Between, Word::By, Word::Since].iter().any(opens)
            || article().is_some_and(|next| !self.terms(next).only_joins())
    }

    /// Whether the digits at `at` stand in a row of numbers, where none but a year alone is a date and three that begin
    /// the row may be one: "02 04 2009".
    fn is_in_row(self, at: usize) -> bool {
        let digits = |at: usize| self.kind(at) == Some(Kind::Digits);
        let follows = |at: usize| digits(at) && !self.glued(at);
        let line = || self.token(at).is_some_and(|token| token.gap == Gap::Line);
        let begins = || follows(at + 2) && (at == self.start || line() || !digits(at - 1));
        follows(at + 1) && self.words(at).len() != 4 && !begins()
    }

    /// Whether what stands before `at` may make a date of a word that is mostly none: "en été", "mid-March".
    fn is_supported(self, at: usize) -> bool {
        let tied = at > self.start && (self.kind(at - 1) == Some(Kind::Apostrophe) || self.is(at - 1, "-"));
        tied || self.follows(at, Word::Preposition)
    }

    /// Whether what `before` began may go on at `at`: not with a mark that a gap follows, save for the stop of a number
    /// ("3. März").
    fn carries_on(self, at: usize, before: &Terms) -> bool {
        let stops = || !before.may(Kinds::NUMBER | Kinds::ORDINAL) && self.is_any(at, &[".", ":", ")"]);
        self.terms(at).is(Traits::INSIDE) && (!stops() || self.glued(at + 1))
    }

    fn match_rest(self, at: usize, entry: &Entry) -> Option<usize> {
        let end = at + 1 + entry.rest.len();
        (end <= self.limit && matches(self.tokens, at, entry)).then_some(end)
    }
}

//! A text as the reader of dates goes along it: what each spelling says of time, and where a date may be at all.

use std::ops::Range;

use super::found::{Found, Number};
use super::memo::Memo;
use super::terms::{self, Terms, Traits};
use super::when::Calendar;
use crate::document::Document;
use crate::language::dates::{Dates, Entry, Term};
use crate::language::{NameRoles, Roles};
use crate::text::forms::Each;
use crate::text::tokens::{Kind, Token, Tokens};
use crate::text::work;

/// What the time words of a language say at every token of a text, looked up once.
pub(super) struct Page {
    table: &'static Dates,
    senses: Each<(Terms, NameRoles)>,
    /// The traits of each token, with [`Traits::NEAR`].
    traits: Vec<Traits>,
    pub calendars: Memo<Option<Found<Calendar>>>,
    pub relatives: Memo<Option<Found>>,
    pub dates: Memo<Option<Found>>,
    pub times: Memo<Option<Found>>,
    pub numbers: Memo<Option<Number>>,
}

impl Page {
    /// The page of `document`, of whose spellings the `senses` are known, and of whose tokens the `traits`.
    pub fn new(document: &Document, senses: Each<(Terms, NameRoles)>, traits: Vec<Traits>) -> Self {
        let tokens = &document.tokens;
        let mut page = Self {
            table: document.language.dates(),
            senses,
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

    /// What the spelling of token `at` says of time; nothing behind the text.
    #[inline]
    pub fn terms(&self, tokens: &Tokens, at: usize) -> Option<&Terms> {
        self.senses.get(tokens, at).map(|(terms, _)| terms)
    }

    /// The traits of token `at`.
    pub fn traits(&self, at: usize) -> Traits {
        self.traits[at]
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
    pub fn next(&self, end: usize, from: usize, is: impl Fn(Traits) -> bool) -> Option<usize> {
        let passed = self.traits.get(from..end)?.iter().position(|&traits| is(traits))?;
        work::note(passed);
        Some(from + passed)
    }

    /// Whether token `at` makes a date of the small words around it.
    fn is_anchor(&self, document: &Document, at: usize, end: usize) -> bool {
        let tokens = &document.tokens;
        let Some(terms) = self.terms(tokens, at) else { return false };
        let counts = |next: usize| next < end && self.is_counted(tokens, next);
        match tokens.all()[at].kind {
            Kind::Digits => {
                let may_be_year = tokens.get(at).is_some_and(|digits| digits.span.len() == 4);
                let endings = &document.language.counting().verb_like;
                let ends = || endings.iter().any(|ending| tokens.folded(at + 1).ends_with(ending.as_str()));
                let tensed = || self.table.tense_of(tokens.lower(at + 1)).is_some();
                let verb = |token: &Token| token.kind == Kind::Word && (tensed() || ends());
                // "the 2016 election", "in 2016 voters", "de l'2016": what a mark leads to is for the grammar to tell.
                let leads = |token: &Token| token.kind != Kind::Word;
                let small = |before| document.roles(before).any(Roles::DETERMINER | Roles::PREPOSITION);
                let led = || at > 0 && (small(at - 1) || tokens.get(at - 1).is_some_and(leads));
                !counts(at + 1) || may_be_year && (tokens.get(at + 1).is_some_and(verb) || led())
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
        word && !self.terms(tokens, at).is_some_and(timely)
    }
}

/// Whether the words of a phrase after its first stand after `at`.
pub(super) fn matches(tokens: &Tokens, at: usize, entry: &Entry) -> bool {
    entry.rest.iter().zip(at + 1..).all(|(word, index)| tokens.form(index).is_some_and(|form| word.is_folded(form)))
}

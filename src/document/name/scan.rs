//! Cuts out what looks like a name: runs of capitalised words with what may stand inside them, and names of the tables.

use super::Candidate;
use super::seen::{self, Seen};
use crate::document::signs::Signs;
use crate::document::{Document, FigureKind};
use crate::language::gazetteer::Gazetteer;
use crate::language::{NameRoles, Names, Roles};
use crate::text::forms::Each;
use crate::text::tokens::{Gap, Kind, Tokens};
use crate::text::work;

/// A document with what has to be known of all its words before a single one is judged.
pub(super) struct Scan<'a> {
    pub document: &'a Document,
    pub tokens: &'a Tokens,
    pub table: &'static Names,
    pub gazetteer: &'static Gazetteer,
    /// What each token may be around or inside a name.
    pub(super) roles: Vec<NameRoles>,
    /// How the word of each spelling is written in the document.
    pub(super) seen: Each<Seen>,
    /// Whether each token opens a sentence.
    opening: Vec<bool>,
    /// Whether each token is part of a date, or of a number of several words ("Vingt-trois").
    pub taken: Vec<bool>,
    /// The opening brackets, in order.
    brackets: Vec<usize>,
}

const OPENERS: &[&str] = &["«", "“", "\"", "‘", "-", "–", "—", "•", ":", "*", "(", "[", "#", "@", "…"];

impl<'a> Scan<'a> {
    pub fn new(document: &'a Document, roles: Vec<NameRoles>) -> Self {
        let tokens = &document.tokens;
        let mut scan = Self {
            document,
            tokens,
            table: document.language.names(),
            gazetteer: Gazetteer::get(),
            roles,
            seen: Each::default(),
            opening: vec![false; tokens.len()],
            taken: vec![false; tokens.len()],
            brackets: document.each_sign(Signs::STOP, 0..tokens.len()).filter(|&at| tokens.is_byte(at, b'(')).collect(),
        };
        for date in &document.dates {
            scan.taken[tokens.within(date.span)].fill(true);
        }
        // "NOK 4.2 billion": the letters before a sum are its currency.
        for money in document.figures.iter().filter(|figure| figure.kind == FigureKind::Money) {
            scan.taken[tokens.within(money.span)].fill(true);
        }
        for number in document.figures.iter().flat_map(|figure| &figure.numbers) {
            let within = tokens.within(number.span);
            if within.len() > 1 {
                scan.taken[within].fill(true);
            }
        }
        for sentence in &document.sentences {
            let range = tokens.within(sentence.span);
            let first = range.clone().find(|&at| tokens.all()[at].kind == Kind::Word);
            if let Some(first) = first {
                scan.opening[first] = true;
            }
        }
        let hushed = scan.hush();
        scan.seen = seen::note(tokens, scan.free_capitals());
        scan.restore(hushed);
        scan
    }

    /// The tokens with a capital that their place does not explain.
    fn free_capitals(&self) -> impl Iterator<Item = usize> {
        let next = |&at: &usize| self.next(NameRoles::CAPITAL, at + 1);
        std::iter::successors(self.next(NameRoles::CAPITAL, 0), next).filter(|&at| !self.opens(at))
    }

    /// The first opening bracket behind `at`.
    pub fn bracket_after(&self, at: usize) -> Option<usize> {
        self.brackets.get(self.brackets.partition_point(|&bracket| bracket <= at)).copied()
    }

    fn is_opener(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Mark) && OPENERS.contains(&self.words(at))
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub fn words(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.document.words(token.span))
    }

    pub fn folded(&self, at: usize) -> &'a str {
        self.tokens.folded(at)
    }

    /// Whether the token is one of `roles`.
    pub fn may(&self, roles: NameRoles, at: usize) -> bool {
        work::note(1);
        self.roles.get(at).is_some_and(|own| own.any(roles))
    }

    /// Whether the token before `at` is one of `roles`.
    pub fn may_before(&self, roles: NameRoles, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.may(roles, before))
    }

    /// Whether the token is the mark `byte`.
    pub fn is_byte(&self, at: usize, byte: u8) -> bool {
        self.tokens.is_byte(at, byte)
    }

    /// Whether an age begins at `at`: ", 34 ans".
    pub fn is_age(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let figures = &self.document.figures;
        let found = figures.binary_search_by_key(&token.span.start, |figure| figure.span.start);
        found.is_ok_and(|figure| figures[figure].kind == FigureKind::Age)
    }

    pub fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Blank, |token| token.gap)
    }

    pub fn glued(&self, at: usize) -> bool {
        self.gap(at) == Gap::None && at > 0
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.may(NameRoles::CAPITAL, at)
    }

    /// Whether the token before `at` is `word`, folded.
    pub fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.folded(before))
    }

    /// Whether an article stands before `at`, elided or not.
    pub fn after_article(&self, at: usize) -> bool {
        let elided = at > 1 && self.kind(at - 1) == Some(Kind::Apostrophe);
        self.may_before(NameRoles::ARTICLE, at - usize::from(elided))
    }

    /// Whether the word opens a sentence, a quotation or an item.
    pub fn opens(&self, at: usize) -> bool {
        let Some(&opening) = self.opening.get(at) else { return true };
        let word = || at > 0 && self.kind(at) == Some(Kind::Word);
        opening || word() && (self.is_opener(at - 1) || self.gap(at) == Gap::Blank)
    }

    /// The first token from `at` on that is one of `roles`.
    fn next(&self, roles: NameRoles, at: usize) -> Option<usize> {
        let passed = self.roles.get(at..)?.iter().position(|own| own.any(roles))?;
        work::note(passed);
        Some(at + passed)
    }

    /// Whether the token is a word of the language's closed classes.
    pub fn is_function_word(&self, at: usize) -> bool {
        let closed = Roles::DETERMINER
            | Roles::PREPOSITION
            | Roles::SUBJECT
            | Roles::CLITIC
            | Roles::NEGATION
            | Roles::RELATIVE
            | Roles::COMPLEMENTIZER
            | Roles::QUESTION
            | Roles::CONJUNCTION
            | Roles::SUBORDINATOR
            | Roles::HAVE
            | Roles::BE
            | Roles::MODAL
            | Roles::ADVERB
            | Roles::TIME;
        self.document.roles(at).any(closed)
    }

    /// Whether all its letters are capitals, and there are at least two.
    pub fn is_acronym(&self, at: usize) -> bool {
        self.tokens.form(at).is_some_and(|form| form.is_word() && form.is_in_capitals())
    }

    /// All candidates, in text order and without overlap.
    pub fn candidates(&self) -> Vec<Candidate> {
        let (mut found, mut from) = (Vec::new(), 0);
        // Hardly any word without a capital begins one.
        let first = NameRoles::CAPITAL | NameRoles::ORG_HEAD | NameRoles::LISTED | NameRoles::PARTICLE;
        while let Some(at) = self.next(first, from) {
            from = at + 1;
            if let Some(candidate) = self.may_begin(at).then(|| self.candidate(at)).flatten() {
                from = candidate.end.max(from);
                found.push(candidate);
            }
        }
        found
    }

    /// Whether a name may begin at `at`, a token that the tables do not rule out.
    fn may_begin(&self, at: usize) -> bool {
        let likely = NameRoles::CAPITAL | NameRoles::ORG_HEAD | NameRoles::LISTED;
        let word = self.kind(at) == Some(Kind::Word) && !self.taken[at];
        word && (self.may(likely, at) || self.starts_with_particle(at))
    }

    /// The name that begins at `at`, where one may.
    fn candidate(&self, at: usize) -> Option<Candidate> {
        let run = if self.is_capital(at) || self.starts_with_particle(at) { self.run(at) } else { None };
        // What was cut off the front of a run may have hidden a name of the tables.
        let start = run.as_ref().map_or(at, |run| run.start);
        // Between equals the table knows better what it is: `max_by_key` takes the last.
        let best = self.organisation(start).into_iter().chain(self.listed(start)).max_by_key(|candidate| candidate.end);
        match (best, run) {
            (Some(best), Some(run)) if self.outgrows(&run, &best) => Some(run),
            // "Le Havre": the article that was cut off the front of the run belongs to a listed name.
            (None, Some(run)) if run.start > at => {
                Some(self.listed(at).filter(|whole| whole.end >= run.end).unwrap_or(run))
            }
            (Some(best), run) => Some(Candidate { titled: run.is_some_and(|run| run.titled), ..best }),
            (None, run) => run,
        }
    }

    pub fn only_seen_in_lower_case(&self, at: usize) -> bool {
        let seen = self.seen.at(self.tokens, at);
        seen.lower && !seen.capital
    }

    /// Whether the letters of a word in capitals are short for others, for all the document shows.
    pub fn is_short_for_others(&self, at: usize) -> bool {
        self.is_acronym(at) && !self.seen.at(self.tokens, at).titled
    }

    /// Whether nothing tells if the word that opens a sentence is a name: it is seen nowhere else.
    pub fn is_unsure(&self, at: usize) -> bool {
        let seen = self.seen.at(self.tokens, at);
        self.opens(at)
            && !self.glued(at)
            && !seen.lower
            && !seen.capital
            && !self.is_acronym(at)
            && !self.is_function_word(at)
    }

    /// Whether the first word of a sentence is an everyday word that only its place gave a capital.
    pub fn is_lone_word(&self, at: usize, last: bool) -> bool {
        let seen = self.seen.at(self.tokens, at);
        !seen.capital && (seen.lower || last && !self.is_acronym(at))
    }
}

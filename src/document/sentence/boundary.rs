//! Whether a stop ends a sentence: the short form before it (`short`) and the word after it.

use super::cutter::{Case, Cutter, is_letter};
use super::enumeration;
use super::stop::{Stop, Strength};
use crate::language::dates::Term;
use crate::language::{Abbreviation, Form, Frame, ReportingVerb};
use crate::text::tokens::{Gap, Kind};

/// How many tokens an adverbial in front of a clause may have ("At half past five in the morning").
const ADVERBIAL: usize = 16;
/// How many words a name may have.
const NAME: usize = 3;
/// The shortest word after which a full stop ends a sentence even before a small letter.
const PLAIN_WORD: usize = 5;

impl Cutter<'_> {
    pub(super) fn ends(&self, stop: &Stop) -> bool {
        // A straight mark right before a full stop opens nothing, even when a space stands before it.
        let straight = |at: usize| matches!(self.document.tokens.lower(at), "'" | "\"" | "`");
        let opened = stop.first > self.within.start
            && self.marks.opens(self.document, stop.first - 1)
            && !(stop.strength == Strength::Period && straight(stop.first - 1));
        if opened && !stop.sealed || self.goes_on(stop.next) {
            return false;
        }
        let follows = self.first_word(stop.next);
        if self.document.tokens.all()[stop.next].gap == Gap::None {
            return self.ends_glued(stop, follows);
        }
        match (stop.strength, self.case(follows)) {
            // Speech that ends in a full stop is told by nobody behind it.
            (Strength::Mark | Strength::Ellipsis, _) if stop.closed && self.is_reported(follows) => false,
            (Strength::Mark, case) => case != Case::Lower,
            // ". . . The next": words left out before what follows.
            (Strength::Ellipsis, _) if stop.first == self.start() => false,
            // "I thought … I would go": a word that is always a capital tells nothing.
            (Strength::Ellipsis, Case::Upper) => !self.table.is_always_capital(self.document.tokens.folded(follows)),
            (Strength::Ellipsis, case) => case == Case::Other,
            (Strength::Period, _) if stop.first == self.within.start => false,
            (Strength::Period, case) => self.ends_at_period(stop, follows, case),
        }
    }

    /// Whether a quotation is followed by whoever says it: `"Why?" John Grey asked.`
    fn is_reported(&self, follows: usize) -> bool {
        let named = (follows..self.within.end).take(NAME).take_while(|&at| self.case(at) == Case::Upper).count();
        let verb = follows + named;
        let starter = self.table.starts(self.document.tokens.folded(follows));
        let told = |(verb, form): (&ReportingVerb, Form)| form == Form::Finite && verb.takes(Frame::Incise);
        named > 0 && !starter && self.reporting.of(self.document.tokens.lower(verb)).any(told)
    }

    /// A full stop with white space after it.
    fn ends_at_period(&self, stop: &Stop, follows: usize, case: Case) -> bool {
        let word = stop.first - 1;
        let kind = self.document.tokens.all()[word].kind;
        if word == self.first_word(self.start()) && enumeration::is_label(self.document, word) {
            return false;
        }
        if case == Case::Digit && (self.brackets > 0 || self.is_part_of_degree(word)) {
            return false;
        }
        if stop.closed || kind != Kind::Word {
            return case != Case::Lower;
        }
        // "the site www.example.org. Next": the last part of an address is no short form.
        let address = self.document.tokens.all()[word].gap == Gap::None && self.is_address(word);
        match self.abbreviation(word).filter(|_| !address) {
            Some(class) => self.ends_after(class, word, follows, case),
            None if case == Case::Lower => self.ends_before_small(word),
            None => true,
        }
    }

    /// A full stop after a short form of the given class.
    fn ends_after(&self, class: Abbreviation, word: usize, follows: usize, case: Case) -> bool {
        let upper = case == Case::Upper;
        match class {
            // "on Elm St. It is shut"
            Abbreviation::Title => {
                let named = word > self.start() && self.case(word - 1) == Case::Upper;
                let starter = upper && self.table.starts(self.document.tokens.folded(follows));
                named && starter && self.table.closes_names(self.document.tokens.lower(word))
            }
            Abbreviation::Inner => false,
            Abbreviation::Numbered => upper && !self.is_roman(follows),
            Abbreviation::Final => upper || case == Case::Other,
            Abbreviation::Open => {
                let starter = upper && self.table.starts(self.document.tokens.folded(follows));
                starter && !self.is_particle(word, follows) && !self.is_initial(follows)
            }
            // "at 5 p.m. (0600 GMT)"
            // "6 p.m. Friday", "5 p.m. on" …
            Abbreviation::Time if upper && self.is_day_or_month(follows) => false,
            Abbreviation::Time if case == Case::Lower || case == Case::Digit && self.is_bracket(word + 2) => false,
            Abbreviation::Time => {
                let starter = upper && self.table.starts(self.document.tokens.folded(follows));
                starter || !self.in_adverbial(word) && self.chain_start(word) > self.first_word(self.start())
            }
        }
    }

    /// "41°. 53'. 12"
    fn is_part_of_degree(&self, word: usize) -> bool {
        let digits = |at: usize| self.document.tokens.all()[at].kind == Kind::Digits;
        match self.document.tokens.lower(word) {
            "°" | "º" => true,
            "'" | "’" | "′" | "\"" | "″" => word > self.within.start && digits(word - 1),
            _ => false,
        }
    }

    fn is_day_or_month(&self, at: usize) -> bool {
        let entries = self.document.tokens.form(at).map(|form| self.document.language.dates().starting_with(form));
        let named = |term: Term| matches!(term, Term::Weekday(_) | Term::Month(_));
        entries.is_some_and(|entries| entries.all().iter().any(|entry| entry.rest.is_empty() && named(entry.term)))
    }

    fn is_bracket(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some() && self.document.tokens.lower(at) == "("
    }

    /// An initial before a name whose particle looks like a word that opens sentences ("J. Le Goff").
    fn is_particle(&self, word: usize, follows: usize) -> bool {
        let name = follows + 1;
        is_letter(self.document, word)
            && name < self.within.end
            && self.case(name) == Case::Upper
            && !self.is_elided(follows)
    }

    /// A single letter with a full stop: one more initial.
    fn is_initial(&self, at: usize) -> bool {
        let dotted = self.document.tokens.lower(at + 1) == "." && self.document.tokens.all()[at + 1].gap == Gap::None;
        is_letter(self.document, at) && dotted
    }

    /// Whether the clause up to `word` is only an adverbial ("At 5 a.m.").
    fn in_adverbial(&self, word: usize) -> bool {
        let tokens = self.document.tokens.all();
        let colon = |&at: &usize| self.document.tokens.lower(at) == ":" && tokens[at + 1].gap != Gap::None;
        let near = self.start().max(word.saturating_sub(ADVERBIAL));
        let clause = (near..word).rev().find(colon).map_or(self.start(), |colon| colon + 1);
        let first = self.first_word(clause);
        word - clause < ADVERBIAL && self.table.opens_adverbial(self.document.tokens.folded(first))
    }

    /// A full stop before a small letter ends a sentence only after a plain word, outside brackets.
    fn ends_before_small(&self, word: usize) -> bool {
        let form = self.document.tokens.lower(word);
        let written = self.document.words(self.document.tokens.all()[word].span);
        self.brackets == 0 && form == written && form.chars().count() >= PLAIN_WORD && self.table.is_speakable(form)
    }

    /// In lists, a new item after a semicolon begins like a sentence.
    pub(super) fn after_semicolon(&self, next: usize) -> bool {
        let spaced = self.document.tokens.all()[next].gap != Gap::None;
        spaced
            && self.brackets == 0
            && self.case(next) == Case::Upper
            && self.table.starts(self.document.tokens.folded(next))
            && !is_letter(self.document, next)
    }

    /// Whether `next` is a mark that carries the sentence on.
    fn goes_on(&self, next: usize) -> bool {
        if self.document.tokens.all()[next].kind == Kind::Word {
            return false;
        }
        // "the series '' Hello ! '' , and": a stop inside what is quoted, in texts whose marks stand apart.
        let quoted = (next..self.within.end)
            .find(|&at| !matches!(self.document.tokens.lower(at), "'" | "’" | "\"" | "”"))
            .filter(|&at| at > next && self.document.tokens.all()[next].gap != Gap::None);
        if quoted.is_some_and(|at| matches!(self.document.tokens.lower(at), "," | "." | ";" | ":")) {
            return true;
        }
        matches!(self.document.tokens.lower(next), "," | ";" | ":" | "%" | "/" | "@" | "_")
    }

    fn is_roman(&self, at: usize) -> bool {
        self.document.words(self.document.tokens.all()[at].span).bytes().all(|byte| b"IVXLC".contains(&byte))
    }
}

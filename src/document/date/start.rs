//! Where a time expression may begin: told by looks at a word and its neighbours, so that the grammar is asked at few.
//!
//! What is ruled out here would not be found by the grammar either (`shortcuts`).

use super::reader::Reader;
use super::terms::{Terms, Traits};
use crate::language::dates::{Kinds, Unit, Word};
use crate::text::tokens::{Gap, Kind};

impl Reader<'_> {
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
        let traits = self.page.traits(at);
        if !traits.any(Traits::NEAR) || !traits.any(Traits::BEGINS) {
            return false;
        }
        let terms = self.terms(at);
        if terms.is(Traits::DIGITS) && self.is_apart(at) {
            return false;
        }
        let heard = self.heard(at);
        if heard.only_counts_off() {
            let lettered = terms.may(Kinds::LETTER) && self.terms(at + 1).is(Traits::DIGITS);
            return lettered || self.terms(at + 1).may_follow_unit() && self.turns_unit(at + 1);
        }
        if heard.only_counts() && self.counts_idly(at) {
            return false;
        }
        if !heard.only_joins() {
            let alone = heard.may_stand_alone() && (!heard.is_weak() || self.is_supported(at));
            return alone || self.carries_on(at + 1, terms);
        }
        let opens = |&word: &Word| self.word(at, word).is_some_and(|next| !self.is_idle(next));
        let article = || self.word(at, Word::The).filter(|&next| !self.is_idle(next));
        [Word::From, Word::Between, Word::By, Word::Since].iter().any(opens)
            || article().is_some_and(|next| !self.heard(next).only_joins() && !self.is_day_of_month(next))
    }

    /// Whether the number at `at` counts days or what is longer, and nothing behind tells from when: "deux ans de prison".
    fn counts_idly(self, at: usize) -> bool {
        let year = self.terms(at).is(Traits::DIGITS) && self.words(at).len() == 4;
        let unit = !year
            && self.heard(at + 1).only_counts_off()
            && self.unit(at + 1).is_some_and(|unit| unit.value >= Unit::Day);
        // "deux ans après le vote": from a day, "deux ans d'enquête" from none.
        let day = |&word: &Word| self.word(at + 2, word).is_some_and(|next| !self.begins_none(next));
        unit && !self.is_any(at + 2, &[","])
            && !self.heard(at + 2).may_follow_quantity()
            && ![Word::Before, Word::After, Word::From].iter().any(day)
    }

    /// Whether the words at `at` make a date of the unit before them.
    fn turns_unit(self, at: usize) -> bool {
        let leads = |&word: &Word| self.word(at, word).is_some();
        self.turn(at).is_some() || [Word::LastAfter, Word::After, Word::Before].iter().any(leads)
    }

    /// Whether a day of a month begins at `at`, in digits: an article before it is no part of the date.
    fn is_day_of_month(self, at: usize) -> bool {
        self.terms(at).is(Traits::DIGITS) && self.terms(at + 1).may(Kinds::MONTH)
    }

    /// Whether the digits at `at` are no year by themselves, no day by an article before them, and what is behind them
    /// carries on no date: a word, a full stop, one more number. Three numbers may be a date: "02 04 2009".
    fn is_apart(self, at: usize) -> bool {
        let digits = |at: usize| self.kind(at) == Some(Kind::Digits);
        let apart = |at: usize| digits(at) && !self.glued(at);
        let line = || self.token(at).is_some_and(|token| token.gap == Gap::Line);
        let row = || apart(at + 1) && (!apart(at + 2) || at > self.start && !line() && digits(at - 1));
        let stop = || self.is(at + 1, ".") && !self.glued(at + 2);
        let ended = !self.terms(at + 1).is(Traits::INSIDE) || row() || stop();
        let told = || self.may_be_listed(at) || self.follows(at, Word::DayArticle);
        ended && self.words(at).len() != 4 && !told()
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
}

//! Times of day: found as part of a time expression, never resolved further than their day.

use super::reader::Reader;
use crate::language::dates::{Kinds, Term, Unit, Word};
use crate::text::tokens::Kind;

const TO: &[&str] = &["-", "–", "—", "~"];

/// How sure it is that a number is a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// A bare number: only beside a date, or as the other end of a range.
    Bare,
    /// "trois heures": only after a preposition of time.
    Hours,
    /// "16 h 30", "4 pm", "noon".
    Yes,
}

impl Reader<'_> {
    /// The token after the time of day (or stretch of the day) at `at`.
    ///
    /// `beside` says that a date stands next to it, so that a bare number may be an hour.
    pub fn clock(self, at: usize, beside: bool) -> Option<usize> {
        self.clock_range(at, beside).or_else(|| {
            let (start, introduced) = if beside { self.introduced(at) } else { (at, false) };
            let (end, sure) = self.hour(start)?;
            // "dure 1 h 30", "en 2 h 41"
            let counting = self.document.language.counting();
            if start == at && counting.lasting.before(self.tokens, at).is_some() && !self.is_bare_clock(at, end) {
                return None;
            }
            // "à 21h30, une heure et demie après son départ" tells how long after.
            let spelled = self.number(start).is_some_and(|number| number.digits == 0);
            if spelled && self.word(end, Word::After).or_else(|| self.word(end, Word::Before)).is_some() {
                return None;
            }
            let enough = match sure {
                Sure::Yes => true,
                Sure::Hours => (beside || introduced || self.follows(at, Word::At)) && !self.lasts(end),
                Sure::Bare => beside && introduced && !self.counts_something(end),
            };
            enough.then(|| self.day_part(end))
        })
    }

    /// Whether the time of day from `at` to `end` cannot tell how long something lasts: "midi", "13:45", "4 pm".
    fn is_bare_clock(self, at: usize, end: usize) -> bool {
        self.number(at).is_none_or(|number| self.hour_mark(number.end).is_none()) || end == at + 1
    }

    /// Passes the preposition before a time of day.
    fn introduced(self, at: usize) -> (usize, bool) {
        match self.word(at, Word::At) {
            Some(next) => (next, true),
            None => (at, false),
        }
    }

    /// "de 5 à 7", "between 3 and 8", "12-4", "5 to 6pm".
    fn clock_range(self, at: usize, beside: bool) -> Option<usize> {
        let opened = self.word(at, Word::Between).or_else(|| self.word(at, Word::From));
        let start = self.skip(opened.unwrap_or(at), Word::At);
        let (middle, first) = self.hour(start)?;
        let second = self.joint(middle, opened.is_some())?;
        let second = self.skip(second, Word::At);
        let (end, last) = self.hour(second)?;
        // "2-2 dimanche" is a score, "Friday 7-6" may be hours.
        let rises = || {
            let behind = self.weekday_name(start.wrapping_sub(1)).is_some();
            behind
                || self
                    .number(start)
                    .zip(self.number(second))
                    .is_none_or(|(from, to)| from.value < to.value || from.value > 9)
        };
        let sure = first.max(last) == Sure::Yes
            || first.max(last) == Sure::Hours && opened.is_some() && !self.lasts(end)
            || beside && !self.counts_something(end) && self.kind(start) == self.kind(second) && rises();
        sure.then(|| self.day_part(end))
    }

    /// Whether what follows an hour says that it lasts: "six heures de route", and no half of the day.
    fn lasts(self, end: usize) -> bool {
        self.day_part(end) == end
            && self.word(end, Word::Of).is_some()
            && self.document.language.counting().part(self.folded(end)).of
    }

    fn joint(self, at: usize, opened: bool) -> Option<usize> {
        if self.is_any(at, TO) {
            return Some(at + 1);
        }
        self.word(at, Word::To).or_else(|| if opened { self.word(at, Word::And) } else { None })
    }

    /// Passes "du matin", "in the evening".
    fn day_part(self, at: usize) -> usize {
        let part = self.term(at, Kinds::PART | Kinds::WORD, |term| {
            matches!(term, Term::Part | Term::Word(Word::Am | Word::Pm)).then_some(())
        });
        // "2:15 a.m. a van", "six hours a night": an article is no half of the day.
        let article = |end: usize| end == at + 1 && self.folded(at).len() == 1 && !self.glued(at);
        part.map(|hit| hit.end).filter(|&end| !article(end)).unwrap_or(at)
    }

    /// The token after a time of day that needs no context to be one.
    pub fn sure_clock(self, at: usize) -> Option<usize> {
        self.hour_number(at).filter(|(_, sure)| *sure == Sure::Yes).map(|(end, _)| end)
    }

    pub(super) fn hour(self, at: usize) -> Option<(usize, Sure)> {
        let terms = self.terms(at);
        let may = terms.may_count() || terms.may(Kinds::CLOCK | Kinds::UNIT) || terms.may_be(Word::Half);
        if may { self.read_hour(at) } else { None }
    }

    /// The same without a look at what can begin a time of day.
    pub(super) fn read_hour(self, at: usize) -> Option<(usize, Sure)> {
        let inside = self.glued(at) && self.is_any(at - 1, &[".", ",", ":", "$", "€", "£", "/"]);
        if inside {
            return None;
        }
        self.clock_word(at).or_else(|| self.minutes_past(at)).or_else(|| self.hour_number(at))
    }

    fn clock_word(self, at: usize) -> Option<(usize, Sure)> {
        let hit = self.term(at, Kinds::CLOCK, |term| matches!(term, Term::Clock(_)).then_some(()))?;
        Some((hit.end, Sure::Yes))
    }

    /// "half past seven", "20 min past eight".
    fn minutes_past(self, at: usize) -> Option<(usize, Sure)> {
        let past = self.quarter_from(at).or_else(|| {
            let minutes = self.number(at).map_or_else(|| self.word(at, Word::Half), |number| Some(number.end))?;
            let unit = self.term(minutes, Kinds::UNIT, |term| (term == Term::Unit(Unit::Minute)).then_some(()));
            let end = unit.map_or(minutes, |hit| hit.end);
            self.word(end, Word::Past).or_else(|| self.to_an_hour(at, end))
        })?;
        let hour = self.number(past).filter(|number| number.value <= 24)?;
        let end = self.hour_mark(hour.end).unwrap_or(hour.end);
        Some((self.half_of_day(end).unwrap_or(end), Sure::Yes))
    }

    /// "at ten to seven": the hour behind "to", where both are spelled and count nothing; the minutes stand at `at`.
    fn to_an_hour(self, at: usize, end: usize) -> Option<usize> {
        let hour = self.word(end, Word::To)?;
        let spelled = |at: usize| self.number(at).filter(|number| number.digits == 0 && !number.ordinal);
        let minutes = spelled(at).filter(|minutes| minutes.value < 30)?;
        let named = spelled(hour).filter(|named| named.value <= 12)?;
        let led = self.follows(at, Word::At) && !self.counts_something(named.end);
        (led && minutes.value % 5 == 0).then_some(hour)
    }

    /// "quarter past", "a quarter to", before an hour.
    fn quarter_from(self, at: usize) -> Option<usize> {
        let one = self.number(at).filter(|number| number.value == 1 && number.digits == 0 && !number.ordinal);
        let quarter = self.unit(one.map_or(at, |one| one.end)).filter(|unit| unit.value == Unit::Quarter)?.end;
        let to = || self.word(quarter, Word::To).filter(|_| self.follows(at, Word::At));
        let past = self.word(quarter, Word::Past).or_else(to)?;
        self.number(past).filter(|number| number.value <= 12 && !number.ordinal).map(|_| past)
    }

    fn hour_number(self, at: usize) -> Option<(usize, Sure)> {
        let number = self.number(at).filter(|number| !number.ordinal)?;
        if number.digits > 2 {
            // "0600 GMT": the zone tells, and stands apart.
            let zone = self.word(number.end, Word::Zone).is_some();
            let zoned = zone && number.value % 100 < 60 && number.value < 2400;
            let end = self.half_of_day(number.end).or_else(|| zoned.then_some(number.end))?;
            return (number.digits <= 4).then_some((end, Sure::Yes));
        }
        if number.value > 24 {
            return None;
        }
        if let Some(end) = self.minutes_after(number.end) {
            return Some((self.half_of_day(end).unwrap_or(end), Sure::Yes));
        }
        if let Some(end) = self.half_of_day(number.end) {
            return Some((end, Sure::Yes));
        }
        if let Some(end) = self.hour_mark(number.end) {
            let (after, sure) = self.spelled_minutes(end);
            let marked = (number.end..end).len() == 3 || self.table.clock_marks.contains(self.folded(number.end));
            return Some((after, if marked { Sure::Yes } else { sure }));
        }
        let bare = !self.is_any(number.end, &[",", ".", ":"]) || !self.glued(number.end + 1);
        bare.then_some((number.end, Sure::Bare))
    }

    /// ":30", "h30", ":56:30", glued to the hour.
    fn minutes_after(self, at: usize) -> Option<usize> {
        let mark = self.glued(at) && (self.is(at, ":") || self.table.hour_marks.contains(self.folded(at)));
        let at_that = || at > self.start + 1 && self.follows(at - 1, Word::At) && !self.counts_something(at + 2);
        let told = || self.half_of_day(at + 2).is_some() || at_that();
        let mark = mark || self.glued(at) && self.is(at, ".") && told();
        if !mark || !self.glued(at + 1) || !self.is_minutes(at + 1) {
            return None;
        }
        let seconds = self.is(at + 2, ":") && self.glued(at + 2) && self.is_minutes(at + 3);
        Some(at + if seconds { 4 } else { 2 })
    }

    fn is_minutes(self, at: usize) -> bool {
        let words = self.words(at);
        self.kind(at) == Some(Kind::Digits) && words.len() == 2 && words.parse().is_ok_and(|minutes: u8| minutes < 60)
    }

    pub fn hour_mark(self, at: usize) -> Option<usize> {
        if self.table.hour_marks.contains(self.folded(at)) {
            return Some(at + 1);
        }
        // "o'clock" is three tokens.
        let joined = self.glued(at + 1) && self.glued(at + 2);
        let words = || format!("{}'{}", self.folded(at), self.folded(at + 2));
        (joined && self.kind(at + 1) == Some(Kind::Apostrophe) && self.table.hour_marks.contains(&words()))
            .then_some(at + 3)
    }

    /// "sept heures [dix]", "[moins vingt]", "[et demie]".
    fn spelled_minutes(self, at: usize) -> (usize, Sure) {
        // "Une heure et quart" may as well tell how long.
        for (word, sure) in [(Word::Half, Sure::Hours), (Word::QuarterPast, Sure::Hours), (Word::QuarterTo, Sure::Yes)]
        {
            if let Some(end) = self.word(at, word) {
                return (end, sure);
            }
        }
        let minus = self.word(at, Word::Minus);
        match self.number(minus.unwrap_or(at)).filter(|number| !number.ordinal && number.value < 60) {
            Some(minutes) if minus.is_some() || !self.counts_something(minutes.end) => {
                let unit = self.term(minutes.end, Kinds::UNIT, |term| (term == Term::Unit(Unit::Minute)).then_some(()));
                // "six hours a night": one minute past is told with its unit.
                if unit.is_none() && minutes.value == 1 && minutes.digits == 0 {
                    return (at, Sure::Hours);
                }
                (unit.map_or(minutes.end, |hit| hit.end), Sure::Yes)
            }
            _ => (at, Sure::Hours),
        }
    }

    pub(super) fn half_of_day(self, at: usize) -> Option<usize> {
        let end = self.word(at, Word::Am).or_else(|| self.word(at, Word::Pm))?;
        let one_letter = self.glued(at) && self.folded(at).len() == 1 && end == at + 1;
        // "9a" only where an hour is awaited; "~3am3io" is no hour at all.
        if self.glued(end) && matches!(self.kind(end), Some(Kind::Word | Kind::Digits))
            || end == at + 1 && self.folded(at).len() == 1 && !(one_letter && self.follows(at - 1, Word::At))
        {
            return None;
        }
        Some(if self.is(end, ".") && self.glued(end) && self.is(end.saturating_sub(2), ".") { end + 1 } else { end })
    }

    /// Whether the number before `at` counts the word at `at`.
    pub fn counts_something(self, at: usize) -> bool {
        let timely = self.entries(at).iter().any(|entry| !matches!(entry.term, Term::Unit(_)));
        let noun = self.kind(at) == Some(Kind::Word) && !timely && !self.table.after_year.contains(self.folded(at));
        noun && self.words(at).starts_with(char::is_lowercase) || self.is_any(at, &["%", "€", "$", "/"])
    }
}

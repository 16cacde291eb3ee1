//! Dates in digits alone: "2022-01-05", "05/01/2022", "02 04 2009", "2015-3", "22/04". Not scores, not telephone numbers.

use super::calendar::SEPARATORS;
use super::found::Found;
use super::reader::Reader;
use super::when::Calendar;
use super::year::full_year;
use crate::language::dates::{Unit, Word};
use crate::text::tokens::{Gap, Kind};

impl<'a> Reader<'a> {
    /// "2022-01-05", "05/01/2022", "02 04 2009", "2015-3", "22/04".
    pub fn numeric(self, at: usize) -> Option<Found<Calendar>> {
        if self.kind(at)? != Kind::Digits || self.part_of_more(at) {
            return None;
        }
        let first = self.words(at);
        let (mark, second) = self.next_group(at)?;
        let longer = if mark == "/" && self.starts_range(at) { None } else { self.third_group(at, mark) };
        let Some((next_mark, third)) = longer else {
            return self.two_groups(at, mark, first, second);
        };
        let end = at + if mark.is_empty() { 3 } else { 5 };
        if mark != next_mark || self.runs_on(end, mark) {
            return None;
        }
        let date =
            if first.len() == 4 { ymd(first, second, third) } else { self.day_month_year(first, second, third) }?;
        Some((date, end))
    }

    fn day_month_year(self, first: &str, second: &str, third: &str) -> Option<Calendar> {
        let (day, month) = self.by_order(first, second)?;
        let year: i16 = third.parse().ok()?;
        let year = match third.len() {
            2 => full_year(year),
            4 => year,
            _ => return None,
        };
        Some(Calendar { year: Some(year), month: Some(month), day: Some(day), weekday: None })
    }

    /// The separator after the digits at `at` (empty for a space) and the digits after it.
    fn next_group(self, at: usize) -> Option<(&'static str, &'a str)> {
        if let Some(mark) = SEPARATORS.iter().find(|mark| self.is(at + 1, mark)) {
            let glued = self.glued(at + 1) && self.glued(at + 2) && self.kind(at + 2) == Some(Kind::Digits);
            return glued.then(|| (*mark, self.words(at + 2)));
        }
        let spaced = self.kind(at + 1) == Some(Kind::Digits) && !self.glued(at + 1);
        spaced.then(|| ("", self.words(at + 1)))
    }

    fn third_group(self, at: usize, mark: &str) -> Option<(&'static str, &'a str)> {
        self.next_group(at + if mark.is_empty() { 1 } else { 2 })
    }

    fn two_groups(self, at: usize, mark: &str, first: &str, second: &str) -> Option<Found<Calendar>> {
        let end = at + 3;
        // "11.02 seconds" is a time that was run.
        let timed = mark == "." && self.counts_something(end);
        // "en 3/4 h", "3/4 d'heure"
        let part = || {
            let of = self.skip(end, Word::Of);
            mark == "/" && (self.hour_mark(end).is_some() || self.unit(of).is_some_and(|unit| unit.value < Unit::Day))
        };
        // "the night of 3-4 May" is of two days.
        let days = || mark == "-" && self.month(end).is_some();
        if mark.is_empty() || self.runs_on(end, mark) || timed || days() || part() {
            return None;
        }
        let month_of = |year: &str, month: &str| {
            let (year, month): (i16, i8) = (year.parse().ok()?, month.parse().ok()?);
            let valid = (1000..2200).contains(&year) && (1..=12).contains(&month);
            valid.then(|| Calendar { year: Some(year), month: Some(month), ..Calendar::default() })
        };
        let date =
            match (first.len(), second.len()) {
                (4, 1 | 2) if mark != "." => month_of(first, second),
                (1 | 2, 4) if mark != "." => month_of(second, first),
                (1 | 2, 1 | 2) if self.expects_day(at, mark) => self
                    .by_order(first, second)
                    .map(|(day, month)| Calendar { day: Some(day), month: Some(month), ..Calendar::default() }),
                _ => None,
            }?;
        Some((date, end))
    }

    /// Whether what stands before two short numbers says that they are a day and a month, not a score or a fraction.
    fn expects_day(self, at: usize, mark: &str) -> bool {
        // "Monday 3-1" is a score, or hours.
        let weekday = mark != "-" && (at.saturating_sub(2)..at).any(|before| self.weekday_name(before).is_some());
        // "at an average of 18.4": where a full stop marks decimals, "of" leads to an amount.
        let language = self.document.language;
        let amount = mark == "."
            && language.numbers().decimal == '.'
            && at > self.start
            && language.counting().part_at(self.tokens, at - 1).of;
        let named = weekday || self.follows(at, Word::On) && !amount;
        named
            || mark == "/"
                && (self.follows(at, Word::Preposition)
                    || self.follows(at, Word::Next)
                    || at == self.start
                    || self.is_bracketed_day(at)
                    || self.ends_range(at)
                    || self.starts_range(at)
                    || self.hour_after(at + 3) > at + 3)
    }

    /// "ce matin (02/02)": two pairs of digits in brackets, of which one is filled up with a zero.
    fn is_bracketed_day(self, at: usize) -> bool {
        let pairs = [at, at + 2].map(|at| self.words(at));
        let filled = pairs.iter().all(|pair| pair.len() == 2) && pairs.iter().any(|pair| pair.starts_with('0'));
        filled && at > self.start && self.is(at - 1, "(") && self.is(at + 3, ")")
    }

    /// Day and month by the language's order; the other order when only that one can be.
    fn by_order(self, first: &str, second: &str) -> Option<(i8, i8)> {
        if first.len() > 2 || second.len() > 2 {
            return None;
        }
        let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
        let (day, month) = if self.table.day_first { (first, second) } else { (second, first) };
        let valid = |day: i8, month: i8| ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month));
        valid(day, month).or_else(|| valid(month, day))
    }

    /// Whether a hyphen joins the two numbers at `at` to two more: "10/1-11/2".
    fn starts_range(self, at: usize) -> bool {
        self.is_any(at + 3, &["-", "–"]) && self.kind(at + 4) == Some(Kind::Digits) && self.is(at + 5, "/")
    }

    /// Whether a hyphen joins the digits at `at` to digits before it.
    pub fn ends_range(self, at: usize) -> bool {
        at > self.start + 1 && self.is_any(at - 1, &["-", "–"]) && self.kind(at - 2) == Some(Kind::Digits)
    }

    fn part_of_more(self, at: usize) -> bool {
        let glued = self.glued(at) && !self.is_any(at - 1, &["(", "[", "\"", "«", "“", "-", "_", "'", "’"]);
        let number = at > self.start + 1 && self.ends_range(at) && !self.is(at + 1, "/");
        let line = self.token(at).is_some_and(|token| token.gap == Gap::Line);
        glued || number || !line && at > self.start && self.kind(at - 1) == Some(Kind::Digits)
    }

    fn runs_on(self, end: usize, mark: &str) -> bool {
        let line = self.token(end).is_some_and(|token| token.gap == Gap::Line);
        let digits = self.kind(end) == Some(Kind::Digits) && self.sure_clock(end).is_none() && !line;
        let range = mark == "/" && self.is_any(end, &["-", "."]);
        let longer = !range && self.is_any(end, &["/", "-", ",", "."]) && self.glued(end) && self.glued(end + 1);
        digits || longer && self.kind(end + 1) == Some(Kind::Digits) || self.is(end, "%")
    }
}

fn ymd(year: &str, month: &str, day: &str) -> Option<Calendar> {
    let (year, month, day): (i16, i8, i8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let valid = (1000..3000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(Calendar { year: Some(year), month: Some(month), day: Some(day), weekday: None })
}

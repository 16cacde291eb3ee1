//! Days in a list, of which one alone tells the month: "le 3 et le 5 mars", "2 ou 3 décembre", "March 3, 4 and 5, 2020".

use super::found::{Found, Number};
use super::reader::Reader;
use super::when::Calendar;
use crate::language::dates::Word;
use crate::text::tokens::Kind;

/// How many days of a list are looked at, so that one of a thousand numbers takes no longer.
const LONGEST: usize = 8;

impl Reader<'_> {
    /// The "3" of "le 3 et le 5 mars" and of "3, 4 ou 5 mars": its month is told at the end of the list.
    pub(super) fn listed_day(self, at: usize) -> Option<Found<Calendar>> {
        let day = self.day_in_digits(at)?;
        let dated = match self.and_or(day.end) {
            Some(next) => self.day_month(self.skip(next, Word::The)).map(|found| found.0),
            None if self.is(day.end, ",") && !self.glued(day.end + 1) => {
                self.inner()?.listed_day(day.end + 1).map(|found| found.0)
            }
            None => None,
        }?;
        Some((Calendar { day: i8::try_from(day.value).ok(), weekday: None, ..dated }, day.end))
    }

    /// The "4" of "March 3 and 4" and of "March 3, 4 and 5": its month is told at the start of the list.
    pub(super) fn day_after_listed(self, at: usize) -> Option<Found<Calendar>> {
        let day = self.day_in_digits(at)?;
        let month = self.month_of_list(at)?;
        let last = self.and_or(at - 1) == Some(at);
        let date = Calendar { month: Some(month), day: i8::try_from(day.value).ok(), ..Calendar::default() };
        let (date, end) = self.with_year(date, day.end);
        // "On March 3, 4 people …": what a comma adds is a day where the list goes on.
        let listed = if last { self.closes_list(end) } else { self.next_in_list(day.end).is_some() };
        let date = if last { date } else { Calendar { year: self.year_of_list(day.end), ..date } };
        listed.then_some((date, if last { end } else { day.end }))
    }

    /// Whether the digits at `at` go on a list of days, as far as the word before tells.
    pub(super) fn may_be_listed(self, at: usize) -> bool {
        at > self.start && (self.is(at - 1, ",") || self.and_or(at - 1) == Some(at))
    }

    /// The year that stands at the end of a list whose first day ends before `at`: "March 3 and 4, 2020".
    pub(super) fn year_of_list(self, at: usize) -> Option<i16> {
        let mut end = at;
        for _ in 0..LONGEST {
            let next = self.next_in_list(end)?;
            if let (Calendar { year: Some(year), .. }, after) = self.with_year(Calendar::default(), next) {
                return Some(year).filter(|_| self.closes_list(after));
            }
            end = next;
        }
        None
    }

    /// The token after the day that goes on the list at `at`: behind "and" or "or", or behind a comma where more comes.
    fn next_in_list(self, at: usize) -> Option<usize> {
        if let Some(next) = self.and_or(at) {
            return self.day_in_digits(next).map(|day| day.end);
        }
        let day = self.day_in_digits(at + 1).filter(|_| self.is(at, ",") && !self.glued(at + 1))?;
        (self.is(day.end, ",") || self.and_or(day.end).is_some()).then_some(day.end)
    }

    /// The month before the first day of the list that goes on at `at`.
    fn month_of_list(self, at: usize) -> Option<i8> {
        let mut next = at;
        for _ in 0..LONGEST {
            let joint = next.checked_sub(1).filter(|_| self.may_be_listed(next))?;
            let day = [1, 2]
                .into_iter()
                .filter_map(|back| joint.checked_sub(back))
                .find(|&day| self.day_in_digits(day).is_some_and(|day| day.end == joint))?;
            let before = [1, 2].into_iter().filter_map(|back| day.checked_sub(back)).filter(|&at| at >= self.start);
            if let Some(month) = before.filter_map(|at| self.month(at)).find(|hit| hit.end == day) {
                return Some(month.value);
            }
            next = day;
        }
        None
    }

    fn day_in_digits(self, at: usize) -> Option<Number> {
        self.day_number(at).filter(|day| day.digits > 0)
    }

    pub(super) fn and_or(self, at: usize) -> Option<usize> {
        self.word(at, Word::And).or_else(|| self.word(at, Word::Or))
    }

    /// Whether what stands at `at` is nothing that the number before could count or belong to.
    fn closes_list(self, at: usize) -> bool {
        match self.kind(at) {
            None => true,
            Some(Kind::Word) => !self.glued(at) && self.ends_date(at),
            Some(Kind::Digits) => false,
            Some(_) => self.is_any(at, &[",", ".", ";", ")", "?", "!", "»", "\"", "”"]) && !self.glued_word(at + 1),
        }
    }
}

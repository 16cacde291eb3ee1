//! From parts to whole expressions: a date with its time of day, ranges, "before" and "after".

use super::clock::Sure;
use super::found::Found;
use super::reader::Reader;
use super::when::{Calendar, When};
use crate::language::dates::{Kinds, Term, Unit, Word};
use crate::text::tokens::Kind;

const DASHES: &[&str] = &["-", "–", "—", "~", "/"];

impl Reader<'_> {
    /// The time expression that begins at `at`: the longest reading.
    pub fn expression(self, at: usize) -> Option<Found> {
        [self.range(at), self.bounded(at), self.timed(at)].into_iter().flatten().max_by_key(|found| found.1)
    }

    /// A date without a time of day.
    pub fn dated(self, at: usize) -> Option<Found> {
        if self.begins_none(at) {
            return None;
        }
        self.page.dates.get(self.place(at), || self.read_dated(at))
    }

    /// The same without a look at what can begin a date.
    pub(super) fn read_dated(self, at: usize) -> Option<Found> {
        let calendar = self.calendar(at).map(|(date, end)| (When::Calendar(date), end));
        [calendar, self.relative(at), self.named(at)].into_iter().flatten().max_by_key(|found| found.1)
    }

    /// A date with what is said of the hour, on either side of it, or an hour alone.
    pub fn timed(self, at: usize) -> Option<Found> {
        self.token(at)?;
        self.page.times.get(self.place(at), || self.read_timed(at))
    }

    fn read_timed(self, at: usize) -> Option<Found> {
        if let Some((when, end)) = self.dated(at) {
            let (when, end) = self.weekday_of_week(when, end);
            let (when, end) = self.spelled_out(when, end);
            let end = if tells_a_day(&when) { self.hour_after(end) } else { end };
            return Some((when, end));
        }
        if let Some(found) = self.part_of_day_told(at) {
            return Some(found);
        }
        if let Some(part) =
            self.term(at, Kinds::PART, |term| (term == Term::Part).then_some(())).filter(|hit| hit.end > at + 1)
        {
            // "dans la nuit du 5 au 6 mars"
            if let Some((when, end)) = self.range(part.end).filter(|(when, _)| matches!(when, When::Between(..))) {
                return Some((when, end));
            }
            return Some((When::Open, self.clock(part.end, true).unwrap_or(part.end)));
        }
        if self.word(at, Word::At).is_some() {
            return None;
        }
        let end = self.clock(at, true)?;
        let later = self.skip(end, Word::OrLater);
        // "3 p.m. EST on Thursday"
        let date = self.skip_mark(self.skip(later, Word::Zone), &[","]);
        let date = self.skip(self.skip(date, Word::On), Word::The);
        if let Some((when, end)) = self.dated(date).filter(|(when, _)| tells_a_day(when)) {
            return Some((when, self.hour_after(end)));
        }
        self.clock(at, false).map(|end| (When::Open, end))
    }

    /// "le soir de Noël", "the night of March 3"
    fn part_of_day_told(self, at: usize) -> Option<Found> {
        let part = self.term(self.skip(at, Word::The), Kinds::PART, |term| (term == Term::Part).then_some(()))?;
        let of = self.word(part.end, Word::Of)?;
        // "dans la nuit de mardi à mercredi" is of two days, and so is "the night of 3-4 May".
        if self.range(part.end).is_some() {
            return None;
        }
        if let Some(found) = self.range(of).filter(|(when, _)| matches!(when, When::Between(..))) {
            return Some(found);
        }
        let told = |when: &When| matches!(when, When::Holiday(..)) || !matches!(when, When::Open) && tells_a_day(when);
        self.dated(of).filter(|(when, _)| told(when))
    }

    /// "next week Monday", "in 3 days on Friday"
    fn weekday_of_week(self, when: When, end: usize) -> Found {
        let in_week = match &when {
            When::Period(unit, _) | When::Nth(_, unit, _) => *unit == Unit::Week,
            When::Shift(_, unit) | When::ShiftFrom(_, _, unit) => matches!(unit, Unit::Day | Unit::Week),
            _ => false,
        };
        if !in_week {
            return (when, end);
        }
        let next = self.skip(self.skip_mark(end, &["-"]), Word::On);
        let capital = self.words(next).starts_with(char::is_uppercase);
        match self.weekday_name(next) {
            Some(weekday) if (capital || !weekday.short) && self.turn(weekday.end).is_none() => {
                let week = When::UnitOf(Unit::Week, Box::new(when));
                (When::NthWeekday(1, weekday.value, Box::new(week)), weekday.end)
            }
            _ => (when, end),
        }
    }

    /// "tomorrow, 13/04/21": the calendar has the last word.
    fn spelled_out(self, when: When, end: usize) -> Found {
        let next = self.skip_mark(end, &[",", "-"]);
        match (&when, self.dated(next)) {
            (When::Day(_), Some((When::Calendar(date), after))) if date.day.and(date.month).is_some() => {
                (When::Calendar(date), after)
            }
            _ => (when, end),
        }
    }

    /// Passes the part of the day and the hour after a date.
    pub fn hour_after(self, at: usize) -> usize {
        let part = self.term(self.skip_mark(at, &["-"]), Kinds::PART, |term| (term == Term::Part).then_some(()));
        let end = part.map_or(at, |hit| hit.end);
        let comma = self.skip_mark(end, &[",", "-"]);
        let bounded = self.word(comma, Word::Before).or_else(|| self.word(comma, Word::After));
        let hour = self.clock(comma, comma == end).or_else(|| self.clock(bounded?, false));
        let hour = hour.or_else(|| self.hour_behind_comma(comma).filter(|_| comma > end));
        // "Friday, at 4 pm"
        let introduced = || self.word(comma, Word::At).and_then(|hour| self.clock(hour, false));
        // "2pm on Tuesday until 6am on Wednesday": the second hour is of another day.
        let of_this = |&hour: &usize| {
            let other = self.dated(self.skip(self.skip(hour, Word::On), Word::The));
            self.word(comma, Word::At).is_none() || other.is_none_or(|(when, _)| !tells_a_day(&when))
        };
        let end = hour.or_else(introduced).filter(of_this).unwrap_or(end);
        self.word(end, Word::OrLater).filter(|_| end > at && self.clock(at, true).is_some()).unwrap_or(end)
    }

    /// "jeudi, 14 heures": hours that nothing says to last.
    fn hour_behind_comma(self, at: usize) -> Option<usize> {
        let (end, _) = self.hour(at).filter(|(_, sure)| *sure == Sure::Hours)?;
        let digits = self.number(at).is_some_and(|number| number.digits > 0);
        let closes = self.kind(end) != Some(Kind::Word) && !self.glued_word(end);
        (digits && closes).then_some(end)
    }

    /// "du 3 au 5 mars", "entre janvier et mars", "from Monday to Friday", "2002-2004".
    pub fn range(self, at: usize) -> Option<Found> {
        let between = self.word(at, Word::Between);
        let from = self.word(at, Word::From);
        let start = between.or(from).unwrap_or(at);
        let opened = start > at;
        let inside = self.glued(start) && self.is(start - 1, "/") || !opened && self.ends_range(start);
        if inside {
            return None;
        }
        let (first, middle) = self.end_of_range(if opened { self.skip(start, Word::The) } else { start })?;
        if let Some(found) = self.two_years(&first, middle) {
            return Some(found);
        }
        let joint = self.range_joint(middle, between.is_some(), opened)?;
        let (last, end) = self.end_of_range(joint)?;
        let (last, end) = self.year_of_range(&first, last, end);
        // "extended on Saturday to December 29"
        let day_of_year = first.is_bare_weekday() && !opened && has_month(&last) && !self.is_any(middle, DASHES);
        if day_of_year || matches!((&first, &last), (When::Period(..), When::Weekday(..))) {
            return None;
        }
        let loose = is_day_number(&last) && !(opened || self.is_any(middle, DASHES)) && !self.is_ordinal(joint);
        if loose || is_day_number(&last) && (self.hour_mark(end).is_some() || self.is(end, ":")) {
            return None;
        }
        let told = matches!((&first, &last), (When::Open, When::Open));
        if told || !(is_day_number(&first) || !is_day_number(&last) || has_day(&first)) {
            return None;
        }
        if is_day_number(&first) && !has_month(&last) || first == last {
            return None;
        }
        Some((When::between(first, last), end))
    }

    /// "2023-24", "2023/24": a season or a budget of two years. "2011-12" may be December.
    fn two_years(self, first: &When, mark: usize) -> Option<Found> {
        let When::Calendar(Calendar { year: Some(year), month: None, day: None, .. }) = *first else { return None };
        let second = self.words(mark + 1);
        let after = self.glued(mark + 2).then(|| self.kind(mark + 2)).flatten();
        let goes_on =
            matches!(after, Some(Kind::Word | Kind::Digits)) || after.is_some() && self.is_any(mark + 2, DASHES);
        let glued = self.glued(mark) && self.glued(mark + 1) && second.len() == 2 && !goes_on;
        let next: i16 = second.parse().ok().filter(|&next| glued && next == (year + 1) % 100)?;
        let months = next <= 12 && !self.is(mark, "/");
        (!months).then(|| (When::Years(year, year + 1), mark + 2))
    }

    /// The year behind the second day of "January 5 to 7, 2022", which has no month of its own.
    fn year_of_range(self, first: &When, last: When, end: usize) -> Found {
        match (first, &last) {
            (When::Calendar(Calendar { month: Some(_), day: Some(_), year: None, .. }), When::Calendar(day))
                if is_day_number(&last) =>
            {
                let (date, end) = self.with_year(*day, end);
                (When::Calendar(date), end)
            }
            // "from 5/1 to 5/7, 2020"
            (When::Calendar(Calendar { year: None, .. }), When::Calendar(day))
                if has_day(&last) && day.year.is_none() && self.is(end, ",") && self.four_digits(end + 1).is_some() =>
            {
                let (date, end) = self.with_year(*day, end);
                (When::Calendar(date), end)
            }
            _ => (last, end),
        }
    }

    fn range_joint(self, at: usize, between: bool, opened: bool) -> Option<usize> {
        // "the August-to-October period"
        let tied = |mark: usize| self.is(mark, "-") && self.glued(mark) && self.glued(mark + 1);
        if let Some(to) = self.word(at + 1, Word::To).filter(|&to| tied(at) && tied(to)) {
            return Some(to + 1);
        }
        if self.is_any(at, DASHES) && (opened || !self.is(at, "/")) {
            return Some(self.skip(at + 1, Word::The));
        }
        let word = if between {
            self.word(at, Word::And).or_else(|| self.word(at, Word::To))
        } else {
            self.word(at, Word::To)
        };
        word.map(|next| self.skip(next, Word::The))
    }

    /// One end of a range: a date, or the bare number of a day.
    fn end_of_range(self, at: usize) -> Option<Found> {
        let dated = self.dated(at).map(|(when, end)| {
            let end = if when.is_bare_weekday() { self.hour_after(end) } else { self.hour_after_day(end) };
            (when, end)
        });
        let year = self
            .four_digits(at)
            .filter(|year| (1100..2200).contains(year))
            .map(|year| (When::Calendar(Calendar { year: Some(year), ..Calendar::default() }), at + 1));
        dated.or(year).or_else(|| {
            let day = self.number(at).filter(|day| (1..=31).contains(&day.value) && day.digits <= 2)?;
            let day_word = self.unit(day.end).is_some_and(|unit| unit.value <= Unit::Century);
            let date = Calendar { day: i8::try_from(day.value).ok(), ..Calendar::default() };
            (!day_word).then_some((When::Calendar(date), day.end))
        })
    }

    fn is_ordinal(self, at: usize) -> bool {
        self.number(at).is_some_and(|number| number.ordinal)
    }

    fn hour_after_day(self, at: usize) -> usize {
        self.term(at, Kinds::PART, |term| (term == Term::Part).then_some(())).map_or(at, |hit| hit.end)
    }
}

fn is_day_number(when: &When) -> bool {
    matches!(when, When::Calendar(Calendar { year: None, month: None, day: Some(_), weekday: None }))
}

fn has_day(when: &When) -> bool {
    matches!(when, When::Calendar(Calendar { month: Some(_), day: Some(_), .. }))
}

fn has_month(when: &When) -> bool {
    matches!(when, When::Calendar(Calendar { month: Some(_), day: Some(_), .. }))
}

/// Whether an hour may stand before it.
fn tells_a_day(when: &When) -> bool {
    match when {
        When::Calendar(date) => date.day.is_some(),
        When::Day(_) | When::StoryDay(_) | When::Weekday(..) | When::NthWeekday(..) | When::Open => true,
        _ => false,
    }
}

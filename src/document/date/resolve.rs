//! From what a time expression says to the days it covers.

use jiff::ToSpan;
use jiff::civil::Date;

use super::stretch::{
    Stretch, add_days, day, ends, fits, holiday_of, monday_of, months_of, nth_unit, nth_weekday, one_day, period, run,
    run_from, season_of, shift_by, shifted, third, week_of_year, whole_years,
};
use super::when::{Calendar, Turn, When};
use crate::language::dates::{Edge, Holiday, Season, Unit};

/// Against what an expression is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The day of writing.
    pub written: Option<Date>,
    /// The day that was last told about.
    pub story: Option<Date>,
    /// The first day of the month or the year that the sentence told about last, and which of them.
    pub coarse: Option<(Date, Unit)>,
    /// The day that the sentence told about last, if its month is known.
    pub told: Option<Date>,
    /// Whether the verb near by speaks of what is to come, or of what was.
    pub future: Option<bool>,
    /// Whether "next Friday" is never of the week of writing.
    pub next_weekday_skips_week: bool,
}

/// First and last day, both included; an open side is `None`.
pub(super) type Days = (Option<Date>, Option<Date>);

impl Context {
    /// The days of `when`, as far as they are known.
    pub fn days(&self, when: &When) -> Option<Days> {
        match when {
            // "before the end of March" is until its last day.
            When::Before(of) if is_end(of) => Some((None, Some(self.stretch(of)?.1))),
            When::Before(of) => Some((None, Some(self.stretch(of)?.0.yesterday().ok()?))),
            When::UpTo(of) => Some((None, Some(self.stretch(of)?.1))),
            When::Since(of) => Some((Some(self.stretch(of)?.0), None)),
            When::After(of) if point_in_time(of) => Some((Some(self.stretch(of)?.0), None)),
            When::After(of) => Some((Some(self.stretch(of)?.1.tomorrow().ok()?), None)),
            When::Between(from, to) => self.between(from, to),
            _ => self.stretch(when).map(|(from, to)| (Some(from), Some(to))),
        }
    }

    fn between(&self, from: &When, to: &When) -> Option<Days> {
        let floats = |when: &When| match when {
            When::Calendar(calendar) => calendar.year.is_none(),
            When::Weekday(_, turn) => *turn == Turn::Nearest,
            _ => false,
        };
        if floats(to) && !floats(from) {
            let (first, _) = self.stretch(from)?;
            let after = Self { written: Some(first), future: Some(true), ..*self };
            return Some((Some(first), Some(after.stretch(to)?.1)));
        }
        let (_, last) = self.stretch(to)?;
        // A beginning that floats is the last before the end: "from Monday to Friday", "de novembre à février".
        let before = Self { written: Some(last), future: None, ..*self };
        let (first, _) = if floats(from) { before.stretch(from)? } else { self.stretch(from)? };
        (first <= last).then_some((Some(first), Some(last)))
    }

    fn stretch(&self, when: &When) -> Option<Stretch> {
        match *when {
            When::Calendar(calendar) => self.calendar(calendar),
            When::Day(offset) => day(self.written?, offset),
            When::StoryDay(offset) => day(self.story.or(self.written)?, offset),
            When::Weekday(weekday, turn) => self.weekday(weekday, turn).map(|day| (day, day)),
            When::Month(month, turn) => self.month(month, turn),
            When::Shift(count, unit) => shifted(self.written?, count, unit),
            When::StoryShift(count, unit) => {
                // "in 1988, and again two years later"; "a day later" than a year is no known day.
                let from = match self.coarse {
                    Some((first, grain)) => Some(first).filter(|_| unit >= grain),
                    None => self.story.or(self.written),
                };
                shifted(from?, count, unit)
            }
            When::ShiftFrom(ref of, count, unit) => shift_by(self.stretch(of)?.0, count, unit),
            When::Period(unit, offset) => period(self.written?, unit, offset),
            When::Run(count, unit) => run(self.written?, count, unit),
            When::Season(season, turn, year) => self.season(season, turn, year),
            When::Holiday(holiday, turn, year) => self.holiday(holiday, turn, year).map(|day| (day, day)),
            When::Years(first, last) => whole_years(first, last),
            When::Decade(two_digits) => self.decade(two_digits),
            When::Quarter(quarter, year) => self.part_of_year(year, quarter * 3 - 2, 3),
            When::Half(half, year) => self.part_of_year(year, half * 6 - 5, 6),
            When::Week(week, year) => week_of_year(self.year(year)?, week),
            When::Nth(nth, unit, ref of) => nth_unit(self.stretch(of)?, nth, unit),
            When::NthWeekday(nth, weekday, ref of) => nth_weekday(self.stretch(of)?, nth, weekday),
            When::Rest(later, ref of) => self.rest(self.stretch(of)?, later),
            When::Third(edge, ref of) => third(self.stretch(of)?, edge),
            When::Ends(count, unit, ref of) => ends(self.stretch(of)?, count, unit),
            When::RunFrom(ref of, count, unit) => run_from(self.stretch(of)?.0, count, unit),
            When::UnitOf(unit, ref of) => period(self.stretch(of)?.0, unit, 0),
            When::Before(_) | When::After(_) | When::Since(_) | When::UpTo(_) | When::Between(..) => {
                let (from, to) = self.days(when)?;
                Some((from?, to?))
            }
            When::Open => None,
        }
    }

    fn year(&self, year: Option<i16>) -> Option<i16> {
        year.or(self.written.map(Date::year))
    }

    /// Months of a year; without the year those that have begun last, unless the words look ahead.
    fn part_of_year(&self, year: Option<i16>, first: i8, months: i32) -> Option<Stretch> {
        let this = self.year(year)?;
        let stretch = months_of(this, first, months)?;
        if year.is_some() {
            return Some(stretch);
        }
        let written = self.written?;
        match self.future {
            Some(true) if stretch.1 < written => months_of(this + 1, first, months),
            Some(false) | None if stretch.0 > written => months_of(this - 1, first, months),
            _ => Some(stretch),
        }
    }

    fn calendar(&self, calendar: Calendar) -> Option<Stretch> {
        match calendar {
            Calendar { year: Some(year), month: Some(month), day: Some(day), .. } => one_day(year, month, day),
            Calendar { year: Some(year), month: Some(month), day: None, .. } => months_of(year, month, 1),
            Calendar { year: Some(year), month: None, .. } => whole_years(year, year),
            Calendar { month: Some(month), day: Some(day), weekday, .. } => {
                let years = self.near(1, |offset| {
                    let found = one_day(self.written?.year() + offset, month, day)?;
                    fits(found.0, weekday).then_some(found)
                });
                years.or_else(|| self.near(8, |offset| one_day(self.written?.year() + offset, month, day)))
            }
            Calendar { month: Some(month), .. } => self.near_month(month),
            Calendar { day: Some(day), weekday: None, .. } if let Some(told) = self.long_ago() => {
                let first = told.first_of_month();
                let month = |first: Date| one_day(first.year(), first.month(), day).filter(|found| found.0 >= told);
                month(first).or_else(|| month(first.checked_add(1.month()).ok()?))
            }
            // "le 6 mai, et non le 7"
            Calendar { day: Some(day), weekday: None, .. } if let Some(told) = self.same_month(day) => {
                Some((told, told))
            }
            Calendar { day: Some(day), weekday, .. } => self.near(14, |offset| {
                let month = self.written?.first_of_month().checked_add(i32::from(offset).months()).ok()?;
                one_day(month.year(), month.month(), day).filter(|found| fits(found.0, weekday))
            }),
            Calendar { weekday: Some(weekday), .. } => self.weekday(weekday, Turn::Nearest).map(|day| (day, day)),
            _ => None,
        }
    }

    /// A later day of the month that the sentence told about last.
    fn same_month(&self, day: i8) -> Option<Date> {
        let told = self.told.filter(|told| told.day() < day)?;
        Date::new(told.year(), told.month(), day).ok()
    }

    /// The day last told about, when that lies so far back that a bare "le 17" cannot be of these weeks.
    fn long_ago(&self) -> Option<Date> {
        let (written, story) = (self.written?, self.story?);
        (story.checked_add(2.months()).ok()? < written).then_some(story)
    }

    /// What of a stretch lies after the day of writing, that day included, or before it.
    fn rest(&self, (from, to): Stretch, later: bool) -> Option<Stretch> {
        let written = self.written?;
        let (from, to) = if later { (from.max(written), to) } else { (from, to.min(written.yesterday().ok()?)) };
        (from <= to).then_some((from, to))
    }

    fn month(&self, month: i8, turn: Turn) -> Option<Stretch> {
        let written = self.written?;
        let passed = i16::from(month < written.month());
        let coming = i16::from(month > written.month());
        match turn {
            Turn::Nearest => self.near_month(month),
            Turn::This => months_of(written.year(), month, 1),
            Turn::Last | Turn::Previous => months_of(written.year() - 1 + passed, month, 1),
            Turn::Next | Turn::Coming => months_of(written.year() + 1 - coming, month, 1),
        }
    }

    /// A month alone is one that has begun, unless the words look ahead.
    fn near_month(&self, month: i8) -> Option<Stretch> {
        let written = self.written?;
        let months_back = (written.month() - month).rem_euclid(12);
        let ahead = self.future == Some(true) && months_back > 0;
        let offset = if ahead { 12 - i32::from(months_back) } else { -i32::from(months_back) };
        let first = written.first_of_month().checked_add(offset.months()).ok()?;
        Some((first, first.last_of_month()))
    }

    /// The candidate at the offset (from `-reach` to `reach`) that lies best: on the side the verb says, else near, a
    /// day to come counting as twice as far as a day gone by.
    fn near(&self, reach: i16, candidate: impl Fn(i16) -> Option<Stretch>) -> Option<Stretch> {
        let written = self.written?;
        let cost = |found: &Stretch| {
            let days = found.0.since(written).map_or(i32::MAX / 4, |span| span.get_days());
            match (self.future, days) {
                (Some(true), days) if days < 0 => 10_000 - days,
                (Some(false), days) if days > 0 => 10_000 + days,
                (_, days) if days > 0 => days * 2,
                (_, days) => -days,
            }
        };
        (-reach..=reach).filter_map(candidate).min_by_key(cost)
    }

    fn weekday(&self, weekday: i8, turn: Turn) -> Option<Date> {
        let written = self.written?;
        let ahead = i32::from((weekday - written.weekday().to_monday_one_offset()).rem_euclid(7));
        let behind = (7 - ahead) % 7;
        let monday = monday_of(written)?;
        let in_week = |offset: i32| add_days(monday, offset * 7 + i32::from(weekday) - 1);
        match turn {
            Turn::Coming => add_days(written, ahead),
            Turn::Nearest if self.future == Some(true) => add_days(written, ahead),
            Turn::Nearest => add_days(written, -behind),
            Turn::This => in_week(0),
            Turn::Last => add_days(written, -(if behind == 0 { 7 } else { behind })),
            Turn::Previous => in_week(-1),
            Turn::Next if self.next_weekday_skips_week => in_week(1),
            Turn::Next => add_days(written, if ahead == 0 { 7 } else { ahead }),
        }
    }

    fn season(&self, season: Season, turn: Turn, year: Option<i16>) -> Option<Stretch> {
        if let Some(year) = year {
            return season_of(year, season);
        }
        let written = self.written?;
        let mut around = (-2..=2).filter_map(|offset| season_of(written.year() + offset, season));
        match turn {
            Turn::Last | Turn::Previous => around.rev().find(|found| found.1 < written),
            Turn::Next | Turn::Coming => around.find(|found| found.0 > written),
            Turn::This => season_of(written.year(), season),
            Turn::Nearest if self.future == Some(true) => around.find(|found| found.1 >= written),
            Turn::Nearest => around.rev().find(|found| found.0 <= written),
        }
    }

    fn holiday(&self, holiday: Holiday, turn: Turn, year: Option<i16>) -> Option<Date> {
        if let Some(year) = year {
            return holiday_of(year, holiday);
        }
        let written = self.written?;
        let mut around = (-2..=2).filter_map(|offset| holiday_of(written.year() + offset, holiday));
        match turn {
            Turn::Last | Turn::Previous => around.rev().find(|&day| day < written),
            Turn::Next | Turn::Coming => around.find(|&day| day > written),
            Turn::This => holiday_of(written.year(), holiday),
            Turn::Nearest => self
                .near(2, |offset| holiday_of(written.year() + offset, holiday).map(|day| (day, day)))
                .map(|found| found.0),
        }
    }

    /// The last decade of that name that has begun.
    fn decade(&self, two_digits: i16) -> Option<Stretch> {
        let newest = self.written.map_or(1999, Date::year);
        let this_century = newest - newest.rem_euclid(100) + two_digits;
        let first = if this_century <= newest { this_century } else { this_century - 100 };
        whole_years(first, first + 9)
    }
}

fn is_end(when: &When) -> bool {
    matches!(when, When::Third(Edge::End, _))
}

/// Whether "after" it counts from its first day: a day with a time of day, a moving point.
fn point_in_time(when: &When) -> bool {
    matches!(when, When::ShiftFrom(..) | When::Shift(..))
}

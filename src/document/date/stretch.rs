//! Arithmetic on stretches of days: units, thirds, seasons, feasts. Knows no words.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::language::dates::{Edge, Holiday, Season, Unit};

/// First and last day, both included.
pub(super) type Stretch = (Date, Date);

pub(super) fn day(from: Date, offset: i32) -> Option<Stretch> {
    add_days(from, offset).map(|day| (day, day))
}

pub(super) fn add_days(from: Date, days: i32) -> Option<Date> {
    from.checked_add(days.days()).ok()
}

pub(super) fn one_day(year: i16, month: i8, day: i8) -> Option<Stretch> {
    Date::new(year, month, day).ok().map(|day| (day, day))
}

pub(super) fn fits(day: Date, weekday: Option<i8>) -> bool {
    weekday.is_none_or(|weekday| day.weekday().to_monday_one_offset() == weekday)
}

pub(super) fn monday_of(day: Date) -> Option<Date> {
    add_days(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

/// `count` months from the first day of month `month` (1 to 12).
pub(super) fn months_of(year: i16, month: i8, count: i32) -> Option<Stretch> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.checked_add((count - 1).months()).ok()?.last_of_month()))
}

pub(super) fn whole_years(first: i16, last: i16) -> Option<Stretch> {
    Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

fn unit_span(unit: Unit, count: i32) -> Span {
    let count = count.clamp(-9000, 9000);
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => 0.days(),
        Unit::Day | Unit::Workday => count.days(),
        Unit::Week | Unit::Workweek | Unit::Weekend => count.weeks(),
        Unit::Fortnight => (count * 2).weeks(),
        Unit::Month => count.months(),
        Unit::Quarter => (count * 3).months(),
        Unit::Semester => (count * 6).months(),
        Unit::Year => count.years(),
        Unit::Decade => (count.clamp(-900, 900) * 10).years(),
        Unit::Century => (count.clamp(-90, 90) * 100).years(),
    }
}

/// The day so many units from `from`.
pub(super) fn shift_by(from: Date, count: i32, unit: Unit) -> Option<Stretch> {
    let point = from.checked_add(unit_span(unit, count)).ok()?;
    Some((point, point))
}

/// A day so many units away, told no more sharply than its unit: "three years ago" is a year.
pub(super) fn shifted(from: Date, count: i32, unit: Unit) -> Option<Stretch> {
    let point = from.checked_add(unit_span(unit, count)).ok()?;
    match unit {
        Unit::Year | Unit::Decade | Unit::Century => whole_years(point.year(), point.year()),
        Unit::Month | Unit::Quarter | Unit::Semester => Some((point.first_of_month(), point.last_of_month())),
        _ => Some((point, point)),
    }
}

pub(super) fn period(written: Date, unit: Unit, offset: i32) -> Option<Stretch> {
    let point = written.checked_add(unit_span(unit, offset)).ok()?;
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Workday => Some((point, point)),
        Unit::Week | Unit::Fortnight => monday_of(point).and_then(|monday| Some((monday, add_days(monday, 6)?))),
        Unit::Workweek => monday_of(point).and_then(|monday| Some((monday, add_days(monday, 4)?))),
        Unit::Weekend => {
            let monday = monday_of(point)?;
            Some((add_days(monday, 5)?, add_days(monday, 6)?))
        }
        Unit::Month => Some((point.first_of_month(), point.last_of_month())),
        Unit::Quarter => months_of(point.year(), (point.month() - 1) / 3 * 3 + 1, 3),
        Unit::Semester => months_of(point.year(), (point.month() - 1) / 6 * 6 + 1, 6),
        Unit::Year => whole_years(point.year(), point.year()),
        Unit::Decade => aligned_years(point.year(), 10),
        Unit::Century => aligned_years(point.year(), 100),
    }
}

fn aligned_years(year: i16, count: i16) -> Option<Stretch> {
    let first = year - year.rem_euclid(count);
    whole_years(first, first + count - 1)
}

pub(super) fn run(written: Date, count: i32, unit: Unit) -> Option<Stretch> {
    if count == 0 {
        return None;
    }
    if matches!(unit, Unit::Quarter | Unit::Semester | Unit::Decade | Unit::Century | Unit::Weekend) {
        let (near, far) = (period(written, unit, count.signum())?, period(written, unit, count)?);
        return Some((near.0.min(far.0), near.1.max(far.1)));
    }
    let far = if unit == Unit::Workday {
        workdays(written, count)?
    } else {
        written.checked_add(unit_span(unit, count)).ok()?
    };
    match (unit, count > 0) {
        (Unit::Second | Unit::Minute | Unit::Hour, _) => Some((written, written)),
        (_, true) => Some((written.tomorrow().ok()?, far)),
        (_, false) => Some((far, written.yesterday().ok()?)),
    }
}

/// The day that ends `count` working days, Saturdays and Sundays left out; feasts differ by country and are not known.
fn workdays(from: Date, count: i32) -> Option<Date> {
    let count = count.clamp(-4000, 4000);
    let mut day = from;
    for _ in 0..count.abs() {
        day = add_days(day, count.signum())?;
        while day.weekday().to_monday_one_offset() > 5 {
            day = add_days(day, count.signum())?;
        }
    }
    Some(day)
}

/// So many units that begin on `from`.
pub(super) fn run_from(from: Date, count: i32, unit: Unit) -> Option<Stretch> {
    let last = from.checked_add(unit_span(unit, count)).ok()?.yesterday().ok()?;
    (from <= last).then_some((from, last))
}

/// The first `count` units of a stretch, or the last when `count` is negative.
pub(super) fn ends((from, to): Stretch, count: i32, unit: Unit) -> Option<Stretch> {
    if count > 0 {
        return run_from(from, count, unit).filter(|found| found.1 <= to);
    }
    let first = to.tomorrow().ok()?.checked_add(unit_span(unit, count)).ok()?;
    (from..=to).contains(&first).then_some((first, to))
}

pub(super) fn season_of(year: i16, season: Season) -> Option<Stretch> {
    match season {
        Season::Spring => months_of(year, 3, 3),
        Season::Summer => months_of(year, 6, 3),
        Season::Autumn => months_of(year, 9, 3),
        Season::Winter => months_of(year - 1, 12, 3),
    }
}

pub(super) fn holiday_of(year: i16, holiday: Holiday) -> Option<Date> {
    match holiday {
        Holiday::Fixed { month, day } => Date::new(year, month, day).ok(),
        Holiday::Easter(offset) => add_days(easter(year)?, offset),
        Holiday::Nth { weekday, nth, month } => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
    }
}

/// Easter Sunday in the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    if year_number < 1583 {
        return None;
    }
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let days = epact + to_sunday - 7 * ((golden + 11 * epact + 22 * to_sunday) / 451) + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

/// Week `week` of `year` by ISO 8601: week 1 holds 4 January.
pub(super) fn week_of_year(year: i16, week: i8) -> Option<Stretch> {
    let first = monday_of(Date::new(year, 1, 4).ok()?)?;
    let monday = add_days(first, 7 * (i32::from(week) - 1))?;
    Some((monday, add_days(monday, 6)?))
}

pub(super) fn nth_unit((from, to): Stretch, nth: i32, unit: Unit) -> Option<Stretch> {
    match unit {
        Unit::Week => {
            // A week is of a stretch when most of its days are, as in ISO 8601.
            let monday = if nth > 0 {
                add_days(monday_of(add_days(from, 3)?)?, 7 * (nth - 1))?
            } else {
                monday_of(add_days(to, -3)?)?
            };
            Some((monday, add_days(monday, 6)?))
        }
        Unit::Day => day(if nth > 0 { from } else { to }, nth.max(1) - 1).filter(|found| found.1 <= to),
        // A month has two: to its fifteenth day, and from its sixteenth.
        Unit::Fortnight if from.day() == 1 && to == from.last_of_month() => match nth {
            1 => Some((from, add_days(from, 14)?)),
            2 | -1 => Some((add_days(from, 15)?, to)),
            _ => None,
        },
        Unit::Weekend => {
            let base = if nth > 0 { add_days(from, 7 * (nth - 1))? } else { to };
            period(base, Unit::Weekend, 0)
        }
        _ if nth > 0 => {
            let first = from.checked_add(unit_span(unit, nth - 1)).ok()?;
            let last = from.checked_add(unit_span(unit, nth)).ok()?.yesterday().ok()?;
            (last <= to).then_some((first, last))
        }
        _ => {
            let first = to.tomorrow().ok()?.checked_add(unit_span(unit, -1)).ok()?;
            (first >= from).then_some((first, to))
        }
    }
}

pub(super) fn nth_weekday((from, to): Stretch, nth: i32, weekday: i8) -> Option<Stretch> {
    let found = if nth > 0 {
        let ahead = i32::from((weekday - from.weekday().to_monday_one_offset()).rem_euclid(7));
        add_days(from, ahead + 7 * (nth - 1))?
    } else {
        let behind = i32::from((to.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
        add_days(to, -behind)?
    };
    (from..=to).contains(&found).then_some((found, found))
}

/// The first, middle or last third of a stretch: ten days of a month, four months of a year.
pub(super) fn third((from, to): Stretch, edge: Edge) -> Option<Stretch> {
    let months_since_zero = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
    let months = months_since_zero(to) - months_since_zero(from) + 1;
    if from.day() == 1 && to == to.last_of_month() {
        if months == 1 {
            let days = match edge {
                Edge::Start => (1, 10),
                Edge::Middle => (10, 20),
                Edge::End => (20, to.day()),
            };
            return Some((from.with().day(days.0).build().ok()?, from.with().day(days.1).build().ok()?));
        }
        let (start, end) = match edge {
            Edge::Start => (0, months / 3),
            Edge::Middle => (months / 3, months - months / 3),
            Edge::End => (months - months / 3, months),
        };
        let first = from.checked_add(start.months()).ok()?;
        return Some((first, from.checked_add(end.months()).ok()?.yesterday().ok()?));
    }
    let days = to.since(from).ok()?.get_days();
    let at = |part: i32| add_days(from, days * part / 3);
    match edge {
        Edge::Start => Some((from, at(1)?)),
        Edge::Middle => Some((at(1)?, at(2)?)),
        Edge::End => Some((at(2)?, to)),
    }
}

//! What a time expression says, before it is known when it was written.

use crate::language::dates::{Edge, Holiday, Season, Unit};

/// The parts of a calendar date that the words give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// 1 (Monday) to 7.
    pub weekday: Option<i8>,
}

/// Which one of the days, weeks or seasons of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The words do not say.
    Nearest,
    This,
    Last,
    /// The one of the week before.
    Previous,
    Next,
    /// The first to come, the day of writing among them: of the Friday in "a week from Friday".
    Coming,
}

/// The meaning of a time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    Calendar(Calendar),
    /// Days from the day of writing.
    Day(i32),
    /// Days from the day that is being told about.
    StoryDay(i32),
    Weekday(i8, Turn),
    /// "mars dernier", "next May".
    Month(i8, Turn),
    /// A point so many units from the day of writing; negative in the past.
    Shift(i32, Unit),
    /// A point so many units from another date.
    ShiftFrom(Box<When>, i32, Unit),
    /// A point so many units from the day that is being told about.
    StoryShift(i32, Unit),
    /// The calendar unit of the day of writing, or so many units from it: "last week" is (Week, -1).
    Period(Unit, i32),
    /// So many units that end (or begin, when positive) at the day of writing.
    Run(i32, Unit),
    Season(Season, Turn, Option<i16>),
    Holiday(Holiday, Turn, Option<i16>),
    /// Whole years, both included.
    Years(i16, i16),
    /// A decade by its two digits ("the nineties").
    Decade(i16),
    /// Quarter 1 to 4 of a year.
    Quarter(i8, Option<i16>),
    /// Half 1 or 2 of a year.
    Half(i8, Option<i16>),
    /// Week of the year.
    Week(i8, Option<i16>),
    /// The nth unit (-1 the last) of a longer stretch.
    Nth(i32, Unit, Box<When>),
    /// The nth weekday (-1 the last) of a longer stretch.
    NthWeekday(i32, i8, Box<When>),
    Third(Edge, Box<When>),
    /// The first so many units of a stretch; the last, when negative.
    Ends(i32, Unit, Box<When>),
    /// So many units from the first day of another date on.
    RunFrom(Box<When>, i32, Unit),
    /// The calendar unit another date lies in: "the week of the 18th".
    UnitOf(Unit, Box<When>),
    /// What of a stretch is still to come ("later this week", true), or was ("earlier this year").
    Rest(bool, Box<When>),
    Before(Box<When>),
    After(Box<When>),
    /// From its first day on ("starting Monday").
    Since(Box<When>),
    /// Not later than its last day ("no later than Friday").
    UpTo(Box<When>),
    Between(Box<When>, Box<When>),
    /// Found, but no days: a time of day, a repetition, a vague stretch.
    Open,
}

impl When {
    /// Whether it is told from the day of writing.
    #[expect(clippy::match_same_arms, reason = "grouped by idea")]
    pub fn is_relative(&self) -> bool {
        match self {
            Self::Calendar(calendar) => calendar.year.is_none() && calendar.month.is_none(),
            Self::Season(_, turn, year) | Self::Holiday(_, turn, year) => year.is_none() && *turn != Turn::Nearest,
            Self::Years(..) | Self::Decade(_) | Self::Quarter(..) | Self::Half(..) | Self::Week(..) | Self::Open => {
                false
            }
            Self::Day(_) | Self::StoryDay(_) | Self::Weekday(..) | Self::Month(..) => true,
            Self::Shift(..) | Self::StoryShift(..) | Self::Period(..) | Self::Run(..) => true,
            Self::ShiftFrom(of, ..) | Self::Nth(_, _, of) | Self::NthWeekday(_, _, of) => of.is_relative(),
            Self::Ends(_, _, of) | Self::RunFrom(of, ..) | Self::UnitOf(_, of) => of.is_relative(),
            Self::Third(_, of) | Self::Rest(_, of) | Self::Before(of) | Self::After(of) => of.is_relative(),
            Self::Since(of) | Self::UpTo(of) => of.is_relative(),
            Self::Between(from, to) => from.is_relative() || to.is_relative(),
        }
    }

    /// Whether it is a weekday of which no word says which one.
    pub fn is_bare_weekday(&self) -> bool {
        match self {
            Self::Weekday(_, turn) => *turn == Turn::Nearest,
            Self::Calendar(Calendar { year: None, month: None, day: None, weekday: Some(_) }) => true,
            Self::UpTo(of) | Self::Before(of) | Self::Since(of) | Self::After(of) => of.is_bare_weekday(),
            Self::Between(from, to) => from.is_bare_weekday() && to.is_bare_weekday(),
            _ => false,
        }
    }

    /// Whether no word says of which year or week it is.
    pub fn floats(&self) -> bool {
        match self {
            Self::Calendar(calendar) => calendar.year.is_none(),
            Self::Weekday(_, turn) | Self::Season(_, turn, None) | Self::Holiday(_, turn, None) => {
                *turn == Turn::Nearest
            }
            Self::Quarter(_, None) | Self::Half(_, None) => true,
            Self::UpTo(of)
            | Self::Before(of)
            | Self::Since(of)
            | Self::After(of)
            | Self::Third(_, of)
            | Self::Nth(_, _, of)
            | Self::NthWeekday(_, _, of)
            | Self::UnitOf(_, of) => of.floats(),
            Self::Between(from, to) => from.floats() && to.floats(),
            _ => false,
        }
    }

    /// Whether it is counted from the day that is being told about.
    pub fn is_of_story(&self) -> bool {
        match self {
            Self::StoryDay(_) | Self::StoryShift(..) => true,
            Self::UnitOf(_, of) => of.is_of_story(),
            _ => false,
        }
    }

    /// Gives the two ends of a range what each says for the other: "du 3 au 5 mars", "from April 9th through 17th".
    pub fn between(mut from: Self, mut to: Self) -> Self {
        if let (Self::Calendar(first), Self::Calendar(last)) = (&mut from, &mut to) {
            share(first, last);
        }
        Self::Between(Box::new(from), Box::new(to))
    }
}

fn share(first: &mut Calendar, last: &mut Calendar) {
    if first.month.is_none() && first.day.is_some() {
        first.month = last.month;
    }
    if last.month.is_none() && last.day.is_some() {
        last.month = first.month;
    }
    if first.year.is_none() && first.month.is_some() {
        let wraps = first.month > last.month;
        first.year = last.year.map(|year| year - i16::from(wraps));
    }
    if last.year.is_none() && last.month.is_some() {
        let wraps = first.month > last.month;
        last.year = first.year.map(|year| year + i16::from(wraps));
    }
}

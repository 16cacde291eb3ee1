//! Stretches that have a name: seasons, feasts, decades, centuries, quarters, numbered weeks, and the edges of any of them.

use super::found::Found;
use super::reader::{Reader, Rule};
use super::terms::Traits;
use super::when::{Calendar, Turn, When};
use crate::language::Roles;
use crate::language::dates::{Edge, Kinds, Term, Unit, Word, Words};
use crate::text::tokens::Kind;

/// What tells a part of a stretch that is still to come, or was.
const RESTS: Words = Words::new(&[Word::LaterIn, Word::EarlierIn]);

impl<'a> Reader<'a> {
    /// The named stretch at `at`.
    pub fn named(self, at: usize) -> Option<Found> {
        self.longest(at, self.named_rules(at))
    }

    /// The rules for named stretches, each with whether it may find one at `at`.
    pub(super) fn named_rules(self, at: usize) -> [(bool, Rule<'a>); 16] {
        let terms = self.terms(at);
        let turns = terms.may_turn();
        let ranked = terms.may_count() || terms.may_be(Word::The);
        let decade = terms.may(Kinds::DECADE) || terms.is(Traits::DIGITS) || terms.may_be(Word::DecadeNoun);
        [
            (turns || terms.may(Kinds::SEASON), Self::season),
            (turns || terms.may(Kinds::HOLIDAY), Self::holiday),
            (decade, Self::decade),
            (ranked || terms.is(Traits::ROMAN), Self::century),
            (ranked || terms.may(Kinds::LETTER), Self::quarter),
            (turns || ranked || terms.may(Kinds::UNIT), Self::quarter_of_year_before),
            (ranked, Self::half_of_year),
            (terms.may_be(Word::WeekNoun), Self::week_number),
            (terms.may_be(Word::The), Self::unit_of),
            (turns || terms.may_be(Word::OtherYear), Self::other_year),
            (terms.may_be(Word::YearNoun), Self::year_noun),
            (terms.is(Traits::DIGITS) || terms.may_be(Word::YearOfEra), Self::year_of_era),
            (ranked, Self::nth),
            (terms.may_count(), Self::day_of_period),
            (terms.may(Kinds::EDGE), Self::third),
            (terms.may_be_any(RESTS), Self::rest),
        ]
    }

    /// "les années 1990", "the 1990s", "nineties". None of somebody's life: "in his early thirties".
    fn decade(self, at: usize) -> Option<Found> {
        if let Some(i) = self.word(at, Word::DecadeNoun) {
            let alone = !self.glued(i + 1) || self.kind(i + 1) == Some(Kind::Mark);
            let digits = self.number(i).filter(|number| alone && number.value % 10 == 0)?;
            return Some((decade_of(digits.value, digits.digits)?, digits.end));
        }
        if let Some(hit) = self.term(at, Kinds::DECADE, |term| match term {
            Term::Decade(decade) => Some(decade),
            _ => None,
        }) {
            return Some((When::Decade(i16::try_from(hit.value).ok()?), hit.end)).filter(|_| !self.is_of_a_life(at));
        }
        let digits = self.words(at);
        let value = digits.parse().ok().filter(|value: &i32| value % 10 == 0)?;
        let end = self.decade_suffix(at + 1)?;
        // "the 1600s" are a century, "the 2000s" mostly a decade.
        let century = value % 100 == 0 && (1000..1900).contains(&value);
        let first = i16::try_from(value).ok()?;
        let years = if century { When::Years(first, first + 99) } else { decade_of(value, digits.len())? };
        Some((years, end)).filter(|_| !self.is_of_a_life(at))
    }

    /// Whether a possessive stands before the decade at `at`, which then is an age.
    fn is_of_a_life(self, at: usize) -> bool {
        let dashed = at - usize::from(at > self.start && self.is_any(at - 1, &["-"]));
        let part = (self.start..dashed)
            .next_back()
            .filter(|&part| self.term(part, Kinds::EDGE, |term| matches!(term, Term::Edge(_)).then_some(())).is_some());
        let before = (self.start..part.unwrap_or(at)).next_back();
        before.is_some_and(|before| self.table.possessives.contains(self.folded(before)))
    }

    /// The "s" of "1990s", "1990's" or "1990 s".
    fn decade_suffix(self, at: usize) -> Option<usize> {
        let i = self.skip_mark(at, &["'", "’"]);
        self.table.decade_suffixes.contains(self.folded(i)).then_some(i + 1)
    }

    /// "le `XXe` siècle", "the 19th century".
    fn century(self, at: usize) -> Option<Found> {
        let number = self.roman(at).or_else(|| self.number(at).filter(|number| number.ordinal))?;
        let end = self.word(number.end, Word::CenturyNoun)?;
        if let Some(before) = self.word(end, Word::BeforeChrist) {
            return Some((When::Open, before));
        }
        let last = i16::try_from(number.value).ok()?.checked_mul(100).filter(|last| (100..=3000).contains(last))?;
        Some((When::Years(last - 99, last), end))
    }

    /// An ordinal in words or digits; -1 for "last".
    pub fn ordinal(self, at: usize) -> Option<(i32, usize)> {
        let last = self.term(at, Kinds::ORDINAL, |term| matches!(term, Term::Ordinal(-1)).then_some(()));
        if let Some(hit) = last {
            return Some((-1, hit.end));
        }
        self.number(at).filter(|number| number.ordinal).map(|number| (number.value, number.end))
    }

    /// "week 31", "semaine 10".
    fn week_number(self, at: usize) -> Option<Found> {
        let i = self.word(at, Word::WeekNoun)?;
        let number = self.number(i).filter(|number| (1..=53).contains(&number.value) && number.digits > 0)?;
        let fraction = self.is_any(number.end, &[".", ",", "-"]) && self.glued(number.end + 1);
        let of = self.skip(number.end, Word::Of);
        let year = self.four_digits(of);
        let end = if year.is_some() { of + 1 } else { number.end };
        (!fraction && !number.ordinal).then_some((When::Week(i8::try_from(number.value).ok()?, year), end))
    }

    /// "the week of the 18th", "the week beginning February 4", "the weekend of Halloween".
    fn unit_of(self, at: usize) -> Option<Found> {
        let unit = self.unit(self.word(at, Word::The)?)?;
        if !matches!(unit.value, Unit::Week | Unit::Weekend) {
            return None;
        }
        let of = self.word(unit.end, Word::Of).or_else(|| self.word(unit.end, Word::Starting))?;
        // "le week-end du 15 au 19 juin" has its own two ends.
        let inner = self.inner()?;
        if let Some(found) =
            inner.range(of).or_else(|| inner.range(unit.end)).filter(|(when, _)| matches!(when, When::Between(..)))
        {
            return Some(found);
        }
        let holiday = self.holiday(of);
        let number = || self.number(of).filter(|number| (1..=31).contains(&number.value) && number.digits > 0);
        let bare =
            || number().map(|day| (Calendar { day: i8::try_from(day.value).ok(), ..Calendar::default() }, day.end));
        let dated =
            self.calendar(of).or_else(|| self.ordinal_day(of)).filter(|(date, _)| date.day.is_some()).or_else(bare);
        let (day, end) = holiday.or_else(|| dated.map(|(date, end)| (When::Calendar(date), end)))?;
        Some((When::UnitOf(unit.value, Box::new(day)), end))
    }

    /// "this fiscal year", "school year 2008": its days differ by country and by company.
    fn other_year(self, at: usize) -> Option<Found> {
        let start = self.turn(at).map_or(at, |hit| hit.end);
        let year = self.word(start, Word::OtherYear)?;
        let end = if self.four_digits(year).is_some() { year + 1 } else { year };
        let end = self.turn(end).filter(|hit| start == at && hit.value != Turn::This).map_or(end, |hit| hit.end);
        (end > year || start > at).then_some((When::Open, end))
    }

    /// "l'année 2019", "the year 2011".
    fn year_noun(self, at: usize) -> Option<Found> {
        let i = self.word(at, Word::YearNoun)?;
        let year = self.four_digits(i)?;
        Some((When::Calendar(Calendar { year: Some(year), ..Calendar::default() }), i + 1))
    }

    /// "the 3rd of last month", "le 3 du mois dernier"
    fn day_of_period(self, at: usize) -> Option<Found> {
        let day = self
            .day_number(at)
            .filter(|day| day.ordinal || self.word(at.wrapping_sub(1), Word::DayArticle) == Some(at))?;
        let of = self.word(day.end, Word::Of)?;
        let (month, end) =
            self.relative(self.skip(of, Word::The)).filter(|(when, _)| matches!(when, When::Period(Unit::Month, _)))?;
        Some((When::Nth(day.value, Unit::Day, Box::new(month)), end))
    }

    /// "la première semaine de 2021", "the last Monday of May", "the 15th day of next month".
    fn nth(self, at: usize) -> Option<Found> {
        let articled = self.skip(at, Word::The);
        // "les neuf premiers mois", "the first nine months"
        let before = self.number(articled).filter(|number| !number.ordinal);
        let (nth, i) = self.ordinal(before.map_or(articled, |number| number.end))?;
        let between = || self.number(i).filter(|number| nth.abs() == 1 && !number.ordinal);
        let count = before.or_else(between);
        let i = count.map_or(i, |number| i.max(number.end));
        let weekday = self.term(i, Kinds::WEEKDAY, |term| match term {
            Term::Weekday(weekday) => Some(weekday),
            _ => None,
        });
        let unit = self.unit(i);
        let end = weekday.map(|hit| hit.end).or(unit.map(|hit| hit.end))?;
        let part = self.term(end, Kinds::PART, |term| (term == Term::Part).then_some(()));
        let of = self.word(part.map_or(end, |hit| hit.end), Word::Of)?;
        // "the first Sunday of each month"
        if let Some(each) = self.word(of, Word::Each).and_then(|each| self.unit(each)) {
            return Some((When::Open, each.end));
        }
        // "In the first nine months of 2020 debt grew": months are of a year, whatever noun comes next.
        let year = || {
            let year = self.four_digits(of).filter(|year| (1900..2100).contains(year) && unit.is_some())?;
            Some((When::Calendar(Calendar { year: Some(year), ..Calendar::default() }), of + 1))
        };
        let (base, end) = self.long(of).or_else(year)?;
        let base = Box::new(base);
        match (weekday, unit, count) {
            (Some(weekday), ..) => Some((When::NthWeekday(nth, weekday.value, base), end)),
            // "les premiers jours de juin", "the last weeks of 2021": how many is not said.
            (None, Some(unit), None) if nth.abs() == 1 && self.is_plural(i, unit.end) => {
                Some((When::Third(if nth > 0 { Edge::Start } else { Edge::End }, base), end))
            }
            (None, Some(unit), None) => Some((When::Nth(nth, unit.value, base), end)),
            (None, Some(unit), Some(count)) if nth.abs() == 1 => {
                Some((When::Ends(count.value * nth, unit.value, base), end))
            }
            _ => None,
        }
    }

    /// "fin février", "the end of 2019", "début du mois", "mid-November".
    pub fn third(self, at: usize) -> Option<Found> {
        let edge = self.term(at, Kinds::EDGE, |term| match term {
            Term::Edge(edge) => Some(edge),
            _ => None,
        })?;
        // "was to end in 2025": a verb, and no part of the year.
        let led = at > self.start && self.document.roles(at - 1).any(Roles::INFINITIVE_MARKER | Roles::MODAL);
        let of = self.document.language.counting().part_at(self.tokens, edge.end).of;
        if led && !of && self.word(edge.end, Word::Of).is_some() {
            return None;
        }
        let i = self.skip_mark(edge.end, &["-"]);
        let i = self.skip(i, Word::Of);
        let (base, end) = self.long(i)?;
        Some((When::Third(edge.value, Box::new(base)), end))
    }

    /// "later this week", "plus tôt dans l'année".
    fn rest(self, at: usize) -> Option<Found> {
        let (later, i) = self
            .word(at, Word::LaterIn)
            .map(|i| (true, i))
            .or_else(|| self.word(at, Word::EarlierIn).map(|i| (false, i)))?;
        let (base, end) = self.long(i)?;
        Some((When::Rest(later, Box::new(base)), end))
    }

    /// A stretch longer than a day, of which there can be a part.
    fn long(self, at: usize) -> Option<Found> {
        let at = self.skip(at, Word::The);
        let calendar =
            self.calendar(at).filter(|(date, _)| date.day.is_none()).map(|(date, end)| (When::Calendar(date), end));
        let period = self.relative(at).filter(|(when, _)| matches!(when, When::Period(unit, _) if *unit > Unit::Day));
        let named = [self.season(at), self.decade(at), self.century(at), self.year_noun(at), self.quarter(at)];
        let found = named.into_iter().flatten().chain(calendar).chain(period).max_by_key(|found| found.1);
        found.or_else(|| {
            // "the end of the week": the current one.
            let unit = self.unit(at).filter(|unit| matches!(unit.value, Unit::Week | Unit::Month | Unit::Year))?;
            Some((When::Period(unit.value, 0), unit.end))
        })
    }
}

fn decade_of(value: i32, digits: usize) -> Option<When> {
    let value = i16::try_from(value).ok()?;
    match value {
        10..=90 if digits <= 2 => Some(When::Decade(value)),
        1000..=2990 => Some(When::Years(value, value + 9)),
        _ => None,
    }
}

//! Quarters and halves of a year: "premier trimestre 2020", "Q3 2019", "next year's first quarter", "the second half of 2021".

use super::found::Found;
use super::reader::Reader;
use super::when::When;
use crate::language::dates::{Kinds, Term, Unit, Word};

impl Reader<'_> {
    /// "premier trimestre 2020", "Q3 2019", "2019 H2", "le second semestre".
    pub fn quarter(self, at: usize) -> Option<Found> {
        if let Some(year) = self.four_digits(at) {
            let (number, unit, end) = self.lettered(self.skip_mark(at + 1, &["-"]))?;
            return Some((part_of_year(number, unit, Some(year))?, end));
        }
        let i = self.skip(at, Word::The);
        let (number, unit, end) = self.lettered(at).or_else(|| {
            // "last quarter" is the one before this; "the last quarter of 2019" is the fourth.
            let nth = self.ordinal(i).filter(|(nth, _)| *nth > 0 || self.word(i + 2, Word::Of).is_some())?;
            let unit = self
                .unit(self.skip_mark(nth.1, &["-"]))
                .filter(|unit| matches!(unit.value, Unit::Quarter | Unit::Semester))?;
            Some((nth.0, unit.value, unit.end))
        })?;
        let of = self.skip(end, Word::Of);
        if let Some(year) = self.four_digits(of) {
            return Some((part_of_year(number, unit, Some(year))?, of + 1));
        }
        if let Some((year, end)) = self.relative(of).filter(|(when, _)| matches!(when, When::Period(Unit::Year, _))) {
            return Some((When::Nth(number, unit, Box::new(year)), end));
        }
        let end = match self.unit(of) {
            Some(year) if of > end && year.value == Unit::Year => year.end,
            _ => end,
        };
        Some((part_of_year(number, unit, None)?, end))
    }

    /// "next year's first quarter"
    pub fn quarter_of_year_before(self, at: usize) -> Option<Found> {
        let (year, end) = self.relative(at).filter(|(when, _)| matches!(when, When::Period(Unit::Year, _)))?;
        let i = self.word(self.skip_mark(end, &["'", "’"]), Word::Owns)?;
        let (nth, unit) = self.ordinal(i)?;
        let unit = self.unit(unit).filter(|unit| matches!(unit.value, Unit::Quarter | Unit::Semester))?;
        Some((When::Nth(nth, unit.value, Box::new(year)), unit.end))
    }

    /// "the second half of 2021": without its year, it may be of anything.
    pub fn half_of_year(self, at: usize) -> Option<Found> {
        let (nth, half) = self.ordinal(self.skip(at, Word::The))?;
        let of = self.word(self.word(half, Word::HalfYear)?, Word::Of)?;
        let part = |year| part_of_year(nth, Unit::Semester, Some(year));
        if let Some(year) = self.four_digits(of) {
            return Some((part(year)?, of + 1));
        }
        let (year, end) = self.relative(of).filter(|(when, _)| matches!(when, When::Period(Unit::Year, _)))?;
        Some((When::Nth(nth, Unit::Semester, Box::new(year)), end))
    }

    /// "Q3", "H2", "T1": a letter and the digit glued to it.
    fn lettered(self, at: usize) -> Option<(i32, Unit, usize)> {
        let hit = self.term(at, Kinds::LETTER, |term| match term {
            Term::Letter(unit) => Some(unit),
            _ => None,
        })?;
        let number = self.words(at + 1).parse().ok().filter(|_| self.glued(at + 1))?;
        let most = if hit.value == Unit::Quarter { 4 } else { 2 };
        (1..=most).contains(&number).then_some((number, hit.value, at + 2))
    }
}

fn part_of_year(number: i32, unit: Unit, year: Option<i16>) -> Option<When> {
    let number = i8::try_from(number).ok()?;
    match (unit, number) {
        (Unit::Quarter, 1..=4) => Some(When::Quarter(number, year)),
        (Unit::Quarter, -1) => Some(When::Quarter(4, year)),
        (_, 1..=2) => Some(When::Half(number, year)),
        (_, -1) => Some(When::Half(2, year)),
        _ => None,
    }
}

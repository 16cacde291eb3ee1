//! Seasons and feasts, and which one of a name is meant: "l'été 2019", "the winter of 1984-85", "Christmas of this year".

use super::found::Found;
use super::reader::Reader;
use super::when::{Turn, When};
use crate::language::dates::{Kinds, Term, Unit, Word};
use crate::text::tokens::Kind;

impl Reader<'_> {
    pub(super) fn season(self, at: usize) -> Option<Found> {
        let before = self.turn(at);
        let i = before.map_or(at, |hit| hit.end);
        let season = self.term(i, Kinds::SEASON, |term| match term {
            Term::Season(season) => Some(season),
            _ => None,
        })?;
        let (turn, year, end) = self.which(season.end, before.map(|hit| hit.value));
        let (year, end) = self.season_of_two_years(year, end);
        // "the fall of Kabul"
        let elided = self.kind(i.wrapping_sub(1)) == Some(Kind::Apostrophe);
        if season.weak && !elided && year.is_none() && end == season.end && self.word(end, Word::Of).is_some() {
            return None;
        }
        let supported = !season.weak || turn != Turn::Nearest || year.is_some() || self.introduces_season(i);
        supported.then_some((When::Season(season.value, turn, year), end))
    }

    /// "the winter of 1984-85", "l'hiver 1984-1985": of the second year.
    fn season_of_two_years(self, year: Option<i16>, end: usize) -> (Option<i16>, usize) {
        let tied = self.is_any(end, &["-", "–", "/"]) && self.glued(end) && self.glued(end + 1);
        let second = self.words(end + 1).parse::<i16>().ok().filter(|_| tied);
        match (year, second) {
            (Some(first), Some(second)) if second == first + 1 || second == (first + 1) % 100 => {
                (Some(first + 1), end + 2)
            }
            _ => (year, end),
        }
    }

    fn introduces_season(self, at: usize) -> bool {
        // "a été" is no summer; "en été" and "l'été" are.
        let apostrophe = self.kind(at.wrapping_sub(1)) == Some(Kind::Apostrophe);
        apostrophe || self.follows(at, Word::Preposition)
    }

    pub(super) fn holiday(self, at: usize) -> Option<Found> {
        let before = self.turn(at);
        let i = before.map_or(at, |hit| hit.end);
        let holiday = self.term(i, Kinds::HOLIDAY, |term| match term {
            Term::Holiday(holiday) => Some(holiday),
            _ => None,
        })?;
        // "Jean-Noël"
        let joined = |at: usize| self.is(at, "-") && self.glued(at) && self.glued(at + 1);
        if joined(i.wrapping_sub(1)) || joined(holiday.end) {
            return None;
        }
        let (turn, year, end) = self.which(holiday.end, before.map(|hit| hit.value));
        Some((When::Holiday(holiday.value, turn, year), end))
    }

    /// Which one of a season or feast: "2019", "of this year", "dernier".
    fn which(self, at: usize, before: Option<Turn>) -> (Turn, Option<i16>, usize) {
        if let Some(turn) = before {
            return (turn, None, at);
        }
        if let Some(hit) = self.turn(at).filter(|hit| hit.value != Turn::This) {
            return (hit.value, None, hit.end);
        }
        let i = self.skip(at, Word::Of);
        if let Some(year) = self.four_digits(i) {
            return (Turn::Nearest, Some(year), i + 1);
        }
        match self.relative(i) {
            Some((When::Period(Unit::Year, 0), end)) if i > at => (Turn::This, None, end),
            _ => (Turn::Nearest, None, at),
        }
    }
}

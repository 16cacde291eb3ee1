//! What one fact says, as far as its relations to others depend on it.
//!
//! # The arithmetic
//!
//! A figure is read as the range of numbers its author would still stand by: the words around a number open it
//! or blur it, and how far is settled here, once:
//!
//! | words | range | why |
//! |---|---|---|
//! | 164 | ± not quite half of its last digit's unit | it was counted, or rounded from 163.8; 165 is another number |
//! | 7.8 | the same: up to 7.849 | "8 %" is the same in fewer digits |
//! | 6 000 | ± half its last digit's unit, at most 5 % | from a thousand up, round numbers are rounded without saying so |
//! | about 6 000 | ± 10 % | past that, writers choose the next round number |
//! | nearly 6 000 | 10 % below, up to 6 000 | |
//! | more than, at least 160 | 160 and up | a lower bound rules nothing out above it, however odd it may sound |
//! | less than, at most 200 | up to 200 | |
//! | between 10 and 20 | 10 to 20 | |

use jiff::civil;

use super::StoryFact;
use super::same_words::Phrase;
use crate::finding::Course;
use crate::text::{Interval, Qualifier, Quantity};

/// What the relations of a fact depend on, its document apart: its bounds, of which part, where and on which day.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub interval: Interval,
    pub range: Range,
    pub scope: Option<Phrase>,
    pub place: Option<String>,
    pub day: Option<civil::Date>,
    /// The day it was told on, where a later one may have added to it.
    pub told: Option<civil::Date>,
    pub course: Course,
}

impl Version {
    pub fn of(fact: &StoryFact) -> Self {
        let claim = &fact.fact.claim;
        Self {
            interval: claim.interval,
            range: Range::of(claim.interval),
            scope: claim.scope.as_deref().map(Phrase::of),
            place: fact.fact.place.clone(),
            day: day(fact),
            told: told(fact),
            course: fact.fact.course,
        }
    }

    pub fn is_vague(&self) -> bool {
        self.interval.qualifier == Qualifier::Vague
    }

    /// Whether it names both bounds.
    pub fn is_bounded(&self) -> bool {
        self.interval.low.is_some() && self.interval.high.is_some()
    }
}

/// The day a fact is of: the one it holds for, else the one it was published on.
pub(super) fn day(fact: &StoryFact) -> Option<civil::Date> {
    fact.fact.claim.as_of.or(fact.published)
}

/// The day a fact was told on where its count only grows: the day its sentence names may be that of the event, and what died
/// later of it is told under the same day.
pub(super) fn told(fact: &StoryFact) -> Option<civil::Date> {
    (fact.fact.course == Course::Grows).then(|| fact.published.or(fact.fact.claim.as_of)).flatten()
}

/// The numbers an author would still stand by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    low: f64,
    high: f64,
}

/// How far "about" and "nearly" reach, as a share of the number.
const BLUR: f64 = 0.10;
/// How far a number reaches, in units of its last digit: less than half, or 164 would meet 165.
const NEARLY_HALF: f64 = 0.49;
/// How far a round number is rounded at most, as a share of the number.
const ROUNDING: f64 = 0.05;
/// From what size on round numbers are taken as rounded.
const ROUND_FROM: f64 = 1000.0;

impl Range {
    fn of(interval: Interval) -> Self {
        let (low, high) = (interval.low.map(Quantity::get), interval.high.map(Quantity::get));
        let nearly = interval.qualifier == Qualifier::Nearly;
        let low = if nearly { low.or(high) } else { low };
        let (below, above) = match interval.qualifier {
            Qualifier::Exact => (low.map_or(0.0, rounding), high.map_or(0.0, rounding)),
            Qualifier::About => (BLUR, BLUR),
            Qualifier::Nearly => (BLUR, 0.0),
            _ => (0.0, 0.0),
        };
        Self {
            low: low.map_or(f64::NEG_INFINITY, |low| low - low.abs() * below),
            high: high.map_or(f64::INFINITY, |high| high + high.abs() * above),
        }
    }

    /// Whether all of it lies below all of `other`.
    pub fn is_below(self, other: Self) -> bool {
        self.high < other.low
    }

    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// How far a number reaches that was rounded to its last digit, or from a thousand up to the last that is not zero: as a
/// share of the number.
fn rounding(bound: f64) -> f64 {
    let size = bound.abs();
    let mut unit = 1.0;
    if size >= ROUND_FROM && size.fract() == 0.0 {
        while size % (unit * 10.0) == 0.0 {
            unit *= 10.0;
        }
    }
    if unit > 1.0 {
        return (unit / 2.0 / size).min(ROUNDING);
    }
    let written = size.to_string();
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if size > 0.0 { NEARLY_HALF / 10_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX)) / size } else { 0.0 }
}

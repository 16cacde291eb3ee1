//! Dates told by counting units from another day: "il y a plus de huit ans", "in three weeks", "two years and a month
//! later", "3 days starting next Monday".

use super::found::Found;
use super::found::Number;
use super::reader::Reader;
use super::when::{Turn, When};
use crate::language::Roles;
use crate::language::dates::{Kinds, Term, Unit, Word};
use crate::text::tokens::Kind;

/// How many units may be added up in one expression.
const MOST_PARTS: usize = 4;

/// From which day is counted.
enum Base {
    Writing,
    Story,
    Day(When),
}

/// So many of one unit.
type Part = (i32, Unit);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Exact,
    More,
    Less,
}

/// "plus de deux ans et trois mois".
struct Quantity {
    parts: Vec<Part>,
    bound: Bound,
    end: usize,
}

impl Quantity {
    /// The day so far from `base`; `sign` is -1 in the past.
    fn from(self, base: Base, sign: i32) -> When {
        let exact = self.bound == Bound::Exact;
        let when = match (base, &self.parts[..]) {
            (Base::Writing, &[(count, unit)]) if exact => When::Shift(count * sign, unit),
            (Base::Story, &[(count, unit)]) => When::StoryShift(count * sign, unit),
            (base, parts) => {
                parts.iter().fold(base.day(), |day, &(count, unit)| When::ShiftFrom(Box::new(day), count * sign, unit))
            }
        };
        match (self.bound, sign < 0) {
            (Bound::Exact, _) => when,
            (Bound::More, true) => When::Before(Box::new(when)),
            (Bound::More, false) => When::After(Box::new(when)),
            (Bound::Less, true) => When::Between(Box::new(when), Box::new(When::Day(0))),
            (Bound::Less, false) => When::Between(Box::new(When::Day(0)), Box::new(when)),
        }
    }
}

/// Half of one unit, in whole smaller ones.
fn half_of(unit: Unit) -> Option<Part> {
    match unit {
        Unit::Hour => Some((30, Unit::Minute)),
        Unit::Day => Some((12, Unit::Hour)),
        Unit::Month => Some((15, Unit::Day)),
        Unit::Year => Some((6, Unit::Month)),
        Unit::Decade => Some((5, Unit::Year)),
        Unit::Century => Some((5, Unit::Decade)),
        _ => None,
    }
}

impl Base {
    fn day(self) -> When {
        match self {
            Self::Writing => When::Day(0),
            Self::Story => When::StoryDay(0),
            Self::Day(when) => when,
        }
    }
}

impl Reader<'_> {
    /// A number of units: not a year, not a fraction.
    pub fn count(self, at: usize) -> Option<Number> {
        let vague = self.term(at, Kinds::COUNT, |term| match term {
            Term::Count(value) => Some(value),
            _ => None,
        });
        if let Some(hit) = vague {
            return Some(Number { value: hit.value, ordinal: false, digits: 0, end: hit.end });
        }
        self.number(at).filter(|number| !number.ordinal && number.value < 5000)
    }

    /// A number of one unit, with the half that may come with it: "deux ans et demi", "two and a half years".
    fn part_of_quantity(self, at: usize) -> Option<(Part, Option<Part>, usize)> {
        if let Some(i) = self.word(at, Word::HalfOf) {
            let one = self.number(i).filter(|number| number.value == 1 && !number.ordinal);
            let unit = self.unit(one.map_or(self.skip_mark(i, &["-"]), |number| number.end))?;
            return Some((half_of(unit.value)?, None, unit.end));
        }
        let number = self.count(at)?;
        let half = self.word(number.end, Word::AndHalf);
        let unit = self.unit(half.unwrap_or(number.end))?;
        let end = if half.is_none() { self.word(unit.end, Word::AndHalf) } else { half.and(Some(unit.end)) };
        Some(((number.value, unit.value), end.and_then(|_| half_of(unit.value)), end.unwrap_or(unit.end)))
    }

    fn quantity(self, at: usize) -> Option<Quantity> {
        // "5% fewer than a year earlier" compares.
        let compared = at > self.start && (self.is(at - 1, "%") || self.kind(at - 1) == Some(Kind::Digits));
        if compared && self.word(at, Word::MoreThan).or_else(|| self.word(at, Word::LessThan)).is_some() {
            return None;
        }
        let more = self.word(at, Word::MoreThan).map(|i| (Bound::More, i));
        let bound = more.or_else(|| self.word(at, Word::LessThan).map(|i| (Bound::Less, i)));
        let (bound, i) = bound.unwrap_or_else(|| (Bound::Exact, self.skip(at, Word::About)));
        let (first, half, mut end) = self.part_of_quantity(i)?;
        let mut parts: Vec<Part> = std::iter::once(first).chain(half).collect();
        while parts.len() < MOST_PARTS {
            let joined = self.skip(self.skip_mark(end, &[","]), Word::And);
            let Some((part, _, next)) = self.part_of_quantity(joined) else { break };
            // "three weeks, two months": the second is smaller, or it is another quantity.
            if parts.last().is_some_and(|last| last.1 <= part.1) {
                break;
            }
            parts.push(part);
            end = next;
        }
        // "in around a quarter past eleven"
        let hour = parts.last().is_some_and(|part| part.1 == Unit::Quarter) && self.word(end, Word::Past).is_some();
        (!hour).then_some(Quantity { parts, bound, end })
    }

    /// "il y a trois ans", "three years ago", "dans deux jours", "trois jours plus tard", "2 weeks before 13 May".
    pub fn shift(self, at: usize) -> Option<Found> {
        for (word, sign) in [(Word::BeforeNow, -1), (Word::Within, 1)] {
            if let Some(quantity) = self.word(at, word).and_then(|i| self.quantity(i)) {
                let end = quantity.end;
                if let Some(found) = self.to_the_day(&quantity, end).filter(|_| sign < 0) {
                    return Some(found);
                }
                return Some((quantity.from(Base::Writing, sign), end));
            }
        }
        let Some(quantity) = self.quantity(at) else { return self.weekdays_ago(at) };
        if let Some((base, sign, end)) = self.counted_from(quantity.end) {
            let exact = if matches!(base, Base::Writing) { self.to_the_day(&quantity, end) } else { None };
            if let Some(found) = exact.filter(|_| sign < 0) {
                return Some(found);
            }
            return Some((quantity.from(base, sign), end));
        }
        self.run_from(&quantity)
    }

    /// "two Fridays ago", "il y a deux vendredis": the last one and a week less for each more.
    fn weekdays_ago(self, at: usize) -> Option<Found> {
        let led = self.word(at, Word::BeforeNow);
        let number = self.number(led.unwrap_or(at)).filter(|number| !number.ordinal && number.value < 5000)?;
        let weekday = self.weekday_name(number.end)?;
        let end = if led.is_some() { weekday.end } else { self.word(weekday.end, Word::Ago)? };
        let last = When::Weekday(weekday.value, Turn::Last);
        Some((When::ShiftFrom(Box::new(last), 1 - number.value, Unit::Week), end))
    }

    /// "il y a deux ans jour pour jour", "two years ago today": the day itself, told by what stands at `at`.
    fn to_the_day(self, quantity: &Quantity, at: usize) -> Option<Found> {
        let (end, ()) = self.table.to_the_day.at(self.tokens, at).filter(|&(end, ())| end <= self.limit)?;
        let back = |day, &(count, unit): &Part| When::ShiftFrom(Box::new(day), -count, unit);
        (quantity.bound == Bound::Exact).then(|| (quantity.parts.iter().fold(When::Day(0), back), end))
    }

    /// From which day, and in which direction, a quantity that ends at `end` is counted.
    fn counted_from(self, end: usize) -> Option<(Base, i32, usize)> {
        let word = |word: Word| self.word(end, word);
        if let Some(after) = word(Word::Ago) {
            return Some((Base::Writing, -1, after));
        }
        if let Some(after) = word(Word::FromNow) {
            return Some((Base::Writing, 1, after));
        }
        let before = word(Word::Before).map(|i| (-1, i));
        // "by a quarter from 2019 to 2023" tells from when to when.
        let from =
            || word(Word::From).filter(|_| !self.range(end).is_some_and(|(when, _)| matches!(when, When::Between(..))));
        let after = || word(Word::After).or_else(from).map(|i| (1, i));
        let dated = before.or_else(after).and_then(|(sign, i)| Some((sign, self.inner()?.dated(i)?)));
        if let Some((sign, (base, end))) = dated {
            // "a week from Friday" is told of what is to come.
            let coming = |base| match base {
                When::Weekday(weekday, Turn::Nearest) => When::Weekday(weekday, Turn::Coming),
                other => other,
            };
            let base = if sign > 0 && word(Word::From).is_some() { coming(base) } else { base };
            return Some((Base::Day(base), sign, end));
        }
        let alone = |after: &usize| self.stands_alone(*after, end);
        let later = word(Word::Later).filter(alone).map(|after| (Base::Story, 1, after));
        later.or_else(|| word(Word::Earlier).filter(alone).map(|after| (Base::Story, -1, after)))
    }

    /// "3 days starting next Monday", "trois jours à partir du 3 mai".
    fn run_from(self, quantity: &Quantity) -> Option<Found> {
        let start = self.word(self.skip_mark(quantity.end, &[","]), Word::Starting)?;
        let &[(count, unit)] = &quantity.parts[..] else { return None };
        let (first, end) = self.inner()?.timed(start).filter(|(when, _)| !matches!(when, When::Open))?;
        (unit >= Unit::Day && quantity.bound == Bound::Exact)
            .then(|| (When::RunFrom(Box::new(first), count, unit), end))
    }

    /// Whether "later" is not itself a preposition ("trois jours après l'attaque").
    fn stands_alone(self, end: usize, word: usize) -> bool {
        let preposition = self.word(word, Word::After).is_some() || self.word(word, Word::Before).is_some();
        // "a week after a jury found him guilty", and where the word leads a clause too, "a week after he left"
        let roles = |at: usize| self.document.roles(at);
        let led =
            roles(end).any(Roles::DETERMINER) || roles(word).any(Roles::SUBORDINATOR) && roles(end).any(Roles::SUBJECT);
        !preposition
            || self.kind(end) != Some(Kind::Word)
            || self.table.after_year.contains(self.folded(end)) && self.word(end, Word::The).is_none() && !led
    }
}

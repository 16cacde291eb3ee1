//! How two facts about one thing stand to each other.
//!
//! # The arithmetic
//!
//! A figure is read as the range of numbers its author would still stand by (see [`Range`]): the words around a
//! number open it or blur it, and how far is settled here, once:
//!
//! | words | range | why |
//! |---|---|---|
//! | 164 | 164 | a number that is not round was counted |
//! | 6 000 | ± half its last digit's unit, at most 5 % | from a thousand up, round numbers are rounded without saying so |
//! | about 6 000 | ± 10 % | past that, writers choose the next round number |
//! | nearly 6 000 | 10 % below, up to 6 000 | |
//! | more than, at least 160 | 160 to twice that | who knew of 400 would not have written "more than 160" |
//! | less than, at most 200 | half of it to 200 | the same the other way |
//! | between 10 and 20 | 10 to 20 | |
//! | dozens | the reader's bounds, halved and doubled | an order of size |
//!
//! Then, in this order: facts about different parts are of *different scope*; equal bounds *agree*; ranges that meet
//! are *compatible*, or one is *vaguer* when it gives an order of size only; ranges that do not meet are a
//! *contradiction*, unless time explains them: a source that is not known to be another one, on a later day, has
//! *superseded* the figure; and so has any source whose later figure is higher, because counts grow while an event
//! lasts. A later figure of another source that is lower stays a contradiction. The day is the one the figure holds
//! for, else the one it was published on; two facts without a day are taken to be of the same day.

use jiff::civil;
use serde::{Deserialize, Serialize};

use super::group::StoryFact;
use super::same_words::same_words;
use crate::text::{Interval, Qualifier};

/// How two facts of one key stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same bounds.
    Agree,
    /// Other words, both of which can be true: 164 and "more than 160".
    Compatible,
    /// One of them gives an order of size only: "dozens".
    Vaguer,
    /// One of them was overtaken by the other.
    Superseded,
    /// They are about different parts of the whole.
    DifferentScope,
    /// They cannot both be true.
    Contradiction,
}

impl Relation {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Compatible => "compatible",
            Self::Vaguer => "vaguer",
            Self::Superseded => "superseded",
            Self::DifferentScope => "different-scope",
            Self::Contradiction => "contradiction",
        }
    }
}

/// The relation of two facts of one key; the same whichever comes first.
#[must_use]
pub fn relate(a: &StoryFact, b: &StoryFact) -> Relation {
    let (first, second) = (&a.fact.claim, &b.fact.claim);
    if !same_scope(first.scope.as_deref(), second.scope.as_deref()) {
        return Relation::DifferentScope;
    }
    if (first.interval.low, first.interval.high) == (second.interval.low, second.interval.high) {
        return Relation::Agree;
    }
    if Range::of(first.interval).meets(Range::of(second.interval)) {
        let vague = is_vague(first.interval) != is_vague(second.interval);
        return if vague { Relation::Vaguer } else { Relation::Compatible };
    }
    if explained_by_time(a, b) { Relation::Superseded } else { Relation::Contradiction }
}

/// Whether the relation runs from `b` to `a`: `b` is the vaguer or the superseded one.
pub(super) fn points_back(relation: Relation, a: &StoryFact, b: &StoryFact) -> bool {
    match relation {
        Relation::Vaguer => is_vague(b.fact.claim.interval),
        Relation::Superseded => day(b) < day(a),
        _ => false,
    }
}

/// The numbers an author would still stand by.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Range {
    low: f64,
    high: f64,
}

/// How far "about" and "nearly" reach, as a share of the number.
const BLUR: f64 = 0.10;
/// How far a round number is rounded at most, as a share of the number.
const ROUNDING: f64 = 0.05;
/// From what size on round numbers are taken as rounded.
const ROUND_FROM: f64 = 1000.0;
/// The factor to which an open side is closed again, and by which an order of size is widened.
const OPEN: f64 = 2.0;

impl Range {
    fn of(interval: Interval) -> Self {
        let (low, high) = (interval.low.map(crate::text::Quantity::get), interval.high.map(crate::text::Quantity::get));
        let (below, above) = match interval.qualifier {
            Qualifier::Exact => (rounding(low), rounding(high)),
            Qualifier::About => (BLUR, BLUR),
            Qualifier::Nearly => (BLUR, 0.0),
            Qualifier::Vague => (1.0 - 1.0 / OPEN, OPEN - 1.0),
            Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::LessThan | Qualifier::AtMost | Qualifier::Between => {
                (0.0, 0.0)
            }
        };
        let vague = interval.qualifier == Qualifier::Vague;
        let widened = |bound: f64, share: f64| bound + bound.abs() * share;
        let (low, high) = match (low, high) {
            (Some(low), Some(high)) => (widened(low, -below), widened(high, above)),
            (Some(low), None) if vague => (widened(low, -below), f64::INFINITY),
            (None, Some(high)) if vague => (f64::NEG_INFINITY, widened(high, above)),
            (Some(low), None) => (widened(low, -below), widened(low, OPEN - 1.0)),
            (None, Some(high)) if interval.qualifier == Qualifier::Nearly => (widened(high, -below), high),
            (None, Some(high)) => (widened(high, 1.0 / OPEN - 1.0), widened(high, above)),
            (None, None) => (f64::NEG_INFINITY, f64::INFINITY),
        };
        Self { low, high }
    }

    fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// Half the unit of the last digit that is not zero, as a share of the number.
fn rounding(bound: Option<f64>) -> f64 {
    let Some(size) = bound.map(f64::abs).filter(|&size| size >= ROUND_FROM && size.fract() == 0.0) else { return 0.0 };
    let mut unit = 1.0;
    while size % (unit * 10.0) == 0.0 {
        unit *= 10.0;
    }
    if unit > 1.0 { (unit / 2.0 / size).min(ROUNDING) } else { 0.0 }
}

fn is_vague(interval: Interval) -> bool {
    interval.qualifier == Qualifier::Vague
}

fn same_scope(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same_words(a, b),
        (a, b) => a == b,
    }
}

fn day(fact: &StoryFact) -> Option<civil::Date> {
    fact.fact.claim.as_of.or(fact.published)
}

fn explained_by_time(a: &StoryFact, b: &StoryFact) -> bool {
    let (Some(first), Some(second)) = (day(a), day(b)) else { return false };
    let (earlier, later) = match first.cmp(&second) {
        std::cmp::Ordering::Equal => return false,
        std::cmp::Ordering::Less => (a, b),
        std::cmp::Ordering::Greater => (b, a),
    };
    let grew = Range::of(later.fact.claim.interval).low > Range::of(earlier.fact.claim.interval).high;
    grew || !known_to_differ(earlier.fact.claim.attribution.as_deref(), later.fact.claim.attribution.as_deref())
}

fn known_to_differ(a: Option<&str>, b: Option<&str>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if !same_words(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Claim, Fact, RuleId};
    use crate::language::Language;
    use crate::text::{Quantity, Span};

    /// "qualifier low..high", "qualifier number", then `@day`, `#source`, `/scope`.
    fn fact(words: &str) -> StoryFact {
        let mut claim =
            Claim { key: "k".to_owned(), interval: Interval::default(), scope: None, attribution: None, as_of: None };
        let mut parts = words.split_whitespace();
        claim.interval.qualifier = match parts.next().unwrap() {
            "exact" => Qualifier::Exact,
            "about" => Qualifier::About,
            "nearly" => Qualifier::Nearly,
            "more-than" => Qualifier::MoreThan,
            "at-least" => Qualifier::AtLeast,
            "at-most" => Qualifier::AtMost,
            "between" => Qualifier::Between,
            "vague" => Qualifier::Vague,
            other => panic!("{other}"),
        };
        for part in parts {
            let bound = |text: &str| text.parse().ok().map(Quantity::new);
            match (part.chars().next(), part.split_once("..")) {
                (Some('@'), _) => claim.as_of = Some(format!("2022-01-{}", &part[1..]).parse().unwrap()),
                (Some('#'), _) => claim.attribution = Some(part[1..].to_owned()),
                (Some('/'), _) => claim.scope = Some(part[1..].to_owned()),
                (_, Some((low, high))) => (claim.interval.low, claim.interval.high) = (bound(low), bound(high)),
                _ => (claim.interval.low, claim.interval.high) = (bound(part), bound(part)),
            }
        }
        StoryFact {
            document: "a.txt".to_owned(),
            publisher: None,
            published: None,
            language: Language::French,
            quote: words.to_owned(),
            fact: Fact { rule: RuleId::new("r").unwrap(), span: Span::new(0, 0), claim },
        }
    }

    #[track_caller]
    fn case(a: &str, b: &str, relation: Relation) {
        assert_eq!(relate(&fact(a), &fact(b)), relation, "{a} / {b}");
        assert_eq!(relate(&fact(b), &fact(a)), relation, "{b} / {a}");
    }

    #[test]
    fn numbers_that_can_both_be_true() {
        case("exact 164", "exact 164", Relation::Agree);
        case("exact 6000", "about 6000", Relation::Agree);
        case("exact 164", "more-than 160..", Relation::Compatible);
        case("exact 164", "about 160", Relation::Compatible);
        case("exact 11800", "nearly ..12000", Relation::Compatible);
        case("exact 6112", "exact 6000", Relation::Compatible);
        case("more-than 6000..", "at-least 8000..", Relation::Compatible);
        case("between 10..20", "at-most ..15", Relation::Compatible);
    }

    #[test]
    fn numbers_that_cannot() {
        case("at-least 8000..", "about 6000", Relation::Contradiction);
        case("exact 164", "exact 165", Relation::Contradiction);
        case("exact 20", "exact 18", Relation::Contradiction);
        case("exact 400", "more-than 160..", Relation::Contradiction);
        case("nearly ..12000", "exact 12400", Relation::Contradiction);
        case("exact 1640", "exact 1700", Relation::Contradiction);
    }

    #[test]
    fn orders_of_size() {
        case("vague 20..99", "exact 164", Relation::Vaguer);
        case("vague ..", "exact 164", Relation::Vaguer);
        case("vague 20..99", "exact 2000", Relation::Contradiction);
        case("vague 20..99", "vague 20..99", Relation::Agree);
        case("vague 20..99", "vague 100..999", Relation::Compatible);
    }

    #[test]
    fn parts_are_not_the_whole() {
        case("exact 164", "exact 16 /police", Relation::DifferentScope);
        case("exact 164 /police", "exact 16 /policemen", Relation::Contradiction);
    }

    #[test]
    fn time_explains_what_it_can() {
        case("exact 26 @07 #ministry", "exact 164 @09 #ministry", Relation::Superseded);
        case("exact 164 @07 #ministry", "exact 26 @09 #ministry", Relation::Superseded);
        case("exact 26 @07 #ministry", "exact 164 @09 #hospital", Relation::Superseded);
        case("exact 164 @07 #ministry", "exact 26 @09 #hospital", Relation::Contradiction);
        case("exact 164 @07", "exact 26 @09 #hospital", Relation::Superseded);
        case("exact 26 @07 #ministry", "exact 164 @07 #ministry", Relation::Contradiction);
        case("exact 26 @07 #ministry", "exact 164 #ministry", Relation::Contradiction);
    }

    #[test]
    fn the_overtaken_and_the_vaguer_come_first() {
        assert!(points_back(Relation::Superseded, &fact("exact 164 @09"), &fact("exact 26 @07")));
        assert!(!points_back(Relation::Superseded, &fact("exact 26 @07"), &fact("exact 164 @09")));
        assert!(points_back(Relation::Vaguer, &fact("exact 26"), &fact("vague 20..99")));
    }
}

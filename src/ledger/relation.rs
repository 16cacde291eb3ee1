//! How two facts about one thing stand to each other.
//!
//! A figure is read as a range of numbers: see [`super::version`]. Then, in this order: facts about different parts are
//! of *different scope*; equal bounds *agree*; an order of size ("dozens") is *vaguer* than anything else and contradicts
//! nothing; ranges that meet are *compatible*; ranges that do not are a *contradiction* when they are of the same day, and
//! when their days are known to differ the later one has *superseded* the earlier: a count that goes on is no dispute,
//! unless it falls where such a count only grows, or is of what no day changes. The day is the one the figure holds for,
//! else the one it was published on; a fact without a day may be of any. Where a count only grows, a day beside it may be that
//! of the event, and then the days of publication tell which is the later one.

use serde::{Deserialize, Serialize};

use super::same_words::Phrase;
use super::version::Version;
use crate::finding::Course;

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

/// The relation of two versions of one key; the same whichever comes first.
pub(super) fn relate(a: &Version, b: &Version) -> Relation {
    // A source that names no place may mean either.
    let elsewhere = a.place.as_ref().zip(b.place.as_ref()).is_some_and(|(here, there)| here != there);
    if elsewhere || !(same_scope(a.scope.as_ref(), b.scope.as_ref()) || is_there(a, b) || is_there(b, a)) {
        return Relation::DifferentScope;
    }
    if (a.interval.low, a.interval.high) == (b.interval.low, b.interval.high) {
        return Relation::Agree;
    }
    if a.is_vague() || b.is_vague() {
        return Relation::Vaguer;
    }
    if a.range.meets(b.range) {
        return Relation::Compatible;
    }
    if overtakes(a, b) || overtakes(b, a) { Relation::Superseded } else { Relation::Contradiction }
}

/// Whether `later` is what a later day made of `earlier`.
fn overtakes(later: &Version, earlier: &Version) -> bool {
    let follows = |first: Option<_>, second: Option<_>| first.zip(second).is_some_and(|(first, second)| first < second);
    let after = follows(earlier.day, later.day) || follows(earlier.told, later.told);
    let may = match (earlier.course, later.course) {
        (Course::Fixed, Course::Fixed) => false,
        (Course::Grows, Course::Grows) => !later.range.is_below(earlier.range),
        _ => true,
    };
    after && may
}

/// Whether both say the same, or what can be true together, and are more than a bound: whoever says one of the two knows
/// of the other.
pub(super) fn meet(a: &Version, b: &Version) -> bool {
    a.is_bounded() && b.is_bounded() && matches!(relate(a, b), Relation::Agree | Relation::Compatible)
}

/// Whether the relation runs from `b` to `a`: `b` is the vaguer or the superseded one.
pub(super) fn points_back(relation: Relation, a: &Version, b: &Version) -> bool {
    match relation {
        Relation::Vaguer => !a.is_vague(),
        Relation::Superseded => overtakes(a, b),
        _ => false,
    }
}

/// Whether `part` is the part of all that is where `whole` was told of: "In Elm, 300 marched", "500 marched in Elm".
fn is_there(part: &Version, whole: &Version) -> bool {
    let place = whole.place.as_deref().filter(|_| whole.scope.is_none());
    part.scope.as_ref().zip(place).is_some_and(|(scope, place)| scope.is(place))
}

fn same_scope(a: Option<&Phrase>, b: Option<&Phrase>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.same(b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Claim, Fact, RuleId};
    use crate::language::Language;
    use crate::ledger::StoryFact;
    use crate::text::{Interval, Qualifier, Quantity, Span};

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
            fact: Fact {
                rule: RuleId::new("r").unwrap(),
                span: Span::new(0, 0),
                claim,
                place: None,
                topic: None,
                course: Course::default(),
            },
        }
    }

    fn relation_of(a: &StoryFact, b: &StoryFact) -> Relation {
        relate(&Version::of(a), &Version::of(b))
    }

    fn back(relation: Relation, a: &StoryFact, b: &StoryFact) -> bool {
        points_back(relation, &Version::of(a), &Version::of(b))
    }

    #[track_caller]
    fn case(a: &str, b: &str, relation: Relation) {
        assert_eq!(relation_of(&fact(a), &fact(b)), relation, "{a} / {b}");
        assert_eq!(relation_of(&fact(b), &fact(a)), relation, "{b} / {a}");
    }

    #[test]
    fn numbers_that_can_both_be_true() {
        case("exact 164", "exact 164", Relation::Agree);
        case("exact 6000", "about 6000", Relation::Agree);
        case("exact 164", "more-than 160..", Relation::Compatible);
        case("exact 164", "about 160", Relation::Compatible);
        case("exact 11800", "nearly ..12000", Relation::Compatible);
        case("exact 6112", "exact 6000", Relation::Compatible);
        case("exact 7.8", "exact 8", Relation::Compatible);
        case("exact 65.4", "exact 65", Relation::Compatible);
        case("more-than 6000..", "at-least 8000..", Relation::Compatible);
        case("between 10..20", "at-most ..15", Relation::Compatible);
    }

    #[test]
    fn numbers_that_cannot() {
        case("at-least 8000..", "about 6000", Relation::Contradiction);
        case("exact 164", "exact 165", Relation::Contradiction);
        case("exact 7.4", "exact 8", Relation::Contradiction);
        case("exact 20", "exact 18", Relation::Contradiction);
        case("nearly ..12000", "exact 12400", Relation::Contradiction);
        case("exact 1640", "exact 1700", Relation::Contradiction);
        case("at-least 1000..", "exact 353", Relation::Contradiction);
    }

    #[test]
    fn lower_bounds_rule_nothing_out_above() {
        case("more-than 2000..", "at-least 8000..", Relation::Compatible);
        case("more-than 2000..", "about 6000", Relation::Compatible);
        case("at-most ..200", "exact 12", Relation::Compatible);
    }

    #[test]
    fn orders_of_size_contradict_nothing() {
        case("vague 20..99", "exact 164", Relation::Vaguer);
        case("vague ..", "exact 164", Relation::Vaguer);
        case("vague 20..99", "exact 2500", Relation::Vaguer);
        case("vague 20..99", "vague 20..99", Relation::Agree);
        case("vague 20..99", "vague 100..999", Relation::Vaguer);
    }

    #[test]
    fn parts_are_not_the_whole() {
        case("exact 164", "exact 16 /police", Relation::DifferentScope);
        case("exact 164 /police", "exact 16 /policemen", Relation::Contradiction);
    }

    #[test]
    fn another_place_is_another_matter() {
        let (mut here, mut there) = (fact("exact 326"), fact("exact 912"));
        assert_eq!(relation_of(&here, &there), Relation::Contradiction);
        here.fact.place = Some("Syria".to_owned());
        assert_eq!(relation_of(&here, &there), Relation::Contradiction);
        there.fact.place = Some("Turkey".to_owned());
        assert_eq!(relation_of(&here, &there), Relation::DifferentScope);
    }

    /// "In Elm, 300 people marched" and "500 people marched in Elm".
    #[test]
    fn a_place_is_the_same_as_a_part_of_all_and_as_where_it_was() {
        let (mut part, mut there) = (fact("exact 300 /elm"), fact("exact 500"));
        assert_eq!(relation_of(&part, &there), Relation::DifferentScope);
        there.fact.place = Some("Elm".to_owned());
        assert_eq!(relation_of(&part, &there), Relation::Contradiction);
        part.fact.place = Some("Elm".to_owned());
        assert_eq!(relation_of(&there, &part), Relation::Contradiction);
        there.fact.place = Some("Oak".to_owned());
        part.fact.place = None;
        assert_eq!(relation_of(&part, &there), Relation::DifferentScope);
    }

    #[test]
    fn time_explains_what_it_can() {
        case("exact 26 @07 #ministry", "exact 164 @09 #ministry", Relation::Superseded);
        case("exact 164 @07 #ministry", "exact 26 @09 #hospital", Relation::Superseded);
        case("exact 26 @07 #ministry", "exact 164 @07 #hospital", Relation::Contradiction);
        case("exact 26 @07", "exact 164", Relation::Contradiction);
        case("exact 164 @07", "exact 164 @09", Relation::Agree);
    }

    #[test]
    fn what_later_days_may_make_of_it() {
        let of = |course, early: &str, late: &str| {
            let [mut early, mut late] = [early, late].map(fact);
            (early.fact.course, late.fact.course) = (course, course);
            assert_eq!(relation_of(&early, &late), relation_of(&late, &early));
            relation_of(&early, &late)
        };
        assert_eq!(of(Course::Grows, "exact 26 @07", "exact 31 @09"), Relation::Superseded);
        assert_eq!(of(Course::Grows, "exact 26 @07", "exact 24 @09"), Relation::Contradiction);
        assert_eq!(of(Course::Grows, "exact 26 @07", "at-least 20.. @09"), Relation::Compatible);
        assert_eq!(of(Course::Varies, "exact 26 @07", "exact 24 @09"), Relation::Superseded);
        assert_eq!(of(Course::Fixed, "exact 180 @07", "exact 210 @09"), Relation::Contradiction);
    }

    #[test]
    fn a_toll_under_the_day_of_its_event_may_have_risen_since() {
        let told = |course, words: &str, published: &str| {
            let mut fact = fact(words);
            (fact.fact.course, fact.published) = (course, published.parse().ok());
            fact
        };
        let relation = |course, early: &str, late: &str| {
            let (early, late) = (told(course, early, "2022-01-08"), told(course, late, "2022-01-09"));
            assert_eq!(relation_of(&early, &late), relation_of(&late, &early));
            (relation_of(&early, &late), back(Relation::Superseded, &late, &early))
        };
        assert_eq!(relation(Course::Grows, "exact 5 @07", "exact 13 @07"), (Relation::Superseded, true));
        assert_eq!(relation(Course::Grows, "exact 5", "exact 13 @07"), (Relation::Superseded, true));
        assert_eq!(relation(Course::Grows, "exact 13 @07", "exact 5 @07").0, Relation::Contradiction);
        assert_eq!(relation(Course::Varies, "exact 5 @07", "exact 13 @07").0, Relation::Contradiction);
    }

    #[test]
    fn the_day_of_publication_stands_in() {
        let (mut old, mut new) = (fact("exact 26"), fact("exact 164"));
        (old.published, new.published) = ("2022-01-07".parse().ok(), "2022-01-09".parse().ok());
        assert_eq!(relation_of(&old, &new), Relation::Superseded);
        assert!(back(Relation::Superseded, &new, &old));
    }

    #[test]
    fn the_overtaken_and_the_vaguer_come_first() {
        assert!(back(Relation::Superseded, &fact("exact 164 @09"), &fact("exact 26 @07")));
        assert!(!back(Relation::Superseded, &fact("exact 26 @07"), &fact("exact 164 @09")));
        assert!(back(Relation::Vaguer, &fact("exact 26"), &fact("vague 20..99")));
    }
}

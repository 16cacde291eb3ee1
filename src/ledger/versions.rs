//! The facts of a group by what they say, and how any two of them stand to each other.
//!
//! Thousands of facts have far fewer versions, and a fact is asked against those, the nearest in value first, until it is
//! known what is wanted: no step here grows with the square of a group.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;

use super::StoryFact;
use super::questions::Questions;
use super::relation::{Relation, meet, points_back, relate};
use super::version::{Version, day, told};
use crate::finding::Course;
use crate::text::{Qualifier, Quantity};

/// The facts of a group by version.
#[derive(Clone, Debug)]
pub struct Versions {
    /// In order of their bounds, with their facts.
    all: Vec<(Version, Vec<usize>)>,
    /// The version of each fact.
    of: Vec<usize>,
    /// The document of each fact, by number.
    documents: Vec<usize>,
    /// The versions that each document has.
    said: Vec<Vec<usize>>,
}

/// What makes a version, in the order of versions.
type Key<'f> = ([Option<Quantity>; 3], Qualifier, [Option<&'f str>; 2], [Option<civil::Date>; 2], Course);

fn key(fact: &StoryFact) -> Key<'_> {
    let claim = &fact.fact.claim;
    let (low, high) = (claim.interval.low, claim.interval.high);
    let parts = [claim.scope.as_deref(), fact.fact.place.as_deref()];
    ([low.or(high), high, low], claim.interval.qualifier, parts, [day(fact), told(fact)], fact.fact.course)
}

impl Versions {
    /// The versions of `facts`, which stand in order of their documents.
    #[must_use]
    pub fn of(facts: &[StoryFact]) -> Self {
        let mut by_key: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for (at, fact) in facts.iter().enumerate() {
            by_key.entry(key(fact)).or_default().push(at);
        }
        let mut of = vec![0; facts.len()];
        for (number, members) in by_key.values().enumerate() {
            for &at in members {
                of[at] = number;
            }
        }
        let all = by_key.into_values().map(|members| (Version::of(&facts[members[0]]), members)).collect();
        let mut documents = Vec::new();
        let mut said: Vec<Vec<usize>> = Vec::new();
        for same in facts.chunk_by(|a, b| a.document == b.document) {
            let own = &of[documents.len()..documents.len() + same.len()];
            documents.extend(std::iter::repeat_n(said.len(), same.len()));
            said.push(own.iter().copied().collect::<BTreeSet<_>>().into_iter().collect());
        }
        Self { all, of, documents, said }
    }

    /// The facts of each version, in order of the bounds.
    #[must_use]
    pub fn members(&self) -> impl ExactSizeIterator<Item = &[usize]> {
        self.all.iter().map(|(_, members)| members.as_slice())
    }

    /// The place of the version of the fact at `fact` among all.
    pub(super) fn version_of(&self, fact: usize) -> usize {
        self.of[fact]
    }

    /// How the facts at `a` and `b` stand to each other.
    ///
    /// A document that gives two numbers speaks of two things: it does not contradict itself, and a source that has one of
    /// the two is not contradicted by the other.
    #[must_use]
    pub fn relation(&self, a: usize, b: usize) -> Relation {
        let relation = relate(self.version(a), self.version(b));
        let (left, right) = (self.documents[a], self.documents[b]);
        let mut asked = Questions::without_end();
        let apart = relation == Relation::Contradiction
            && (left == right || self.knows(right, self.of[a], &mut asked) || self.knows(left, self.of[b], &mut asked));
        if apart { Relation::DifferentScope } else { relation }
    }

    /// Whether the relation runs from the fact at `b` to that at `a`.
    pub(super) fn points_back(&self, relation: Relation, a: usize, b: usize) -> bool {
        points_back(relation, self.version(a), self.version(b))
    }

    /// The facts that others contradict, each with a fact of each of the `most` nearest versions that do so: told of one
    /// fact of each version, for all that say the same have the same against them.
    pub(super) fn contradicted(&self, most: usize) -> Contradicted {
        let mut found = Contradicted::default();
        for version in 0..self.all.len() {
            self.contradicted_in(version, most, &mut found);
        }
        found
    }

    fn contradicted_in(&self, version: usize, most: usize, found: &mut Contradicted) {
        let mut told = false;
        // Against documents that say nothing else stands the same, whichever they are.
        let mut plain = None;
        for &fact in &self.all[version].1 {
            let alone = self.said[self.documents[fact]].len() == 1;
            if alone && let Some(contradicted) = plain {
                found.facts.extend(Some(fact).filter(|_| contradicted));
                continue;
            }
            let against = self.against(fact, version, most, &mut found.questions);
            if alone {
                plain = Some(!against.is_empty());
            }
            if against.is_empty() {
                continue;
            }
            found.facts.insert(fact);
            if !std::mem::replace(&mut told, true) {
                found.pairs.extend(against.into_iter().map(|other| (fact, other)));
            }
        }
    }

    /// A fact of each of the `most` nearest versions that the one at `fact`, of version `own`, cannot be true with.
    fn against(&self, fact: usize, own: usize, most: usize, spent: &mut usize) -> Vec<usize> {
        let mut asked = Questions::new();
        let document = self.documents[fact];
        let mut found = Vec::new();
        for other in nearest(own, self.all.len()) {
            if found.len() == most || !asked.one() {
                break;
            }
            let (version, members) = &self.all[other];
            if relate(&self.all[own].0, version) != Relation::Contradiction || self.knows(document, other, &mut asked) {
                continue;
            }
            let stands = |&&member: &&usize| {
                let source = self.documents[member];
                source != document && asked.one() && !self.knows(source, own, &mut asked)
            };
            found.extend(members.iter().find(stands));
        }
        *spent += asked.spent();
        found
    }

    /// Whether `document` has `version` or what can be true with it.
    fn knows(&self, document: usize, version: usize, asked: &mut Questions) -> bool {
        let version = &self.all[version].0;
        self.said[document].iter().any(|&own| asked.one() && meet(&self.all[own].0, version))
    }

    fn version(&self, fact: usize) -> &Version {
        &self.all[self.of[fact]].0
    }
}

/// What came of the question which facts are contradicted.
#[derive(Debug, Default)]
pub(super) struct Contradicted {
    pub facts: BTreeSet<usize>,
    /// A fact and one that contradicts it.
    pub pairs: Vec<(usize, usize)>,
    /// How many questions that took.
    pub questions: usize,
}

/// The numbers below `count` other than `own`, the nearest first.
fn nearest(own: usize, count: usize) -> impl Iterator<Item = usize> {
    let reach = own.max(count - own);
    (1..=reach).flat_map(move |far| own.checked_sub(far).into_iter().chain(Some(own + far).filter(|&up| up < count)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::finding::{Claim, Fact, RuleId};
    use crate::language::Language;
    use crate::ledger::questions::QUESTIONS;
    use crate::text::{Interval, Span};

    fn fact(document: usize, low: Option<u16>, high: Option<u16>, place: Option<u8>, day: Option<i8>) -> StoryFact {
        let bound = |bound: Option<u16>| bound.map(|bound| Quantity::new(f64::from(bound)));
        let interval = Interval { low: bound(low), high: bound(high), ..Interval::default() };
        let as_of = day.map(|day| civil::date(2022, 1, day));
        let claim = Claim { key: "boats".to_owned(), interval, scope: None, attribution: None, as_of };
        let place = place.map(|place| place.to_string());
        StoryFact {
            document: format!("{document:05}.txt"),
            publisher: None,
            published: None,
            language: Language::English,
            quote: String::new(),
            fact: Fact {
                rule: RuleId::new("r").unwrap(),
                span: Span::new(0, 0),
                claim,
                place,
                topic: None,
                course: Course::default(),
            },
        }
    }

    fn exact(document: usize, number: u16) -> StoryFact {
        fact(document, Some(number), Some(number), None, None)
    }

    prop_compose! {
        fn any_fact()(
            document in 0_usize..12,
            low in prop::option::of(0_u16..30),
            more in prop::option::of(0_u16..10),
            place in prop::option::of(0_u8..2),
            day in prop::option::of(1_i8..4),
        ) -> StoryFact {
            fact(document, low, more.map(|more| low.unwrap_or(0) + more), place, day)
        }
    }

    proptest! {
        /// What is found by asking a few versions is what asking every pair would find.
        #[test]
        fn the_contradicted_are_those_that_any_pair_tells(mut facts in prop::collection::vec(any_fact(), 0..60)) {
            facts.sort_by(|a, b| a.document.cmp(&b.document));
            let versions = Versions::of(&facts);
            let clash = |a: usize, b: usize| versions.relation(a, b) == Relation::Contradiction;
            let expected: BTreeSet<usize> =
                (0..facts.len()).filter(|&a| (0..facts.len()).any(|b| clash(a, b))).collect();
            let found = versions.contradicted(3);
            prop_assert_eq!(&found.facts, &expected);
            for &(a, b) in &found.pairs {
                prop_assert!(clash(a, b) && clash(b, a), "{} and {}", a, b);
            }
            let told: BTreeSet<usize> = found.pairs.iter().map(|&(a, _)| versions.of[a]).collect();
            prop_assert_eq!(told, expected.iter().map(|&a| versions.of[a]).collect());
        }
    }

    type Make = fn(u16) -> StoryFact;

    #[track_caller]
    fn questions(facts: &[StoryFact]) -> usize {
        Versions::of(facts).contradicted(3).questions
    }

    /// Each of these would take a million questions at a thousand facts if every pair were asked, and four at two thousand.
    #[test]
    fn the_work_grows_with_the_facts_and_not_with_their_pairs() {
        let shapes: [(&str, Make); 5] = [
            ("all say the same", |at| exact(at.into(), 40)),
            ("each says something else", |at| exact(at.into(), at)),
            ("two parties", |at| exact(at.into(), at % 2)),
            ("one stands against all", |at| exact(at.into(), 40 + u16::from(at == 0))),
            ("two numbers in each document", |at| exact(usize::from(at / 2), at)),
        ];
        for (shape, make) in shapes {
            for count in [1_000, 4_000] {
                let asked = questions(&(0..count).map(make).collect::<Vec<_>>());
                assert!(asked <= 30 * usize::from(count), "{shape}: {asked} questions for {count} facts");
            }
        }
    }

    /// Two documents that speak of the same key all the time: to compare all they say would take 250 million questions.
    #[test]
    fn a_fact_costs_so_many_questions_at_most() {
        let asked = questions(&(0..1_000).map(|at| exact(usize::from(at / 500), at)).collect::<Vec<_>>());
        assert!(asked <= 1_000 * QUESTIONS, "{asked}");
    }

    #[test]
    fn the_nearest_come_first() {
        assert_eq!(nearest(2, 5).collect::<Vec<_>>(), [1, 3, 0, 4]);
        assert_eq!(nearest(0, 3).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(nearest(0, 1).count(), 0);
    }
}

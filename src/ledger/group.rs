//! Groups: the facts of a story that are about one thing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use serde::{Deserialize, Serialize};

use super::relation::Relation;
use super::topic::{same_topic, subjects};
use super::versions::Versions;
use crate::finding::{Fact, RuleId};
use crate::language::Language;

/// A fact with what is known of the document it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryFact {
    /// Path of the document relative to `seeds/`, with `/`.
    pub document: String,
    pub publisher: Option<String>,
    /// The day the document was published.
    pub published: Option<civil::Date>,
    pub language: Language,
    /// The words under the fact's span.
    pub quote: String,
    pub fact: Fact,
}

/// How two facts of a group stand to each other: `a` and `b` are indices into its facts.
///
/// `a` comes first in the group, save where the relation has a direction: then `a` is the vaguer or the superseded one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    pub a: usize,
    pub b: usize,
    pub relation: Relation,
}

/// The facts of one story that one rule gave one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub rule: RuleId,
    pub story: String,
    pub key: String,
    /// In order of document and place.
    pub facts: Vec<StoryFact>,
    /// What each fact is about: those with one number, about one thing.
    subjects: Vec<usize>,
    /// Every pair of facts about one thing; in a [crowd](Group::is_crowd) some contradictions of each version, the nearest in value.
    pub relations: Vec<Related>,
    /// Facts that one of another document cannot be true together with.
    pub contradicted: BTreeSet<usize>,
}

/// A group of more facts is a crowd: nobody reads its pairs, and there are too many of them to keep.
const CROWD: usize = 40;

/// How many of the versions that contradict one are told in a crowd: the nearest in value, that one may be mended to.
const TOLD: usize = 3;

/// Gathers the facts of `story` by rule and key, and relates them. The order of `facts` does not matter.
#[must_use]
pub fn group(story: &str, facts: Vec<StoryFact>) -> Vec<Group> {
    let mut groups: BTreeMap<(RuleId, String), Vec<StoryFact>> = BTreeMap::new();
    for fact in facts {
        groups.entry((fact.fact.rule.clone(), fact.fact.claim.key.clone())).or_default().push(fact);
    }
    groups.into_iter().filter_map(|((rule, key), facts)| Group::gather(rule, story, key, facts)).collect()
}

impl Group {
    /// The group of the `facts` that `rule` gave `key` in `story`, in any order; `None` when there is nothing to compare.
    #[must_use]
    pub fn gather(rule: RuleId, story: &str, key: String, facts: Vec<StoryFact>) -> Option<Self> {
        Some(Self::of(rule, story, key, facts)).filter(|group| !group.facts.is_empty())
    }

    fn of(rule: RuleId, story: &str, key: String, mut facts: Vec<StoryFact>) -> Self {
        facts.sort_by(|a, b| place(a).cmp(&place(b)));
        let mut subjects = subjects(&facts);
        drop_loners(&mut facts, &mut subjects);
        let (relations, contradicted) = by_subject(&facts, &subjects);
        Self { rule, story: story.to_owned(), key, facts, subjects, relations, contradicted }
    }

    /// Whether the facts at `a` and `b` are about one thing, as far as the words around them tell.
    #[must_use]
    pub fn is_related(&self, a: usize, b: usize) -> bool {
        self.subjects[a] == self.subjects[b]
    }

    /// Puts the facts of one document, which stood as in `before`, to where they stand `now`. False, and nothing is done,
    /// when they do not say the same in the same order.
    pub fn move_facts(&mut self, before: &[StoryFact], now: &[StoryFact]) -> bool {
        let is_moved = |(before, now): (&StoryFact, &StoryFact)| {
            let fact = Fact { span: before.fact.span, ..now.fact.clone() };
            *before == StoryFact { fact, ..now.clone() }
        };
        let in_order = |facts: &[StoryFact]| facts.is_sorted_by(|a, b| place(a) < place(b));
        let same = before.len() == now.len() && before.iter().zip(now).all(is_moved);
        if !same || !in_order(before) || !in_order(now) {
            return false;
        }
        let Some(document) = before.first().map(|fact| &fact.document) else { return true };
        let from = self.facts.partition_point(|fact| fact.document < *document);
        for fact in self.facts[from..].iter_mut().take_while(|fact| fact.document == *document) {
            if let Ok(at) = before.binary_search_by(|known| place(known).cmp(&place(fact))) {
                fact.fact.span = now[at].fact.span;
            }
        }
        true
    }

    /// Whether somebody gives a number in it.
    #[must_use]
    pub fn is_numeric(&self) -> bool {
        let has_number = |fact: &StoryFact| fact.fact.claim.interval.low.or(fact.fact.claim.interval.high).is_some();
        self.facts.iter().any(has_number)
    }

    /// Whether it has so many facts that they are told by what they say, and not two by two.
    #[must_use]
    pub fn is_crowd(&self) -> bool {
        self.facts.len() > CROWD
    }
}

/// Leaves out the facts that are told apart by what stands around them, and that no other document tells of: nearly
/// every percentage of a story is one.
fn drop_loners(facts: &mut Vec<StoryFact>, subjects: &mut Vec<usize>) {
    let mut tellers: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (fact, subject) in facts.iter().zip(&*subjects) {
        tellers.entry(*subject).or_default().insert(&fact.document);
    }
    let stays = |(fact, subject): (&StoryFact, &usize)| fact.fact.topic.is_none() || tellers[subject].len() > 1;
    let stay: Vec<bool> = facts.iter().zip(&*subjects).map(stays).collect();
    let mut places = stay.iter();
    facts.retain(|_| places.next().copied().unwrap_or(true));
    let mut places = stay.iter();
    subjects.retain(|_| places.next().copied().unwrap_or(true));
}

/// The relations of `facts` and those that are contradicted, subject by subject.
fn by_subject(facts: &[StoryFact], subjects: &[usize]) -> (Vec<Related>, BTreeSet<usize>) {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, subject) in subjects.iter().enumerate() {
        members.entry(*subject).or_default().push(at);
    }
    if members.len() < 2 {
        return relations(facts);
    }
    let (mut all, mut contradicted) = (Vec::new(), BTreeSet::new());
    for places in members.into_values() {
        let own: Vec<StoryFact> = places.iter().map(|&at| facts[at].clone()).collect();
        let (relations, against) = relations(&own);
        all.extend(relations.into_iter().map(|Related { a, b, relation }| Related {
            a: places[a],
            b: places[b],
            relation,
        }));
        contradicted.extend(against.into_iter().map(|at| places[at]));
    }
    all.sort_by_key(|related| (related.a.min(related.b), related.a.max(related.b)));
    (all, contradicted)
}

fn relations(facts: &[StoryFact]) -> (Vec<Related>, BTreeSet<usize>) {
    let versions = Versions::of(facts);
    if facts.len() > CROWD {
        let found = versions.contradicted(TOLD);
        let pairs: BTreeSet<(usize, usize)> = found.pairs.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
        let contradiction = |(a, b)| Related { a, b, relation: Relation::Contradiction };
        return (pairs.into_iter().map(contradiction).collect(), found.facts);
    }
    let pairs = (0..facts.len()).flat_map(|a| (a + 1..facts.len()).map(move |b| (a, b)));
    let pairs = pairs.filter(|&(a, b)| same_topic(&facts[a], &facts[b]));
    let relations: Vec<Related> = pairs.map(|(a, b)| directed(&versions, a, b)).collect();
    let clashes = relations.iter().filter(|related| related.relation == Relation::Contradiction);
    let contradicted = clashes.flat_map(|related| [related.a, related.b]).collect();
    (relations, contradicted)
}

/// Puts the vaguer or the superseded fact first.
fn directed(versions: &Versions, a: usize, b: usize) -> Related {
    let relation = versions.relation(a, b);
    let (a, b) = if versions.points_back(relation, a, b) { (b, a) } else { (a, b) };
    Related { a, b, relation }
}

fn place(fact: &StoryFact) -> (&str, usize, usize, &str) {
    (&fact.document, fact.fact.span.start, fact.fact.span.end, &fact.quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Claim, Course, Topic};
    use crate::text::{Interval, Quantity, Span};

    /// Facts of one key, `document number` each.
    fn facts(stated: &[(&str, f64)]) -> Vec<StoryFact> {
        let fact = |(at, &(document, number)): (usize, &(&str, f64))| {
            let number = Some(Quantity::new(number));
            let interval = Interval { low: number, high: number, ..Interval::default() };
            let claim = Claim { key: "deaths".to_owned(), interval, scope: None, attribution: None, as_of: None };
            StoryFact {
                document: document.to_owned(),
                publisher: None,
                published: None,
                language: Language::English,
                quote: String::new(),
                fact: Fact {
                    rule: RuleId::new("r").unwrap(),
                    span: Span::new(at, at),
                    claim,
                    place: None,
                    topic: None,
                    course: Course::default(),
                },
            }
        };
        stated.iter().enumerate().map(fact).collect()
    }

    #[track_caller]
    fn contradictions(stated: &[(&str, f64)], expected: &[(usize, usize)]) {
        let groups = group("s", facts(stated));
        let clashes = groups[0].relations.iter().filter(|related| related.relation == Relation::Contradiction);
        assert_eq!(clashes.map(|related| (related.a, related.b)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn sources_contradict_each_other_and_not_themselves() {
        contradictions(&[("a", 20.0), ("b", 32.0)], &[(0, 1)]);
        contradictions(&[("a", 20.0), ("a", 32.0)], &[]);
    }

    #[test]
    fn a_source_that_has_the_number_among_others_does_not_contradict_it() {
        contradictions(&[("a", 20.0), ("a", 32.0), ("b", 32.0)], &[]);
        contradictions(&[("a", 20.0), ("a", 32.0), ("b", 45.0)], &[(0, 2), (1, 2)]);
    }

    /// As [`facts`], each with the words around it.
    fn told(stated: &[(&str, f64, &str)]) -> Vec<StoryFact> {
        let plain: Vec<(&str, f64)> = stated.iter().map(|&(document, number, _)| (document, number)).collect();
        let mut facts = facts(&plain);
        for (fact, (.., words)) in facts.iter_mut().zip(stated) {
            fact.fact.topic = Some(Topic { event: None, words: (*words).to_owned(), aside: String::new() });
        }
        facts
    }

    #[test]
    fn only_what_two_documents_tell_of_is_compared() {
        let group = &group(
            "s",
            told(&[
                ("a", 12.0, "rent village"),
                ("a", 31.0, "sunday turnout village"),
                ("b", 44.0, "clerk sunday turnout village"),
                ("b", 7.0, "bread price"),
                ("c", 60.0, "price ticket train"),
                ("d", 75.0, "price ticket train"),
            ]),
        )[0];
        let left: Vec<f64> = group.facts.iter().filter_map(|fact| Some(fact.fact.claim.interval.low?.get())).collect();
        assert_eq!(left, [31.0, 44.0, 60.0, 75.0]);
        let pairs: Vec<_> = group.relations.iter().map(|related| (related.a, related.b, related.relation)).collect();
        assert_eq!(pairs, [(0, 1, Relation::Contradiction), (2, 3, Relation::Contradiction)]);
        assert_eq!(group.contradicted, (0..4).collect());
        assert!(group.is_related(0, 1) && !group.is_related(1, 2));
    }

    #[test]
    fn what_one_document_alone_tells_of_makes_no_group() {
        assert_eq!(group("s", told(&[("a", 12.0, "rent village"), ("b", 31.0, "bread price")])), []);
    }
}

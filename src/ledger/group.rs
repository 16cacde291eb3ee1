//! Groups: the facts of a story that are about one thing.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use serde::{Deserialize, Serialize};

use super::relation::{Relation, points_back, relate};
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub rule: RuleId,
    pub story: String,
    pub key: String,
    /// In order of document and place.
    pub facts: Vec<StoryFact>,
    pub relations: Vec<Related>,
}

/// How far apart in its group a fact is compared with others. Beyond it a group has thousands of rows that nobody
/// reads in pairs, and comparing all of them would take time and room with their square.
const REACH: usize = 200;

/// Gathers the facts of `story` by rule and key, and relates them pair by pair. The order of `facts` does not matter.
#[must_use]
pub fn group(story: &str, facts: Vec<StoryFact>) -> Vec<Group> {
    let mut groups: BTreeMap<(RuleId, String), Vec<StoryFact>> = BTreeMap::new();
    for fact in facts {
        groups.entry((fact.fact.rule.clone(), fact.fact.claim.key.clone())).or_default().push(fact);
    }
    let whole = groups.into_iter().map(|((rule, key), mut facts)| {
        facts.sort_by(|a, b| place(a).cmp(&place(b)));
        let relations = relations(&facts);
        Group { rule, story: story.to_owned(), key, facts, relations }
    });
    whole.collect()
}

fn relations(facts: &[StoryFact]) -> Vec<Related> {
    let mut relations = Vec::new();
    for (a, first) in facts.iter().enumerate() {
        for (b, second) in facts.iter().enumerate().skip(a + 1).take(REACH) {
            relations.push(directed(a, first, b, second));
        }
    }
    tell_apart(facts, &mut relations);
    relations
}

/// A document that gives two numbers speaks of two things: it does not contradict itself, and a source that has one of
/// the two is not contradicted by the other.
fn tell_apart(facts: &[StoryFact], relations: &mut [Related]) {
    let document = |at: usize| facts[at].document.as_str();
    let bounded = |at: usize| {
        let interval = facts[at].fact.claim.interval;
        interval.low.is_some() && interval.high.is_some()
    };
    let meets = |related: &&Related| {
        let close = matches!(related.relation, Relation::Agree | Relation::Compatible);
        close && bounded(related.a) && bounded(related.b)
    };
    let met: BTreeSet<(usize, &str)> = relations
        .iter()
        .filter(meets)
        .flat_map(|related| [(related.a, document(related.b)), (related.b, document(related.a))])
        .collect();
    for related in relations.iter_mut().filter(|related| related.relation == Relation::Contradiction) {
        let (a, b) = (document(related.a), document(related.b));
        if a == b || met.contains(&(related.a, b)) || met.contains(&(related.b, a)) {
            related.relation = Relation::DifferentScope;
        }
    }
}

/// Puts the vaguer or the superseded fact first.
fn directed(a: usize, first: &StoryFact, b: usize, second: &StoryFact) -> Related {
    let relation = relate(first, second);
    let (a, b) = if points_back(relation, first, second) { (b, a) } else { (a, b) };
    Related { a, b, relation }
}

fn place(fact: &StoryFact) -> (&str, usize, usize, &str) {
    (&fact.document, fact.fact.span.start, fact.fact.span.end, &fact.quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Claim;
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
                fact: Fact { rule: RuleId::new("r").unwrap(), span: Span::new(at, at), claim, place: None },
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
}

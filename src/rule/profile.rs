//! What rules cost and what comes of them, by rule and by document. Pure: whoever runs the rules holds the watch.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::{Serialize, Serializer};

use super::RuleInfo;
use crate::finding::RuleId;

/// One run of a rule: on a document, or on the facts about one key of a story.
#[derive(Clone, Debug, Default)]
pub struct Cost {
    /// Its place among the rules.
    pub rule: usize,
    /// The document it ran on; `None` for a comparison.
    pub document: Option<String>,
    pub time: Duration,
    /// How often the rule's function was called.
    pub calls: usize,
    /// What it spent of its budget: the same on every machine.
    pub steps: u64,
    /// How many findings came of it, by document.
    pub findings: BTreeMap<String, usize>,
    /// Whether it broke.
    pub failed: bool,
}

/// What a rule cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleCost {
    pub rule: RuleId,
    #[serde(rename = "microseconds", serialize_with = "microseconds")]
    pub time: Duration,
    /// How many documents it ran on.
    pub documents: usize,
    pub calls: usize,
    pub steps: u64,
    pub findings: usize,
    /// In how many documents they are.
    pub found_in: usize,
    /// How often it broke.
    pub failed: usize,
}

/// What rules cost on a document; comparisons belong to none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentCost {
    pub path: String,
    #[serde(rename = "microseconds", serialize_with = "microseconds")]
    pub time: Duration,
    pub findings: usize,
    /// The rule that took longest on it.
    pub slowest: RuleId,
}

/// What a run of all rules cost.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// The dearest first.
    pub rules: Vec<RuleCost>,
    /// The dearest first.
    pub documents: Vec<DocumentCost>,
    /// Of all rules, added up over all cores.
    #[serde(rename = "microseconds", serialize_with = "microseconds")]
    pub time: Duration,
}

/// Fewer documents than this say nothing about a habit.
const FEW: usize = 10;
/// A rule is slow when it takes so many times what rules take in the middle …
const TIMES: u32 = 5;
/// … more than this for a document …
const NOTICED: Duration = Duration::from_micros(100);
/// … and this part of what all rules take: there is something to win then.
const SHARE: u32 = 5;

impl Profile {
    /// Adds up `costs` of `rules`.
    #[must_use]
    pub fn of(rules: &[RuleInfo], costs: &[Cost]) -> Self {
        let each = rules
            .iter()
            .enumerate()
            .map(|(place, info)| rule_cost(info, costs.iter().filter(|cost| cost.rule == place)));
        let mut each: Vec<RuleCost> = each.collect();
        each.sort_by(|a, b| b.time.cmp(&a.time).then_with(|| a.rule.cmp(&b.rule)));
        let mut by_document: BTreeMap<&str, Vec<&Cost>> = BTreeMap::new();
        for cost in costs {
            if let Some(path) = &cost.document {
                by_document.entry(path).or_default().push(cost);
            }
        }
        let documents = by_document.into_iter().filter_map(|(path, costs)| document_cost(rules, path, &costs));
        let mut documents: Vec<DocumentCost> = documents.collect();
        documents.sort_by(|a, b| b.time.cmp(&a.time).then_with(|| a.path.cmp(&b.path)));
        Self { rules: each, documents, time: costs.iter().map(|cost| cost.time).sum() }
    }

    /// Rules that ran and found nothing anywhere.
    pub fn silent(&self) -> impl Iterator<Item = &RuleCost> {
        self.rules.iter().filter(|rule| rule.calls > 0 && rule.findings == 0)
    }

    /// Rules that found something in nine of ten documents: what is everywhere tells nobody anything.
    pub fn everywhere(&self) -> impl Iterator<Item = &RuleCost> {
        self.rules.iter().filter(|rule| rule.documents >= FEW && rule.found_in * 10 >= rule.documents * 9)
    }

    /// Rules that never had anything to look at: no document in their languages, or nothing of their kind in one.
    pub fn idle(&self) -> impl Iterator<Item = &RuleCost> {
        self.rules.iter().filter(|rule| rule.calls == 0)
    }

    /// Rules that take far longer than most, and a good part of the whole. On few documents nobody can tell: what is made
    /// only once weighs too much there.
    pub fn slow(&self) -> impl Iterator<Item = &RuleCost> {
        let mut times: Vec<Duration> =
            self.rules.iter().filter(|rule| rule.calls > 0).map(RuleCost::per_document).collect();
        times.sort();
        let middle = times.get(times.len() / 2).copied().unwrap_or_default();
        self.rules.iter().filter(move |rule| {
            let own = rule.per_document();
            rule.documents >= FEW && own > NOTICED && own > middle * TIMES && rule.time * SHARE > self.time
        })
    }
}

impl RuleCost {
    /// The time for a document, on average.
    #[must_use]
    pub fn per_document(&self) -> Duration {
        self.time / u32::try_from(self.documents.max(1)).unwrap_or(u32::MAX)
    }
}

fn rule_cost<'a>(info: &RuleInfo, costs: impl Iterator<Item = &'a Cost>) -> RuleCost {
    let mut sum = RuleCost {
        rule: info.id.clone(),
        time: Duration::ZERO,
        documents: 0,
        calls: 0,
        steps: 0,
        findings: 0,
        found_in: 0,
        failed: 0,
    };
    let mut found_in = BTreeSet::new();
    for cost in costs {
        sum.time += cost.time;
        sum.documents += usize::from(cost.document.is_some());
        sum.calls += cost.calls;
        sum.steps += cost.steps;
        sum.failed += usize::from(cost.failed);
        for (document, number) in cost.findings.iter().filter(|(_, number)| **number > 0) {
            sum.findings += number;
            found_in.insert(document);
        }
    }
    sum.found_in = found_in.len();
    sum
}

fn document_cost(rules: &[RuleInfo], path: &str, costs: &[&Cost]) -> Option<DocumentCost> {
    let slowest = costs.iter().max_by_key(|cost| (cost.time, std::cmp::Reverse(cost.rule)))?;
    Some(DocumentCost {
        path: path.to_owned(),
        time: costs.iter().map(|cost| cost.time).sum(),
        findings: costs.iter().flat_map(|cost| cost.findings.values()).sum(),
        slowest: rules.get(slowest.rule)?.id.clone(),
    })
}

fn microseconds<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(u64::try_from(time.as_micros()).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::rule::{RuleFiles, Rules};

    const RULE: &str = "return rule { summary = \"s\", each = \"sentence\", check = function() end }";

    fn cost(rule: usize, document: usize, micros: u64, findings: usize) -> Cost {
        let path = format!("{document}.txt");
        Cost {
            rule,
            document: Some(path.clone()),
            time: Duration::from_micros(micros),
            calls: 3,
            steps: 10,
            findings: BTreeMap::from([(path, findings)]),
            failed: false,
        }
    }

    #[test]
    fn what_is_out_of_the_ordinary_is_named() {
        let names = ["a", "b", "c", "d"];
        let paths = names.map(|name| format!("rules/{name}.lua"));
        let files = RuleFiles::of(paths.iter().map(|path| (path.as_str(), RULE)));
        let (rules, _) = Rules::load(&files, &Config::default());
        let mut costs = Vec::new();
        for document in 0..10 {
            // `a` is slow and fires once, `b` fires in nine of ten, `c` never; `d` has nothing to look at.
            costs.push(cost(0, document, 900, usize::from(document == 3)));
            costs.push(cost(1, document, 20, usize::from(document != 0) * 2));
            costs.push(cost(2, document, 10, 0));
            costs.push(Cost { calls: 0, ..cost(3, document, 1, 0) });
        }
        let compared = Cost { document: None, findings: BTreeMap::from([("0.txt".to_owned(), 1)]), ..cost(0, 0, 7, 0) };
        costs.push(compared);
        let profile = Profile::of(rules.all(), &costs);
        let named = |rules: Vec<&RuleCost>| rules.iter().map(|rule| rule.rule.to_string()).collect::<Vec<_>>();
        assert_eq!(named(profile.slow().collect()), ["a"]);
        assert_eq!(named(profile.everywhere().collect()), ["b"]);
        assert_eq!(named(profile.silent().collect()), ["c"]);
        assert_eq!(named(profile.idle().collect()), ["d"]);
        let a = &profile.rules[0];
        assert_eq!((a.rule.as_str(), a.documents, a.calls, a.findings, a.found_in), ("a", 10, 33, 2, 2));
        assert_eq!(profile.documents.len(), 10);
        assert_eq!(profile.documents[0].slowest.as_str(), "a");
        let first: Vec<Cost> = costs.into_iter().take(4 * (FEW - 1)).collect();
        assert!(Profile::of(rules.all(), &first).slow().next().is_none(), "a first document holds what is made once");
    }

    #[test]
    fn many_times_the_others_is_not_slow_where_it_is_little_of_the_whole() {
        let names: Vec<String> = ('a'..='i').map(|name| format!("rules/{name}.lua")).collect();
        let (rules, _) =
            Rules::load(&RuleFiles::of(names.iter().map(|path| (path.as_str(), RULE))), &Config::default());
        let mut costs = Vec::new();
        for document in 0..FEW {
            costs.push(cost(0, document, 9_000, 0));
            costs.push(cost(1, document, 300, 0));
            costs.extend((2..9).map(|rule| cost(rule, document, 20, 0)));
        }
        let profile = Profile::of(rules.all(), &costs);
        assert_eq!(profile.slow().map(|rule| rule.rule.as_str()).collect::<Vec<_>>(), ["a"]);
    }
}

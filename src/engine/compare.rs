//! What rules say of the facts of a story side by side: remembered key by key, or asked for.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::context::Context;
use super::hash::Hash;
use super::inputs::settings;
use super::record::{self, Comparison, StoryRecord};
use super::work::Work;
use crate::error::Problem;
use crate::finding::{Finding, RuleId};
use crate::ledger::Group;
use crate::rule::{Placed, RuleInfo};

/// What came of the comparisons of a story.
#[derive(Debug, Default)]
pub struct Compared {
    /// By document.
    pub found: BTreeMap<String, Vec<Finding>>,
    /// Rules whose picture of the story is not complete: what they found before stays.
    pub broken: BTreeSet<RuleId>,
    /// Rule and key.
    pub ran: Vec<(RuleId, String)>,
    pub problems: Vec<Problem>,
}

/// Runs each rule's comparison on those of its groups that are not as they were.
pub fn run(context: &Context, story: &str, groups: &[Group], works: &[Work]) -> Compared {
    let rules = context.inputs.rules.all();
    let broken = works.iter().flat_map(|work| work.kept.iter().cloned()).collect();
    let mut compared = Compared { broken, ..Compared::default() };
    let asked: Vec<(usize, &Group)> = groups
        .iter()
        .filter(|group| !compared.broken.contains(&group.rule))
        .filter_map(|group| Some((rules.iter().position(|rule| rule.id == group.rule)?, group)))
        .collect();
    let remembered =
        if context.fresh { StoryRecord::default() } else { context.store.story(story).unwrap_or_default() };
    let answers: Vec<_> = asked.par_iter().map(|&(rule, group)| answer(context, &remembered, rule, group)).collect();
    let mut next = StoryRecord { story: story.to_owned(), compared: BTreeMap::new() };
    for ((_, group), (answer, ran)) in asked.into_iter().zip(answers) {
        let key = (group.rule.clone(), group.key.clone());
        if ran {
            compared.ran.push(key.clone());
        }
        match answer {
            Ok(comparison) => {
                for one in &comparison.placed {
                    compared.found.entry(one.document.clone()).or_default().push(one.finding.clone());
                }
                next.compared.insert(key, comparison);
            }
            Err(problem) => {
                compared.problems.push(problem);
                compared.broken.insert(key.0);
            }
        }
    }
    for findings in compared.found.values_mut() {
        findings.retain(|finding| !compared.broken.contains(&finding.rule));
        record::sort(findings);
    }
    if context.write && next != remembered {
        // Without it the next run compares again.
        let _ = context.store.keep_story(&next);
    }
    compared
}

/// What a rule says of a group, and whether it was asked now.
fn answer(context: &Context, known: &StoryRecord, rule: usize, group: &Group) -> (Result<Comparison, Problem>, bool) {
    let key = key(context, &context.inputs.rules.all()[rule], group);
    let remembered = known.compared.get(&(group.rule.clone(), group.key.clone()));
    if let Some(same) = remembered.filter(|known| known.key == key && context.costs.is_none()) {
        return (Ok(same.clone()), false);
    }
    let placed = context.with_watch(rule, None, |runner| runner.compare(rule, group), |placed| counted(placed));
    (placed.map(|placed| Comparison { key, placed }), true)
}

/// Of everything that the result of one comparison depends on.
fn key(context: &Context, rule: &RuleInfo, group: &Group) -> Hash {
    let config = &context.inputs.config;
    let id = rule.id.as_str();
    let varied: BTreeSet<&str> = if config.varies(id) {
        group.facts.iter().map(|fact| fact.document.as_str()).collect()
    } else {
        BTreeSet::new()
    };
    let particular: Vec<String> = varied.into_iter().map(|path| settings(&config.on(id, path))).collect();
    let settings = context.inputs.settings.get(id).map_or("", String::as_str);
    let facts = postcard::to_stdvec(&group.facts).unwrap_or_default();
    let parts = [context.inputs.engine.bytes(), &rule.fingerprint, settings.as_bytes(), group.story.as_bytes(), &facts];
    Hash::of_parts(parts.into_iter().chain(particular.iter().map(String::as_bytes)))
}

/// How many findings there are in each document.
fn counted(placed: &[Placed]) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for one in placed {
        *counted.entry(one.document.clone()).or_default() += 1;
    }
    counted
}

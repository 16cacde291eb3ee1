//! What rules say of the facts of a story side by side: remembered key by key, or asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::context::Context;
use super::familiar::Key;
use super::hash::Hash;
use super::inputs::settings;
use super::record::{self, Comparison, StoryRecord};
use super::side::Side;
use super::work::Work;
use crate::error::Problem;
use crate::finding::{Finding, RuleId};
use crate::ledger::Group;
use crate::rule::{Placed, RuleInfo, RuleKind};

/// What came of the comparisons of a story.
#[derive(Debug, Default)]
pub struct Compared {
    /// By document, as far as they were wanted.
    pub found: BTreeMap<String, Vec<Finding>>,
    /// Documents of which something else was found than is known.
    pub affected: BTreeSet<String>,
    /// What was said of each group.
    pub record: StoryRecord,
    /// Whether that is not what is remembered.
    pub new: bool,
    /// Rules whose picture of the story is not complete: what they found before stays.
    pub broken: BTreeSet<RuleId>,
    /// Rule and key.
    pub ran: Vec<(RuleId, String)>,
    pub problems: Vec<Problem>,
}

/// Groups of which is known what was said, save those that were touched.
pub struct Known<'k> {
    pub said: StoryRecord,
    pub touched: &'k BTreeSet<Key>,
    /// Which documents stayed as they were.
    pub side: &'k Side,
}

/// Runs each rule's comparison on those of its groups that are not as they were. Where those are `known` by their names,
/// findings are handed out only for documents that did not stay as they were, or are affected; else for all.
pub fn run(context: &Context, story: &str, groups: &[Arc<Group>], works: &[Work], known: Option<Known>) -> Compared {
    let rules = context.inputs.rules.all();
    // A rule that looks at each document by itself, and failed on one, is in order on all others.
    let compares = |id: &&RuleId| rules.iter().any(|rule| rule.id == **id && rule.kind == RuleKind::Cross);
    let broken = works.iter().flat_map(|work| &work.kept).filter(compares).cloned().collect();
    let mut compared = Compared { broken, ..Compared::default() };
    let asked: Vec<(usize, &Arc<Group>)> = groups
        .iter()
        .filter(|group| !compared.broken.contains(&group.rule))
        .filter_map(|group| Some((rules.iter().position(|rule| rule.id == group.rule)?, group)))
        .collect();
    let (touched, side) = (known.as_ref().map(|known| known.touched), known.as_ref().map(|known| known.side));
    let mut remembered = match known {
        Some(known) => known.said,
        None if context.fresh => StoryRecord::default(),
        None => context.store.story(story).unwrap_or_default(),
    };
    let is_same = |key: &Key| touched.is_some_and(|touched| !touched.contains(key));
    let answers: Vec<_> = asked
        .par_iter()
        .map(|&(rule, group)| {
            let key = (group.rule.clone(), group.key.clone());
            let answer = if is_same(&key) && remembered.compared.contains_key(&key) {
                None
            } else {
                Some(answer(context, &remembered, rule, group))
            };
            (key, answer)
        })
        .collect();
    story.clone_into(&mut compared.record.story);
    for (key, answer) in answers {
        let before = remembered.compared.remove(&key);
        let Some((answer, ran)) = answer else {
            compared.record.compared.extend(before.map(|same| (key, same)));
            continue;
        };
        if ran {
            compared.ran.push(key.clone());
        }
        compared.new |= before.as_ref() != answer.as_ref().ok();
        match answer {
            Ok(comparison) => {
                if touched.is_some() {
                    let before = before.as_ref().map_or(&[][..], |before| &before.placed);
                    compared.affected.extend(affected(before, &comparison.placed));
                }
                compared.record.compared.insert(key, comparison);
            }
            Err(problem) => {
                compared.problems.push(problem);
                compared.broken.insert(key.0);
            }
        }
    }
    compared.new |= !remembered.compared.is_empty();
    let gone = remembered.compared.values().flat_map(|comparison| &comparison.placed);
    compared.affected.extend(gone.map(|placed| placed.document.clone()));
    match side {
        Some(side) => compared.hand_out_some(works, side),
        None => compared.hand_out(),
    }
    compared
}

impl Compared {
    /// Puts together what was found in each document.
    fn hand_out(&mut self) {
        for one in self.record.compared.values().flat_map(|comparison| &comparison.placed) {
            self.found.entry(one.document.clone()).or_default().push(one.finding.clone());
        }
        self.put_in_order();
    }

    /// The same for those of `works` that are affected, or that `side` does not know.
    fn hand_out_some(&mut self, works: &[Work], side: &Side) {
        let is_wanted = |path: &str| !side.knows(path) || self.affected.contains(path);
        for path in works.iter().map(|work| work.seed.path.as_str()).filter(|path| is_wanted(path)) {
            let own = side.keys_of(path).filter_map(|key| self.record.compared.get(key));
            let own = own.flat_map(|comparison| in_document(&comparison.placed, path));
            self.found.insert(path.to_owned(), own.map(|one| one.finding.clone()).collect());
        }
        self.put_in_order();
    }

    fn put_in_order(&mut self) {
        for findings in self.found.values_mut() {
            findings.retain(|finding| !self.broken.contains(&finding.rule));
            record::sort(findings);
        }
    }

    /// Keeps what was said for the next run: with what is known of a large story where there is a `side`, else in the
    /// store.
    pub fn keep(self, context: &Context, side: Option<Side>) {
        let keeps = side.as_ref().is_some_and(Side::keeps);
        if let Some(side) = side.filter(|_| keeps) {
            side.keep(context, self.record, self.new);
        } else if context.write && self.new {
            // Without it the next run compares again.
            let _ = context.store.keep_story(&self.record);
        }
    }
}

/// Those of `placed`, which stand in order of their documents, that stand in the one at `path`.
fn in_document<'p>(placed: &'p [Placed], path: &str) -> &'p [Placed] {
    let from = placed.partition_point(|one| one.document.as_str() < path);
    let own = placed[from..].iter().take_while(|one| one.document == path).count();
    &placed[from..from + own]
}

/// The documents of which two answers on one group say something else.
fn affected(before: &[Placed], now: &[Placed]) -> BTreeSet<String> {
    fn by_document(placed: &[Placed]) -> BTreeMap<&str, &[Placed]> {
        placed.chunk_by(|a, b| a.document == b.document).map(|own| (own[0].document.as_str(), own)).collect()
    }
    let (before, mut now) = (by_document(before), by_document(now));
    let other = before.into_iter().filter(|(path, found)| now.remove(path) != Some(found)).map(|(path, _)| path);
    let other: Vec<&str> = other.collect();
    other.into_iter().chain(now.into_keys()).map(ToOwned::to_owned).collect()
}

/// What a rule says of a group, and whether it was asked now.
fn answer(
    context: &Context,
    known: &StoryRecord,
    rule: usize,
    group: &Arc<Group>,
) -> (Result<Comparison, Problem>, bool) {
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

//! One story on its way through a run: its documents, and what they say of the same things.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::seeds::Seed;
use super::work::{Context, Work};
use super::{Workspace, record};
use crate::annotation::AnnotationId;
use crate::error::Problem;
use crate::finding::{Finding, RuleId};
use crate::ledger::{Group, Ledger, StoryFact, group};
use crate::rule::Placed;
use crate::text::Span;

/// Documents of larger stories are read again when they are written, rather than all kept in memory.
const KEPT_IN_MEMORY: usize = 64;

/// What became of a story.
#[derive(Debug)]
pub struct Done<'a> {
    pub story: &'a str,
    /// In order of their paths. Without records when nothing had to be done.
    pub works: Vec<Work<'a>>,
    /// `None` when nothing had to be done: it is as it was.
    pub ledger: Option<Ledger>,
    pub problems: Vec<Problem>,
    pub written: usize,
    pub outdated: usize,
}

/// Brings the story of `seeds` up to date.
pub fn run<'a>(context: &Context, story: &'a str, seeds: &[&'a Seed]) -> Done<'a> {
    let mut works: Vec<Work> = seeds.par_iter().map(|seed| Work::begin(context, seed)).collect();
    let mut done = Done { story, works: Vec::new(), ledger: None, problems: Vec::new(), written: 0, outdated: 0 };
    if is_clean(context, story, &works) {
        done.works = works;
        return done;
    }
    let many = works.len() > KEPT_IN_MEMORY;
    works.par_iter_mut().for_each(|work| {
        if !work.lost {
            work.check(context);
        }
        if many {
            work.drop_document();
        }
    });
    let groups = group(story, facts(&works));
    let (mut compared, broken) = compare(context, &groups, &works, &mut done.problems);
    let ledger = Ledger::new(story, groups);
    let tasks: Vec<(&mut Work, Vec<Finding>)> = works
        .iter_mut()
        .map(|work| (compared.remove(&work.seed.path).unwrap_or_default(), work))
        .map(|(a, b)| (b, a))
        .collect();
    tasks.into_par_iter().for_each(|(work, compared)| {
        work.kept.extend(broken.iter().cloned());
        work.finish(context, compared);
        work.drop_document();
    });
    done.works = works;
    done.write_ledger(context, &ledger);
    done.ledger = Some(ledger);
    done
}

/// Whether no document of the story is new, gone or changed, and its ledger is as it was written.
fn is_clean(context: &Context, story: &str, works: &[Work]) -> bool {
    let ledger = context.index.ledgers.get(story);
    let same_ledger = ledger.is_some_and(|(stamp, _)| *stamp == context.workspace.stamp(&Workspace::ledger_of(story)));
    same_ledger && context.index.members(story) == works.len() && works.par_iter().all(|work| work.is_clean(context))
}

fn facts(works: &[Work]) -> Vec<StoryFact> {
    works.iter().flat_map(Work::facts).cloned().collect()
}

/// Runs each rule's comparison on each of its groups. Returns the findings by document, and the rules whose picture of
/// the story is not complete: what they found before stays.
fn compare(
    context: &Context,
    groups: &[Group],
    works: &[Work],
    problems: &mut Vec<Problem>,
) -> (BTreeMap<String, Vec<Finding>>, BTreeSet<RuleId>) {
    let rules = context.inputs.rules.all();
    let mut broken: BTreeSet<RuleId> = works.iter().flat_map(|work| work.kept.iter().cloned()).collect();
    let asked: Vec<(usize, &Group)> = groups
        .iter()
        .filter(|group| !broken.contains(&group.rule))
        .filter_map(|group| Some((rules.iter().position(|rule| rule.id == group.rule)?, group)))
        .collect();
    let compare = |&(rule, group): &(usize, &Group)| {
        context.with_watch(rule, None, |runner| runner.compare(rule, group), |placed| counted(placed))
    };
    let answers: Vec<_> = asked.par_iter().map(compare).collect();
    let mut found: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for ((_, group), answer) in asked.into_iter().zip(answers) {
        match answer {
            Ok(placed) => placed.into_iter().for_each(|one| found.entry(one.document).or_default().push(one.finding)),
            Err(problem) => {
                problems.push(problem);
                broken.insert(group.rule.clone());
            }
        }
    }
    for findings in found.values_mut() {
        findings.retain(|finding| !broken.contains(&finding.rule));
        record::sort(findings);
    }
    (found, broken)
}

/// How many findings there are in each document.
fn counted(placed: &[Placed]) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for one in placed {
        *counted.entry(one.document.clone()).or_default() += 1;
    }
    counted
}

impl Done<'_> {
    /// The annotation of each finding of the story, by document, rule and place.
    fn ids(&self) -> BTreeMap<(&String, &RuleId, Span), &AnnotationId> {
        let records = self.works.iter().map(|work| &work.record);
        let findings = records.flat_map(|record| {
            let each = record.findings.iter().zip(&record.ids);
            each.map(move |(finding, id)| ((&record.path, &finding.rule, finding.span), id))
        });
        findings.collect()
    }

    fn write_ledger(&mut self, context: &Context, ledger: &Ledger) {
        let path = Workspace::ledger_of(self.story);
        let ids = self.ids();
        let annotation =
            |fact: &StoryFact| ids.get(&(&fact.document, &fact.fact.rule, fact.fact.span)).map(ToString::to_string);
        let text = if ledger.groups.is_empty() { String::new() } else { ledger.to_toml(annotation) };
        let old = context.workspace.read_text(&path).unwrap_or_default().unwrap_or_default();
        if old == text {
            return;
        }
        if !context.write {
            self.outdated += 1;
            return;
        }
        let written =
            if text.is_empty() { context.workspace.remove(&path) } else { context.workspace.write(&path, &text) };
        match written {
            Ok(written) => self.written += usize::from(written),
            Err(problem) => self.problems.push(problem),
        }
    }
}

//! The rules of a workspace, loaded once for as long as their files and settings stay the same.
//!
//! Somebody may be in the middle of writing one. A rule that does not load keeps the version that did; and for who is
//! `careful`, one whose examples do not hold keeps the version before, so that no slip of the pen is written all over the
//! annotations of a corpus.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

use super::hash::Hash;
use crate::config::Config;
use crate::error::{Location, Problem};
use crate::finding::RuleId;
use crate::rule::{RuleFiles, RuleInfo, Rules, rule_name};

/// Rules, and what they were loaded from.
#[derive(Clone, Debug, Default)]
pub struct Library {
    from: Hash,
    /// The files of the rules in force: where one does not load, the last version that did.
    pub(super) files: RuleFiles,
    pub rules: Rules,
    pub problems: Vec<Problem>,
    /// Tells these rules from any others, for threads that keep them ready.
    pub generation: u64,
    /// Whether a rule whose examples stop to hold waits.
    pub careful: bool,
    /// What waits.
    pub waiting: Option<Waiting>,
}

/// Rules as they were saved, of which some have examples that do not hold.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// All of them, and what tells them from others.
    pub rules: Rules,
    files: RuleFiles,
    generation: u64,
    /// Those that are not in force, and how many of their examples do not hold: none where that is the fault of another
    /// that is made of the same module.
    pub failing: BTreeMap<RuleId, usize>,
}

/// Each set of rules gets a number of its own.
static GENERATION: AtomicU64 = AtomicU64::new(1);

impl Library {
    /// Loads `files` with `config`, unless that is what was loaded last. A rule that no longer loads keeps the
    /// version that did, and is told: somebody is in the middle of writing it.
    pub fn update(&mut self, files: &RuleFiles, config: &Config) {
        let from = fingerprint(files, config);
        if from == self.from && self.generation > 0 && (self.careful || self.waiting.is_none()) {
            return;
        }
        let (mut rules, problems) = self.rules.reload(files, config);
        let mut good = files.clone();
        let broken: BTreeSet<&String> =
            problems.iter().filter_map(|problem| problem.location.as_ref()).map(|location| &location.path).collect();
        let known = broken.into_iter().filter_map(|path| Some((path.clone(), self.files.files.get(path)?.clone())));
        let known: Vec<(String, Vec<u8>)> = known.collect();
        if !known.is_empty() {
            good.files.extend(known);
            let (last_good, _) = self.rules.reload(&good, config);
            if last_good.all().len() > rules.all().len() {
                rules = last_good;
            }
        }
        let next = || GENERATION.fetch_add(1, Ordering::Relaxed);
        let careful = self.careful;
        let (mut files, mut waiting) = (good, None);
        if careful && self.generation > 0 {
            let failing = self.failing(&rules);
            if !failing.is_empty() {
                let before = self.before(&failing, &rules, &files);
                let (in_force, _) = self.rules.reload(&before, config);
                let failing = not_in_force(&rules, &in_force, &failing);
                waiting = Some(Waiting { rules, files, generation: next(), failing });
                (rules, files) = (in_force, before);
            }
        }
        *self = Self { from, files, rules, problems, generation: next(), careful, waiting };
    }

    /// Of `rules`, those that are not as they are in force and have examples that do not hold, unless those in force are no
    /// better.
    fn failing(&self, rules: &Rules) -> BTreeMap<RuleId, usize> {
        let known = |id: &RuleId| self.rules.all().iter().find(|rule| rule.id == *id);
        let other = |rule: &&RuleInfo| known(&rule.id).is_none_or(|known| known.fingerprint != rule.fingerprint);
        let others: BTreeSet<&RuleId> = rules.all().iter().filter(other).map(|rule| &rule.id).collect();
        let mut failing = if others.is_empty() { BTreeMap::new() } else { rules.failing(|id| others.contains(id)) };
        if !failing.is_empty() {
            let before = self.rules.failing(|id| failing.contains_key(id));
            failing.retain(|id, _| !before.contains_key(id));
        }
        failing
    }

    /// `files`, with those that the `failing` of `rules` are made of as they are in force.
    fn before(&self, failing: &BTreeMap<RuleId, usize>, rules: &Rules, files: &RuleFiles) -> RuleFiles {
        let mut before = files.clone();
        for rule in rules.all().iter().filter(|rule| failing.contains_key(&rule.id)) {
            for path in std::iter::once(&rule.path).chain(&rule.dependencies) {
                match self.files.files.get(path) {
                    Some(known) => drop(before.files.insert(path.clone(), known.clone())),
                    // A module that is new may be used by others as well.
                    None if rule_name(path).is_some() => drop(before.files.remove(path)),
                    None => {}
                }
            }
        }
        before
    }

    /// The rules as they were saved, where some of them wait.
    #[must_use]
    pub fn as_saved(&self) -> Self {
        let Some(Waiting { rules, files, generation, .. }) = self.waiting.clone() else { return self.clone() };
        Self { rules, files, generation, waiting: None, ..self.clone() }
    }

    /// What is to be known of rules that wait.
    pub fn notes(&self) -> impl Iterator<Item = Problem> {
        self.waiting.iter().flat_map(|waiting| {
            let failing = waiting.failing.iter().filter(|(_, failing)| **failing > 0);
            failing.map(|(id, failing)| waiting.note(id, *failing))
        })
    }
}

impl Waiting {
    fn note(&self, id: &RuleId, failing: usize) -> Problem {
        let examples = if failing == 1 { "an example does not hold" } else { "examples do not hold" };
        let message = format!("{examples}: the version before stays in force until they do");
        let path = self.rules.all().iter().find(|rule| rule.id == *id).map(|rule| rule.path.clone());
        let note = Problem::new("waiting-rule", message).at(Location::file(path.unwrap_or_default()));
        note.hint("`r` in `recoupe watch`, or `recoupe check`, takes it as it is")
    }
}

/// Of `saved`, the rules that are not `in_force` as they are, with the number in `failing`.
fn not_in_force(saved: &Rules, in_force: &Rules, failing: &BTreeMap<RuleId, usize>) -> BTreeMap<RuleId, usize> {
    let same = |rule: &RuleInfo| {
        in_force.all().iter().any(|known| (&known.id, &known.fingerprint) == (&rule.id, &rule.fingerprint))
    };
    let others = saved.all().iter().filter(|rule| !same(rule));
    others.map(|rule| (rule.id.clone(), failing.get(&rule.id).copied().unwrap_or_default())).collect()
}

fn fingerprint(files: &RuleFiles, config: &Config) -> Hash {
    let settings = format!("{:?}", config.named_rules().collect::<Vec<_>>());
    let each = files.files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]);
    Hash::of_parts(each.chain([settings.as_bytes()]))
}

//! The rules of a workspace, loaded once for as long as their files and settings stay the same.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

use super::hash::Hash;
use crate::config::Config;
use crate::error::Problem;
use crate::rule::{RuleFiles, Rules};

/// Rules, and what they were loaded from.
#[derive(Clone, Debug, Default)]
pub struct Library {
    from: Hash,
    /// The files of the rules in force: where one does not load, the last version that did.
    files: RuleFiles,
    pub rules: Rules,
    pub problems: Vec<Problem>,
    /// Tells these rules from any others, for threads that keep them ready.
    pub generation: u64,
}

/// Each set of rules gets a number of its own.
static GENERATION: AtomicU64 = AtomicU64::new(1);

impl Library {
    /// Loads `files` with `config`, unless that is what was loaded last. A rule that no longer loads keeps the
    /// version that did, and is told: somebody is in the middle of writing it.
    pub fn update(&mut self, files: &RuleFiles, config: &Config) {
        let from = fingerprint(files, config);
        if from == self.from && self.generation > 0 {
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
        let generation = GENERATION.fetch_add(1, Ordering::Relaxed);
        *self = Self { from, files: good, rules, problems, generation };
    }
}

fn fingerprint(files: &RuleFiles, config: &Config) -> Hash {
    let settings = format!("{:?}", config.named_rules().collect::<Vec<_>>());
    let each = files.files.iter().flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()]);
    Hash::of_parts(each.chain([settings.as_bytes()]))
}

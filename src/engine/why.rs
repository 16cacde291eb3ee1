//! Why the next run would do something again: what is on disk, held against what the last run knew.

use super::hash::Hash;
use super::inputs::{Inputs, Look};
use super::library::Library;
use super::seeds::Seed;
use super::store::{Index, Store};
use super::{Workspace, texts};
use crate::error::Problem;

/// Something that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is remembered of it.
    Unknown,
    /// The bytes of the seed.
    Content,
    /// What `sources.toml` says of it.
    Metadata,
    /// The source of this rule, a module it requires or a list it loads.
    Source(String),
    /// What `recoupe.toml` says of this rule.
    Settings(String),
    /// This rule was not there.
    Rule(String),
    /// recoupe itself.
    Engine,
    /// Something went wrong on it.
    Failed,
    /// Its annotation file is not as it was written.
    Annotations,
}

/// What would be done again, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    pub reasons: Vec<Reason>,
    /// How many documents there are.
    pub documents: usize,
    /// Of a rule: the seeds that it would run on because of themselves.
    pub seeds: Vec<String>,
}

/// Why the next run would look at the seed at `path` (relative to `seeds/`); `None` when there is no such seed.
#[must_use]
pub fn seed(workspace: &Workspace, path: &str) -> Option<(Why, Option<Problem>)> {
    let (inputs, index, lost) = state(workspace);
    let found = inputs.found.seeds.iter().find(|seed| seed.path == path)?;
    let mut reasons = of_seed(workspace, &inputs, &index, found);
    if reasons != [Reason::Unknown] {
        reasons.extend(inputs.made.keys().filter_map(|id| of_rule(&inputs, &index, id)));
        reasons.extend((index.engine != inputs.engine).then_some(Reason::Engine));
    }
    Some((Why { reasons, documents: inputs.found.seeds.len(), seeds: Vec::new() }, lost))
}

/// Why the next run would run the rule `id`.
#[must_use]
pub fn rule(workspace: &Workspace, id: &str) -> (Why, Option<Problem>) {
    let (inputs, index, lost) = state(workspace);
    let mut reasons: Vec<Reason> = of_rule(&inputs, &index, id).into_iter().collect();
    reasons.extend((!index.entries.is_empty() && index.engine != inputs.engine).then_some(Reason::Engine));
    let own = |seed: &&Seed| {
        let reasons = of_seed(workspace, &inputs, &index, seed);
        reasons.iter().any(|reason| matches!(reason, Reason::Unknown | Reason::Content | Reason::Metadata))
    };
    let seeds = inputs.found.seeds.iter().filter(own).map(|seed| seed.path.clone()).collect();
    (Why { reasons, documents: inputs.found.seeds.len(), seeds }, lost)
}

fn state(workspace: &Workspace) -> (Inputs, Index, Option<Problem>) {
    let inputs = Inputs::gather(Look::at(workspace), &mut Library::default());
    let (index, lost) = Store::of(workspace).index();
    (inputs, index, lost)
}

fn of_seed(workspace: &Workspace, inputs: &Inputs, index: &Index, seed: &Seed) -> Vec<Reason> {
    let Some(entry) = index.entries.get(&seed.path) else { return vec![Reason::Unknown] };
    let metadata = inputs.metadata.get(&seed.path).cloned().unwrap_or_default();
    let same = index.content_of(seed).is_some() || {
        let bytes = workspace.read(&format!("seeds/{}", seed.path)).ok().flatten();
        bytes.is_some_and(|bytes| Hash::of(&bytes) == entry.content)
    };
    let reasons = [
        (!same, Reason::Content),
        (entry.metadata != texts::hash_of(&metadata), Reason::Metadata),
        (entry.failed, Reason::Failed),
        (entry.annotations != workspace.stamp(&Workspace::annotation_of(&seed.path)), Reason::Annotations),
    ];
    reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
}

fn of_rule(inputs: &Inputs, index: &Index, id: &str) -> Option<Reason> {
    let made = inputs.made.get(id)?;
    match index.rules.get(id) {
        None => Some(Reason::Rule(id.to_owned())),
        Some(before) if before.source != made.source => Some(Reason::Source(id.to_owned())),
        Some(before) if before.options != made.options => Some(Reason::Settings(id.to_owned())),
        Some(_) => None,
    }
}

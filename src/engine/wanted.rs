//! What is asked of a run, and what it did.

use std::collections::BTreeSet;

use crate::annotation::Change;
use crate::error::Problem;
use crate::finding::{RuleId, Severity};
use crate::report::Summary;

/// How much of what is found is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// The sums only, and what went wrong.
    Sums,
    /// The findings that matter, as many as a person reads.
    #[default]
    Some,
    /// Everything, however much.
    All,
    /// The findings of documents in which something changed.
    Changed,
}

/// What is asked of a run.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub struct Wanted {
    /// Write nothing, and say what a run would have written.
    pub frozen: bool,
    /// Use no results that are remembered.
    pub fresh: bool,
    /// How much is told.
    pub show: Show,
    /// Tell only the findings of these seeds or folders, relative to `seeds/`; of all when empty.
    pub only: Vec<String>,
    /// Run every rule on every document, and tell what each cost.
    pub profile: bool,
    /// Of what was saved, or is alone in being another than before, tell the findings; of what became another with it, the
    /// changes alone.
    pub calm: bool,
    /// Tell nothing when there is nothing to tell but what was told before.
    pub news: bool,
    /// Tell what went wrong, and what is to be noted, where it was not told before; and what is over.
    pub once: bool,
    /// Of these files, relative to the workspace, it is told in any case: somebody has just saved them.
    pub pen: Vec<String>,
    /// Load the rules even if nothing has to be done, so that what is saved next finds them ready.
    pub ready: bool,
    /// Take rules as they were saved, also those whose examples do not hold.
    pub as_saved: bool,
    /// Run these rules alone, and leave what others found as it is.
    pub rules: Option<BTreeSet<RuleId>>,
}

impl Wanted {
    /// Whether a run in which nothing changed may end with what is known.
    #[must_use]
    pub fn may_stand_still(&self) -> bool {
        !self.fresh && !self.ready && !self.profile && self.rules.is_none()
    }

    /// Whether what is found in the seed at `path` is to be told.
    #[must_use]
    pub fn asks_for(&self, path: &str) -> bool {
        let under = |only: &String| {
            let rest = path.strip_prefix(only.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || only.is_empty())
        };
        self.only.is_empty() || self.only.iter().any(under)
    }
}

/// What a run did.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    pub summary: Summary,
    /// As `recoupe.toml` has it.
    pub fail_on: Option<Severity>,
    pub changes: Vec<Change>,
    /// Which rules ran on which seeds.
    pub ran: Runs,
    /// Each seed whose words were looked through anew.
    pub read: Vec<String>,
    /// Each comparison that ran: rule, story and key.
    pub compared: Vec<(String, String, String)>,
    /// What went wrong; the same on many documents once.
    pub problems: Vec<Problem>,
    /// What is known to be wrong by now, each by itself.
    pub(super) standing: Vec<Problem>,
    /// Whether there was anything to tell: see [`Wanted::news`].
    pub told: bool,
    /// Whether it ended early, for something else was saved meanwhile.
    pub overtaken: bool,
}

impl Outcome {
    /// How many errors are known by now: findings that nobody has judged, and what went wrong, told now or before.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.summary.tally.errors + self.standing.len()
    }
}

/// Which rules ran on which seeds. A first run knows hundreds of thousands of pairs, so each name is kept once.
#[derive(Clone, Debug, Default)]
pub struct Runs {
    rules: Vec<RuleId>,
    /// Each seed, and the places of its rules in `rules`.
    seeds: Vec<(String, Vec<usize>)>,
}

impl Runs {
    /// None yet, of these `rules`.
    pub(super) fn of(rules: impl Iterator<Item = RuleId>) -> Self {
        Self { rules: rules.collect(), seeds: Vec::new() }
    }

    /// Notes that the rules at `places` ran on the seed at `path`.
    pub(super) fn add(&mut self, path: &str, places: Vec<usize>) {
        if !places.is_empty() {
            self.seeds.push((path.to_owned(), places));
        }
    }

    /// Each rule that ran, and on which seed.
    pub fn pairs(&self) -> impl Iterator<Item = (&RuleId, &str)> {
        self.seeds
            .iter()
            .flat_map(|(path, places)| places.iter().filter_map(|&place| Some((self.rules.get(place)?, path.as_str()))))
    }
}

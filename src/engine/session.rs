//! A workspace under work, from one run to the next.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rayon::ThreadPool;

use super::familiar::Memory;
use super::inputs::Inputs;
use super::library::Library;
use super::reviews::Reviews;
use super::seeds::Found;
use super::stamp::Stamp;
use super::store::{Index, Store};
use super::trouble::Trouble;
use super::untold::Untold;
use super::urgent::{Urgent, threads};
use super::{Workspace, yielding};
use crate::error::Problem;
use crate::finding::RuleId;
use crate::rule::Rules;

/// A workspace under work, and what is kept in memory from one run to the next.
#[derive(Debug)]
pub struct Session {
    pub(super) workspace: Workspace,
    pub(super) store: Store,
    pub(super) pool: ThreadPool,
    /// For what is saved while all others are at work; where there are none, the others do that as well.
    urgent: Option<Urgent>,
    /// The rules that these have loaded.
    warmed: AtomicU64,
    pub(super) library: Library,
    /// Whether a rule whose examples stop to hold is kept from the corpus.
    pub(super) careful: bool,
    /// As of the last run that wrote; `None` before the first.
    pub(super) index: Option<Index>,
    /// What the index on disk looked like when it was read or written last.
    pub(super) seen: Option<Stamp>,
    /// What the last whole run began from, for runs over a part of it.
    pub(super) standing: Option<Standing>,
    /// What went wrong in the runs until now.
    pub(super) trouble: Trouble,
    /// True when what is being done is of no more use: see [`Session::until`].
    pub(super) overtaken: Arc<AtomicBool>,
    /// What whole runs that were overtaken have done, for the next one to tell.
    pub(super) untold: Untold,
    pub(super) memory: Memory,
    /// How many whole runs in a row were overtaken before they had done anything.
    pub(super) fruitless: usize,
}

/// What a whole run began from.
#[derive(Debug)]
pub(super) struct Standing {
    pub inputs: Inputs,
    pub reviews: Reviews,
}

impl Session {
    /// Work on `workspace`.
    ///
    /// # Errors
    /// When the threads cannot be started.
    pub fn new(workspace: Workspace) -> Result<Self, Problem> {
        let pool =
            threads().build().map_err(|error| Problem::new("threads", format!("cannot start working: {error}")))?;
        let store = Store::of(&workspace);
        Ok(Self {
            workspace,
            store,
            pool,
            urgent: None,
            warmed: AtomicU64::default(),
            library: Library::default(),
            careful: false,
            index: None,
            seen: None,
            standing: None,
            trouble: Trouble::default(),
            overtaken: Arc::default(),
            untold: Untold::default(),
            memory: Memory::default(),
            fruitless: 0,
        })
    }

    /// From here on, whole runs end early, with what they have got to, once `overtaken` is true: somebody has saved
    /// something that should not wait. What they changed until then is told by the next one that comes to its end.
    ///
    /// Whole runs then give way to it on the cores as well.
    #[must_use]
    pub fn until(self, overtaken: Arc<AtomicBool>) -> Self {
        let urgent = Urgent::begin();
        let patient = threads().start_handler(|_| yielding::give_way()).build();
        Self { overtaken, urgent, pool: patient.unwrap_or(self.pool), memory: Memory::eager(), ..self }
    }

    /// From here on, a rule that is saved with examples that do not hold is not in force: the version before is, until they
    /// do or somebody wants it [as it was saved](super::Wanted::as_saved). One that had none before waits as well.
    #[must_use]
    pub fn careful(self) -> Self {
        let mut library = self.library;
        library.careful = true;
        Self { careful: true, library, ..self }
    }

    /// The threads for what is saved, where it is seen to in so many documents.
    pub(super) fn few(&self, documents: usize) -> &ThreadPool {
        self.urgent.as_ref().map_or(&self.pool, |urgent| urgent.few(documents))
    }

    /// The threads for a rule that is saved.
    pub(super) fn many(&self) -> &ThreadPool {
        self.urgent.as_ref().map_or(&self.pool, Urgent::many)
    }

    /// Has the threads for what is saved load the rules in force.
    pub(super) fn warm(&self) {
        let (generation, rules) = (self.library.generation, &self.library.rules);
        if let Some(urgent) = &self.urgent
            && self.warmed.swap(generation, Ordering::Relaxed) != generation
        {
            urgent.warm(generation, rules);
        }
    }

    /// The folder that is worked on.
    #[must_use]
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The rules in force.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.library.rules
    }

    /// The rules as they were saved, in force or not.
    #[must_use]
    pub fn rules_as_saved(&self) -> &Rules {
        self.library.waiting.as_ref().map_or(&self.library.rules, |waiting| &waiting.rules)
    }

    /// The rules that are not in force as they were saved, and how many of their examples do not hold: none where that is
    /// the fault of another that is made of the same module.
    #[must_use]
    pub fn waiting(&self) -> BTreeMap<RuleId, usize> {
        self.library.waiting.as_ref().map(|waiting| waiting.failing.clone()).unwrap_or_default()
    }

    /// The first seed by name, once a whole run has found them.
    #[must_use]
    pub fn first_seed(&self) -> Option<String> {
        let standing = self.standing.as_ref()?;
        Some(standing.inputs.found.seeds.first()?.path.clone())
    }

    /// Whether there is a seed at `path` (relative to `seeds/`), as far as the last run knows.
    #[must_use]
    pub fn knows(&self, path: &str) -> bool {
        self.standing.as_ref().is_some_and(|standing| standing.inputs.found.has(path))
    }

    /// What stands under `seeds/`, once a whole run has found it.
    pub(super) fn found(&self) -> Option<&Found> {
        self.standing.as_ref().map(|standing| &standing.inputs.found)
    }

    /// Whether `path` (relative to the workspace) is a file that the last run wrote and nobody has touched since.
    #[must_use]
    pub fn wrote(&self, path: &str) -> bool {
        let Some(index) = &self.index else { return false };
        index.left(path, self.workspace.stamp(path))
    }
}

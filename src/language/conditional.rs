//! How a language tells what it does not vouch for.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Language;
use super::citing::Phrases;
use super::files::Each;

/// The words of the press conditional, or of what stands for it.
#[derive(Debug)]
pub struct Conditionals {
    /// Forms that take a participle.
    pub auxiliaries: FxHashSet<String>,
    /// Forms that tell a present state.
    pub states: FxHashSet<String>,
    /// Participles after which an auxiliary tells what might have been.
    pub counterfactual: FxHashSet<String>,
    /// Subjects of wishes and judgements.
    pub impersonal: FxHashSet<String>,
    /// Subjects that are impersonal before a judgement.
    pub impersonal_with: FxHashSet<String>,
    pub judgements: FxHashSet<String>,
    /// Conjunctions of a supposition, when an imperfect follows.
    pub suppositions: FxHashSet<String>,
    pub imperfect_endings: Vec<String>,
    /// Words that make their sentence a supposition.
    pub supposing: Phrases,
    /// Participles that no regular ending tells.
    pub participles: FxHashSet<String>,
    /// Words that hedge by themselves: "allegedly".
    pub hedges: Phrases,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    auxiliaries: FxHashSet<String>,
    states: FxHashSet<String>,
    counterfactual: FxHashSet<String>,
    impersonal: FxHashSet<String>,
    impersonal_with: FxHashSet<String>,
    judgements: FxHashSet<String>,
    suppositions: FxHashSet<String>,
    imperfect_endings: Vec<String>,
    supposing: Vec<String>,
    participles: FxHashSet<String>,
    hedges: Vec<String>,
}

impl Conditionals {
    fn parse(table: &str) -> Self {
        let table: Table = toml::from_str(table).expect("a table of conditionals is well formed");
        let elided = FxHashMap::default();
        Self {
            auxiliaries: table.auxiliaries,
            states: table.states,
            counterfactual: table.counterfactual,
            impersonal: table.impersonal,
            impersonal_with: table.impersonal_with,
            judgements: table.judgements,
            suppositions: table.suppositions,
            imperfect_endings: table.imperfect_endings,
            supposing: Phrases::new(&table.supposing, &elided),
            participles: table.participles,
            hedges: Phrases::new(&table.hedges, &elided),
        }
    }
}

impl Language {
    /// How the language tells what it does not vouch for.
    #[must_use]
    pub fn conditionals(self) -> &'static Conditionals {
        static EACH: Each<Conditionals> = Each::new();
        EACH.of(self, |files| Conditionals::parse(files.conditional))
    }
}

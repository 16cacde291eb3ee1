//! How a language tells what it does not vouch for.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Language;
use super::citing::Phrases;
use super::files::Each;
use super::words::WordSet;

/// The words of the press conditional, or of what stands for it.
#[derive(Debug)]
pub struct Conditionals {
    /// Forms that take a participle.
    pub auxiliaries: WordSet,
    /// Forms that tell a present state.
    pub states: WordSet,
    /// Participles after which an auxiliary tells what might have been.
    pub counterfactual: WordSet,
    /// Subjects of wishes and judgements.
    pub impersonal: WordSet,
    /// Subjects that are impersonal before a judgement.
    pub impersonal_with: WordSet,
    pub judgements: WordSet,
    /// Conjunctions of a supposition, when an imperfect follows.
    pub suppositions: WordSet,
    pub imperfect_endings: Vec<String>,
    /// Words that make their sentence a supposition.
    pub supposing: Phrases,
    /// Participles that no regular ending tells.
    pub participles: WordSet,
    /// Words that hedge by themselves: "allegedly".
    pub hedges: Phrases,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    auxiliaries: WordSet,
    states: WordSet,
    counterfactual: WordSet,
    impersonal: WordSet,
    impersonal_with: WordSet,
    judgements: WordSet,
    suppositions: WordSet,
    imperfect_endings: Vec<String>,
    supposing: Vec<String>,
    participles: WordSet,
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

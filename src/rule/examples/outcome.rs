//! What comes of running examples, as values for those who tell it.

use super::coverage::Coverage;
use crate::error::Problem;
use crate::finding::RuleId;

/// Under which heading of `examples` an example stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ExampleKind {
    Flags,
    Passes,
    Todo,
}

impl ExampleKind {
    /// Its name in a rule.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Flags => "flags",
            Self::Passes => "passes",
            Self::Todo => "todo",
        }
    }
}

/// What came of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As it should be.
    Validated,
    /// Nothing was found where it should have been.
    Missing {
        wanted: Vec<String>,
    },
    /// Something was found where nothing should have been.
    Noisy {
        found: Vec<String>,
        messages: Vec<String>,
    },
    /// Something was found, on other words.
    WrongSpan {
        wanted: Vec<String>,
        found: Vec<String>,
    },
    WrongMessage {
        wanted: String,
        found: Vec<String>,
    },
    WrongCorrection {
        wanted: String,
        found: String,
    },
    /// A `todo` that is not done yet.
    Todo,
    /// A `todo` that works by now: it belongs under `flags`.
    Done,
    /// The rule broke on it.
    Failed(Problem),
}

/// An example and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    pub rule: RuleId,
    /// Of the rule file.
    pub path: String,
    /// Its line there, from 1; 0 when it was not found.
    pub line: usize,
    pub kind: ExampleKind,
    /// As written, marks included; documents one after the other.
    pub text: String,
    /// Each document as written, and with marks around what was found: what to write if that is right.
    pub parts: Vec<(String, String)>,
    pub outcome: Outcome,
}

impl Tested {
    /// Whether nothing is left to do about it.
    #[must_use]
    pub fn is_well(&self) -> bool {
        matches!(self.outcome, Outcome::Validated | Outcome::Todo)
    }
}

/// What another rule says about an example: welcome or not, its author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noise {
    pub rule: RuleId,
    /// The rule whose example it is.
    pub example_of: RuleId,
    /// Line of the example in its rule file.
    pub line: usize,
    pub words: String,
    pub message: String,
}

/// What running all examples came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// By rule, then in the order of the file.
    pub tested: Vec<Tested>,
    pub noise: Vec<Noise>,
    pub coverage: Vec<Coverage>,
}

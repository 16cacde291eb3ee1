use std::sync::Arc;

use crate::document::Document;
use crate::error::Problem;
use crate::finding::{Fact, Finding};
use crate::rule::Rules;

/// What one rule said about one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// In text order.
    pub findings: Vec<Finding>,
    /// In text order; only cross-source rules have some.
    pub facts: Vec<Fact>,
    /// What the rule printed, line by line.
    pub printed: Vec<String>,
    /// What it spent of its budget; the same on every machine.
    pub ticks: u64,
}

/// A finding of a cross-source rule and the document it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Path relative to `seeds/`.
    pub document: String,
    pub finding: Finding,
}

/// A Lua state with all rules loaded: make one for each thread and keep it.
#[derive(Debug)]
pub struct Runner {
    rules: Rules,
}

impl Runner {
    /// A runner of `rules`.
    #[must_use]
    pub fn new(rules: &Rules) -> Self {
        Self { rules: rules.clone() }
    }

    /// Runs rule `rule` (an index into [`Rules::all`]) on `document`: `check`, or `extract` for a cross-source rule.
    ///
    /// Runs whatever the language of the document is: that is for the caller to decide.
    ///
    /// # Errors
    /// When the rule broke, or went over one of its budgets.
    pub fn check(&mut self, rule: usize, document: &Arc<Document>) -> Result<Checked, Problem> {
        let _ = (&self.rules.all()[rule], document);
        Ok(Checked::default())
    }
}

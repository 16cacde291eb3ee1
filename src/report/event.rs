//! What a run tells, before anyone has decided how it looks.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::annotation::{AnnotationId, Change, VerdictState};
use crate::error::Problem;
use crate::finding::{Claim, Field, RuleId, Severity};
use crate::ledger::Ledger;
use crate::rule::Profile;
use crate::text::Span;

/// A finding with its id, its verdict, and the place a person looks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    pub id: AnnotationId,
    pub rule: RuleId,
    pub severity: Severity,
    /// Relative to `seeds/`.
    pub path: String,
    /// Bytes of the file.
    pub start: usize,
    pub end: usize,
    /// In the file, from 1; columns in characters.
    pub line: usize,
    pub column: usize,
    pub quote: String,
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// The fact it is about, for findings of cross-source rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<Claim>,
    pub fields: BTreeMap<String, Field>,
    pub verdict: VerdictState,
    /// Bytes of the document's text, for the excerpt.
    #[serde(skip)]
    pub span: Span,
}

/// The findings of one document.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    pub path: &'a str,
    /// The document's text, when its findings are to be shown in it.
    pub text: &'a str,
    /// Where excerpts end: the paragraphs of the text, in order.
    pub paragraphs: &'a [Span],
    /// In text order.
    pub findings: &'a [Told],
}

/// Findings in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Findings that wait for somebody, by severity.
    pub errors: usize,
    pub warnings: usize,
    pub info: usize,
    /// Findings that a person has decided about.
    pub decided: usize,
    /// Verdicts on words that have changed since.
    pub stale: usize,
}

/// What a run did, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub documents: usize,
    /// Documents that could not be read or checked in full.
    pub failed: usize,
    pub rules: usize,
    pub annotations: usize,
    #[serde(flatten)]
    pub tally: Tally,
    /// Pairs of sources that contradict each other.
    pub contradictions: usize,
    pub changes: usize,
    /// Files written or removed under `annotations/`.
    pub written: usize,
    /// Files that hold what a run would not write, relative to the workspace: only `--frozen` finds some.
    pub outdated: Vec<String>,
    pub problems: usize,
    /// How many of these were told before, and not again.
    #[serde(skip)]
    pub repeated: usize,
    /// Findings that were not shown, and the documents they are in.
    #[serde(skip)]
    pub hidden: (usize, usize),
    /// Contradictions that were not shown, and the stories they are in.
    #[serde(skip)]
    pub hidden_ledgers: (usize, usize),
    /// Whether nothing was known from an earlier run.
    pub first: bool,
}

impl Tally {
    /// Counts a finding.
    pub fn count(&mut self, severity: Severity, verdict: &VerdictState) {
        if matches!(verdict, VerdictState::Stale { .. }) {
            self.stale += 1;
        }
        if !verdict.is_pending() {
            self.decided += 1;
            return;
        }
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.info += 1,
        }
    }

    /// Counts all that `other` counts.
    pub fn add(&mut self, other: &Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.info += other.info;
        self.decided += other.decided;
        self.stale += other.stale;
    }

    /// How many findings at or above `severity` wait for somebody.
    #[must_use]
    pub fn pending(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Info => self.errors + self.warnings + self.info,
        }
    }
}

/// Something worth telling.
#[derive(Clone, Debug)]
pub enum Event<'a> {
    /// Work begins on so many documents.
    Begin {
        documents: usize,
    },
    /// So many of them are checked by now; told now and then.
    Progress {
        checked: usize,
        documents: usize,
    },
    /// Something else is about to be told, and then the work goes on.
    Aside,
    /// The work is left where it is, for something else is more urgent; what it did is told when it comes to its end.
    GivenUp,
    Document(Sheet<'a>),
    Ledger(&'a Ledger),
    /// What differs from the run before; in a first run, everything.
    Changes {
        list: &'a [Change],
        first: bool,
    },
    /// What rules cost.
    Profile(&'a Profile),
    Problem(&'a Problem),
    /// What was wrong and is not any more.
    Mended(&'a Problem),
    /// Something to know that is no problem.
    Note(&'a Problem),
    Summary(&'a Summary),
    /// The work is over, and there is nothing to tell of it.
    Nothing,
    /// Everything is told; whoever watches waits for the next change.
    Idle {
        took: Duration,
    },
}

/// Somebody who is told.
pub trait Report {
    /// Takes note of `event`.
    fn tell(&mut self, event: &Event);
}

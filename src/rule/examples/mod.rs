//! The examples of a rule: texts it must flag, with the words marked, and texts it must pass over.
//!
//! [`Rules::test`](super::Rules::test) runs them; this module reads them and judges what came out.

mod accept;
mod coverage;
mod judge;
mod mark;
mod outcome;
mod read;
mod run;

pub use accept::accept;
pub use coverage::{Coverage, ListCoverage};
pub use outcome::{ExampleKind, Noise, Outcome, Report, Tested};
pub(super) use read::{Examples, read};

use crate::document::Metadata;

/// A text of an example, and what is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// As written, with its marks.
    pub written: String,
    pub metadata: Metadata,
}

/// One example: a text, or several documents for a rule that compares them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Example {
    pub texts: Vec<Text>,
    /// What the message must hold.
    pub message: Option<String>,
    /// The text once the suggestions are taken.
    pub corrected: Option<String>,
    /// Its line in the rule file, from 1; 0 when it was not found.
    pub line: usize,
}

//! Rules: Lua files that say what deserves a finding.
//!
//! A rule is a pure function of a document, its options, the modules it requires and the term lists it loads. It runs
//! in a sandbox that it can neither leave nor hang: what goes wrong in it is a [`Problem`](crate::error::Problem) that
//! names its line, and harms nobody else.
//!
//! * [`Rules::load`]: sources and settings → rules that can run, and what is wrong with the others;
//! * [`Runner`]: one Lua state that runs them on documents, one per thread.
//!
//! Not here: reading files, ids and verdicts, deciding which rule runs on which document.

mod files;
mod info;
mod load;
mod runner;

pub use files::RuleFiles;
pub use info::{OptionInfo, OptionKind, OptionValue, RuleInfo, RuleKind, Unit};
pub use load::Rules;
pub use runner::{Checked, Placed, Runner};

/// Rises when rules could see a difference: a new field, a changed meaning. Part of every fingerprint.
pub const API_VERSION: u32 = 1;

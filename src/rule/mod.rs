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

mod abreast;
mod api;
mod compile;
mod cover;
mod declare;
mod elsewhere;
pub mod examples;
mod failure;
mod files;
mod freeze;
mod handle;
mod info;
mod interrupt;
mod kept;
mod library;
mod limits;
mod load;
mod loaded;
mod lua;
mod meter;
mod natives;
mod options;
mod pattern;
mod prelude;
mod profile;
mod runner;
mod session;
mod state;
mod stubs;
mod table;
mod terms;
mod trace;
mod upvalues;
mod values;
mod view;

pub use files::{RuleFiles, rule_name};
pub use info::{OptionInfo, OptionKind, OptionValue, RuleInfo, RuleKind, Unit};
pub use load::Rules;
pub use profile::{Cost, DocumentCost, Profile, RuleCost};
pub use runner::{Checked, Limits, Placed, Runner, Spent};
pub use stubs::stubs;
pub use trace::{Step, Trace, TracedUnit};

/// Rises when rules could see a difference: a new field, a changed meaning. Part of every fingerprint.
pub const API_VERSION: u32 = 1;

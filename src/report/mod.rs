//! From events to words: the only room that prints.
//!
//! [`Event`] says what happened, [`Report`] is whoever is told: a person ([`Terminal`]), a program ([`Json`]). How each
//! thing looks stands in the module named after it, as a pure function to text.

pub mod changes;
mod count;
mod event;
mod excerpt;
pub mod inspect;
mod json;
pub mod keys;
mod ledger;
mod marked;
pub mod preview;
mod print;
mod problem;
mod profile;
pub mod review;
mod safe;
pub mod screen;
mod sheet;
mod style;
mod terminal;
mod tested;
pub mod trace;
mod wrap;

pub use count::count;
pub use event::{Event, Report, Sheet, Summary, Tally, Told};
pub use excerpt::{Excerpt, excerpt};
pub use json::Json;
pub use ledger::{contradictions, ledger};
pub use print::{answered, clear, complain, inspected, is_read, ledgers, ring, say, say_lines, to, watching};
pub use problem::{note, problem};
pub use safe::lines as safe_lines;
pub use terminal::{Shown, Terminal};
pub use tested::{failures, proposal, tested};

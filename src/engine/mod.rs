//! The engine: the one room that touches the machine. It finds the files, runs everything above them, and writes.

pub mod desk;
pub mod differ;
pub mod driver;
mod files;
pub mod git;
mod hash;
mod history;
mod inputs;
pub mod inspect;
pub mod judge;
mod lay;
mod library;
pub mod lookup;
mod pass;
pub mod preview;
mod record;
mod rename;
pub mod reviews;
pub mod seeds;
mod still;
mod store;
mod story;
mod sweep;
mod tell;
mod texts;
pub mod watch;
mod work;
mod workspace;

pub use files::{Gate, Step};
pub use inputs::{Inputs, rule_name};
pub use lay::Laid;
pub use pass::{Outcome, Session, Show, Wanted, run};
pub use workspace::Workspace;

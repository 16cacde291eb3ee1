//! What is told of a document when its way is over: written down on the way, summed up at the end.

use crate::annotation::Change;
use crate::error::Problem;

/// What became of a document.
#[derive(Debug, Default)]
pub struct Account {
    /// Rules that ran, by their places among all: for tests and for people who ask why.
    pub ran: Vec<usize>,
    /// Whether its words were looked through anew.
    pub read: bool,
    pub problems: Vec<Problem>,
    pub changes: Vec<Change>,
    pub written: usize,
    /// Files that a run would write otherwise, where nothing is written.
    pub outdated: Vec<String>,
    /// Whether it could not be read at all.
    pub lost: bool,
    /// The path its annotations still stand under, when they could not be put where they belong.
    pub unsettled: Option<String>,
}

impl Account {
    /// Whether something went wrong.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.lost || !self.problems.is_empty()
    }
}

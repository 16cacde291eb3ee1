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
    /// The same in no more memory than it takes, as a run over many documents holds one for each; `told` says whether
    /// its changes will be told one by one, and are kept.
    #[must_use]
    pub fn packed(mut self, told: bool) -> Self {
        if !told {
            // Not cleared: that would keep the room they stood in.
            self.changes = Vec::new();
        }
        self.ran.shrink_to_fit();
        self.problems.shrink_to_fit();
        self.changes.shrink_to_fit();
        self.outdated.shrink_to_fit();
        self
    }

    /// Whether something went wrong.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.lost || !self.problems.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{AnnotationId, Cause, What};
    use crate::finding::RuleId;

    fn change() -> Change {
        Change {
            id: AnnotationId::new("loaded-term-7k3qpm").unwrap(),
            rule: RuleId::new("loaded-term").unwrap(),
            document: "story/a.txt".to_owned(),
            what: What::Added,
            cause: Cause::Document,
            key: None,
            quote: "clique".to_owned(),
            message: "loaded".to_owned(),
            touched: true,
        }
    }

    #[test]
    fn what_is_not_told_takes_no_room() {
        let account = || Account { changes: vec![change(); 3], ran: Vec::with_capacity(64), ..Account::default() };
        let (told, untold) = (account().packed(true), account().packed(false));
        assert_eq!(told.changes, [change(), change(), change()]);
        assert_eq!((untold.changes.capacity(), untold.ran.capacity()), (0, 0));
    }
}

//! Problems: what could not be done, as values that a person can act on.
//!
//! A problem never stops the rest of a run. Rooms return what they could do together with the problems they met;
//! only `report` turns them into words on a screen.

use serde::{Deserialize, Serialize};

/// Where a problem is, in a file that a person can open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Location {
    /// Path relative to the workspace, with `/`.
    pub path: String,
    /// Line from 1; 0 when the problem is the file as a whole.
    pub line: usize,
    /// Column in characters from 1; 0 when only the line is known.
    pub column: usize,
    /// The line itself, without its line ending; empty when there is none.
    pub source: String,
}

impl Location {
    /// The file as a whole.
    #[must_use]
    pub fn file(path: impl Into<String>) -> Self {
        Self { path: path.into(), line: 0, column: 0, source: String::new() }
    }
}

/// Something that could not be done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of problem, in kebab case: stable, for scripts.
    pub code: String,
    /// What happened, lower case, without a full stop, the user's own words in backticks.
    pub message: String,
    pub location: Option<Location>,
    /// The document that was being read or checked, relative to `seeds/`.
    pub document: Option<String>,
    /// Calls that led there, innermost first, one line each (`rules/lib/x.lua:3: in helper`).
    pub trace: Vec<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem of kind `code` that `message` describes.
    #[must_use]
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            location: None,
            document: None,
            trace: Vec::new(),
            hint: None,
        }
    }

    /// The same, at `location`.
    #[must_use]
    pub fn at(mut self, location: Location) -> Self {
        self.location = Some(location);
        self
    }

    /// The same, met while working on `document`.
    #[must_use]
    pub fn on(mut self, document: impl Into<String>) -> Self {
        self.document = Some(document.into());
        self
    }

    /// The same, with what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

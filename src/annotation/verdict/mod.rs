//! Verdicts: what people decided about annotations, and what follows from it.
//!
//! A verdict is bound to the words that were judged. Nothing here changes a verdict by itself: whether it is stale,
//! orphaned or at odds with another reviewer's is derived each time and stored nowhere.

mod file;
mod state;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use file::VerdictFile;
pub use state::{Judgement, VerdictState, state};

/// What a person can decide about an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The claim was checked and holds.
    Confirmed,
    /// The claim was checked and does not hold, or sources contest it.
    Disputed,
    /// There is no way to check it.
    Unverifiable,
    /// The rule took something for a claim that is none.
    NotAClaim,
    /// The words stay as they are, for a reason that the note gives.
    Accepted,
    /// The text was, or is to be, put right.
    Fixed,
}

impl Decision {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Confirmed, Self::Disputed, Self::Unverifiable, Self::NotAClaim, Self::Accepted, Self::Fixed];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Disputed => "disputed",
            Self::Unverifiable => "unverifiable",
            Self::NotAClaim => "not-a-claim",
            Self::Accepted => "accepted",
            Self::Fixed => "fixed",
        }
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Decision {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|decision| decision.name() == word).ok_or_else(|| {
            let words: Vec<&str> = Self::ALL.iter().map(|decision| decision.name()).collect();
            format!("`{word}` is not a verdict: it is one of {}", words.join(", "))
        })
    }
}

/// What one person decided about one annotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    #[serde(rename = "verdict")]
    pub decision: Decision,
    /// The words that were judged: the annotation's quote at that time.
    pub seen: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it can be looked up: addresses, titles, names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

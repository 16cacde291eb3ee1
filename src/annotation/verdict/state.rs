//! What follows from the verdicts of all reviewers: derived each time, stored nowhere.

use serde::Serialize;

use super::{Decision, Verdict};
use crate::annotation::record::Annotation;

/// A verdict and who gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement<'a> {
    pub reviewer: &'a str,
    pub verdict: &'a Verdict,
}

/// How an annotation stands with those who review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum VerdictState {
    /// Nobody has judged it.
    Open,
    /// Judged, as it stands now; by several who agree, or by one.
    Decided { decision: Decision },
    /// Judged when it had other words, which are given; nobody has judged it as it stands now.
    Stale { decision: Decision, seen: String },
    /// Judged as it stands now, and differently: each reviewer with their word.
    Split { decisions: Vec<(String, Decision)> },
}

impl VerdictState {
    /// Whether it still waits for somebody: open and stale ones do.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Open | Self::Stale { .. })
    }

    /// The word for it: that of the decision where there is one.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided { decision } => decision.name(),
            Self::Stale { .. } => "stale",
            Self::Split { .. } => "split",
        }
    }
}

/// How `annotation` stands, given the `judgements` that bear its id, in order of reviewer.
#[must_use]
pub fn state(annotation: &Annotation, judgements: &[Judgement]) -> VerdictState {
    let (fresh, stale): (Vec<&Judgement>, Vec<&Judgement>) =
        judgements.iter().partition(|judgement| judgement.verdict.seen == annotation.quote);
    match (fresh.first(), stale.first()) {
        (None, None) => VerdictState::Open,
        (None, Some(old)) => VerdictState::Stale { decision: old.verdict.decision, seen: old.verdict.seen.clone() },
        (Some(first), _) if fresh.iter().all(|other| other.verdict.decision == first.verdict.decision) => {
            VerdictState::Decided { decision: first.verdict.decision }
        }
        _ => {
            let decisions = fresh.iter().map(|each| (each.reviewer.to_owned(), each.verdict.decision)).collect();
            VerdictState::Split { decisions }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::annotation::id::AnnotationId;
    use crate::finding::{RuleId, Severity};

    fn annotation(quote: &str) -> Annotation {
        Annotation {
            id: AnnotationId::new("r-abc123").unwrap(),
            rule: RuleId::new("r").unwrap(),
            severity: Severity::Warning,
            quote: quote.to_owned(),
            before: String::new(),
            after: String::new(),
            message: String::new(),
            suggestion: None,
            claim: None,
            fields: BTreeMap::new(),
        }
    }

    /// The state of "164 morts" after verdicts, each (decision, words seen).
    #[track_caller]
    fn case(given: &[(Decision, &str)], name: &str, pending: bool) {
        let verdicts: Vec<Verdict> = given
            .iter()
            .map(|&(decision, seen)| Verdict { decision, seen: seen.to_owned(), note: None, evidence: Vec::new() })
            .collect();
        let judgements: Vec<Judgement> =
            verdicts.iter().map(|verdict| Judgement { reviewer: "ann", verdict }).collect();
        let state = state(&annotation("164 morts"), &judgements);
        assert_eq!((state.name(), state.is_pending()), (name, pending));
    }

    #[test]
    fn what_follows_from_verdicts() {
        case(&[], "open", true);
        case(&[(Decision::Confirmed, "164 morts")], "confirmed", false);
        case(&[(Decision::Confirmed, "160 morts")], "stale", true);
        case(&[(Decision::Confirmed, "164 morts"), (Decision::Confirmed, "164 morts")], "confirmed", false);
        case(&[(Decision::Confirmed, "164 morts"), (Decision::Disputed, "164 morts")], "split", false);
        case(&[(Decision::Disputed, "160 morts"), (Decision::Confirmed, "164 morts")], "confirmed", false);
    }
}

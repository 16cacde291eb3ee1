//! What a run would change before anybody lets it: changes by document, and the verdicts they would touch. Pure.

use std::collections::BTreeMap;

use serde::Serialize;

use super::change::{Change, What};
use super::id::AnnotationId;
use super::verdict::{Decision, Judgement, Verdict};

/// What would become of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// The words it was given on would be others: it would wait to be judged again.
    Stale,
    /// Its annotation would be gone.
    Orphaned,
    /// It is stale or orphaned today, and would hold again.
    Restored,
}

/// A verdict that a change would touch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Touched {
    pub reviewer: String,
    pub decision: Decision,
    pub fate: Fate,
}

/// A change, and the verdicts on its annotation that it would touch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Foreseen {
    #[serde(flatten)]
    pub change: Change,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Touched>,
}

/// What would change in `annotations/`, by document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// By path relative to `seeds/`; each with its changes in document order.
    pub documents: BTreeMap<String, Vec<Foreseen>>,
}

impl Preview {
    /// Sets `changes` against what stands on disk: `words` gives the quote of an annotation as it is there (`None`
    /// when there is none of that id), `judgements` what reviewers have said about it.
    pub fn of<'a>(
        changes: impl IntoIterator<Item = Change>,
        words: impl Fn(&Change) -> Option<String>,
        judgements: impl Fn(&AnnotationId) -> Vec<Judgement<'a>>,
    ) -> Self {
        let mut documents: BTreeMap<String, Vec<Foreseen>> = BTreeMap::new();
        for change in changes {
            let given = judgements(&change.id);
            let before = if given.is_empty() { None } else { words(&change) };
            let touched = |judged: Judgement| {
                let fate = fate(&change, before.as_deref(), judged.verdict)?;
                Some(Touched { reviewer: judged.reviewer.to_owned(), decision: judged.verdict.decision, fate })
            };
            let verdicts = given.into_iter().filter_map(touched).collect();
            documents.entry(change.document.clone()).or_default().push(Foreseen { change, verdicts });
        }
        Self { documents }
    }

    /// Every change, document by document.
    pub fn changes(&self) -> impl Iterator<Item = &Foreseen> {
        self.documents.values().flatten()
    }
}

/// What `change` would do to `verdict`; `None` when it leaves it as it is. `before` is the quote as it stands today.
fn fate(change: &Change, before: Option<&str>, verdict: &Verdict) -> Option<Fate> {
    if matches!(change.what, What::Removed { .. } | What::Ambiguous { .. }) {
        return Some(Fate::Orphaned);
    }
    let holds = before == Some(verdict.seen.as_str());
    match (holds, verdict.seen == change.quote) {
        (true, false) => Some(Fate::Stale),
        (false, true) => Some(Fate::Restored),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{Cause, Removal};
    use crate::finding::RuleId;

    /// What becomes of a verdict on `seen` when the words `before` turn to `after` by `what`.
    #[track_caller]
    fn case(what: What, before: Option<&str>, after: &str, seen: &str, expected: Option<Fate>) {
        let change = Change {
            id: AnnotationId::new("toll-abc234").unwrap(),
            rule: RuleId::new("toll").unwrap(),
            document: "flood/one.txt".to_owned(),
            what,
            cause: Cause::Rule,
            key: None,
            quote: after.to_owned(),
            message: String::new(),
            touched: false,
        };
        let verdict =
            Verdict { decision: Decision::Confirmed, seen: seen.to_owned(), note: None, evidence: Vec::new() };
        let preview = Preview::of(
            [change],
            |_| before.map(ToOwned::to_owned),
            |_| vec![Judgement { reviewer: "anne", verdict: &verdict }],
        );
        let found: Vec<Fate> =
            preview.changes().flat_map(|foreseen| &foreseen.verdicts).map(|touched| touched.fate).collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn each_fate_has_its_case() {
        let changed = || What::Changed { differences: Vec::new() };
        case(What::Removed { removal: Removal::Text }, Some("12 dead"), "12 dead", "12 dead", Some(Fate::Orphaned));
        case(changed(), Some("12 dead"), "the 12 dead", "12 dead", Some(Fate::Stale));
        case(changed(), Some("12 dead"), "12 dead", "12 dead", None);
        case(changed(), Some("12 dead"), "at least 12 dead", "ten dead", None);
        case(changed(), Some("12 dead"), "ten dead", "ten dead", Some(Fate::Restored));
        case(What::Added, None, "12 dead", "12 dead", Some(Fate::Restored));
        case(What::Added, None, "12 dead", "ten dead", None);
    }
}

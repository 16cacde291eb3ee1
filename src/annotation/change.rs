//! What differs between two runs, as values with a cause.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::id::AnnotationId;
use super::record::Annotation;
use crate::finding::{Claim, RuleId, Severity};
use crate::text::Interval;

/// Why an annotation changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The document's text, or what `sources.toml` says of it.
    Document,
    /// The rule, a module it requires or a list it loads.
    Rule,
    /// A setting in `recoupe.toml`.
    Option,
    /// Another document of the story.
    OtherDocument,
    /// recoupe itself: a new version reads or carries differently.
    Engine,
}

/// Why an annotation is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Removal {
    /// The rule looked again and reports it no more.
    Text,
    /// The rule is gone.
    Rule,
    /// The document is gone.
    Seed,
}

/// What became different about a claim that is still the same claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Difference {
    /// The numbers it gives.
    Value {
        old: Interval,
        new: Interval,
    },
    /// The words that open or blur its numbers, the numbers being the same.
    Qualifier {
        old: Interval,
        new: Interval,
    },
    /// Whom the document cites for it.
    Attribution {
        old: Option<String>,
        new: Option<String>,
    },
    /// The words themselves, for another reason than those above.
    Wording {
        old: String,
        new: String,
    },
    /// What the rule says about it.
    Message {
        old: String,
        new: String,
    },
    Severity {
        old: Severity,
        new: Severity,
    },
    /// Something else that the rule keeps with it, by name.
    Detail {
        name: String,
    },
}

/// What happened to an annotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum What {
    Added,
    Removed {
        removal: Removal,
    },
    Changed {
        differences: Vec<Difference>,
    },
    /// It stands elsewhere among the others of its document.
    Moved,
    /// It could be any of several, so it is none: removed, its verdict stays with the old words.
    Ambiguous {
        candidates: Vec<AnnotationId>,
        reason: String,
    },
}

/// One line of what a run tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub id: AnnotationId,
    pub rule: RuleId,
    /// Path of the document relative to `seeds/`.
    pub document: String,
    #[serde(flatten)]
    pub what: What,
    pub cause: Cause,
    /// The claim's key, when it is about a fact.
    pub key: Option<String>,
    /// The words it is about, after the change where there is an after.
    pub quote: String,
    /// The rule's message, for a reader who knows nothing of it yet.
    pub message: String,
    /// Whether the sentence it stands in is new or was changed.
    #[serde(skip)]
    pub touched: bool,
}

impl Change {
    /// Whether it is about a value, a qualifier or whom the document cites: what nobody should wave through.
    #[must_use]
    pub fn is_weighty(&self) -> bool {
        let weighty = |difference: &Difference| {
            matches!(
                difference,
                Difference::Value { .. } | Difference::Qualifier { .. } | Difference::Attribution { .. }
            )
        };
        matches!(&self.what, What::Changed { differences } if differences.iter().any(weighty))
    }

    /// What happened to `annotation` of `document`; its cause is still to be given.
    pub(super) fn new(annotation: &Annotation, document: &str, what: What, touched: bool) -> Self {
        Self {
            id: annotation.id.clone(),
            rule: annotation.rule.clone(),
            document: document.to_owned(),
            what,
            cause: Cause::Document,
            key: annotation.claim.as_ref().map(|claim| claim.key.clone()),
            quote: annotation.quote.clone(),
            message: annotation.message.clone(),
            touched,
        }
    }
}

/// In what two states of one annotation differ. What merely repeats the numbers or the words that changed (a message
/// that cites them) is not told again.
#[must_use]
pub fn differences(old: &Annotation, new: &Annotation) -> Vec<Difference> {
    let mut differences = Vec::new();
    if let (Some(before), Some(after)) = (&old.claim, &new.claim) {
        of_claims(before, after, &mut differences);
    }
    if old.quote != new.quote && differences.is_empty() {
        differences.push(Difference::Wording { old: old.quote.clone(), new: new.quote.clone() });
    }
    let same_words = old.quote == new.quote && differences.is_empty();
    if old.message != new.message && same_words {
        differences.push(Difference::Message { old: old.message.clone(), new: new.message.clone() });
    }
    if old.severity != new.severity {
        differences.push(Difference::Severity { old: old.severity, new: new.severity });
    }
    details(old, new, &mut differences);
    differences
}

fn of_claims(old: &Claim, new: &Claim, differences: &mut Vec<Difference>) {
    let (before, after) = (old.interval, new.interval);
    if (before.low, before.high) != (after.low, after.high) {
        differences.push(Difference::Value { old: before, new: after });
    } else if before.qualifier != after.qualifier {
        differences.push(Difference::Qualifier { old: before, new: after });
    }
    if old.attribution != new.attribution {
        let (old, new) = (old.attribution.clone(), new.attribution.clone());
        differences.push(Difference::Attribution { old, new });
    }
}

fn details(old: &Annotation, new: &Annotation, differences: &mut Vec<Difference>) {
    let claims = || old.claim.as_ref().zip(new.claim.as_ref());
    let named = [
        ("suggestion", old.suggestion != new.suggestion && old.quote == new.quote),
        ("key", old.claim.as_ref().map(|claim| &claim.key) != new.claim.as_ref().map(|claim| &claim.key)),
        ("scope", claims().is_some_and(|(old, new)| old.scope != new.scope)),
        ("as-of", claims().is_some_and(|(old, new)| old.as_of != new.as_of)),
    ];
    let fields: BTreeSet<&String> = old.fields.keys().chain(new.fields.keys()).collect();
    let fields = fields.into_iter().filter(|name| old.fields.get(*name) != new.fields.get(*name));
    let names = named.iter().filter(|(_, differs)| *differs).map(|(name, _)| (*name).to_owned()).chain(fields.cloned());
    differences.extend(names.map(|name| Difference::Detail { name }));
}

/// What was different on the disk when a run began, for one document.
#[derive(Clone, Debug, Default)]
pub struct Altered {
    /// The text, or what is known of it.
    pub document: bool,
    /// Rules whose source, modules or lists changed; and those that are new.
    pub rules: BTreeSet<RuleId>,
    /// Rules whose settings changed.
    pub options: BTreeSet<RuleId>,
    /// Rules that are no longer there.
    pub gone: BTreeSet<RuleId>,
    /// Another document of its story.
    pub others: bool,
    /// The program.
    pub engine: bool,
}

/// Gives each change its cause: the nearest thing that was altered and explains it.
pub fn attribute(changes: &mut [Change], altered: &Altered) {
    for change in changes {
        if let What::Removed { removal } = &mut change.what
            && altered.gone.contains(&change.rule)
        {
            *removal = Removal::Rule;
        }
        change.cause = cause(change, altered);
    }
}

/// A sentence that changed explains what happened in it, and a document alone decides where things stand in it; a
/// rule or a setting explains the rest of what that rule says; what is left of a comparison came from another document
/// when one changed.
fn cause(change: &Change, altered: &Altered) -> Cause {
    let document = altered.document && (change.touched || matches!(change.what, What::Moved));
    match () {
        () if altered.gone.contains(&change.rule) => Cause::Rule,
        () if document => Cause::Document,
        () if altered.rules.contains(&change.rule) => Cause::Rule,
        () if altered.options.contains(&change.rule) => Cause::Option,
        () if altered.engine => Cause::Engine,
        () if altered.others && change.key.is_some() => Cause::OtherDocument,
        () if altered.document => Cause::Document,
        () => Cause::OtherDocument,
    }
}

//! What rules report: findings for people, facts for comparison.

use std::collections::BTreeMap;
use std::fmt;

use compact_str::CompactString;
use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::{Interval, Quantity, Span};

/// The name of a rule: the stem of its file in `rules/`, in kebab case. Findings, facts and annotations each hold one, so
/// that a short name takes no memory of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(CompactString);

impl RuleId {
    /// The id `name`, when it is kebab case: lower-case ASCII letters, digits and single hyphens, a letter first.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let lettered = name.starts_with(|c: char| c.is_ascii_lowercase());
        let words = name
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        (lettered && words).then(|| Self(name.into()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Info,
    Warning,
    Error,
}

impl Severity {
    /// Every severity, the least first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A value that a rule attached to a finding under a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Flag(bool),
    Number(Quantity),
    Text(String),
}

/// A field as people's formats show it: the bare value.
#[derive(Serialize, Deserialize)]
#[serde(untagged, remote = "Field")]
enum Bare {
    Flag(bool),
    Number(Quantity),
    Text(String),
}

/// A field as machines' formats need it: they do not say which type follows.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Field")]
enum Tagged {
    Flag(bool),
    Number(Quantity),
    Text(String),
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            Bare::serialize(self, serializer)
        } else {
            Tagged::serialize(self, serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            Bare::deserialize(deserializer)
        } else {
            Tagged::deserialize(deserializer)
        }
    }
}

/// What a rule reports about one place of one document in one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub rule: RuleId,
    pub severity: Severity,
    /// The words it is about: bytes of the document's text.
    pub span: Span,
    /// One line, for a person.
    pub message: String,
    /// The fact it is about, for findings of cross-source rules.
    pub claim: Option<Claim>,
    /// Words a person may put in place of those under `span`.
    pub suggestion: Option<String>,
    /// What else the rule wanted kept with it. Names are identifiers, never those of an annotation's own keys.
    pub fields: BTreeMap<String, Field>,
    /// Line of the rule file that reported it, from 1. Not part of the annotation.
    pub rule_line: usize,
}

/// The comparable part of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What is counted or stated, the same word across the story (`arrests`).
    pub key: String,
    pub interval: Interval,
    /// Of what part (`security forces`), when not of the whole.
    pub scope: Option<String>,
    /// Whom the document cites for it, as written.
    pub attribution: Option<String>,
    /// The day it holds for, when known.
    pub as_of: Option<civil::Date>,
}

/// What a cross-source rule extracted from one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub rule: RuleId,
    /// Bytes of the document's text.
    pub span: Span,
    pub claim: Claim,
    /// Where it took place, when its sentence says: one name for all languages where the gazetteer has one.
    pub place: Option<String>,
    /// What it is about, where the key does not say enough of that.
    pub topic: Option<Topic>,
    /// What later days may make of it.
    pub course: Course,
}

/// What later days may make of a figure, and so whether two of different days contradict each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// It comes and goes: people without power, missing.
    #[default]
    Varies,
    /// It is added up, and does not fall: the dead of an accident.
    Grows,
    /// It stays: the length of a bridge, a sentence once passed.
    Fixed,
}

impl Course {
    /// The word for it in rules.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Varies => "varies",
            Self::Grows => "grows",
            Self::Fixed => "fixed",
        }
    }
}

/// What a fact is about, as far as the words around it tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// What happens, in a word that is the same in all languages (`cancelled`).
    pub event: Option<String>,
    /// The stems of the words around it that mean something, in order, with blanks between them. Those of names begin
    /// with a capital.
    pub words: String,
    /// Those of who is cited, which may be part of what another source tells: "the museum expects".
    pub aside: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_survive_both_kinds_of_format() {
        let fields = [Field::Flag(true), Field::Number(Quantity::new(1.5)), Field::Text("a".to_owned())];
        let people = serde_json::to_string(&fields).unwrap();
        assert_eq!(people, r#"[true,1.5,"a"]"#);
        assert_eq!(serde_json::from_str::<[Field; 3]>(&people).unwrap(), fields);
        let machines = postcard::to_stdvec(&fields).unwrap();
        assert_eq!(postcard::from_bytes::<[Field; 3]>(&machines).unwrap(), fields);
    }
}

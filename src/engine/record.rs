//! What is remembered of a document between runs, and what a remembered result depends on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::hash::Hash;
use crate::annotation::{AnnotationId, Previous};
use crate::document::Metadata;
use crate::finding::{Finding, RuleId};
use crate::ledger::StoryFact;
use crate::rule::Placed;
use crate::text::Span;

/// Everything that is looked at when a document is read.
#[derive(Clone, Copy, Debug)]
pub struct ReadKey<'a> {
    /// The program, as built.
    pub engine: Hash,
    /// The bytes of the seed.
    pub content: Hash,
    /// What `sources.toml` says of it.
    pub metadata: &'a Metadata,
    /// It tells the format, and rules see it.
    pub path: &'a str,
}

impl ReadKey<'_> {
    /// The key as one hash.
    #[must_use]
    pub fn hash(&self) -> Hash {
        let metadata = postcard::to_stdvec(self.metadata).unwrap_or_default();
        Hash::of_parts([self.engine.bytes(), self.content.bytes(), &metadata, self.path.as_bytes()])
    }
}

/// Everything that the result of one rule on one document depends on.
#[derive(Clone, Copy, Debug)]
pub struct RunKey {
    /// Of the document: its [`ReadKey`].
    pub document: Hash,
    /// Of the rule and what is set for it on the document's path: see [`RunKey::of_rule`].
    pub rule: Hash,
}

impl RunKey {
    /// Of a rule with this `fingerprint`, which tells source, modules, lists and options, and what is set for it beside. It is
    /// the same for thousands of documents.
    #[must_use]
    pub fn of_rule(fingerprint: &[u8; 32], settings: &str) -> Hash {
        Hash::of_parts([fingerprint.as_slice(), settings.as_bytes()])
    }

    /// The key as one hash.
    #[must_use]
    pub fn hash(self) -> Hash {
        self.document.with(self.rule)
    }
}

/// What the reader found in a document, and the key it holds for. It stays packed until a rule runs again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    pub key: Hash,
    #[serde(with = "packed")]
    pub reading: Vec<u8>,
}

/// Bytes as one piece, where serde would go from one to the next; what is written is the same.
mod packed {
    use serde::de::{Deserializer, Error, Visitor};
    use serde::ser::Serializer;

    #[expect(clippy::ptr_arg, reason = "serde hands over the field")]
    pub(super) fn serialize<S: Serializer>(bytes: &Vec<u8>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        deserializer.deserialize_byte_buf(Bytes)
    }

    struct Bytes;

    impl Visitor<'_> for Bytes {
        type Value = Vec<u8>;

        fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            f.write_str("bytes")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
            Ok(bytes.to_vec())
        }

        fn visit_byte_buf<E: Error>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
            Ok(bytes)
        }
    }
}

/// What one rule said about one document, and the key it holds for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub key: Hash,
    pub findings: Vec<Finding>,
    /// With what is known of the document they stand in.
    pub facts: Vec<StoryFact>,
}

/// Where a finding stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Bytes.
    pub span: Span,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// The words there.
    pub quote: String,
}

/// A document as of the last run that finished it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Record {
    /// Relative to `seeds/`.
    pub path: String,
    pub content: Hash,
    pub packed: Packed,
    pub answers: BTreeMap<RuleId, Answer>,
    /// All its findings in order: those in `answers`, and what comparisons found in it.
    pub findings: Vec<Finding>,
    /// For each of `findings`.
    pub ids: Vec<AnnotationId>,
    /// For each of `findings`.
    pub places: Vec<Place>,
    /// The text its annotations were made from.
    pub previous: Option<Previous>,
    /// Its annotation file, as written.
    pub annotations: Hash,
    /// How many annotations that holds.
    pub annotated: usize,
}

impl Record {
    /// What its annotations were carried to, without what rules said and the reader found.
    #[must_use]
    pub fn without_answers(self) -> Self {
        Self { answers: BTreeMap::new(), packed: Packed::default(), ..self }
    }
}

/// What one rule said about one group of facts, and the key it holds for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    pub key: Hash,
    pub placed: Vec<Placed>,
}

/// The comparisons of a story as of the last run that finished it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryRecord {
    pub story: String,
    /// By rule and key.
    pub compared: BTreeMap<(RuleId, String), Comparison>,
}

/// Findings in the order of the text; a total order, so that nothing depends on who came first.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        (a.span, &a.rule, &a.message, &a.claim.as_ref().map(|claim| &claim.key), &a.fields, &a.suggestion).cmp(&(
            b.span,
            &b.rule,
            &b.message,
            &b.claim.as_ref().map(|claim| &claim.key),
            &b.fields,
            &b.suggestion,
        ))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_written_as_bytes_are_and_read_again() {
        for length in [0, 1, 127, 128, 300] {
            let packed = Packed { key: Hash::of(b"key"), reading: (0..=u8::MAX).cycle().take(length).collect() };
            let bytes = postcard::to_stdvec(&packed).unwrap();
            assert_eq!(bytes, postcard::to_stdvec(&(packed.key, &packed.reading)).unwrap());
            assert_eq!(postcard::from_bytes::<Packed>(&bytes).unwrap(), packed);
        }
    }
}

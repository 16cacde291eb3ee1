//! Ids: born from what a claim says and where it stands, then carried, never computed again.

use std::collections::BTreeSet;
use std::fmt;

use compact_str::{CompactString, format_compact};
use serde::{Deserialize, Serialize};

use crate::finding::RuleId;

/// The name of one annotation: its rule, six characters, and a number when several were born alike
/// (`shifting-figure-7k3qpm`, `shifting-figure-7k3qpm-2`).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AnnotationId(CompactString);

/// Letters and digits without those that are taken for one another: `0` and `o`, `i` and `l`.
const ALPHABET: &[u8; 32] = b"123456789abcdefghjkmnpqrstuvwxyz";

/// Five bits each: one in a billion that two given claims are born with one id, and then the second is numbered.
const LENGTH: usize = 6;

impl AnnotationId {
    /// The id `name`, when it has the form of one: words of lower-case letters and digits joined by hyphens.
    #[must_use]
    pub fn new(name: &str) -> Option<Self> {
        let formed = name.contains('-') && RuleId::new(name).is_some();
        formed.then(|| Self(name.into()))
    }

    /// The id of a claim of `rule` about the document at `path` (relative to `seeds/`), whose masked sentence and
    /// masked quote are given; numbered when it is among `taken`.
    #[must_use]
    pub fn born(rule: &RuleId, path: &str, sentence: &str, quote: &str, taken: &BTreeSet<Self>) -> Self {
        let parts = [rule.as_str(), path, sentence, quote];
        let mut whole = Vec::with_capacity(parts.iter().map(|part| size_of::<u64>() + part.len()).sum());
        for part in parts {
            whole.extend_from_slice(&(part.len() as u64).to_le_bytes());
            whole.extend_from_slice(part.as_bytes());
        }
        let hash = blake3::hash(&whole);
        let letters = hash.as_bytes().iter().take(LENGTH).map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
        let first = format_compact!("{rule}-{}", letters.collect::<CompactString>());
        let numbered = (2..).map(|number| format_compact!("{first}-{number}"));
        let mut candidates = std::iter::once(first.clone()).chain(numbered).map(Self);
        candidates.find(|id| !taken.contains(id)).unwrap_or(Self(first))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn born_alike_are_numbered() {
        let rule = RuleId::new("loaded-term").unwrap();
        let mut taken = BTreeSet::new();
        let mut born = || {
            let id = AnnotationId::born(&rule, "story/a.txt", "# people died", "#", &taken);
            taken.insert(id.clone());
            id.to_string()
        };
        let first = born();
        assert_eq!(first.len(), "loaded-term-".len() + LENGTH);
        assert_eq!([born(), born()], [format!("{first}-2"), format!("{first}-3")]);
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let rule = RuleId::new("r").unwrap();
        let born = |sentence, quote| AnnotationId::born(&rule, "a.txt", sentence, quote, &BTreeSet::new());
        assert_ne!(born("ab", "c"), born("a", "bc"));
    }

    #[test]
    fn only_the_form_of_an_id_is_one() {
        for name in ["", "loaded", "Loaded-term-abc", "a--b", "a b-c", "../a-b"] {
            assert_eq!(AnnotationId::new(name), None, "{name}");
        }
        assert!(AnnotationId::new("loaded-term-7k3qpm-2").is_some());
    }
}

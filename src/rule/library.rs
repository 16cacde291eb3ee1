//! What rules may ask for by name: modules and term lists, checked and ready. The same for all threads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::files::MODULES;
use super::pattern::Patterns;
use super::terms::{Index, TermList};
use crate::error::Location;
use crate::text::lines::Lines;

#[derive(Debug, Default)]
pub(super) struct Library {
    /// Compiled code of every Lua file that is right, by path.
    pub chunks: BTreeMap<String, Arc<[u8]>>,
    pub lists: Vec<Arc<TermList>>,
    /// The first words of all lists.
    pub terms: Arc<Index>,
    /// Term lists by path.
    pub list_at: BTreeMap<String, usize>,
    /// Files that are there but could not be read.
    pub broken: BTreeSet<String>,
    /// The text of every file.
    pub sources: BTreeMap<String, Arc<str>>,
    /// The patterns of all rules, those of earlier versions among them.
    pub patterns: Arc<Patterns>,
}

impl Library {
    /// Whether the file at `path` is right and reads as it does in `other`.
    pub(super) fn agrees(&self, other: &Self, path: &str) -> bool {
        let right = |library: &Self| library.sources.get(path).filter(|_| !library.broken.contains(path)).cloned();
        right(self).is_some_and(|own| right(other) == Some(own))
    }

    /// The place of line `line` (from 1) of the file at `path`.
    pub(super) fn location(&self, path: &str, line: usize) -> Location {
        let source = self.sources.get(path).and_then(|text| {
            let span = Lines::new(text).span(text, line)?;
            Some(span.of(text).to_owned())
        });
        Location { path: path.to_owned(), line, column: 0, source: source.unwrap_or_default() }
    }

    /// The place of the first line of the file at `path` that sets `key`; the file when there is none.
    pub(super) fn setting(&self, path: &str, key: &str) -> Location {
        let sets = |line: &str| {
            line.match_indices(key).any(|(at, _)| {
                let own = line[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
                own && line[at + key.len()..].trim_start_matches(['"', '\'', ']']).trim_start().starts_with('=')
            })
        };
        let line = self.sources.get(path).and_then(|text| text.lines().position(sets));
        self.location(path, line.map_or(0, |line| line + 1))
    }
}

/// The path of module `name`, as in `require("lib.words")`.
pub(super) fn module_path(name: &str) -> Option<String> {
    let inner = name.strip_prefix("lib.")?;
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    inner.split('.').all(plain).then(|| format!("{MODULES}{}.lua", inner.replace('.', "/")))
}

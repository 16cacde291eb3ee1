use globset::{Glob, GlobSet, GlobSetBuilder};

use super::table::{Node, Reader};
use crate::error::Location;

/// Patterns of paths relative to `seeds/`: `*` within a folder, `**` through folders, `{a,b}`, `?`.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    globs: GlobSet,
    /// The patterns as they were written, and where.
    written: Vec<(String, Location)>,
}

impl Paths {
    /// The patterns as they were written.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        self.written.iter().map(|(pattern, _)| pattern.as_str())
    }

    /// Whether one of the patterns is for `path`.
    #[must_use]
    pub fn hold(&self, path: &str) -> bool {
        self.globs.is_match(path)
    }

    /// The patterns that are for none of `paths`, each with its place.
    pub(super) fn idle<'p>(&self, paths: impl IntoIterator<Item = &'p str>) -> Vec<&(String, Location)> {
        let mut idle: Vec<bool> = vec![true; self.written.len()];
        for path in paths {
            for at in self.globs.matches(path) {
                idle[at] = false;
            }
        }
        self.written.iter().zip(idle).filter_map(|(written, idle)| idle.then_some(written)).collect()
    }

    pub(super) fn read<'a>(reader: &mut Reader<'a>, key: &str, value: &Node<'a>) -> Self {
        let mut builder = GlobSetBuilder::new();
        let mut written = Vec::new();
        for entry in reader.list(key, value) {
            let Some(pattern) = reader.string(key, entry) else { continue };
            match Glob::new(&pattern) {
                Ok(glob) => {
                    builder.add(glob);
                    written.push((pattern, reader.location(entry.span().start)));
                }
                Err(error) => {
                    let what = error.kind();
                    reader.problem(&entry.span(), format!("`{pattern}` is not a pattern of paths: {what}"));
                }
            }
        }
        match builder.build() {
            Ok(globs) => Self { globs, written },
            Err(error) => {
                reader.problem(&value.span(), format!("`{key}` is too much at once: {error}"));
                Self::default()
            }
        }
    }
}

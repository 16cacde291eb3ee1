use globset::{Glob, GlobSet, GlobSetBuilder};

use super::table::{Node, Reader};

/// Patterns of paths relative to `seeds/`: `*` within a folder, `**` through folders, `{a,b}`, `?`.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    globs: GlobSet,
}

impl Paths {
    /// Whether one of the patterns is for `path`.
    #[must_use]
    pub fn hold(&self, path: &str) -> bool {
        self.globs.is_match(path)
    }

    pub(super) fn read<'a>(reader: &mut Reader<'a>, key: &str, value: &Node<'a>) -> Self {
        let mut builder = GlobSetBuilder::new();
        for entry in reader.list(key, value) {
            let Some(pattern) = reader.string(key, entry) else { continue };
            match Glob::new(&pattern) {
                Ok(glob) => {
                    builder.add(glob);
                }
                Err(error) => {
                    let what = error.kind();
                    reader.problem(&entry.span(), format!("`{pattern}` is not a pattern of paths: {what}"));
                }
            }
        }
        match builder.build() {
            Ok(globs) => Self { globs },
            Err(error) => {
                reader.problem(&value.span(), format!("`{key}` is too much at once: {error}"));
                Self::default()
            }
        }
    }
}

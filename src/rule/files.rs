use std::collections::BTreeMap;

/// What stands under `rules/`, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleFiles {
    /// By path relative to the workspace, with `/`: `rules/x.lua`, `rules/lib/y.lua`, `rules/terms/z.toml`.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl RuleFiles {
    /// The files of `pairs` of path and text.
    pub fn of<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let files = pairs.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        Self { files: files.collect() }
    }
}

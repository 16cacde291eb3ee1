//! What git is told, and what it asks for, as typed.

use camino::Utf8PathBuf;
use clap::Args;

#[derive(Debug, Args)]
pub struct GitSetup {
    /// Have `git diff` show annotations as prose rather than as TOML
    #[arg(long)]
    pub prose: bool,
    /// Take back what an earlier call set up
    #[arg(long, conflicts_with = "prose")]
    pub undo: bool,
}

#[derive(Debug, Args)]
pub struct AsProse {
    /// The file
    pub file: Utf8PathBuf,
}

#[derive(Debug, Args)]
pub struct MergeFiles {
    /// What both sides came from
    pub base: Utf8PathBuf,
    /// Our side; the result goes here
    pub ours: Utf8PathBuf,
    /// Their side
    pub theirs: Utf8PathBuf,
    /// Where the file belongs in the repository
    pub path: String,
}

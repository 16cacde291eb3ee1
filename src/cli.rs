//! The command line as typed.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand};

/// Check texts against each other, with rules of your own, and keep the result in git.
#[derive(Debug, Parser)]
#[command(name = "recoupe", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show what is read in a document: sentences, figures, dates, quotations, attributions, names
    Inspect(Inspect),
}

#[derive(Debug, Args)]
pub struct Inspect {
    /// Documents to read
    pub files: Vec<Utf8PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Read `{"id","text","lang","date"}` lines from standard input and answer one object per line
    #[arg(long, conflicts_with = "files")]
    pub stdin_jsonl: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Text,
    Json,
}

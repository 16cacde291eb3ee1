//! The command line as typed.

mod git;

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};
use colorchoice_clap::Color;

use crate::finding::Severity;
pub use git::{AsProse, GitSetup, MergeFiles};

/// Check texts against each other, with rules of your own, and keep the result in git.
///
/// Put articles into seeds/, one folder for each event; run `recoupe check`; read what it found in annotations/.
#[derive(Debug, Parser)]
#[command(name = "recoupe", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub color: Color,
    /// Work on this folder [default: the nearest one above that holds recoupe.toml or seeds/]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub root: Option<Utf8PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin here: make seeds/, rules/ with the starter rules, and recoupe.toml
    Init(Init),
    /// Read all seeds, run all rules, write annotations/, show what was found and what changed
    Check(Check),
    /// Check again at every save, beside your editor, and show what changed and why
    Watch(Watch),
    /// Show what is read in a document: sentences, figures, dates, quotations, attributions, names
    Inspect(Inspect),
    /// Show what changed: in the last run that changed something, or since a git revision
    Diff(Diff),
    /// Say what a rule looks for, or everything about one finding
    Explain(Explain),
    /// Say why a rule reports what it does in a document, and where its other candidates fell
    Trace(Trace),
    /// Hold rules against the examples that stand in them
    Test(Test),
    /// Show what rules would change in annotations/, and which verdicts that would touch; writes nothing
    Try(Try),
    /// Go through what waits for a verdict, one claim after the other, on the whole screen
    Review,
    /// Decide about findings: confirmed, disputed, unverifiable, not-a-claim, accepted, fixed
    Verdict(Verdict),
    /// Take out verdicts on findings that are gone (shows them first)
    Prune(Prune),
    /// Show what the documents of each story say about the same things, side by side
    Ledger(Ledger),
    /// Make something new to begin with
    New {
        #[command(subcommand)]
        what: New,
    },
    /// Let git merge annotations and verdicts claim by claim, in this clone
    GitSetup(GitSetup),
    /// Merge two versions of a file as git asks a driver to
    #[command(hide = true)]
    MergeFiles(MergeFiles),
    /// Show an annotation file as git asks for one
    #[command(hide = true)]
    AsProse(AsProse),
    /// Print what a shell needs to complete `recoupe` command lines
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Subcommand)]
pub enum New {
    /// Make rules/NAME.lua: a rule that works as it stands, with examples
    Rule(NewRule),
}

#[derive(Debug, Args)]
pub struct NewRule {
    /// Lower-case letters, digits and hyphens, as in `loaded-term`
    pub name: String,
}

#[derive(Debug, Args)]
pub struct Watch {
    /// How to show it
    #[arg(long, value_enum, default_value_t = WatchFormat::Text)]
    pub format: WatchFormat,
    /// Clear the screen before each run
    #[arg(long)]
    pub clear: bool,
    /// Run this command after each run that changed something
    #[arg(long, value_name = "COMMAND")]
    pub exec: Option<String>,
    /// Ring the bell when there are more errors than before: findings, or what went wrong
    #[arg(long)]
    pub bell: bool,
    /// Look at the folders every second rather than wait for events (network folders)
    #[arg(long)]
    pub poll: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WatchFormat {
    /// For people
    Text,
    /// For programs: after each run one object on a line, as `check --format json` prints it
    Jsonl,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// A git revision: a branch, a tag, a commit, HEAD~3
    pub revision: Option<String>,
    /// Count the changes of each document
    #[arg(long)]
    pub stat: bool,
    /// How to show it; as JSON one object a line
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// A rule, or the id of a finding (its last part is enough)
    #[arg(value_name = "RULE|ID")]
    pub name: String,
    /// Say what the next run would do again, and why: of a seed (its path) or a rule
    #[arg(long)]
    pub why_rerun: bool,
}

#[derive(Debug, Args)]
pub struct Trace {
    /// The rule
    pub rule: String,
    /// The document to try it on
    pub file: Utf8PathBuf,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Test {
    /// Rules to test [default: all]
    #[arg(value_name = "RULE")]
    pub rules: Vec<String>,
    /// Say what other rules find in the examples, and what of the term lists no example shows
    #[arg(long, short)]
    pub verbose: bool,
    /// Show what would have to be written for each example to hold, ask, and write it into the rule
    #[arg(long)]
    pub accept: bool,
    /// With --accept: write without asking
    #[arg(long, requires = "accept")]
    pub yes: bool,
    /// Test again at every save of a rule, a module, a term list or recoupe.toml
    #[arg(long, conflicts_with = "accept")]
    pub watch: bool,
}

#[derive(Debug, Args)]
pub struct Try {
    /// Rules, by name or file; or modules and term lists: then the rules that use them [default: all rules]
    #[arg(value_name = "RULE|FILE")]
    pub files: Vec<String>,
    /// Show every change, however many
    #[arg(long, short)]
    pub all: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Verdict {
    /// Ids of findings (their last part is enough), then the verdict
    #[arg(value_names = ["ID", "VERDICT"], num_args = 2.., required = true)]
    pub words: Vec<String>,
    /// Why
    #[arg(long)]
    pub note: Option<String>,
    /// Where it can be looked up; may be given several times
    #[arg(long, value_name = "SOURCE")]
    pub evidence: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Prune {
    /// Take them out
    #[arg(long)]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct Ledger {
    /// Only of these stories (folders of seeds)
    #[arg(value_name = "STORY")]
    pub only: Vec<Utf8PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Init {
    /// The folder to begin in; made if need be
    #[arg(default_value = ".")]
    pub folder: Utf8PathBuf,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Check {
    /// Show only the findings of these seeds or folders (all are checked)
    #[arg(value_name = "SEED")]
    pub only: Vec<Utf8PathBuf>,
    #[command(flatten)]
    pub output: Output,
    /// Show every finding, `info` ones too, and the whole ledger
    #[arg(long, short)]
    pub all: bool,
    /// Exit with 1 when a finding at least this severe waits for a verdict [default: error, or `fail-on` in
    /// recoupe.toml]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<Severity>,
    /// Write nothing; exit with 2 when annotations/ is not what a run would write (for CI)
    #[arg(long)]
    pub frozen: bool,
    /// Run every rule on every document again, whatever is remembered from earlier runs
    #[arg(long)]
    pub no_cache: bool,
    /// Run every rule on every document, whatever is remembered, and tell what each cost and found
    #[arg(long, conflicts_with = "verify_cache")]
    pub profile: bool,
    /// Prove that what is remembered changes nothing: make everything again and compare
    #[arg(long, conflicts_with_all = ["no_cache", "frozen"])]
    pub verify_cache: bool,
}

/// How a command shows its result.
#[derive(Clone, Copy, Debug, Args)]
pub struct Output {
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Show problems and the last line only
    #[arg(long, short)]
    pub quiet: bool,
    /// Do not show how far the work has got
    #[arg(long)]
    pub no_progress: bool,
}

#[derive(Debug, Args)]
pub struct Inspect {
    /// Documents to read
    #[arg(required_unless_present = "stdin_jsonl")]
    pub files: Vec<Utf8PathBuf>,
    /// How to show it [default: text, and json for --stdin-jsonl]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Read `{"id","text","lang","date"}` lines from standard input and answer one object per line
    #[arg(long, conflicts_with = "files")]
    pub stdin_jsonl: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One JSON object, for programs
    Json,
}

impl ValueEnum for Severity {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.name()))
    }
}

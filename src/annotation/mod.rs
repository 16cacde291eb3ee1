//! Annotations: findings that last. An annotation keeps its id from run to run, through edits of the document, and a
//! person's verdict hangs on that id.
//!
//! Pure: texts, old annotations and findings in; annotations, changes and the bytes of files out. What changed on the
//! disk, and what a rule means by a finding, is not known here.
//!
//! * [`Annotation`], [`AnnotationId`]: one claim as it stands in `annotations/<story>/<file>.toml`;
//! * [`AnnotationFile`]: such a file, read strictly and written canonically;
//! * [`carry()`]: old annotations and new findings → annotations and [`Change`]s;
//! * [`Verdict`], [`VerdictFile`], [`VerdictState`]: what people decided, and what follows from it.

mod carry;
mod change;
mod conflict;
mod describe;
mod file;
mod id;
mod merge;
mod preview;
mod prose;
mod record;
mod refusal;
mod rename;
pub mod review;
mod verdict;

pub use carry::{Carried, Marks, Previous, begin, carry};
pub use change::{Altered, Cause, Change, Difference, Removal, What, attribute, differences};
pub use conflict::first as first_conflict;
pub use file::AnnotationFile;
pub use id::AnnotationId;
pub use merge::{Merged, Owner, heal, is_conflicted, is_untouched, merge};
pub use preview::{Fate, Foreseen, Preview, Touched};
pub use record::Annotation;
pub use rename::{Known, Remains, Renaming, renamings};
pub use verdict::{Decision, Judgement, Verdict, VerdictFile, VerdictState, state};

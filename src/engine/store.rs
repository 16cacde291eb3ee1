//! `.recoupe/`: what makes the next run quick and carrying sharp. Everything in it can be made again.
//!
//! One file for each document, one index over all of them; both begin with the number of their form. What cannot be
//! read, or was written by another version, counts as not there.

use std::collections::BTreeMap;
use std::time::SystemTime;

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

use super::Workspace;
use super::files::Disk;
use super::hash::Hash;
use super::record::{Record, StoryRecord};
use super::seeds::{Seed, story_of};
use super::stamp::Stamp;
use crate::annotation::Change;
use crate::error::{Location, Problem};
use crate::report::Tally;

mod aside;
mod form;
mod lock;

pub use aside::Aside;
use form::{USUAL, decode, encode};

/// Rises with every change of the types stored.
const FORM: u32 = 22;

/// What the index knows of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub stamp: Stamp,
    pub content: Hash,
    pub metadata: Hash,
    /// Of everything its findings depend on, other documents apart.
    pub key: Hash,
    /// Its annotation file; `None` when it has none.
    pub annotations: Option<Stamp>,
    /// Whether something went wrong on it, so that it has to be looked at again.
    pub failed: bool,
    pub annotated: usize,
    pub tally: Tally,
}

/// What a rule was made of in the last run, to tell a changed rule from a changed option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleMade {
    pub source: Hash,
    pub options: Hash,
}

/// What is known of all documents together.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Index {
    pub engine: Hash,
    pub entries: BTreeMap<String, Entry>,
    pub rules: BTreeMap<String, RuleMade>,
    /// The ledger file of each story, and how many contradictions it holds.
    pub ledgers: BTreeMap<String, (Option<Stamp>, usize)>,
    /// Seeds that are gone and whose annotations were set aside, and what they held.
    pub departed: BTreeMap<String, Departed>,
    /// Of the verdicts that the tallies are made with.
    pub reviews: Hash,
    /// Of everything but seeds and verdicts that the run began from, when nothing went wrong in it and nothing was to
    /// be noted: see [`super::still`].
    pub start: Option<Hash>,
    /// When it was written; a file that is as young as this may have changed since without looking it.
    pub written: Option<SystemTime>,
    /// Whether more is known here than stands on disk.
    #[serde(skip)]
    pub unkept: bool,
}

/// What a seed that is gone held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departed {
    /// In bytes.
    pub size: u64,
    pub content: Hash,
}

impl Entry {
    /// The same, for a seed that was saved again with the same bytes.
    #[must_use]
    pub fn stamped(&self, stamp: Stamp, tally: Tally) -> Self {
        Self { stamp, tally, ..self.clone() }
    }
}

impl Index {
    /// Whether it knows nothing that `other` does not know, which stands on disk.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        (self.engine, self.reviews, self.start, &self.entries, &self.rules, &self.ledgers, &self.departed)
            == (other.engine, other.reviews, other.start, &other.entries, &other.rules, &other.ledgers, &other.departed)
            && other.written.is_some()
            && !other.unkept
    }

    /// How many documents the story had in the last run.
    #[must_use]
    pub fn members(&self, story: &str) -> usize {
        let from = if story == "." { String::new() } else { format!("{story}/") };
        let within = self.entries.range(from.clone()..).take_while(|(path, _)| path.starts_with(&from));
        within.filter(|(path, _)| story_of(path) == story).count()
    }

    /// Whether the file at `path`, which looks like `now`, holds annotations or a ledger and is as the last run left it: not
    /// there when it left none.
    #[must_use]
    pub fn left(&self, path: &str, now: Option<Stamp>) -> bool {
        let name = path.strip_prefix("annotations/").and_then(|path| path.strip_suffix(".toml"));
        let Some(name) = name else { return false };
        let story = if name == "_ledger" { Some(".") } else { name.strip_suffix("/_ledger") };
        match story {
            Some(story) => self.ledgers.get(story).is_some_and(|(written, _)| *written == now),
            None => self.entries.get(name).and_then(|entry| entry.annotations) == now,
        }
    }

    /// The hash of what `seed` holds, when its stamp shows that it is what was read in the last run, and that went well.
    #[must_use]
    pub fn content_of(&self, seed: &Seed) -> Option<Hash> {
        let entry = self.entries.get(&seed.path).filter(|entry| entry.stamp == seed.stamp && !entry.failed)?;
        (self.written? > seed.stamp.modified).then_some(entry.content)
    }
}

/// The folder `.recoupe/` of a workspace.
#[derive(Clone, Debug)]
pub struct Store {
    folder: Utf8PathBuf,
    disk: Disk,
}

/// What the index takes for a document, in bytes, more or less.
const ENTRY: usize = 256;

/// The folder of what is remembered of documents.
const DOCUMENTS: &str = "documents";

const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder holds what recoupe can make again.\n";

impl Store {
    /// The store of `workspace`; the folder is made by the first write.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        Self { folder: workspace.file(".recoupe"), disk: workspace.disk().clone() }
    }

    /// Makes the folder, marked so that backups and git leave it out.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn prepare(&self) -> Result<(), Problem> {
        let marked = [("CACHEDIR.TAG", TAG), (".gitignore", "*\n")];
        for (name, text) in marked {
            let path = self.folder.join(name);
            if !path.exists() {
                self.disk.replace(&path, text.as_bytes()).map_err(|error| {
                    super::workspace::unwritable(".recoupe", &error)
                        .hint("the run is complete, but the next one will begin from nothing")
                })?;
            }
        }
        Ok(())
    }

    /// The index; an empty one, and why, when there is none that can be used.
    #[must_use]
    pub fn index(&self) -> (Index, Option<Problem>) {
        match fs_err::read(self.folder.join("index")) {
            Ok(bytes) => match decode(&bytes) {
                Some(index) => (index, None),
                None => (Index::default(), Some(thrown_away())),
            },
            Err(_) => (Index::default(), None),
        }
    }

    /// What the index looks like from outside.
    #[must_use]
    pub fn index_stamp(&self) -> Option<Stamp> {
        fs_err::metadata(self.folder.join("index")).ok().map(|file| Stamp::of(&file))
    }

    /// Keeps the index.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_index(&self, index: &Index) -> Result<(), Problem> {
        let bytes = encode(index, USUAL + index.entries.len() * ENTRY)?;
        self.disk.replace(&self.folder.join("index"), &bytes).map_err(|error| unkept(&error))
    }

    /// Whether nothing is remembered of any document.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        !self.folder.join(DOCUMENTS).exists()
    }

    /// What is remembered of the document at `path`.
    #[must_use]
    pub fn record(&self, path: &str) -> Option<Record> {
        let bytes = fs_err::read(self.folder.join(name_of(DOCUMENTS, path))).ok()?;
        decode::<Record>(&bytes).filter(|record| record.path == path)
    }

    /// Remembers a document; `again` where something may be remembered of it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_record(&self, record: &Record, again: bool) -> Result<(), Problem> {
        self.keep(&name_of(DOCUMENTS, &record.path), record, again)
    }

    /// What is remembered of the comparisons of `story`.
    #[must_use]
    pub fn story(&self, story: &str) -> Option<StoryRecord> {
        let bytes = fs_err::read(self.folder.join(name_of("stories", story))).ok()?;
        decode::<StoryRecord>(&bytes).filter(|record| record.story == story)
    }

    /// Remembers the comparisons of a story; nothing is kept of one without any.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_story(&self, record: &StoryRecord) -> Result<(), Problem> {
        if record.compared.is_empty() {
            self.forget_story(&record.story);
            return Ok(());
        }
        self.keep(&name_of("stories", &record.story), record, true)
    }

    /// Forgets the comparisons of `story`.
    pub fn forget_story(&self, story: &str) {
        // Nothing depends on its going, as for a document.
        let _ = self.disk.remove(&self.folder.join(name_of("stories", story)), &self.folder);
    }

    /// The changes of the last run that changed something.
    #[must_use]
    pub fn changes(&self) -> Vec<Change> {
        let text = fs_err::read(self.folder.join("changes.json")).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Keeps the changes of a run.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_changes(&self, changes: &[Change]) -> Result<(), Problem> {
        let text = serde_json::to_vec(changes).unwrap_or_default();
        let path = self.folder.join("changes.json");
        self.disk.renew(&path, &text, true).map_err(|error| unkept(&error))
    }

    /// Forgets the document at `path`.
    pub fn forget(&self, path: &str) {
        // Nothing depends on its going: a record without a seed is never asked for.
        let _ = self.disk.remove(&self.folder.join(name_of(DOCUMENTS, path)), &self.folder);
    }

    fn keep(&self, name: &str, value: &impl Serialize, again: bool) -> Result<(), Problem> {
        self.disk.renew(&self.folder.join(name), &encode(value, USUAL)?, again).map_err(|error| unkept(&error))
    }
}

fn unkept(error: &std::io::Error) -> Problem {
    super::workspace::unwritable(".recoupe", error)
}

fn name_of(kind: &str, path: &str) -> String {
    let name = Hash::of(path.as_bytes()).name();
    format!("{kind}/{}/{}", &name[..2], &name[2..])
}

fn thrown_away() -> Problem {
    Problem::new("store", "what was remembered of earlier runs is of another version or damaged: it is made again")
        .at(Location::file(".recoupe"))
}

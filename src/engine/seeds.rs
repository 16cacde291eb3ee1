//! Finding the seeds: every text file under `seeds/`, and what cannot be one, by name.

mod arrived;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::slice;
use std::sync::atomic::{AtomicBool, Ordering};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::Workspace;
use super::file_names::{is_scratch, is_text};
use super::files::NO_FILE;
use super::stamp::Stamp;
use super::walk::Entry;
use super::workspace::{dangling, unreadable};
use crate::config::Config;
use crate::error::{Location, Problem};
pub use arrived::arrived;

/// Larger files are not read: no article is, and a mistake of this kind should cost no memory.
const LARGEST: u64 = 20 * 1024 * 1024;

/// A seed as found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// Relative to `seeds/`, with `/`.
    pub path: String,
    pub stamp: Stamp,
}

impl Seed {
    /// The story it belongs to: its folder, `.` directly under `seeds/`.
    #[must_use]
    pub fn story(&self) -> &str {
        story_of(&self.path)
    }
}

/// The story of the seed at `path`.
#[must_use]
pub fn story_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(folder, _)| folder)
}

/// What stands under `seeds/`.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// In order of their paths.
    pub seeds: Vec<Seed>,
    /// Folders that hold a `sources.toml`, relative to `seeds/`, `.` for `seeds/` itself.
    pub described: Vec<String>,
    /// Seeds that are there and could not be taken, so that what is known of them is left alone.
    pub refused: Vec<String>,
    /// Files of a kind that is not read.
    pub skipped: Vec<String>,
    /// Files outside of `seeds/` that links lead to: their real paths.
    pub linked: BTreeSet<Utf8PathBuf>,
    /// Folders outside of `seeds/` that links lead to, by their real paths: the link, relative to `seeds/`.
    pub linked_folders: BTreeMap<Utf8PathBuf, String>,
    pub problems: Vec<Problem>,
}

impl Found {
    /// Whether there is a seed at `path`.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.seeds.binary_search_by(|seed| seed.path.as_str().cmp(path)).is_ok()
    }

    /// Puts `seed` where it belongs.
    pub fn put(&mut self, seed: Seed) {
        match self.seeds.binary_search_by(|known| known.path.cmp(&seed.path)) {
            Ok(at) => self.seeds[at] = seed,
            Err(at) => self.seeds.insert(at, seed),
        }
    }

    /// Whether something stands at `path` that could not be taken, itself or in a folder that could not be opened.
    #[must_use]
    pub fn is_refused(&self, path: &str) -> bool {
        let holds = |refused: &String| path == refused || refused.ends_with('/') && path.starts_with(refused.as_str());
        self.refused.iter().any(holds)
    }
}

/// Walks `seeds/`, and stops on the way once `overtaken`: then not everything is found.
#[must_use]
pub fn find(workspace: &Workspace, config: &Config, overtaken: &AtomicBool) -> Found {
    let root = workspace.file("seeds").canonicalize_utf8().unwrap_or_else(|_| workspace.file("seeds"));
    let walk = Walk { workspace, config, overtaken, root };
    walk.folder("", slice::from_ref(&walk.root)).finish()
}

/// Whether nothing is to be said of the file but what its words say: an empty one is noted, and one that is too large
/// refused, by a walk.
#[must_use]
pub fn is_usual(stamp: &Stamp) -> bool {
    stamp.size > 0 && stamp.size <= LARGEST
}

struct Walk<'a> {
    workspace: &'a Workspace,
    config: &'a Config,
    overtaken: &'a AtomicBool,
    /// `seeds/` with every link resolved.
    root: Utf8PathBuf,
}

/// What stands in one part of `seeds/`.
#[derive(Default)]
struct Part {
    found: Found,
    /// Files that seem to be seeds, and what they look like from outside.
    candidates: Vec<(String, Result<Stamp, Problem>)>,
}

/// So many names at least are looked at in one go.
const NAMES: usize = 16;

impl Walk<'_> {
    /// Looks through `folder` (relative to `seeds/`, empty for itself); `trail` holds the real folders above it.
    fn folder(&self, folder: &str, trail: &[Utf8PathBuf]) -> Part {
        let shown = if folder.is_empty() { "seeds".to_owned() } else { format!("seeds/{folder}") };
        let mut part = Part::default();
        if self.overtaken.load(Ordering::Relaxed) {
            return part;
        }
        let entries = self.workspace.entries_in(&shown, &mut part.found.problems);
        if !part.found.problems.is_empty() {
            part.found.refused.push(format!("{folder}/"));
        }
        let within = entries.par_iter().with_min_len(NAMES).map(|entry| self.entry(folder, entry, trail));
        within.collect::<Vec<_>>().into_iter().for_each(|within| part.append(within));
        part
    }

    fn entry(&self, folder: &str, entry: &Entry, trail: &[Utf8PathBuf]) -> Part {
        let name = &entry.name;
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if self.config.ignore.hold(&path) {
            Part::default()
        } else if name.starts_with('_') {
            Part::refused(&path, reserved(&path, name))
        } else if entry.kind.is_symlink() {
            self.link(&path, entry, trail)
        } else if entry.kind.is_dir() {
            let mut below = trail.to_vec();
            below.push(trail[trail.len() - 1].join(name));
            self.folder(&path, &below)
        } else {
            Part::file(path, entry)
        }
    }

    fn link(&self, path: &str, entry: &Entry, trail: &[Utf8PathBuf]) -> Part {
        let place = Location::file(format!("seeds/{path}"));
        let Ok(target) = self.workspace.file(&format!("seeds/{path}")).canonicalize_utf8() else {
            return Part::refused(path, dangling(&place.path));
        };
        let home = self.root.parent().unwrap_or(&self.root);
        if !target.starts_with(home) {
            let problem = Problem::new("link-outside", format!("the link leads out of the workspace, to `{target}`"));
            return Part::refused(path, problem.at(place).hint("copy the file into `seeds/`"));
        }
        if target.is_file() {
            let mut part = Part::file(path.to_owned(), entry);
            part.found.linked.extend(Some(target).filter(|target| !target.starts_with(&self.root)));
            return part;
        }
        if trail.contains(&target) {
            let problem = Problem::new("link-loop", "the link leads to a folder that it stands in");
            return Part::refused(path, problem.at(place));
        }
        let mut below = trail.to_vec();
        below.push(target.clone());
        let mut part = self.folder(path, &below);
        if !target.starts_with(&self.root) {
            part.found.linked_folders.insert(target, path.to_owned());
        }
        part
    }
}

impl Part {
    fn file(path: String, entry: &Entry) -> Self {
        let mut part = Self::default();
        let file = Utf8Path::new(&path);
        if file.file_name() == Some("sources.toml") {
            part.found.described.push(story_of(&path).to_owned());
        } else if file.extension().is_some_and(is_text) {
            let stamp = stamp(&path, entry);
            part.candidates.push((path, stamp));
        } else if !is_scratch(&entry.name) {
            part.found.skipped.push(path);
        }
        part
    }

    fn refused(path: &str, problem: Problem) -> Self {
        let mut part = Self::default();
        part.refuse(path, problem);
        part
    }

    fn refuse(&mut self, path: &str, problem: Problem) {
        self.found.refused.push(path.to_owned());
        self.found.problems.push(problem);
    }

    fn append(&mut self, within: Self) {
        let Found { seeds, described, refused, skipped, linked, linked_folders, problems } = within.found;
        self.found.linked.extend(linked);
        self.found.linked_folders.extend(linked_folders);
        self.found.seeds.extend(seeds);
        self.found.described.extend(described);
        self.found.refused.extend(refused);
        self.found.skipped.extend(skipped);
        self.found.problems.extend(problems);
        self.candidates.extend(within.candidates);
    }

    fn finish(mut self) -> Found {
        self.candidates.sort_by(|a, b| a.0.cmp(&b.0));
        self.refuse_clashes();
        for (path, stamp) in std::mem::take(&mut self.candidates) {
            match stamp {
                Ok(stamp) => self.found.seeds.push(Seed { path, stamp }),
                Err(problem) => self.refuse(&path, problem),
            }
        }
        self.found.skipped.sort();
        self.found
    }

    /// Two names that some file systems cannot tell apart would share one annotation file there.
    fn refuse_clashes(&mut self) {
        let mut first: FxHashMap<Cow<str>, usize> = FxHashMap::default();
        let mut alike: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, (path, _)) in self.candidates.iter().enumerate() {
            let before = *first.entry(alike_key(path)).or_insert(place);
            if before < place {
                alike.entry(before).or_insert_with(|| vec![before]).push(place);
            }
        }
        for places in alike.values() {
            let paths: Vec<String> = places.iter().map(|&place| self.candidates[place].0.clone()).collect();
            let names: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
            let message = format!("{} would share one annotation file", names.join(" and "));
            let problem = Problem::new("same-name", message).at(Location::file(format!("seeds/{}", paths[0])));
            self.found.problems.push(problem.hint("rename one: some disks do not tell their names apart"));
            self.found.refused.extend(paths);
        }
        let refused: BTreeSet<usize> = alike.into_values().flatten().collect();
        let mut place = 0..;
        self.candidates.retain(|_| place.next().is_some_and(|place| !refused.contains(&place)));
    }
}

/// What a name is where capitals and accents written in two ways do not count.
fn alike_key(path: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if path.bytes().all(plain) { path.into() } else { path.nfc().collect::<String>().to_lowercase().into() }
}

fn stamp(path: &str, entry: &Entry) -> Result<Stamp, Problem> {
    let shown = format!("seeds/{path}");
    let metadata = entry.metadata().map_err(|error| unreadable(&shown, &error))?;
    if !metadata.is_file() {
        let problem = Problem::new("no-file", NO_FILE).at(Location::file(shown));
        return Err(problem.hint("take it out of `seeds/`"));
    }
    if metadata.len() > LARGEST {
        let (size, most) = (metadata.len() / (1024 * 1024), LARGEST / (1024 * 1024));
        let message = format!("the file is too large: {size} MB, and at most {most} MB are read");
        let problem = Problem::new("too-large", message).at(Location::file(shown));
        return Err(problem.hint("split it into its articles, or name it under `ignore` in recoupe.toml"));
    }
    Ok(Stamp::of(&metadata))
}

fn reserved(path: &str, name: &str) -> Problem {
    Problem::new("reserved-name", format!("the name `{name}` begins with `_`, and such names are recoupe's own"))
        .at(Location::file(format!("seeds/{path}")))
        .hint("rename it")
}

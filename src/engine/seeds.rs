//! Finding the seeds: every text file under `seeds/`, and what cannot be one, by name.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::Workspace;
use super::workspace::{dangling, unreadable};
use crate::config::Config;
use crate::error::{Location, Problem};

/// Larger files are not read: no article is, and a mistake of this kind should cost no memory.
pub(super) const LARGEST: u64 = 20 * 1024 * 1024;

/// What tells without reading whether a file is still the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    pub modified: SystemTime,
}

impl Stamp {
    pub(super) fn of(file: &std::fs::Metadata) -> Self {
        Self { size: file.len(), modified: file.modified().unwrap_or(SystemTime::UNIX_EPOCH) }
    }
}

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
    pub problems: Vec<Problem>,
}

/// Walks `seeds/`, and stops on the way once `overtaken`: then not everything is found.
#[must_use]
pub fn find(workspace: &Workspace, config: &Config, overtaken: &AtomicBool) -> Found {
    let root = workspace.file("seeds").canonicalize_utf8().unwrap_or_else(|_| workspace.file("seeds"));
    let mut walk = Walk { workspace, config, overtaken, root, found: Found::default(), candidates: Vec::new() };
    let trail = vec![walk.root.clone()];
    walk.folder("", &trail);
    walk.finish()
}

struct Walk<'a> {
    workspace: &'a Workspace,
    config: &'a Config,
    overtaken: &'a AtomicBool,
    /// `seeds/` with every link resolved.
    root: Utf8PathBuf,
    found: Found,
    candidates: Vec<String>,
}

impl Walk<'_> {
    fn is_overtaken(&self) -> bool {
        self.overtaken.load(Ordering::Relaxed)
    }

    /// Looks through `folder` (relative to `seeds/`, empty for itself); `trail` holds the real folders above it.
    fn folder(&mut self, folder: &str, trail: &[Utf8PathBuf]) {
        let shown = if folder.is_empty() { "seeds".to_owned() } else { format!("seeds/{folder}") };
        if self.is_overtaken() {
            return;
        }
        let before = self.found.problems.len();
        let entries = self.workspace.entries_in(&shown, &mut self.found.problems);
        if self.found.problems.len() > before {
            self.found.refused.push(format!("{folder}/"));
        }
        for (name, kind) in entries {
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            if self.config.ignore.hold(&path) {
                continue;
            }
            if name.starts_with('_') {
                self.refuse(&path, reserved(&path, &name));
            } else if kind.is_symlink() {
                self.link(&path, trail);
            } else if kind.is_dir() {
                let mut below = trail.to_vec();
                below.push(trail[trail.len() - 1].join(&name));
                self.folder(&path, &below);
            } else {
                self.file(path);
            }
        }
    }

    fn link(&mut self, path: &str, trail: &[Utf8PathBuf]) {
        let place = Location::file(format!("seeds/{path}"));
        let Ok(target) = self.workspace.file(&format!("seeds/{path}")).canonicalize_utf8() else {
            return self.refuse(path, dangling(&place.path));
        };
        let home = self.root.parent().unwrap_or(&self.root);
        if !target.starts_with(home) {
            let problem = Problem::new("link-outside", format!("the link leads out of the workspace, to `{target}`"));
            return self.refuse(path, problem.at(place).hint("copy the file into `seeds/`"));
        }
        if target.is_file() {
            return self.file(path.to_owned());
        }
        if trail.contains(&target) {
            let problem = Problem::new("link-loop", "the link leads to a folder that it stands in");
            return self.refuse(path, problem.at(place));
        }
        let mut below = trail.to_vec();
        below.push(target);
        self.folder(path, &below);
    }

    fn file(&mut self, path: String) {
        let file = Utf8Path::new(&path);
        if file.file_name() == Some("sources.toml") {
            self.found.described.push(story_of(&path).to_owned());
        } else if file.extension().is_some_and(is_text) {
            self.candidates.push(path);
        } else {
            self.found.skipped.push(path);
        }
    }

    fn refuse(&mut self, path: &str, problem: Problem) {
        self.found.refused.push(path.to_owned());
        self.found.problems.push(problem);
    }

    fn finish(mut self) -> Found {
        self.candidates.sort();
        self.refuse_clashes();
        let stamps = self.candidates.par_iter().map(|path| (!self.is_overtaken()).then(|| self.stamp(path)));
        let stamps: Vec<_> = stamps.while_some().collect();
        for (path, stamp) in std::mem::take(&mut self.candidates).into_iter().zip(stamps) {
            match stamp {
                Ok(stamp) => self.found.seeds.push(Seed { path, stamp }),
                Err(problem) => self.refuse(&path, problem),
            }
        }
        self.found.skipped.sort();
        self.found
    }

    fn stamp(&self, path: &str) -> Result<Stamp, Problem> {
        let shown = format!("seeds/{path}");
        let metadata = std::fs::metadata(self.workspace.file(&shown)).map_err(|error| unreadable(&shown, &error))?;
        if metadata.len() > LARGEST {
            let (size, most) = (metadata.len() / (1024 * 1024), LARGEST / (1024 * 1024));
            let message = format!("the file is too large: {size} MB, and at most {most} MB are read");
            let problem = Problem::new("too-large", message).at(Location::file(shown));
            return Err(problem.hint("split it into its articles, or name it under `ignore` in recoupe.toml"));
        }
        Ok(Stamp::of(&metadata))
    }

    /// Two names that some file systems cannot tell apart would share one annotation file there.
    fn refuse_clashes(&mut self) {
        let mut alike: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in self.candidates.drain(..) {
            alike.entry(path.nfc().collect::<String>().to_lowercase()).or_default().push(path);
        }
        for paths in alike.into_values() {
            let [only] = &paths[..] else {
                let names: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
                let message = format!("{} would share one annotation file", names.join(" and "));
                let problem = Problem::new("same-name", message).at(Location::file(format!("seeds/{}", paths[0])));
                self.found.problems.push(problem.hint("rename one: some disks do not tell their names apart"));
                self.found.refused.extend(paths);
                continue;
            };
            self.candidates.push(only.clone());
        }
        self.candidates.sort();
    }
}

pub(super) fn is_text(extension: &str) -> bool {
    ["txt", "text", "md", "markdown", "html", "htm"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn reserved(path: &str, name: &str) -> Problem {
    Problem::new("reserved-name", format!("the name `{name}` begins with `_`, and such names are recoupe's own"))
        .at(Location::file(format!("seeds/{path}")))
        .hint("rename it")
}

//! The folder that is worked on: where it is, and where each thing stands in it.

use std::io;
use std::sync::{Arc, OnceLock};

use camino::{Utf8Path, Utf8PathBuf};

use super::files::{Care, Disk, Gate};
use super::reviews::REVIEWS;
use super::stamp::Stamp;
use crate::config::Config;
use crate::error::{Location, Problem};
use crate::rule::RuleFiles;

/// A workspace on disk. Every path it gives out or takes is relative to its root and written with `/`.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: Utf8PathBuf,
    /// The same with every link resolved, once it was asked for.
    real: OnceLock<Utf8PathBuf>,
    disk: Disk,
}

/// The file that holds the settings and marks the root.
pub const SETTINGS: &str = "recoupe.toml";

impl Workspace {
    /// The workspace around `start`: the nearest folder, `start` or above, that holds `recoupe.toml` or `seeds/`.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(start: &Utf8Path) -> Result<Self, Problem> {
        let found = start.ancestors().find(|folder| folder.join(SETTINGS).is_file() || folder.join("seeds").is_dir());
        found.map(Self::at).ok_or_else(|| {
            Problem::new(
                "no-workspace",
                format!("neither `{start}` nor a folder above it holds `seeds/` or `{SETTINGS}`"),
            )
            .hint("`recoupe init` makes a workspace here; `--root FOLDER` names one elsewhere")
        })
    }

    /// The workspace at `root`, whatever stands there.
    #[must_use]
    pub fn at(root: &Utf8Path) -> Self {
        Self { root: root.to_owned(), real: OnceLock::new(), disk: Disk::default() }
    }

    /// The same, with every write passing `gate`.
    #[must_use]
    pub fn behind(self, gate: Arc<dyn Gate>) -> Self {
        Self { disk: Disk::behind(gate), ..self }
    }

    /// The way to the disk.
    pub(super) fn disk(&self) -> &Disk {
        &self.disk
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// Where `path` stands on the disk.
    #[must_use]
    pub fn file(&self, path: &str) -> Utf8PathBuf {
        self.root.join(path)
    }

    /// The annotation file of the seed at `seed` (relative to `seeds/`).
    #[must_use]
    pub fn annotation_of(seed: &str) -> String {
        format!("annotations/{seed}.toml")
    }

    /// What the last run that changed the annotations of `seed` changed.
    #[must_use]
    pub fn diff_of(seed: &str) -> String {
        format!("annotations/{seed}.diff")
    }

    /// The ledger file of `story`.
    #[must_use]
    pub fn ledger_of(story: &str) -> String {
        if story == "." { "annotations/_ledger.toml".to_owned() } else { format!("annotations/{story}/_ledger.toml") }
    }

    /// The bytes of the file at `path`; `None` when there is none.
    ///
    /// # Errors
    /// When there is one and it cannot be read.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Problem> {
        match super::files::read(&self.file(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unreadable(path, &error)),
        }
    }

    /// The text of the file at `path`; `None` when there is none.
    ///
    /// # Errors
    /// When there is one and it cannot be read, or is not UTF-8.
    pub fn read_text(&self, path: &str) -> Result<Option<String>, Problem> {
        let Some(bytes) = self.read(path)? else { return Ok(None) };
        String::from_utf8(bytes).map(Some).map_err(|error| {
            let line = error.as_bytes()[..error.utf8_error().valid_up_to()].split(|&byte| byte == b'\n').count();
            let at = Location { line, ..Location::file(path) };
            Problem::new("not-utf-8", "the file is not UTF-8").at(at).hint("save it as UTF-8")
        })
    }

    /// Puts `text` at `path`, unless it is there already. True when something was written.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, path: &str, text: &str) -> Result<bool, Problem> {
        let target = self.target(path)?;
        self.disk.write_if_changed(&target, text.as_bytes()).map_err(|error| unwritable(path, &error))
    }

    /// Puts `text` at `path`, where it can be made again and nobody misses it for a moment: see [`Disk::renew`].
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn renew(&self, path: &str, text: &str) -> Result<(), Problem> {
        let target = self.target(path)?;
        self.disk.renew(&target, text.as_bytes(), true).map_err(|error| unwritable(path, &error))
    }

    /// Puts `text` in the place of what was `read` at `path`, none meaning no file on either side. False, and nothing is
    /// done, when something else is there by now: another program, or a person, was quicker.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn exchange(
        &self,
        path: &str,
        read: Option<&str>,
        text: Option<&str>,
        care: Care,
    ) -> Result<bool, Problem> {
        let target = self.target(path)?;
        let read = read.map(str::as_bytes);
        let done = match text {
            Some(text) => self.disk.exchange(&target, read, text.as_bytes(), care),
            None => self.disk.remove_read(&target, &self.top(path), read),
        };
        done.map_err(|error| unwritable(path, &error))
    }

    /// Puts `text` into the file at `path`, which a person owns: synced to the disk, a link written through.
    ///
    /// # Errors
    /// When it cannot be written: then it is as it was.
    pub fn edit(&self, path: &str, text: &str) -> Result<(), Problem> {
        let target = self.target(path)?;
        self.disk.edit(&target, text.as_bytes()).map_err(|error| unwritable(path, &error))
    }

    /// Removes the file at `path` and the folders that are empty then, up to the workspace's own.
    ///
    /// # Errors
    /// When there is one and it cannot be removed.
    pub fn remove(&self, path: &str) -> Result<bool, Problem> {
        self.disk.remove(&self.file(path), &self.top(path)).map_err(|error| unwritable(path, &error))
    }

    /// The folder of the workspace that `path` stands in.
    fn top(&self, path: &str) -> Utf8PathBuf {
        self.root.join(path.split('/').next().unwrap_or_default())
    }

    /// Where what is written to `path` goes: links are followed inside the workspace, and refused where they lead out of
    /// it or nowhere.
    fn target(&self, path: &str) -> Result<Utf8PathBuf, Problem> {
        let file = self.file(path);
        let is_link = |place: &Utf8Path| place.symlink_metadata().is_ok_and(|place| place.is_symlink());
        if !file.ancestors().take_while(|place| *place != self.root).any(is_link) {
            return Ok(file);
        }
        let Some(there) = file.ancestors().find(|place| place.symlink_metadata().is_ok()) else { return Ok(file) };
        let Ok(real) = there.canonicalize_utf8() else { return Err(dangling(path)) };
        let root = self.real.get_or_init(|| self.root.canonicalize_utf8().unwrap_or_else(|_| self.root.clone()));
        if !real.starts_with(root) {
            let problem = Problem::new("link-outside", format!("a link leads out of the workspace, to `{real}`"));
            return Err(problem.at(Location::file(path)).hint("nothing is written there: put the file itself here"));
        }
        let rest = file.strip_prefix(there).ok().filter(|rest| !rest.as_str().is_empty());
        Ok(rest.map_or_else(|| real.clone(), |rest| real.join(rest)))
    }

    /// The settings; those of an empty file when there is none.
    #[must_use]
    pub fn config(&self) -> (Config, Vec<Problem>) {
        match self.read_text(SETTINGS) {
            Ok(Some(text)) => Config::parse(SETTINGS, &text),
            Ok(None) => (Config::default(), Vec::new()),
            Err(problem) => (Config::unreadable(), vec![problem]),
        }
    }

    /// Everything a rule may be made of: `.lua` and `.toml` files under `rules/`, hidden ones left out.
    #[must_use]
    pub fn rule_files(&self) -> (RuleFiles, Vec<Problem>) {
        let mut found = RuleFiles::default();
        let mut problems = Vec::new();
        let mut folders = vec!["rules".to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in self.entries_in(&folder, &mut problems) {
                let path = format!("{folder}/{}", entry.name);
                if entry.kind.is_dir() {
                    folders.push(path);
                } else if entry.ends_in(&["lua", "toml"]) {
                    match self.read(&path) {
                        Ok(Some(bytes)) => drop(found.files.insert(path, bytes)),
                        Ok(None) => problems.push(dangling(&path)),
                        Err(problem) => problems.push(problem),
                    }
                }
            }
        }
        (found, problems)
    }

    /// What tells whether the file at `path` is still the same; `None` when there is none.
    #[must_use]
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        std::fs::metadata(self.file(path)).ok().map(|file| Stamp::of(&file))
    }

    /// What everything that a run reads looks like from outside.
    #[must_use]
    pub(super) fn stamps(&self) -> Vec<(String, Option<Stamp>)> {
        let mut unread = Vec::new();
        let mut stamps = vec![(SETTINGS.to_owned(), self.stamp(SETTINGS))];
        let read = ["txt", "text", "md", "markdown", "html", "htm", "toml", "lua"];
        for folder in ["seeds", "rules", "annotations", REVIEWS] {
            stamps.extend(self.stamped_under(folder, &read, &mut unread));
        }
        stamps.sort_by(|a, b| a.0.cmp(&b.0));
        stamps
    }
}

/// The link at `path` points at nothing.
pub(super) fn dangling(path: &str) -> Problem {
    Problem::new("dangling-link", "the link leads nowhere")
        .at(Location::file(path))
        .hint("remove it, or put the file it points at back")
}

/// The file or folder at `path` cannot be read.
pub(super) fn unreadable(path: &str, error: &io::Error) -> Problem {
    let problem = Problem::new("unreadable", format!("cannot be read: {}", reason(error))).at(Location::file(path));
    match error.kind() {
        io::ErrorKind::PermissionDenied => problem.hint("give yourself the right to read it"),
        io::ErrorKind::InvalidFilename => problem.hint("shorten the name of the seed: `.toml` stands behind it here"),
        _ => problem,
    }
}

/// The file at `path` cannot be written.
pub(super) fn unwritable(path: &str, error: &io::Error) -> Problem {
    Problem::new("unwritable", format!("cannot be written: {}", reason(error))).at(Location::file(path))
}

/// What the system says, without the path that `fs-err` adds: the problem has it already.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::StorageFull => "no space left".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::IsADirectory => "a folder stands there".to_owned(),
        io::ErrorKind::InvalidFilename => "the name is too long".to_owned(),
        io::ErrorKind::NotADirectory => "a file stands where a folder is needed".to_owned(),
        _ => error.to_string(),
    }
}

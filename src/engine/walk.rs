//! What stands in the folders of a workspace: names, kinds and stamps.
//!
//! Folders are looked through side by side: a run in which nothing changed is over once every file was looked at.

use std::fs::FileType;
use std::io;

use camino::Utf8Path;
use rayon::prelude::*;

use super::Workspace;
use super::stamp::Stamp;
use super::workspace::unreadable;
use crate::error::{Location, Problem};

/// Something that stands in a folder.
#[derive(Debug)]
pub(super) struct Entry {
    pub name: String,
    pub kind: FileType,
    place: fs_err::DirEntry,
}

impl Entry {
    /// What the system tells of the file, or of the one a link leads to.
    pub fn metadata(&self) -> io::Result<std::fs::Metadata> {
        // Windows keeps another copy of this in the folder, which may be older.
        if self.kind.is_symlink() || cfg!(windows) {
            fs_err::metadata(self.place.path())
        } else {
            self.place.metadata()
        }
    }

    /// Whether it is a file of one of these `endings`, not hidden.
    pub fn ends_in(&self, endings: &[&str]) -> bool {
        let ending = Utf8Path::new(&self.name).extension();
        !self.kind.is_dir() && !self.name.starts_with('.') && ending.is_some_and(|ending| endings.contains(&ending))
    }
}

/// So many files at least are looked at in one go.
const FILES: usize = 64;

impl Workspace {
    /// What `take` makes of the files under `folder`, each with its path; folders are entered where `enter` allows their
    /// names. In no particular order.
    pub(super) fn taken_under<T: Send>(
        &self,
        folder: &str,
        problems: &mut Vec<Problem>,
        enter: &(impl Fn(&str) -> bool + Sync),
        take: &(impl Fn(String, &Entry) -> Option<T> + Sync),
    ) -> Vec<T> {
        let entries = self.all_entries_in(folder, problems);
        let path = |entry: &Entry| format!("{folder}/{}", entry.name);
        let (folders, files): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|entry| entry.kind.is_dir());
        let files = files.par_iter().with_min_len(FILES);
        let mut taken: Vec<T> = files.filter_map(|entry| take(path(entry), entry)).collect();
        let below = folders.par_iter().filter(|entry| enter(&entry.name)).map(|entry| {
            let mut unread = Vec::new();
            (self.taken_under(&path(entry), &mut unread, enter, take), unread)
        });
        for (files, unread) in below.collect::<Vec<_>>() {
            taken.extend(files);
            problems.extend(unread);
        }
        taken
    }

    /// The files with one of these `endings` under `folder`, hidden ones and folders that begin with `_` left out, in order
    /// of their paths.
    pub(super) fn files_under(&self, folder: &str, endings: &[&str], problems: &mut Vec<Problem>) -> Vec<String> {
        let take = |path, entry: &Entry| entry.ends_in(endings).then_some(path);
        let mut found = self.taken_under(folder, problems, &is_open, &take);
        found.sort();
        found
    }

    /// The names in a folder and what they are, in order, hidden ones left out; none when there is no such folder.
    pub(super) fn entries_in(&self, folder: &str, problems: &mut Vec<Problem>) -> Vec<Entry> {
        let mut found = self.all_entries_in(folder, problems);
        found.retain(|entry| !entry.name.starts_with('.'));
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found
    }

    fn all_entries_in(&self, folder: &str, problems: &mut Vec<Problem>) -> Vec<Entry> {
        let entries = match fs_err::read_dir(self.file(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                problems.push(unreadable(folder, &error));
                return Vec::new();
            }
        };
        let mut found = Vec::new();
        for entry in entries {
            match entry.and_then(|place| Ok((place.file_name().into_string(), place.file_type()?, place))) {
                Ok((Ok(name), kind, place)) => found.push(Entry { name, kind, place }),
                Ok((Err(name), ..)) => problems.push(unnamed(folder, &name)),
                Err(error) => problems.push(unreadable(folder, &error)),
            }
        }
        found
    }

    /// What the files with one of these `endings` under `folder` look like from outside, in no particular order.
    pub(super) fn stamped_under(
        &self,
        folder: &str,
        endings: &[&str],
        problems: &mut Vec<Problem>,
    ) -> Vec<(String, Option<Stamp>)> {
        let stamp = |entry: &Entry| entry.metadata().ok().map(|file| Stamp::of(&file));
        let take = |path, entry: &Entry| entry.ends_in(endings).then(|| (path, stamp(entry)));
        self.taken_under(folder, problems, &is_open, &take)
    }
}

/// Whether a folder of this name holds what others made.
fn is_open(name: &str) -> bool {
    !name.starts_with(['.', '_'])
}

fn unnamed(folder: &str, name: &std::ffi::OsStr) -> Problem {
    let shown = name.to_string_lossy();
    Problem::new("name-not-utf-8", format!("the name `{shown}` is not UTF-8"))
        .at(Location::file(folder))
        .hint("rename the file")
}

//! A workspace made for one test, and the program run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder that goes when the test ends.
pub struct Folder {
    guard: tempfile::TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A rule that reports the word “rumour”.
pub const RUMOUR: &str = r#"local word = pattern([[(?i)\brumou?rs?\b]])
return rule {
  summary = "rumours",
  severity = "warning",
  each = "sentence",
  check = function(sentence, report)
    for match in word:find(sentence) do
      report(match, "a rumour")
    end
  end,
  examples = { flags = { "A [[rumour]] went round." }, passes = { "Nothing went round." } },
}
"#;

/// Whether tests that try many cases are to try them all, as the gate does, rather than a few.
#[must_use]
pub fn is_thorough() -> bool {
    std::env::var_os("RECOUPE_THOROUGH").is_some()
}

impl Folder {
    /// An empty folder.
    #[must_use]
    pub fn empty() -> Self {
        Self { guard: tempfile::tempdir().unwrap() }
    }

    /// A workspace with the rule `rumour` and two documents, one of which holds a rumour.
    #[must_use]
    pub fn with_a_story() -> Self {
        Self::empty()
            .file("rules/rumour.lua", RUMOUR)
            .file("seeds/flood/one.txt", "The dam broke at noon.\n\nA rumour said so already at nine.\n")
            .file("seeds/flood/two.txt", "The dam held until the evening.\n")
    }

    /// The same with the file at `path`, folders made as needed.
    #[must_use]
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.guard.path().join(path)
    }

    /// The program, ready to be run here, knowing nothing of the machine's own settings.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recoupe"));
        command.args(arguments).current_dir(self.guard.path());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RAYON_NUM_THREADS", "COLUMNS"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program here to its end.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&mut self.command(arguments))
    }

    /// Every file under `folder` with its bytes, by its path from there.
    pub fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        Self::files_of(&self.path(folder))
    }

    /// Every file under `root`, which may be anywhere, by its path from there.
    pub fn files_of(root: &Path) -> BTreeMap<String, Vec<u8>> {
        let root = root.to_owned();
        let mut found = BTreeMap::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = fs::read_dir(folder) else { continue };
            for path in entries.map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.insert(name(&root, &path), fs::read(&path).unwrap());
                }
            }
        }
        found
    }
}

fn name(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/")
}

impl Ran {
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Holds the exit code against `code`.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self
    }

    /// Holds each of `words` against what was printed, problems included.
    #[track_caller]
    pub fn says(self, words: &[&str]) -> Self {
        for word in words {
            assert!(self.out.contains(word) || self.err.contains(word), "no `{word}` in:\n{}{}", self.out, self.err);
        }
        self
    }
}

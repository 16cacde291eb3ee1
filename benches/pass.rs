#![allow(clippy::print_stdout)] // A tool of its own, not part of the program that prints through `report`.
//! A pass from the command line: `cargo bench --bench pass -- [COUNT…] [--rounds N]`, numbers of articles.
//!
//! Runs the program as a person does, on a corpus of its own for each cold round, and tells medians: cold on one core and
//! on all, nothing changed beside `git status`, then one article, one rule and one entry of a term list changed. What is
//! held against each other takes turns, so that a busy machine slows both. Corpora are removed at the very end: some file
//! systems make new files slowly for a while after many were deleted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

mod corpus;
mod measured;

use measured::{Row, Run};

const COUNT: u32 = 500;
const ROUNDS: usize = 3;
/// What takes little time is measured more often.
const OFTEN: usize = 5;
/// Three rules that look for words, as other checkers of prose have them.
const WORDS: [&str; 3] = ["loaded-term", "superlative", "weasel-word"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let at = arguments.iter().position(|argument| argument == "--rounds");
    let rounds = at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(ROUNDS).max(1);
    let counts = &arguments[..at.unwrap_or(arguments.len())];
    let mut counts: Vec<u32> = counts.iter().filter_map(|count| count.parse().ok()).collect();
    if counts.is_empty() {
        counts.push(COUNT);
    }
    for count in counts {
        println!("{count} articles, medians of {rounds} rounds");
        println!("{}", Row::HEAD);
        let mut pass = Pass { count, rounds, kept: Vec::new() };
        let root = pass.cold();
        pass.unchanged(&root);
        pass.changed(&root);
    }
}

/// The measurements on one number of articles.
struct Pass {
    count: u32,
    rounds: usize,
    /// Corpora, removed when everything is measured.
    kept: Vec<TempDir>,
}

impl Pass {
    /// Nothing is remembered. Returns a corpus that was checked.
    fn cold(&mut self) -> PathBuf {
        let (mut one, mut all, mut words) = (Vec::new(), Vec::new(), Vec::new());
        let mut last = PathBuf::new();
        for _ in 0..self.rounds {
            one.push(check(&self.corpus(|_| true), &["-q"], Some(1)));
            words.push(check(&self.corpus(|rule| WORDS.contains(&rule)), &["-q"], None));
            last = self.corpus(|_| true);
            all.push(check(&last, &["-q"], None));
        }
        let [one, all, words] = [
            Row::of("cold, one core", &one),
            Row::of("cold, all cores", &all),
            Row::of("cold, all cores, three word rules", &words),
        ];
        one.print(self.count, None);
        all.print(self.count, Some(("as fast as one core", one.wall / all.wall)));
        words.print(self.count, None);
        last
    }

    /// Nothing changed, beside what git takes to look at the same files.
    fn unchanged(&self, root: &Path) {
        let git = |arguments: &[&str]| {
            let mut command = Command::new("git");
            command.arg("-C").arg(root).args(["-c", "user.name=n", "-c", "user.email=e", "-c", "gc.auto=0"]);
            measured::run(command.args(arguments)).filter(|run| run.success)
        };
        let _ = [&["init", "-q"][..], &["add", "."], &["commit", "-q", "-m", "all"]].map(git);
        let (mut quiet, mut told, mut status) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..self.rounds * OFTEN {
            quiet.push(check(root, &["-q"], None));
            status.extend(git(&["status", "--short"]));
            told.push(check(root, &[], None));
        }
        let status = Row::of("git status --short", &status);
        for row in [Row::of("nothing changed, check -q", &quiet), Row::of("nothing changed, check", &told)] {
            row.print(self.count, Some(("git status", row.wall / status.wall)));
        }
        status.print(self.count, None);
    }

    /// One file changed since the last run.
    fn changed(&self, root: &Path) {
        let after = |what, path: &str, change: &dyn Fn(String, usize) -> String| {
            let runs = (0..self.rounds).map(|round| {
                let file = root.join(path);
                let text = fs::read_to_string(&file).expect("a file of the corpus");
                fs::write(&file, change(text, round)).expect("a save");
                check(root, &["-q"], None)
            });
            Row::of(what, &runs.collect::<Vec<_>>()).print(self.count, None);
        };
        let article = "seeds/story-00000/article-0.txt";
        after("one article changed", article, &|text, _| text + "\nUne clique en a profité.\n");
        let rule = "rules/superlative.lua";
        after("one rule changed, not what it says", rule, &|text, _| text + "-- Nothing else.\n");
        after("one rule changed, and what it says", rule, &|text, round| {
            let [from, to] = if round.is_multiple_of(2) { ["info", "warning"] } else { ["warning", "info"] };
            text.replacen(&format!("severity = \"{from}\""), &format!("severity = \"{to}\""), 1)
        });
        let list = "rules/terms/loaded.fr.toml";
        after("one term added to a list", list, &|text, round| {
            let entry = format!("term = [\n  {{ word = \"gymnase {round}\", note = \"a word of the corpus\" }},\n");
            text.replacen("term = [\n", &entry, 1)
        });
    }

    /// A corpus of its own, with the starter rules that are `wanted`.
    fn corpus(&mut self, wanted: impl Fn(&str) -> bool) -> PathBuf {
        let folder = tempfile::tempdir().expect("a folder for the corpus");
        let root = folder.path().to_owned();
        corpus::write(&root.join("seeds"), u64::from(self.count)).expect("room for the corpus");
        copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/rules")), &root.join("rules"), &wanted);
        self.kept.push(folder);
        root
    }
}

/// Runs the program in `root` as a person does, on as many cores as there are or on `cores`.
fn check(root: &Path, options: &[&str], cores: Option<u32>) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recoupe"));
    command.arg("check").args(options).current_dir(root);
    if let Some(cores) = cores {
        command.env("RAYON_NUM_THREADS", cores.to_string());
    }
    let run = measured::run(&mut command).expect("the program can be started");
    assert!(run.success, "a run in {} went wrong", root.display());
    run
}

/// Copies the rules that are `wanted`, and whatever stands in folders beside them.
fn copy(from: &Path, to: &Path, wanted: &dyn Fn(&str) -> bool) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the rules").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            copy(&path, &target, &|_| true);
        } else if wanted(name) {
            fs::copy(&path, &target).expect("a rule");
        }
    }
}

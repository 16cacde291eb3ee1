#![allow(clippy::print_stdout)] // A tool of its own, not part of the program that prints through `report`.
//! From a save to the annotation on disk: `cargo bench --bench watch -- [COUNT…]`, numbers of articles.
//!
//! Starts the program as a person does, saves articles one after the other, in a story each, and looks at the annotation
//! file until its bytes are others. The clock runs from the moment the save has ended. Then the same with a module that
//! rules use, looking at the annotations of the article saved last, and with an article in the middle of what follows:
//! at 10,000 articles the rules are still at work on the corpus when the next save of either kind comes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

mod corpus;

/// How many saves are measured; the first ones, in which every thread of the program does something for the first time,
/// count as well.
const SAVES: usize = 200;
const RULE_SAVES: usize = 10;
/// As long as a fast writer needs between two saves.
const PAUSE: Duration = Duration::from_millis(120);
const PATIENCE: Duration = Duration::from_mins(1);

fn main() {
    let counts: Vec<u64> = std::env::args().skip(1).filter_map(|count| count.parse().ok()).collect();
    let counts = if counts.is_empty() { vec![100, 1_000, 10_000] } else { counts };
    println!("{:>8}  {:>24}  {:>20}  {:>20}", "articles", "article saved, ms", "module saved, ms", "article meanwhile");
    println!(
        "{:>8}  {:>7} {:>7} {:>8}  {:>9} {:>10}  {:>9} {:>10}",
        "", "median", "p99", "most", "median", "most", "median", "most"
    );
    for count in counts {
        let (saves, rules, meanwhile) = measured(count);
        println!(
            "{count:>8}  {:>7.1} {:>7.1} {:>8.1}  {:>9.1} {:>10.1}  {:>9.1} {:>10.1}",
            at(&saves, 50),
            at(&saves, 99),
            at(&saves, 100),
            at(&rules, 50),
            at(&rules, 100),
            at(&meanwhile, 50),
            at(&meanwhile, 100)
        );
    }
}

/// In milliseconds, in order.
fn measured(count: u64) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
    let folder = tempfile::tempdir().expect("a folder for the corpus");
    let root = folder.path();
    corpus::write(&root.join("seeds"), count).expect("room for the corpus");
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/rules")), &root.join("rules"));
    let watching = Watching::begin(root);
    let mut saves: Vec<f64> = (0..SAVES).map(|save| saved(root, save, count)).collect();
    let last = article((SAVES - 1) as u64, count);
    let (mut rules, mut meanwhile) = (Vec::new(), Vec::new());
    for save in 0..RULE_SAVES {
        rules.push(rule_saved(root, &last, save));
        std::thread::sleep(PAUSE * 5);
        meanwhile.push(saved(root, SAVES - 1, count));
        std::thread::sleep(PAUSE * 10);
    }
    drop(watching);
    for times in [&mut saves, &mut rules, &mut meanwhile] {
        times.sort_by(f64::total_cmp);
    }
    (saves, rules, meanwhile)
}

fn at(sorted: &[f64], percent: usize) -> f64 {
    sorted[((sorted.len() - 1) * percent).div_ceil(100)]
}

/// The article of save number `save`: another story each time.
fn article(save: u64, count: u64) -> String {
    let story = (save * 37) % count.div_ceil(10);
    format!("story-{story:05}/article-{}.txt", save % 10)
}

/// Adds a term that a rule reports, and waits until it stands in the annotations.
fn saved(root: &Path, save: usize, count: u64) -> f64 {
    let path = article(save as u64, count);
    let seed = root.join("seeds").join(&path);
    let mut text = fs::read_to_string(&seed).expect("an article");
    text.push_str("\nUne clique en a profité. A clique took it all.\n");
    let annotations = annotations(root, &path);
    let before = fs::read(&annotations).unwrap_or_default();
    fs::write(&seed, text).expect("a save");
    until_others(&annotations, &before)
}

/// Changes what a rule says, and waits until the annotations of `path` say it.
fn rule_saved(root: &Path, path: &str, save: usize) -> f64 {
    let rule = root.join("rules/lib/listed.lua");
    let text = fs::read_to_string(&rule).expect("a module");
    let text = if save.is_multiple_of(2) {
        text.replace("“%s”: %s", "“%s” – %s")
    } else {
        text.replace("“%s” – %s", "“%s”: %s")
    };
    let annotations = annotations(root, path);
    let before = fs::read(&annotations).unwrap_or_default();
    fs::write(&rule, text).expect("a save");
    until_others(&annotations, &before)
}

fn annotations(root: &Path, path: &str) -> PathBuf {
    root.join("annotations").join(format!("{path}.toml"))
}

/// Milliseconds until `path` holds something else than `before`.
fn until_others(path: &Path, before: &[u8]) -> f64 {
    let began = Instant::now();
    while fs::read(path).unwrap_or_default() == before {
        assert!(began.elapsed() < PATIENCE, "nothing came of a save: {}", path.display());
        std::thread::sleep(Duration::from_micros(200));
    }
    let took = began.elapsed();
    std::thread::sleep(PAUSE);
    took.as_secs_f64() * 1e3
}

struct Watching(Child);

impl Watching {
    /// The program, once it has looked at everything.
    fn begin(root: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recoupe"));
        command.args(["watch", "--format", "jsonl"]).current_dir(root);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program can be started");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        assert!(lines.next().is_some_and(|line| line.is_ok()), "it tells of its first run");
        // What it tells later has to be taken from it.
        std::thread::spawn(move || lines.for_each(drop));
        std::thread::sleep(Duration::from_millis(500));
        Self(child)
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the rules").flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a rule");
        }
    }
}

#![allow(clippy::print_stdout)] // A tool of its own, not part of the program that prints through `report`.
//! From a save to the annotation on disk: `cargo bench --bench watch -- [COUNT…] [--one-folder COUNT]`, numbers of articles.
//!
//! Starts the program as a person does, saves articles one after the other, in a story each, and looks at the annotation
//! file until its bytes are others. The clock runs from the moment the save has ended. Then the same with a rule, looking
//! at the annotations of the article saved last, and in the middle of what follows with an article, with that rule again,
//! and with an article that is taken away: at 10,000 articles the rule is still at work on the corpus when each of these
//! comes. Then, with nothing at work, an article comes, is renamed, taken away and put back. With `--one-folder` all
//! articles are one story.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

mod corpus;

/// How many saves are measured; the first ones, in which every thread of the program does something for the first time,
/// count as well.
const SAVES: usize = 200;
const RULE_SAVES: usize = 10;
const MOVES: u64 = 10;
/// As long as a fast writer needs between two saves.
const PAUSE: Duration = Duration::from_millis(120);
const PATIENCE: Duration = Duration::from_mins(1);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let (mut counts, mut crowds): (Vec<u64>, Vec<u64>) = Default::default();
    for (at, argument) in arguments.iter().enumerate() {
        let crowd = at > 0 && arguments[at - 1] == "--one-folder";
        let Ok(count) = argument.parse() else { continue };
        if crowd { crowds.push(count) } else { counts.push(count) }
    }
    if counts.is_empty() && crowds.is_empty() {
        (counts, crowds) = (vec![100, 1_000, 10_000], vec![2_000]);
    }
    if !counts.is_empty() {
        stories(counts);
    }
    if !crowds.is_empty() {
        one_folder(crowds);
    }
}

fn stories(counts: Vec<u64>) {
    println!("milliseconds, median and longest; of articles the 99th percentile between them");
    println!(
        "{:>8}  {:>23}  {:>15}  {:>15}  {:>15}  {:>15}",
        "articles", "article saved", "rule saved", "article then", "rule again", "taken away"
    );
    for count in counts {
        let Measured { saves, rules, meanwhile, again, gone, moves } = measured(count);
        print!("{count:>8}  {:>7.1} {:>7.1} {:>7.1}", at(&saves, 50), at(&saves, 99), at(&saves, 100));
        for times in [rules, meanwhile, again, gone] {
            print!("  {:>7.1} {:>7.1}", at(&times, 50), at(&times, 100));
        }
        println!();
        let Moves { came, renamed, gone, back } = moves;
        print!("{:>8}  with nothing at work:", "");
        for (what, times) in [("came", came), ("renamed", renamed), ("taken away", gone), ("put back", back)] {
            print!("  {what} {:.1} {:.1}", at(&times, 50), at(&times, 100));
        }
        println!();
    }
}

/// All in one folder: the first save there, and those that follow, each of another article.
fn one_folder(counts: Vec<u64>) {
    println!("all in one folder");
    println!("{:>8}  {:>7}  {:>23}", "articles", "first", "article saved");
    for count in counts {
        let folder = tempfile::tempdir().expect("a folder for the corpus");
        let root = folder.path();
        corpus::write(&root.join("apart"), count).expect("room for the corpus");
        fs::create_dir_all(root.join("seeds/all")).expect("a folder");
        for number in 0..count {
            let path = format!("story-{:05}/article-{}.txt", number / 10, number % 10);
            let moved = root.join("seeds").join(crowded(number));
            fs::rename(root.join("apart").join(path), moved).expect("an article");
        }
        copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/rules")), &root.join("rules"));
        let watching = Watching::begin(root);
        let first = saved(root, &crowded(0));
        let mut saves: Vec<f64> = (1..=SAVES as u64).map(|save| saved(root, &crowded(save * 37 % count))).collect();
        drop(watching);
        saves.sort_by(f64::total_cmp);
        print!("{count:>8}  {first:>7.1}");
        println!("  {:>7.1} {:>7.1} {:>7.1}", at(&saves, 50), at(&saves, 99), at(&saves, 100));
    }
}

fn crowded(number: u64) -> String {
    format!("all/article-{number:05}.txt")
}

/// In milliseconds, in order.
#[derive(Default)]
struct Measured {
    saves: Vec<f64>,
    rules: Vec<f64>,
    /// While the rules are at work on the corpus.
    meanwhile: Vec<f64>,
    again: Vec<f64>,
    gone: Vec<f64>,
    moves: Moves,
}

/// The same for an article that is dealt with while nothing else is done.
#[derive(Default)]
struct Moves {
    came: Vec<f64>,
    renamed: Vec<f64>,
    gone: Vec<f64>,
    back: Vec<f64>,
}

impl Moves {
    /// Each `MOVES` times, in a story of its own.
    fn measured(root: &Path, count: u64) -> Self {
        let mut taken = Self::default();
        for save in 0..MOVES {
            let first = annotations(root, &neighbour(31 + save, count));
            let story =
                first.parent().and_then(Path::file_name).and_then(|name| name.to_str()).expect("a story").to_owned();
            let (new, moved) = (format!("{story}/new-{save}.txt"), format!("{story}/moved-{save}.txt"));
            let seed = |path: &str| root.join("seeds").join(path);
            let text = corpus::article(count + save);
            taken.came.push(appears(root, &new, || fs::write(seed(&new), &text)));
            taken.renamed.push(appears(root, &moved, || fs::rename(seed(&new), seed(&moved))));
            taken.gone.push(changes(root, &moved, || fs::remove_file(seed(&moved))));
            taken.back.push(appears(root, &moved, || fs::write(seed(&moved), &text)));
            // A look at everything follows, a second later.
            std::thread::sleep(PAUSE * 25);
        }
        let Self { came, renamed, gone, back } = &mut taken;
        for times in [came, renamed, gone, back] {
            times.sort_by(f64::total_cmp);
        }
        taken
    }
}

fn measured(count: u64) -> Measured {
    let folder = tempfile::tempdir().expect("a folder for the corpus");
    let root = folder.path();
    corpus::write(&root.join("seeds"), count).expect("room for the corpus");
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/rules")), &root.join("rules"));
    let watching = Watching::begin(root);
    let mut taken = Measured {
        saves: (0..SAVES as u64).map(|save| saved(root, &article(save, count))).collect(),
        ..Measured::default()
    };
    let last = article((SAVES - 1) as u64, count);
    for save in 0..RULE_SAVES {
        taken.rules.push(rule_saved(root, &last, 2 * save));
        std::thread::sleep(PAUSE * 5);
        taken.meanwhile.push(saved(root, &last));
        taken.again.push(rule_saved(root, &last, 2 * save + 1));
        std::thread::sleep(PAUSE * 5);
        taken.gone.push(taken_away(root, save, count));
        std::thread::sleep(PAUSE * 10);
    }
    // The rule saved last is at work for a while.
    std::thread::sleep(PAUSE * 100);
    taken.moves = Moves::measured(root, count);
    drop(watching);
    let Measured { saves, rules, meanwhile, again, gone, .. } = &mut taken;
    for times in [saves, rules, meanwhile, again, gone] {
        times.sort_by(f64::total_cmp);
    }
    taken
}

fn at(sorted: &[f64], percent: usize) -> f64 {
    sorted[((sorted.len() - 1) * percent).div_ceil(100)]
}

/// The article of save number `save`: another story each time.
fn article(save: u64, count: u64) -> String {
    in_story(save, save, count)
}

/// The article beside that of save number `save`: it is never saved.
fn neighbour(save: u64, count: u64) -> String {
    in_story(save, save + 1, count)
}

fn in_story(save: u64, number: u64, count: u64) -> String {
    let story = (save * 37) % count.div_ceil(10);
    format!("story-{story:05}/article-{}.txt", number % 10)
}

/// Adds a term that a rule reports, and waits until it stands in the annotations.
fn saved(root: &Path, path: &str) -> f64 {
    let seed = root.join("seeds").join(path);
    let mut text = fs::read_to_string(&seed).expect("an article");
    text.push_str("\nUne clique en a profité. A clique took it all.\n");
    let annotations = annotations(root, path);
    let before = look(&annotations);
    fs::write(&seed, text).expect("a save");
    until_others(&annotations, before)
}

/// Changes what a rule says, and waits until the annotations of `path` say it.
fn rule_saved(root: &Path, path: &str, save: usize) -> f64 {
    let rule = root.join("rules/loaded-term.lua");
    let text = fs::read_to_string(&rule).expect("a rule");
    let text = if save.is_multiple_of(2) {
        text.replace("“%s”: %s", "“%s” – %s")
    } else {
        text.replace("“%s” – %s", "“%s”: %s")
    };
    let annotations = annotations(root, path);
    let before = look(&annotations);
    fs::write(&rule, text).expect("a save");
    until_others(&annotations, before)
}

/// Takes an article away, and waits until its annotations are gone.
fn taken_away(root: &Path, save: usize, count: u64) -> f64 {
    let path = neighbour(11 + save as u64, count);
    assert!(look(&annotations(root, &path)).is_some(), "an article has annotations");
    changes(root, &path, || fs::remove_file(root.join("seeds").join(&path)))
}

/// Has `edit` made, and waits until the annotations of `path`, which had none, are there.
fn appears(root: &Path, path: &str, edit: impl Fn() -> io::Result<()>) -> f64 {
    assert!(look(&annotations(root, path)).is_none(), "{path} is new");
    changes(root, path, edit)
}

/// Has `edit` made, and waits until the annotations of `path` are others.
fn changes(root: &Path, path: &str, edit: impl Fn() -> io::Result<()>) -> f64 {
    let annotations = annotations(root, path);
    let before = look(&annotations);
    edit().expect("an edit");
    until_others(&annotations, before)
}

fn annotations(root: &Path, path: &str) -> PathBuf {
    root.join("annotations").join(format!("{path}.toml"))
}

/// What a file looks like from outside. It is not opened: who watches would be told of each look.
fn look(path: &Path) -> Option<(SystemTime, u64)> {
    let file = fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}

/// Milliseconds until the file at `path` is another than `before`.
fn until_others(path: &Path, before: Option<(SystemTime, u64)>) -> f64 {
    let began = Instant::now();
    while look(path) == before {
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

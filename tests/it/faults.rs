//! A disk that fails, or a program that dies, at each of the steps of a write: what is on disk is old or new, never
//! half; no verdict is lost; and the next run puts everything right.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use camino::{Utf8Path, Utf8PathBuf};
use recoupe::annotation::{Decision, Verdict};
use recoupe::engine::{Gate, Outcome, Session, Step, Wanted, Workspace, judge, lookup};
use recoupe::report::{Event, Report};

use crate::folder::{Folder, RUMOUR, is_thorough};

/// What happens at the step that is counted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It fails, and what follows works again.
    Full,
    /// Nothing follows, not even tidying up.
    Killed,
}

/// Counts steps and has one of them go wrong.
#[derive(Debug)]
struct Trap {
    fault: Fault,
    at: usize,
    steps: AtomicUsize,
}

impl Trap {
    fn at(fault: Fault, at: usize) -> Arc<Self> {
        Arc::new(Self { fault, at, steps: AtomicUsize::new(0) })
    }

    fn is_met(&self) -> bool {
        self.steps.load(Ordering::SeqCst) > self.at
    }
}

impl Gate for Trap {
    fn pass(&self, _step: Step, _path: &Utf8Path) -> io::Result<()> {
        let step = self.steps.fetch_add(1, Ordering::SeqCst);
        let fails = match self.fault {
            Fault::Full => step == self.at,
            Fault::Killed => step >= self.at,
        };
        if fails { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { Ok(()) }
    }
}

/// Keeps what went wrong.
#[derive(Default)]
struct Ear(Vec<String>);

impl Report for Ear {
    fn tell(&mut self, event: &Event) {
        if let Event::Problem(problem) = event {
            self.0.push(problem.message.clone());
        }
    }
}

fn workspace(folder: &Folder) -> Workspace {
    Workspace::at(&Utf8PathBuf::from_path_buf(folder.path("")).unwrap())
}

fn run(workspace: Workspace) -> (Outcome, Vec<String>) {
    let mut ear = Ear::default();
    let outcome = Session::new(workspace).unwrap().run(&Wanted::default(), &mut ear);
    (outcome, ear.0)
}

const ONE: &str = "The dam broke at noon.\n\nA rumour said so already at nine in the morning of that day.\n";
const TWO: &str = "The bridge is closed for 14 months.\n\nAnother rumour has it that the ferry will be back in May.\n";

/// A checked story with a verdict on each claim, after which its documents were edited, renamed, added and removed.
fn before() -> Folder {
    let folder = Folder::empty()
        .file("rules/rumour.lua", RUMOUR)
        .file("seeds/flood/one.txt", ONE)
        .file("seeds/flood/two.txt", TWO)
        .file("seeds/old/three.txt", "A rumour that nobody repeats.\n");
    run(workspace(&folder));
    for located in lookup::annotations(&workspace(&folder)).0 {
        judge::decide(&workspace(&folder), "anne", &located, Decision::Confirmed, None, &[]).unwrap();
    }
    folder.write("seeds/flood/one.txt", ONE.replace("nine", "ten") + "\nOne more rumour.\n");
    folder.remove("seeds/flood/two.txt");
    folder.write("seeds/river/ferry.txt", TWO.replace("14 months", "two years"));
    folder.remove("seeds/old/three.txt");
    folder.write("seeds/flood/four.txt", "A rumour of rain, and no other.\n");
    folder
}

/// A workspace with the same files, times included: what is remembered has to hold there too.
fn copy(of: &Folder) -> Folder {
    let folder = Folder::empty();
    for (path, bytes) in of.tree("") {
        folder.write(&path, bytes);
        let time = std::fs::metadata(of.path(&path)).unwrap().modified().unwrap();
        std::fs::File::options().write(true).open(folder.path(&path)).unwrap().set_modified(time).unwrap();
    }
    folder
}

type Tree = BTreeMap<String, Vec<u8>>;

/// Without hidden files, which is what a program that was killed may leave.
fn annotations(folder: &Folder) -> Tree {
    let mut tree = folder.tree("annotations");
    tree.retain(|path, _| !path.rsplit('/').next().unwrap().starts_with('.'));
    tree
}

fn reviews(tree: &Tree) -> Tree {
    tree.iter().filter(|(path, _)| path.starts_with("_reviews")).map(|(a, b)| (a.clone(), b.clone())).collect()
}

/// Without differences, which tell of the last run that changed a file, whichever that was.
fn lasting(tree: &Tree) -> Tree {
    let lasts = |path: &str| Utf8Path::new(path).extension() != Some("diff");
    tree.iter().filter(|(path, _)| lasts(path)).map(|(a, b)| (a.clone(), b.clone())).collect()
}

#[track_caller]
fn assert_same(found: &Tree, expected: &Tree, when: &str) {
    let shown = |tree: &Tree| {
        let files = tree.iter().map(|(path, bytes)| format!("--- {path}\n{}", String::from_utf8_lossy(bytes)));
        files.collect::<String>()
    };
    assert!(found == expected, "{when}:\n{}\n=== instead of\n{}", shown(found), shown(expected));
}

#[test]
fn a_run_that_is_broken_off_anywhere_is_healed_by_the_next() {
    let before = before();
    let old = annotations(&before);
    let reference = copy(&before);
    let counter = Trap::at(Fault::Full, usize::MAX);
    run(workspace(&reference).behind(counter.clone()));
    let new = annotations(&reference);
    let steps = counter.steps.load(Ordering::SeqCst);
    assert!(steps > 20 && lasting(&new) != lasting(&old), "{steps} steps");
    let every = (0..steps).flat_map(|at| [(at, Fault::Full), (at, Fault::Killed)]);
    for (at, fault) in every.step_by(if is_thorough() { 1 } else { 5 }) {
        let folder = copy(&before);
        let trap = Trap::at(fault, at);
        run(workspace(&folder).behind(trap.clone()));
        assert!(trap.is_met(), "{fault:?} at {at} of {steps}");
        for (path, bytes) in annotations(&folder) {
            let whole = [old.get(&path), new.get(&path)].contains(&Some(&bytes));
            assert!(whole, "{fault:?} at {at}: {path} is neither old nor new");
        }
        let (outcome, problems) = run(workspace(&folder));
        let healed = annotations(&folder);
        assert_same(&lasting(&healed), &lasting(&new), &format!("{fault:?} at {at}"));
        assert_same(&reviews(&healed), &reviews(&old), &format!("{fault:?} at {at}"));
        assert!(problems.is_empty(), "{fault:?} at {at}: {problems:?}");
        assert_eq!(outcome.summary.tally.decided, 2, "{fault:?} at {at}: a verdict hangs on nothing");
        assert_eq!(run(workspace(&folder)).0.summary.written, 0, "{fault:?} at {at}");
    }
}

#[test]
fn words_that_repeat_keep_their_ids_when_the_run_was_broken_off() {
    let story = |text: &str| {
        let folder = Folder::empty().file("rules/rumour.lua", RUMOUR).file("seeds/one.txt", text);
        run(workspace(&folder));
        folder.write("seeds/one.txt", "A rumour went round.\n A rumour went round. A rumour went round.\n");
        folder
    };
    let whole = story("A rumour went round. A rumour went round.\n");
    run(workspace(&whole));
    for step in 0..12 {
        let broken = story("A rumour went round. A rumour went round.\n");
        run(workspace(&broken).behind(Trap::at(Fault::Killed, step)));
        run(workspace(&broken));
        assert_same(
            &lasting(&annotations(&broken)),
            &lasting(&annotations(&whole)),
            &format!("broken off at step {step}"),
        );
    }
}

#[test]
fn a_disk_that_is_full_is_told_and_fails_the_run() {
    let folder = before();
    let old = annotations(&folder);
    let (outcome, problems) = run(workspace(&folder).behind(Arc::new(Always)));
    assert!(outcome.summary.problems > 0);
    assert!(problems.iter().any(|problem| problem == "cannot be written: no space left"), "{problems:?}");
    assert_eq!(annotations(&folder), old);
}

/// Refuses every step.
#[derive(Debug)]
struct Always;

impl Gate for Always {
    fn pass(&self, _step: Step, _path: &Utf8Path) -> io::Result<()> {
        Err(io::Error::from(io::ErrorKind::StorageFull))
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told_and_nothing_is_lost() {
    #[derive(Debug)]
    struct ReadOnly;
    impl Gate for ReadOnly {
        fn pass(&self, _step: Step, path: &Utf8Path) -> io::Result<()> {
            let refused = path.as_str().replace('\\', "/").contains("annotations/flood");
            if refused { Err(io::Error::from(io::ErrorKind::PermissionDenied)) } else { Ok(()) }
        }
    }
    let folder = before();
    let old = annotations(&folder);
    let (outcome, problems) = run(workspace(&folder).behind(Arc::new(ReadOnly)));
    assert!(outcome.summary.problems > 0);
    assert!(problems.iter().all(|problem| problem == "cannot be written: permission denied"), "{problems:?}");
    let reference = copy(&folder);
    run(workspace(&folder));
    assert_eq!(reviews(&annotations(&folder)), reviews(&old));
    assert_eq!(run(workspace(&reference)).0.summary.tally.decided, 2);
}

#[test]
fn a_verdict_is_kept_whole_or_not_at_all() {
    let folder = before();
    run(workspace(&folder));
    let located = lookup::annotations(&workspace(&folder)).0.remove(0);
    let decide = |folder: &Folder, gate: Arc<dyn Gate>| {
        let workspace = workspace(folder).behind(gate);
        judge::decide(&workspace, "anne", &located, Decision::Disputed, Some("asked again"), &[])
    };
    let old = annotations(&folder);
    let reference = copy(&folder);
    let counter = Trap::at(Fault::Full, usize::MAX);
    decide(&reference, counter.clone()).unwrap();
    let new = annotations(&reference);
    let steps = counter.steps.load(Ordering::SeqCst);
    assert!(steps >= 5 && old != new, "made, written, synced, renamed, folder synced: {steps}");
    for (at, fault) in (0..steps).flat_map(|at| [(at, Fault::Full), (at, Fault::Killed)]) {
        let folder = copy(&folder);
        assert!(decide(&folder, Trap::at(fault, at)).is_err(), "{fault:?} at {at} is not told");
        let now = annotations(&folder);
        assert!(now == old || now == new, "{fault:?} at {at}");
        decide(&folder, Trap::at(Fault::Full, usize::MAX)).unwrap();
        assert_eq!(annotations(&folder), new, "{fault:?} at {at}");
    }
}

#[test]
fn what_a_killed_program_left_behind_is_put_away() {
    let folder = before();
    let left = "annotations/_reviews/anne/.recoupe-1a2b3c";
    folder.write(left, "half a ver");
    run(workspace(&folder));
    assert!(folder.has(left), "it may be on its way into place");
    let hour = std::time::Duration::from_hours(1);
    let file = std::fs::File::options().write(true).open(folder.path(left)).unwrap();
    file.set_modified(std::time::SystemTime::now() - hour).unwrap();
    folder.write("seeds/flood/four.txt", "No news.\n");
    run(workspace(&folder));
    assert!(!folder.has(left));
}

/// Saves a file once, just before recoupe puts its own in its place.
#[derive(Debug)]
struct Colleague {
    file: Utf8PathBuf,
    text: Mutex<Option<String>>,
}

impl Gate for Colleague {
    fn pass(&self, step: Step, path: &Utf8Path) -> io::Result<()> {
        if step == Step::Write && path == self.file {
            let text = self.text.lock().unwrap().take();
            text.map_or(Ok(()), |text| std::fs::write(path, text))
        } else {
            Ok(())
        }
    }
}

fn colleague(folder: &Folder, path: &str, text: String) -> Arc<Colleague> {
    let file = Utf8PathBuf::from_path_buf(folder.path(path)).unwrap();
    let file = file.canonicalize_utf8().unwrap();
    Arc::new(Colleague { file, text: Mutex::new(Some(text)) })
}

#[test]
fn a_verdict_file_saved_meanwhile_is_read_again() {
    let folder = before();
    run(workspace(&folder));
    let path = "annotations/_reviews/anne/flood/one.txt.toml";
    let located = lookup::annotations(&workspace(&folder)).0;
    let located = located.iter().find(|located| located.seed == "flood/one.txt").unwrap();
    let theirs = format!("# by hand, while recoupe was at work\n{}", folder.read(path));
    let gate = colleague(&folder, path, theirs.clone());
    judge::decide(&workspace(&folder).behind(gate), "anne", located, Decision::Disputed, None, &[]).unwrap();
    assert_eq!(folder.read(path), theirs.replacen("confirmed", "disputed", 1));
    let mistake = colleague(&folder, path, "[verdict".to_owned());
    let verdict = Verdict { decision: Decision::Fixed, seen: "x".to_owned(), note: None, evidence: Vec::new() };
    let id = &located.annotation.id;
    let refused = judge::put(&workspace(&folder).behind(mistake), "anne", "flood/one.txt", id, Some(&verdict));
    assert_eq!(refused.unwrap_err().code, "bad-verdicts");
    assert_eq!(folder.read(path), "[verdict", "nothing is written over it");
}

#[test]
fn an_annotation_file_that_changed_meanwhile_is_carried_as_it_is_now() {
    let folder = before();
    let path = "annotations/flood/one.txt.toml";
    let theirs = folder.read(path).replace("[annotation.rumour-", "[annotation.rumour-from-a-colleague-");
    let header = theirs.lines().find(|line| line.starts_with('[')).unwrap();
    let gate = colleague(&folder, path, theirs.clone());
    let (_, problems) = run(workspace(&folder).behind(gate));
    assert!(problems.is_empty(), "{problems:?}");
    assert!(folder.read(path).contains(header), "{}", folder.read(path));
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_the_workspace_and_refused_beyond() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    let path = "annotations/flood/one.txt.toml";
    let whole = folder.read(path);
    folder.write("shared/one.toml", &whole);
    folder.remove(path);
    symlink("../../shared/one.toml", folder.path(path)).unwrap();
    folder.write("seeds/flood/one.txt", "A rumour said so.\n\nAnother rumour.\n");
    folder.run(&["check"]).exits(0);
    assert!(folder.path(path).is_symlink(), "the link stays");
    assert_eq!(folder.read("shared/one.toml").matches("[annotation.").count(), 2);
    let outside = Folder::empty().file("x.toml", "secret = true\n");
    symlink(outside.path(""), folder.path("annotations/river")).unwrap();
    folder.write("seeds/river/a.txt", "A rumour.\n");
    folder.run(&["check"]).exits(2).says(&["problem annotations/river/a.txt.toml", "leads out of the workspace"]);
    assert_eq!(outside.tree("").len(), 1);
    std::fs::create_dir_all(folder.path("annotations/_reviews")).unwrap();
    symlink(outside.path(""), folder.path("annotations/_reviews/anne")).unwrap();
    folder.write("recoupe.toml", "reviewer = \"anne\"\n");
    let id = whole.split("[annotation.").nth(1).unwrap().split(']').next().unwrap().to_owned();
    folder.run(&["verdict", &id, "fixed"]).exits(2).says(&["leads out of the workspace"]);
    assert_eq!(outside.tree("").len(), 1);
}

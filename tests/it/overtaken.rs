//! Work that gives way to somebody who saves: left anywhere, it comes to the same end, and everything is told once.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use camino::Utf8Path;
use recoupe::engine::{Gate, Outcome, Session, Step, Wanted, Workspace};
use recoupe::report::{Event, Report};

use crate::folder::{Folder, RUMOUR, is_thorough};

/// Somebody saves something at every so manieth step of writing.
#[derive(Debug)]
struct Hasty {
    every: usize,
    steps: AtomicUsize,
    overtaken: Arc<AtomicBool>,
}

impl Gate for Hasty {
    fn pass(&self, _step: Step, _path: &Utf8Path) -> io::Result<()> {
        if self.steps.fetch_add(1, Ordering::SeqCst) % self.every == self.every - 1 {
            self.overtaken.store(true, Ordering::SeqCst);
        }
        Ok(())
    }
}

struct Nobody;

impl Report for Nobody {
    fn tell(&mut self, _event: &Event) {}
}

/// Twelve stories, of which one is large.
fn world() -> Folder {
    let folder = Folder::with_a_story();
    for number in 0..77 {
        let story = if number < 66 { 0 } else { number % 11 + 1 };
        folder.write(&format!("seeds/s{story}/{number}.txt"), format!("A rumour of {number}. No more.\n"));
    }
    folder
}

fn workspace(folder: &Folder) -> Workspace {
    Workspace::at(Utf8Path::from_path(&folder.path("")).unwrap())
}

/// Runs until nothing overtakes a run any more; how often that was, and what the last one tells.
fn until_done(session: &mut Session, overtaken: &AtomicBool) -> (usize, Outcome) {
    for runs in 0..5_000 {
        overtaken.store(false, Ordering::SeqCst);
        let outcome = session.run(&Wanted::default(), &mut Nobody);
        if !outcome.overtaken {
            return (runs, outcome);
        }
        assert_eq!((outcome.told, outcome.changes.len()), (false, 0));
    }
    panic!("it comes to an end");
}

#[test]
fn work_that_is_left_anywhere_comes_to_the_same_end_and_is_told_once() {
    let mut left = 0;
    let every: &[usize] = if is_thorough() { &[60, 23, 13, 7] } else { &[60] };
    for &every in every {
        let (folder, straight) = (world(), world());
        let overtaken = Arc::new(AtomicBool::new(false));
        let hasty = Hasty { every, steps: AtomicUsize::new(0), overtaken: Arc::clone(&overtaken) };
        let mut session =
            Session::new(workspace(&folder).behind(Arc::new(hasty))).unwrap().until(Arc::clone(&overtaken));
        let mut plain = Session::new(workspace(&straight)).unwrap();
        let edits: [&dyn Fn(&Folder); 3] = [
            &|_| {},
            &|folder| folder.write("rules/rumour.lua", RUMOUR.replace("\"a rumour\"", "\"says who?\"")),
            &|folder| {
                folder.remove("seeds/s3/68.txt");
                std::fs::rename(folder.path("seeds/s4"), folder.path("seeds/moved")).unwrap();
                folder.write("seeds/s0/3.txt", "Nothing.\n");
            },
        ];
        for (step, edit) in edits.iter().enumerate() {
            edit(&folder);
            edit(&straight);
            let (times, outcome) = until_done(&mut session, &overtaken);
            left += times;
            let expected = plain.run(&Wanted::default(), &mut Nobody);
            let told = |outcome: &Outcome| {
                let mut lines: Vec<_> = outcome.changes.iter().map(|change| format!("{change:?}")).collect();
                lines.sort();
                lines
            };
            assert_eq!(told(&outcome), told(&expected), "step {step}");
            assert_eq!(outcome.summary.written, expected.summary.written);
            assert_eq!(outcome.summary.tally, expected.summary.tally);
            assert_eq!(folder.tree("annotations"), straight.tree("annotations"));
        }
    }
    assert!(left > 0, "it was left on the way");
}

#[test]
fn where_something_is_saved_all_the_time_work_comes_to_an_end_as_well() {
    let (folder, straight) = (world(), world());
    let overtaken = Arc::new(AtomicBool::new(true));
    let mut session = Session::new(workspace(&folder)).unwrap().until(overtaken);
    let runs = (0..1_000).find(|_| !session.run(&Wanted::default(), &mut Nobody).overtaken);
    assert!(runs.is_some_and(|runs| runs > 0), "{runs:?}");
    Session::new(workspace(&straight)).unwrap().run(&Wanted::default(), &mut Nobody);
    assert_eq!(folder.tree("annotations"), straight.tree("annotations"));
}

#[test]
fn who_saves_at_once_is_not_kept_waiting_and_loses_nothing() {
    let folder = Folder::with_a_story();
    let overtaken = Arc::new(AtomicBool::new(true));
    let mut session = Session::new(workspace(&folder)).unwrap().until(Arc::clone(&overtaken));
    assert!(session.run(&Wanted::default(), &mut Nobody).overtaken);
    assert!(!folder.has("annotations"));
    let (_, outcome) = until_done(&mut session, &overtaken);
    assert_eq!((outcome.changes.len(), outcome.summary.documents), (1, 2));
}

//! Seeds that go or move while rules are at work on everything else: settled first, whatever the run still has to do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use recoupe::engine::{Beside, Outcome, Serving, Session, Wanted};
use recoupe::report::Report;

use crate::beside::{Held, annotations, other_rule, workspace, world};
use crate::folder::Folder;
use crate::gate::Nobody;

/// Looks, each time it is asked, for what is to be seen on disk; then saves articles one by one, and lets the run go on.
struct Onlooker<'f> {
    folder: &'f Folder,
    sees: &'f dyn Fn(&Folder) -> bool,
    seen: bool,
    /// Path, words, and whether that can be served beside this run.
    saves: Vec<(&'static str, &'static str, bool)>,
    looks: usize,
    let_go: Arc<AtomicBool>,
}

/// A look is a millisecond: who has not seen it by then lets the run go on, and fails.
const LOOKS: usize = 20_000;

impl Beside for Onlooker<'_> {
    fn look(&mut self, serving: &mut Serving, _run: &mut dyn Report) -> bool {
        self.looks += 1;
        self.seen |= (self.sees)(self.folder);
        if !self.seen && self.looks < LOOKS {
            return true;
        }
        let Some((path, words, served)) = self.saves.pop() else {
            self.let_go.store(true, Ordering::SeqCst);
            return true;
        };
        self.folder.write(&format!("seeds/{path}"), words);
        let outcome = serving.saved(&[path.to_owned()], &Wanted::default(), &mut Nobody);
        assert_eq!(outcome.is_some(), served, "{path}");
        if outcome.is_none() {
            self.let_go.store(true, Ordering::SeqCst);
        }
        outcome.is_some()
    }
}

/// What is seen in a run that is held up in the middle of a changed rule's work, after `edit`; and the session.
fn seen_during(
    folder: &Folder,
    edit: &dyn Fn(&Folder),
    sees: &dyn Fn(&Folder) -> bool,
    saves: &[(&'static str, &'static str, bool)],
) -> (Session, Outcome) {
    let let_go = Arc::new(AtomicBool::new(true));
    let gate = Held { story: "annotations/s07", let_go: Arc::clone(&let_go) };
    let mut session = Session::new(workspace(folder).behind(Arc::new(gate))).unwrap().until(Arc::default());
    session.run(&Wanted::default(), &mut Nobody);
    other_rule(folder);
    edit(folder);
    let_go.store(false, Ordering::SeqCst);
    let saves = saves.iter().rev().copied().collect();
    let mut onlooker = Onlooker { folder, sees, seen: false, saves, looks: 0, let_go };
    let outcome = session.run_beside(&Wanted::default(), &mut Nobody, Some(&mut onlooker));
    assert!(onlooker.seen, "it was done before the rest");
    assert!(onlooker.saves.is_empty());
    (session, outcome)
}

/// The annotations after the same on a quiet day.
fn straight(edits: &[&dyn Fn(&Folder)]) -> Vec<(String, Vec<u8>)> {
    let folder = world();
    let mut session = Session::new(workspace(&folder)).unwrap();
    session.run(&Wanted::default(), &mut Nobody);
    other_rule(&folder);
    for edit in edits {
        edit(&folder);
        session.run(&Wanted::default(), &mut Nobody);
    }
    annotations(&folder)
}

#[test]
fn what_is_taken_away_loses_its_annotations_before_the_rules_are_done() {
    let folder = world();
    let gone = |folder: &Folder| folder.remove("seeds/s03/3.txt");
    let sees = |folder: &Folder| !folder.has("annotations/s03/3.txt.toml");
    let (_, outcome) = seen_during(&folder, &gone, &sees, &[]);
    let removed = |outcome: &Outcome| outcome.changes.iter().filter(|change| change.document == "s03/3.txt").count();
    assert_eq!((outcome.overtaken, removed(&outcome)), (false, 1), "it is told once");
    assert_eq!(annotations(&folder), straight(&[&gone]));
}

fn moved(folder: &Folder) {
    std::fs::rename(folder.path("seeds/s04"), folder.path("seeds/moved")).unwrap();
    std::fs::rename(folder.path("seeds/s05/5.txt"), folder.path("seeds/s06/5.txt")).unwrap();
}

fn is_settled(folder: &Folder) -> bool {
    let there =
        ["moved/4.txt", "moved/16.txt", "s06/5.txt"].map(|path| folder.has(&format!("annotations/{path}.toml")));
    there == [true; 3] && !folder.has("annotations/s04") && !folder.has("annotations/s05/5.txt.toml")
}

#[test]
fn while_what_moved_is_settled_others_are_served() {
    for again in [false, true] {
        let folder = world();
        let words = "A rumour of 3. No more, says a rumour.\n";
        let (mut session, left) = seen_during(&folder, &moved, &is_settled, &[("s03/3.txt", words, true)]);
        assert!(left.overtaken, "somebody was served: the next run tells all");
        if again {
            // As after a kill: what was settled is known from the disk alone.
            session = Session::new(workspace(&folder)).unwrap();
        }
        let told = session.run(&Wanted::default(), &mut Nobody);
        assert_eq!((told.overtaken, told.summary.documents), (false, 26));
        assert_eq!(annotations(&folder), straight(&[&moved, &|folder| folder.write("seeds/s03/3.txt", words)]));
        assert_eq!(session.run(&Wanted::default(), &mut Nobody).summary.written, 0);
    }
}

#[test]
fn what_moved_and_is_saved_at_once_waits_for_a_look_at_everything() {
    let folder = world();
    let words = "A rumour of 4. No more, says a rumour.\n";
    let (mut session, left) = seen_during(&folder, &moved, &is_settled, &[("moved/4.txt", words, false)]);
    assert!(left.overtaken);
    assert!(!session.run(&Wanted::default(), &mut Nobody).overtaken);
    assert_eq!(annotations(&folder), straight(&[&moved, &|folder| folder.write("seeds/moved/4.txt", words)]));
}

/// Its annotations are set aside, ids and all, though the run in which it went never came to its end.
#[test]
fn what_comes_back_after_a_run_that_was_left_is_known() {
    for again in [false, true] {
        let folder = world();
        let gone = |folder: &Folder| folder.remove("seeds/s03/3.txt");
        let back = |folder: &Folder| folder.write("seeds/s09/back.txt", "A rumour of 3. No more.\n");
        let words = "A rumour of 8. No more, says a rumour.\n";
        let saved = |folder: &Folder| folder.write("seeds/s08/8.txt", words);
        let sees = |folder: &Folder| !folder.has("annotations/s03/3.txt.toml");
        let (mut session, left) = seen_during(&folder, &gone, &sees, &[("s08/8.txt", words, true)]);
        assert!(left.overtaken);
        if again {
            session = Session::new(workspace(&folder)).unwrap();
        }
        back(&folder);
        assert!(!session.run(&Wanted::default(), &mut Nobody).overtaken);
        let expected = straight(&[&gone, &saved, &back]);
        assert_eq!(annotations(&folder), expected);
        assert!(expected.iter().any(|(path, _)| path == "s09/back.txt.toml"));
    }
}

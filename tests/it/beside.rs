//! Articles that are saved while a run over all of them is on its way: served in its middle, told once, and in the end
//! everything is as if it had been looked at in one go.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use camino::Utf8Path;
use recoupe::engine::{Beside, Gate, Outcome, Serving, Session, Step, Wanted, Workspace};
use recoupe::report::Report;

use crate::folder::{Folder, RUMOUR};
use crate::gate::Nobody;

/// Holds up all work on one story until it is let go.
#[derive(Debug)]
pub struct Held {
    pub story: &'static str,
    pub let_go: Arc<AtomicBool>,
}

impl Gate for Held {
    fn pass(&self, _step: Step, path: &Utf8Path) -> io::Result<()> {
        while path.as_str().contains(self.story) && !self.let_go.load(Ordering::SeqCst) {
            std::thread::yield_now();
        }
        Ok(())
    }
}

/// Twelve stories of two articles.
pub fn world() -> Folder {
    let folder = Folder::with_a_story();
    for number in 0..24 {
        folder.write(&format!("seeds/s{:02}/{number}.txt", number % 12), format!("A rumour of {number}. No more.\n"));
    }
    folder
}

pub fn workspace(folder: &Folder) -> Workspace {
    Workspace::at(Utf8Path::from_path(&folder.path("")).unwrap())
}

/// Saves articles, one at each look, and lets the run go on when there are no more.
struct Author<'f> {
    folder: &'f Folder,
    /// Path and words.
    saves: Vec<(&'static str, &'static str)>,
    let_go: Arc<AtomicBool>,
    served: Vec<Outcome>,
}

impl Beside for Author<'_> {
    fn look(&mut self, serving: &mut Serving, _run: &mut dyn Report) -> bool {
        let Some((path, words)) = self.saves.pop() else {
            self.let_go.store(true, Ordering::SeqCst);
            return true;
        };
        self.folder.write(&format!("seeds/{path}"), words);
        match serving.saved(&[path.to_owned()], &Wanted::default(), &mut Nobody) {
            Some(outcome) => self.served.push(outcome),
            None => return false,
        }
        true
    }
}

/// The annotation files. What changed last in each is told beside them, and comes in other steps when served meanwhile.
pub fn annotations(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let tree = folder.tree("annotations").into_iter();
    tree.filter(|(path, _)| path.rsplit('.').next() == Some("toml")).collect()
}

/// Each change as a line, in order.
fn lines<'o>(outcomes: impl IntoIterator<Item = &'o Outcome>) -> Vec<String> {
    let changes = outcomes.into_iter().flat_map(|outcome| &outcome.changes);
    let mut lines: Vec<String> = changes.map(|change| format!("{} {}", change.document, change.line())).collect();
    lines.sort();
    lines
}

/// Runs on `folder` with `saves` made while `held` is held up; what was served, and what was told when all was over.
fn saved_beside(
    folder: &Folder,
    held: &'static str,
    saves: &[(&'static str, &'static str)],
    before: impl Fn(),
) -> (Vec<Outcome>, Outcome) {
    let let_go = Arc::new(AtomicBool::new(true));
    let gate = Held { story: held, let_go: Arc::clone(&let_go) };
    let overtaken = Arc::default();
    let mut session = Session::new(workspace(folder).behind(Arc::new(gate))).unwrap().until(overtaken);
    session.run(&Wanted::default(), &mut Nobody);
    before();
    let_go.store(false, Ordering::SeqCst);
    let saves = saves.iter().rev().copied().collect();
    let mut author = Author { folder, saves, let_go: Arc::clone(&let_go), served: Vec::new() };
    let left = session.run_beside(&Wanted::default(), &mut Nobody, Some(&mut author));
    assert_eq!((left.overtaken, left.told), (true, false), "the next one tells all");
    let_go.store(true, Ordering::SeqCst);
    (author.served, session.run(&Wanted::default(), &mut Nobody))
}

pub fn other_rule(folder: &Folder) {
    folder.write("rules/rumour.lua", RUMOUR.replace("\"a rumour\"", "\"says who?\""));
}

#[test]
fn an_article_is_served_while_the_run_stands_still() {
    let (folder, straight) = (world(), world());
    let saves = [
        ("s03/3.txt", "A rumour of 3. No more, says a rumour.\n"),
        ("s11/11.txt", "A word of 11. No more.\n"),
        ("s03/3.txt", "A word of 3. No more, says a rumour.\n"),
    ];
    let (served, told) = saved_beside(&folder, "annotations/s07", &saves, || other_rule(&folder));
    assert_eq!(served.len(), 3);
    assert_eq!(served[0].summary.documents, 26, "it tells of all documents");
    assert!(served.iter().all(|outcome| !outcome.changes.is_empty()));

    let mut plain = Session::new(workspace(&straight)).unwrap();
    plain.run(&Wanted::default(), &mut Nobody);
    other_rule(&straight);
    let mut expected = vec![plain.run(&Wanted::default(), &mut Nobody)];
    for (path, words) in saves {
        straight.write(&format!("seeds/{path}"), words);
        expected.push(plain.run(&Wanted::default(), &mut Nobody));
    }
    assert_eq!(annotations(&folder), annotations(&straight));
    assert_eq!((told.summary.tally, told.summary.documents), {
        let last = expected.last().unwrap();
        (last.summary.tally, last.summary.documents)
    });
    // What the rule changed in the stories nobody touched is told once, whoever saved meanwhile.
    let untouched = |lines: Vec<String>| -> Vec<String> {
        lines.into_iter().filter(|line| !line.starts_with("s03/") && !line.starts_with("s11/")).collect()
    };
    assert_eq!(untouched(lines(served.iter().chain([&told]))), untouched(lines(&expected)));
}

#[test]
fn an_article_whose_story_is_at_hand_waits_for_it() {
    let folder = world();
    let let_go = Arc::new(AtomicBool::new(false));
    let gate = Held { story: "annotations/s07", let_go: Arc::clone(&let_go) };
    let mut session = Session::new(workspace(&folder).behind(Arc::new(gate))).unwrap().until(Arc::default());
    let mut author = Author {
        folder: &folder,
        saves: vec![("s07/7.txt", "A rumour, and a rumour.\n")],
        let_go: Arc::default(),
        served: Vec::new(),
    };
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // Long enough for the run to come to the story, and for the author to wait for it.
            std::thread::sleep(std::time::Duration::from_millis(100));
            let_go.store(true, Ordering::SeqCst);
        });
        session.run_beside(&Wanted::default(), &mut Nobody, Some(&mut author));
    });
    let documents: Vec<usize> = author.served.iter().map(|outcome| outcome.summary.documents).collect();
    assert_eq!(documents, [26], "it tells of all documents, also in a first run");
    session.run(&Wanted::default(), &mut Nobody);
    assert_eq!(folder.read("annotations/s07/7.txt.toml").matches("[annotation.").count(), 2);
}

#[test]
fn what_is_no_plain_save_ends_the_run_early() {
    let folder = world();
    let mut session = Session::new(workspace(&folder)).unwrap().until(Arc::default());
    let saves = vec![("s07/new.txt", "A rumour of a new one.\n")];
    let mut author = Author { folder: &folder, saves, let_go: Arc::default(), served: Vec::new() };
    let outcome = session.run_beside(&Wanted::default(), &mut Nobody, Some(&mut author));
    // A quick machine may have come to the end before it was asked.
    assert!(outcome.overtaken || !author.saves.is_empty());
    assert!(author.served.is_empty());
    assert_eq!(session.run(&Wanted::default(), &mut Nobody).summary.documents, 27 - author.saves.len());
}

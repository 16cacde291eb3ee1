//! Seeds that are other ones by the time somebody is told of them, and seeds in which git left a conflict.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use camino::Utf8Path;
use recoupe::engine::{Gate, Session, Step, Wanted};
use recoupe::report::{Event, Report};

use crate::beside::workspace;
use crate::folder::Folder;
use crate::gate::Nobody;
use crate::parts::{ids, session};

/// Somebody who saves a seed once more as soon as its annotations are being written.
#[derive(Debug)]
struct Saves {
    seed: PathBuf,
    words: &'static str,
}

impl Gate for Saves {
    fn pass(&self, _step: Step, path: &Utf8Path) -> io::Result<()> {
        if path.as_str().ends_with("two.txt.toml") { std::fs::write(&self.seed, self.words) } else { Ok(()) }
    }
}

/// Notes the words that each finding is shown in.
#[derive(Default)]
struct Shown(Vec<String>);

impl Report for Shown {
    fn tell(&mut self, event: &Event) {
        let Event::Document(sheet) = event else { return };
        for told in sheet.findings {
            let words = sheet.text.get(told.span.start..told.span.end);
            assert_eq!(words, Some(told.quote.as_str()), "{}", sheet.path);
            self.0.push(told.quote.clone());
        }
    }
}

/// What was found in other words is not shown in these, and nothing breaks where they are fewer.
#[test]
fn what_is_saved_before_it_is_told_of_is_told_of_by_the_next_run() {
    for words in ["Short.\n", "", "Où la rumeur a couru, on ne le sait.\n"] {
        let folder = Folder::with_a_story().file("seeds/flood/two.txt", "It may well be that a rumour was heard.\n");
        let gate = Saves { seed: folder.path("seeds/flood/two.txt"), words };
        let mut session = Session::new(workspace(&folder).behind(Arc::new(gate))).unwrap();
        let mut shown = Shown::default();
        session.run(&Wanted::default(), &mut shown);
        assert_eq!(folder.read("seeds/flood/two.txt"), words);
        assert_eq!(shown.0, ["rumour"], "that of the other document");
        session.run(&Wanted::default(), &mut Shown::default());
        assert!(!folder.has("annotations/flood/two.txt.toml"));
    }
}

/// Of a text with both sides in it nothing is said: what is known stays until somebody has settled it.
#[test]
fn a_seed_in_conflict_keeps_what_is_known_of_it() {
    let folder = Folder::with_a_story();
    let mut session = session(&folder);
    let before = (ids(&folder, "flood/one.txt"), folder.read("annotations/flood/one.txt.toml"));
    let text = folder.read("seeds/flood/one.txt");
    let (ours, theirs) = (text.replace("nine", "eight"), text.replace("nine", "seven"));
    let both = format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n");
    folder.write("seeds/flood/one.txt", &both);
    let outcome = session.run(&Wanted::default(), &mut Nobody);
    let [problem] = &outcome.problems[..] else { panic!("{:?}", outcome.problems) };
    let place = problem.location.as_ref().map(|at| (at.path.as_str(), at.line));
    assert_eq!((problem.code.as_str(), place), ("conflict", Some(("seeds/flood/one.txt", 1))));
    assert_eq!(folder.read("annotations/flood/one.txt.toml"), before.1);
    folder.write("seeds/flood/one.txt", &theirs);
    let outcome = session.run(&Wanted::default(), &mut Nobody);
    assert_eq!((outcome.problems.len(), ids(&folder, "flood/one.txt")), (0, before.0));
    // A rule of signs is not a conflict.
    folder.write("seeds/flood/one.txt", format!("{text}\n=======\n<<<<<<<\n"));
    assert_eq!(session.run(&Wanted::default(), &mut Nobody).problems.len(), 0);
}

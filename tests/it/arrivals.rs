//! Seeds that come, are put back or are renamed while somebody watches: dealt with by themselves, as a look at everything
//! would deal with them.

use std::fs;
use std::process::Command;

use recoupe::engine::{Outcome, Session, Wanted};
use recoupe::report::{Event, Report};

use crate::beside::{annotations, workspace};
use crate::folder::{Folder, RUMOUR, is_thorough};
use crate::gate::{Killed, Nobody};
use crate::parts::{as_everything, ids, ran, session, settled};

/// Tells `session` that seeds `came` and are `gone`.
fn moved(session: &mut Session, came: &[&str], gone: &[&str]) -> Option<Outcome> {
    let paths = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
    session.run_moved(&paths(came), &paths(gone), &Wanted::default(), &mut Nobody)
}

const HAIL: &str = "A rumour of hail went round, and nobody knew who had begun it.\n";

#[test]
fn a_seed_that_comes_costs_its_story() {
    let (folder, mut session) = settled();
    folder.write("seeds/storm/hail.txt", HAIL);
    folder.write("seeds/snow/deep/one.txt", "A rumour of snow.\n");
    // Nobody asks for these.
    folder.remove("rules/other.lua");
    folder.write("seeds/flood/one.txt", "Nothing is said of it.\n");
    let outcome = moved(&mut session, &["storm/hail.txt", "snow/deep/one.txt"], &[]).unwrap();
    let new = ["other snow/deep/one.txt", "other storm/hail.txt", "rumour snow/deep/one.txt", "rumour storm/hail.txt"];
    assert_eq!((ran(&outcome), outcome.summary.documents), (new.map(ToOwned::to_owned).to_vec(), 5));
    folder.write("rules/other.lua", RUMOUR.replace("rumou?rs?", "dam"));
    folder.write("seeds/flood/one.txt", "The dam broke at noon.\n\nA rumour said so already at nine.\n");
    as_everything(&folder, &outcome);
    // From here on it is one like all others.
    folder.write("seeds/storm/hail.txt", HAIL.replace("A rumour", "News"));
    let saved = session.run_saved(&["storm/hail.txt".to_owned()], &Wanted::default(), &mut Nobody).unwrap();
    assert_eq!(saved.changes.len(), 1);
    assert!(!folder.has("annotations/storm/hail.txt.toml"));
}

#[test]
fn what_is_put_back_has_what_was_known_of_it() {
    for name in ["storm/three.txt", "flood/elsewhere.txt"] {
        let (folder, mut session) = settled();
        let (text, before) = (folder.read("seeds/storm/three.txt"), ids(&folder, "storm/three.txt"));
        folder.remove("seeds/storm/three.txt");
        moved(&mut session, &[], &["storm/three.txt"]).unwrap();
        folder.write(&format!("seeds/{name}"), &text);
        let outcome = moved(&mut session, &[name], &[]).unwrap();
        assert_eq!((before.len(), ids(&folder, name)), (2, before));
        as_everything(&folder, &outcome);
        assert_eq!(session.run(&Wanted::default(), &mut Nobody).summary.written, 0, "nothing was left to do");
    }
}

/// What was noted, as told.
#[derive(Default)]
struct Notes(Vec<String>);

impl Report for Notes {
    fn tell(&mut self, event: &Event) {
        if let Event::Note(note) = event {
            self.0.push(note.message.clone());
        }
    }
}

#[test]
fn annotations_go_along_with_what_is_renamed() {
    let folder = Folder::with_a_story().file("seeds/storm/hail.txt", HAIL);
    let mut session = session(&folder);
    let before = ids(&folder, "storm/hail.txt");
    fs::rename(folder.path("seeds/storm/hail.txt"), folder.path("seeds/flood/hail.txt")).unwrap();
    let mut moved = |came: &str, gone: &str| {
        let mut notes = Notes::default();
        let (came, gone) = ([came.to_owned()], [gone.to_owned()]);
        (session.run_moved(&came, &gone, &Wanted::default(), &mut notes).unwrap(), notes.0)
    };
    let (outcome, notes) = moved("flood/hail.txt", "storm/hail.txt");
    assert_eq!(notes, ["renamed from `seeds/storm/hail.txt`: its annotations go along"]);
    assert_eq!(ids(&folder, "flood/hail.txt"), before);
    assert!(!folder.has("annotations/storm"));
    as_everything(&folder, &outcome);
    // With other words at its end it is the same seed still, and that is said.
    folder.remove("seeds/flood/hail.txt");
    folder.write("seeds/flood/ice.txt", format!("{HAIL}\nIt was said to be ice.\n"));
    let (_, notes) = moved("flood/ice.txt", "flood/hail.txt");
    assert_eq!(ids(&folder, "flood/ice.txt"), before);
    assert!(notes.len() == 1 && notes[0].contains("`seeds/flood/hail.txt` and edited"), "{notes:?}");
}

/// A walk over everything alone can tell what these are.
#[test]
fn what_is_more_than_a_seed_is_left_to_a_look_at_everything() {
    let (folder, _) = settled();
    folder.write("recoupe.toml", "ignore = [\"drafts/**\", \"*.html\"]\n");
    let mut session = session(&folder);
    let files = ["_own.txt", ".hidden.txt", "drafts/a.txt", "a.html", "flood/ONE.txt", "a.pdf", ".git/a.txt"];
    for path in files {
        folder.write(&format!("seeds/{path}"), HAIL);
    }
    folder.write("seeds/empty.txt", "");
    for path in files.into_iter().chain(["empty.txt", "nothing.txt", "flood", "../flood/one.txt", "flood/one.txt"]) {
        assert!(moved(&mut session, &[path], &[]).is_none(), "{path}");
    }
    assert!(moved(&mut session, &[], &["flood/one.txt"]).is_none(), "it is there");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("seeds/flood/one.txt"), folder.path("seeds/link.txt")).unwrap();
        std::os::unix::fs::symlink(folder.path("seeds/flood"), folder.path("seeds/linked")).unwrap();
        assert!(moved(&mut session, &["link.txt"], &[]).is_none());
        assert!(moved(&mut session, &["linked/one.txt"], &[]).is_none());
    }
    // Its words stood elsewhere, and nobody said that they went.
    fs::rename(folder.path("seeds/storm/three.txt"), folder.path("seeds/storm/four.txt")).unwrap();
    assert!(moved(&mut session, &["storm/four.txt"], &[]).is_none());
    assert!(moved(&mut session, &["storm/four.txt"], &["storm/three.txt"]).is_some());
}

/// What came and went before anybody looked is no reason to leave the rest undone.
#[test]
fn what_nobody_knew_may_go() {
    let (folder, mut session) = settled();
    folder.write("seeds/storm/hail.txt", HAIL);
    assert!(moved(&mut session, &["storm/hail.txt"], &["storm/draft.txt"]).is_some());
    assert!(moved(&mut session, &[], &["storm/draft.txt"]).is_none());
}

#[test]
fn what_is_said_of_a_source_counts_for_one_that_comes() {
    let (folder, _) = settled();
    folder.write("recoupe.toml", "[rule.rumour]\nlanguages = [\"fr\"]\n");
    folder.write("seeds/storm/sources.toml", "[\"hail.txt\"]\nlanguage = \"fr\"\n");
    let mut session = session(&folder);
    folder.write("seeds/storm/hail.txt", HAIL);
    let outcome = moved(&mut session, &["storm/hail.txt"], &[]).unwrap();
    assert_eq!(ids(&folder, "storm/hail.txt").len(), 1);
    as_everything(&folder, &outcome);
}

fn git(folder: &Folder, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(folder.path("")).args(["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=false"]);
    assert!(git.args(arguments).output().unwrap().status.success(), "{arguments:?}");
}

/// Whoever deletes a seed and its annotations has them again from git, also in a folder with a name that git takes for a
/// pattern.
#[test]
fn what_git_has_of_a_seed_that_comes_back_is_taken() {
    let folder = Folder::with_a_story().file("seeds/[st]*/hail.txt", HAIL).file("seeds/other/a.txt", "No news.\n");
    folder.run(&["check"]);
    let before = ids(&folder, "[st]*/hail.txt");
    let renamed = folder.read("annotations/[st]*/hail.txt.toml").replace(&before[0], "rumour-kept");
    folder.write("annotations/[st]*/hail.txt.toml", renamed);
    folder.run(&["check"]);
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-qm", "all"]);
    for gone in ["seeds/[st]*", "annotations/[st]*", ".recoupe"] {
        fs::remove_dir_all(folder.path(gone)).unwrap();
    }
    let mut session = session(&folder);
    folder.write("seeds/[st]*/hail.txt", HAIL);
    moved(&mut session, &["[st]*/hail.txt"], &[]).unwrap();
    assert_eq!(ids(&folder, "[st]*/hail.txt"), ["rumour-kept"]);
}

/// A program that is killed at any of its steps leaves enough for the next one to come to the same end.
#[test]
fn what_moves_survives_a_kill_at_any_step() {
    let begin = || {
        let (folder, _) = settled();
        folder.write("seeds/storm/hail.txt", HAIL);
        session(&folder);
        folder
    };
    let edit = |folder: &Folder| {
        fs::rename(folder.path("seeds/storm/three.txt"), folder.path("seeds/flood/three.txt")).unwrap();
        folder.remove("seeds/storm/hail.txt");
        folder.write("seeds/new/a.txt", "A rumour of rain.\n");
    };
    let straight = begin();
    edit(&straight);
    session(&straight);
    let mut step = 0;
    loop {
        let folder = begin();
        let gate = Killed::after(step);
        let mut session = Session::new(workspace(&folder).behind(gate.clone())).unwrap();
        session.run(&Wanted { ready: true, ..Wanted::default() }, &mut Nobody);
        let before = gate.has_struck();
        edit(&folder);
        let (came, gone) = (["flood/three.txt", "new/a.txt"], ["storm/three.txt", "storm/hail.txt"]);
        let told = moved(&mut session, &came, &gone);
        drop(session);
        self::session(&folder);
        assert_eq!(annotations(&folder), annotations(&straight), "killed at step {step}");
        if !gate.has_struck() {
            assert!(told.is_some() && !before);
            break;
        }
        step += if is_thorough() { 1 } else { 5 };
    }
    assert!(step > 20, "{step}");
}

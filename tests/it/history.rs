//! Carrying with the text that git keeps, where nothing is remembered: a fresh clone, another branch, a pull.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::folder::{Folder, RUMOUR};

const BEFORE: &str = "The dam broke at noon.\n\n\
    Early in the morning a rumour about cracks in the wall went through the village.\n\n\
    Nobody listened to the keeper.\n";
/// The second sentence said otherwise: its own words alone do not tell that it is the same.
const AFTER: &str = "The dam broke at noon.\n\n\
    That the wall had cracks was a rumour that the village, early as it was, had heard.\n\n\
    Nobody listened to the keeper.\n";
const SEED: &str = "seeds/flood/one.txt";

#[track_caller]
fn git(folder: &Path, arguments: &[&str]) {
    let settings = ["-c", "user.name=Anne", "-c", "user.email=anne@example.org", "-c", "commit.gpgsign=false"];
    let run = Command::new("git").arg("-C").arg(folder).args(settings).args(arguments).output().unwrap();
    assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
}

fn commit(folder: &Folder) {
    git(&folder.path(""), &["add", "-A"]);
    git(&folder.path(""), &["commit", "-q", "-m", "x"]);
}

/// A checked workspace, committed, of which nothing is remembered.
fn cloned() -> Folder {
    let folder = Folder::empty().file("rules/rumour.lua", RUMOUR).file(SEED, BEFORE);
    folder.run(&["check"]).exits(0);
    git(&folder.path(""), &["init", "-q", "-b", "main"]);
    commit(&folder);
    fs::remove_dir_all(folder.path(".recoupe")).unwrap();
    folder
}

fn id(folder: &Folder, seed: &str) -> String {
    let text = folder.read(&format!("annotations/{seed}.toml"));
    let from = text.find("[annotation.").unwrap() + "[annotation.".len();
    text[from..].split(']').next().unwrap().to_owned()
}

#[test]
fn in_a_fresh_clone_the_committed_text_is_the_one_before() {
    let folder = cloned();
    let before = id(&folder, "flood/one.txt");
    folder.write(SEED, AFTER);
    let outside = Folder::empty().file("rules/rumour.lua", RUMOUR).file(SEED, AFTER);
    outside.write("annotations/flood/one.txt.toml", folder.read("annotations/flood/one.txt.toml"));
    folder.run(&["check"]).exits(0);
    assert_eq!(id(&folder, "flood/one.txt"), before);
    outside.run(&["check"]).exits(0);
    assert_ne!(id(&outside, "flood/one.txt"), before, "the words of the annotation would have been enough");
}

#[test]
fn an_edit_that_was_committed_unchecked_is_carried_from_the_commit_of_the_annotations() {
    let folder = cloned();
    let before = id(&folder, "flood/one.txt");
    folder.write(SEED, AFTER);
    commit(&folder);
    folder.run(&["check"]).exits(0);
    assert_eq!(id(&folder, "flood/one.txt"), before);
}

#[test]
fn what_is_remembered_of_another_branch_does_not_stand_in_the_way() {
    let folder = cloned();
    git(&folder.path(""), &["checkout", "-q", "-b", "other"]);
    folder.write(SEED, "A rumour of rain.\n");
    folder.run(&["check"]).exits(0);
    commit(&folder);
    git(&folder.path(""), &["checkout", "-q", "main"]);
    let before = id(&folder, "flood/one.txt");
    folder.write(SEED, AFTER);
    folder.run(&["check"]).exits(0);
    assert_eq!(id(&folder, "flood/one.txt"), before);
}

#[test]
fn a_seed_renamed_and_edited_in_a_fresh_clone_keeps_its_annotations() {
    let folder = cloned();
    let before = id(&folder, "flood/one.txt");
    folder.remove(SEED);
    folder.write("seeds/dam/first.txt", AFTER);
    folder.run(&["check"]).exits(0).says(&["renamed from `seeds/flood/one.txt`"]);
    assert_eq!(id(&folder, "dam/first.txt"), before);
}

#[test]
fn a_seed_that_was_deleted_and_put_back_has_its_annotations_again() {
    let folder = cloned();
    folder.run(&["check"]).exits(0);
    folder.write(SEED, AFTER);
    folder.run(&["check"]).exits(0);
    commit(&folder);
    let before = folder.read("annotations/flood/one.txt.toml");
    folder.remove(SEED);
    folder.run(&["check"]).exits(0).says(&["removed with its document"]);
    assert!(!folder.has("annotations/flood/one.txt.toml"));
    folder.write(SEED, AFTER);
    folder.run(&["check"]).exits(0);
    assert_eq!(folder.read("annotations/flood/one.txt.toml"), before, "an id that was carried is not born again");
}

#[test]
fn a_workspace_below_the_top_of_its_repository_has_a_history_too() {
    let outer = Folder::empty();
    for (path, text) in [("news/rules/rumour.lua", RUMOUR), (&format!("news/{SEED}"), BEFORE)] {
        outer.write(path, text);
    }
    outer.run(&["--root", "news", "check"]).exits(0);
    git(&outer.path(""), &["init", "-q", "-b", "main"]);
    commit(&outer);
    let before = outer.read("news/annotations/flood/one.txt.toml");
    fs::remove_dir_all(outer.path("news/.recoupe")).unwrap();
    outer.write(&format!("news/{SEED}"), AFTER);
    outer.run(&["--root", "news", "check"]).exits(0);
    let header = |text: &str| text.lines().find(|line| line.starts_with('[')).map(ToOwned::to_owned);
    assert_eq!(header(&outer.read("news/annotations/flood/one.txt.toml")), header(&before));
}

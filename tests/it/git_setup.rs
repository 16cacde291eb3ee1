//! Merging branches on which both sides reviewed, through git itself.

use std::path::Path;
use std::process::Command;

use crate::folder::{Folder, RUMOUR};

fn git(folder: &Path, arguments: &[&str]) -> bool {
    run(folder, arguments).0
}

fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"];
    let run = Command::new("git").current_dir(folder).args(identity).args(arguments).output().expect("git");
    (run.status.success(), String::from_utf8(run.stdout).unwrap())
}

fn commit(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
    assert!(git(folder, &["add", "."]) && git(folder, &["commit", "-qm", "x"]));
}

/// Two branches that each append a verdict to one file; whether git merges them.
fn merges(with_driver: bool) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let path = "annotations/_reviews/ann/a.txt.toml";
    let verdict = |id: &str| format!("\n[verdict.{id}]\nverdict = \"fixed\"\nseen = \"x\"\n");
    assert!(git(folder, &["init", "-q", "-b", "main"]));
    std::fs::create_dir(folder.join("seeds")).unwrap();
    if with_driver {
        let program = env!("CARGO_BIN_EXE_recoupe");
        let run = Command::new(program).current_dir(folder).arg("git-setup").output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let driver = format!("'{program}' merge-files %O %A %B %P");
        assert!(git(folder, &["config", "merge.recoupe.driver", &driver]));
    }
    let base = verdict("r-a1");
    commit(folder, path, &base);
    assert!(git(folder, &["checkout", "-qb", "other"]));
    commit(folder, path, &format!("{base}{}", verdict("r-b2")));
    assert!(git(folder, &["checkout", "-q", "main"]));
    commit(folder, path, &format!("{base}{}", verdict("r-c3")));
    let merged = git(folder, &["merge", "-q", "--no-edit", "other"]);
    (merged, std::fs::read_to_string(folder.join(path)).unwrap())
}

#[test]
fn verdicts_of_two_branches_come_together() {
    assert!(!merges(false).0, "git alone cannot");
    let (merged, text) = merges(true);
    assert!(merged, "{text}");
    for id in ["r-a1", "r-b2", "r-c3"] {
        assert_eq!(text.matches(&format!("[verdict.{id}]")).count(), 1, "{text}");
    }
}

#[test]
fn what_was_set_up_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert!(git(folder, &["init", "-q"]));
    std::fs::create_dir(folder.join("seeds")).unwrap();
    std::fs::write(folder.join(".gitattributes"), "*.png binary\n").unwrap();
    let recoupe = |arguments: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_recoupe")).current_dir(folder).args(arguments).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    let attributes = || std::fs::read_to_string(folder.join(".gitattributes")).unwrap();
    recoupe(&["git-setup"]);
    let once = attributes();
    recoupe(&["git-setup"]);
    assert_eq!(attributes(), once);
    assert!(once.starts_with("*.png binary\n") && once.contains("merge=recoupe"), "{once}");
    recoupe(&["git-setup", "--undo"]);
    assert_eq!(attributes(), "*.png binary\n");
    assert!(!git(folder, &["config", "merge.recoupe.driver"]));
}

/// A committed workspace of which one claim has changed since, and what git tells of it.
fn diffed(setup: &[&str]) -> String {
    let story = |number: &str| {
        let more = "\n\nNothing of the kind was heard in the town hall, nor by the river.";
        format!("A rumour of {number} boats.{more}{more}\n\nThe rumour of ferries.\n")
    };
    let folder = Folder::empty().file("seeds/flood/one.txt", story("12"));
    let rule = RUMOUR.replace(r"\brumou?rs?\b", r"rumou?r of (\d+ )?\w+");
    let rule = rule.replace("[[rumour]] went round", "[[rumour of war]] went round");
    folder.write("rules/rumour.lua", rule);
    folder.run(&["check"]).exits(0);
    let root = folder.path("");
    assert!(
        git(&root, &["init", "-q", "-b", "main"]) && git(&root, &["add", "."]) && git(&root, &["commit", "-qm", "x"])
    );
    folder.run(setup).exits(0);
    let program = env!("CARGO_BIN_EXE_recoupe");
    if setup.contains(&"--prose") {
        assert!(git(&root, &["config", "diff.recoupe.textconv", &format!("'{program}' as-prose")]));
    }
    folder.write("seeds/flood/one.txt", story("15"));
    folder.run(&["check"]).exits(0);
    let (_, told) = run(&root, &["diff", "-U1", "--", "annotations/flood/one.txt.toml"]);
    let text = folder.read("annotations/flood/one.txt.toml");
    let first = text.lines().find(|line| line.starts_with('[')).unwrap();
    assert!(!first.is_empty() && told.contains("@@ "), "{told}");
    told.replace(first.trim_matches(['[', ']']), "FIRST")
}

#[test]
fn a_hunk_is_headed_by_its_claim() {
    let told = diffed(&["git-setup"]);
    let header = told.lines().find(|line| line.starts_with("@@")).unwrap();
    assert!(header.ends_with("@@ FIRST"), "{told}");
    assert!(told.contains("\n-quote = ") && told.contains("\n+quote = "), "{told}");
}

#[test]
fn claims_are_shown_as_prose_when_that_is_asked_for() {
    let told = diffed(&["git-setup", "--prose"]);
    assert!(told.contains("\n-  A ⟨rumour of 12 boats⟩.") && told.contains("\n+  A ⟨rumour of 15 boats⟩."), "{told}");
    assert!(told.contains(" [FIRST]\n"), "{told}");
}

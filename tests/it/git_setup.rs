//! Merging branches on which both sides reviewed, through git itself.

use std::path::Path;
use std::process::Command;

fn git(folder: &Path, arguments: &[&str]) -> bool {
    let identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"];
    let run = Command::new("git").current_dir(folder).args(identity).args(arguments).output().expect("git");
    run.status.success()
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

//! Commands as a person uses them, one after the other.

use std::process::Command;

use crate::folder::{Folder, RUMOUR};

/// The id of the only finding of the story.
fn id(folder: &Folder) -> String {
    let text = folder.read("annotations/flood/one.txt.toml");
    let from = text.find("[annotation.").unwrap() + "[annotation.".len();
    text[from..].split(']').next().unwrap().to_owned()
}

/// A story that was checked, with git or the settings knowing who decides.
fn checked() -> Folder {
    let folder = Folder::with_a_story().file("recoupe.toml", "reviewer = \"anne\"\n");
    folder.run(&["check"]).exits(0);
    folder
}

fn git(folder: &Folder, arguments: &[&str]) {
    let settings = ["-c", "user.name=Anne", "-c", "user.email=anne@example.org", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    let output = command.arg("-C").arg(folder.path(".")).args(settings).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_verdict_is_kept_and_settles_the_run() {
    let folder = checked();
    folder.run(&["check", "--fail-on", "warning"]).exits(1);
    folder.run(&["verdict", &id(&folder), "accepted"]).exits(0).says(&["is accepted: “rumour”"]);
    assert!(folder.read("annotations/_reviews/anne/flood/one.txt.toml").contains("seen = \"rumour\""));
    folder.run(&["check", "--fail-on", "warning"]).exits(0);
    folder.run(&["explain", &id(&folder)]).exits(0).says(&["verdict: accepted", "accepted by anne"]);
}

#[test]
fn a_verdict_that_is_mistyped_is_told_and_nothing_is_kept() {
    let folder = checked();
    let id = id(&folder);
    folder.run(&["verdict", &id, "wrong"]).exits(2).says(&["`wrong` is not a verdict", "confirmed"]);
    let short = &id[..id.len() - 1];
    folder.run(&["verdict", short, "accepted"]).exits(2).says(&[&format!("did you mean `{id}`?")]);
    assert!(!folder.has("annotations/_reviews"));
}

#[test]
fn a_mistake_in_a_verdict_file_is_told_with_its_line_and_kept() {
    let folder = checked();
    let path = "annotations/_reviews/anne/flood/one.txt.toml";
    let text = format!("# mine\n[verdict.{}]\nverdict = \"confimed\"\nseen = \"rumour\"\n", id(&folder));
    folder.write(path, &text);
    folder.write("seeds/flood/three.txt", "Another rumour.\n");
    folder.run(&["check"]).exits(2).says(&[&format!("problem {path}:3:"), "confimed"]);
    assert!(folder.has("annotations/flood/three.txt.toml"));
    folder.run(&["verdict", &id(&folder), "accepted"]).exits(2).says(&[&format!("problem {path}:3:")]);
    assert_eq!(folder.read(path), text);
}

#[test]
fn conflict_markers_are_healed() {
    let folder = checked();
    let path = "annotations/flood/one.txt.toml";
    let whole = folder.read(path);
    let at = whole.find("[annotation.").unwrap();
    let (head, table) = whole.split_at(at);
    let theirs = table.replace("a rumour", "an old rumour");
    folder.write(path, format!("{head}<<<<<<< HEAD\n{table}=======\n{theirs}>>>>>>> theirs\n"));
    folder.run(&["check"]).exits(0);
    assert_eq!(folder.read(path), whole);
}

#[test]
fn a_claim_that_stands_twice_is_told_and_kept() {
    let folder = checked();
    let path = "annotations/flood/one.txt.toml";
    let whole = folder.read(path);
    let twice = format!("{whole}\n{}", &whole[whole.find("[annotation.").unwrap()..]);
    folder.write(path, &twice);
    folder.run(&["check"]).exits(2).says(&[&format!("problem {path}:"), "duplicate key"]);
    assert_eq!(folder.read(path), twice);
}

#[test]
fn prune_shows_what_is_gone_and_takes_nothing_out_unasked() {
    let folder = checked();
    folder.run(&["prune"]).exits(0).says(&["still there"]);
    let id = id(&folder);
    folder.run(&["verdict", &id, "accepted"]).exits(0);
    folder.write("seeds/flood/one.txt", "The dam broke at noon.\n");
    folder.run(&["check"]).exits(0);
    folder.run(&["prune"]).says(&[&id]);
    assert!(folder.read("annotations/_reviews/anne/flood/one.txt.toml").contains(&id));
}

#[test]
fn changes_since_a_revision_are_shown() {
    let folder = checked();
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "first"]);
    folder.run(&["diff", "HEAD"]).exits(0).says(&["Nothing changed."]);
    folder.write("seeds/flood/two.txt", "The dam held. A rumour denied it.\n");
    folder.run(&["check"]).exits(0);
    folder.run(&["diff", "HEAD"]).exits(0).says(&["+ new: “rumour”", "flood/two.txt"]);
    folder.run(&["diff", "HEAD~99"]).exits(2).says(&["git knows no revision `HEAD~99`"]);
}

#[test]
fn changes_since_any_revision_are_counted_and_printed_for_programs() {
    let folder = checked();
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "first"]);
    git(&folder, &["tag", "before"]);
    folder.write("seeds/flood/two.txt", "The dam held. A rumour denied it.\n");
    folder.run(&["check"]).exits(0);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "-q", "-m", "second"]);
    std::fs::rename(folder.path("seeds/flood/two.txt"), folder.path("seeds/flood/deux.txt")).unwrap();
    folder.remove("seeds/flood/one.txt");
    folder.run(&["check"]).exits(0);
    folder.run(&["diff", "HEAD"]).exits(0).says(&["- removed with its document: “rumour”", "flood/one.txt"]);
    let since = folder.run(&["diff", "HEAD"]).out;
    assert!(!since.contains("deux.txt"), "what was renamed did not change:\n{since}");
    folder.run(&["diff", "before", "--stat"]).exits(0).says(&["flood/deux.txt  +1", "flood/one.txt  -1"]);
    let json = folder.run(&["diff", "HEAD~1", "--format", "json"]).exits(0).out;
    let kinds: Vec<String> = json
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["kind"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds, ["added", "removed"]);
    folder.run(&["diff", "--stat"]).exits(0).says(&["flood/one.txt  -1"]);
}

#[test]
fn prune_takes_out_what_is_gone_and_leaves_the_rest_as_written() {
    let folder = checked();
    let gone = id(&folder);
    folder.write("seeds/flood/two.txt", "Another rumour altogether.\n");
    folder.run(&["check"]).exits(0);
    let kept = folder.read("annotations/flood/two.txt.toml");
    let kept = kept.split("[annotation.").nth(1).unwrap().split(']').next().unwrap().to_owned();
    folder.run(&["verdict", &gone, "accepted"]).exits(0);
    let path = "annotations/_reviews/anne/flood/two.txt.toml";
    let mine = format!("# asked twice\n[verdict.{kept}]\nverdict = \"fixed\" # really\nseen = \"rumour\"\n");
    folder.write(path, format!("{mine}\n[verdict.{gone}-2]\nverdict = \"fixed\"\nseen = \"x\"\n"));
    folder.write("seeds/flood/one.txt", "The dam broke at noon.\n");
    folder.run(&["check"]).exits(0);
    folder.run(&["prune"]).exits(0).says(&["2 verdicts on findings that are gone", "Nothing was taken out"]);
    folder.run(&["prune", "--yes"]).exits(0).says(&[&gone, "Took out 2 verdicts."]);
    assert_eq!(folder.read(path), mine);
    assert!(!folder.read("annotations/_reviews/anne/flood/one.txt.toml").contains(&gone));
    folder.run(&["prune"]).exits(0).says(&["still there"]);
}

#[test]
fn outside_of_a_repository_the_revision_is_not_blamed() {
    let folder = checked();
    for arguments in [&["diff", "HEAD~99"][..], &["git-setup"]] {
        let ran = folder.run(arguments).exits(2).says(&["git refused", "`git init`"]);
        assert!(!ran.err.contains("no revision"), "{}", ran.err);
    }
}

#[test]
fn rules_are_explained_by_name() {
    let folder = checked();
    folder.run(&["explain", "rumour"]).exits(0).says(&["rumour: rumours", "1 finding in annotations/"]);
    folder.run(&["explain", "rules/rumour.lua"]).exits(0).says(&["flags   A [[rumour]] went round."]);
    folder.run(&["explain", "rum"]).exits(2).says(&["did you mean `rumour`?"]);
    folder.run(&["explain", "rumuor"]).exits(2).says(&["did you mean `rumour`?"]);
}

#[test]
fn an_annotation_is_explained_down_to_the_line_that_found_it() {
    let folder = Folder::empty()
        .file(
            "rules/rumour.lua",
            RUMOUR
                .replace("report(match", "if not match.quoted then report(match")
                .replace("\"a rumour\")", "\"a rumour\") end"),
        )
        .file("seeds/flood/one.txt", "A rumour went round, “this rumour” he called it.\n");
    folder.run(&["check"]).exits(0);
    folder.run(&["explain", &id(&folder)]).exits(0).says(&[
        "seeds/flood/one.txt: A [rumour] went round, “this",
        "found by rules/rumour.lua:8, as a match",
        "let go: “rumour” (match, sentence 1)",
        "fell at rules/rumour.lua:8, asked for `quoted` → true",
    ]);
    folder.write("rules/rumour.lua", RUMOUR.replace("rumou?rs?", "gossip"));
    folder.run(&["explain", &id(&folder)]).exits(0).says(&["does not report these words any more"]);
}

#[test]
fn examples_that_do_not_hold_are_told() {
    let folder = checked();
    folder.run(&["test"]).exits(0).says(&["1 flagged, 1 passed"]);
    folder.write("rules/rumour.lua", RUMOUR.replace("\"Nothing went round.\"", "\"A rumour.\""));
    let ran = folder.run(&["test", "rumour"]).says(&["rumour"]);
    assert_ne!(ran.code, 0);
}

#[test]
fn the_cache_is_held_against_a_run_without_it() {
    let folder = checked();
    let before = folder.tree("annotations");
    folder.run(&["check", "--verify-cache"]).exits(0);
    assert_eq!(folder.tree("annotations"), before);
}

#[test]
fn what_comes_next_stands_in_columns() {
    let ran = checked().run(&["new", "rule", "a-rule-of-mine"]).exits(0);
    let column = |words: &str| ran.out.lines().find_map(|line| line.find(words)).unwrap();
    assert_eq!(column("whether it finds"), column("what it finds in"));
}

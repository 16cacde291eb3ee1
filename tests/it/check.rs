//! The main job, run by run.

use crate::carry::Dice;
use crate::folder::{Folder, Ran};

#[test]
fn a_first_run_finds_and_writes() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0).says(&[
        "seeds/flood/one.txt\n",
        "  3:3       warning a rumour\n",
        "            A rumour said so already at nine.\n",
        "              ^^^^^^ rumour-",
        "2 documents, 1 rule: 1 warning; 1 annotation, 1 file written\n",
    ]);
    assert!(folder.has("annotations/flood/one.txt.toml"));
    assert!(!folder.has("annotations/flood/two.txt.toml"), "no findings, no file");
    assert!(folder.has(".recoupe/CACHEDIR.TAG") && folder.has(".recoupe/.gitignore"));
}

#[test]
fn a_second_run_writes_nothing_and_shows_the_same() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    let before = folder.tree("annotations");
    let times =
        |folder: &Folder| std::fs::metadata(folder.path("annotations/flood/one.txt.toml")).unwrap().modified().unwrap();
    let time = times(&folder);
    folder.run(&["check"]).exits(0).says(&["  3:3       warning a rumour\n", "1 annotation, nothing changed\n"]);
    folder.run(&["check", "--no-cache"]).exits(0).says(&["1 annotation, nothing changed\n"]);
    assert_eq!((folder.tree("annotations"), times(&folder)), (before, time));
}

#[test]
fn findings_fail_a_run_from_the_severity_asked_for() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    folder.run(&["check", "--fail-on", "warning"]).exits(1);
    folder.run(&["check", "--fail-on", "info", "-q"]).exits(1);
    folder.write("recoupe.toml", "fail-on = \"warning\"\n");
    folder.run(&["check"]).exits(1);
    folder.run(&["check", "--fail-on", "error"]).exits(0);
    folder.write("recoupe.toml", "[rule.rumour]\nseverity = \"error\"\n");
    folder.run(&["check"]).exits(1).says(&["warning → error (option)"]);
}

#[test]
fn frozen_writes_nothing_and_tells_what_is_out_of_date() {
    let folder = Folder::with_a_story();
    let told = ["1 file is out of date: run `recoupe check` and commit", "annotations/flood/one.txt.toml"];
    folder.run(&["check", "--frozen", "-q"]).exits(2).says(&told);
    assert!(!folder.has("annotations") && !folder.has(".recoupe"));
    folder.run(&["check"]).exits(0);
    folder.run(&["check", "--frozen"]).exits(0);
    folder.write("seeds/flood/two.txt", "A rumour.\n");
    folder.run(&["check", "--frozen"]).exits(2);
    folder.run(&["check"]).exits(0);
    folder.run(&["check", "--frozen"]).exits(0);
}

#[test]
fn the_bytes_depend_on_nothing_but_the_content() {
    let folder =
        Folder::with_a_story().file("seeds/flood/three.txt", "Rumours, and again a rumour. One rumour more.\n");
    folder.run(&["check"]).exits(0);
    let expected = folder.tree("annotations");
    let other = Folder::empty()
        .file("seeds/flood/three.txt", "Rumours, and again a rumour. One rumour more.\n")
        .file("seeds/flood/two.txt", "The dam held until the evening.\n")
        .file("seeds/flood/one.txt", "The dam broke at noon.\n\nA rumour said so already at nine.\n")
        .file("rules/rumour.lua", crate::folder::RUMOUR);
    Ran::of(other.command(&["check"]).env("RAYON_NUM_THREADS", "1")).exits(0);
    assert_eq!(other.tree("annotations"), expected);
    let elsewhere = Folder::empty();
    let root = folder.path("").to_str().unwrap().to_owned();
    elsewhere.run(&["--root", &root, "check"]).exits(0).says(&["nothing changed"]);
    assert_eq!(folder.tree("annotations"), expected);
}

/// Over a row of edits by lot: the same bytes on one thread and on many, whatever order the files came in, and nothing
/// that is remembered makes a difference to what is on disk.
#[test]
fn edits_by_lot_give_the_same_bytes_on_any_number_of_threads() {
    let mut dice = Dice(7);
    let seed = |at: usize| format!("seeds/story-{}/{at}.txt", at % 2);
    let mut texts: Vec<Vec<String>> = (0..6).map(|at| vec![format!("A rumour, number {at}."); 3]).collect();
    let (one, many) = (Folder::empty(), Folder::empty());
    for folder in [&one, &many] {
        folder.write("rules/rumour.lua", crate::folder::RUMOUR);
    }
    for round in 0..6 {
        for _ in 0..3 {
            let (at, line) = (dice.roll(6), dice.roll(3));
            let words =
                ["A rumour of rain.", "No news.", "Rumours, 12 of them.", "One rumour more and another rumour."];
            texts[at][line] = format!("{} It was {round} o'clock.", dice.pick(&words));
        }
        for at in 0..6 {
            one.write(&seed(at), texts[at].join("\n\n"));
            many.write(&seed(5 - at), texts[5 - at].join("\n\n"));
        }
        Ran::of(one.command(&["check"]).env("RAYON_NUM_THREADS", "1")).exits(0);
        Ran::of(many.command(&["check"]).env("RAYON_NUM_THREADS", "4")).exits(0);
        assert_eq!(one.tree("annotations"), many.tree("annotations"), "round {round}");
        many.run(&["check", "--frozen", "--no-cache"]).exits(0);
    }
}

#[test]
fn an_edit_changes_what_it_touches_and_says_why() {
    let folder = Folder::with_a_story().file("seeds/flood/three.txt", "A rumour of rain.\n\nThe rumour of wind.\n");
    folder.run(&["check"]).exits(0);
    let before = folder.read("annotations/flood/three.txt.toml");
    folder.write("seeds/flood/three.txt", "It rained.\n\nA rumour of rain.\n\nThe rumour of wind.\n");
    folder.run(&["check"]).exits(0).says(&["3 annotations, nothing changed"]);
    assert_eq!(folder.read("annotations/flood/three.txt.toml"), before, "what stands further down now is not touched");
    folder.write("seeds/flood/three.txt", "It rained.\n\nA rumour of rain.\n");
    folder
        .run(&["check"])
        .exits(0)
        .says(&["- removed: “rumour” (document)", "2 annotations, 1 change, 1 file written"]);
    let diff = folder.read("annotations/flood/three.txt.diff");
    let (cause, unified) = diff.split_once('\n').unwrap();
    assert!(cause.starts_with("# removed: “rumour” (document) rumour-"), "{diff}");
    assert!(unified.starts_with("--- a/annotations/flood/three.txt.toml\n+++ b/"), "{diff}");
    assert!(diff.lines().all(|line| !line.starts_with('+') || line.starts_with("+++")), "{diff}");
}

#[test]
fn a_rule_that_changes_is_the_cause_of_what_it_changes() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    folder.write("rules/rumour.lua", crate::folder::RUMOUR.replace("\"a rumour\"", "\"who said so?\""));
    folder.run(&["check"]).exits(0).says(&["a rumour → who said so? (rule)"]);
    folder.write("recoupe.toml", "[rule.rumour]\nenabled = false\n");
    folder.run(&["check"]).exits(0).says(&["- removed: “rumour” (option)"]);
    folder.write("recoupe.toml", "");
    folder.run(&["check"]).exits(0).says(&["+ new: “rumour”"]);
    folder.remove("rules/rumour.lua");
    folder.run(&["check"]).exits(0).says(&["- removed with its rule: “rumour” (rule)", "1 change", "nothing found"]);
    assert!(!folder.has("annotations/flood/one.txt.toml"));
}

#[test]
fn a_finding_that_an_override_ends_is_gone_by_a_setting() {
    let folder = Folder::empty()
        .file("rules/rumour.lua", crate::folder::RUMOUR)
        .file("seeds/flood/one.txt", "A rumour went through the town.\n")
        .file("seeds/fire/two.txt", "A rumour went through the village.\n");
    folder.run(&["check"]).exits(0);
    folder.write("recoupe.toml", "[[override]]\npaths = [\"fire/**\"]\nrule.rumour.languages = [\"fr\"]\n");
    folder.run(&["check"]).exits(0).says(&["- removed: “rumour” (option) fire/two.txt"]);
}

/// A figure that is changed, qualified or ascribed otherwise, and what that does to another document of the story.
#[test]
fn each_kind_of_change_is_told_with_its_cause() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let rule = std::fs::read_to_string(root.join("rules/shifting-figure.lua")).unwrap();
    let folder = Folder::empty().file("rules/shifting-figure.lua", rule);
    for (path, bytes) in Folder::files_of(&root.join("rules")) {
        if path.starts_with("lib/") || path.starts_with("terms/") {
            folder.write(&format!("rules/{path}"), bytes);
        }
    }
    let say = |words: &str| format!("The storm went over the coast.\n\n{words}\n\nTrains run again.\n");
    let one = "According to the police, 164 people were arrested on Monday.";
    folder.write("seeds/storm/one.txt", say(one));
    folder.write("seeds/storm/two.txt", say("The army says that 300 people were arrested on Monday."));
    folder.run(&["check"]).exits(0);
    let edit = |words: &str, told: &str| {
        folder.write("seeds/storm/one.txt", say(words));
        folder.run(&["check"]).exits(0).says(&[told]);
    };
    edit(&one.replace("164", "225"), "164 → 225 (document) storm/one.txt");
    edit(&one.replace("164", "nearly 225"), "225 → nearly 225 (document) storm/one.txt");
    edit(&one.replace("164", "nearly 225").replace("police", "mayor"), "according to “the mayor” (document)");
    folder.write("seeds/storm/two.txt", say("Nobody has counted the arrests so far."));
    folder.run(&["check"]).exits(0).says(&["removed", "(other document) storm/one.txt"]);
    folder.write("seeds/storm/two.txt", say("The army says that 300 people were arrested on Monday."));
    folder.run(&["check"]).exits(0);
    folder.remove("seeds/storm/two.txt");
    folder.run(&["check"]).exits(0).says(&["(other document) storm/one.txt"]);
}

#[test]
fn a_seed_that_is_renamed_keeps_its_annotations() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    let id = |folder: &Folder, path: &str| {
        folder.read(path).lines().find(|line| line.starts_with('[')).map(ToOwned::to_owned)
    };
    let before = id(&folder, "annotations/flood/one.txt.toml");
    std::fs::rename(folder.path("seeds/flood/one.txt"), folder.path("seeds/flood/first.txt")).unwrap();
    folder.run(&["check"]).exits(0);
    assert_eq!(id(&folder, "annotations/flood/first.txt.toml"), before);
    assert!(!folder.has("annotations/flood/one.txt.toml"));
}

#[test]
fn a_seed_that_is_gone_takes_its_annotations_and_no_verdict() {
    let folder = Folder::with_a_story().file("annotations/_reviews/anne/flood/one.txt.toml", "# mine\n");
    folder.run(&["check"]).exits(0);
    folder.remove("seeds/flood/one.txt");
    folder.run(&["check"]).exits(0).says(&["removed with its document: “rumour”"]);
    assert!(!folder.has("annotations/flood/one.txt.toml"));
    assert_eq!(folder.read("annotations/_reviews/anne/flood/one.txt.toml"), "# mine\n");
}

#[test]
fn json_is_one_object() {
    let folder = Folder::with_a_story();
    let ran = folder.run(&["check", "--format", "json"]).exits(0);
    let value: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let finding = &value["findings"][0];
    assert_eq!((finding["path"].as_str(), finding["quote"].as_str()), (Some("flood/one.txt"), Some("rumour")));
    let place = ["start", "end", "line", "column"].map(|key| finding[key].as_u64());
    assert_eq!(place, [Some(26), Some(32), Some(3), Some(3)]);
    assert_eq!(finding["verdict"]["state"], "open");
    assert_eq!(value["changes"][0]["kind"], "added");
    assert_eq!(value["summary"]["warnings"], 1);
    assert_eq!(value["problems"], serde_json::json!([]));
    assert!(ran.err.is_empty(), "{}", ran.err);
}

#[test]
fn a_figure_is_not_counted_on_a_day_to_come() {
    let folder = Folder::empty();
    folder.run(&["init"]).exits(0);
    let folder = folder
        .file("seeds/fire/sources.toml", "[\"a.txt\"]\npublished = 2024-05-03\n")
        .file("seeds/fire/a.txt", "The fire killed 40 people, and the road will open again in three days.\n")
        .file("seeds/fire/b.txt", "The fire killed 12 people on Thursday.\n");
    folder.run(&["check"]).exits(0);
    assert!(!folder.read("annotations/fire/_ledger.toml").contains("as-of"));
}

/// Every key of `value`, at any depth; those of maps that users fill are theirs.
fn keys<'a>(value: &'a serde_json::Value, into: &mut std::collections::BTreeSet<&'a str>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| keys(item, into)),
        serde_json::Value::Object(object) => {
            for (key, value) in object {
                into.insert(key);
                if key != "fields" {
                    keys(value, into);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_of_the_json_is_on_its_page() {
    let page = include_str!("../../docs/json.md");
    let folder = Folder::empty();
    folder.run(&["init"]).exits(0);
    let folder = folder
        .file("seeds/fire/a.txt", "The fire killed at least 40 people in Lyon on 3 May 2024, police said.\n")
        .file("seeds/fire/b.txt", "The fire killed 12 people in Lyon on 3 May 2024.\n")
        .file("rules/broken.lua", "return rule {");
    let ran = folder.run(&["check", "--format", "json"]).exits(2);
    let mut run: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    for list in ["findings", "changes", "ledger", "problems"] {
        assert!(!run[list].as_array().unwrap().is_empty(), "{list} is empty: {run}");
    }
    let inspected = folder.run(&["inspect", "--format", "json", "seeds/fire/a.txt"]).exits(0);
    run["inspected"] = serde_json::from_str(&inspected.out).unwrap();
    let mut named = std::collections::BTreeSet::new();
    keys(&run, &mut named);
    named.remove("inspected");
    named.retain(|key| !page.contains(&format!("`{key}`")));
    assert!(named.is_empty(), "not in docs/json.md: {named:?}");
}

#[test]
fn a_cache_that_is_damaged_is_made_again() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    let before = folder.tree("annotations");
    for (path, _) in folder.tree(".recoupe") {
        if !path.contains('.') {
            folder.write(&format!(".recoupe/{path}"), b"\x01\0\0\0 nonsense");
        }
    }
    folder.run(&["check"]).exits(0).says(&["note .recoupe", "nothing changed"]);
    assert_eq!(folder.tree("annotations"), before);
    folder.run(&["check"]).exits(0);
}

#[test]
fn control_characters_of_documents_do_not_reach_the_terminal() {
    let folder = Folder::with_a_story().file("seeds/flood/two.txt", "A rumour \u{1b}[31mof red\u{7}.\n");
    let ran = folder.run(&["check"]).exits(0).says(&["␛[31mof red␇"]);
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\u{7}'));
}

/// The short way of a quiet run in which nothing changed has to notice everything that a whole run would.
#[test]
fn a_quiet_run_tells_the_same_and_misses_nothing() {
    let folder = Folder::with_a_story();
    folder.run(&["check", "-q"]).exits(0);
    let still = "2 documents, 1 rule: 1 warning; 1 annotation, nothing changed\n";
    folder.run(&["check", "-q"]).exits(0).says(&[still]);
    folder.run(&["check", "-q", "--fail-on", "warning"]).exits(1).says(&[still]);
    let kept = folder.read("annotations/flood/one.txt.toml");
    folder.write("annotations/flood/one.txt.toml", "");
    folder.run(&["check", "-q"]).exits(0).says(&["1 file written\n"]);
    assert_eq!(folder.read("annotations/flood/one.txt.toml"), kept);
    folder.write("annotations/flood/gone.txt.toml", "");
    folder.run(&["check", "-q"]).exits(0).says(&["1 file written\n"]);
    folder.write("seeds/flood/sources.toml", "[\"nobody.txt\"]\npublisher = \"X\"\n");
    for _ in 0..2 {
        folder.run(&["check", "-q"]).exits(2).says(&["1 problem, told above"]);
    }
    folder.write("seeds/flood/sources.toml", "");
    folder.write("seeds/flood/two.txt", "A rumour.\n");
    folder.run(&["check", "-q"]).exits(0).says(&["2 documents, 1 rule: 2 warnings"]);
    folder.write("recoupe.toml", "[rule.rumour]\nseverity = \"error\"\n");
    folder.run(&["check", "-q"]).exits(1).says(&["2 errors"]);
    folder.write("rules/broken.lua", "end");
    for _ in 0..2 {
        folder.run(&["check", "-q"]).exits(2);
    }
}

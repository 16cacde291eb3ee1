//! `try`: what a rule would change, with nothing written.

use crate::folder::{Folder, RUMOUR};

/// A story that was checked, with a verdict on its only finding.
fn judged() -> Folder {
    let folder = Folder::with_a_story().file("recoupe.toml", "reviewer = \"anne\"\n");
    folder.run(&["check"]).exits(0);
    let text = folder.read("annotations/flood/one.txt.toml");
    let id = text.split("[annotation.").nth(1).unwrap().split(']').next().unwrap().to_owned();
    folder.run(&["verdict", &id, "accepted"]).exits(0);
    folder
}

/// Runs `try` and holds that it left every file as it was.
#[track_caller]
fn tries(folder: &Folder, arguments: &[&str]) -> crate::folder::Ran {
    let before = folder.tree(".");
    let ran = folder.run(arguments);
    assert_eq!(folder.tree("."), before, "`{arguments:?}` wrote something");
    ran
}

#[test]
fn a_rule_as_it_was_changes_nothing() {
    let folder = judged();
    let ran = tries(&folder, &["try", "rules/rumour.lua"]).exits(0);
    assert_eq!(ran.out, "rumour: would change nothing; nothing was written\n");
}

#[test]
fn what_a_rule_would_change_is_told_by_document_with_the_verdicts_it_would_touch() {
    let folder = judged();
    folder.write("rules/rumour.lua", RUMOUR.replace(r"\brumou?rs?\b", r"\bdam\b"));
    tries(&folder, &["try", "rumour"]).exits(0).says(&[
        "flood/one.txt\n",
        "+ new: “dam”",
        "- removed: “rumour”",
        "accepted by anne would be orphaned",
        "flood/two.txt\n",
        "rumour: 2 new, 1 gone in 2 documents; 1 verdict touched; nothing was written",
    ]);
    folder.write("rules/rumour.lua", RUMOUR.replace(r"\brumou?rs?\b", r"\ba rumour\b"));
    let ran = tries(&folder, &["try", "rules/rumour.lua", "--format", "json"]).exits(0);
    let shown: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let change = &shown["documents"]["flood/one.txt"][0];
    assert_eq!((&change["quote"], &change["verdicts"][0]["fate"]), (&"A rumour".into(), &"stale".into()), "{ran:?}");
    folder.run(&["check"]).exits(0).says(&["“rumour” → “A rumour”"]);
}

#[test]
fn other_rules_are_left_out() {
    let folder = judged();
    folder.write("rules/dam.lua", RUMOUR.replace("rumou?rs?", "dam"));
    tries(&folder, &["try", "rumour"]).exits(0).says(&["would change nothing"]);
    tries(&folder, &["try"]).exits(0).says(&["2 rules: 2 new in 2 documents; no verdict touched"]);
}

#[test]
fn a_list_stands_for_the_rules_that_load_it() {
    let listed = RUMOUR.replace("pattern([[(?i)\\brumou?rs?\\b]])", "terms.load(\"rumours.toml\")");
    let folder = judged()
        .file("rules/rumour.lua", listed)
        .file("rules/terms/rumours.toml", "language = \"en\"\nterm = [{ word = \"noon\" }]\n")
        .file("rules/terms/unused.toml", "language = \"en\"\nterm = [{ word = \"noon\" }]\n");
    tries(&folder, &["try", "rules/terms/rumours.toml"]).exits(0).says(&["+ new: “noon”", "rumour: 1 new, 1 gone"]);
    tries(&folder, &["try", "rules/terms/unused.toml"]).exits(2).says(&["no rule uses `rules/terms/unused.toml`"]);
}

#[test]
fn what_cannot_be_tried_is_told() {
    let folder = judged();
    tries(&folder, &["try", "rumor"]).exits(2).says(&["there is no rule `rumor`", "did you mean `rumour`?"]);
    tries(&folder, &["try", "rum"]).exits(2).says(&["did you mean `rumour`?"]);
    folder.write("rules/rumour.lua", RUMOUR.replace("\"warning\"", "\"grave\""));
    tries(&folder, &["try", "rumour"]).exits(2).says(&["problem rules/rumour.lua:4"]);
    folder.write("rules/rumour.lua", RUMOUR.replace("report(match, \"a rumour\")", "report(match, nil)"));
    tries(&folder, &["try", "rumour"]).exits(2).says(&[
        "`report` takes a message",
        "rules/rumour.lua:8",
        "could not be tried everywhere",
    ]);
}

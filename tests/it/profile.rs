//! `check --profile`: what rules cost, and what stands out.

use serde_json::Value;

use crate::folder::{Folder, RUMOUR};

/// The profile that `check` tells, as JSON.
#[track_caller]
fn profile(folder: &Folder) -> Value {
    let ran = folder.run(&["check", "--profile", "--format", "json"]).exits(0);
    let whole: Value = serde_json::from_str(&ran.out).unwrap();
    whole["profile"].clone()
}

#[test]
fn calls_steps_and_findings_are_those_of_each_rule() {
    let folder = Folder::with_a_story().file("rules/never.lua", RUMOUR.replace("rumou?rs?", "nowhere"));
    let before = profile(&folder);
    let rule = |name: &str| {
        let rules = before["rules"].as_array().unwrap();
        rules.iter().find(|rule| rule["rule"] == name).unwrap_or_else(|| panic!("no {name}")).clone()
    };
    for (name, findings, found_in) in [("rumour", 1, 1), ("never", 0, 0)] {
        let rule = rule(name);
        let told = ["documents", "calls", "findings", "found_in", "failed"].map(|key| rule[key].as_u64().unwrap());
        assert_eq!(told, [2, 3, findings, found_in, 0], "{name}");
        assert!(rule["steps"].as_u64().unwrap() > 0);
    }
    assert_eq!(before["documents"].as_array().unwrap().len(), 2);
    // What is remembered makes no difference: every rule ran again.
    let steps = |profile: &Value| {
        let rules = profile["rules"].as_array().unwrap();
        rules.iter().map(|rule| rule["steps"].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!(steps(&profile(&folder)), steps(&before));
}

#[test]
fn a_profile_changes_nothing_that_is_kept() {
    let folder = Folder::with_a_story();
    folder.run(&["check"]).exits(0);
    let before = folder.tree("annotations");
    let ran = folder.run(&["check", "--profile"]).exits(0).says(&["Rules, the dearest first", "flood/one.txt"]);
    assert!(!ran.out.contains("Changes since the last run"), "{}", ran.out);
    assert_eq!(folder.tree("annotations"), before);
}

#[test]
fn rules_that_stand_out_are_named() {
    let folder = Folder::with_a_story()
        .file("rules/never.lua", RUMOUR.replace("rumou?rs?", "nowhere"))
        .file("rules/french.lua", RUMOUR.replace("each =", "languages = { \"fr\" }, each ="));
    let ran = folder.run(&["check", "--profile", "-q"]).exits(0);
    ran.says(&["never: found nothing", "french: had nothing to look at"]);
}

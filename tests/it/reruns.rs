//! What a change makes run again: exactly the rules, documents and comparisons that it can touch, told pair by pair.

use std::collections::BTreeMap;

use camino::Utf8Path;
use recoupe::engine::{Outcome, Wanted, Workspace, run};
use recoupe::report::{Event, Report};

use crate::folder::{Folder, RUMOUR};

/// A rule whose words stand in a list.
const LISTED: &str = r#"local words = terms.load("words.en.toml")
return rule {
  summary = "listed words", severity = "info", each = "sentence",
  check = function(sentence, report)
    for _, match in ipairs(words:find(sentence)) do report(match, "listed") end
  end,
}
"#;
const WORDS: &str = "language = \"en\"\nterm = [{ word = \"dam\" }]\n";

/// A rule that gets its pattern from a module.
const SHARED: &str = r#"local found = require("lib.found")
return rule {
  summary = "shared words", severity = "info", each = "sentence",
  check = function(sentence, report)
    for match in found.word:find(sentence) do report(match, "shared") end
  end,
}
"#;
const FOUND: &str = "return { word = pattern([[\\bwater\\b]]) }\n";

/// A rule that compares what sources count.
const TOLL: &str = r#"return rule {
  summary = "figures that differ", severity = "warning",
  extract = function(document, emit)
    for _, figure in ipairs(document.figures) do
      local houses = figure.counted and figure.counted.text == "houses"
      emit({ key = houses and "houses" or "victims", at = figure })
    end
  end,
  compare = function(group, report)
    for _, fact in ipairs(group.facts) do
      if fact.contradicted then report(fact, "sources differ") end
    end
  end,
}
"#;

const ONE: &str = "flood/one.txt";
const TWO: &str = "flood/two.txt";
const THREE: &str = "storm/three.txt";

/// Nothing goes wrong in these runs.
struct NoProblems;

impl Report for NoProblems {
    fn tell(&mut self, event: &Event) {
        if let Event::Problem(problem) = event {
            panic!("{problem:?}");
        }
    }
}

fn workspace(folder: &Folder) -> Workspace {
    Workspace::at(Utf8Path::from_path(&folder.path("")).unwrap())
}

/// Four rules of four kinds, two stories, one run.
fn settled() -> Folder {
    let folder = Folder::empty()
        .file("rules/rumour.lua", RUMOUR)
        .file("rules/listed.lua", LISTED)
        .file("rules/shared.lua", SHARED)
        .file("rules/toll.lua", TOLL)
        .file("rules/terms/words.en.toml", WORDS)
        .file("rules/lib/found.lua", FOUND)
        .file("seeds/flood/one.txt", "The dam broke and killed 12 people. Some 300 houses stand in the water.\n")
        .file("seeds/flood/two.txt", "The flood killed 15 people. A rumour speaks of 300 houses.\n")
        .file("seeds/storm/three.txt", "The storm killed 4 people.\n");
    let first = check(&folder);
    assert_eq!(first.ran.pairs().count(), 4 * 3);
    let compared = ["toll flood houses", "toll flood victims", "toll storm victims"];
    assert_eq!(comparisons(&first), compared);
    assert_eq!(ran(&check(&folder)), [""; 0], "nothing changed, nothing runs");
    folder
}

#[track_caller]
fn check(folder: &Folder) -> Outcome {
    run(&workspace(folder), &Wanted::default(), &mut NoProblems).unwrap()
}

/// `rule document`, in order.
fn ran(outcome: &Outcome) -> Vec<String> {
    let mut pairs: Vec<String> = outcome.ran.pairs().map(|(rule, path)| format!("{rule} {path}")).collect();
    pairs.sort();
    pairs
}

/// `rule story key`, in order.
fn comparisons(outcome: &Outcome) -> Vec<String> {
    let each = outcome.compared.iter().map(|(rule, story, key)| format!("{rule} {story} {key}"));
    let mut each: Vec<String> = each.collect();
    each.sort();
    each
}

/// Every rule on each of `paths`.
fn all_rules_on(paths: &[&str]) -> Vec<String> {
    let rules = ["listed", "rumour", "shared", "toll"];
    rules.iter().flat_map(|rule| paths.iter().map(move |path| format!("{rule} {path}"))).collect()
}

/// Runs once more and holds what ran against what was to be, and the annotations against a run that remembers nothing.
#[track_caller]
fn expect(folder: &Folder, pairs: &[String], compared: &[&str]) {
    let outcome = check(folder);
    assert_eq!(ran(&outcome), pairs);
    assert_eq!(comparisons(&outcome), compared);
    assert_eq!(outcome.read, read_anew(pairs), "for one rule, no text is looked through anew");
    assert_eq!(ran(&check(folder)), [""; 0], "once is enough");
    let nothing_remembered = Wanted { frozen: true, fresh: true, ..Wanted::default() };
    let fresh = run(&workspace(folder), &nothing_remembered, &mut NoProblems).unwrap();
    assert!(fresh.summary.outdated.is_empty(), "{:?}", fresh.summary.outdated);
    assert_eq!(fresh.read.len(), fresh.summary.documents);
}

/// The documents of `pairs` on which all rules run: it is they that changed.
fn read_anew(pairs: &[String]) -> Vec<&str> {
    let mut runs: BTreeMap<&str, usize> = BTreeMap::new();
    pairs.iter().filter_map(|pair| pair.split_once(' ')).for_each(|(_, path)| *runs.entry(path).or_default() += 1);
    runs.into_iter().filter(|(_, rules)| *rules == all_rules_on(&[ONE]).len()).map(|(path, _)| path).collect()
}

fn on_all(rule: &str) -> Vec<String> {
    [ONE, TWO, THREE].iter().map(|path| format!("{rule} {path}")).collect()
}

#[test]
fn a_changed_seed_runs_its_rules_and_compares_the_keys_it_touches() {
    let folder = settled();
    folder.write("seeds/flood/two.txt", "The flood killed 16 people. A rumour speaks of 300 houses.\n");
    expect(&folder, &all_rules_on(&[TWO]), &["toll flood victims"]);
}

#[test]
fn a_seed_saved_again_with_the_same_words_runs_nothing() {
    let folder = settled();
    folder.write("seeds/flood/two.txt", folder.read("seeds/flood/two.txt"));
    expect(&folder, &[], &[]);
}

#[test]
fn a_changed_rule_runs_on_every_document() {
    let folder = settled();
    folder.write("rules/rumour.lua", RUMOUR.replace("\"a rumour\"", "\"says who?\""));
    expect(&folder, &on_all("rumour"), &[]);
}

#[test]
fn a_changed_comparison_extracts_and_compares_again() {
    let folder = settled();
    folder.write("rules/toll.lua", TOLL.replace("sources differ", "who is right?"));
    expect(&folder, &on_all("toll"), &["toll flood houses", "toll flood victims", "toll storm victims"]);
}

#[test]
fn a_changed_module_runs_the_rules_that_require_it() {
    let folder = settled();
    folder.write("rules/lib/found.lua", FOUND.replace("water", "water|storm"));
    expect(&folder, &on_all("shared"), &[]);
}

#[test]
fn a_changed_term_list_runs_the_rules_that_load_it() {
    let folder = settled();
    folder.write("rules/terms/words.en.toml", WORDS.replace("dam", "flood"));
    expect(&folder, &on_all("listed"), &[]);
}

#[test]
fn a_list_that_nobody_loads_runs_nothing() {
    let folder = settled();
    folder.write("rules/terms/other.en.toml", WORDS);
    expect(&folder, &[], &[]);
}

#[test]
fn a_new_rule_runs_alone() {
    let folder = settled();
    folder.write("rules/another.lua", RUMOUR);
    expect(&folder, &on_all("another"), &[]);
}

#[test]
fn a_rule_that_goes_takes_its_findings_along_and_runs_nothing() {
    let folder = settled();
    folder.remove("rules/rumour.lua");
    expect(&folder, &[], &[]);
    assert!(!folder.read("annotations/flood/two.txt.toml").contains("rumour-"));
}

#[test]
fn a_changed_option_runs_its_rule() {
    let folder = settled();
    folder.write("recoupe.toml", "[rule.rumour]\nseverity = \"error\"\n");
    expect(&folder, &on_all("rumour"), &[]);
}

#[test]
fn a_rule_switched_off_says_nothing_more_and_switched_on_runs() {
    let folder = settled();
    folder.write("recoupe.toml", "[rule.rumour]\nenabled = false\n");
    expect(&folder, &[], &[]);
    assert!(!folder.read("annotations/flood/two.txt.toml").contains("rumour-"));
    folder.write("recoupe.toml", "");
    // Where it had found nothing, what it had said was not thrown away.
    expect(&folder, &["rumour flood/two.txt".to_owned()], &[]);
    assert!(folder.read("annotations/flood/two.txt.toml").contains("rumour-"));
}

#[test]
fn a_rule_for_other_languages_says_nothing_more() {
    let folder = settled();
    folder.write("recoupe.toml", "[rule.rumour]\nlanguages = [\"fr\"]\n");
    expect(&folder, &[], &[]);
    assert!(!folder.read("annotations/flood/two.txt.toml").contains("rumour-"));
}

#[test]
fn a_setting_for_one_path_runs_its_rule_there() {
    let folder = settled();
    folder.write("recoupe.toml", "[[override]]\npaths = [\"storm/**\"]\nrule.rumour.severity = \"error\"\n");
    expect(&folder, &["rumour storm/three.txt".to_owned()], &[]);
}

#[test]
fn a_setting_of_no_rule_runs_nothing() {
    let folder = settled();
    folder.write("recoupe.toml", "fail-on = \"warning\"\n");
    expect(&folder, &[], &[]);
}

#[test]
fn what_is_said_of_a_source_runs_all_rules_on_it() {
    let folder = settled();
    folder.write("seeds/flood/sources.toml", "[\"two.txt\"]\npublisher = \"Gazette\"\n");
    expect(&folder, &all_rules_on(&[TWO]), &["toll flood houses", "toll flood victims"]);
}

#[test]
fn a_verdict_runs_nothing() {
    let folder = settled();
    let text = folder.read("annotations/flood/two.txt.toml");
    let id = text.lines().find_map(|line| line.strip_prefix("[annotation.rumour-")).unwrap().trim_end_matches(']');
    folder.write("recoupe.toml", "reviewer = \"ann\"\n");
    folder.run(&["verdict", &format!("rumour-{id}"), "confirmed"]).exits(0);
    let outcome = check(&folder);
    assert_eq!((outcome.ran.pairs().count(), outcome.compared.len(), outcome.summary.tally.decided), (0, 0, 1));
}

#[test]
fn a_new_document_runs_alone_and_compares_what_it_speaks_of() {
    let folder = settled();
    folder.write("seeds/storm/four.txt", "The storm killed 5 people.\n");
    expect(&folder, &all_rules_on(&["storm/four.txt"]), &["toll storm victims"]);
}

#[test]
fn a_deleted_document_compares_what_it_spoke_of() {
    let folder = settled();
    folder.remove("seeds/flood/two.txt");
    expect(&folder, &[], &["toll flood houses", "toll flood victims"]);
}

#[test]
fn a_renamed_document_runs_under_its_new_name() {
    let folder = settled();
    std::fs::rename(folder.path("seeds/flood/two.txt"), folder.path("seeds/flood/2.txt")).unwrap();
    expect(&folder, &all_rules_on(&["flood/2.txt"]), &["toll flood houses", "toll flood victims"]);
}

#[test]
fn an_annotation_file_that_somebody_changed_is_mended_without_a_rule() {
    let folder = settled();
    let path = "annotations/flood/two.txt.toml";
    let text = folder.read(path);
    folder.remove(path);
    expect(&folder, &[], &[]);
    assert_eq!(folder.read(path), text);
}

#[test]
fn why_something_would_run_again_is_told() {
    let folder = Folder::with_a_story();
    let why = |folder: &Folder, what: &str| folder.run(&["explain", "--why-rerun", what]).exits(0).out;
    assert!(why(&folder, "flood/one.txt").contains("nothing is remembered of it"));
    folder.run(&["check", "-q"]).exits(0);
    assert_eq!(why(&folder, "flood/one.txt"), "seeds/flood/one.txt: the next run has nothing to do on it\n");
    assert_eq!(why(&folder, "rumour"), "rumour: the next run does not run it\n");
    folder.write("seeds/flood/one.txt", "No rumours.\n");
    assert!(why(&folder, "seeds/flood/one.txt").ends_with("looks at it again\n  its bytes are others\n"));
    let told = "rumour: the next run runs it on 1 document\n  seeds/flood/one.txt is new or changed\n";
    assert_eq!(why(&folder, "rumour"), told);
    folder.run(&["check", "-q"]).exits(0);
    folder.write("rules/rumour.lua", RUMOUR.replace("\"a rumour\"", "\"says who?\""));
    assert!(why(&folder, "flood/two.txt").contains("  the rule rumour has changed: its file, a module or a list"));
    folder.run(&["check", "-q"]).exits(0);
    folder.write("recoupe.toml", "[rule.rumour]\nseverity = \"error\"\n");
    assert!(why(&folder, "rumour").contains("runs it on 2 documents\n  recoupe.toml says something else"));
}

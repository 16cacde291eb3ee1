//! Rules under the pen: one whose examples do not hold is kept from the corpus until they do, or somebody wants it as it is.

use recoupe::engine::{Outcome, Session, Wanted};

use crate::beside::{annotations, workspace};
use crate::folder::{Folder, RUMOUR};
use crate::gate::Nobody;

/// Says of each sentence that it is a rumour, which its examples say is wrong.
fn slip() -> String {
    RUMOUR.replace(r"(?i)\brumou?rs?\b", r"\w+")
}

fn other_words() -> String {
    RUMOUR.replace("\"a rumour\"", "\"says who?\"")
}

fn begin(folder: &Folder) -> Session {
    let mut session = Session::new(workspace(folder)).unwrap().careful();
    run(&mut session);
    session
}

fn run(session: &mut Session) -> Outcome {
    session.run(&Wanted { ready: true, ..Wanted::default() }, &mut Nobody)
}

/// Saves the rule and does what a watch does then.
fn saved(folder: &Folder, session: &mut Session, rule: &str) -> Outcome {
    folder.write("rules/rumour.lua", rule);
    session.run_rules("flood/two.txt", &Wanted::default(), &mut Nobody).expect("only a rule changed");
    run(session)
}

/// The annotations of a program that was just started and knows nothing of examples.
fn checked(rule: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Folder::with_a_story();
    folder.run(&["check", "-q"]);
    folder.write("rules/rumour.lua", rule);
    folder.run(&["check", "-q"]);
    annotations(&folder)
}

fn waiting(session: &Session) -> Vec<(String, usize)> {
    session.waiting().into_iter().map(|(id, failing)| (id.to_string(), failing)).collect()
}

#[test]
fn a_slip_of_the_pen_is_not_written_all_over_the_corpus() {
    let folder = Folder::with_a_story();
    let mut session = begin(&folder);
    let before = annotations(&folder);
    let outcome = saved(&folder, &mut session, &slip());
    assert_eq!((outcome.changes.len(), outcome.summary.written), (0, 0));
    assert_eq!(annotations(&folder), before);
    // Both examples: one finds too much, the other something at all.
    assert_eq!(waiting(&session), [("rumour".to_owned(), 2)]);

    let (preview, rules) = session.foresee("flood/two.txt").expect("it waits");
    assert_eq!(rules.len(), 1);
    assert!(
        preview.documents.iter().any(|(path, changes)| path == "flood/two.txt" && changes.len() == 6),
        "{preview:?}"
    );
    assert_eq!(annotations(&folder), before, "it was only looked at");

    // An article that is saved meanwhile is looked at by the version before.
    folder.write("seeds/flood/two.txt", "The dam held. A rumour said otherwise.\n");
    let part = session.run_saved(&["flood/two.txt".to_owned()], &Wanted::default(), &mut Nobody).unwrap();
    assert_eq!(part.changes.len(), 1);

    let outcome = saved(&folder, &mut session, &other_words());
    assert_eq!((waiting(&session).len(), outcome.summary.annotations), (0, 2));
    assert!(folder.read("annotations/flood/one.txt.toml").contains("says who?"));
    assert!(session.foresee("flood/two.txt").is_none());
}

#[test]
fn whoever_wants_it_as_it_is_gets_it() {
    let folder = Folder::with_a_story();
    let mut session = begin(&folder);
    saved(&folder, &mut session, &slip());
    session.run(&Wanted { as_saved: true, ..Wanted::default() }, &mut Nobody);
    assert_eq!(waiting(&session), []);
    assert_eq!(annotations(&folder), checked(&slip()));
    // Nothing takes it back, and what it says next is compared with it.
    assert_eq!(run(&mut session).summary.written, 0);
    saved(&folder, &mut session, RUMOUR);
    assert_eq!(annotations(&folder), checked(RUMOUR));
}

#[test]
fn what_waits_is_in_force_for_a_program_that_is_started() {
    let folder = Folder::with_a_story();
    let mut session = begin(&folder);
    saved(&folder, &mut session, &slip());
    drop(session);
    folder.run(&["check", "-q"]);
    assert_eq!(annotations(&folder), checked(&slip()));
}

#[test]
fn a_rule_whose_examples_did_not_hold_before_waits_for_nothing() {
    let folder = Folder::with_a_story();
    folder.write("rules/rumour.lua", slip());
    let mut session = begin(&folder);
    let other = slip().replace("\"a rumour\"", "\"says who?\"");
    saved(&folder, &mut session, &other);
    assert_eq!(waiting(&session), []);
    assert!(folder.read("annotations/flood/two.txt.toml").contains("says who?"));
}

#[test]
fn a_new_rule_begins_when_its_examples_hold() {
    let folder = Folder::with_a_story();
    let mut session = begin(&folder);
    let before = annotations(&folder);
    folder.write("rules/dam.lua", slip());
    session.run_rules("flood/two.txt", &Wanted::default(), &mut Nobody);
    run(&mut session);
    assert_eq!((waiting(&session), annotations(&folder)), (vec![("dam".to_owned(), 2)], before));
    folder.write(
        "rules/dam.lua",
        RUMOUR.replace("rumou?rs?", "dam").replace("[[rumour]]", "[[dam]]").replace("A [[", "The [["),
    );
    session.run_rules("flood/two.txt", &Wanted::default(), &mut Nobody);
    run(&mut session);
    assert_eq!(waiting(&session), []);
    assert!(folder.read("annotations/flood/two.txt.toml").contains("dam"));
}

/// A module that two rules use: the one whose examples still hold is left at the version before with the other.
#[test]
fn rules_of_one_module_wait_together() {
    let uses = |word: &str| {
        let flags = format!("A [[{word}]] went round.");
        RUMOUR
            .replace(r"pattern([[(?i)\brumou?rs?\b]])", "require(\"lib.words\")")
            .replace("A [[rumour]] went round.", &flags)
    };
    let folder = Folder::with_a_story()
        .file("rules/lib/words.lua", r"return pattern([[(?i)\b(rumou?rs?|tale)\b]])")
        .file("rules/rumour.lua", uses("rumour"))
        .file("rules/tale.lua", uses("tale"));
    let mut session = begin(&folder);
    let before = annotations(&folder);
    folder.write("rules/lib/words.lua", r"return pattern([[(?i)\b(tale|dam)\b]])");
    session.run_rules("flood/two.txt", &Wanted::default(), &mut Nobody).unwrap();
    run(&mut session);
    assert_eq!(waiting(&session), [("rumour".to_owned(), 1), ("tale".to_owned(), 0)]);
    assert_eq!(annotations(&folder), before);
}

/// Why a rule that is in order is written without asking: whoever does not like it saves the version before.
#[test]
fn the_version_before_brings_everything_back() {
    let folder = Folder::with_a_story();
    let mut session = begin(&folder);
    let text = folder.read("annotations/flood/one.txt.toml");
    let id = text.split_once("[annotation.").and_then(|(_, rest)| rest.split_once(']')).unwrap().0.to_owned();
    let verdict = format!("[verdict.{id}]\nverdict = \"confirmed\"\nseen = \"rumour\"\n");
    folder.write("annotations/_reviews/anne/flood/one.txt.toml", verdict);
    assert_eq!(run(&mut session).summary.tally.decided, 1);
    let before = annotations(&folder);
    let finds_less =
        RUMOUR.replace("report(match, \"a rumour\")", "if #sentence.words < 6 then report(match, \"a tale\") end");
    let finds_more = RUMOUR.replace(r"\brumou?rs?\b", r"\b(rumou?rs?|dam)\b");
    for (rule, annotated) in [(finds_less, 0), (finds_more, 3)] {
        let outcome = saved(&folder, &mut session, &rule);
        assert_eq!((waiting(&session), outcome.summary.annotations), (vec![], annotated));
        let outcome = saved(&folder, &mut session, RUMOUR);
        assert_eq!((annotations(&folder), outcome.summary.tally.decided), (before.clone(), 1));
    }
}

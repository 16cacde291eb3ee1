//! Saves in a story of many articles: each costs what it says, and comes to what a run that knows nothing comes to.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use recoupe::engine::{Outcome, Session, Wanted};

use crate::beside::{annotations, workspace};
use crate::crowds::{DIFFER, crowd};
use crate::folder::{Folder, RUMOUR, is_thorough};
use crate::gate::Nobody;
use crate::parts::ran;

/// So many that the story counts as large.
const MANY: usize = 70;

fn run(session: &mut Session) -> Outcome {
    session.run(&Wanted::default(), &mut Nobody)
}

fn save(folder: &Folder, article: usize, words: &str) -> String {
    let path = format!("all/{article:04}.txt");
    folder.write(&format!("seeds/{path}"), format!("Off the coast of district {article}, {words} on board.\n"));
    path
}

#[test]
fn a_save_looks_at_no_other_article() {
    let folder = crowd(MANY);
    let mut session = Session::new(workspace(&folder)).unwrap();
    run(&mut session);
    let first = save(&folder, 3, "8 boats were lost.\n\nThe ferry had 17 cars");
    session.run_saved(&[first], &Wanted::default(), &mut Nobody).unwrap();
    // Whoever wanted to look at the others would have to begin from nothing.
    std::fs::remove_dir_all(folder.path(".recoupe/documents")).unwrap();
    let second = save(&folder, 9, "11 boats were lost.\n\nThe ferry had 17 cars and 3 horses");
    let outcome = session.run_saved(std::slice::from_ref(&second), &Wanted::default(), &mut Nobody).unwrap();
    let ran: Vec<&str> = outcome.ran.pairs().map(|(_, path)| path).collect();
    assert_eq!(ran, [second.as_str()]);
    let keys: Vec<&str> = outcome.compared.iter().map(|(.., key)| key.as_str()).collect();
    assert!(keys.contains(&"horse") || keys.contains(&"horses"), "{keys:?}");
    assert_eq!(outcome.summary.documents, MANY);
}

/// Whoever watches is not to wait at the first save either, though the program has just been started and found nothing to
/// do.
#[test]
fn the_first_save_looks_at_no_other_article() {
    let folder = crowd(MANY);
    run(&mut Session::new(workspace(&folder)).unwrap());
    let mut session = Session::new(workspace(&folder)).unwrap().until(Arc::default());
    let before = annotations(&folder);
    assert_eq!(session.run(&Wanted { ready: true, ..Wanted::default() }, &mut Nobody).summary.written, 0);
    assert_eq!(annotations(&folder), before);
    std::fs::remove_dir_all(folder.path(".recoupe/documents")).unwrap();
    let path = save(&folder, 3, "8 boats were lost.\n\nThe ferry had 17 cars");
    let outcome = session.run_saved(std::slice::from_ref(&path), &Wanted::default(), &mut Nobody).unwrap();
    assert_eq!(outcome.ran.pairs().map(|(_, path)| path).collect::<BTreeSet<_>>(), BTreeSet::from([path.as_str()]));
    let straight = crowd(MANY);
    save(&straight, 3, "8 boats were lost.\n\nThe ferry had 17 cars");
    run(&mut Session::new(workspace(&straight)).unwrap());
    let ledger = "annotations/all/_ledger.toml";
    assert_eq!(folder.read(ledger), straight.read(ledger));
}

/// Words before a figure move it, and it says what it said: it stands among the others as before.
#[test]
fn only_keys_of_which_something_changed_are_compared() {
    let folder = crowd(MANY);
    let mut session = Session::new(workspace(&folder)).unwrap().until(Arc::default());
    run(&mut session);
    let keys = |outcome: Outcome| outcome.compared.into_iter().map(|(.., key)| key).collect::<Vec<_>>();
    let mut saved = |words: &str| {
        let path = save(&folder, 3, words);
        keys(session.run_saved(&[path], &Wanted::default(), &mut Nobody).unwrap())
    };
    assert_eq!(saved("5 boats were lost.\n\nThe ferry had 18 cars"), ["cars"]);
    assert_eq!(saved("5 boats were lost.\n\nThe tall ferry had 18 cars"), ["cars"]);
    assert_eq!(saved("5 boats were lost.\n\nThe tall ferry had 18 cars and no sail"), [""; 0]);
}

/// Has a rule that looks at each article by itself say something else than before.
fn other_word(folder: &Folder) {
    let wind = RUMOUR.replace("rumou?rs?", "boats").replace("rumour]]", "boats]]");
    let before = std::fs::read_to_string(folder.path("rules/boats.lua")).unwrap_or_default();
    folder.write("rules/boats.lua", if before == wind { wind.replace("\"a rumour\"", "\"which?\"") } else { wind });
}

/// Who writes a rule sees it at work on the article at hand, and need not wait for all others in the folder.
#[test]
fn a_rule_runs_on_the_article_at_hand_before_its_neighbours() {
    let (folder, straight) = (crowd(MANY), crowd(MANY));
    other_word(&folder);
    let mut session = Session::new(workspace(&folder)).unwrap().until(Arc::default());
    let before = run(&mut session);
    other_word(&folder);
    let first = session.run_rules("all/0003.txt", &Wanted::default(), &mut Nobody).unwrap();
    assert_eq!(ran(&first), ["boats all/0003.txt"]);
    let says = |path: &str, words: &str| folder.read(&format!("annotations/all/{path}.txt.toml")).contains(words);
    assert!(says("0003", "which?") && says("0004", "a rumour") && !says("0004", "which?"));
    let sums = |outcome: &Outcome| (outcome.summary.tally, outcome.summary.contradictions, outcome.summary.annotations);
    assert_eq!(sums(&first), sums(&before));
    let rest = run(&mut session);
    assert_eq!((rest.ran.pairs().count(), sums(&rest)), (MANY - 1, sums(&before)));
    for _ in 0..2 {
        other_word(&straight);
        run(&mut Session::new(workspace(&straight)).unwrap());
    }
    assert_eq!(annotations(&folder), annotations(&straight));
}

/// The same where the rule compares: what the others claim has to be known, and is compared as far as it concerns that article.
#[test]
fn a_rule_that_compares_is_shown_at_work_on_the_article_at_hand_first() {
    let (folder, straight) = (crowd(MANY), crowd(MANY));
    let mut session = Session::new(workspace(&folder)).unwrap().until(Arc::default());
    run(&mut session);
    folder.write("rules/differ.lua", DIFFER.replace("fold(figure.counted)", "\"new \" .. fold(figure.counted)"));
    let first = session.run_rules("all/0003.txt", &Wanted::default(), &mut Nobody).unwrap();
    let keys: BTreeSet<&str> = first.compared.iter().map(|(.., key)| key.as_str()).collect();
    assert_eq!(keys, BTreeSet::from(["new boats", "new cars"]));
    let says = |path: &str| folder.read(&format!("annotations/all/{path}.txt.toml")).contains("new boats");
    assert!(says("0003") && !says("0004"));
    let rest = run(&mut session);
    assert_eq!(rest.ran.pairs().count(), 0, "what it said of the others is remembered");
    run(&mut Session::new(workspace(&straight)).unwrap());
    straight.write("rules/differ.lua", folder.read("rules/differ.lua"));
    run(&mut Session::new(workspace(&straight)).unwrap());
    assert_eq!(annotations(&folder), annotations(&straight));
}

/// What somebody does.
#[derive(Clone, Copy, Debug)]
enum Deed {
    /// Saves an article, with so many boats, cars and horses.
    Save(usize, usize, usize, usize),
    /// Puts words before all others of an article.
    Begin(usize),
    TakeAway(usize),
    /// Changes what the rule that compares says.
    Rule,
    /// Changes what one says that looks at each article by itself.
    Word,
    /// Looks at everything, with this program or another.
    Look(bool),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let save = (0..8_usize, 0..4_usize, 15..18_usize, 0..3_usize).prop_map(|(at, b, c, h)| Deed::Save(at, b, c, h));
    let others = prop_oneof![
        (0..8_usize).prop_map(Deed::TakeAway),
        Just(Deed::Rule),
        Just(Deed::Word),
        any::<bool>().prop_map(Deed::Look),
    ];
    let begin = (0..8_usize).prop_map(Deed::Begin);
    proptest::collection::vec(prop_oneof![3 => save, 1 => begin, 1 => others], 4..10)
}

/// Does it in `folder`; which articles were saved.
fn done(folder: &Folder, deed: Deed) -> Option<String> {
    match deed {
        Deed::Save(article, boats, cars, horses) => {
            let horses = if horses > 0 { format!(" and {horses} horses") } else { String::new() };
            return Some(save(
                folder,
                article,
                &format!("{boats} boats were lost.\n\nThe ferry had {cars} cars{horses}"),
            ));
        }
        Deed::Begin(article) => {
            let path = format!("all/{article:04}.txt");
            let text = std::fs::read_to_string(folder.path(&format!("seeds/{path}"))).ok()?;
            folder.write(&format!("seeds/{path}"), format!("It was late. {text}"));
            return Some(path);
        }
        Deed::TakeAway(article) => drop(std::fs::remove_file(folder.path(&format!("seeds/all/{article:04}.txt")))),
        Deed::Rule => {
            let text = folder.read("rules/differ.lua");
            let text = if text == DIFFER { DIFFER.replace("others give", "somebody gives") } else { DIFFER.to_owned() };
            folder.write("rules/differ.lua", text);
        }
        Deed::Word => other_word(folder),
        Deed::Look(_) => {}
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(if is_thorough() { 40 } else { 2 })
    })]
    #[test]
    fn saves_in_a_large_story_come_to_what_a_look_at_everything_comes_to(deeds in deeds(), watches in any::<bool>()) {
        let (folder, straight) = (crowd(MANY), crowd(MANY));
        let mut session = Session::new(workspace(&folder)).unwrap();
        if watches {
            session = session.until(Arc::default());
        }
        run(&mut session);
        run(&mut Session::new(workspace(&straight)).unwrap());
        for deed in deeds {
            let saved = done(&folder, deed);
            done(&straight, deed);
            let came = saved.clone().filter(|path| !session.knows(path));
            let part = saved.and_then(|path| session.run_saved(&[path], &Wanted::default(), &mut Nobody));
            match deed {
                _ if part.is_some() => {}
                Deed::TakeAway(article) => {
                    let path = format!("all/{article:04}.txt");
                    if session.run_moved(&[], &[path], &Wanted::default(), &mut Nobody).is_none() {
                        run(&mut session);
                    }
                }
                Deed::Look(true) => drop(run(&mut Session::new(workspace(&folder)).unwrap())),
                _ if came.is_some() => {
                    if session.run_moved(&[came.unwrap()], &[], &Wanted::default(), &mut Nobody).is_none() {
                        run(&mut session);
                    }
                }
                Deed::Rule | Deed::Word => {
                    session.run_rules("all/0012.txt", &Wanted::default(), &mut Nobody).unwrap();
                    run(&mut session);
                }
                _ => drop(run(&mut session)),
            }
            let whole = run(&mut Session::new(workspace(&straight)).unwrap());
            prop_assert_eq!(annotations(&folder), annotations(&straight), "{:?}", deed);
            if let Some(part) = part {
                let sums = |outcome: &Outcome| (outcome.summary.tally, outcome.summary.contradictions, outcome.summary.annotations);
                prop_assert_eq!(sums(&part), sums(&whole));
            }
        }
    }
}

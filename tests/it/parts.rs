//! Runs over a part of a workspace: what was saved, and nothing else; told as a run over everything would tell it.

use camino::Utf8Path;
use recoupe::engine::{Outcome, Session, Show, Wanted, Workspace};
use recoupe::report::{Event, Report};

use crate::crowds::DIFFER;
use crate::folder::{Folder, RUMOUR};

struct Nobody;

impl Report for Nobody {
    fn tell(&mut self, _event: &Event) {}
}

pub fn session(folder: &Folder) -> Session {
    let workspace = Workspace::at(Utf8Path::from_path(&folder.path("")).unwrap());
    let mut session = Session::new(workspace).unwrap();
    session.run(&Wanted::default(), &mut Nobody);
    session
}

/// Two stories, three rumours.
pub fn settled() -> (Folder, Session) {
    let folder = Folder::with_a_story()
        .file("seeds/storm/three.txt", "A rumour of wind, and a rumour of rain.\n")
        .file("rules/other.lua", RUMOUR.replace("rumou?rs?", "dam"));
    let session = session(&folder);
    (folder, session)
}

/// The ids of the annotations of `seed`, in order.
pub fn ids(folder: &Folder, seed: &str) -> Vec<String> {
    let text = folder.read(&format!("annotations/{seed}.toml"));
    let heads = text.lines().filter_map(|line| line.strip_prefix("[annotation.")?.strip_suffix(']'));
    heads.map(ToOwned::to_owned).collect()
}

fn verdict(id: &str, word: &str, seen: &str) -> String {
    format!("[verdict.{id}]\nverdict = \"{word}\"\nseen = \"{seen}\"\n")
}

/// `rule seed`, in order.
pub fn ran(outcome: &Outcome) -> Vec<String> {
    let mut pairs: Vec<String> = outcome.ran.pairs().map(|(rule, path)| format!("{rule} {path}")).collect();
    pairs.sort();
    pairs
}

/// Holds what a part told against a look at everything by a program that was just started.
#[track_caller]
pub fn as_everything(folder: &Folder, part: &Outcome) {
    let whole = session(folder).run(&Wanted::default(), &mut Nobody);
    assert_eq!((part.summary.tally, part.summary.annotations), (whole.summary.tally, whole.summary.annotations));
    assert_eq!(part.summary.documents, whole.summary.documents);
}

/// What went wrong, what is over and what is to be noted, as told.
#[derive(Default)]
struct Trouble(Vec<String>);

impl Report for Trouble {
    fn tell(&mut self, event: &Event) {
        match event {
            Event::Problem(problem) => self.0.push(format!("problem {}", problem.code)),
            Event::Mended(problem) => self.0.push(format!("mended {}", problem.code)),
            Event::Note(note) => self.0.push(format!("note {}", note.code)),
            _ => {}
        }
    }
}

/// Whoever watches is told once what is wrong, and not at every save; then that it is over.
#[test]
fn what_is_wrong_is_told_once_and_when_it_is_over() {
    let (folder, mut session) = settled();
    let once = Wanted { once: true, news: true, ..Wanted::default() };
    let mut told = |part: Option<&str>| {
        let mut trouble = Trouble::default();
        let outcome = match part {
            Some(path) => session.run_saved(&[path.to_owned()], &once, &mut trouble).unwrap(),
            None => session.run(&once, &mut trouble),
        };
        (trouble.0, outcome.told, outcome.summary.problems, outcome.summary.repeated)
    };
    folder.write("seeds/flood/two.txt", b"\x7fELF\x02\x00\x00\x01\x00");
    folder.write("seeds/flood/empty.txt", "");
    let (trouble, ..) = told(None);
    assert_eq!(trouble.len(), 2, "{trouble:?}");
    folder.write("seeds/storm/three.txt", "A rumour of hail.\n");
    let (again, ..) = told(Some("storm/three.txt"));
    assert_eq!(again, [""; 0]);
    assert_eq!(told(None), (Vec::new(), false, 1, 1), "nothing is new");
    folder.write("seeds/flood/two.txt", "No news.\n");
    let (over, told_of, problems, _) = told(None);
    assert_eq!((over, told_of, problems), (vec![trouble[1].replace("problem", "mended")], true, 0));
}

/// Whoever saves a rule that is wrong still is told so, though it was told before; a note is news as well.
#[test]
fn what_is_under_the_pen_is_told_each_time() {
    let (folder, mut session) = settled();
    folder.write("rules/broken.lua", "return rule {");
    let once = Wanted { once: true, ..Wanted::default() };
    let pen = Wanted { pen: vec!["rules/broken.lua".to_owned()], ..once.clone() };
    let mut saved = |wanted: &Wanted| {
        let mut trouble = Trouble::default();
        let outcome = session.run_rules("flood/one.txt", wanted, &mut trouble).unwrap();
        (trouble.0.len(), outcome.summary.repeated)
    };
    assert_eq!([saved(&once), saved(&once), saved(&pen), saved(&pen)], [(1, 0), (0, 1), (1, 0), (1, 0)]);
    folder.write("seeds/flood/empty.txt", "");
    let news = Wanted { news: true, ..once };
    let mut trouble = Trouble::default();
    assert!(session.run(&news, &mut trouble).told, "an empty file is to be noted");
    assert_eq!(trouble.0, ["note empty"]);
    assert!(!session.run(&news, &mut Trouble::default()).told);
}

/// A rule that is taken away leaves nothing to read in the articles: what went is listed.
#[test]
fn articles_that_lost_a_rule_do_not_fill_the_screen() {
    let (folder, mut session) = settled();
    folder.remove("rules/rumour.lua");
    let calm = Wanted { calm: true, news: true, show: Show::Changed, ..Wanted::default() };
    let mut sheets = Sheets::default();
    assert_eq!(session.run(&calm, &mut sheets).changes.len(), 3);
    assert_eq!(sheets.0, [""; 0]);
    folder.write("rules/rumour.lua", RUMOUR);
    session.run(&calm, &mut sheets);
    assert_eq!(sheets.0, ["flood/one.txt", "storm/three.txt"]);
}

/// What was saved while somebody watched is known to the program that is started next: it tells a text that was put over
/// another one from an edit of that.
#[test]
fn what_was_saved_by_itself_is_known_after_the_look_that_follows() {
    let evening = "The dam held until the evening.\n";
    let folder =
        Folder::with_a_story().file("seeds/snow/a.txt", evening).file("seeds/flood/two.txt", "A rumour of snow.\n");
    let mut watching = session(&folder);
    folder.write("seeds/flood/two.txt", format!("{evening} A rumour of snow.\n"));
    watching.run_saved(&["flood/two.txt".to_owned()], &Wanted::default(), &mut Nobody).unwrap();
    watching.run(&Wanted::default(), &mut Nobody);
    let before = ids(&folder, "flood/two.txt");
    std::fs::rename(folder.path("seeds/flood/two.txt"), folder.path("seeds/snow/a.txt")).unwrap();
    session(&folder);
    assert_eq!(ids(&folder, "snow/a.txt"), before);
    assert!(folder.read("annotations/snow/a.txt.toml").contains("snow"));
}

/// Whoever takes an article away is not to wait for a look at all others.
#[test]
fn a_seed_that_is_gone_costs_its_story() {
    let (folder, mut session) = settled();
    let (text, before) = (folder.read("seeds/flood/two.txt"), folder.read("annotations/flood/two.txt.toml"));
    folder.remove("seeds/flood/two.txt");
    // Nobody asks for these.
    std::fs::remove_file(folder.path("rules/other.lua")).unwrap();
    let outcome = session.run_moved(&[], &["flood/two.txt".to_owned()], &Wanted::default(), &mut Nobody).unwrap();
    assert_eq!(outcome.changes.iter().map(|change| change.document.as_str()).collect::<Vec<_>>(), ["flood/two.txt"]);
    assert!(!folder.path("annotations/flood/two.txt.toml").exists());
    assert_eq!(outcome.summary.documents, 2);
    folder.write("rules/other.lua", RUMOUR.replace("rumou?rs?", "dam"));
    as_everything(&folder, &outcome);
    let mut gone = |path: &str| session.run_moved(&[], &[path.to_owned()], &Wanted::default(), &mut Nobody).is_some();
    assert!(!gone("flood/two.txt"), "nothing is gone twice");
    assert!(!gone("storm/three.txt"), "it is there");
    folder.remove("seeds/storm/three.txt");
    assert!(gone("storm/three.txt"));
    assert!(!folder.path("annotations/storm").exists());
    folder.write("seeds/flood/two.txt", text);
    session.run(&Wanted::default(), &mut Nobody);
    assert_eq!(folder.read("annotations/flood/two.txt.toml"), before, "what comes back has what was known of it");
}

const ANNE: &str = "annotations/_reviews/anne/storm/three.txt.toml";

#[test]
fn a_verdict_counts_in_its_document_alone() {
    let (folder, mut session) = settled();
    let rumours = ids(&folder, "storm/three.txt");
    let judge = |session: &mut Session| session.run_verdicts(&[ANNE.to_owned()], &Wanted::default(), &mut Nobody);
    let texts = [
        verdict(&rumours[0], "confirmed", "rumour"),
        verdict(&rumours[0], "disputed", "rumour") + &verdict(&rumours[1], "confirmed", "rumour"),
        verdict(&rumours[1], "confirmed", "gossip"),
    ];
    for (text, (decided, stale)) in texts.iter().zip([(1, 0), (2, 0), (0, 1)]) {
        folder.write(ANNE, text);
        let outcome = judge(&mut session).expect("its document is known");
        assert_eq!((outcome.summary.tally.decided, outcome.summary.tally.stale), (decided, stale), "{text}");
        assert_eq!((outcome.ran.pairs().count(), outcome.changes.len(), outcome.summary.written), (0, 0, 0));
        as_everything(&folder, &outcome);
    }
    folder.remove(ANNE);
    let outcome = judge(&mut session).expect("its document is known");
    assert_eq!((outcome.summary.tally.decided, outcome.summary.tally.stale), (0, 0));
    as_everything(&folder, &outcome);
}

#[test]
fn a_verdict_that_is_not_as_it_should_be_is_for_a_look_at_everything() {
    let (folder, mut session) = settled();
    let elsewhere = ids(&folder, "flood/one.txt");
    for text in ["verdict = 3\n".to_owned(), verdict(&elsewhere[0], "confirmed", "rumour")] {
        folder.write(ANNE, &text);
        assert!(session.run_verdicts(&[ANNE.to_owned()], &Wanted::default(), &mut Nobody).is_none(), "{text}");
        session.run(&Wanted::default(), &mut Nobody);
    }
    // That a mistake is mended is told by a look at everything as well, for it was told by one.
    folder.write(ANNE, "verdict = 3\n");
    session.run(&Wanted::default(), &mut Nobody);
    folder.write(ANNE, verdict(&ids(&folder, "storm/three.txt")[0], "confirmed", "rumour"));
    assert!(session.run_verdicts(&[ANNE.to_owned()], &Wanted::default(), &mut Nobody).is_none());
}

#[test]
fn a_rule_runs_on_the_story_at_hand_first() {
    let (folder, mut session) = settled();
    folder.write("rules/rumour.lua", RUMOUR.replace("\"a rumour\"", "\"says who?\""));
    let outcome = session.run_rules("storm/three.txt", &Wanted::default(), &mut Nobody).expect("only a rule changed");
    assert_eq!(ran(&outcome), ["rumour storm/three.txt"]);
    assert!(folder.read("annotations/storm/three.txt.toml").contains("says who?"));
    assert!(!folder.read("annotations/flood/one.txt.toml").contains("says who?"));
    let rest = session.run(&Wanted::default(), &mut Nobody);
    assert_eq!(ran(&rest), ["rumour flood/one.txt", "rumour flood/two.txt"]);
    as_everything(&folder, &rest);
}

/// Notes which documents it is told of.
#[derive(Default)]
struct Sheets(Vec<String>);

impl Report for Sheets {
    fn tell(&mut self, event: &Event) {
        if let Event::Document(sheet) = event {
            self.0.push(sheet.path.to_owned());
        }
    }
}

/// Who saves an article wants to see that one; what it changes in others is listed, and need not fill the screen.
#[test]
fn what_was_saved_is_shown_and_what_it_changed_elsewhere_is_listed() {
    let told = |words: &str| format!("Off the coast {words} were lost.\n");
    let folder = Folder::empty()
        .file("rules/differ.lua", DIFFER)
        .file("seeds/sea/a.txt", told("12 boats"))
        .file("seeds/sea/b.txt", "Near the port 12 boats were lost.\n");
    let mut session = session(&folder);
    for (calm, shown) in [(true, &["sea/a.txt"][..]), (false, &["sea/a.txt", "sea/b.txt"][..])] {
        let mut save = |words: &str, calm: bool| {
            folder.write("seeds/sea/a.txt", told(words));
            let wanted = Wanted { show: Show::Changed, calm, ..Wanted::default() };
            let mut sheets = Sheets::default();
            let outcome = session.run_saved(&["sea/a.txt".to_owned()], &wanted, &mut sheets).unwrap();
            (outcome.changes.len(), sheets.0)
        };
        assert_eq!(save("15 boats", calm), (2, shown.iter().map(|path| (*path).to_owned()).collect()));
        assert_eq!(save("12 boats", calm).0, 2);
    }
}

/// Who looks on while an article arrives, or many do, reads what is new, not all that was known of the others.
#[test]
fn of_what_arrived_one_article_is_shown_and_of_many_the_changes_are_listed() {
    let told = |words: &str| format!("Off the coast {words} were lost.\n");
    let folder = Folder::empty()
        .file("rules/differ.lua", DIFFER)
        .file("seeds/sea/a.txt", told("12 boats"))
        .file("seeds/sea/b.txt", told("12 boats"));
    let mut session = session(&folder);
    let calm = Wanted { calm: true, news: true, show: Show::Changed, ..Wanted::default() };
    let mut arrives = |texts: &[(&str, &str)]| {
        for (path, words) in texts {
            folder.write(&format!("seeds/{path}"), told(words));
        }
        let mut sheets = Sheets::default();
        (session.run(&calm, &mut sheets).changes.len(), sheets.0)
    };
    assert_eq!(arrives(&[("sea/c.txt", "15 boats")]), (3, vec!["sea/c.txt".to_owned()]));
    assert_eq!(arrives(&[("sea/d.txt", "15 boats"), ("sea/e.txt", "17 boats")]), (2, Vec::new()));
    folder.write("recoupe.toml", "[rule.differ]\nenabled = false\n");
    assert_eq!(arrives(&[]), (5, Vec::new()), "what a setting changed");
}

/// While the settings cannot be read nothing is written: that is said by itself, and `check` would write no more.
#[test]
fn what_is_held_back_is_told_once_and_is_nobodys_fault() {
    let (folder, mut session) = settled();
    folder.write("recoupe.toml", "reviewer = anne\n");
    let news = Wanted { news: true, once: true, show: Show::Changed, ..Wanted::default() };
    assert!(session.run(&news, &mut Nobody).told);
    folder.write("seeds/flood/two.txt", "A rumour in place.\n");
    let saved = Wanted { news: false, ..news.clone() };
    let outcome = session.run(&saved, &mut Nobody);
    assert_eq!((outcome.changes.len(), outcome.summary.outdated.len()), (2, 0));
    assert!(!session.run(&news, &mut Nobody).told);
    folder.write("recoupe.toml", "");
    assert_eq!(session.run(&news, &mut Nobody).summary.written, 1);
}

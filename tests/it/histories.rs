//! Whatever happens to a workspace, its annotations come out as if nothing had been remembered: random histories of
//! edits, renames, removals, other rules and settings, runs of every kind, runs that are killed, programs started anew.
//!
//! `RECOUPE_HISTORIES` sets how many are tried, `RECOUPE_SEED` which; a failure is told with both.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use camino::Utf8Path;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use recoupe::engine::{Session, Wanted, Workspace};

use crate::folder::{Folder, RUMOUR, is_thorough};
use crate::gate::{Killed, Nobody};

const SENTENCES: [&str; 9] = [
    "A rumour went round.",
    "Another rumour of 12 dams was heard.",
    "The flood killed 12 people.",
    "The flood killed 15 people.",
    "At least 12 people were killed.",
    "The dam held until the evening.",
    "The dam broke at noon, and with it went the rumours.",
    "A rumour went round.\n",
    "Some 300 houses stand in the water.\n",
];
const PATHS: [&str; 6] = ["a/0.txt", "a/1.txt", "a/2.txt", "b/3.txt", "b/4.txt", "5.txt"];

const WORDS: &str = "local words = terms.load(\"words.en.toml\")
return rule {
  summary = \"listed words\", severity = \"info\", each = \"sentence\",
  check = function(sentence, report)
    for _, match in ipairs(words:find(sentence)) do report(match, \"listed\") end
  end,
}
";
const TOLL: &str = "return rule {
  summary = \"figures that differ\", severity = \"warning\",
  extract = function(document, emit)
    for _, figure in ipairs(document.figures) do emit({ key = \"one\", at = figure }) end
  end,
  compare = function(group, report)
    for _, fact in ipairs(group.facts) do
      if fact.contradicted then report(fact, \"sources differ\") end
    end
  end,
}
";

/// What somebody does to the files.
#[derive(Clone, Debug)]
enum Edit {
    Insert(usize, usize, usize),
    Remove(usize, usize),
    Delete(usize),
    Rename(usize, usize),
    /// One is put over the other.
    Over(usize, usize),
    Swap(usize, usize),
    Rule(usize),
    Toll(usize),
    List(usize),
    Settings(usize),
    Sources(usize),
    /// The annotations of a seed are taken away.
    Lose(usize),
}

/// How it is run then.
#[derive(Clone, Copy, Debug)]
enum How {
    /// By a program started for it.
    Anew,
    /// By one that goes on working.
    Again,
    /// By one that is told what was saved, before it looks at everything.
    Told,
    /// By one that is killed at this step of its writing, and then by another.
    Broken(usize),
    /// By the program itself, killed after so many milliseconds, and then by another.
    Killed(u64),
}

fn edit() -> impl Strategy<Value = Edit> {
    let path = 0..PATHS.len();
    prop_oneof![
        6 => (path.clone(), 0..8_usize, 0..SENTENCES.len()).prop_map(|(path, at, what)| Edit::Insert(path, at, what)),
        3 => (path.clone(), 0..8_usize).prop_map(|(path, at)| Edit::Remove(path, at)),
        1 => path.clone().prop_map(Edit::Delete),
        1 => (path.clone(), path.clone()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => (path.clone(), path.clone()).prop_map(|(from, to)| Edit::Over(from, to)),
        1 => (path.clone(), path.clone()).prop_map(|(one, other)| Edit::Swap(one, other)),
        1 => (0..4_usize).prop_map(Edit::Rule),
        1 => (0..3_usize).prop_map(Edit::Toll),
        1 => (0..3_usize).prop_map(Edit::List),
        1 => (0..5_usize).prop_map(Edit::Settings),
        1 => (0..3_usize).prop_map(Edit::Sources),
        1 => path.prop_map(Edit::Lose),
    ]
}

fn how() -> impl Strategy<Value = How> {
    prop_oneof![
        3 => Just(How::Anew),
        3 => Just(How::Again),
        3 => Just(How::Told),
        2 => (0..60_usize).prop_map(How::Broken),
        1 => (0..40_u64).prop_map(How::Killed),
    ]
}

/// A workspace, and what its seeds hold.
struct World {
    folder: Folder,
    texts: BTreeMap<usize, Vec<usize>>,
    session: Option<Session>,
    /// Whether the session was the last to run.
    up_to_date: bool,
}

impl World {
    fn new() -> Self {
        let folder = Folder::empty().file("seeds/a/0.txt", "");
        let mut world = Self { folder, texts: BTreeMap::new(), session: None, up_to_date: false };
        for edit in [Edit::Rule(0), Edit::Toll(0), Edit::List(0), Edit::Insert(0, 0, 0), Edit::Insert(1, 0, 2)] {
            world.edit(&edit);
        }
        world
    }

    fn edit(&mut self, edit: &Edit) {
        match *edit {
            Edit::Insert(path, at, what) => {
                let text = self.texts.entry(path).or_default();
                text.insert(at.min(text.len()), what);
                self.save(path);
            }
            Edit::Remove(path, at) => {
                let Some(text) = self.texts.get_mut(&path).filter(|text| at < text.len()) else { return };
                text.remove(at);
                self.save(path);
            }
            Edit::Delete(path) => {
                if self.texts.remove(&path).is_some() {
                    self.folder.remove(&format!("seeds/{}", PATHS[path]));
                }
            }
            Edit::Rename(from, to) => {
                if !self.texts.contains_key(&to)
                    && let Some(text) = self.texts.remove(&from)
                {
                    self.texts.insert(to, text);
                    self.folder.write(&format!("seeds/{}", PATHS[to]), "");
                    std::fs::rename(self.seed(from), self.seed(to)).unwrap();
                }
            }
            Edit::Over(from, to) => {
                if from != to
                    && self.texts.contains_key(&to)
                    && let Some(text) = self.texts.remove(&from)
                {
                    self.texts.insert(to, text);
                    std::fs::rename(self.seed(from), self.seed(to)).unwrap();
                }
            }
            Edit::Swap(one, other) => {
                if one != other && self.texts.contains_key(&one) && self.texts.contains_key(&other) {
                    let (text, others) = (self.texts[&one].clone(), self.texts[&other].clone());
                    self.texts.insert(one, others);
                    self.texts.insert(other, text);
                    let aside = self.folder.path("aside");
                    std::fs::rename(self.seed(one), &aside).unwrap();
                    std::fs::rename(self.seed(other), self.seed(one)).unwrap();
                    std::fs::rename(aside, self.seed(other)).unwrap();
                }
            }
            Edit::Rule(variant) => {
                let other = RUMOUR.replace("\"a rumour\"", "\"says who?\"");
                let text = [RUMOUR, &other, &RUMOUR.replace("rs?", "r"), &RUMOUR.replace("\"a rumour\"", "5")][variant]
                    .to_owned();
                self.folder.write("rules/rumour.lua", text);
            }
            Edit::Toll(variant) => {
                let text = [TOLL, &TOLL.replace("\"one\"", "figure.kind"), &TOLL.replace("sources", "they")][variant]
                    .to_owned();
                self.folder.write("rules/toll.lua", text);
            }
            Edit::List(variant) => {
                self.folder.write("rules/words.lua", WORDS);
                let word = ["dam", "flood", "noon"][variant];
                self.folder.write(
                    "rules/terms/words.en.toml",
                    format!("language = \"en\"\nterm = [{{ word = \"{word}\" }}]\n"),
                );
            }
            Edit::Settings(variant) => {
                let text = [
                    "",
                    "[rule.rumour]\nseverity = \"error\"\n",
                    "[rule.toll]\nenabled = false\n",
                    "[[override]]\npaths = [\"b/**\"]\nrule.rumour.enabled = false\n",
                    "[rule.words]\nlanguages = [\"fr\"]\n",
                ];
                self.folder.write("recoupe.toml", text[variant]);
            }
            Edit::Sources(variant) => {
                let text = ["", "[\"0.txt\"]\npublished = 2024-05-01\n", "[\"0.txt\"]\npublisher = \"Gazette\"\n"];
                self.folder.write("seeds/a/sources.toml", text[variant]);
            }
            Edit::Lose(path) => {
                drop(std::fs::remove_file(self.folder.path(&format!("annotations/{}.toml", PATHS[path]))));
            }
        }
    }

    fn seed(&self, path: usize) -> std::path::PathBuf {
        self.folder.path(&format!("seeds/{}", PATHS[path]))
    }

    fn save(&self, path: usize) {
        let text: Vec<&str> = self.texts[&path].iter().map(|&sentence| SENTENCES[sentence]).collect();
        self.folder.write(&format!("seeds/{}", PATHS[path]), text.join(" ") + "\n");
    }

    fn workspace(&self) -> Workspace {
        Workspace::at(Utf8Path::from_path(&self.folder.path("")).unwrap())
    }

    fn run(&mut self, edits: &[Edit], how: How) {
        match how {
            How::Anew => self.anew(&Wanted::default()),
            How::Again => drop(self.kept().run(&Wanted::default(), &mut Nobody)),
            How::Told => {
                // It is told of seeds when nothing else has happened since it looked.
                let touched: Option<Vec<Vec<usize>>> = edits.iter().map(touched).collect();
                let told = touched.filter(|_| self.up_to_date).map(|touched| self.told(&touched.concat()));
                let session = self.kept();
                if let Some((saved, came, gone)) = told
                    && (saved.is_empty() || session.run_saved(&saved, &Wanted::default(), &mut Nobody).is_some())
                {
                    session.run_moved(&came, &gone, &Wanted::default(), &mut Nobody);
                }
                session.run(&Wanted::default(), &mut Nobody);
            }
            How::Broken(step) => {
                let gate = Killed::after(step);
                let workspace = self.workspace().behind(gate);
                Session::new(workspace).unwrap().run(&Wanted::default(), &mut Nobody);
                self.anew(&Wanted::default());
            }
            How::Killed(after) => {
                let mut command = self.folder.command(&["check", "-q"]);
                let mut child =
                    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
                std::thread::sleep(Duration::from_millis(after));
                let _ = child.kill();
                child.wait().unwrap();
                self.anew(&Wanted::default());
            }
        }
    }

    /// What somebody who watches is told of the seeds that were `touched`: which were saved, came and are gone.
    fn told(&mut self, touched: &[usize]) -> (Vec<String>, Vec<String>, Vec<String>) {
        let touched: BTreeSet<usize> = touched.iter().copied().collect();
        let (there, gone): (Vec<usize>, Vec<usize>) = touched.into_iter().partition(|path| self.seed(*path).exists());
        let names =
            |paths: Vec<usize>| -> Vec<String> { paths.into_iter().map(|path| PATHS[path].to_owned()).collect() };
        let session = self.kept();
        let (saved, came) = names(there).into_iter().partition(|path| session.knows(path));
        (saved, came, names(gone))
    }

    fn settle(&mut self, how: How) {
        self.up_to_date = matches!(how, How::Again | How::Told);
    }

    fn anew(&self, wanted: &Wanted) {
        Session::new(self.workspace()).unwrap().run(wanted, &mut Nobody);
    }

    fn kept(&mut self) -> &mut Session {
        let workspace = self.workspace();
        self.session.get_or_insert_with(|| Session::new(workspace).unwrap())
    }

    /// What stands in annotations and ledgers.
    fn annotations(&self) -> BTreeMap<String, String> {
        let files = self.folder.tree("annotations").into_iter();
        let files = files.filter(|(path, _)| Path::new(path).extension().is_some_and(|ending| ending == "toml"));
        files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
    }
}

/// The seeds that an edit saves, or takes away, when it does nothing else.
fn touched(edit: &Edit) -> Option<Vec<usize>> {
    match *edit {
        Edit::Insert(path, ..) | Edit::Remove(path, _) | Edit::Delete(path) => Some(vec![path]),
        Edit::Rename(from, to) => Some(vec![from, to]),
        _ => None,
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn annotations_come_out_as_if_nothing_had_been_remembered() {
    let cases = number("RECOUPE_HISTORIES").unwrap_or(12);
    let seed = number("RECOUPE_SEED").unwrap_or(1);
    let config = Config {
        cases: u32::try_from(cases).unwrap(),
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..Config::default()
    };
    let history = vec((vec(edit(), 1..4), how()), 1..8);
    let outcome = TestRunner::new(config).run(&history, |history| {
        let (mut remembering, mut forgetful) = (World::new(), World::new());
        let nothing = Wanted { fresh: true, ..Wanted::default() };
        for (at, (edits, how)) in history.iter().enumerate() {
            for edit in edits {
                remembering.edit(edit);
                forgetful.edit(edit);
            }
            remembering.run(edits, *how);
            remembering.settle(*how);
            forgetful.anew(&nothing);
            prop_assert_eq!(remembering.annotations(), forgetful.annotations(), "after step {}", at);
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("RECOUPE_HISTORIES={cases} RECOUPE_SEED={seed}: {error}");
    }
}

#[test]
fn what_another_program_moved_is_not_taken_for_new() {
    let history = [
        (vec![Edit::Insert(0, 1, 6)], How::Again),
        (vec![Edit::Insert(5, 0, 6)], How::Anew),
        (vec![Edit::Rename(5, 3), Edit::Over(1, 0)], How::Anew),
        (vec![Edit::List(0)], How::Again),
        (vec![Edit::Insert(3, 1, 0)], How::Told),
    ];
    assert_comes_out(&history, "");
}

#[test]
fn names_that_are_swapped_are_told_apart_after_a_run_that_was_killed_at_any_step() {
    for step in (0..40).step_by(if is_thorough() { 1 } else { 4 }) {
        let history = [
            (vec![Edit::Insert(5, 0, 1)], How::Anew),
            (vec![Edit::Swap(0, 5), Edit::Insert(5, 7, 3)], How::Broken(step)),
        ];
        assert_comes_out(&history, &format!("killed at step {step}"));
    }
}

/// Holds what comes of `history` against what comes of it where nothing is remembered.
#[track_caller]
fn assert_comes_out(history: &[(Vec<Edit>, How)], when: &str) {
    let (mut remembering, mut forgetful) = (World::new(), World::new());
    for (edits, how) in history {
        for edit in edits {
            remembering.edit(edit);
            forgetful.edit(edit);
        }
        remembering.run(edits, *how);
        remembering.settle(*how);
        forgetful.anew(&Wanted { fresh: true, ..Wanted::default() });
    }
    assert_eq!(remembering.annotations(), forgetful.annotations(), "{when}");
}

//! Two people check and edit on two branches, and git merges them: by lot, with and without the merge driver.
//!
//! Every claim counts another thing ("164 boats"), so that it is known which claim an id belongs to. Afterwards no
//! verdict may be lost, no id may stand on another claim, and the files must hold what a run on the merged texts finds.
//! `RECOUPE_THOROUGH` tries a hundred merges, a plain `cargo test` a few.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use camino::Utf8PathBuf;
use recoupe::annotation::Decision;
use recoupe::engine::{Workspace, judge, lookup, reviews::Reviews};

use crate::carry::Dice;
use crate::folder::{Folder, is_thorough};

const COUNT: &str = r#"local count = pattern([[\d+ [a-z]+]])
return rule {
  summary = "what is counted",
  severity = "warning",
  each = "sentence",
  check = function(sentence, report)
    for match in count:find(sentence) do
      report(match, "who counted?")
    end
  end,
  examples = { flags = { "There were [[12 boats]]." }, passes = { "There were boats." } },
}
"#;

/// A sentence about so many things, which nothing else in the trial counts.
fn sentence(dice: &mut Dice, thing: &str) -> String {
    let frames = [
        "On Monday {} were counted in the harbour.",
        "According to the mayor there are {} behind the station.",
        "No fewer than {} stood in the rain until the evening.",
        "The report mentions {} without saying who saw them.",
        "Of all things, {} were missing when the doors opened.",
    ];
    let number = 10 + dice.roll(900);
    dice.pick(&frames).replace("{}", &format!("{number} {thing}"))
}

/// A name for a thing that was not counted yet: letters only.
struct Things(usize);

impl Things {
    fn next(&mut self) -> String {
        self.0 += 1;
        let letters = (0..4).map(|place| char::from(b'a' + u8::try_from(self.0 / 26_usize.pow(place) % 26).unwrap()));
        format!("x{}s", letters.collect::<String>())
    }
}

/// The paragraphs of each document.
type Texts = BTreeMap<String, Vec<String>>;

struct Trial<'d> {
    folder: Folder,
    texts: Texts,
    things: Things,
    dice: &'d mut Dice,
    /// Whether one person works on both branches.
    alone: bool,
    /// Which things each id was about on the two branches when they were merged.
    about: BTreeMap<String, BTreeSet<String>>,
    /// What each person decided: (reviewer, id) → the word.
    given: BTreeMap<(String, String), Decision>,
    faults: Vec<String>,
}

fn git(folder: &Folder, arguments: &[&str]) -> bool {
    let settings = ["-c", "user.name=Anne", "-c", "user.email=anne@example.org", "-c", "commit.gpgsign=false"];
    let run = Command::new("git").arg("-C").arg(folder.path("")).args(settings).args(arguments).output().unwrap();
    run.status.success()
}

impl Trial<'_> {
    fn workspace(&self) -> Workspace {
        Workspace::at(&Utf8PathBuf::from_path_buf(self.folder.path("")).unwrap())
    }

    fn save(&self) {
        for (path, paragraphs) in &self.texts {
            self.folder.write(&format!("seeds/{path}"), paragraphs.join("\n\n") + "\n");
        }
    }

    /// A run, and what each annotation is about then.
    fn check(&self) -> BTreeMap<String, String> {
        self.folder.run(&["check"]).exits(0);
        let about = |located: lookup::Located| {
            let thing = located.annotation.quote.rsplit(' ').next().unwrap().to_owned();
            (located.annotation.id.to_string(), thing)
        };
        lookup::annotations(&self.workspace()).0.into_iter().map(about).collect()
    }

    fn commit(&self) {
        assert!(git(&self.folder, &["add", "-A"]) && git(&self.folder, &["commit", "-q", "--allow-empty", "-m", "x"]));
    }

    /// One edit in the paragraphs of one document from `from` on, every second one, so that git can merge the texts.
    fn edit(&mut self, from: usize) {
        let paths: Vec<String> = self.texts.keys().cloned().collect();
        let path = &paths[self.dice.roll(paths.len())];
        let paragraphs = self.texts.get_mut(path).unwrap();
        let free: Vec<usize> = (from..paragraphs.len()).step_by(2).collect();
        let Some(&at) = free.get(self.dice.roll(free.len())) else { return };
        match self.dice.roll(5) {
            0 => {
                let new = sentence(self.dice, &self.things.next());
                paragraphs[at] = format!("{} {new}", paragraphs[at]);
            }
            1 => paragraphs[at] = sentence(self.dice, &self.things.next()),
            2 => "Nobody counted anything here.".clone_into(&mut paragraphs[at]),
            3 => {
                let digits: Vec<(usize, usize)> = figures(&paragraphs[at]);
                if let Some(&(start, end)) = digits.first() {
                    paragraphs[at].replace_range(start..end, &(1000 + self.dice.roll(900)).to_string());
                }
            }
            _ => paragraphs[at] = paragraphs[at].replace("were", "must have been").replace("there are", "one sees"),
        }
    }

    /// Verdicts on some of those claims that `branch` is about: one person who works on both never judges one claim twice.
    fn decide(&mut self, reviewer: &str, branch: &str) {
        let (all, _) = lookup::annotations(&self.workspace());
        for located in &all {
            let mine = located.annotation.id.as_str().ends_with(|c: char| c <= 'h') == (branch == "ben");
            if mine && self.dice.chance(40) {
                let decision = Decision::ALL[self.dice.roll(Decision::ALL.len())];
                judge::decide(&self.workspace(), reviewer, located, decision, None, &[]).unwrap();
                self.given.insert((reviewer.to_owned(), located.annotation.id.to_string()), decision);
            }
        }
    }

    fn work(&mut self, branch: &str, base: &Texts, from: usize) -> Texts {
        assert!(git(&self.folder, &["checkout", "-q", "-b", branch, "base"]));
        self.texts.clone_from(base);
        for _ in 0..4 {
            self.edit(from);
        }
        self.save();
        self.check();
        let reviewer = if self.alone { "anne" } else { branch };
        self.decide(reviewer, branch);
        if self.dice.chance(50) {
            self.edit(from);
            self.save();
        }
        for (id, thing) in self.check() {
            self.about.entry(id).or_default().insert(thing);
        }
        self.commit();
        std::mem::take(&mut self.texts)
    }

    /// What is wrong with the merged workspace once a run has been over it.
    fn judge(mut self, ours: &Texts, theirs: &Texts, base: &Texts) -> Vec<String> {
        for (id, thing) in self.check() {
            if self.about.get(&id).is_some_and(|known| !known.contains(&thing)) {
                self.faults.push(format!("{id} was about {:?} and is about {thing}", self.about[&id]));
            }
        }
        let (reviews, problems) = Reviews::read(&self.workspace());
        self.faults.extend(problems.into_iter().map(|problem| problem.message));
        let kept: BTreeMap<(String, String), Decision> = reviews
            .all()
            .map(|(id, given)| ((given.reviewer.clone(), id.to_string()), given.verdict.decision))
            .collect();
        if kept != self.given {
            self.faults.push(format!("verdicts {:?} became {kept:?}", self.given));
        }
        let quotes: BTreeSet<String> =
            lookup::annotations(&self.workspace()).0.into_iter().map(|located| located.annotation.quote).collect();
        let mut expected = BTreeSet::new();
        for (path, paragraphs) in base {
            for (at, old) in paragraphs.iter().enumerate() {
                let (a, b) = (&ours[path][at], &theirs[path][at]);
                expected.extend(claims(if a == old { b } else { a }));
            }
        }
        if quotes != expected {
            self.faults.push(format!("found {quotes:?}\ninstead of {expected:?}"));
        }
        self.faults
    }
}

/// What the rule finds in a paragraph.
fn claims(paragraph: &str) -> Vec<String> {
    let claim = |(start, end): (usize, usize)| {
        let word = paragraph[end + 1..].split(|c: char| !c.is_ascii_lowercase()).next().unwrap();
        format!("{} {word}", &paragraph[start..end])
    };
    figures(paragraph).into_iter().map(claim).collect()
}

/// Where the digits stand.
fn figures(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|start| start + at) {
        let end = text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| end + start);
        found.push((start, end));
        at = end;
    }
    found
}

/// One merge; whether git left a conflict, and what was wrong in the end.
fn trial(seed: u64, with_driver: bool) -> (bool, Vec<String>) {
    let mut dice = Dice(seed);
    let mut things = Things(0);
    let folder = Folder::empty()
        .file("rules/count.lua", COUNT)
        .file(".gitignore", ".recoupe/\nannotations/**/*.diff\n")
        .file("recoupe.toml", "reviewer = \"anne\"\n");
    let mut texts = Texts::new();
    for name in ["harbour/one.txt", "harbour/two.txt", "station/three.txt"] {
        texts.insert(name.to_owned(), (0..20).map(|_| sentence(&mut dice, &things.next())).collect());
    }
    let base = texts.clone();
    let dice = &mut dice;
    let (about, given, faults) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let alone = seed % 10 == 9;
    let mut trial = Trial { folder, texts, things, dice, alone, about, given, faults };
    assert!(git(&trial.folder, &["init", "-q", "-b", "base"]));
    trial.save();
    if with_driver {
        trial.folder.run(&["git-setup"]).exits(0);
        let driver = format!("'{}' merge-files %O %A %B %P", env!("CARGO_BIN_EXE_recoupe"));
        assert!(git(&trial.folder, &["config", "merge.recoupe.driver", &driver]));
    }
    trial.check();
    trial.decide("anne", "base");
    trial.commit();
    let theirs = trial.work("ben", &base, 1);
    let ours = trial.work("anne", &base, 0);
    if seed.is_multiple_of(2) {
        std::fs::remove_dir_all(trial.folder.path(".recoupe")).unwrap();
    }
    let merged = git(&trial.folder, &["merge", "-q", "--no-edit", "ben"]);
    (!merged, trial.judge(&ours, &theirs, &base))
}

fn trials() -> u64 {
    if is_thorough() { 100 } else { 3 }
}

/// How many of the trials left a conflict.
fn conflicts(with_driver: bool) -> u64 {
    let mut conflicts = 0;
    let mut wrong = Vec::new();
    for seed in 0..trials() {
        let (conflicted, faults) = trial(seed, with_driver);
        conflicts += u64::from(conflicted);
        wrong.extend(faults.into_iter().map(|fault| format!("trial {seed}: {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    conflicts
}

#[test]
fn with_the_driver_nothing_is_left_to_a_person() {
    assert_eq!(conflicts(true), 0);
}

#[test]
fn without_the_driver_most_merges_go_through_and_a_run_heals_the_rest() {
    let conflicts = conflicts(false);
    assert!(10 * conflicts <= 3 * trials() + 9, "{conflicts} of {}", trials());
}

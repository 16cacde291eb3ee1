//! When to act on what happens to files, as a pure function of happenings and times.
//!
//! A finished save of a seed is acted on at once. Everything else may be one step of several (an editor that moves the
//! old file away before it writes the new one, a checkout of a thousand files) and waits until it has been quiet for a
//! moment; then one look at the whole workspace tells what became of it. That look also follows, later, on saves that
//! were acted on by themselves, so that nothing stays missed.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

/// What happened, as far as it matters here. Paths are relative to the workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Happening {
    /// The file at this path under `seeds/` (relative to it) is complete: closed after writing, or moved into place.
    Saved(String),
    /// There is no file at this path under `seeds/` any more; an editor may be about to put another one there.
    Gone(String),
    /// The same as a save for something rules are made of, or the settings.
    Rule(String),
    /// The same for the verdicts in the file at this path.
    Verdict(String),
    /// A folder came: what comes into it before it is watched is told by nobody.
    Folder,
    /// Something else that a run could see.
    Unclear,
    /// Somebody asked for a whole run.
    Again,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// These seeds were saved.
    Seeds(Vec<String>),
    /// These seeds are gone, and nothing else happened.
    Gone(Vec<String>),
    /// These files that rules are made of were saved, and perhaps these seeds: what was edited last first, then
    /// everything.
    Rules { files: Vec<String>, seeds: Vec<String> },
    /// The verdicts in these files were saved.
    Verdicts(Vec<String>),
    /// Look at everything: because somebody `asked`, or to see what became of something.
    All { asked: bool },
}

/// What presses while everything is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressing {
    Nothing,
    /// These seeds were saved, which can be looked at beside it.
    Seeds(Vec<String>),
    /// Something for which it is to be left.
    More,
}

/// How long it must be quiet before a burst counts as over, and how long it may last.
const QUIET: Duration = Duration::from_millis(20);
const BURST: Duration = Duration::from_millis(250);
/// When everything is looked at after saves that were acted on by themselves.
const LATER: Duration = Duration::from_secs(1);
/// More files than this in such a while are no longer somebody's saves but a checkout.
const MANY: usize = 16;
const WHILE: Duration = Duration::from_millis(500);

/// Happenings that wait for their time. Times are counted from any fixed moment, and never run backwards.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    seeds: BTreeSet<String>,
    rules: BTreeSet<String>,
    verdicts: BTreeSet<String>,
    gone: BTreeSet<String>,
    /// Whether something happened in the burst of which only a look at everything can tell what it was.
    unclear: bool,
    /// When the burst began, and when something last belonged to it.
    burst: Option<(Duration, Duration)>,
    /// When everything is to be looked at, if nothing else happens.
    later: Option<Duration>,
    now: bool,
    /// When files were saved, in the last while.
    recent: VecDeque<Duration>,
    /// Whether a folder came.
    folder: bool,
}

impl Queue {
    /// Takes note of what happened at `at`.
    pub fn hear(&mut self, happening: Happening, at: Duration) {
        match happening {
            Happening::Saved(_) | Happening::Verdict(_) | Happening::Gone(_) if self.is_flood(at) => self.puzzle(at),
            Happening::Saved(path) => {
                self.gone.remove(&path);
                self.seeds.insert(path);
            }
            Happening::Gone(path) => {
                self.seeds.remove(&path);
                self.gone.insert(path);
                self.go_on(at);
            }
            Happening::Verdict(path) => drop(self.verdicts.insert(path)),
            Happening::Rule(path) => drop(self.rules.insert(path)),
            Happening::Unclear => self.puzzle(at),
            Happening::Folder => {
                self.folder = true;
                self.puzzle(at);
            }
            Happening::Again => self.now = true,
        }
    }

    /// Whether so much was saved by `at`, one more file among it, that it is nobody's work: a checkout, a copied folder.
    /// Then what waits by itself is left to the look at everything.
    fn is_flood(&mut self, at: Duration) -> bool {
        self.recent.push_back(at);
        while self.recent.front().is_some_and(|first| *first + WHILE < at) {
            self.recent.pop_front();
        }
        let is_flood = self.recent.len() > MANY;
        if is_flood {
            self.seeds.clear();
            self.verdicts.clear();
            self.gone.clear();
        }
        is_flood
    }

    /// Notes that something belonged to a burst that only a look at everything can tell the meaning of.
    fn puzzle(&mut self, at: Duration) {
        self.unclear = true;
        self.go_on(at);
    }

    /// Notes that something belonged to a burst.
    fn go_on(&mut self, at: Duration) {
        self.burst = Some(self.burst.map_or((at, at), |(began, _)| (began, at)));
    }

    /// What is to be done at `at`, if anything.
    pub fn due(&mut self, at: Duration) -> Option<Task> {
        let taken = |set: &mut BTreeSet<String>| std::mem::take(set).into_iter().collect::<Vec<String>>();
        if !self.rules.is_empty() {
            return Some(Task::Rules { files: taken(&mut self.rules), seeds: taken(&mut self.seeds) });
        }
        if let Some(seeds) = self.due_seeds(at) {
            return Some(Task::Seeds(seeds));
        }
        if !self.verdicts.is_empty() {
            self.later = Some(at + LATER);
            return Some(Task::Verdicts(taken(&mut self.verdicts)));
        }
        self.end_of_saves(at);
        if !self.now && !self.unclear && self.is_burst_over(at) {
            self.burst = None;
            self.later = Some(at + LATER);
            return Some(Task::Gone(taken(&mut self.gone)));
        }
        if self.now || self.is_burst_over(at) || self.later.is_some_and(|later| at >= later) {
            let asked = self.now;
            let later = std::mem::take(&mut self.folder).then_some(at + LATER);
            *self = Self { later, recent: std::mem::take(&mut self.recent), ..Self::default() };
            return Some(Task::All { asked });
        }
        None
    }

    /// Forgets a burst in which nothing happened but saves that moved the old file away.
    fn end_of_saves(&mut self, at: Duration) {
        if !self.unclear && self.gone.is_empty() && self.is_burst_over(at) {
            self.burst = None;
            self.later = self.later.or(Some(at + LATER));
        }
    }

    /// What cannot wait, at `at`, until a look at everything has ended that is on its way. Seeds are handed out, as by
    /// [`Queue::due`]; what is more stays, for when the look has been left.
    pub fn pressing(&mut self, at: Duration) -> Pressing {
        self.end_of_saves(at);
        if self.now || !self.rules.is_empty() || !self.verdicts.is_empty() || self.is_burst_over(at) {
            return Pressing::More;
        }
        match self.due_seeds(at) {
            Some(seeds) => Pressing::Seeds(seeds),
            None => Pressing::Nothing,
        }
    }

    fn due_seeds(&mut self, at: Duration) -> Option<Vec<String>> {
        if self.seeds.is_empty() {
            return None;
        }
        self.later = Some(at + LATER);
        Some(std::mem::take(&mut self.seeds).into_iter().collect())
    }

    fn is_burst_over(&self, at: Duration) -> bool {
        self.burst.is_some_and(|(began, last)| at >= (last + QUIET).min(began + BURST))
    }

    /// When something may be due that is not yet, if nothing happens before.
    #[must_use]
    pub fn next(&self) -> Option<Duration> {
        let burst = self.burst.map(|(began, last)| (last + QUIET).min(began + BURST));
        [burst, self.later].into_iter().flatten().min()
    }

    /// Notes that everything is to be looked at once the rest is done.
    pub fn follow_up(&mut self) {
        self.later = Some(Duration::ZERO);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    /// What becomes of a script: lines of a time in milliseconds and what happens then. Answers lines of a time and what
    /// is done, until nothing is left to do.
    fn played(script: &str) -> Vec<String> {
        let mut queue = Queue::default();
        let mut done = Vec::new();
        let mut lines = script.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
        let mut clock = 0;
        loop {
            while let Some(task) = queue.due(ms(clock)) {
                done.push(match task {
                    Task::Seeds(paths) => format!("{clock} seeds {}", paths.join(" ")),
                    Task::Gone(paths) => format!("{clock} gone {}", paths.join(" ")),
                    Task::Rules { files, seeds } => {
                        format!("{clock} rules {} seeds {}", files.join(" "), seeds.join(" "))
                    }
                    Task::Verdicts(paths) => format!("{clock} verdicts {}", paths.join(" ")),
                    Task::All { asked: true } => format!("{clock} all, asked"),
                    Task::All { asked: false } => format!("{clock} all"),
                });
            }
            let heard = lines.peek().map(|line| line.split_once(' ').unwrap().0.parse::<u64>().unwrap());
            let due = queue.next().map(|next| u64::try_from(next.as_millis()).unwrap());
            let Some(next) = [heard, due].into_iter().flatten().min() else { return done };
            clock = next;
            while lines.peek().is_some_and(|line| line.starts_with(&format!("{clock} "))) {
                let what = lines.next().unwrap().split_once(' ').unwrap().1;
                let happening = match what.split_once(' ') {
                    Some(("saved", path)) => Happening::Saved(path.to_owned()),
                    Some(("gone", path)) => Happening::Gone(path.to_owned()),
                    Some(("verdict", path)) => Happening::Verdict(path.to_owned()),
                    Some(("rule", path)) => Happening::Rule(path.to_owned()),
                    _ if what == "again" => Happening::Again,
                    _ if what == "folder" => Happening::Folder,
                    _ => Happening::Unclear,
                };
                queue.hear(happening, ms(clock));
            }
        }
    }

    #[track_caller]
    fn plays(script: &str, expected: &[&str]) {
        assert_eq!(played(script), expected);
    }

    #[test]
    fn a_save_is_acted_on_at_once_and_everything_looked_at_later() {
        plays("5 saved a/x.txt", &["5 seeds a/x.txt", "1005 all"]);
    }

    #[test]
    fn saves_one_after_the_other_put_the_look_off() {
        plays(
            "5 saved x.txt\n400 saved x.txt\n900 saved y.txt",
            &["5 seeds x.txt", "400 seeds x.txt", "900 seeds y.txt", "1900 all"],
        );
    }

    #[test]
    fn an_editor_that_moves_the_old_file_away_deletes_nothing() {
        // The old one goes, the new one is made, written and closed.
        plays("10 gone x.txt\n14 saved x.txt", &["14 seeds x.txt", "1014 all"]);
        plays("10 gone x.txt\n11 made\n14 saved x.txt", &["14 seeds x.txt", "31 all"]);
    }

    #[test]
    fn a_removal_waits_until_it_is_quiet() {
        plays("10 gone x.txt\n15 gone y.txt", &["35 gone x.txt y.txt", "1035 all"]);
        plays("10 gone x.txt\n15 saved y.txt", &["15 seeds y.txt", "30 gone x.txt", "1030 all"]);
        plays("10 saved x.txt\n10 gone x.txt", &["30 gone x.txt", "1030 all"]);
        plays("10 gone x.txt\n15 made", &["35 all"]);
        let script = (0..20).map(|file| format!("{} gone {file}.txt", 10 + file)).collect::<Vec<_>>().join("\n");
        plays(&script, &["49 all"]);
    }

    #[test]
    fn a_burst_ends_however_long_it_goes_on() {
        let script = (0..100).map(|step| format!("{} made", step * 10)).collect::<Vec<_>>().join("\n");
        let looks = played(&script);
        assert_eq!(looks.first().map(String::as_str), Some("250 all"));
        assert_eq!(looks.len(), 4);
    }

    #[test]
    fn a_checkout_of_many_files_is_one_look() {
        let script = (0..2000).map(|file| format!("3 saved {file}.txt")).collect::<Vec<_>>().join("\n");
        plays(&script, &["23 all"]);
    }

    #[test]
    fn a_checkout_that_takes_its_time_is_no_row_of_saves() {
        let script = (0..100).map(|file| format!("{} saved {file}.txt", file * 4)).collect::<Vec<_>>().join("\n");
        let done = played(&script);
        assert_eq!(done.iter().filter(|line| line.contains(" seeds ")).count(), MANY);
        assert_eq!(done[MANY..], ["314 all".to_owned(), "416 all".to_owned()]);
        // Who saves every tenth of a second is served each time.
        let script = (0..100).map(|save| format!("{} saved x.txt", save * 100)).collect::<Vec<_>>().join("\n");
        assert_eq!(played(&script).len(), 101);
    }

    #[test]
    fn a_seed_is_never_looked_at_with_rules_that_are_no_more() {
        plays("7 rule rules/x.lua\n7 saved x.txt", &["7 rules rules/x.lua seeds x.txt"]);
    }

    #[test]
    fn a_folder_that_came_is_looked_at_again_once_it_is_watched() {
        plays("10 folder", &["30 all", "1030 all"]);
        plays("10 folder\n500 saved new/x.txt", &["30 all", "500 seeds new/x.txt", "1500 all"]);
    }

    #[test]
    fn a_verdict_waits_for_the_words_it_is_on() {
        plays("7 verdict anne/x.txt.toml\n7 saved x.txt", &["7 seeds x.txt", "7 verdicts anne/x.txt.toml", "1007 all"]);
    }

    #[test]
    fn who_asks_is_answered_at_once() {
        plays("7 again", &["7 all, asked"]);
    }
}

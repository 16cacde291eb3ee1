//! `watch`, with real files and real saves.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;

use crate::folder::{Folder, RUMOUR};

/// Longer than any run takes on a busy machine; reached only by a failure.
const PATIENCE: Duration = Duration::from_secs(20);

/// A `recoupe watch` that ends with the test.
struct Watching {
    child: Child,
    runs: Receiver<Value>,
}

impl Watching {
    fn begin(folder: &Folder, more: &[&str]) -> Self {
        let arguments: Vec<&str> = ["watch", "--format", "jsonl"].iter().chain(more).copied().collect();
        let mut command = folder.command(&arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (sender, runs) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = sender.send(serde_json::from_str(&line).unwrap());
            }
        });
        let watching = Self { child, runs };
        watching.until(|_| true);
        watching
    }

    /// The next run for which `is_it` holds.
    #[track_caller]
    fn until(&self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let run = self.runs.recv_timeout(PATIENCE).expect("a run tells it in time");
            if is_it(&run) {
                return run;
            }
        }
    }

    /// The next run that changed something, as the kinds of change.
    #[track_caller]
    fn changes(&self) -> Vec<String> {
        let run = self.until(|run| !run["changes"].as_array().unwrap().is_empty());
        run["changes"].as_array().unwrap().iter().map(|change| change["kind"].as_str().unwrap().to_owned()).collect()
    }

    fn type_line(&mut self, line: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn saves_of_every_kind_are_seen_and_own_writes_are_not() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    folder.write("seeds/flood/two.txt", "A rumour in place.\n");
    assert_eq!(watching.changes(), ["added"]);
    folder.write("seeds/flood/.two.txt.tmp", "No news.\n");
    std::fs::rename(folder.path("seeds/flood/.two.txt.tmp"), folder.path("seeds/flood/two.txt")).unwrap();
    assert_eq!(watching.changes(), ["removed"]);
    std::fs::create_dir_all(folder.path("seeds/new/deep")).unwrap();
    folder.write("seeds/new/deep/a.txt", "A rumour in a new folder.\n");
    assert_eq!(watching.changes(), ["added"]);
    folder.remove("seeds/new/deep/a.txt");
    assert_eq!(watching.changes(), ["removed"]);
    let rest: Vec<Value> = std::iter::from_fn(|| watching.runs.recv_timeout(Duration::from_millis(400)).ok()).collect();
    assert!(rest.len() <= 2, "own writes set off no runs: {rest:?}");
}

#[test]
fn a_rule_under_the_pen_keeps_its_last_good_version() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    folder.write("rules/rumour.lua", "return rule {");
    let run = watching.until(|run| run["summary"]["problems"] == 1);
    assert_eq!(run["problems"][0]["location"]["path"], "rules/rumour.lua");
    folder.write("seeds/flood/two.txt", "A rumour meanwhile.\n");
    assert_eq!(watching.changes(), ["added"], "the version that loaded last is in force");
    folder.write("rules/rumour.lua", RUMOUR.replace("\"a rumour\"", "\"says who?\""));
    assert_eq!(watching.changes(), ["changed", "changed"]);
}

#[test]
fn without_events_folders_are_looked_at_and_letters_are_heard() {
    let folder = Folder::with_a_story();
    let mut watching = Watching::begin(&folder, &["--poll"]);
    folder.write("seeds/flood/two.txt", "A rumour, seen late.\n");
    assert_eq!(watching.changes(), ["added"]);
    watching.type_line("r");
    watching.until(|_| true);
    watching.type_line("q");
    assert!(watching.child.wait().unwrap().success());
}

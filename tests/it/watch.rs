//! `watch`, with real files and real saves.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::Value;

use crate::folder::{Folder, RUMOUR};

/// Longer than any run takes on a busy machine; reached only by a failure.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// A `recoupe watch` that ends with the test.
pub struct Watching {
    child: Child,
    runs: Receiver<Value>,
}

impl Watching {
    pub fn begin(folder: &Folder, more: &[&str]) -> Self {
        let arguments: Vec<&str> = ["watch", "--format", "jsonl"].iter().chain(more).copied().collect();
        Self::of(folder.command(&arguments))
    }

    /// The one that `command` begins.
    pub fn of(mut command: Command) -> Self {
        command.stderr(Stdio::null());
        Self::of_loud(command)
    }

    /// The same; what it says beside the runs goes where `command` has it.
    pub fn of_loud(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
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
    pub fn until(&self, is_it: impl Fn(&Value) -> bool) -> Value {
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

    /// Of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it; what it has said beside the runs, if that was kept.
    pub fn end(&mut self) -> ChildStderr {
        self.child.kill().unwrap();
        self.child.stderr.take().unwrap()
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
    let rest: Vec<Value> =
        std::iter::from_fn(|| watching.runs.recv_timeout(Duration::from_millis(1500)).ok()).collect();
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

/// The changes of runs until one document has all it should, as kinds.
#[track_caller]
fn told(watching: &Watching, kind: &str, path: &str) {
    let run = watching.until(|run| !run["changes"].as_array().unwrap().is_empty());
    let kinds: Vec<(&str, &str)> = run["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["kind"].as_str().unwrap(), change["document"].as_str().unwrap()))
        .collect();
    assert_eq!(kinds, [(kind, path)]);
}

#[test]
fn editors_that_move_the_old_file_away_lose_nothing() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    let path = |name: &str| folder.path(&format!("seeds/flood/{name}"));
    // Vim: a probe, the old file set aside, a new one in its place, the old one removed.
    folder.write("seeds/flood/4913", "");
    std::fs::remove_file(path("4913")).unwrap();
    std::fs::rename(path("two.txt"), path("two.txt~")).unwrap();
    folder.write("seeds/flood/two.txt", "The dam held. A rumour said otherwise.\n");
    std::fs::remove_file(path("two.txt~")).unwrap();
    told(&watching, "added", "flood/two.txt");
    // JetBrains and `sed -i`: a new file under another name, moved into place.
    folder.write("seeds/flood/two.txt___jb_tmp___", "The dam held, and no more.\n");
    std::fs::rename(path("two.txt"), path("two.txt___jb_old___")).unwrap();
    std::fs::rename(path("two.txt___jb_tmp___"), path("two.txt")).unwrap();
    std::fs::remove_file(path("two.txt___jb_old___")).unwrap();
    told(&watching, "removed", "flood/two.txt");
    // Emacs: a lock and a backup beside it, the file written where it is.
    folder.write("seeds/flood/.#two.txt", "");
    std::fs::copy(path("two.txt"), path("two.txt~")).unwrap();
    folder.write("seeds/flood/two.txt", "A rumour once more.\n");
    told(&watching, "added", "flood/two.txt");
}

#[test]
fn what_editors_make_for_themselves_sets_off_nothing() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    for name in ["#two.txt#", "two.txt___jb_tmp___", ".two.txt.swp", "4913", "5036", "two.txt~", "two.txt.tmp"] {
        folder.write(&format!("seeds/flood/{name}"), "A rumour on its way.\n");
        folder.write(&format!("rules/{name}"), "return rule {");
    }
    let none = watching.runs.recv_timeout(Duration::from_millis(600));
    assert!(none.is_err(), "{none:?}");
    let ran = folder.run(&["check"]).exits(0);
    assert!(!ran.err.contains("not read"), "{}", ran.err);
}

#[test]
#[cfg(unix)]
fn a_folder_that_gives_way_to_a_link_is_watched_where_it_leads() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    std::fs::rename(folder.path("seeds/flood"), folder.path("moved")).unwrap();
    std::os::unix::fs::symlink("../moved", folder.path("seeds/flood")).unwrap();
    // Until that is seen, a look at everything is what finds it.
    std::thread::sleep(Duration::from_millis(1500));
    folder.write("moved/two.txt", "A rumour from afar.\n");
    told(&watching, "added", "flood/two.txt");
    folder.write("moved/deep/three.txt", "Another rumour.\n");
    told(&watching, "added", "flood/deep/three.txt");
}

#[test]
#[cfg(unix)]
fn seeds_that_are_a_link_are_watched_where_it_leads() {
    let folder = Folder::with_a_story();
    std::fs::rename(folder.path("seeds"), folder.path("texts")).unwrap();
    std::os::unix::fs::symlink("texts", folder.path("seeds")).unwrap();
    let watching = Watching::begin(&folder, &[]);
    folder.write("seeds/here.txt", "A rumour right here.\n");
    told(&watching, "added", "here.txt");
    folder.write("texts/flood/two.txt", "A rumour in the story.\n");
    told(&watching, "added", "flood/two.txt");
}

#[test]
#[cfg(unix)]
fn a_text_that_looks_as_before_from_outside_is_read() {
    let folder = Folder::with_a_story();
    let path = folder.path("seeds/flood/two.txt");
    folder.write("seeds/flood/two.txt", "A rumour says that the whole dam is gone.\n");
    let long_ago = std::time::SystemTime::UNIX_EPOCH + Duration::from_hours(1);
    let set_back = || std::fs::File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
    set_back();
    folder.run(&["check"]).exits(0);
    assert!(folder.has("annotations/flood/two.txt.toml"));
    let written = "Here is nothing of what was said elsewhere.\n";
    std::fs::write(&path, &written[written.len() - std::fs::read(&path).unwrap().len()..]).unwrap();
    set_back();
    folder.run(&["check"]).exits(0);
    assert!(!folder.has("annotations/flood/two.txt.toml"));
}

#[test]
fn folders_that_come_go_and_come_back_are_seen() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    for name in ["a", "b", "c"] {
        folder.write(&format!("elsewhere/{name}.txt"), format!("A rumour of {name}.\n"));
    }
    std::fs::rename(folder.path("elsewhere"), folder.path("seeds/elsewhere")).unwrap();
    assert_eq!(watching.changes(), ["added"; 3]);
    std::fs::rename(folder.path("seeds"), folder.path("aside")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    std::fs::rename(folder.path("aside"), folder.path("seeds")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    folder.write("seeds/elsewhere/a.txt", "Nothing more of a.\n");
    watching
        .until(|run| run["changes"].as_array().unwrap().iter().any(|change| change["document"] == "elsewhere/a.txt"));
    assert!(!folder.has("annotations/elsewhere/a.txt.toml") && folder.has("annotations/elsewhere/b.txt.toml"));
}

#[test]
fn a_checkout_of_many_files_is_seen_whole() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    for number in 0..400 {
        folder.write(&format!("seeds/story-{}/{number}.txt", number % 7), format!("A rumour of {number}.\n"));
    }
    watching.until(|run| run["summary"]["documents"] == 402);
    for number in 0..400 {
        folder.write(&format!("seeds/story-{}/{number}.txt", number % 7), "Nothing.\n");
    }
    watching.until(|run| run["summary"]["annotations"] == 1);
    assert_eq!(folder.tree("annotations").keys().filter(|path| path.rsplit('.').next() == Some("toml")).count(), 1);
}

#[test]
fn a_command_runs_after_what_changed_something() {
    let folder = Folder::with_a_story();
    let command = if cfg!(windows) { "echo x>> ran" } else { "echo x >> ran" };
    let ran = |times: usize| {
        let lines = || std::fs::read_to_string(folder.path("ran")).unwrap_or_default().lines().count();
        let began = std::time::Instant::now();
        while lines() < times && began.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(10));
        }
        assert_eq!(lines(), times);
    };
    let watching = Watching::begin(&folder, &["--exec", command]);
    ran(1);
    folder.write("seeds/flood/two.txt", "A rumour in place.\n");
    assert_eq!(watching.changes(), ["added"]);
    ran(2);
    folder.write("seeds/flood/two.txt", "No news.\n");
    assert_eq!(watching.changes(), ["removed"]);
    ran(3);
}

/// A command may take long, or never end: what is saved does not wait for it.
#[cfg(unix)]
#[test]
fn a_command_that_does_not_end_keeps_nobody_waiting() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &["--exec", "until [ -e go ]; do sleep 0.01; done; echo x >> ran"]);
    for _ in 0..3 {
        folder.write("seeds/flood/two.txt", "A rumour in place.\n");
        assert_eq!(watching.changes(), ["added"]);
        folder.write("seeds/flood/two.txt", "No news.\n");
        assert_eq!(watching.changes(), ["removed"]);
    }
    folder.write("go", "");
    let ran = || std::fs::read_to_string(folder.path("ran")).unwrap_or_default().lines().count();
    let began = std::time::Instant::now();
    while ran() < 2 && began.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(ran(), 2, "once when it was asked first, and once for all that came meanwhile");
}

/// `recoupe watch --format jsonl | head -1` is over when its reader is.
#[test]
fn who_is_read_by_nobody_ends() {
    let folder = Folder::with_a_story();
    let mut command = folder.command(&["watch", "--format", "jsonl"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    folder.write("seeds/flood/two.txt", "A rumour that nobody hears of.\n");
    let began = std::time::Instant::now();
    while child.try_wait().unwrap().is_none() && began.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(10));
    }
    let ended = child.try_wait().unwrap();
    let _ = child.kill();
    assert!(ended.is_some_and(|status| status.success()), "{ended:?}");
    assert!(folder.read("annotations/flood/two.txt.toml").contains("rumour"));
}

/// Problems go to another stream than the rest: what clears the screen must not come after them.
#[cfg(unix)]
#[test]
fn a_cleared_screen_still_shows_problems() {
    use expectrl::Expect;

    for colours in ["", "none"] {
        let folder = Folder::with_a_story();
        let mut command = folder.command(&["watch", "--clear"]);
        // Empty it counts as not set.
        command.env("NO_COLOR", colours);
        let mut session = expectrl::session::OsSession::spawn(command).unwrap();
        session.set_expect_timeout(Some(PATIENCE));
        session.expect("watching seeds/").unwrap();
        folder.write("rules/broken.lua", "return rule {");
        // A slow machine may take several passes: what counts is what is on the screen in the end.
        let mut told = String::new();
        let on_screen =
            |told: &str| told.rsplit_once("\u{1b}[2J").is_some_and(|(_, shown)| shown.contains("broken.lua"));
        while !on_screen(&told) {
            let more = session.expect("1 problem").unwrap_or_else(|error| panic!("{error}: {told:?}"));
            told.push_str(&String::from_utf8_lossy(more.as_bytes()));
        }
    }
}

/// Whoever looks elsewhere hears that something is wrong, and once.
#[cfg(unix)]
#[test]
fn the_bell_rings_for_each_new_error_and_for_nothing_else() {
    use expectrl::Expect;

    let lie = RUMOUR.replace("rumou?rs?", "(lies|fibs)").replace("rumour]]", "lies]]").replace("warning", "error");
    let folder = Folder::with_a_story().file("rules/lie.lua", lie);
    let mut command = folder.command(&["watch", "--bell"]);
    command.env("TERM", "xterm");
    let mut session = expectrl::session::OsSession::spawn(command).unwrap();
    session.set_expect_timeout(Some(PATIENCE));
    // What is told from here until `words` are, and the line after them.
    let mut rings_until = |words: &str| {
        let mut told = Vec::new();
        for words in [words, "end)"] {
            told.extend_from_slice(session.expect(words).unwrap().before());
        }
        told.contains(&b'\x07')
    };
    assert!(!rings_until("2 documents"), "it begins with what there is");
    // Whatever else is told of a save, what it changed is.
    folder.write("seeds/flood/two.txt", "A rumour of the mill.\n");
    assert!(!rings_until("new: “rumour”"), "a warning is none");
    folder.write("seeds/flood/two.txt", "A rumour of the mill, and lies of the bridge.\n");
    assert!(rings_until("new: “lies”"));
    folder.write("seeds/flood/two.txt", "Mere fibs of the bridge, and a rumour of the tower.\n");
    assert!(!rings_until("new: “fibs”"), "there are as many");
    folder.write("rules/broken.lua", "return rule {");
    assert!(rings_until("1 problem"));
    folder.write("seeds/flood/two.txt", "A rumour of the mill.\n");
    assert!(!rings_until("removed: “fibs”"), "there are fewer");
}

/// What somebody who writes a rule sees: what keeps it from loading, its examples, and what it changed.
#[cfg(unix)]
#[test]
fn a_saved_rule_is_tested_and_what_it_changes_is_summed_up() {
    use expectrl::Expect;

    let folder = Folder::with_a_story().file("seeds/storm/three.txt", "A rumour of wind, a rumour of rain.\n");
    let mut session = expectrl::session::OsSession::spawn(folder.command(&["watch"])).unwrap();
    session.set_expect_timeout(Some(PATIENCE));
    session.expect("watching seeds/").unwrap();
    folder.write("rules/rumour.lua", RUMOUR.replace("return rule {", "return rule {{"));
    session.expect("rules/rumour.lua:").unwrap();
    let until = session.expect("rumour: until it loads again, the version that loaded last is in force").unwrap();
    assert!(!String::from_utf8_lossy(until.before()).contains("flagged"), "examples say nothing of what does not load");
    folder.write("rules/rumour.lua", RUMOUR.replace("\"a rumour\"", "\"says who?\""));
    session.expect("1 flagged, 1 passed").unwrap();
    session.expect("rumour: 3 changed in 2 documents").unwrap();
    // What stands last on the screen says that it waits, until somebody saves again.
    let said = |found: expectrl::Captures| {
        let said = anstream::adapter::strip_str(&String::from_utf8_lossy(found.before())).to_string();
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let took = said(session.expect("watching seeds/").unwrap());
    assert_eq!(took.trim_start_matches(|letter: char| letter.is_ascii_digit()), " ms;");
    folder.write("seeds/storm/three.txt", "A rumour of wind.\n");
    let waits = said(session.expect("three.txt").unwrap());
    assert_eq!(waits, "and rules/ (r: again, v: review, t: tests, q: end) seeds/storm/");
}

/// Before a slip is written all over the corpus, whoever wrote it sees which examples it breaks and what it would do.
#[cfg(unix)]
#[test]
fn a_rule_whose_examples_do_not_hold_waits_until_somebody_wants_it() {
    use expectrl::Expect;

    let folder = Folder::with_a_story();
    let mut command = folder.command(&["watch"]);
    command.env("TERM", "xterm");
    let mut session = expectrl::session::OsSession::spawn(command).unwrap();
    session.set_expect_timeout(Some(PATIENCE));
    session.expect("watching seeds/").unwrap();
    let before = folder.tree("annotations");
    folder.write("rules/rumour.lua", RUMOUR.replace(r"rumou?rs?", r"(dam|rumour|nothing)"));
    session.expect("noisy:").unwrap();
    session.expect("rumour: until its examples hold, the version before is in force").unwrap();
    session.expect("2 new in 2 documents; no verdict touched; nothing was written").unwrap();
    assert_eq!(folder.tree("annotations"), before);
    session.send("r").unwrap();
    session.expect("2 changes").unwrap();
    assert!(folder.read("annotations/flood/two.txt.toml").contains("dam"));
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_watched_with_it() {
    let folder = Folder::with_a_story().file("drafts/a.txt", "A rumour.\n").file("b.txt", "A rumour of b.\n");
    std::os::unix::fs::symlink("../../drafts/a.txt", folder.path("seeds/flood/a.txt")).unwrap();
    let watching = Watching::begin(&folder, &[]);
    // One that comes later, and lies where the settings are.
    std::os::unix::fs::symlink("../../b.txt", folder.path("seeds/flood/b.txt")).unwrap();
    told(&watching, "added", "flood/b.txt");
    folder.write("drafts/a.txt", "A rumour, and a rumour.\n");
    told(&watching, "added", "flood/a.txt");
    folder.write("drafts/.a.tmp", "Nothing.\n");
    std::fs::rename(folder.path("drafts/.a.tmp"), folder.path("drafts/a.txt")).unwrap();
    assert_eq!(watching.changes(), ["removed"; 2]);
    folder.write("b.txt", "Nothing.\n");
    told(&watching, "removed", "flood/b.txt");
}

/// Who ends a watch from elsewhere finds the terminal in the mode it was in.
#[cfg(unix)]
#[test]
fn whoever_ends_it_finds_the_terminal_as_it_was() {
    use expectrl::Expect;

    let folder = Folder::with_a_story();
    let script = r#"
        exec 3<&0
        "$0" watch <&3 & watch=$!
        until [ -e raw ]; do stty -a | grep -q -e "-icanon" && touch raw; done
        kill $watch; wait $watch
        stty -a | grep -q -e "-icanon" && echo "it is raw" || echo "it is as it was"
    "#;
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_recoupe")]).current_dir(folder.path("")).env("TERM", "xterm");
    let mut session = expectrl::session::OsSession::spawn(shell).unwrap();
    session.set_expect_timeout(Some(PATIENCE));
    session.expect("it is as it was").unwrap();
}

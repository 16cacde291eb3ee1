//! `watch` where things go otherwise than on a quiet desk: programs that are stopped, clocks that jump, disks that are
//! full, folders that come and go whole.

use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::folder::{Folder, RUMOUR, is_thorough};
use crate::watch::{PATIENCE, Watching};

/// Has the system send `signal` to the watch.
#[cfg(unix)]
fn signal(watching: &Watching, signal: &str) {
    let status = Command::new("kill").args([signal, &watching.id().to_string()]).status().unwrap();
    assert!(status.success());
}

/// As on a machine that was asleep: much happens at once, and nobody was there to hear of it one by one.
#[cfg(unix)]
#[test]
fn what_happens_while_it_is_stopped_is_seen_when_it_goes_on() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    signal(&watching, "-STOP");
    folder.write("seeds/flood/two.txt", "A rumour overnight.\n");
    folder.write("seeds/night/new.txt", "A rumour of the night, and a rumour of the morning.\n");
    folder.remove("seeds/flood/one.txt");
    signal(&watching, "-CONT");
    watching.until(|run| run["summary"]["documents"] == 2 && run["summary"]["annotations"] == 3);
    assert!(!folder.has("annotations/flood/one.txt.toml"));
}

/// Ctrl-Z gives the shell its terminal back as it was, and `fg` a watch that has missed nothing.
#[cfg(unix)]
#[test]
fn stopped_by_its_shell_it_gives_the_terminal_back_and_goes_on() {
    use expectrl::Expect;

    let folder = Folder::with_a_story();
    let mut shell = Command::new("sh");
    shell.arg("-i").current_dir(folder.path("")).env("TERM", "xterm").env("PS1", "ready> ").env_remove("ENV");
    let mut session = expectrl::session::OsSession::spawn(shell).unwrap();
    session.set_expect_timeout(Some(PATIENCE));
    session.send_line(format!("\"{}\" watch", env!("CARGO_BIN_EXE_recoupe"))).unwrap();
    session.expect("watching seeds/").unwrap();
    session.send("\u{1a}").unwrap();
    // What is typed while it still has the terminal is for the watch, not for the shell.
    session.expect("ready>").unwrap();
    session.send_line("stty -a | grep -q -e -icanon && echo it is raw || echo it is $((40 + 2))").unwrap();
    session.expect("it is 42").unwrap();
    folder.write("seeds/flood/two.txt", "A rumour meanwhile.\n");
    session.send_line("fg").unwrap();
    session.expect("1 change").unwrap();
    session.send("q").unwrap();
    session.expect("ready>").unwrap();
    session.send_line("echo ended $((40 + 2))").unwrap();
    session.expect("ended 42").unwrap();
}

/// What is told after somebody made the window smaller fits into it.
#[cfg(unix)]
#[test]
fn a_window_that_changes_is_written_to_as_it_is() {
    use expectrl::Expect;

    let folder = Folder::with_a_story();
    for number in 1..4 {
        let rule = RUMOUR.replace("\"warning\"", "\"info\"");
        folder.write(&format!("rules/with-a-long-name-{number}.lua"), rule);
    }
    let mut command = folder.command(&["watch"]);
    command.env("TERM", "xterm");
    let mut session = expectrl::session::OsSession::spawn(command).unwrap();
    session.set_expect_timeout(Some(PATIENCE));
    session.expect("watching seeds/").unwrap();
    session.expect("end)").unwrap();
    session.get_process_mut().set_window_size(44, 30).unwrap();
    folder.write("seeds/flood/two.txt", "The dam held until a rumour of its end had gone all round the town.\n");
    let told = session.expect("end)").unwrap();
    let told = String::from_utf8_lossy(told.before()).into_owned();
    let plain = console_text(&told);
    let longest = plain.lines().map(|line| line.trim_end().chars().count()).max().unwrap();
    assert!((20..=44).contains(&longest), "{plain}");
}

/// `text` without what tells a terminal how to paint it.
#[cfg(unix)]
fn console_text(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap_or_default().to_owned();
    let rest = pieces.map(|piece| piece.split_once(char::is_alphabetic).map_or("", |(_, words)| words));
    first + &rest.collect::<String>()
}

/// A disk that takes nothing more: told, nothing half-written, and put right by the next save that finds room.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_told_and_nothing_is_left_half_written() {
    let folder = Folder::with_a_story();
    let mut command = Command::new("sh");
    // No file may grow beyond this; whoever writes more gets an error, as from a full disk.
    let script = "trap '' XFSZ; ulimit -f 64; exec \"$0\" watch --format jsonl";
    command.args(["-c", script, env!("CARGO_BIN_EXE_recoupe")]).current_dir(folder.path(""));
    let watching = Watching::of(command);
    let before = folder.tree("annotations");
    folder.write("seeds/flood/one.txt", "A rumour of the day.\n\n".repeat(1000));
    let run = watching.until(|run| run["summary"]["problems"] != 0);
    assert_eq!(run["problems"][0]["code"], "unwritable", "{run}");
    let left = folder.tree("annotations");
    let other: Vec<&String> = left.keys().filter(|path| !before.contains_key(*path)).collect();
    assert!(other.is_empty(), "{other:?}");
    assert_eq!(left.get("flood/one.txt.toml"), before.get("flood/one.txt.toml"));
    folder.write("seeds/flood/one.txt", "A rumour, and a rumour.\n");
    watching.until(|run| run["summary"]["problems"] == 0 && run["summary"]["annotations"] == 2);
    assert_eq!(folder.read("annotations/flood/one.txt.toml").matches("[annotation.").count(), 2);
}

/// Sets the time of a file, as a clock that is wrong would have.
fn dated(folder: &Folder, path: &str, time: SystemTime) {
    std::fs::File::options().write(true).open(folder.path(path)).unwrap().set_modified(time).unwrap();
}

/// With events and without: the time of a file says nothing of what it holds.
#[test]
fn clocks_that_jump_hide_nothing() {
    let day = Duration::from_hours(24);
    let now = SystemTime::now();
    for arguments in [&[][..], &["--poll"]] {
        let folder = Folder::with_a_story();
        let watching = Watching::begin(&folder, arguments);
        for (time, words, annotations) in [
            (now - 400 * day, "A rumour of last year, and a rumour.\n", 3),
            (now + 400 * day, "A rumour of the next.\n", 2),
            // Nothing but the words is other than before.
            (now + 400 * day, "A cattle of the next.\n", 1),
            (SystemTime::UNIX_EPOCH, "A rumour from the beginning.\n", 2),
        ] {
            folder.write("seeds/flood/two.txt", words);
            dated(&folder, "seeds/flood/two.txt", time);
            watching.until(|run| run["summary"]["annotations"] == annotations);
        }
    }
}

/// One name in two spellings: a disk that tells them apart has two files, whose annotations other disks could not hold.
#[test]
fn names_are_told_by_what_they_are_on_every_disk() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    folder.write("seeds/flood/e\u{301}te\u{301}.txt", "A rumour of summer.\n");
    watching.until(|run| run["summary"]["annotations"] == 2);
    assert!(folder.has("annotations/flood/e\u{301}te\u{301}.txt.toml"));
    folder.write("seeds/flood/e\u{301}te\u{301}.txt", "A rumour of summer, and a rumour.\n");
    watching.until(|run| run["summary"]["annotations"] == 3);
    if folder.has("seeds/flood/\u{e9}t\u{e9}.txt") {
        // This disk does not tell them apart, so there cannot be two.
        return;
    }
    folder.write("seeds/flood/\u{e9}t\u{e9}.txt", "Another.\n");
    let run = watching.until(|run| run["summary"]["problems"] != 0);
    assert_eq!(run["problems"][0]["code"], "same-name");
    folder.remove("seeds/flood/\u{e9}t\u{e9}.txt");
    watching.until(|run| run["summary"]["problems"] == 0 && run["summary"]["annotations"] == 3);
}

fn git(folder: &Folder, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"]).args(arguments);
    let status = command.current_dir(folder.path("")).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.unwrap().success(), "{arguments:?}");
}

/// From one branch to another and back, with files that come, go and are others.
#[test]
fn branches_of_thousands_of_files_are_seen_whole() {
    let files = if is_thorough() { 3_000 } else { 150 };
    let folder = Folder::with_a_story();
    let words = |folder: &Folder, all: &dyn Fn(usize) -> Option<String>| {
        for number in 0..files {
            let path = format!("seeds/story-{}/{number}.txt", number % 50);
            match all(number) {
                Some(words) => folder.write(&path, words),
                None => drop(std::fs::remove_file(folder.path(&path))),
            }
        }
    };
    words(&folder, &|number| (number % 3 < 2).then(|| format!("A rumour of {number}.\n")));
    git(&folder, &["init", "-q", "-b", "one"]);
    git(&folder, &["add", "seeds", "rules"]);
    git(&folder, &["commit", "-qm", "one"]);
    git(&folder, &["checkout", "-qb", "two"]);
    words(&folder, &|number| (number % 3 > 0).then(|| format!("Of {number} nothing is known.\n")));
    git(&folder, &["add", "-A", "seeds"]);
    git(&folder, &["commit", "-qm", "two"]);
    let watching = Watching::begin(&folder, &[]);
    let there = 2 + 2 * files / 3;
    for (branch, annotations) in [("one", there - 1), ("two", 1), ("one", there - 1)] {
        git(&folder, &["checkout", "-q", branch]);
        watching.until(|run| run["summary"]["annotations"] == annotations && run["summary"]["documents"] == there);
    }
    let kept = folder.tree("annotations");
    drop(watching);
    folder.run(&["check", "--no-cache", "-q"]);
    let toml = |tree: std::collections::BTreeMap<String, Vec<u8>>| -> Vec<(String, Vec<u8>)> {
        tree.into_iter().filter(|(path, _)| path.rsplit('.').next() == Some("toml")).collect()
    };
    assert_eq!(toml(folder.tree("annotations")), toml(kept));
}

/// A folder within a folder within a folder, copied in one go: what comes before anybody watches it is seen as well.
#[cfg(unix)]
#[test]
fn folders_that_are_copied_are_seen_to_their_ground() {
    let folder = Folder::with_a_story();
    for number in 0..40 {
        folder.write(&format!("elsewhere/{}/deep/down/{number}.txt", number % 5), format!("A rumour of {number}.\n"));
    }
    let watching = Watching::begin(&folder, &[]);
    let copied = Command::new("cp").args(["-r", "elsewhere", "seeds/copied"]).current_dir(folder.path("")).status();
    assert!(copied.unwrap().success());
    watching.until(|run| run["summary"]["annotations"] == 41);
    folder.write("seeds/copied/3/deep/down/3.txt", "Nothing.\n");
    watching.until(|run| run["summary"]["annotations"] == 40);
}

/// The whole of `seeds/` goes, and comes again with something else in it.
#[test]
fn seeds_that_are_removed_and_made_again_are_watched_again() {
    let folder = Folder::with_a_story();
    let watching = Watching::begin(&folder, &[]);
    std::fs::remove_dir_all(folder.path("seeds")).unwrap();
    // Without a folder nothing is known to be gone, and nothing is told.
    std::thread::sleep(Duration::from_millis(500));
    assert!(folder.has("annotations/flood/one.txt.toml"));
    folder.write("seeds/storm/a.txt", "A rumour of wind.\n");
    watching.until(|run| run["summary"]["documents"] == 1 && folder.has("annotations/storm/a.txt.toml"));
    folder.write("seeds/storm/a.txt", "A rumour of wind, a rumour of rain.\n");
    watching.until(|_| folder.read("annotations/storm/a.txt.toml").matches("[annotation.").count() == 2);
}

/// A writer that empties the file first and takes its time: in the end what counts is what it holds.
#[test]
fn a_file_that_is_written_in_pieces_is_read_whole() {
    use std::io::Write;

    for arguments in [&[][..], &["--poll"]] {
        let folder = Folder::with_a_story();
        let watching = Watching::begin(&folder, arguments);
        let mut file = std::fs::File::create(folder.path("seeds/flood/one.txt")).unwrap();
        for piece in
            ["The dam broke at noon. A rumo", "ur said so at ni", "ne.\n\nAnother rumour was a rum", "our of ten.\n"]
        {
            file.write_all(piece.as_bytes()).unwrap();
            // Longer than anything waits for more, so that somebody may look in between.
            std::thread::sleep(Duration::from_millis(300));
        }
        drop(file);
        watching.until(|run| run["summary"]["annotations"] == 3);
        let quotes = folder.read("annotations/flood/one.txt.toml").matches("quote = \"rumour\"").count();
        assert_eq!(quotes, 3);
    }
}

/// Where the system watches no more, folders are looked at every second, and that is said.
#[cfg(target_os = "linux")]
#[expect(clippy::print_stdout, reason = "who runs the tests is told what was not tried")]
#[test]
fn where_the_system_watches_no_more_folders_are_looked_at() {
    use std::io::Read;

    let folder = Folder::with_a_story();
    for number in 0..20 {
        folder.write(&format!("seeds/story-{number}/a.txt"), "Nothing.\n");
    }
    // In a space of its own a program may be given a limit of its own.
    let script = "echo 9 > /proc/sys/user/max_inotify_watches && exec \"$0\" watch --format jsonl";
    let mut command = Command::new("unshare");
    command.args(["-Ur", "sh", "-c", script, env!("CARGO_BIN_EXE_recoupe")]).current_dir(folder.path(""));
    command.stderr(Stdio::piped());
    let possible =
        Command::new("unshare").args(["-Ur", "sh", "-c", "test -w /proc/sys/user/max_inotify_watches"]).status();
    if !possible.is_ok_and(|status| status.success()) {
        println!("not tried: this system gives no limit of its own");
        return;
    }
    let mut watching = Watching::of_loud(command);
    folder.write("seeds/story-7/a.txt", "A rumour, seen late.\n");
    watching.until(|run: &Value| run["summary"]["annotations"] == 2);
    let mut said = String::new();
    watching.end().read_to_string(&mut said).unwrap();
    assert!(said.contains("looking at the folders every second instead"), "{said}");
}

//! `review`, driven through a pseudo-terminal: keys in, a screen and files out.
#![cfg(unix)]

use std::time::{Duration, Instant};

use expectrl::Expect;
use expectrl::session::OsSession;
use unicode_width::UnicodeWidthChar;

use crate::folder::{Folder, RUMOUR};

/// Longer than any step takes on a busy machine; reached only by a failure.
const PATIENCE: Duration = Duration::from_mins(2);

/// What a terminal shows, as far as this program makes use of one: text, places, and clearing.
struct Screen {
    cells: Vec<Vec<char>>,
    at: (usize, usize),
    /// A sequence or a character of which the end has not come yet.
    rest: Vec<u8>,
}

impl Screen {
    fn new(columns: u16, rows: u16) -> Self {
        Self { cells: vec![vec![' '; usize::from(columns)]; usize::from(rows)], at: (0, 0), rest: Vec::new() }
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.rest.extend(bytes);
        let all = std::mem::take(&mut self.rest);
        let whole = all.utf8_chunks().map(|chunk| chunk.valid().len()).next().unwrap_or(0);
        let text = std::str::from_utf8(&all[..whole]).unwrap();
        let mut letters = text.char_indices();
        while let Some((at, letter)) = letters.next() {
            if letter != '\u{1b}' {
                self.put(letter);
                continue;
            }
            let sequence = &text[at + 1..];
            let end = match sequence.strip_prefix('[') {
                Some(body) => body.find(|c: char| ('@'..='~').contains(&c)).map(|end| end + 2),
                None => sequence.chars().next().map(char::len_utf8),
            };
            let Some(end) = end else {
                self.rest = all[at..].to_vec();
                return;
            };
            self.obey(&sequence[..end]);
            letters = text.char_indices();
            letters.by_ref().take_while(|(place, _)| *place < at + end).for_each(drop);
        }
        self.rest = all[whole..].to_vec();
    }

    fn put(&mut self, letter: char) {
        let (row, column) = self.at;
        match letter {
            '\r' => self.at.1 = 0,
            '\n' => self.at.0 += 1,
            _ => {
                if let Some(cell) = self.cells.get_mut(row).and_then(|row| row.get_mut(column)) {
                    *cell = letter;
                }
                self.at.1 += letter.width().unwrap_or(0);
            }
        }
    }

    fn obey(&mut self, sequence: &str) {
        let Some(body) = sequence.strip_prefix('[') else { return };
        let (numbers, command) = body.split_at(body.len() - 1);
        let mut numbers = numbers.split(';').map(|number| number.parse().unwrap_or(1_usize));
        match command {
            "H" => {
                let (row, column) = (numbers.next().unwrap_or(1), numbers.next().unwrap_or(1));
                self.at = (row - 1, column - 1);
            }
            "J" => self.cells.iter_mut().for_each(|row| row.fill(' ')),
            _ => {}
        }
    }

    fn text(&self) -> String {
        let rows = self.cells.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned() + "\n");
        rows.collect()
    }
}

/// A review on a terminal of its own.
struct Reviewing {
    session: OsSession,
    screen: Screen,
}

impl Reviewing {
    fn begin(folder: &Folder, size: (u16, u16), editor: Option<&str>) -> Self {
        Self::after("", folder, size, editor)
    }

    /// One that begins when the shell has done `first`.
    fn after(first: &str, folder: &Folder, (columns, rows): (u16, u16), editor: Option<&str>) -> Self {
        // The size is set before the program asks for it.
        let script = format!("stty cols {columns} rows {rows}; {first} exec \"$0\" review");
        let mut shell = std::process::Command::new("sh");
        shell
            .arg("-c")
            .arg(script)
            .arg(env!("CARGO_BIN_EXE_recoupe"))
            .current_dir(folder.path(""))
            .env("TERM", "xterm");
        shell.env_remove("VISUAL").env_remove("EDITOR").env_remove("NO_COLOR");
        if let Some(editor) = editor {
            shell.env("EDITOR", editor);
        }
        let session = OsSession::spawn(shell).unwrap();
        Self { session, screen: Screen::new(columns, rows) }
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.session.send(keys).unwrap();
        self
    }

    /// Waits until `seen` holds for the screen.
    #[track_caller]
    fn until(&mut self, what: &str, seen: impl Fn(&str) -> bool) -> &mut Self {
        let began = Instant::now();
        let mut buffer = [0; 4096];
        while !seen(&self.screen.text()) {
            match self.session.try_read(&mut buffer) {
                Ok(read) => self.screen.feed(&buffer[..read]),
                Err(_) => std::thread::sleep(Duration::from_millis(5)),
            }
            assert!(began.elapsed() < PATIENCE, "no {what} on:\n{}", self.screen.text());
        }
        self
    }

    #[track_caller]
    fn shows(&mut self, words: &str) -> &mut Self {
        self.until(words, |screen| screen.contains(words))
    }

    /// Waits until the file at `path` holds `words`, or does not when `there` is false.
    #[track_caller]
    fn kept(&mut self, folder: &Folder, there: bool, words: &str) -> &mut Self {
        let began = Instant::now();
        let mut buffer = [0; 4096];
        loop {
            let text = std::fs::read_to_string(folder.path(FILE)).unwrap_or_default();
            if text.contains(words) == there {
                return self;
            }
            if let Ok(read) = self.session.try_read(&mut buffer) {
                self.screen.feed(&buffer[..read]);
            }
            std::thread::sleep(Duration::from_millis(5));
            assert!(began.elapsed() < PATIENCE, "{words} ({there}):\n{text}\n{}", self.screen.text());
        }
    }

    fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.screen = Screen::new(columns, rows);
        self.session.get_process_mut().set_window_size(columns, rows).unwrap();
        self
    }

    /// Leaves, and waits for the program to end.
    fn leaves(&mut self) {
        self.press("q");
        let began = Instant::now();
        let mut buffer = [0; 4096];
        while self.session.get_process().is_alive().unwrap_or(false) {
            let _ = self.session.try_read(&mut buffer);
            std::thread::sleep(Duration::from_millis(5));
            assert!(began.elapsed() < PATIENCE, "it did not end");
        }
    }
}

const FILE: &str = "annotations/_reviews/anne/flood/one.txt.toml";

fn story() -> Folder {
    let text = "A rumour of the first kind.\n\nA rumour of the second kind.\n\nA rumour of the third kind.\n";
    let folder = Folder::empty()
        .file("rules/rumour.lua", RUMOUR)
        .file("recoupe.toml", "reviewer = \"anne\"\n")
        .file("seeds/flood/one.txt", text);
    folder.run(&["check"]).exits(0);
    folder
}

#[test]
fn each_key_decides_and_every_decision_is_on_disk_at_once() {
    for (key, word) in [
        ("c", "confirmed"),
        ("d", "disputed"),
        ("u", "unverifiable"),
        ("x", "not-a-claim"),
        ("a", "accepted"),
        ("f", "fixed"),
    ] {
        let folder = story();
        let mut review = Reviewing::begin(&folder, (100, 30), None);
        review.shows("[1/3]").press(key).kept(&folder, true, &format!("verdict = \"{word}\"")).shows("[2/3]");
        review.leaves();
    }
}

#[test]
fn skip_back_note_undo_filter_and_the_same_elsewhere() {
    let folder = story();
    let mut review = Reviewing::begin(&folder, (100, 30), None);
    review.shows("[1/3]").shows("flood/one.txt:1").press(" ").shows("[2/3]").shows(":3");
    review.press("\u{1b}[D").shows("[1/3]").press("n").shows("note:").press("as the dés k says\r");
    review.shows("note for the next verdict: as the dés k says");
    review.press("d").kept(&folder, true, "note = \"as the dés k says\"").shows("[2/3]");
    review.press("z").kept(&folder, false, "verdict").shows("[1/3]");
    review.press("a").kept(&folder, true, "accepted").shows("[2/3]").press("=");
    review.shows("accepted").kept(&folder, true, "rumour");
    let began = Instant::now();
    while folder.read(FILE).matches("accepted").count() < 3 {
        std::thread::sleep(Duration::from_millis(5));
        assert!(began.elapsed() < PATIENCE, "{}", folder.read(FILE));
    }
    review.press("v").shows("[1/3]").press("v").shows("Nothing waits for a verdict");
    review.press("z").kept(&folder, false, "third").press("v").shows("[1/3]");
    review.leaves();
    assert_eq!(folder.read(FILE).matches("accepted").count(), 1);
}

#[test]
fn a_changed_value_comes_first_with_old_and_new_words() {
    let rule = RUMOUR.replace(r"(?i)\brumou?rs?\b", r"\d+ \w+").replace("A [[rumour]] went", "[[12 boats]] went");
    let text = "There were 5 ferries.\n\nThere were 12 boats in the harbour on Monday.\n";
    let folder = Folder::empty()
        .file("rules/rumour.lua", rule)
        .file("recoupe.toml", "reviewer = \"anne\"\n")
        .file("seeds/flood/one.txt", text);
    folder.run(&["check"]).exits(0);
    let annotations = folder.read("annotations/flood/one.txt.toml");
    let id = annotations.rsplit("[annotation.").next().unwrap().split(']').next().unwrap().to_owned();
    folder.run(&["verdict", &id, "confirmed"]).exits(0);
    folder.write("seeds/flood/one.txt", text.replace("12", "15"));
    folder.run(&["check"]).exits(0);
    let mut review = Reviewing::begin(&folder, (100, 30), None);
    review.shows("[1/2]").shows("stale").shows("was confirmed as  “12 boats”").shows("now reads  “15 boats”");
    review.press("c").kept(&folder, true, "seen = \"15 boats\"");
    review.leaves();
}

#[test]
fn any_window_will_do() {
    let folder = story().file("seeds/flood/two.txt", "記者会見で rumour が流れ、町は騒然となった。\n");
    folder.run(&["check"]).exits(0);
    let mut review = Reviewing::begin(&folder, (100, 30), None);
    review.shows("[1/4]").resize(40, 12).shows("[1/4]").resize(14, 6).shows("[1/4]").resize(100, 30).shows("[1/4]");
    review.press("   ").shows("[4/4]").shows("記").shows("rumour");
    review.resize(20, 20).shows("記").shows("rumour").press("c");
    let began = Instant::now();
    while !folder.has("annotations/_reviews/anne/flood/two.txt.toml") {
        std::thread::sleep(Duration::from_millis(5));
        assert!(began.elapsed() < PATIENCE, "the verdict is not kept");
    }
    review.leaves();
}

#[test]
fn the_editor_gets_the_terminal_and_the_line() {
    let folder = story();
    let editor = folder.path("editor");
    folder.write("editor", "#!/bin/sh\necho \"$@\" > opened\nexec < /dev/tty\n");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&editor, mode).unwrap();
    let mut review = Reviewing::begin(&folder, (100, 30), editor.to_str());
    review.shows("[1/3]").press(" ").shows("[2/3]").press("o");
    let began = Instant::now();
    while !folder.has("opened") {
        std::thread::sleep(Duration::from_millis(5));
        assert!(began.elapsed() < PATIENCE, "no editor");
    }
    review.shows("[2/3]").press("c").kept(&folder, true, "confirmed");
    review.leaves();
    let opened = folder.read("opened");
    assert!(opened.starts_with("+3 ") && opened.trim_end().ends_with("seeds/flood/one.txt"), "{opened}");
}

/// What is typed before anything is seen judges nothing.
#[test]
fn what_is_typed_before_the_first_claim_is_shown_is_forgotten() {
    let folder = story();
    let mut review = Reviewing::after("read _;", &folder, (100, 30), None);
    review.press("\ncc").shows("[1/3]").press(" ").shows("[2/3]").leaves();
    assert!(!folder.has(FILE), "{}", folder.read(FILE));
}

/// A dumb terminal can show no screen.
#[test]
fn in_a_dumb_terminal_the_commands_are_printed() {
    let folder = story();
    let mut review = Reviewing::after("TERM=dumb; export TERM;", &folder, (100, 30), None);
    review.shows("flood/one.txt:1").shows("recoupe verdict rumour-27wduq");
}

#[test]
fn without_a_terminal_the_commands_are_printed() {
    let folder = story();
    let annotations = folder.read("annotations/flood/one.txt.toml");
    let id = annotations.split("[annotation.").nth(1).unwrap().split(']').next().unwrap();
    folder.run(&["review"]).exits(0).says(&[
        "flood/one.txt:1",
        &format!("recoupe verdict {id} …"),
        "confirmed, disputed",
    ]);
}

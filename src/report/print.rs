//! The streams of this process, and what is printed outside of a run.

use std::io::{self, ErrorKind, IsTerminal, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::AutoStream;
use serde_json::{Value, json};

use super::{Event, Json, Report, Shown, Terminal, inspect, json, ledger, marked, problem, wrap};
use crate::document::Document;
use crate::error::Problem;

/// Where nothing tells how wide the screen is, and the widest that is comfortable to read.
const WIDTH: usize = 100;

/// Columns to fill.
fn width() -> usize {
    let asked = std::io::stdout().is_terminal().then(ratatui::crossterm::terminal::size).and_then(Result::ok);
    asked.map_or(WIDTH, |(columns, _)| usize::from(columns).clamp(40, WIDTH + 20))
}

/// Somebody to tell a run to: a program or a person.
#[must_use]
#[expect(clippy::fn_params_excessive_bools, reason = "switches of the command line, passed on")]
pub fn to(json: bool, full: bool, quiet: bool, progress: bool) -> Box<dyn Report> {
    if json {
        return Box::new(Json::new(Answer(std::io::stdout())));
    }
    // What takes a line back is left out with the colours (a dumb terminal, `NO_COLOR`).
    let bare = AutoStream::choice(&std::io::stderr()) == anstream::ColorChoice::Never;
    let progress = progress && std::io::stderr().is_terminal() && !bare;
    let shown = Shown { width, full, quiet, progress };
    Box::new(Terminal::new(AutoStream::auto(std::io::stdout()), AutoStream::auto(std::io::stderr()), shown))
}

/// Whether nobody reads standard output any more.
static UNREAD: AtomicBool = AtomicBool::new(false);

/// Whether somebody may still read what is told to programs; known from the last time something was.
#[must_use]
pub fn is_read() -> bool {
    !UNREAD.load(Ordering::Relaxed)
}

/// Standard output, for a program.
struct Answer(Stdout);

impl Write for Answer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        heard(self.0.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        heard(self.0.flush())
    }
}

/// Takes note of a pipe that its reader has closed.
fn heard<T>(told: io::Result<T>) -> io::Result<T> {
    told.inspect_err(|error| {
        if error.kind() == ErrorKind::BrokenPipe {
            UNREAD.store(true, Ordering::Relaxed);
        }
    })
}

/// Somebody who watches: after the first run, told only what changed.
#[must_use]
pub fn watching(json: bool, first: bool) -> Box<dyn Report> {
    let inner = to(json, false, false, true);
    if json { inner } else { Box::new(Watcher { first, inner }) }
}

/// Shows whole ledgers once, not after each save.
struct Watcher {
    first: bool,
    inner: Box<dyn Report>,
}

impl Report for Watcher {
    fn tell(&mut self, event: &Event) {
        if self.first || !matches!(event, Event::Ledger(_)) {
            self.inner.tell(event);
        }
    }
}

/// Rings the bell of the terminal.
pub fn ring() {
    if std::io::stderr().is_terminal() {
        let _ = std::io::stderr().write_all(b"\x07");
    }
}

/// Clears the screen: who wants no colours may want that.
pub fn clear() {
    let mut out = std::io::stdout();
    if out.is_terminal() {
        // What was told before is on its way; problems go to standard error, and what is cleared later would take them away.
        let _ = out.write_all(b"\x1b[2J\x1b[H").and_then(|()| out.flush());
    }
}

/// Somebody who wants the ledgers of a run, and what went wrong.
#[must_use]
pub fn ledgers(json: bool) -> Box<dyn Report> {
    Box::new(Ledgers { json, width: width() })
}

struct Ledgers {
    json: bool,
    width: usize,
}

impl Report for Ledgers {
    fn tell(&mut self, event: &Event) {
        match event {
            Event::Ledger(ledger) if self.json => {
                let groups: Vec<Value> = ledger.groups.iter().map(|group| json::group(group)).collect();
                say(&format!("{}\n", json!({"story": ledger.story, "groups": groups})));
            }
            Event::Ledger(story) if !story.groups.is_empty() => {
                say(&format!("{}\n", ledger::ledger(story, self.width, true)));
            }
            Event::Problem(problem) => complain(problem),
            _ => {}
        }
    }
}

/// Prints a problem by itself.
pub fn complain(trouble: &Problem) {
    // Nobody is left to tell when standard error is closed.
    let _ = AutoStream::auto(std::io::stderr()).write_all(problem::problem(trouble, width()).as_bytes());
}

/// Prints the answer of a command that is more than a run.
pub fn say(text: &str) {
    let _ = AutoStream::auto(std::io::stdout()).write_all(text.as_bytes());
}

/// The same, broken where the screen ends when there is one.
pub fn say_lines(text: &str) {
    say(&if std::io::stdout().is_terminal() { wrap::lines(text, width()) } else { text.to_owned() });
}

/// Prints what was read in the document at `path`.
pub fn inspected(document: &Document, path: &str, json: bool) {
    print(("path", json!(path)), document, json);
}

/// Prints what was read in the text known as `id`.
pub fn answered(id: &Value, document: &Document, json: bool) {
    print(("id", id.clone()), document, json);
}

fn print(name: (&str, Value), document: &Document, json: bool) {
    let text = if json {
        format!("{}\n", inspect::json(name, document))
    } else {
        marked::marked(&name.1.as_str().map_or_else(|| name.1.to_string(), ToOwned::to_owned), document, width())
    };
    let _ = AutoStream::auto(std::io::stdout()).write_all(text.as_bytes());
}

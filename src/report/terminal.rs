//! For a person at a terminal: findings in the text, the ledger, what changed, one line that sums it up.

use std::io::Write;

use super::count::{count, grouped};
use super::event::{Event, Report, Summary};
use super::style::{BAD, DIM, GOOD, paint, severity};
use super::{changes, ledger, problem, profile, sheet, wrap};
use crate::finding::Severity;

/// What a person asked to see.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// Asked for each time something is told, in columns: the window may have become another.
    pub width: fn() -> usize,
    /// Everything, however much.
    pub full: bool,
    /// Problems and the last line only.
    pub quiet: bool,
    /// Whether to say, while it lasts, that long work is under way.
    pub progress: bool,
}

/// Prints events as they come.
pub struct Terminal<Out: Write, Err: Write> {
    out: Out,
    err: Err,
    shown: Shown,
    /// Whether the work under way is long.
    long: bool,
    /// Whether a line stands on the screen that is to be taken back.
    busy: bool,
}

/// Fewer documents than this are done before a person looks.
const LONG: usize = 300;

impl<Out: Write, Err: Write> std::fmt::Debug for Terminal<Out, Err> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Terminal").field("shown", &self.shown).finish_non_exhaustive()
    }
}

impl<Out: Write, Err: Write> Terminal<Out, Err> {
    /// Findings go to `out`, problems to `err`.
    pub fn new(out: Out, err: Err, shown: Shown) -> Self {
        Self { out, err, shown, long: false, busy: false }
    }
}

impl<Out: Write, Err: Write> Report for Terminal<Out, Err> {
    fn tell(&mut self, event: &Event) {
        let Shown { width, full, quiet, progress } = self.shown;
        let width = width();
        if let Event::Begin { documents } = event {
            self.long = progress && *documents >= LONG;
            if self.long {
                self.say_busy(&format!("looking at {} …", count(*documents, "document")));
            }
            return;
        }
        if let Event::Progress { checked, documents } = event {
            if self.long {
                self.say_busy(&format!("looking at {}: {} …", count(*documents, "document"), grouped(*checked)));
            }
            return;
        }
        self.take_back();
        self.long &= matches!(event, Event::Aside);
        let block = match event {
            Event::Document(sheet) if !quiet => sheet::sheet(sheet, width, full),
            Event::Ledger(story) if !quiet => wrap::lines(&ledger::ledger(story, width, full), width),
            // In a first run the findings just shown are the changes.
            Event::Changes { list, first: false } if !quiet => wrap::lines(&changes::changes(list, full), width),
            Event::Summary(summary) => wrap::lines(&summed(summary), width),
            Event::Profile(profile) => profile::profile(profile, full),
            Event::Problem(problem) => return self.aside(&problem::problem(problem, width)),
            Event::Mended(problem) => return self.aside(&problem::mended(problem, width)),
            Event::Note(note) if !quiet => return self.aside(&problem::note(note, width)),
            Event::Idle { took } => {
                let words = format!(
                    "{} ms; watching seeds/ and rules/ (r: again, v: review, t: tests, q: end)",
                    took.as_millis()
                );
                wrap::lines(&(paint(DIM, words) + "\n"), width)
            }
            _ => String::new(),
        };
        if block.is_empty() {
            return;
        }
        // A reader that has seen enough (`recoupe check | head`) closes the pipe: nobody is left to tell.
        let end = if matches!(event, Event::Summary(_)) { "" } else { "\n" };
        let _ = self.out.write_all(format!("{block}{end}").as_bytes());
        let _ = self.out.flush();
    }
}

impl<Out: Write, Err: Write> Terminal<Out, Err> {
    fn say_busy(&mut self, words: &str) {
        self.busy = true;
        // A line that goes on below is not taken back whole.
        let room = (self.shown.width)().saturating_sub(1);
        let words = words.chars().take(room).collect::<String>();
        let words = format!("\r\x1b[K{}", paint(DIM, words));
        let _ = self.err.write_all(words.as_bytes()).and_then(|()| self.err.flush());
    }

    fn take_back(&mut self) {
        if std::mem::take(&mut self.busy) {
            let _ = self.err.write_all(b"\r\x1b[K");
        }
    }

    fn aside(&mut self, words: &str) {
        let _ = self.err.write_all(words.as_bytes());
        let _ = self.err.flush();
    }
}

/// How many of the files are named that are out of date.
const OUTDATED: usize = 12;

/// `5 documents, 7 rules: 3 warnings, 9 info; 34 annotations, 2 changes, 1 file written`
fn summed(summary: &Summary) -> String {
    let mut lines = Vec::new();
    if summary.hidden.0 > 0 {
        let (findings, documents) = (count(summary.hidden.0, "finding"), count(summary.hidden.1, "document"));
        let words = format!("{findings} in {documents} not shown: `recoupe check --all`, or name files to see theirs");
        lines.push(paint(DIM, words) + "\n");
    }
    if summary.hidden_ledgers.0 > 0 {
        let (pairs, stories) = summary.hidden_ledgers;
        let (pairs, stories) = (count(pairs, "contradiction"), count(stories, "story"));
        let words = format!("{pairs} in {stories} not shown: `recoupe ledger`, or name stories to see theirs");
        lines.push(paint(DIM, words) + "\n");
    }
    let (documents, rules) = (count(summary.documents, "document"), count(summary.rules, "rule"));
    lines.push(format!("{documents}, {rules}: {}; {}", found(summary), kept(summary)));
    if !summary.outdated.is_empty() {
        let verb = if summary.outdated.len() == 1 { "is" } else { "are" };
        let files = count(summary.outdated.len(), "file");
        lines.push(paint(BAD, format!("{files} {verb} out of date: run `recoupe check` and commit")));
        lines.extend(summary.outdated.iter().take(OUTDATED).cloned());
        lines.extend((summary.outdated.len() > OUTDATED).then(|| paint(DIM, "…".to_owned())));
    }
    if summary.problems > 0 {
        let told = match summary.repeated {
            0 => ", told above".to_owned(),
            repeated if repeated == summary.problems => " as before".to_owned(),
            repeated => format!(", {} of them told before", grouped(repeated)),
        };
        lines.push(paint(BAD, format!("{}{told}", count(summary.problems, "problem"))));
    }
    lines.join("\n") + "\n"
}

fn found(summary: &Summary) -> String {
    let kinds = [
        (summary.tally.errors, Severity::Error),
        (summary.tally.warnings, Severity::Warning),
        (summary.tally.info, Severity::Info),
    ];
    let mut parts: Vec<String> = kinds
        .into_iter()
        .filter(|&(number, _)| number > 0)
        .map(|(number, kind)| paint(severity(kind), count(number, kind.name())))
        .collect();
    if parts.is_empty() {
        parts.push(paint(GOOD, if summary.tally.decided > 0 { "nothing left to check" } else { "nothing found" }));
    }
    if summary.contradictions > 0 {
        parts.push(count(summary.contradictions, "contradiction"));
    }
    if summary.tally.stale > 0 {
        parts.push(format!("{} of them judged before the words changed", grouped(summary.tally.stale)));
    }
    if summary.tally.decided > 0 {
        parts.push(format!("{} decided", grouped(summary.tally.decided)));
    }
    parts.join(", ")
}

fn kept(summary: &Summary) -> String {
    let annotations = count(summary.annotations, "annotation");
    let changes = if summary.first { 0 } else { summary.changes };
    match (changes, summary.written) {
        (0, 0) => format!("{annotations}, nothing changed"),
        (0, files) => format!("{annotations}, {} written", count(files, "file")),
        (changes, files) => format!("{annotations}, {}, {} written", count(changes, "change"), count(files, "file")),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::error::Problem;

    static COLUMNS: AtomicUsize = AtomicUsize::new(0);

    /// What is seen of `told`: no colours, and of a line that was written over, the last.
    fn seen(told: &[u8]) -> Vec<String> {
        let plain = anstream::adapter::strip_bytes(told).into_vec();
        let text = String::from_utf8(plain).unwrap();
        text.lines().map(|line| line.rsplit('\r').next().unwrap_or_default().trim_end().to_owned()).collect()
    }

    #[test]
    fn a_window_that_is_made_smaller_during_a_run_is_written_as_it_is_then() {
        let width = || COLUMNS.load(Ordering::Relaxed);
        let shown = Shown { width, full: false, quiet: false, progress: true };
        let mut terminal = Terminal::new(Vec::new(), Vec::new(), shown);
        let problem =
            Problem::new("test", "what is said of this takes more than one line of forty columns, or of eighty");
        for columns in [80, 40] {
            COLUMNS.store(columns, Ordering::Relaxed);
            terminal.tell(&Event::Begin { documents: 10_000 });
            terminal.tell(&Event::Progress { checked: 5_000, documents: 10_000 });
            terminal.tell(&Event::Problem(&problem));
            terminal.tell(&Event::Idle { took: std::time::Duration::from_millis(7) });
            for told in [&mut terminal.out, &mut terminal.err] {
                let lines = seen(&std::mem::take(told));
                let widest = lines.iter().map(|line| line.chars().count()).max().unwrap();
                assert!((columns / 2 + 1..=columns).contains(&widest), "{lines:?}");
            }
        }
    }
}

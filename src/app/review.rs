//! `recoupe review`

use std::fmt::Write;
use std::io::IsTerminal;

use crate::annotation::review::{Deed, Item, Review};
use crate::cli::Cli;
use crate::engine::desk::{self, Desk};
use crate::engine::{Workspace, judge};
use crate::error::Problem;
use crate::report;

use super::exit::Exit;
use super::here;

/// Goes through what waits for a verdict, on the whole screen; without a terminal, or in a dumb one, says which commands do
/// the same.
pub fn run(cli: &Cli) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let reviewer = judge::reviewer(&workspace)?;
    let (items, problems) = desk::items(&workspace, &reviewer);
    for problem in &problems {
        report::complain(problem);
    }
    if std::io::stdout().is_terminal() && std::io::stdin().is_terminal() && !here::is_dumb() {
        let mut review = Review::new(items);
        let mut desk = Desk::of(&workspace);
        report::screen::review(
            &mut review,
            |item| desk.scene(item),
            |review, deed| act(&workspace, &reviewer, review, deed),
        )
        .map_err(|error| Problem::new("no-terminal", format!("the terminal cannot be used: {error}")))?;
        report::say(&format!("{} still to review.\n", report::count(review.waiting(), "finding")));
    } else {
        report::say(&report::safe_lines(&commands(&mut Desk::of(&workspace), &items)));
    }
    Ok(if problems.is_empty() { Exit::Fine } else { Exit::CouldNot })
}

/// Does what the reviewer decided, and says how it went. Verdicts are on disk when this returns.
fn act(workspace: &Workspace, reviewer: &str, review: &Review, deed: &Deed) -> String {
    match deed {
        Deed::Open(index) => open(workspace, review.item(*index)),
        Deed::Write(verdicts) => {
            let mut told = String::new();
            for (index, verdict) in verdicts {
                let item = review.item(*index);
                let id = &item.annotation.id;
                let word = verdict.as_ref().map_or("open again", |verdict| verdict.decision.name());
                match judge::put(workspace, reviewer, &item.document, id, verdict.as_ref()) {
                    Ok(_) => told = format!("{id}: {word}"),
                    Err(problem) => return format!("NOT KEPT: {}", problem.message),
                }
            }
            told
        }
        Deed::Nothing | Deed::Quit => String::new(),
    }
}

/// Opens the reviewer's editor at the line of `item`, and waits for it.
fn open(workspace: &Workspace, item: &Item) -> String {
    let editor = std::env::var("VISUAL").or_else(|_| std::env::var("EDITOR"));
    let Ok(editor) = editor else { return "set EDITOR to open documents from here".to_owned() };
    let mut words = editor.split_whitespace();
    let Some(program) = words.next() else { return "EDITOR is empty".to_owned() };
    let file = workspace.file(&format!("seeds/{}", item.document));
    let line = Desk::of(workspace).scene(item).line.max(1);
    let status = std::process::Command::new(program).args(words).arg(format!("+{line}")).arg(file).status();
    match status {
        Ok(_) => String::new(),
        Err(error) => format!("`{program}` cannot be started: {error}"),
    }
}

fn commands(desk: &mut Desk, items: &[Item]) -> String {
    let mut out = String::new();
    for item in items.iter().filter(|item| item.state.is_pending()) {
        let annotation = &item.annotation;
        let quote = annotation.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(out, "{}:{}  {}: “{quote}”", item.document, desk.scene(item).line, item.state.name());
        let _ = writeln!(out, "  recoupe verdict {} …", annotation.id);
    }
    if out.is_empty() {
        return "Nothing waits for a verdict.\n".to_owned();
    }
    out.push_str("\nA verdict is confirmed, disputed, unverifiable, not-a-claim, accepted or fixed.\n");
    out
}

//! For programs: one object when a run is over.

use std::io::Write;

use serde::Serialize;
use serde_json::{Value, json};

use super::event::{Event, Report};
use crate::ledger::{Group, StoryFact};

/// Gathers the events of a run and prints them as one line of JSON with the summary.
///
/// `findings`, `changes` and `problems` are there even when empty; `notes` are problems that do not count.
pub struct Json<Out: Write> {
    out: Out,
    /// Of each list what stands in it, as it is printed: there may be a hundred thousand changes, and as values they take
    /// several times the room.
    lists: [(&'static str, String); 5],
    profile: Option<String>,
}

impl<Out: Write> std::fmt::Debug for Json<Out> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Json").finish_non_exhaustive()
    }
}

const LISTS: [&str; 5] = ["findings", "changes", "ledger", "problems", "notes"];

impl<Out: Write> Json<Out> {
    /// Prints to `out`.
    pub fn new(out: Out) -> Self {
        Self { out, lists: LISTS.map(|name| (name, String::new())), profile: None }
    }

    fn extend<T: Serialize>(&mut self, list: &str, items: impl IntoIterator<Item = T>) {
        let Some((_, text)) = self.lists.iter_mut().find(|(name, _)| *name == list) else { return };
        for item in items {
            if !text.is_empty() {
                text.push(',');
            }
            text.push_str(&text_of(&item));
        }
    }

    /// Prints what was gathered, and the summary.
    fn finish(&mut self, summary: &impl Serialize) -> std::io::Result<()> {
        let mut before = "{";
        for (name, text) in &mut self.lists {
            // Each in one go, and then its room given back.
            let text = std::mem::take(text);
            self.out.write_all(format!("{before}\"{name}\":[").as_bytes())?;
            self.out.write_all(text.as_bytes())?;
            before = "],";
        }
        let profile = self.profile.take().map_or_else(String::new, |profile| format!("\"profile\":{profile},"));
        let end = format!("],{profile}\"summary\":{}}}\n", text_of(summary));
        self.out.write_all(end.as_bytes()).and_then(|()| self.out.flush())
    }
}

/// As it is printed. Everything that is told can be.
fn text_of(item: &impl Serialize) -> String {
    serde_json::to_string(item).unwrap_or_else(|_| "null".to_owned())
}

/// The facts of a story about one thing. Who looks for their place finds it by document and quote, or by the finding.
#[must_use]
pub fn group(group: &Group) -> Value {
    let facts: Vec<Value> = group.facts.iter().map(fact).collect();
    json!({
        "story": group.story,
        "rule": group.rule,
        "key": group.key,
        "facts": facts,
        "relations": group.relations,
        "crowd": group.is_crowd(),
    })
}

fn fact(stated: &StoryFact) -> Value {
    json!({
        "document": stated.document,
        "publisher": stated.publisher,
        "published": stated.published,
        "language": stated.language,
        "quote": stated.quote,
        "claim": stated.fact.claim,
        "place": stated.fact.place,
    })
}

impl<Out: Write> Report for Json<Out> {
    fn tell(&mut self, event: &Event) {
        match event {
            Event::Document(sheet) => self.extend("findings", sheet.findings),
            Event::Changes { list, .. } => self.extend("changes", *list),
            Event::Ledger(ledger) => {
                self.extend("ledger", ledger.groups.iter().map(|shared| group(shared)));
            }
            Event::Profile(profile) => self.profile = Some(text_of(profile)),
            Event::Problem(problem) => self.extend("problems", [problem]),
            Event::Note(note) => self.extend("notes", [note]),
            // A reader that has seen enough closes the pipe: nobody is left to tell.
            Event::Summary(summary) => drop(self.finish(summary)),
            Event::Begin { .. }
            | Event::Progress { .. }
            | Event::Aside
            | Event::GivenUp
            | Event::Nothing
            | Event::Mended(_)
            | Event::Idle { .. } => {}
        }
    }
}

//! For programs: one object when a run is over.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::event::{Event, Report};
use crate::ledger::{Group, StoryFact};

/// Gathers the events of a run and prints them as one line of JSON with the summary.
///
/// `findings`, `changes` and `problems` are there even when empty; `notes` are problems that do not count.
pub struct Json<Out: Write> {
    out: Out,
    lists: Map<String, Value>,
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
        let lists = LISTS.into_iter().map(|name| (name.to_owned(), json!([]))).collect();
        Self { out, lists }
    }

    fn extend(&mut self, list: &str, items: impl IntoIterator<Item = Value>) {
        if let Some(Value::Array(array)) = self.lists.get_mut(list) {
            array.extend(items);
        }
    }
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
            Event::Document(sheet) => self.extend("findings", sheet.findings.iter().map(|told| json!(told))),
            Event::Changes { list, .. } => self.extend("changes", list.iter().map(|change| json!(change))),
            Event::Ledger(ledger) => {
                self.extend("ledger", ledger.groups.iter().map(|shared| group(shared)));
            }
            Event::Profile(profile) => drop(self.lists.insert("profile".to_owned(), json!(profile))),
            Event::Problem(problem) => self.extend("problems", [json!(problem)]),
            Event::Note(note) => self.extend("notes", [json!(note)]),
            Event::Summary(summary) => {
                let mut object = std::mem::take(&mut self.lists);
                object.insert("summary".to_owned(), json!(summary));
                // In one go: written as it is put together, each comma would be a step of its own.
                let _ = self.out.write_all(format!("{}\n", Value::Object(object)).as_bytes());
            }
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

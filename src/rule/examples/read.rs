//! Reading `examples` of a rule table.

use mlua::Value;

use super::mark::unmark;
use super::{Example, Text};
use crate::language::Language;
use crate::rule::table::Reader;

/// The examples of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::rule) struct Examples {
    /// Must be flagged where marked.
    pub flags: Vec<Example>,
    /// Must not be flagged.
    pub passes: Vec<Example>,
    /// Should be flagged where marked, and is known not to be yet.
    pub todo: Vec<Example>,
}

const KEYS: &[&str] = &["flags", "passes", "todo"];
const EXAMPLE: &[&str] = &["text", "documents", "message", "corrected", "language", "publisher", "published", "title"];
const DOCUMENT: &[&str] = &["text", "language", "publisher", "published", "title"];
/// Documents of one example.
const MOST: usize = 20;

/// Reads the value of `examples`.
pub(in crate::rule) fn read(reader: &mut Reader, value: &Value) -> Examples {
    let mut examples = Examples::default();
    for (key, value) in reader.named("examples", value) {
        match key.as_str() {
            "flags" => examples.flags = list(reader, "flags", &value),
            "passes" => examples.passes = list(reader, "passes", &value),
            "todo" => examples.todo = list(reader, "todo", &value),
            _ => reader.unknown(&key, "examples", KEYS),
        }
    }
    examples
}

fn list(reader: &mut Reader, key: &str, value: &Value) -> Vec<Example> {
    let Value::Table(table) = value else {
        reader.not(key, "a list of texts", value);
        return Vec::new();
    };
    let entries: Vec<Value> = table.sequence_values().filter_map(Result::ok).collect();
    entries.iter().filter_map(|entry| example(reader, key, entry)).collect()
}

fn example(reader: &mut Reader, key: &str, value: &Value) -> Option<Example> {
    let mut example = Example::default();
    if let Value::String(text) = value {
        example.texts.push(Text { written: text.to_string_lossy(), ..Text::default() });
    } else {
        let mut text = Text::default();
        for (name, value) in reader.named(key, value) {
            match name.as_str() {
                "documents" => example.texts = documents(reader, &value),
                "message" => example.message = reader.text("message", &value),
                "corrected" => example.corrected = reader.text("corrected", &value),
                name if DOCUMENT.contains(&name) => describe(reader, &mut text, name, &value),
                _ => reader.unknown(&name, "an example", EXAMPLE),
            }
        }
        if example.texts.is_empty() {
            example.texts.push(text);
        }
    }
    checked(reader, key, example)
}

/// The example, when its texts and marks are right.
fn checked(reader: &mut Reader, key: &str, mut example: Example) -> Option<Example> {
    let mut marks = 0;
    for text in &example.texts {
        match unmark(&text.written) {
            Ok((plain, spans)) if !plain.trim().is_empty() => marks += spans.len(),
            Ok(_) => return refuse(reader, key, "an example needs a text"),
            Err(message) => return refuse(reader, key, &message),
        }
    }
    if key != "passes" && marks == 0 {
        return refuse(reader, key, "mark the words that are to be flagged, as in \"La [[clique]] a tranché.\"");
    }
    if key == "passes" && marks > 0 {
        return refuse(reader, key, "an example that passes has nothing to mark");
    }
    example.line = reader.line_of(&example.texts[0].written);
    Some(example)
}

fn refuse<T>(reader: &mut Reader, key: &str, message: &str) -> Option<T> {
    reader.wrong(key, format!("{message} (in `examples.{key}`)"));
    None
}

fn documents(reader: &mut Reader, value: &Value) -> Vec<Text> {
    let Value::Table(table) = value else {
        reader.not("documents", "a list of documents", value);
        return Vec::new();
    };
    let entries: Vec<Value> = table.sequence_values().filter_map(Result::ok).take(MOST).collect();
    entries.iter().map(|entry| document(reader, entry)).collect()
}

fn document(reader: &mut Reader, value: &Value) -> Text {
    let mut text = Text::default();
    if let Value::String(words) = value {
        text.written = words.to_string_lossy();
        return text;
    }
    for (name, value) in reader.named("documents", value) {
        if DOCUMENT.contains(&name.as_str()) {
            describe(reader, &mut text, &name, &value);
        } else {
            reader.unknown(&name, "a document of an example", DOCUMENT);
        }
    }
    text
}

fn describe(reader: &mut Reader, text: &mut Text, name: &str, value: &Value) {
    let Some(words) = reader.text(name, value) else { return };
    match name {
        "text" => text.written = words,
        "publisher" => text.metadata.publisher = Some(words),
        "title" => text.metadata.title = Some(words),
        "published" => match words.parse() {
            Ok(day) => text.metadata.published = Some(day),
            Err(_) => drop(reader.wrong(name, format!("`published` is a day such as \"2022-01-09\", got `{words}`"))),
        },
        _ => {
            text.metadata.language = words.parse().ok();
            if text.metadata.language.is_none() {
                let known = Language::ALL.map(|language| format!("`{language}`")).join(", ");
                reader.wrong(name, format!("`language` is one of {known}, got `{words}`"));
            }
        }
    }
}

//! What a page says of itself in JSON-LD.

use serde_json::Value;

use super::super::stamp;
use crate::document::Metadata;

/// How deep an article may stand in a graph.
const DEPTH: usize = 4;

/// Notes the date, title, publisher and language of the article that `json` describes; what is no JSON says nothing.
pub(super) fn note(metadata: &mut Metadata, json: &str) {
    if let Ok(value) = serde_json::from_str(json) {
        visit(metadata, &value, DEPTH);
    }
}

fn visit(metadata: &mut Metadata, value: &Value, depth: usize) {
    match value {
        Value::Array(values) if depth > 0 => values.iter().for_each(|value| visit(metadata, value, depth - 1)),
        Value::Object(fields) => {
            if is_article(value) {
                for name in ["datePublished", "headline", "inLanguage"] {
                    if let Some(words) = fields.get(name).and_then(Value::as_str) {
                        stamp::note(metadata, &name.to_lowercase(), words);
                    }
                }
                if let Some(publisher) = value.pointer("/publisher/name").and_then(Value::as_str) {
                    stamp::note(metadata, "publisher", publisher);
                }
            }
            if let Some(graph) = fields.get("@graph").filter(|_| depth > 0) {
                visit(metadata, graph, depth - 1);
            }
        }
        _ => {}
    }
}

fn is_article(value: &Value) -> bool {
    let named = |name: &Value| name.as_str().is_some_and(|name| name.ends_with("Article") || name.ends_with("Posting"));
    match &value["@type"] {
        Value::Array(names) => names.iter().any(named),
        name => named(name),
    }
}

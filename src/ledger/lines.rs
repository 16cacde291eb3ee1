//! What the tables of the ledger file are written with: headers, bounds, lists, and who says what.

use std::fmt::Write;

use super::{Group, StoryFact};
use crate::text::canonical::{number, push_key, push_string, push_text_line};

/// The first line of a table: the rule, the key, and what the table is of.
pub(super) fn push_header(group: &Group, of: &[&str], out: &mut String) {
    out.push_str("\n[");
    push_key(group.rule.as_str(), out);
    for part in std::iter::once(group.key.as_str()).chain(of.iter().copied()) {
        out.push('.');
        push_key(part, out);
    }
    out.push_str("]\n");
}

/// The bounds of a fact.
pub(super) fn push_bounds(fact: &StoryFact, out: &mut String) {
    let interval = fact.fact.claim.interval;
    for (key, bound) in [("low", interval.low), ("high", interval.high)] {
        if let Some(bound) = bound {
            let _ = writeln!(out, "{key} = {}", number(bound));
        }
    }
    push_text_line("qualifier", interval.qualifier.name(), out);
}

/// A list, an item a line; nothing when there is none.
pub(super) fn push_list(key: &str, items: impl Iterator<Item = String>, out: &mut String) {
    push_quoted(key, items.map(|item| quoted(&item)), out);
}

/// The same of items that are written as TOML has it.
pub(super) fn push_quoted(key: &str, items: impl Iterator<Item = impl AsRef<str>>, out: &mut String) {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return;
    }
    push_key(key, out);
    out.push_str(" = [\n");
    for item in items {
        out.push_str("  ");
        out.push_str(item.as_ref());
        out.push_str(",\n");
    }
    out.push_str("]\n");
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_string(text, &mut out);
    out
}

/// Who says it: the document, and its words.
pub(super) fn said(group: &Group, fact: usize, words: &str) -> String {
    format!("{}: {words}", name_in_story(&group.story, &group.facts[fact].document))
}

/// The document's path below its story.
pub(super) fn name_in_story<'a>(story: &str, document: &'a str) -> &'a str {
    document.strip_prefix(story).and_then(|rest| rest.strip_prefix('/')).unwrap_or(document)
}

//! `report`: what a rule says, checked before it is believed.

use std::collections::BTreeMap;
use std::rc::Rc;

use mlua::{Lua, Table, Value};

use super::objects::{handle, span};
use super::{Words, wrong};
use crate::finding::{Field, Severity};
use crate::rule::handle::Kind;
use crate::rule::lua;
use crate::rule::session::{Reported, Session};
use crate::rule::trace;
use crate::rule::view::Scene;
use crate::text::nearest;

/// Findings and facts of one rule in one document.
pub(super) const MOST: usize = 2_000;
/// Bytes of a message, a suggestion or a field.
const LONGEST: usize = 2_000;
const FIELDS: usize = 32;

const EXTRA: &[&str] = &["suggestion", "severity", "fields"];
/// Names that an annotation has itself.
const TAKEN: &[&str] = &[
    "rule",
    "severity",
    "quote",
    "before",
    "after",
    "message",
    "suggestion",
    "key",
    "low",
    "high",
    "qualifier",
    "scope",
    "attribution",
    "id",
    "path",
    "start",
    "end",
    "line",
    "column",
    "verdict",
    "state",
];

pub(super) fn install(lua: &Lua, table: &Table, session: &Rc<Session>) -> mlua::Result<()> {
    let shared = Rc::clone(session);
    let report = move |lua: &Lua, (at, Words(message), extra, line): (f64, Words, Option<Table>, i64)| {
        report(lua, &shared, at, message, extra.as_ref(), line)
    };
    table.set("report", lua.create_function(report)?)
}

/// `from` is the line that calls, where the caller is not a function of Lua's own.
fn report(
    lua: &Lua,
    session: &Session,
    at: f64,
    message: String,
    extra: Option<&Table>,
    from: i64,
) -> mlua::Result<()> {
    session.meter.charge(1)?;
    let message = line(message, "the message of `report`")?;
    let at = handle(at)?;
    let (fact, span) = match &*session.scene.borrow() {
        Scene::Document(view) => (None, span(view, at.number())?),
        Scene::Group(scene) => match scene.group.facts.get(at.index).filter(|_| at.kind == Kind::Fact) {
            Some(fact) => (Some(at.index), fact.fact.span),
            None => return wrong(format!("`compare` reports facts, not a {}", at.kind.name())),
        },
        Scene::Nothing => return wrong("there is nothing to report on"),
    };
    if span.is_empty() {
        return wrong("there are no words to report: the object is empty");
    }
    let mut reported = Reported {
        fact,
        span,
        message,
        severity: None,
        suggestion: None,
        fields: BTreeMap::new(),
        line: usize::try_from(from).ok().filter(|&line| line > 0).unwrap_or_else(|| lua::user_place(lua).1),
    };
    if let Some(extra) = extra {
        add(&mut reported, extra)?;
    }
    let reports = &mut session.said.borrow_mut().reported;
    match &*session.scene.borrow() {
        Scene::Group(scene) if reports.len() >= MOST.max(scene.group.facts.len()) => {
            return wrong(format!("more findings than facts: {} on one key; report each fact once", reports.len()));
        }
        Scene::Document(_) if reports.len() >= MOST => {
            return wrong(format!("more than {MOST} findings in one document; report less, or on larger parts"));
        }
        _ => {}
    }
    reports.push(reported);
    session.note(lua, at, trace::REPORTED, String::new);
    Ok(())
}

fn add(reported: &mut Reported, extra: &Table) -> mlua::Result<()> {
    for_each(extra, "the third argument of `report`", EXTRA, |key, value| {
        match (key, value) {
            ("suggestion", Value::String(text)) => {
                reported.suggestion = Some(line(text.to_string_lossy(), "`suggestion`")?);
            }
            ("severity", Value::String(name)) => {
                let name = name.to_string_lossy();
                let known = Severity::ALL.into_iter().find(|severity| severity.name() == name);
                let Some(severity) = known else {
                    return wrong(format!("`severity` is one of info, warning, error, got `{name}`"));
                };
                reported.severity = Some(severity);
            }
            ("fields", Value::Table(fields)) => reported.fields = self::fields(&fields)?,
            ("fields", other) => return wrong(format!("`fields` is a table, got {}", lua::type_name(&other))),
            (key, other) => return wrong(format!("`{key}` is a text, got {}", lua::type_name(&other))),
        }
        Ok(())
    })
}

fn fields(table: &Table) -> mlua::Result<BTreeMap<String, Field>> {
    let mut fields = BTreeMap::new();
    for pair in table.pairs::<Value, Value>() {
        let (key, value) = pair?;
        let Value::String(key) = key else { return wrong("`fields` has names for keys, as in { source = \"…\" }") };
        let key = key.to_string_lossy();
        let named = key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if !named || key.len() > 40 {
            return wrong(format!("`{key}` cannot name a field: lower-case letters, digits and `_`, a letter first"));
        }
        if TAKEN.contains(&&*key) {
            return wrong(format!("a field cannot be named `{key}`: every annotation has one of its own"));
        }
        let value = match value {
            Value::Boolean(flag) => Field::Flag(flag),
            Value::String(text) => Field::Text(line(text.to_string_lossy(), &format!("the field `{key}`"))?),
            other => match lua::number(&other) {
                Some(number) => Field::Number(number),
                None => {
                    return wrong(format!(
                        "the field `{key}` is a text, a finite number or a boolean, got {}",
                        if other.is_number() { "a number that is not finite" } else { lua::type_name(&other) }
                    ));
                }
            },
        };
        fields.insert(key, value);
        if fields.len() > FIELDS {
            return wrong(format!("a finding has at most {FIELDS} fields"));
        }
    }
    Ok(fields)
}

/// `text` as one line for a person.
pub(super) fn line(text: String, what: &str) -> mlua::Result<String> {
    let breaks = |c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}';
    let text = if text.contains(breaks) { text.replace(breaks, " ") } else { text };
    let line = text.trim();
    if line.is_empty() {
        return wrong(format!("{what} is empty"));
    }
    if line.len() > LONGEST {
        return wrong(format!("{what} is longer than {LONGEST} bytes"));
    }
    Ok(if line.len() == text.len() { text } else { line.to_owned() })
}

pub(super) fn for_each(
    table: &Table,
    what: &str,
    known: &[&str],
    mut with: impl FnMut(&str, Value) -> mlua::Result<()>,
) -> mlua::Result<()> {
    table.for_each(|key: Value, value: Value| {
        let Value::String(key) = key else {
            return wrong(format!("{what} has names for keys, got {}", lua::type_name(&key)));
        };
        let key = key.to_string_lossy();
        if !known.contains(&&*key) {
            let near = nearest(&key, known.iter().copied());
            let hint = near.map_or_else(
                || format!("; it takes {}", known.join(", ")),
                |near| format!(" (did you mean `{near}`?)"),
            );
            return wrong(format!("{what} has no `{key}`{hint}"));
        }
        with(&key, value)
    })
}

//! `report` and `emit`: what a rule says, checked before it is believed.

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil;
use mlua::{Lua, Table, Value};

use super::objects::{handle, span};
use super::{Words, wrong};
use crate::finding::{Claim, Field, Severity};
use crate::rule::session::{Reported, Session};
use crate::rule::state;
use crate::rule::trace;
use crate::rule::view::{Handle, Kind, Scene, View};
use crate::text::{Interval, Qualifier, Quantity, nearest};

/// Findings and facts of one rule in one document.
const MOST: usize = 2_000;
/// Bytes of a message, a suggestion or a field.
const LONGEST: usize = 2_000;
const FIELDS: usize = 32;

const EXTRA: &[&str] = &["suggestion", "severity", "fields"];
const CLAIM: &[&str] = &["key", "at", "scope", "low", "high", "qualifier", "attribution", "as_of"];
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
    let report = move |lua: &Lua, (at, Words(message), extra): (f64, Words, Option<Table>)| {
        report(lua, &shared, at, &message, extra.as_ref())
    };
    table.set("report", lua.create_function(report)?)?;
    let shared = Rc::clone(session);
    let emit = move |_: &Lua, (fact, at, as_of): (Table, f64, Option<f64>)| emit(&shared, &fact, at, as_of);
    table.set("emit", lua.create_function(emit)?)
}

fn report(lua: &Lua, session: &Session, at: f64, message: &str, extra: Option<&Table>) -> mlua::Result<()> {
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
        line: state::user_place(lua).1,
    };
    if let Some(extra) = extra {
        add(&mut reported, extra)?;
    }
    let reports = &mut session.said.borrow_mut().reported;
    if reports.len() >= MOST {
        return wrong(format!("more than {MOST} findings in one document; report less, or on larger parts"));
    }
    reports.push(reported);
    session.note(lua, at, trace::REPORTED, String::new);
    Ok(())
}

fn add(reported: &mut Reported, extra: &Table) -> mlua::Result<()> {
    for_each(extra, "the third argument of `report`", EXTRA, |key, value| {
        match (key, value) {
            ("suggestion", Value::String(text)) => {
                reported.suggestion = Some(line(&text.to_string_lossy(), "`suggestion`")?);
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
            ("fields", other) => return wrong(format!("`fields` is a table, got {}", state::type_name(&other))),
            (key, other) => return wrong(format!("`{key}` is a text, got {}", state::type_name(&other))),
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
            Value::String(text) => Field::Text(line(&text.to_string_lossy(), &format!("the field `{key}`"))?),
            other => match state::number(&other) {
                Some(number) => Field::Number(number),
                None => {
                    return wrong(format!(
                        "the field `{key}` is a text, a finite number or a boolean, got {}",
                        state::type_name(&other)
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
fn line(text: &str, what: &str) -> mlua::Result<String> {
    let words: Vec<&str> = text.split(|c: char| c.is_control() || c == '\u{2028}' || c == '\u{2029}').collect();
    let line = words.join(" ").trim().to_owned();
    if line.is_empty() {
        return wrong(format!("{what} is empty"));
    }
    if line.len() > LONGEST {
        return wrong(format!("{what} is longer than {LONGEST} bytes"));
    }
    Ok(line)
}

fn for_each(
    table: &Table,
    what: &str,
    known: &[&str],
    mut with: impl FnMut(&str, Value) -> mlua::Result<()>,
) -> mlua::Result<()> {
    for pair in table.pairs::<Value, Value>() {
        let (key, value) = pair?;
        let Value::String(key) = key else {
            return wrong(format!("{what} has names for keys, got {}", state::type_name(&key)));
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
        with(&key, value)?;
    }
    Ok(())
}

/// What a rule gave `emit`, before the reader's knowledge fills the rest.
#[derive(Debug, Default)]
struct Claiming {
    key: Option<String>,
    scope: Option<String>,
    low: Option<Quantity>,
    high: Option<Quantity>,
    qualifier: Option<Qualifier>,
    attribution: Told<String>,
    as_of: Told<civil::Date>,
}

/// What a rule said about something that the reader may know too.
#[derive(Debug, Default)]
enum Told<T> {
    /// Nothing: the reader decides.
    #[default]
    Nothing,
    /// `false`: there is none, whatever the reader found.
    None,
    This(T),
}

impl<T> Told<T> {
    fn or_else(self, reader: impl FnOnce() -> Option<T>) -> Option<T> {
        match self {
            Self::Nothing => reader(),
            Self::None => None,
            Self::This(told) => Some(told),
        }
    }
}

fn emit(session: &Session, fact: &Table, at: f64, as_of: Option<f64>) -> mlua::Result<()> {
    session.meter.charge(1)?;
    let mut claiming = Claiming::default();
    for_each(fact, "the table of `emit`", CLAIM, |key, value| claiming.set(key, &value))?;
    session.view(|view| {
        let at = handle(at)?;
        if let Some(date) = as_of {
            claiming.as_of = day_of(view, handle(date)?)?.map_or(Told::None, Told::This);
        }
        let emitted = (span(view, at.number())?, claiming.claim(view, at)?);
        if emitted.0.is_empty() {
            return wrong("there are no words to emit: the object is empty");
        }
        let facts = &mut session.said.borrow_mut().emitted;
        if facts.len() >= MOST {
            return wrong(format!("more than {MOST} facts in one document"));
        }
        facts.push(emitted);
        Ok(())
    })
}

impl Claiming {
    fn set(&mut self, key: &str, value: &Value) -> mlua::Result<()> {
        match (key, value) {
            ("at", _) | ("as_of", Value::Table(_)) => {}
            ("key", Value::String(text)) => self.key = Some(line(&text.to_string_lossy(), "`key`")?),
            ("scope", Value::String(text)) => self.scope = Some(line(&text.to_string_lossy(), "`scope`")?),
            ("attribution", Value::Boolean(false)) => self.attribution = Told::None,
            ("attribution", Value::String(text)) => {
                self.attribution = Told::This(line(&text.to_string_lossy(), "`attribution`")?);
            }
            ("as_of", Value::Boolean(false)) => self.as_of = Told::None,
            ("as_of", Value::String(text)) => {
                let text = text.to_string_lossy();
                let Ok(day) = text.parse() else {
                    return wrong(format!(
                        "`as_of` is a day such as \"2022-01-09\", a date object or false, got `{text}`"
                    ));
                };
                self.as_of = Told::This(day);
            }
            ("low" | "high", value) => {
                let Some(number) = state::number(value) else {
                    return wrong(format!("`{key}` is a finite number, got {}", state::type_name(value)));
                };
                if key == "low" { self.low = Some(number) } else { self.high = Some(number) }
            }
            ("qualifier", Value::String(name)) => self.qualifier = Some(qualifier(&name.to_string_lossy())?),
            (key, other) => return wrong(format!("`{key}` in `emit` is a text, got {}", state::type_name(other))),
        }
        Ok(())
    }

    /// The claim at `at`: what the rule said, else what the reader knows.
    fn claim(self, view: &View, at: Handle) -> mlua::Result<Claim> {
        let Some(key) = self.key else {
            return wrong("`emit` needs a `key`: what the fact is about, the same for all sources");
        };
        let document = &view.document;
        let read = match at.kind {
            Kind::Figure => document.figures[at.index].interval,
            _ => Interval::default(),
        };
        let interval = Interval {
            low: self.low.or(read.low),
            high: self.high.or(read.high),
            qualifier: self.qualifier.unwrap_or(read.qualifier),
        };
        if interval.low.zip(interval.high).is_some_and(|(low, high)| low > high) {
            return wrong("`low` is above `high`");
        }
        let span = span(view, at.number())?;
        let source = || {
            let attribution = &document.attributions[view.attribution_of(span)?];
            attribution.source.map(|source| document.words(source).to_owned())
        };
        Ok(Claim {
            key,
            interval,
            scope: self.scope,
            attribution: self.attribution.or_else(source),
            as_of: self.as_of.or_else(|| view.day_near(span)),
        })
    }
}

fn qualifier(name: &str) -> mlua::Result<Qualifier> {
    const ALL: [Qualifier; 9] = [
        Qualifier::Exact,
        Qualifier::About,
        Qualifier::Nearly,
        Qualifier::MoreThan,
        Qualifier::AtLeast,
        Qualifier::LessThan,
        Qualifier::AtMost,
        Qualifier::Between,
        Qualifier::Vague,
    ];
    let names = ALL.map(Qualifier::name).join(", ");
    ALL.into_iter()
        .find(|known| known.name() == name)
        .map_or_else(|| wrong(format!("`qualifier` is one of {names}, got `{name}`")), Ok)
}

fn day_of(view: &View, handle: Handle) -> mlua::Result<Option<civil::Date>> {
    match view.document.dates.get(handle.index).filter(|_| handle.kind == Kind::Date) {
        Some(date) => Ok(date.to),
        None => wrong(format!("`as_of` is a date, got a {}", handle.kind.name())),
    }
}

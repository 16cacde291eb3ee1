//! `emit`: what a rule extracts to be compared, completed with what the reader knows.

use std::rc::Rc;

use jiff::civil;
use mlua::{Lua, Table, Value};

use super::objects::{handle, span as span_of};
use super::output::{MOST, for_each, line};
use super::rows::QUALIFIERS;
use super::wrong;
use crate::document::{FigureKind, TopicWords, topic_words};
use crate::finding::{Claim, Course, Topic};
use crate::rule::handle::{Handle, Kind};
use crate::rule::lua;
use crate::rule::session::{Emitted, Session};
use crate::rule::trace;
use crate::rule::view::View;
use crate::text::fold::fold;
use crate::text::{Interval, Qualifier, Quantity, Span};

/// What the table of `emit` may hold.
const CLAIM: [&str; 11] =
    ["key", "at", "scope", "low", "high", "qualifier", "attribution", "as_of", "about", "event", "course"];

/// Handles of `at`, of `as_of` where that is a date, and of `about`; then what else the table of `emit` holds: key, scope, low,
/// high, qualifier, attribution, `as_of` where it is no date, event, course.
type Given = (f64, Option<f64>, Option<f64>, Value, Value, Value, Value, Value, Value, Value, Value, Value);

pub(super) fn install(lua: &Lua, table: &Table, session: &Rc<Session>) -> mlua::Result<()> {
    let shared = Rc::clone(session);
    let emit = move |lua: &Lua, given: Given| {
        let (at, day, about, key, scope, low, high, qualifier, attribution, as_of, event, course) = given;
        let values = [
            ("key", key),
            ("scope", scope),
            ("low", low),
            ("high", high),
            ("qualifier", qualifier),
            ("attribution", attribution),
            ("as_of", as_of),
            ("event", event),
            ("course", course),
        ];
        emit(lua, &shared, [Some(at), day, about], &values)
    };
    table.set("emit", lua.create_function(emit)?)?;
    table.set("claims", lua.create_table_from(CLAIM.map(|name| (name, true)))?)?;
    let slip = |_: &Lua, fact: Table| for_each(&fact, "the table of `emit`", &CLAIM, |_, _| Ok(()));
    table.set("no_claim", lua.create_function(slip)?)
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
    event: Option<String>,
    course: Course,
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

/// Keeps what a fact says: `objects` are the handles of its `at`, its `as_of` and its `about`, `values` the rest by name.
fn emit(lua: &Lua, session: &Session, objects: [Option<f64>; 3], values: &[(&str, Value)]) -> mlua::Result<()> {
    session.meter.charge(1)?;
    let mut claiming = Claiming::default();
    for (key, value) in values.iter().filter(|(_, value)| !value.is_nil()) {
        claiming.set(key, value)?;
    }
    session.view(|view| {
        let [at, as_of, about] = objects.map(|object| object.map(handle).transpose());
        let Some(at) = at? else { return wrong("`at` in `emit` is the object the fact stands in") };
        if let Some(date) = as_of? {
            claiming.as_of = day_of(view, date)?.map_or(Told::None, Told::This);
        }
        let span = object_span(view, at)?;
        let topic = match about? {
            Some(around) => Some(claiming.topic(session, view, object_span(view, around)?, at)?),
            None if claiming.event.is_some() => return wrong("`event` in `emit` needs `about`: the words around it"),
            None => None,
        };
        let course = claiming.course;
        let emitted = Emitted { span, claim: claiming.claim(view, at)?, topic, course };
        if emitted.span.is_empty() {
            return wrong("there are no words to emit: the object is empty");
        }
        let facts = &mut session.said.borrow_mut().emitted;
        if facts.len() >= MOST {
            return wrong(format!("more than {MOST} facts in one document"));
        }
        let key = emitted.claim.key.clone();
        facts.push(emitted);
        session.note(lua, at, trace::EMITTED, || key);
        Ok(())
    })
}

impl Claiming {
    fn set(&mut self, key: &str, value: &Value) -> mlua::Result<()> {
        match (key, value) {
            // No date: then the reader decides.
            ("as_of", Value::Table(_)) => {}
            ("key", Value::String(text)) => self.key = Some(line(text.to_string_lossy(), "`key`")?),
            ("scope", Value::String(text)) => self.scope = Some(line(text.to_string_lossy(), "`scope`")?),
            ("event", Value::String(text)) => self.event = Some(line(text.to_string_lossy(), "`event`")?),
            ("attribution", Value::Boolean(false)) => self.attribution = Told::None,
            ("attribution", Value::String(text)) => {
                self.attribution = Told::This(line(text.to_string_lossy(), "`attribution`")?);
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
                let Some(number) = lua::number(value) else {
                    return wrong(format!("`{key}` is a finite number, got {}", lua::type_name(value)));
                };
                if key == "low" { self.low = Some(number) } else { self.high = Some(number) }
            }
            ("course", Value::String(name)) => self.course = course(&name.to_string_lossy())?,
            ("qualifier", Value::String(name)) => self.qualifier = Some(qualifier(&name.to_string_lossy())?),
            (key, other) => return wrong(format!("`{key}` in `emit` is a text, got {}", lua::type_name(other))),
        }
        Ok(())
    }

    /// What the words `around` those at `span` tell.
    fn topic(&mut self, session: &Session, view: &View, around: Span, at: Handle) -> mlua::Result<Topic> {
        session.meter.charge_text(around.len())?;
        let span = object_span(view, at)?;
        let TopicWords { mut words, aside } = topic_words(&view.document, around, span);
        // The noun that is counted has the key's name in every language.
        if let Some(key) =
            self.key.as_ref().filter(|_| counts_a_noun(view, at) && !(words.is_empty() && aside.is_empty()))
        {
            words.insert_str(0, &format!("{} ", fold(key)));
        }
        Ok(Topic { event: self.event.take(), words, aside })
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
        let span = object_span(view, at)?;
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

/// Whether what stands at `at` is a number of something that has no unit.
fn counts_a_noun(view: &View, at: Handle) -> bool {
    let figure = Some(at).filter(|at| at.kind == Kind::Figure).map(|at| &view.document.figures[at.index]);
    figure.is_some_and(|figure| figure.kind == FigureKind::Cardinal && figure.unit.is_none())
}

fn object_span(view: &View, object: Handle) -> mlua::Result<Span> {
    span_of(view, object.number())
}

fn course(name: &str) -> mlua::Result<Course> {
    const ALL: [Course; 3] = [Course::Varies, Course::Grows, Course::Fixed];
    match ALL.into_iter().find(|course| course.name() == name) {
        Some(course) => Ok(course),
        None => wrong(format!("`course` is one of varies, grows, fixed, got `{name}`")),
    }
}

fn qualifier(name: &str) -> mlua::Result<Qualifier> {
    let names = QUALIFIERS.map(Qualifier::name).join(", ");
    QUALIFIERS
        .into_iter()
        .find(|known| known.name() == name)
        .map_or_else(|| wrong(format!("`qualifier` is one of {names}, got `{name}`")), Ok)
}

fn day_of(view: &View, handle: Handle) -> mlua::Result<Option<civil::Date>> {
    match view.document.dates.get(handle.index).filter(|_| handle.kind == Kind::Date) {
        Some(date) => Ok(date.to),
        None => wrong(format!("`as_of` is a date, got a {}", handle.kind.name())),
    }
}

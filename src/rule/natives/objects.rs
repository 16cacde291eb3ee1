//! Fields of objects.

use std::rc::Rc;

use mlua::{Lua, Table, Value};

use super::{number_of, unlimited, wrong};
use crate::rule::api::{self, Answer};
use crate::rule::handle::{Handle, Kind};
use crate::rule::lua;
use crate::rule::session::Session;
use crate::rule::view::{Match, Scene, View};
use crate::text::{Span, nearest};

/// What the prelude does with an answer.
const VALUE: u8 = 0;
const OBJECT: u8 = 1;
const OBJECTS: u8 = 2;
const METHOD: u8 = 3;
const TERM: u8 = 4;

type Tagged = (u8, Value, Option<usize>);

pub(super) fn install(lua: &Lua, table: &Table, session: &Rc<Session>) -> mlua::Result<()> {
    let shared = Rc::clone(session);
    table.set(
        "field",
        lua.create_function(move |lua, (number, key): (f64, Value)| field(lua, &shared, number, &key))?,
    )?;
    let shared = Rc::clone(session);
    table
        .set("get", lua.create_function(move |lua, (number, field): (f64, usize)| get(lua, &shared, number, field))?)?;
    table.set("plans", plans(lua)?)?;
    table.set("places", places(lua)?)?;
    table.set("sentences", lua.create_function(|_, ()| Ok(sentences()))?)?;
    let shared = Rc::clone(session);
    let count = move |_: &Lua, ()| shared.view(|view| Ok(view.count(Kind::Sentence)));
    table.set("sentence_count", lua.create_function(count)?)?;
    table.set(
        "kind",
        lua.create_function(|_, number: f64| {
            let name = handle(number)?.kind.name();
            let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            Ok(format!("{article} {name}"))
        })?,
    )?;
    let shared = Rc::clone(session);
    table.set("unit", lua.create_function(move |_, number: f64| shared.begin_unit(handle(number)?))?)?;
    let shared = Rc::clone(session);
    table.set("show", lua.create_function(move |_, number: f64| show(&shared, number))?)?;
    let shared = Rc::clone(session);
    let cover = move |_: &Lua, (a, b): (f64, f64)| {
        shared.view(|view| {
            let span = span(view, a)?.cover(span(view, b)?);
            Ok(born(view, Match { span, term: None, captures: Vec::new(), pattern: None }))
        })
    };
    table.set("cover", lua.create_function(cover)?)?;
    let shared = Rc::clone(session);
    let contains = move |_: &Lua, (a, b): (f64, f64)| shared.view(|view| Ok(span(view, a)?.contains(span(view, b)?)));
    table.set("contains", lua.create_function(contains)?)?;
    let shared = Rc::clone(session);
    table.set("gap", lua.create_function(move |_, (a, b): (f64, f64)| shared.view(|view| gap(view, a, b)))?)?;
    let shared = Rc::clone(session);
    table.set("relation", lua.create_function(move |_, (a, b): (f64, f64)| relation(&shared, a, b))?)
}

/// The handle that the prelude keeps as `number`.
pub(super) fn handle(number: f64) -> mlua::Result<Handle> {
    Handle::of(number).map_or_else(|| wrong("not an object"), Ok)
}

/// The span of an object of the document at hand.
pub(super) fn span(view: &View, number: f64) -> mlua::Result<Span> {
    let handle = handle(number)?;
    view.span(handle)
        .map_or_else(|| wrong(format!("a {} has no place in the document at hand", handle.kind.name())), Ok)
}

/// The handle of a new object that lives as long as the rule runs.
pub(super) fn born(view: &View, found: Match) -> f64 {
    let mut matches = view.matches.borrow_mut();
    matches.push(found);
    Handle::new(Kind::Match, matches.len() - 1).number()
}

/// The bytes between the end of one object and the beginning of another.
fn gap(view: &View, a: f64, b: f64) -> mlua::Result<f64> {
    Ok(number_of(span(view, b)?.start) - number_of(span(view, a)?.end))
}

/// For each kind of object: the numbers of its fields by name, what the prelude does with what they hold, and the names of
/// its methods.
fn plans(lua: &Lua) -> mlua::Result<Table> {
    let plans = lua.create_table()?;
    for kind in Kind::ALL {
        let (numbers, tags) = (lua.create_table()?, lua.create_table()?);
        for (number, name, holds) in api::plan(kind) {
            numbers.raw_set(name, number)?;
            tags.raw_set(name, tag_of(holds))?;
        }
        let plan = lua.create_table()?;
        plan.raw_set("numbers", numbers)?;
        plan.raw_set("tags", tags)?;
        let methods = lua.create_table()?;
        for method in api::methods(kind) {
            methods.raw_set(method.name, true)?;
        }
        plan.raw_set("methods", methods)?;
        plans.raw_push(plan)?;
    }
    Ok(plans)
}

/// The places of kinds among the plans, by name.
fn places(lua: &Lua) -> mlua::Result<Table> {
    lua.create_table_from(Kind::ALL.map(|kind| (kind.name(), kind as u8 + 1)))
}

/// What the prelude does with a field that `holds` this, in the words of the editor stubs: classes have capitals.
fn tag_of(holds: &str) -> u8 {
    match (holds.starts_with(char::is_uppercase), holds.ends_with("[]")) {
        (true, true) => OBJECTS,
        (true, false) => OBJECT,
        (false, _) => VALUE,
    }
}

/// The first and the last handle that a sentence may have.
fn sentences() -> (f64, f64) {
    let first = Handle::new(Kind::Sentence, 0).number();
    (first, Handle::new(Kind::Sentence, u32::MAX as usize).number())
}

fn get(lua: &Lua, session: &Session, number: f64, field: usize) -> mlua::Result<Value> {
    match api::get(&session.scene.borrow(), handle(number)?, field) {
        Some(answer) => tagged(lua, session, answer).map(|(_, value, _)| value),
        None => wrong("not a field"),
    }
}

fn field(lua: &Lua, session: &Session, number: f64, key: &Value) -> mlua::Result<Tagged> {
    let handle = handle(number)?;
    let scene = session.scene.borrow();
    if let (Kind::Match, Scene::Document(view)) = (handle.kind, &*scene)
        && let Some(found) = of_match(lua, session, view, handle.index, key)?
    {
        return Ok(found);
    }
    let name = match key {
        Value::String(name) => name.to_string_lossy(),
        Value::Integer(_) | Value::Number(_) => {
            return wrong(format!("a {} is not a list: it has no element {}", handle.kind.name(), key.to_string()?));
        }
        other => return wrong(format!("{} cannot name a field of a {}", lua::type_name(other), handle.kind.name())),
    };
    match api::ask(&scene, handle, &name) {
        Some(answer) => {
            session.note(lua, handle, &name, || brief(&scene, &answer));
            tagged(lua, session, answer)
        }
        None if api::methods(handle.kind).iter().any(|method| method.name == name) => {
            Ok((METHOD, Value::String(lua.create_string(&*name)?), None))
        }
        None => unknown(handle.kind, &name, &own_of_match(session, &scene, handle)),
    }
}

/// The names of what a match has from its list or its pattern.
fn own_of_match(session: &Session, scene: &Scene, handle: Handle) -> Vec<String> {
    let (Kind::Match, Scene::Document(view)) = (handle.kind, scene) else { return Vec::new() };
    let matches = view.matches.borrow();
    let Some(found) = matches.get(handle.index) else { return Vec::new() };
    let patterns = session.patterns.borrow();
    let groups = found.pattern.and_then(|pattern| patterns.get(pattern));
    let groups = groups.into_iter().flat_map(|pattern| pattern.groups.iter().flatten().cloned());
    found.term.map(|_| "term".to_owned()).into_iter().chain(groups).collect()
}

fn tagged(lua: &Lua, session: &Session, answer: Answer) -> mlua::Result<Tagged> {
    match &answer {
        Answer::Text(text) => session.meter.charge_text(text.len())?,
        Answer::Objects(handles) => session.meter.charge_objects(handles.len())?,
        _ => {}
    }
    Ok(match answer {
        Answer::Nil => (VALUE, Value::Nil, None),
        Answer::Flag(flag) => (VALUE, Value::Boolean(flag), None),
        Answer::Number(number) => (VALUE, Value::Number(number), None),
        Answer::Text(text) => (VALUE, Value::String(unlimited(lua, || lua.create_string(text))?), None),
        Answer::Object(handle) => (OBJECT, Value::Number(handle.number()), None),
        // All that are empty are one.
        Answer::Objects(handles) if handles.is_empty() => (OBJECTS, Value::Boolean(false), None),
        Answer::Objects(handles) => {
            let numbers = unlimited(lua, || lua.create_sequence_from(handles.into_iter().map(Handle::number)))?;
            (OBJECTS, Value::Table(numbers), None)
        }
    })
}

/// An answer in a few words, for a trace.
fn brief(scene: &Scene, answer: &Answer) -> String {
    match answer {
        Answer::Nil => "nil".to_owned(),
        Answer::Flag(flag) => flag.to_string(),
        Answer::Number(number) => number.to_string(),
        Answer::Text(text) => format!("“{text}”"),
        Answer::Object(handle) => match scene {
            Scene::Document(view) => {
                view.span(*handle).map_or_else(String::new, |span| format!("“{}”", view.document.words(span)))
            }
            _ => handle.kind.name().to_owned(),
        },
        Answer::Objects(handles) => format!("a list of {}", handles.len()),
    }
}

/// What a match has beyond other spans: its term, its captures by number and by name.
fn of_match(lua: &Lua, session: &Session, view: &View, index: usize, key: &Value) -> mlua::Result<Option<Tagged>> {
    let matches = view.matches.borrow();
    let Some(found) = matches.get(index) else { return Ok(None) };
    let capture = match key {
        Value::Integer(place) => usize::try_from(*place).ok(),
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place is small; others are refused"
        )]
        Value::Number(place) if place.fract() == 0.0 && (1.0..1e6).contains(place) => Some(*place as usize),
        Value::String(name) => {
            let name = name.to_string_lossy();
            if name == "term" {
                let term = found.term.map(|(list, place)| -> mlua::Result<Tagged> {
                    Ok((TERM, Value::Number(number_of(list)), Some(place)))
                });
                return Ok(Some(term.transpose()?.unwrap_or((VALUE, Value::Nil, None))));
            }
            let patterns = session.patterns.borrow();
            let groups = found.pattern.and_then(|pattern| patterns.get(pattern));
            groups.and_then(|pattern| pattern.groups.iter().position(|group| group.as_deref() == Some(&*name)))
        }
        _ => None,
    };
    let Some(capture) = capture.and_then(|place| place.checked_sub(1)).and_then(|place| found.captures.get(place))
    else {
        return Ok(None);
    };
    let answer = capture.map_or(Answer::Nil, |span| Answer::Object(view.part(span)));
    tagged(lua, session, answer).map(Some)
}

/// `own` are names that this object has beside those of its kind.
fn unknown<T>(kind: Kind, name: &str, own: &[String]) -> mlua::Result<T> {
    let fields = api::fields(kind);
    let fields = fields.iter().map(|&(name, ..)| name);
    let methods = api::methods(kind).iter().map(|method| method.name);
    let known: Vec<&str> = own.iter().map(String::as_str).chain(fields).chain(methods).collect();
    let (kind, near) = (kind.name(), nearest(name, known.iter().copied()));
    wrong(match near {
        Some(near) => format!("a {kind} has no field `{name}` (did you mean `{near}`?)"),
        None => format!("a {kind} has no field `{name}`; it has {}", known.join(", ")),
    })
}

/// The words of an object, or what it is when it has none.
pub(super) fn show(session: &Session, number: f64) -> mlua::Result<String> {
    let handle = handle(number)?;
    let words = match &*session.scene.borrow() {
        Scene::Document(view) => view.span(handle).map(|span| view.document.words(span).to_owned()),
        Scene::Group(scene) => match handle.kind {
            Kind::Fact => scene.group.facts.get(handle.index).map(|fact| fact.quote.clone()),
            _ => None,
        },
        Scene::Nothing => None,
    };
    let words = words.unwrap_or_else(|| handle.kind.name().to_owned());
    session.meter.charge_text(words.len())?;
    Ok(words)
}

fn relation(session: &Session, a: f64, b: f64) -> mlua::Result<Option<&'static str>> {
    let (a, b) = (handle(a)?, handle(b)?);
    let Scene::Group(scene) = &*session.scene.borrow() else { return wrong("there is no group at hand") };
    if (a.kind, b.kind) != (Kind::Fact, Kind::Fact) {
        return wrong("`a:relation(b)` is between two facts");
    }
    let other = a.index != b.index;
    let told = other && scene.group.is_related(a.index, b.index);
    Ok(told.then(|| scene.relation(a.index, b.index).name()))
}

//! Term lists and patterns.

use std::rc::Rc;

use mlua::{IntoLua, Lua, Table, Value};

use super::objects::{born, span};
use super::{Words, wrong};
use crate::rule::library::LISTS;
use crate::rule::pattern::Pattern;
use crate::rule::session::Session;
use crate::rule::terms;
use crate::rule::view::{Match, View};
use crate::text::{Span, nearest};

/// Patterns a rule may use in one run. They belong at the top of the file; this is for those that do not.
const PATTERNS: usize = 200;

pub(super) fn install(lua: &Lua, table: &Table, session: &Rc<Session>) -> mlua::Result<()> {
    let shared = Rc::clone(session);
    table.set("load_terms", lua.create_function(move |_, Words(name): Words| load_terms(&shared, &name))?)?;
    let shared = Rc::clone(session);
    let find = move |lua: &Lua, (list, at): (usize, f64)| shared.view(|view| find_terms(lua, &shared, view, list, at));
    table.set("find_terms", lua.create_function(find)?)?;
    let shared = Rc::clone(session);
    let entry_of = move |_: &Lua, (list, Words(words)): (usize, Words)| Ok(list_at(&shared, list)?.entry_of(&words));
    table.set("entry_of", lua.create_function(entry_of)?)?;
    let shared = Rc::clone(session);
    table
        .set("entry", lua.create_function(move |lua, (list, term): (usize, usize)| entry(lua, &shared, list, term))?)?;
    let shared = Rc::clone(session);
    table.set("missing", lua.create_function(move |_, (list, key): (usize, Value)| missing(&shared, list, &key))?)?;
    let shared = Rc::clone(session);
    table.set("use_pattern", lua.create_function(move |_, len: usize| use_pattern(&shared, len))?)?;
    let shared = Rc::clone(session);
    table.set("load_pattern", lua.create_function(move |_, Words(source): Words| load_pattern(&shared, &source))?)?;
    let shared = Rc::clone(session);
    let find =
        move |lua: &Lua, (pattern, at): (usize, f64)| shared.view(|view| find_pattern(lua, &shared, view, pattern, at));
    table.set("find_pattern", lua.create_function(find)?)?;
    let shared = Rc::clone(session);
    let test = move |_: &Lua, (pattern, Words(text)): (usize, Words)| {
        shared.meter.charge(text.len() as u64 / 64)?;
        Ok(shared.patterns.borrow().get(pattern).is_some_and(|pattern| pattern.regex.is_match(&text)))
    };
    table.set("test_pattern", lua.create_function(test)?)
}

fn list_at(session: &Session, list: usize) -> mlua::Result<&terms::TermList> {
    session.library.lists.get(list).map_or_else(|| wrong("not a term list"), Ok)
}

fn load_terms(session: &Session, name: &str) -> mlua::Result<usize> {
    let path = format!("{LISTS}{name}");
    let library = &session.library;
    if library.broken.contains(&path) {
        return wrong(format!("the term list `{name}` could not be read; see what is said about {path}"));
    }
    let Some(&list) = library.list_at.get(&path) else {
        let known = library.list_at.keys().filter_map(|path| path.strip_prefix(LISTS));
        let near = nearest(name, known).map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
        return wrong(format!("there is no term list `{name}`: {path} does not exist{near}"));
    };
    session.needs.borrow_mut().insert(path);
    Ok(list)
}

/// What a search comes to: matches; none here; none in the whole document, so that nobody needs to ask again.
enum Searched {
    Here(Table),
    NotHere,
    Nowhere,
}

impl IntoLua for Searched {
    fn into_lua(self, _: &Lua) -> mlua::Result<Value> {
        Ok(match self {
            Self::Here(numbers) => Value::Table(numbers),
            Self::NotHere => Value::Nil,
            Self::Nowhere => Value::Boolean(false),
        })
    }
}

fn find_terms(lua: &Lua, session: &Session, view: &View, list: usize, at: f64) -> mlua::Result<Searched> {
    let span = span(view, at)?;
    if session.found.borrow().is_empty() {
        let library = &session.library;
        *session.found.borrow_mut() = library.terms.find(&library.lists, &view.document);
    }
    let found = session.found.borrow();
    let Some(found) = found.get(list).filter(|found| !found.is_empty()) else { return Ok(Searched::Nowhere) };
    let first = found.partition_point(|found| found.span.start < span.start);
    let inside = found[first..].iter().take_while(|found| found.span.end <= span.end);
    let born = inside.map(|found| {
        let term = Some((list, found.term));
        born(view, Match { span: found.span, term, captures: Vec::new(), pattern: None })
    });
    searched(lua, session, &born.collect::<Vec<f64>>())
}

fn entry(lua: &Lua, session: &Session, list: usize, term: usize) -> mlua::Result<Table> {
    let list = list_at(session, list)?;
    let table = lua.create_table()?;
    for (key, value) in list.terms.get(term).into_iter().flat_map(|term| &term.values) {
        match value {
            terms::Value::Flag(flag) => table.raw_set(&**key, *flag)?,
            terms::Value::Number(number) => table.raw_set(&**key, *number)?,
            terms::Value::Text(text) => table.raw_set(&**key, &**text)?,
            terms::Value::List(list) => {
                let list = lua.create_sequence_from(list.iter().map(String::as_str))?;
                list.set_readonly(true);
                table.raw_set(&**key, list)?;
            }
        }
    }
    Ok(table)
}

/// Nothing for a key that this entry lacks; an error for one that looks like a slip.
fn missing(session: &Session, list: usize, key: &Value) -> mlua::Result<Value> {
    let list = list_at(session, list)?;
    let Value::String(key) = key else { return wrong("a term has fields by name only") };
    let key = key.to_string_lossy();
    let near = nearest(&key, list.keys.iter().map(String::as_str)).filter(|_| !list.keys.contains(&*key));
    match near {
        Some(near) => wrong(format!("no term of {} has a `{key}` (did you mean `{near}`?)", list.path)),
        None => Ok(Value::Nil),
    }
}

/// Charges a rule for a pattern of `len` bytes that it uses for the first time in this run.
fn use_pattern(session: &Session, len: usize) -> mlua::Result<()> {
    session.meter.charge(len as u64)?;
    session.used_patterns.set(session.used_patterns.get() + 1);
    if session.used_patterns.get() > PATTERNS {
        return wrong(format!("more than {PATTERNS} patterns; write them once, at the top of the file"));
    }
    Ok(())
}

fn load_pattern(session: &Session, source: &str) -> mlua::Result<usize> {
    let pattern = match Pattern::new(source) {
        Ok(pattern) => pattern,
        Err(error) => return wrong(format!("`{source}` is not a pattern: {error}")),
    };
    let mut patterns = session.patterns.borrow_mut();
    patterns.push(pattern);
    Ok(patterns.len() - 1)
}

/// Searches sentence by sentence: a match never crosses from one into the next.
fn find_pattern(lua: &Lua, session: &Session, view: &View, pattern: usize, at: f64) -> mlua::Result<Searched> {
    let whole = span(view, at)?;
    let patterns = session.patterns.borrow();
    let Some(known) = patterns.get(pattern) else { return wrong("not a pattern") };
    let text = &view.document.text;
    let mut numbers = Vec::new();
    for piece in pieces(view, whole) {
        let found = known.find(pattern, text, piece, &session.meter)?;
        numbers.extend(found.into_iter().map(|found| born(view, found)));
    }
    drop(patterns);
    searched(lua, session, &numbers)
}

fn pieces(view: &View, whole: Span) -> Vec<Span> {
    let sentences = &view.document.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.end <= whole.start);
    let touched = sentences[first..].iter().map(|sentence| sentence.span).take_while(|span| span.start < whole.end);
    let cut = touched.map(|span| Span::new(span.start.max(whole.start), span.end.min(whole.end)));
    cut.collect()
}

fn searched(lua: &Lua, session: &Session, numbers: &[f64]) -> mlua::Result<Searched> {
    if numbers.is_empty() {
        return Ok(Searched::NotHere);
    }
    session.note_found(lua, numbers);
    lua.create_sequence_from(numbers.iter().copied()).map(Searched::Here)
}

//! Term lists and patterns.

use std::rc::Rc;

use mlua::{Lua, Table, Value};

use super::index::{Indexed, Rows, apart, small};
use super::objects::{born, show, span};
use super::{Words, unlimited, wrong};
use crate::rule::files::{LISTS, ends_with};
use crate::rule::session::Session;
use crate::rule::terms::{self, Found};
use crate::rule::view::{Match, Scene, View};
use crate::text::{Span, nearest};

/// Patterns a rule may use in one run. They belong at the top of the file; this is for those that do not.
const PATTERNS: usize = 200;
/// Characters of a pattern that a message shows.
const SHOWN: usize = 60;
/// What they may take together, in bytes.
const WEIGHT: usize = 16 << 20;

pub(super) fn install(lua: &Lua, table: &Table, session: &Rc<Session>) -> mlua::Result<()> {
    let shared = Rc::clone(session);
    table.set("load_terms", lua.create_function(move |_, Words(name): Words| load_terms(&shared, &name))?)?;
    let shared = Rc::clone(session);
    let find = move |lua: &Lua, (list, at): (usize, f64)| shared.view(|view| find_terms(lua, &shared, view, list, at));
    table.set("find_terms", lua.create_function(find)?)?;
    let shared = Rc::clone(session);
    let index = move |lua: &Lua, list: usize| shared.view(|view| index_terms(lua, &shared, view, list)).map(apart);
    table.set("index_terms", lua.create_function(index)?)?;
    let shared = Rc::clone(session);
    let entry_of = move |_: &Lua, (list, Words(words)): (usize, Words)| {
        shared.meter.charge_text(words.len())?;
        Ok(list_at(&shared, list)?.entry_of(&words))
    };
    table.set("entry_of", lua.create_function(entry_of)?)?;
    let shared = Rc::clone(session);
    let entry_at = move |_: &Lua, (list, at): (usize, f64)| entry_at(&shared, list, at);
    table.set("entry_at", lua.create_function(entry_at)?)?;
    let shared = Rc::clone(session);
    table
        .set("entry", lua.create_function(move |lua, (list, term): (usize, usize)| entry(lua, &shared, list, term))?)?;
    let shared = Rc::clone(session);
    table.set("missing", lua.create_function(move |_, (list, key): (usize, Value)| missing(&shared, list, &key))?)?;
    let shared = Rc::clone(session);
    table.set("use_pattern", lua.create_function(move |_, len: usize| use_pattern(&shared, len))?)?;
    let shared = Rc::clone(session);
    table.set("weigh_pattern", lua.create_function(move |_, pattern: usize| weigh_pattern(&shared, pattern))?)?;
    let shared = Rc::clone(session);
    table.set("load_pattern", lua.create_function(move |_, Words(source): Words| load_pattern(&shared, &source))?)?;
    let shared = Rc::clone(session);
    let find =
        move |lua: &Lua, (pattern, at): (usize, f64)| shared.view(|view| find_pattern(lua, &shared, view, pattern, at));
    table.set("find_pattern", lua.create_function(find)?)?;
    let shared = Rc::clone(session);
    let index =
        move |lua: &Lua, pattern: usize| shared.view(|view| index_pattern(lua, &shared, view, pattern)).map(apart);
    table.set("index_pattern", lua.create_function(index)?)?;
    let shared = Rc::clone(session);
    let test = move |_: &Lua, (pattern, Words(text)): (usize, Words)| {
        shared.meter.charge_text(text.len())?;
        Ok(shared.patterns.borrow().get(pattern).is_some_and(|pattern| pattern.regex.is_match(&text)))
    };
    table.set("test_pattern", lua.create_function(test)?)
}

fn list_at(session: &Session, list: usize) -> mlua::Result<&terms::TermList> {
    let found = session.library.lists.get(list).map(AsRef::as_ref);
    found.map_or_else(|| wrong("not a term list"), Ok)
}

/// The entry for the words of an object, taken whole.
fn entry_at(session: &Session, list: usize, at: f64) -> mlua::Result<Option<usize>> {
    let scene = session.scene.borrow();
    let Scene::Document(view) = &*scene else { return Ok(list_at(session, list)?.entry_of(&show(session, at)?)) };
    let words = view.document.words(span(view, at)?);
    session.meter.charge_text(words.len())?;
    Ok(list_at(session, list)?.entry_of(words))
}

fn load_terms(session: &Session, name: &str) -> mlua::Result<usize> {
    let path = format!("{LISTS}{name}");
    let library = &session.library;
    if library.broken.contains(&path) {
        return wrong(format!("the term list `{name}` could not be read; see what is said about {path}"));
    }
    let Some(&list) = library.list_at.get(&path) else {
        if !ends_with(name, "toml") && library.list_at.keys().all(|known| !known.starts_with(&path)) {
            return wrong(format!("there is no term list `{name}`: the name of a list ends with .toml"));
        }
        let known = || library.list_at.keys().filter_map(|path| path.strip_prefix(LISTS));
        // Its path in the workspace is a slip as likely as a letter.
        let inner = name.rsplit_once('/').map_or(name, |(_, inner)| inner);
        let near = known().find(|known| *known == inner).or_else(|| nearest(name, known()));
        let near = near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
        return wrong(format!("there is no term list `{name}`: {path} does not exist{near}"));
    };
    session.needs.borrow_mut().insert(path);
    Ok(list)
}

/// Calls `with` with what list `list` finds in the document, in text order.
fn with_terms<T>(session: &Session, view: &View, list: usize, with: impl FnOnce(&[Found]) -> T) -> T {
    if !session.searched.replace(true) {
        let (library, known) = (&session.library, &mut session.numbers.borrow_mut());
        library.terms.find(&library.lists, &view.document, known, &mut session.found.borrow_mut());
    }
    with(session.found.borrow().get(list).map(Vec::as_slice).unwrap_or_default())
}

/// A term that was found, as the prelude makes an object of it: its handle, and twice its place in the list, with 1 more
/// where it is quoted.
fn term(view: &View, list: usize, found: &Found) -> (f64, u32) {
    let quoted = u32::from(view.is_quoted(found.span));
    let term = Some((list, found.term));
    let handle = born(view, Match { span: found.span, term, captures: Vec::new(), pattern: None });
    (handle, 2 * small(found.term) + quoted)
}

fn find_terms(lua: &Lua, session: &Session, view: &View, list: usize, at: f64) -> mlua::Result<Option<Table>> {
    let span = span(view, at)?;
    let flat: Vec<f64> = with_terms(session, view, list, |found| {
        let first = found.partition_point(|found| found.span.start < span.start);
        let inside = found[first..].iter().take_while(|found| found.span.end <= span.end);
        let terms = inside.map(|found| term(view, list, found));
        terms.flat_map(|(handle, what)| [handle, f64::from(what)]).collect()
    });
    searched(lua, session, &flat, 2)
}

/// The terms of `list` that stand in one sentence; nothing when there is none.
fn index_terms(lua: &Lua, session: &Session, view: &View, list: usize) -> mlua::Result<Option<Indexed>> {
    let rows = with_terms(session, view, list, |found| {
        let mut rows = Rows::of(view, found.len());
        view.matches.borrow_mut().reserve(found.len());
        for found in found {
            let sentence = view.sentence_of(found.span);
            let whole = |&sentence: &usize| view.document.sentences[sentence].span.contains(found.span);
            if let Some(sentence) = sentence.filter(whole) {
                let (handle, what) = term(view, list, found);
                rows.push(sentence, found.span, handle, what);
            }
        }
        rows
    });
    rows.indexed(lua)
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

/// Nothing for a key that an entry of this list lacks; an error for one that looks like a slip.
fn missing(session: &Session, at: usize, key: &Value) -> mlua::Result<Value> {
    let list = list_at(session, at)?;
    let Value::String(key) = key else { return wrong("a term has fields by name only") };
    let key = key.to_string_lossy();
    if !list.keys.contains(&*key)
        && let Some(near) = nearest(&key, list.keys.iter().map(String::as_str))
    {
        return wrong(format!("no term of {} has a `{key}` (did you mean `{near}`?)", list.path));
    }
    Ok(Value::Nil)
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

/// Holds what a rule's patterns take together against the limit, when it uses one for the first time in this run.
fn weigh_pattern(session: &Session, pattern: usize) -> mlua::Result<()> {
    let weight = session.patterns.borrow().get(pattern).map_or(0, |pattern| pattern.weight);
    session.used_weight.set(session.used_weight.get() + weight);
    if session.used_weight.get() > WEIGHT {
        return wrong("the patterns of this rule are too big together; put words into a term list");
    }
    Ok(())
}

/// The number of a pattern, and whether its matches have more than other spans have.
fn load_pattern(session: &Session, source: &str) -> mlua::Result<(usize, bool)> {
    let pattern = match session.library.patterns.get(source) {
        Ok(pattern) => pattern,
        Err(error) => {
            let shown: String = source.chars().take(SHOWN).collect();
            let rest = if shown.len() < source.len() { "…" } else { "" };
            return wrong(format!("`{shown}{rest}` is not a pattern: {error}"));
        }
    };
    let captures = pattern.groups.len() > 1;
    let mut patterns = session.patterns.borrow_mut();
    patterns.push(pattern);
    Ok((patterns.len() - 1, captures))
}

/// Searches sentence by sentence: a match never crosses from one into the next.
fn find_pattern(lua: &Lua, session: &Session, view: &View, pattern: usize, at: f64) -> mlua::Result<Option<Table>> {
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
    searched(lua, session, &numbers, 1)
}

/// The matches of a pattern in all sentences; nothing when there is none.
fn index_pattern(lua: &Lua, session: &Session, view: &View, pattern: usize) -> mlua::Result<Option<Indexed>> {
    let patterns = session.patterns.borrow();
    let Some(known) = patterns.get(pattern) else { return wrong("not a pattern") };
    let mut rows = Rows::of(view, 0);
    for (place, sentence) in view.document.sentences.iter().enumerate() {
        for found in known.find(pattern, &view.document.text, sentence.span, &session.meter)? {
            let span = found.span;
            rows.push(place, span, born(view, found), 0);
        }
    }
    rows.indexed(lua)
}

fn pieces(view: &View, whole: Span) -> Vec<Span> {
    let sentences = &view.document.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.end <= whole.start);
    let touched = sentences[first..].iter().map(|sentence| sentence.span).take_while(|span| span.start < whole.end);
    let cut = touched.map(|span| Span::new(span.start.max(whole.start), span.end.min(whole.end)));
    cut.collect()
}

/// A search's answer: `flat` holds `wide` numbers for each match, its handle first; nothing when there is none.
fn searched(lua: &Lua, session: &Session, flat: &[f64], wide: usize) -> mlua::Result<Option<Table>> {
    if flat.is_empty() {
        return Ok(None);
    }
    session.meter.charge_objects(flat.len() / wide)?;
    session.note_found(lua, flat.iter().copied().step_by(wide));
    unlimited(lua, || lua.create_sequence_from(flat.iter().copied())).map(Some)
}

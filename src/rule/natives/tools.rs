//! Modules, printing, words.

use std::borrow::Cow;
use std::rc::Rc;

use mlua::{Function, Lua, Table, Value};

use super::{Words, wrong};
use crate::document::one_person;
use crate::language::Language;
use crate::rule::library::module_path;
use crate::rule::lua;
use crate::rule::session::{Caught, Session};
use crate::text::fold::fold;
use crate::text::nearest;

/// Lines a rule may print in one run, and characters of each that are kept.
const LINES: usize = 200;
const LINE: usize = 1_000;
/// Frames of a traceback that are shown.
const FRAMES: usize = 20;
/// Frames looked at: the rest of a deep recursion says nothing new.
const DEPTH: usize = 200;

/// Names of standard Lua that rules do not have, and why.
const WITHHELD: &[(&str, &str)] = &[
    ("os", "a rule sees its document and nothing else: no clock, no environment"),
    ("io", "a rule sees its document and nothing else: no files"),
    ("debug", "it would let rules see each other"),
    ("coroutine", "a rule runs from its beginning to its end"),
    ("pcall", "nothing needs catching: an error ends the rule and is shown with its line"),
    ("xpcall", "nothing needs catching: an error ends the rule and is shown with its line"),
    ("setmetatable", "a plain table will do"),
    ("getmetatable", "a plain table will do"),
    ("rawget", "a plain table will do"),
    ("rawset", "a plain table will do"),
    ("rawequal", "a plain table will do"),
    ("rawlen", "a plain table will do"),
    ("load", "text cannot be run as code; put the code into a module and `require` it"),
    ("loadstring", "text cannot be run as code; put the code into a module and `require` it"),
    ("dofile", "use `require(\"lib.name\")` for rules/lib/name.lua"),
    ("loadfile", "use `require(\"lib.name\")` for rules/lib/name.lua"),
    ("getfenv", "a rule has its own locals"),
    ("setfenv", "a rule has its own locals"),
    ("collectgarbage", "memory looks after itself"),
    ("_G", "a rule has its own locals"),
];

pub(super) fn install(lua: &Lua, table: &Table, session: &Rc<Session>) -> mlua::Result<()> {
    let shared = Rc::clone(session);
    table.set("module", lua.create_function(move |lua, Words(name): Words| module(lua, &shared, &name))?)?;
    let shared = Rc::clone(session);
    table.set(
        "print",
        lua.create_function(move |_, Words(line): Words| {
            print(&shared, &line);
            shared.meter.charge_text(line.len())
        })?,
    )?;
    install_words(lua, table, session)?;
    // What is made once for all rules of a state is on nobody's bill: else it would depend on who comes first.
    let shared = Rc::clone(session);
    table.set("steps", lua.create_function(move |_, ()| Ok(shared.meter.ticks_by_now()))?)?;
    let shared = Rc::clone(session);
    let count_from = move |_: &Lua, steps: u64| {
        shared.meter.count_from(steps);
        Ok(())
    };
    table.set("count_from", lua.create_function(count_from)?)?;
    let shared = Rc::clone(session);
    table.set(
        "unknown_global",
        lua.create_function(move |lua, (Words(name), known): (Words, Table)| {
            unknown_global(lua, &shared, &name, &known)
        })?,
    )?;
    table.set(
        "unknown",
        lua.create_function(|_, (Words(of), Words(name), known): (Words, Words, Table)| unknown(&of, &name, &known))?,
    )?;
    let shared = Rc::clone(session);
    table.set(
        "caught",
        lua.create_function(move |lua, (what, unit): (Value, Option<f64>)| {
            caught(lua, &shared, &what, unit);
            Ok(())
        })?,
    )
}

fn install_words(lua: &Lua, table: &Table, session: &Rc<Session>) -> mlua::Result<()> {
    let shared = Rc::clone(session);
    let folded = move |_: &Lua, Words(words): Words| {
        shared.meter.charge_text(words.len())?;
        Ok(fold(&words))
    };
    table.set("fold", lua.create_function(folded)?)?;
    let shared = Rc::clone(session);
    let stemmed = move |_: &Lua, (Words(word), Words(code)): (Words, Words)| {
        shared.meter.charge_text(word.len())?;
        stem(&word, &code)
    };
    table.set("stem", lua.create_function(stemmed)?)?;
    let shared = Rc::clone(session);
    let same_name = move |_: &Lua, (Words(a), Words(b)): (Words, Words)| {
        shared.meter.charge_text(a.len() + b.len())?;
        Ok(one_person(&a, &b))
    };
    table.set("same_name", lua.create_function(same_name)?)
}

fn module(lua: &Lua, session: &Session, name: &str) -> mlua::Result<Function> {
    let library = &session.library;
    let Some(path) = module_path(name) else {
        return wrong(format!(
            "`{name}` is not the name of a module; modules stand in rules/lib and are named as in \"lib.words\""
        ));
    };
    if library.broken.contains(&path) {
        return wrong(format!("the module `{name}` could not be read; see what is said about {path}"));
    }
    let Some(code) = library.chunks.get(&path) else {
        let known: Vec<String> = library.chunks.keys().filter_map(|path| module_name(path)).collect();
        let near = nearest(name, known.iter().map(String::as_str));
        let near = near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
        return wrong(format!("there is no module `{name}`: {path} does not exist{near}"));
    };
    session.needs.borrow_mut().insert(path.clone());
    lua::chunk(lua, &path, code)
}

fn module_name(path: &str) -> Option<String> {
    let inner = path.strip_prefix("rules/")?.strip_suffix(".lua")?;
    inner.starts_with("lib/").then(|| inner.replace('/', "."))
}

fn print(session: &Session, line: &str) {
    let printed = &mut session.said.borrow_mut().printed;
    if printed.len() < LINES {
        printed.push(line.chars().take(LINE).collect());
    }
}

fn stem(word: &str, code: &str) -> mlua::Result<String> {
    if let Ok(language) = code.parse::<Language>() {
        return Ok(language.stem(word));
    }
    let known = Language::ALL.map(|language| format!("`{language}`")).join(", ");
    wrong(format!("`{code}` is not a language that is read; take one of {known}"))
}

fn unknown_global(lua: &Lua, session: &Session, name: &str, known: &Table) -> mlua::Result<()> {
    if let Some((_, why)) = WITHHELD.iter().find(|(withheld, _)| *withheld == name) {
        return wrong(format!("`{name}` is not there for rules: {why}"));
    }
    let names = names_of(known);
    let source = session.library.sources.get(&lua::user_place(lua).0);
    let own = source.map(|source| names_in(source)).unwrap_or_default();
    // A name that is in use in the file is known there under this spelling: it is no slip, but out of reach.
    let slip = own.iter().filter(|own| **own == name).count() < 2;
    let near = nearest(name, names.iter().map(String::as_str).chain(own.into_iter().filter(|own| *own != name)));
    wrong(match near.filter(|_| slip) {
        Some(near) => format!("`{name}` has no value here (did you mean `{near}`?)"),
        None => format!("`{name}` has no value here: it is no argument of this function, and no `local` above it"),
    })
}

/// The words of `source`, outside of quotation marks, that may be names: one for each place where they stand.
fn names_in(source: &str) -> Vec<&str> {
    let code = source.lines().flat_map(|line| line.split(['"', '\'']).step_by(2));
    let words = code.flat_map(|code| code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'));
    words.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')).collect()
}

fn unknown(of: &str, name: &str, known: &Table) -> mlua::Result<()> {
    let names = names_of(known);
    let near = nearest(name, names.iter().map(String::as_str));
    wrong(match near {
        Some(near) => format!("{of} has no `{name}` (did you mean `{near}`?)"),
        None if names.is_empty() => format!("{of} has no `{name}`: there is nothing in it"),
        None => format!("{of} has no `{name}`; it has {}", names.join(", ")),
    })
}

fn names_of(table: &Table) -> Vec<String> {
    let mut names: Vec<String> = table.pairs::<String, Value>().filter_map(|pair| Some(pair.ok()?.0)).collect();
    names.sort();
    names
}

/// Notes what went wrong and where, while the stack still stands.
fn caught(lua: &Lua, session: &Session, what: &Value, unit: Option<f64>) {
    let mut frames = Vec::new();
    for level in 0..DEPTH {
        let frame = lua.inspect_stack(level, |frame| {
            let source = frame.source().short_src.map(Cow::into_owned).unwrap_or_default();
            let name = frame.names().name.map(Cow::into_owned).unwrap_or_default();
            (source, frame.current_line().unwrap_or(0), name)
        });
        let Some(frame) = frame else { break };
        if lua::is_user_code(&frame.0) {
            frames.push(frame);
        }
        if frames.len() == FRAMES {
            break;
        }
    }
    *session.caught.borrow_mut() = Some(Caught { message: message_of(what), frames, unit });
}

fn message_of(what: &Value) -> String {
    match what {
        Value::String(text) => text.to_string_lossy(),
        Value::Error(error) => lua::message(error),
        other => format!("`error` was called with {}; give it a text", lua::type_name(other)),
    }
}

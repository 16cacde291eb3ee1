//! One Lua state: the sandbox, the globals of rules, the entry points.
//!
//! Rules see an allowlist of functions over frozen tables. They cannot catch errors, so that one that is stopped
//! stays stopped; they have no globals of their own, and what their files make is [kept](super::kept) for the next
//! document only unchanged, so that nothing passes from one document or rule to the next.

use std::cell::Cell;
use std::ffi::c_int;
use std::rc::Rc;
use std::sync::Arc;

use mlua::state::{GcIncParams, GcMode};
use mlua::{Function, IntoLuaMulti, Lua, LuaOptions, StdLib, Table, Value};

use super::interrupt;
use super::library::Library;
use super::limits::Limits;
use super::lua;
use super::natives;
use super::prelude;
use super::session::Session;

/// How far the heap may grow before it is looked through, in hundredths of what was alive last time.
const HEAP: c_int = 300;
/// What is looked through at a time, in kilobytes.
const STROKE: c_int = 32;

pub(super) struct State {
    pub session: Rc<Session>,
    entry: Entry,
    /// What the next call begins with forgetting.
    forgetting: Cell<Option<bool>>,
    lua: Lua,
}

/// The prelude's entry points.
struct Entry {
    try_: Function,
    declare: Function,
    ready: Function,
    check: Function,
    matches: Function,
    extract: Function,
    compare: Function,
    trace: Function,
    options: Function,
    /// The term lists and patterns that rules made, as keys.
    searchers: Table,
}

/// What a rule is asked to do.
#[derive(Clone, Copy, Debug)]
pub(super) enum Task {
    /// For each of `count` units from handle `first`.
    Check {
        first: f64,
        count: usize,
    },
    /// For each match of what the rule gives for `language`.
    Matches {
        language: &'static str,
    },
    Extract {
        document: f64,
    },
    Compare {
        group: f64,
    },
}

/// How a task ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// How often the rule was called, where that is known only then.
    Well(Option<usize>),
    /// The session says how.
    Broken,
}

impl State {
    pub(super) fn new(library: Arc<Library>, limits: Limits) -> mlua::Result<Self> {
        let libraries = StdLib::TABLE | StdLib::STRING | StdLib::MATH | StdLib::UTF8 | StdLib::BUFFER | StdLib::DEBUG;
        let lua = Lua::new_with(libraries, LuaOptions::default())?;
        // What rules leave behind is small beside what stays: it is swept up less often than Luau would, in longer strokes.
        lua.gc_set_mode(GcMode::Incremental(GcIncParams::default().goal(HEAP).step_size(STROKE)));
        let session = Rc::new(Session::new(library, limits));
        let natives = natives::install(&lua, &session)?;
        let entry = prelude::run(&lua, natives)?;
        let globals: Table = entry.get("globals")?;
        // In place of the state's own globals, not beside them: what the compiler resolves when it loads a chunk it
        // looks up there, whatever environment the chunk is given.
        lua.set_globals(globals.clone())?;
        globals.set_safeenv(true);
        let meter = Rc::clone(&session);
        lua.set_interrupt(move |_| meter.meter.tick());
        interrupt::quicken(&lua)?;
        // From here on: with a limit, each thing that is made for the prelude would be made in a protected call of its own.
        lua.set_memory_limit(limits.memory)?;
        let entry = Entry {
            try_: entry.get("try")?,
            declare: entry.get("declare")?,
            ready: entry.get("ready")?,
            check: entry.get("check")?,
            matches: entry.get("matches")?,
            extract: entry.get("extract")?,
            compare: entry.get("compare")?,
            trace: entry.get("trace")?,
            options: entry.get("options")?,
            searchers: entry.get("searchers")?,
        };
        Ok(Self { session, entry, forgetting: Cell::default(), lua })
    }

    /// The code of the file at `path`, ready to run in this state.
    pub(super) fn chunk(&self, path: &str, code: &[u8]) -> mlua::Result<Function> {
        lua::chunk(&self.lua, path, code)
    }

    /// Runs the top level of a rule file; what it returns. `None` when it broke: the session says how.
    pub(super) fn declare(&self, chunk: &Function) -> mlua::Result<Option<Value>> {
        self.call((&self.entry.declare, chunk))
    }

    /// Runs the top level of a rule file; what its runs need. `None` when it broke: the session says how.
    pub(super) fn ready(&self, chunk: &Function) -> mlua::Result<Option<Table>> {
        Ok(self.call((&self.entry.ready, chunk))?.and_then(|rule| rule.as_table().cloned()))
    }

    /// Does `task` with a rule that is ready.
    pub(super) fn run(&self, task: Task, rule: &Table, options: &Table) -> mlua::Result<Ended> {
        let entry = &self.entry;
        let ended = match task {
            Task::Check { first, count } => self.call((&entry.check, rule, options, first, count)),
            Task::Matches { language } => self.call((&entry.matches, rule, options, language)),
            Task::Extract { document } => self.call((&entry.extract, rule, options, document)),
            Task::Compare { group } => self.call((&entry.compare, rule, options, group)),
        }?;
        Ok(ended.map_or(Ended::Broken, |calls| Ended::Well(calls.as_usize())))
    }

    /// Calls an entry point; what it returned. `None` when it broke. What is to be forgotten is forgotten on the way.
    fn call(&self, task: impl IntoLuaMulti) -> mlua::Result<Option<Value>> {
        let all = self.forgetting.take();
        let call = || {
            if all.is_some() {
                interrupt::set_free();
            }
            self.entry.try_.call((all, task))
        };
        // What broke may leave anything in the second place.
        let (well, value): (bool, Value) = self.session.meter.run(call)?;
        Ok(well.then_some(value))
    }

    /// Whether `value` is a term list or a pattern.
    pub(super) fn is_searcher(&self, value: &Value) -> bool {
        let known = value.as_table().map(|table| self.entry.searchers.raw_get::<bool>(table));
        matches!(known, Some(Ok(true)))
    }

    /// Has the next call forget the objects of the last run; with `all`, those of the document too.
    pub(super) fn forget(&self, all: bool) {
        self.forgetting.set(Some(all || self.forgetting.get() == Some(true)));
    }

    /// From here on, every question that a rule asks comes through to the natives.
    pub(super) fn trace(&self) -> mlua::Result<()> {
        self.entry.trace.call(())
    }

    /// The table of options that a rule is given.
    pub(super) fn options<'a>(&self, values: impl Iterator<Item = (&'a str, Value)>) -> mlua::Result<Table> {
        let table = self.lua.create_table()?;
        for (name, value) in values {
            table.raw_set(name, value)?;
        }
        self.entry.options.call(("the options of the rule", table))
    }

    pub(super) fn lua(&self) -> &Lua {
        &self.lua
    }
}

//! What a rule's file made at its top, kept from one document to the next.
//!
//! A rule keeps nothing from one document to the next: it is as if its file ran anew for each. It need not run, as long
//! as nothing that it made is changed. So all tables that the rule's functions can reach are made read-only, and after
//! each run what they hold is compared with what they held. A rule that writes there is run anew each time, which is what
//! its author counts on.

use std::collections::HashSet;

use mlua::{Lua, Table, Value};

use super::lua::is_user_code;
use super::session::Session;
use super::upvalues::Upvalues;

/// Tables and functions that a kept rule may have made.
const MOST: usize = 20_000;
/// Bytes that the making of a kept rule may take; and of all kept rules of a state together. What is made anew each time
/// is gone each time.
const HEAVIEST: usize = 1 << 20;
const TOGETHER: usize = 8 << 20;
/// What Luau says of a write to a read-only table.
const REFUSED: &str = "attempt to modify a readonly table";

/// A rule that is ready to run on any document.
pub(super) struct Kept {
    /// Its functions, as the prelude's `ready` gave them.
    pub rule: Table,
    held: Upvalues,
    /// What its making cost, which each run pays for.
    pub cost: Cost,
}

/// What a rule had spent of its budgets when it was ready.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    steps: u64,
    patterns: usize,
    weight: usize,
}

impl Cost {
    pub(super) fn so_far(session: &Session) -> Self {
        Self { steps: session.meter.ticks(), patterns: session.used_patterns.get(), weight: session.used_weight.get() }
    }

    /// Puts it on the bill of a run that begins.
    pub(super) fn pay(self, session: &Session) {
        session.meter.count_from(self.steps);
        session.used_patterns.set(self.patterns);
        session.used_weight.set(self.weight);
    }
}

/// How many bytes rules of one state may still take to be kept.
#[derive(Debug)]
pub(super) struct Room(usize);

impl Default for Room {
    fn default() -> Self {
        Self(TOGETHER)
    }
}

impl Room {
    /// Takes what a rule needs that made the state grow from `before` bytes to `after`; whether there was so much.
    pub(super) fn take(&mut self, before: usize, after: usize) -> bool {
        let grown = after.saturating_sub(before);
        let fits = grown <= HEAVIEST.min(self.0);
        if fits {
            self.0 -= grown;
        }
        fits
    }
}

impl Kept {
    /// `rule`, sealed; nothing when it holds what cannot be sealed.
    ///
    /// # Errors
    /// When memory ran out.
    pub(super) fn seal(lua: &Lua, rule: &Table, cost: Cost) -> mlua::Result<Option<Self>> {
        let mut seal =
            Seal { seen: HashSet::new(), held: Upvalues::new(lua)?, waiting: vec![Value::Table(rule.clone())] };
        while let Some(value) = seal.waiting.pop() {
            if !seal.one(lua, value)? || seal.seen.len() > MOST {
                return Ok(None);
            }
        }
        Ok(Some(Self { rule: rule.clone(), held: seal.held, cost }))
    }

    /// Whether the rule's functions still hold what they held.
    ///
    /// # Errors
    /// When memory ran out.
    pub(super) fn is_unchanged(&self, lua: &Lua) -> mlua::Result<bool> {
        self.held.are_unchanged(lua)
    }
}

/// Whether a rule that broke with `message` may have done so because it is kept.
pub(super) fn is_refused(message: &str) -> bool {
    message.contains(REFUSED)
}

/// On the way from a rule's functions to all that they can reach.
struct Seal {
    seen: HashSet<*const std::ffi::c_void>,
    held: Upvalues,
    waiting: Vec<Value>,
}

impl Seal {
    /// Seals `value`, and notes what it leads to; whether that can be done.
    fn one(&mut self, lua: &Lua, value: Value) -> mlua::Result<bool> {
        match value {
            Value::Table(table) if self.seen.insert(table.to_pointer()) => self.table(&table),
            Value::Function(function) if self.seen.insert(function.to_pointer()) => {
                let info = function.info();
                if info.short_src.as_deref().is_some_and(is_user_code) {
                    self.waiting.extend(self.held.add(lua, &function)?);
                    return Ok(true);
                }
                // One of the library that holds something, as an iterator does, moves on when it is called.
                Ok(info.what != "C" || info.num_upvalues == 0)
            }
            Value::Nil
            | Value::Boolean(_)
            | Value::Integer(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Table(_)
            | Value::Function(_) => Ok(true),
            _ => Ok(false),
        }
    }

    fn table(&mut self, table: &Table) -> mlua::Result<bool> {
        if !table.is_readonly() {
            // A copy of one of ours: who writes to it is asked by what stands behind it.
            if table.metatable().is_some() {
                return Ok(false);
            }
            table.set_readonly(true);
        }
        for pair in table.pairs::<Value, Value>() {
            let (key, value) = pair?;
            self.waiting.extend([key, value]);
        }
        Ok(true)
    }
}

//! The Rust side of what rules call. Small functions over numbers and texts: the prelude checks arguments and makes
//! objects of the answers.

mod emit;
mod objects;
mod output;
mod search;
mod tools;

use std::rc::Rc;

use mlua::{FromLua, Lua, LuaString, Table, Value};

use super::session::Session;

/// A table of all natives over `session`.
pub(super) fn install(lua: &Lua, session: &Rc<Session>) -> mlua::Result<Table> {
    let table = lua.create_table()?;
    objects::install(lua, &table, session)?;
    search::install(lua, &table, session)?;
    output::install(lua, &table, session)?;
    emit::install(lua, &table, session)?;
    tools::install(lua, &table, session)?;
    Ok(table)
}

/// A text from Lua, which may hold any bytes.
struct Words(String);

impl FromLua for Words {
    fn from_lua(value: Value, lua: &Lua) -> mlua::Result<Self> {
        LuaString::from_lua(value, lua).map(|text| Self(text.to_string_lossy()))
    }
}

/// An error that says `message` to the author of the rule.
fn wrong<T>(message: impl Into<String>) -> mlua::Result<T> {
    Err(mlua::Error::RuntimeError(message.into()))
}

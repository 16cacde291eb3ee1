//! The Rust side of what rules call. Small functions over numbers and texts: the prelude checks arguments and makes
//! objects of the answers.

mod emit;
mod index;
mod objects;
mod output;
mod rows;
mod search;
mod tools;

use std::rc::Rc;

use mlua::{FromLua, Lua, LuaString, Table, Value};

use super::session::Session;
use super::{freeze, interrupt};

/// A table of all natives over `session`.
pub(super) fn install(lua: &Lua, session: &Rc<Session>) -> mlua::Result<Table> {
    let table = lua.create_table()?;
    objects::install(lua, &table, session)?;
    rows::install(lua, &table, session)?;
    search::install(lua, &table, session)?;
    output::install(lua, &table, session)?;
    emit::install(lua, &table, session)?;
    tools::install(lua, &table, session)?;
    table.set("freeze", freeze::function(lua)?)?;
    table.set("bill", interrupt::bill(lua)?)?;
    Ok(table)
}

/// A text from Lua, which may hold any bytes.
struct Words(String);

impl FromLua for Words {
    fn from_lua(value: Value, lua: &Lua) -> mlua::Result<Self> {
        LuaString::from_lua(value, lua).map(|text| Self(text.to_string_lossy()))
    }
}

/// Does `work`, which makes no more than the text at hand accounts for, without a limit on memory: where there is one,
/// each string and each number put into a table is made in a protected call of its own, which costs some times as much
/// as the thing. What was made counts; a rule that is over the limit then is stopped at the next thing that it makes.
fn unlimited<T>(lua: &Lua, work: impl FnOnce() -> mlua::Result<T>) -> mlua::Result<T> {
    /// Puts the limit back, whatever happens.
    struct Lifted<'a>(&'a Lua, usize);
    impl Drop for Lifted<'_> {
        fn drop(&mut self) {
            let _ = self.0.set_memory_limit(self.1);
        }
    }
    let _lifted = Lifted(lua, lua.set_memory_limit(0)?);
    work()
}

#[expect(clippy::cast_precision_loss, reason = "counts of lists and terms, places in a text below 4 GB")]
fn number_of(index: usize) -> f64 {
    index as f64
}

/// An error that says `message` to the author of the rule.
fn wrong<T>(message: impl Into<String>) -> mlua::Result<T> {
    Err(mlua::Error::RuntimeError(message.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_on_memory_is_back_whatever_the_work_came_to() {
        let lua = Lua::new();
        lua.set_memory_limit(32 << 20).unwrap();
        assert_eq!(unlimited(&lua, || lua.create_string("words")).unwrap(), "words");
        assert_eq!(lua.set_memory_limit(5 << 20).unwrap(), 32 << 20);
        assert!(unlimited(&lua, || wrong::<()>("broke")).is_err());
        assert_eq!(lua.set_memory_limit(0).unwrap(), 5 << 20);
    }
}

//! `table.freeze` for the prelude, which freezes each object it makes.
//!
//! Luau's own looks first whether the metatable says `__metatable`, and makes that word a string for it: three quarters of
//! what it takes. Ours never say so. Rules get Luau's.
//!
//! With `interrupt` and `upvalues` all unsafe code of recoupe: the safe interface takes longer than Luau's function.

use std::ffi::c_int;

use mlua::{Function, Lua, ffi, lua_State};

/// A function that makes the table it is given read-only and returns it.
///
/// # Errors
/// When memory ran out.
#[expect(unsafe_code, reason = "a function of a few instructions, called a hundred times a document")]
pub(super) fn function(lua: &Lua) -> mlua::Result<Function> {
    // SAFETY: `freeze` is what Lua expects of a C function: it uses nothing but its arguments and returns how many values
    // it leaves on the stack.
    unsafe { lua.create_c_function(freeze) }
}

#[expect(unsafe_code, reason = "called by Luau")]
unsafe extern "C-unwind" fn freeze(state: *mut lua_State) -> c_int {
    // SAFETY: Lua calls this with a live state. None of these raises an error, or needs room on the stack: what is there is
    // asked for its type, a table is marked, and all but it is dropped.
    unsafe {
        ffi::lua_settop(state, 1);
        if ffi::lua_type(state, 1) == ffi::LUA_TTABLE {
            ffi::lua_setreadonly(state, 1, 1);
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use mlua::{Table, Value};

    use super::*;

    #[test]
    fn a_table_is_frozen_and_given_back() {
        let lua = Lua::new();
        let freeze = function(&lua).unwrap();
        let table = lua.create_table().unwrap();
        table.set_metatable(Some(lua.create_table().unwrap())).unwrap();
        let frozen: Table = freeze.call((&table, "more")).unwrap();
        assert!(frozen == table && table.is_readonly());
        table.raw_set("a", 1).unwrap_err();
    }

    #[test]
    fn what_is_no_table_is_given_back_as_it_is() {
        let lua = Lua::new();
        let freeze = function(&lua).unwrap();
        assert!(freeze.call::<Value>(()).unwrap().is_nil());
        assert_eq!(freeze.call::<String>("words").unwrap(), "words");
    }
}

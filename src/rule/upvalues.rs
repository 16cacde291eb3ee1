//! What Lua functions hold from outside of them: looked at, never changed.
//!
//! With `interrupt` all unsafe code of recoupe: no safe interface reaches the upvalues of a function.

use std::ffi::c_int;

use mlua::{Function, Lua, Table, Value, ffi};

/// Upvalues of functions, and what each of them was when it was looked at.
pub(super) struct Upvalues {
    /// How many there are of each function.
    counts: Vec<c_int>,
    /// Each function and behind it the values of its upvalues in their order.
    values: Table,
}

impl Upvalues {
    pub(super) fn new(lua: &Lua) -> mlua::Result<Self> {
        Ok(Self { counts: Vec::new(), values: lua.create_table()? })
    }

    /// The values that `function` holds, which are remembered.
    ///
    /// # Errors
    /// When memory ran out.
    pub(super) fn add(&mut self, lua: &Lua, function: &Function) -> mlua::Result<Vec<Value>> {
        let count = function.info().num_upvalues;
        let held: Vec<Value> = (1..=count).map(|number| get(lua, function, number.into())).collect::<Result<_, _>>()?;
        if count > 0 {
            let before = self.counts.iter().map(|&count| count + 1).sum::<c_int>();
            self.values.raw_set(before + 1, function)?;
            for (value, place) in held.iter().zip(before + 2..) {
                self.values.raw_set(place, value)?;
            }
            self.counts.push(count.into());
        }
        Ok(held)
    }

    /// Whether all of them are what they were.
    ///
    /// # Errors
    /// When memory ran out.
    #[expect(unsafe_code, reason = "no safe interface reaches upvalues")]
    pub(super) fn are_unchanged(&self, lua: &Lua) -> mlua::Result<bool> {
        if self.counts.is_empty() {
            return Ok(true);
        }
        let counts = self.counts.as_slice();
        // SAFETY: `exec_raw` calls the closure on the live state that `lua` owns and has locked, as a C function with one
        // argument, the table, for which Lua keeps room for twenty values; three more are pushed at most. Reading a list
        // and comparing without asking metamethods runs no code and makes nothing. What the closure owns has no `Drop`.
        unsafe {
            lua.exec_raw(&self.values, |state| {
                let (mut same, mut at) = (true, 1);
                for &count in counts {
                    ffi::lua_rawgeti_(state, 1, at);
                    for number in 1..=count {
                        ffi::lua_rawgeti_(state, 1, at + number);
                        let found = !ffi::lua_getupvalue(state, 2, number).is_null();
                        same &= found && ffi::lua_rawequal(state, -1, -2) != 0;
                        ffi::lua_settop(state, 2);
                    }
                    ffi::lua_settop(state, 1);
                    at += count + 1;
                }
                ffi::lua_settop(state, 0);
                ffi::lua_pushboolean(state, c_int::from(same));
            })
        }
    }
}

/// The value of upvalue `number` of `function`, from 1; nil where it has none of that number.
#[expect(unsafe_code, reason = "no safe interface reaches upvalues")]
fn get(lua: &Lua, function: &Function, number: c_int) -> mlua::Result<Value> {
    // SAFETY: as above. The argument is the function, and one value is pushed.
    unsafe {
        lua.exec_raw(function, |state| {
            if ffi::lua_getupvalue(state, 1, number).is_null() {
                ffi::lua_pushnil(state);
            }
            ffi::lua_remove(state, 1);
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Functions made by `code`, and whether their upvalues are the same after all of them were called.
    fn stays(code: &str) -> bool {
        let lua = Lua::new();
        let functions: Vec<Function> = lua.load(code).eval().unwrap();
        let mut upvalues = Upvalues::new(&lua).unwrap();
        for function in &functions {
            upvalues.add(&lua, function).unwrap();
        }
        assert!(upvalues.are_unchanged(&lua).unwrap());
        for function in &functions {
            function.call::<()>(()).unwrap();
        }
        upvalues.are_unchanged(&lua).unwrap()
    }

    #[test]
    fn a_function_that_sets_what_it_holds_is_told() {
        assert!(stays("local a, t = 1, {} return { function() return a, t end, function() local b = a b += 1 end }"));
        assert!(stays("local t = {} return { function() t.x = 1 end }"), "the table is the same one");
        assert!(!stays("local a = 1 return { function() return 2 end, function() a = a + 1 end }"));
        assert!(!stays("local a return { function() a = {} end }"));
        assert!(!stays("local a, b, c = 1, 2, 3 return { function() return a + b + c end, function() c = nil end }"));
    }

    #[test]
    fn values_are_those_that_are_held_in_their_order() {
        let lua = Lua::new();
        // A local that is a constant is not held: the compiler puts it in.
        let code = "local t = {} local a, b, c = t, t.x, t.y or 'x' return function() return a, b, c end";
        let function: Function = lua.load(code).eval().unwrap();
        let held = Upvalues::new(&lua).unwrap().add(&lua, &function).unwrap();
        assert_eq!(held.len(), 3);
        assert!(held[1].is_nil());
        assert_eq!(held[2].to_string().unwrap(), "x");
    }
}

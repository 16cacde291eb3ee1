//! What Lua functions hold from outside of them: looked at, never changed.
//!
//! With `freeze` and `interrupt` all unsafe code of recoupe: no safe interface reaches the upvalues of a function.

use std::ffi::c_int;

use mlua::{Function, Lua, Table, Value, ffi};

/// Those upvalues of functions that can change, and what each of them was when it was looked at.
///
/// A local that is set once is copied into the functions that use it; only one that is set again is shared with them.
pub(super) struct Upvalues {
    /// The numbers of those of each function, from 1.
    numbers: Vec<Vec<c_int>>,
    /// Each function and behind it the values of these.
    values: Table,
}

impl Upvalues {
    pub(super) fn new(lua: &Lua) -> mlua::Result<Self> {
        Ok(Self { numbers: Vec::new(), values: lua.create_table()? })
    }

    /// All values that `function` holds. What can change is remembered.
    ///
    /// # Errors
    /// When memory ran out.
    pub(super) fn add(&mut self, lua: &Lua, function: &Function) -> mlua::Result<Vec<Value>> {
        let copy = function.deep_clone()?;
        let (mut held, mut shared) = (Vec::new(), Vec::new());
        for number in 1..=c_int::from(function.info().num_upvalues) {
            let (value, is_shared) = get(lua, function, &copy, number)?;
            if is_shared {
                shared.push((number, value.clone()));
            }
            held.push(value);
        }
        if !shared.is_empty() {
            let before: usize = self.numbers.iter().map(|numbers| numbers.len() + 1).sum();
            self.values.raw_set(before + 1, function)?;
            for (place, (_, value)) in shared.iter().enumerate() {
                self.values.raw_set(before + 2 + place, value)?;
            }
            self.numbers.push(shared.into_iter().map(|(number, _)| number).collect());
        }
        Ok(held)
    }

    /// Whether all of them are what they were.
    ///
    /// # Errors
    /// When memory ran out.
    #[expect(unsafe_code, reason = "no safe interface reaches upvalues")]
    pub(super) fn are_unchanged(&self, lua: &Lua) -> mlua::Result<bool> {
        if self.numbers.is_empty() {
            return Ok(true);
        }
        let numbers = self.numbers.as_slice();
        // SAFETY: `exec_raw` calls the closure on the live state that `lua` owns and has locked, as a C function with one
        // argument, the table, for which Lua keeps room for twenty values; three more are pushed at most. Reading a list
        // and comparing without asking metamethods runs no code and makes nothing. What the closure owns has no `Drop`.
        unsafe {
            lua.exec_raw(&self.values, |state| {
                let (mut same, mut at) = (true, 0);
                for numbers in numbers {
                    at += 1;
                    ffi::lua_rawgeti_(state, 1, at);
                    for &number in numbers {
                        at += 1;
                        ffi::lua_rawgeti_(state, 1, at);
                        let found = !ffi::lua_getupvalue(state, 2, number).is_null();
                        same &= found && ffi::lua_rawequal(state, -1, -2) != 0;
                        ffi::lua_settop(state, 2);
                    }
                    ffi::lua_settop(state, 1);
                }
                ffi::lua_settop(state, 0);
                ffi::lua_pushboolean(state, c_int::from(same));
            })
        }
    }
}

/// The value of upvalue `number` of `function`, from 1, and whether `function` shares it with its `copy`, which is spoilt.
#[expect(unsafe_code, reason = "no safe interface reaches upvalues")]
fn get(lua: &Lua, function: &Function, copy: &Function, number: c_int) -> mlua::Result<(Value, bool)> {
    // SAFETY: as above. The arguments are the two functions, and three values are pushed at most. An upvalue is set only
    // where there is one, to a value on the stack, and that of `function` is set back before any code can run.
    unsafe {
        lua.exec_raw((function, copy), |state| {
            let mut shared = false;
            if ffi::lua_getupvalue(state, 1, number).is_null() {
                ffi::lua_pushnil(state);
            } else {
                // No value of a rule is like this one.
                ffi::lua_pushlightuserdata(state, state.cast());
                ffi::lua_setupvalue(state, 2, number);
                ffi::lua_getupvalue(state, 1, number);
                shared = ffi::lua_rawequal(state, 3, 4) == 0;
                ffi::lua_settop(state, 3);
                if shared {
                    ffi::lua_pushvalue(state, 3);
                    ffi::lua_setupvalue(state, 1, number);
                }
            }
            ffi::lua_pushboolean(state, c_int::from(shared));
        })
        .map(|(_, _, value, shared): (Value, Value, Value, bool)| (value, shared))
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

    #[test]
    fn only_what_can_change_is_remembered_and_all_is_as_before() {
        let lua = Lua::new();
        let code =
            "local t = {} local a, b = t, 1 return function() b = b + 1 return a, b end, function() return b end";
        let (function, other): (Function, Function) = lua.load(code).eval().unwrap();
        let mut upvalues = Upvalues::new(&lua).unwrap();
        upvalues.add(&lua, &function).unwrap();
        upvalues.add(&lua, &other).unwrap();
        assert_eq!(upvalues.numbers.concat().len(), 2, "`b` of both");
        assert_eq!(other.call::<i64>(()).unwrap(), 1);
        assert_eq!(function.call::<(Table, i64)>(()).unwrap().1, 2);
        assert!(!upvalues.are_unchanged(&lua).unwrap());
    }
}

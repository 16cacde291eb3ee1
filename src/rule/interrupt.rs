//! How Luau's question at every turn of a loop and at every call, whether to go on, is answered quickly.
//!
//! mlua answers it with a Rust closure, which a rule of the usual kind asks some hundreds of times a document. Here a
//! step that the [meter](super::meter) has granted in advance costs a subtraction; mlua is asked when the grant is used up.
//!
//! With `freeze` and `upvalues` all unsafe code of recoupe: no safe interface reaches the callbacks of a state.

use std::cell::Cell;
use std::ffi::c_int;
use std::sync::OnceLock;

use mlua::{Function, Lua, ffi, lua_State};

type Interrupt = unsafe extern "C-unwind" fn(*mut lua_State, c_int);

thread_local! {
    /// Steps of the state that runs on this thread that need no question. Only one runs at a time.
    static LEFT: Cell<u64> = const { Cell::new(0) };
    /// What `LEFT` was when steps became free.
    static ASIDE: Cell<u64> = const { Cell::new(0) };
}

/// mlua's own answer. One function, whatever the state.
static MLUA: OnceLock<Interrupt> = OnceLock::new();

/// Lets the state that runs on this thread take `steps` steps without a question.
pub(super) fn grant(steps: u64) {
    LEFT.set(steps);
}

/// Ends the grant. How many of its steps were not taken.
pub(super) fn take_back() -> u64 {
    LEFT.replace(0)
}

/// Lets the state that runs on this thread take any steps, which are on nobody's bill, until it calls [`bill`]'s function.
pub(super) fn set_free() {
    ASIDE.set(LEFT.replace(u64::MAX));
}

/// A function that ends what [`set_free`] began: the grant is what it was.
///
/// # Errors
/// When memory ran out.
#[expect(unsafe_code, reason = "a function of a few instructions, called for each rule on each document")]
pub(super) fn bill(lua: &Lua) -> mlua::Result<Function> {
    // SAFETY: `end_free` is what Lua expects of a C function: it takes nothing and leaves nothing on the stack.
    unsafe { lua.create_c_function(end_free) }
}

#[expect(unsafe_code, reason = "called by Luau")]
unsafe extern "C-unwind" fn end_free(_: *mut lua_State) -> c_int {
    LEFT.set(ASIDE.take());
    0
}

/// Makes `lua`, whose interrupt is set, use up its grant before it asks.
///
/// # Errors
/// When memory ran out.
#[expect(unsafe_code, reason = "half of what a step costs is spent on the way to mlua's closure and back")]
pub(super) fn quicken(lua: &Lua) -> mlua::Result<()> {
    // SAFETY: `exec_raw` calls the closure with the live state that `lua` owns and has locked; `lua_callbacks` returns
    // a pointer into that state, which is valid as long as the state is, and nothing else refers to it meanwhile. The
    // closure owns nothing that a Lua error could leak, and leaves the stack as it was.
    unsafe {
        lua.exec_raw((), |state| {
            let callbacks = ffi::lua_callbacks(state);
            if let Some(slow) = (*callbacks).interrupt {
                MLUA.get_or_init(|| slow);
                (*callbacks).interrupt = Some(interrupt);
            }
        })
    }
}

#[expect(unsafe_code, reason = "called by Luau")]
unsafe extern "C-unwind" fn interrupt(state: *mut lua_State, collecting: c_int) {
    if collecting >= 0 {
        return;
    }
    let left = LEFT.get();
    if left > 0 {
        LEFT.set(left - 1);
    } else if let Some(slow) = MLUA.get() {
        // SAFETY: mlua put this function there for states that it made, as `state` is one, with these arguments. It may
        // unwind through this frame, which owns nothing.
        unsafe { slow(state, collecting) }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::time::Duration;

    use super::*;
    use crate::rule::meter::{Meter, Stop};

    /// What a run of `code` within `limit` steps spends, and why it was stopped.
    fn spend(code: &str, limit: u64, quick: bool) -> (u64, Option<Stop>) {
        let lua = Lua::new();
        let meter = Rc::new(Meter::new(limit, Duration::from_secs(10)));
        let asked = Rc::clone(&meter);
        lua.set_interrupt(move |_| asked.tick());
        if quick {
            quicken(&lua).unwrap();
        }
        let code = lua.load(code).into_function().unwrap();
        meter.start(0);
        let ended = if quick { meter.run(|| code.call::<()>(())) } else { code.call::<()>(()) };
        assert_eq!(ended.is_err(), meter.stopped().is_some());
        (meter.ticks(), meter.stopped())
    }

    #[test]
    fn steps_are_free_until_there_is_a_bill() {
        let lua = Lua::new();
        let meter = Rc::new(Meter::new(1_000, Duration::from_secs(10)));
        let asked = Rc::clone(&meter);
        lua.set_interrupt(move |_| asked.tick());
        quicken(&lua).unwrap();
        let bill = bill(&lua).unwrap();
        let code = lua.load("local bill = ... for i = 1, 5000 do end bill() for i = 1, 30 do end");
        let code = code.into_function().unwrap();
        meter.start(0);
        meter
            .run(|| {
                set_free();
                code.call::<()>(bill)
            })
            .unwrap();
        assert!((30..40).contains(&meter.ticks()), "{} steps", meter.ticks());
    }

    #[test]
    fn a_granted_step_counts_like_one_that_was_asked_for() {
        let codes = [
            "local n = 0 for i = 1, 500 do n = n + i end",
            "local function f(n) return n > 0 and f(n - 1) or 0 end for i = 1, 20 do f(i) end",
            "for word in string.gmatch(string.rep('ab ', 90), '%a+') do local _ = #word end",
            "while true do end",
        ];
        for code in codes {
            for limit in [1, 2, 63, 64, 65, 130, 499, 500, 501, 502, 5_000] {
                assert_eq!(spend(code, limit, true), spend(code, limit, false), "{code}, {limit} steps");
            }
        }
    }
}

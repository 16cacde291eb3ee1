//! What the other files share about Luau itself: how its code is made and loaded, where it runs, what its values and
//! errors say.

use mlua::chunk::{ChunkMode, Compiler};
use mlua::{Function, Lua, Value};

use crate::text::Quantity;

/// Bytes of stack of a thread that compiles: the parser is recursive, and deeply nested sources need more than a thread
/// usually has.
pub(super) const STACK: usize = 16 << 20;

/// Functions that the compiler would call without asking whether rules may.
const WITHHELD: [&str; 8] =
    ["getmetatable", "setmetatable", "rawequal", "rawget", "rawset", "rawlen", "tostring", "math.noise"];

/// How rules are compiled.
pub(super) fn compiler() -> Compiler {
    Compiler::new().set_optimization_level(1).set_debug_level(1).set_disabled_builtins(WITHHELD)
}

/// Loads compiled code that this program made.
pub(super) fn chunk(lua: &Lua, path: &str, code: &[u8]) -> mlua::Result<Function> {
    lua.load(code).set_mode(ChunkMode::Binary).set_name(format!("={path}")).into_function()
}

/// What frames of the prelude are called.
pub(super) const OURS: &str = "recoupe";

/// Whether a frame stands in a file of the user's.
pub(super) fn is_user_code(source: &str) -> bool {
    source.starts_with("rules/")
}

/// Path and line of the user's code that is running; empty and 0 when there is none.
pub(super) fn user_place(lua: &Lua) -> (String, usize) {
    let place = |level| {
        lua.inspect_stack(level, |frame| {
            let source = frame.source().short_src.filter(|path| is_user_code(path))?;
            Some((source.into_owned(), frame.current_line().unwrap_or(0)))
        })
    };
    // The innermost is the native that asks.
    (1..).map_while(place).flatten().next().unwrap_or_default()
}

/// A finite number.
#[expect(clippy::cast_precision_loss, reason = "a rule's whole numbers are doubles that happen to be whole")]
pub(super) fn number(value: &Value) -> Option<Quantity> {
    let number = match *value {
        Value::Integer(whole) => whole as f64,
        Value::Number(number) => number,
        _ => return None,
    };
    number.is_finite().then(|| Quantity::new(number))
}

/// What a value is, in words of Lua.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Nil => "nothing",
        Value::Boolean(_) => "a boolean",
        Value::Integer(_) | Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Table(_) => "a table",
        Value::Function(_) => "a function",
        _ => "something else",
    }
}

/// What `error` says, without the words of the layers around it.
pub(super) fn message(error: &mlua::Error) -> String {
    match root(error) {
        mlua::Error::RuntimeError(message) => message.clone(),
        other => other.to_string(),
    }
}

/// The error beneath those that wrap it.
pub(super) fn root(error: &mlua::Error) -> &mlua::Error {
    match error {
        mlua::Error::CallbackError { cause, .. } | mlua::Error::WithContext { cause, .. } => root(cause),
        other => other,
    }
}

//! The prelude: what stands between rules and Rust, written in Luau.
//!
//! Not here: anything a rule could see of its files. Their frames are left out of tracebacks.

use std::sync::OnceLock;

use mlua::chunk::{ChunkMode, Compiler};
use mlua::{Lua, MultiValue, Table, Value};

/// The chunk name of every part: what frames show ([`OURS`](super::lua::OURS)), behind the `=` that has it shown as it is.
const NAME: &str = "=recoupe";

/// The parts in order; each gets the natives and what those before it returned.
const PARTS: [&str; 7] = [
    include_str!("base.luau"),
    include_str!("objects.luau"),
    include_str!("search.luau"),
    include_str!("output.luau"),
    include_str!("library.luau"),
    include_str!("rows.luau"),
    include_str!("run.luau"),
];

/// Runs the prelude in `lua`; the entry points, as its last part returns them.
pub(super) fn run(lua: &Lua, natives: Table) -> mlua::Result<Table> {
    let own = lua.globals();
    let mut known = vec![Value::Table(natives)];
    for code in compiled()? {
        let part = lua.load(code.as_slice()).set_mode(ChunkMode::Binary).set_name(NAME);
        let returned: Table = part.call(known.iter().cloned().collect::<MultiValue>())?;
        known.push(Value::Table(returned));
    }
    // Taking its globals over made them unsafe to resolve once and for all; nobody can change them any more.
    own.set_safeenv(true);
    match known.pop() {
        Some(Value::Table(entry)) => Ok(entry),
        _ => Err(mlua::Error::runtime("the prelude returned nothing")),
    }
}

/// The parts, compiled once for all states.
fn compiled() -> mlua::Result<&'static [Vec<u8>]> {
    static COMPILED: OnceLock<Result<Vec<Vec<u8>>, String>> = OnceLock::new();
    let compile = || {
        let compiler = Compiler::new().set_optimization_level(2).set_debug_level(1);
        PARTS.iter().map(|part| compiler.compile(part).map_err(|error| error.to_string())).collect()
    };
    COMPILED.get_or_init(compile).as_deref().map_err(|error| mlua::Error::runtime(error.clone()))
}

//! `recoupe init`

use std::fmt::Write;

use crate::cli::Init;
use crate::engine::{Laid, Workspace};
use crate::error::Problem;
use crate::report;
use crate::rule;

use super::exit::Exit;
use super::{here, starter};

/// Where editors find the API of rules; `.luarc.json` names it.
const STUBS: &str = ".luals/recoupe.lua";

/// What the Lua language server is told: Luau is Lua 5.1 with a few signs more.
const EDITOR: &str = r#"{
  "runtime.version": "Lua 5.1",
  "runtime.nonstandardSymbol": ["continue", "+=", "-=", "*=", "/="],
  "workspace.library": [".luals"]
}
"#;

const SETTINGS: &str = include_str!("recoupe.toml");

/// What git should not keep; the rest of what recoupe writes belongs into it.
const IGNORED: &str = "/annotations/**/*.diff";

pub fn run(arguments: &Init) -> Result<Exit, Problem> {
    let workspace = Workspace::at(&here::folder()?.join(&arguments.folder));
    let mut files = vec![("recoupe.toml", SETTINGS)];
    files.extend(starter::FILES);
    let stubs = rule::stubs();
    files.extend([(STUBS, stubs.as_str()), (".luarc.json", EDITOR)]);
    let laid = workspace.lay(&files, IGNORED)?;
    report::say(&told(arguments, &laid));
    Ok(Exit::Fine)
}

fn told(arguments: &Init, laid: &Laid) -> String {
    let mut out = String::new();
    let rules = laid.new.iter().filter(|path| rule::rule_name(path).is_some()).count();
    let _ = match (laid.new.len(), laid.kept.len()) {
        (0, _) => writeln!(out, "Everything is here already; nothing was touched."),
        (_, 0) => writeln!(out, "Made recoupe.toml, seeds/ and rules/ with {}.", report::count(rules, "starter rule")),
        (new, kept) => {
            let (new, kept) = (report::count(new, "file"), report::count(kept, "file"));
            writeln!(out, "Made {new}; left {kept} as they were.")
        }
    };
    let cd = if arguments.folder == "." { String::new() } else { format!("\n  cd {}", arguments.folder) };
    let _ = write!(
        out,
        "\nNext:{cd}\n  put articles (.txt, .md, .html) on one event into a folder, for example seeds/flood-2024/\n  \
         recoupe check          what was found; annotations/ keeps it\n  \
         recoupe new rule NAME  a rule of your own\n"
    );
    out
}

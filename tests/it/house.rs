//! The architecture that `src/lib.rs` draws, held against the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Each room and the rooms below it that it may know. A room that is not here may not exist.
const EDGES: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("text", &[]),
    ("language", &["text"]),
    ("finding", &["text"]),
    ("document", &["error", "text", "language"]),
    ("config", &["error", "text", "language", "document", "finding"]),
    ("ledger", &["error", "text", "language", "finding"]),
    ("rule", &["error", "text", "language", "document", "finding", "config", "ledger"]),
    ("annotation", &["error", "text", "document", "finding"]),
    ("report", &["error", "text", "language", "document", "finding", "ledger", "rule", "annotation"]),
    (
        "engine",
        &["error", "text", "language", "document", "finding", "config", "ledger", "rule", "annotation", "report"],
    ),
    ("cli", &["finding", "annotation"]),
    (
        "app",
        &[
            "error",
            "text",
            "language",
            "document",
            "finding",
            "config",
            "ledger",
            "rule",
            "annotation",
            "report",
            "engine",
            "cli",
        ],
    ),
];

#[test]
fn dependencies_point_one_way() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let room = room_of(&path);
        if matches!(room.as_str(), "main" | "lib") {
            continue;
        }
        let Some((_, allowed)) = EDGES.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{path}: `{room}` is not in the house; draw it in src/lib.rs and here"));
            continue;
        };
        for used in rooms_used(&source) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{path}: `{room}` must not know `{used}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn edges_have_no_cycle() {
    for (place, (room, allowed)) in EDGES.iter().enumerate() {
        for below in *allowed {
            let at = EDGES.iter().position(|(name, _)| name == below);
            let free = matches!((*room, *below), ("app", "cli"));
            assert!(at.is_some_and(|at| at < place) || free, "`{room}` knows `{below}`, which is not below it");
        }
    }
}

#[test]
fn the_birds_eye_view_names_every_room() {
    let view = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let table: Vec<&str> = view.lines().filter(|line| line.starts_with("//! | [")).collect();
    for (room, _) in EDGES {
        let named = table.iter().any(|line| line.contains(&format!("[`{room}`]")));
        assert!(named, "src/lib.rs does not say what `{room}` is for");
    }
}

#[test]
fn only_the_rule_room_knows_lua_and_only_the_gate_touches_files() {
    for (path, source) in sources() {
        let room = room_of(&path);
        if room != "rule" {
            assert!(!source.contains("mlua::"), "{path} uses mlua");
        }
        if !matches!(room.as_str(), "engine" | "app" | "main") {
            let code = source.split("#[cfg(test)]").next().unwrap_or_default();
            for gate in ["std::fs", "fs_err", "File::open", "std::env"] {
                assert!(!code.contains(gate), "{path} uses `{gate}`: only `engine` touches the machine");
            }
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `src/`, as (path from `src/` with `/`, text).
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root().join("src")).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 20, "the sources were not found");
    found.sort();
    found
}

fn room_of(path: &str) -> String {
    path.split('/').next().unwrap().trim_end_matches(".rs").to_owned()
}

/// The rooms named in paths that begin with `crate::`, grouped imports included, comments excluded.
fn rooms_used(source: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let end = group.find(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth < 0
            });
            let mut depth = 0;
            let flat: String = group[..end.unwrap_or(group.len())]
                .chars()
                .filter(|&c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0 && c != '}'
                })
                .collect();
            used.extend(flat.split(',').filter_map(first_name));
        } else {
            used.extend(first_name(rest));
        }
    }
    used
}

fn first_name(path: &str) -> Option<String> {
    let name: String = path.trim_start().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
    (!name.is_empty() && name != "self").then_some(name)
}

#[test]
fn grouped_imports_are_seen() {
    let used =
        rooms_used("use crate::{text::{Span, lines}, rule};\nuse crate::error::Problem; \n// use crate::engine\n");
    let names: Vec<&str> = used.iter().map(String::as_str).collect();
    assert_eq!(names, ["error", "rule", "text"]);
}

//! Files under `rules/` to compiled code and term lists. Nothing is run here.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::abreast;
use super::files::{Role, RuleFiles, role};
use super::library::Library;
use super::lua;
use super::terms::{Index, TermList};
use crate::error::{Location, Problem};
use crate::finding::RuleId;

/// A larger source is refused: the compiler's own memory has no bound of ours.
const LARGEST_SOURCE: usize = 256 << 10;
const LARGEST_LIST: usize = 8 << 20;

/// The id of the rule whose file is at `path`.
pub(super) fn rule_id(path: &str) -> Option<RuleId> {
    RuleId::new(path.strip_prefix("rules/")?.strip_suffix(".lua")?)
}

/// The problem of a rule file whose name cannot be an id.
pub(super) fn bad_name(path: &str) -> Problem {
    Problem::new("rule-file", "the name of the file cannot be the name of a rule")
        .at(Location::file(path))
        .hint("lower-case letters, digits and hyphens, a letter first, as in loaded-term.lua")
}

/// Compiles every Lua file and reads every list, save those that are in `known` as they are now.
pub(super) fn library(files: &RuleFiles, known: &Library) -> (Library, Vec<Problem>) {
    let mut library = Library { patterns: Arc::clone(&known.patterns), ..Library::default() };
    let mut problems = Vec::new();
    let ours = || files.files.iter().filter(|(path, _)| role(path) != Role::Other);
    let texts: Vec<(&String, Result<&str, Problem>)> =
        ours().map(|(path, bytes)| (path, text(path, bytes, role(path)))).collect();
    let is_new = |path: &str, text: &str| known.sources.get(path).is_none_or(|known| **known != *text);
    let lists: Vec<(&String, &str)> = texts
        .iter()
        .filter_map(|(path, text)| Some((*path, *text.as_ref().ok()?)))
        .filter(|(path, text)| role(path) == Role::List && is_new(path, text))
        .collect();
    let mut read: BTreeMap<&String, (TermList, Vec<Problem>)> = lists
        .iter()
        .map(|(path, _)| *path)
        .zip(abreast::each(&lists, lua::STACK, |(path, text)| TermList::parse(path, text)))
        .collect();
    for (path, text) in texts {
        match text {
            Ok(text) => {
                library.sources.insert(path.clone(), text.into());
                if library.agrees(known, path) {
                    keep(&mut library, known, path);
                    continue;
                }
                let wrong = match role(path) {
                    Role::List => {
                        let list = read.remove(path).unwrap_or_else(|| TermList::parse(path, text));
                        add_list(&mut library, path, list)
                    }
                    _ => add(&mut library, path, text),
                };
                if !wrong.is_empty() {
                    library.broken.insert(path.clone());
                    problems.extend(wrong);
                }
            }
            Err(problem) => {
                library.broken.insert(path.clone());
                problems.push(problem);
            }
        }
    }
    let same_lists = library.lists.len() == known.lists.len()
        && library.lists.iter().zip(&known.lists).all(|(own, known)| Arc::ptr_eq(own, known));
    library.terms = if same_lists { Arc::clone(&known.terms) } else { Arc::new(Index::new(&library.lists)) };
    (library, problems)
}

/// Takes over what was made of the file at `path`.
fn keep(library: &mut Library, known: &Library, path: &str) {
    if let Some(code) = known.chunks.get(path) {
        library.chunks.insert(path.to_owned(), Arc::clone(code));
    }
    if let Some(&list) = known.list_at.get(path) {
        library.list_at.insert(path.to_owned(), library.lists.len());
        library.lists.push(Arc::clone(&known.lists[list]));
    }
}

fn text<'a>(path: &str, bytes: &'a [u8], role: Role) -> Result<&'a str, Problem> {
    let refused = |message: String| Problem::new("rule-file", message).at(Location::file(path));
    let largest = if role == Role::List { LARGEST_LIST } else { LARGEST_SOURCE };
    if bytes.len() > largest {
        return Err(refused(format!("the file is larger than {} KB", largest >> 10))
            .hint("put what they share into rules/lib, and words into a list under rules/terms"));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let what = if role == Role::List { "a TOML file" } else { "Lua source" };
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') && !text.starts_with('\u{1b}') => Ok(text),
        Ok(_) => Err(refused(format!("this is not {what}: it holds bytes that no text has"))),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].split(|&byte| byte == b'\n').count();
            let mut problem = refused(format!("this is not {what}: it is not UTF-8"));
            if let Some(location) = &mut problem.location {
                location.line = line;
            }
            Err(problem.hint("save the file as UTF-8"))
        }
    }
}

fn add_list(library: &mut Library, path: &str, (list, problems): (TermList, Vec<Problem>)) -> Vec<Problem> {
    if problems.is_empty() {
        library.list_at.insert(path.to_owned(), library.lists.len());
        library.lists.push(Arc::new(list));
    }
    problems
}

fn add(library: &mut Library, path: &str, text: &str) -> Vec<Problem> {
    if let Some(problem) = lost_backslash(library, path, text) {
        return vec![problem];
    }
    match lua::compiler().compile(text) {
        Ok(code) => {
            library.chunks.insert(path.to_owned(), code.into());
            Vec::new()
        }
        Err(error) => vec![syntax(library, path, &error)],
    }
}

/// The compiler says `line: what`.
fn syntax(library: &Library, path: &str, error: &mlua::Error) -> Problem {
    let message = match error {
        mlua::Error::SyntaxError { message, .. } => message.clone(),
        other => other.to_string(),
    };
    let place = message.trim_start_matches(':').split_once(':');
    let (line, what) = match place.and_then(|(line, what)| Some((line.parse().ok()?, what))) {
        Some((line, what)) => (line, what.trim()),
        None => (0, message.trim()),
    };
    let what = what.lines().next().unwrap_or_default();
    let mut start = what.chars();
    let what = start.next().map(|first| first.to_lowercase().chain(start).collect::<String>()).unwrap_or_default();
    let mut problem = Problem::new("rule-syntax", what).at(library.location(path, line));
    problem.hint = HINTS.iter().find(|(said, _)| problem.message.contains(said)).map(|&(_, hint)| hint.to_owned());
    problem
}

/// What may be done about errors that the compiler words for people who know the grammar.
const HINTS: &[(&str, &str)] = &[
    ("when parsing if statement, got '='", "`==` compares, `=` sets"),
    ("expected ',' after table constructor", "a comma is missing, most often at the end of the line above"),
    (
        "identifier when parsing expression, got",
        "something above is not closed: each `function`, `if`, `for` and `while` needs an `end`, each bracket its other half",
    ),
    ("expected 'end'", "each `function`, `if`, `for` and `while` needs an `end`"),
    ("incomplete statement", "a line of Lua sets something (`local name = …`) or calls it (`name(…)`)"),
];

/// `pattern("…\d` and its like, in either kind of quotation marks.
static LOST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\bpattern\s*\(\s*(?:"(?:[^"\\\n]|\\\\)*\\[bdswpBDSWP]|'(?:[^'\\\n]|\\\\)*\\[bdswpBDSWP])"#).ok()
});

/// A pattern between quotation marks whose `\d` Lua reads as `d` before anybody sees it.
fn lost_backslash(library: &Library, path: &str, text: &str) -> Option<Problem> {
    let lost = LOST.as_ref()?;
    let is_code = |line: &str, at: usize| !line[..at].contains("--");
    let line = text.lines().position(|line| lost.find(line).is_some_and(|found| is_code(line, found.start())))?;
    let message = "a backslash between quotation marks is Lua's, and is gone before the pattern is read";
    let problem = Problem::new("rule-syntax", message).at(library.location(path, line + 1));
    Some(problem.hint("write the pattern between brackets, as in pattern([[\\d+]])"))
}

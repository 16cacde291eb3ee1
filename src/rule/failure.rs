//! What went wrong in a rule, told so that its author can mend it.

use super::handle::Handle;
use super::library::Library;
use super::lua;
use super::meter::Stop;
use super::session::{Caught, Session};
use super::view::Scene;
use crate::error::{Location, Problem};

/// Words of the unit at hand that are shown.
const SHOWN: usize = 80;
/// Characters of a message that are shown.
const LONGEST: usize = 500;

/// What to do about errors that Lua words for its own use.
const HINTS: &[(&str, &str)] = &[
    (
        "attempt to index function",
        "what stands before the `.` is a function; are the arguments in order, as in `function(sentence, report)`?",
    ),
    (
        "there is no term list",
        "a list is a file such as rules/terms/camps.fr.toml with entries: [[term]], word = \"…\"",
    ),
    ("there is no module", "a module is a file such as rules/lib/words.lua that ends with `return` and what it gives"),
    ("to 'format' (number expected", "`%d` and `%f` stand for numbers, `%s` for anything"),
    (
        "attempt to index nil",
        "what stands before the last `.` or `:` of this line is nil here; look at it with `if` first",
    ),
    ("attempt to call a nil value", "there is no function of that name; look for a slip, or a missing `local`"),
    (
        "attempt to compare nil",
        "`low` and `high` of a figure are nil where its words leave that side open; look at them with `if` first",
    ),
    (
        "< nil",
        "`low` and `high` of a figure are nil where its words leave that side open; look at them with `if` first",
    ),
    ("attempt to compare", "the two are not of one kind; `tonumber` makes a number of a text"),
    ("attempt to perform arithmetic", "one of the two is not a number here; look at it with `if` first"),
    ("attempt to concatenate", "one of the parts is nil or no text here; look at it with `if` first"),
    ("invalid argument #1 to 'ipairs'", "`ipairs` takes a list, such as `sentence.words`"),
    ("attempt to iterate over a nil value", "what `in` is given is nil here"),
    ("attempt to call a table value", "loop over a list as in `for _, figure in ipairs(list) do`"),
    ("attempt to modify a readonly table", "what recoupe gives cannot be changed; make a table of your own"),
    ("attempt to iterate over a table value", "loop as in `for _, item in ipairs(list) do`"),
    ("stack overflow", "a function calls itself without end"),
    ("not enough memory", "a rule has 32 MB; keep less, or build smaller texts"),
];

/// Whether a rule broke for want of memory, and so perhaps for what others left behind rather than by its own doing.
/// Out of memory, Lua has none left to tell where: nothing was caught then.
pub(super) fn is_of_memory(session: &Session, error: Option<&mlua::Error>) -> bool {
    let told = session.caught.borrow();
    let told = told.as_ref().is_none_or(|caught| caught.message.contains("not enough memory"));
    told || matches!(error.map(lua::root), Some(mlua::Error::MemoryError(_)))
}

/// The problem of the rule at `path`, from what `session` caught, else from `error`.
pub(super) fn problem(session: &Session, path: &str, error: Option<&mlua::Error>) -> Problem {
    let caught = session.caught.borrow_mut().take().unwrap_or_else(|| Caught {
        message: error.map_or_else(|| "not enough memory".to_owned(), lua::message),
        ..Caught::default()
    });
    let problem = match session.meter.stopped() {
        Some(Stop::Steps) => stopped("rule-budget", format!("over its budget of {} steps", session.meter.limit()))
            .hint("look for a loop that does not end, or for one loop inside another over a whole document"),
        Some(Stop::Time) => stopped(
            "rule-time",
            "too slow: it was stopped by the clock, so its document could not be checked".to_owned(),
        )
        .hint("each step of it does too much at once: look for long texts that are joined or searched again and again"),
        None => own(&caught),
    };
    place(problem, &session.library, path, &caught, session)
}

fn stopped(code: &str, message: String) -> Problem {
    Problem::new(code, message)
}

fn own(caught: &Caught) -> Problem {
    let message = without_position(&caught.message, caught);
    let code = if message.contains("not enough memory") { "rule-memory" } else { "rule-error" };
    let mut problem = Problem::new(code, first_lines(&message));
    let hint = HINTS.iter().find(|(begin, _)| message.contains(begin) && !message.contains("did you mean"));
    problem.hint = hint.map(|&(_, hint)| hint.to_owned());
    problem
}

fn first_lines(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let shown: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect();
    if shown.trim().is_empty() { "an error without a message".to_owned() } else { shown.trim().to_owned() }
}

/// Lua begins a message with where it was raised: the place is told apart.
fn without_position(message: &str, caught: &Caught) -> String {
    let positions = caught.frames.iter().map(|(path, line, _)| format!("{path}:{line}: "));
    let mut bare = message;
    for position in positions {
        bare = bare.strip_prefix(position.as_str()).unwrap_or(bare);
    }
    without_ours(bare).to_owned()
}

/// `message` without the place of the function of ours that raised it.
fn without_ours(message: &str) -> &str {
    let place = message.strip_prefix(lua::OURS).and_then(|rest| rest.strip_prefix(':')?.split_once(": "));
    place.filter(|(line, _)| line.bytes().all(|byte| byte.is_ascii_digit())).map_or(message, |(_, rest)| rest)
}

fn place(mut problem: Problem, library: &Library, path: &str, caught: &Caught, session: &Session) -> Problem {
    let location = match caught.frames.first() {
        Some((path, line, _)) => library.location(path, *line),
        None => Location::file(path),
    };
    problem = problem.at(location);
    problem.trace = frames(&caught.frames);
    let scene = session.scene.borrow();
    match &*scene {
        Scene::Document(view) => {
            problem.document = Some(view.document.path.clone());
            problem.trace.extend(caught.unit.and_then(|unit| unit_at_hand(view, unit)));
        }
        Scene::Group(scene) => {
            let group = &scene.group;
            problem.trace.push(format!("on the facts about `{}` in story {}", group.key, group.story));
        }
        Scene::Nothing => {}
    }
    problem
}

/// The calls around the innermost; those of a function that calls itself are told once.
fn frames(calls: &[(String, usize, String)]) -> Vec<String> {
    let same = calls.get(1..).unwrap_or_default().chunk_by(|a, b| a == b);
    let told = same.map(|same| {
        let (path, line, name) = &same[0];
        match same.len() {
            1 => frame(path, *line, name),
            _ => format!("{}, again and again", frame(path, *line, name)),
        }
    });
    told.collect()
}

fn frame(path: &str, line: usize, name: &str) -> String {
    if name.is_empty() { format!("{path}:{line}") } else { format!("{path}:{line}: in `{name}`") }
}

fn unit_at_hand(view: &super::view::View, unit: f64) -> Option<String> {
    let handle = Handle::of(unit)?;
    let words = view.document.words(view.span(handle)?);
    let mut shown: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
    if shown.len() < words.len() && words.chars().count() > SHOWN {
        shown.push('…');
    }
    Some(format!("on the {} “{shown}”", handle.kind.name()))
}

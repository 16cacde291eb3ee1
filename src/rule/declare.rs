//! Reading the table that a rule file returns. Every mistake in it is told, with the nearest right name.

use std::collections::BTreeMap;

use mlua::{Table, Value};

use super::examples::{self, Examples};
use super::info::{OptionInfo, RuleKind, Unit};
use super::library::Library;
use super::lua;
use super::options;
use crate::error::Problem;
use crate::finding::Severity;
use crate::language::Language;
use crate::text::nearest;

const KEYS: &[&str] =
    &["summary", "about", "severity", "languages", "each", "check", "extract", "compare", "options", "examples"];

/// What a rule says of itself.
#[derive(Debug)]
pub(super) struct Declared {
    pub summary: String,
    pub about: Option<String>,
    pub severity: Severity,
    pub languages: Vec<Language>,
    pub kind: RuleKind,
    pub options: BTreeMap<String, OptionInfo>,
    pub examples: Examples,
}

/// Reads one table and gathers what is wrong with it.
pub(super) struct Reader<'a> {
    library: &'a Library,
    path: &'a str,
    /// Whether a value is a term list or a pattern.
    is_searcher: &'a dyn Fn(&Value) -> bool,
    pub problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Notes a mistake in the value of `key`.
    pub(super) fn wrong(&mut self, key: &str, message: impl Into<String>) -> &mut Problem {
        let location = self.library.setting(self.path, key);
        self.problems.push(Problem::new("rule-declaration", message).at(location));
        self.problems.last_mut().expect("just pushed")
    }

    /// Notes a key that means nothing in `place`.
    pub(super) fn unknown(&mut self, key: &str, place: &str, known: &[&str]) {
        let hint = match nearest(key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known keys: {}", known.join(", ")),
        };
        self.wrong(key, format!("unknown key `{key}` in {place}")).hint = Some(hint);
    }

    /// Notes that the value of `key` is not what it should be.
    pub(super) fn not(&mut self, key: &str, wanted: &str, got: &Value) {
        self.wrong(key, format!("`{key}` must be {wanted}, got {}", lua::type_name(got)));
    }

    /// One of a few words.
    fn word<T: Copy>(&mut self, key: &str, value: &Value, words: &[(&str, T)]) -> Option<T> {
        let names: Vec<&str> = words.iter().map(|&(name, _)| name).collect();
        let Value::String(given) = value else {
            self.not(key, &format!("one of {}", names.join(", ")), value);
            return None;
        };
        let given = given.to_string_lossy();
        let found = words.iter().find(|(name, _)| *name == given).map(|&(_, meaning)| meaning);
        if found.is_none() {
            let near = nearest(&given, names.iter().copied()).map(|near| format!("did you mean `{near}`?"));
            self.wrong(key, format!("`{key}` is one of {}, got `{given}`", names.join(", "))).hint = near;
        }
        found
    }

    /// A text that is not empty.
    pub(super) fn text(&mut self, key: &str, value: &Value) -> Option<String> {
        let text = value.as_string().map(mlua::LuaString::to_string_lossy).filter(|text| !text.trim().is_empty());
        if text.is_none() {
            self.not(key, "a text", value);
        }
        text
    }

    /// The line of the file that holds the beginning of `text`, from 1; 0 when none does.
    pub(super) fn line_of(&self, text: &str) -> usize {
        let begin = text.trim().lines().next().unwrap_or_default();
        let source = self.library.sources.get(self.path);
        let line = source.and_then(|source| source.lines().position(|line| line.contains(begin)));
        line.map_or(0, |line| line + 1)
    }

    /// The keys and values of a table with names for keys, without its metamethods.
    pub(super) fn named(&mut self, key: &str, value: &Value) -> Vec<(String, Value)> {
        let Value::Table(table) = value else {
            self.not(key, "a table", value);
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for (name, value) in table.pairs::<Value, Value>().filter_map(Result::ok) {
            match name {
                Value::String(name) => pairs.push((name.to_string_lossy(), value)),
                _ => drop(
                    self.wrong(key, format!("`{key}` has names for keys"))
                        .hint
                        .insert(format!("as in {key} = {{ name = … }}")),
                ),
            }
        }
        pairs.sort_by(|a, b| a.0.cmp(&b.0));
        pairs
    }
}

/// Reads what the file at `path` returned. `None` when it cannot run as it is; the problems say why.
pub(super) fn read(
    library: &Library,
    path: &str,
    returned: &Value,
    is_searcher: &dyn Fn(&Value) -> bool,
) -> (Option<Declared>, Vec<Problem>) {
    let mut reader = Reader { library, path, is_searcher, problems: Vec::new() };
    let Value::Table(table) = returned else {
        let what = lua::type_name(returned);
        let problem = Problem::new("rule-declaration", format!("a rule file returns a table, this one returns {what}"));
        let last = library.sources.get(path).map_or(0, |text| text.lines().count());
        reader.problems.push(problem.at(library.location(path, last)).hint("end it with `return rule { … }`"));
        return (None, reader.problems);
    };
    let declared = declared(&mut reader, table);
    let right = reader.problems.is_empty();
    (declared.filter(|_| right), reader.problems)
}

fn declared(reader: &mut Reader, table: &Table) -> Option<Declared> {
    let mut values = BTreeMap::new();
    for (key, value) in reader.named("rule", &Value::Table(table.clone())) {
        if KEYS.contains(&&*key) {
            values.insert(key, value);
        } else {
            reader.unknown(&key, "a rule", KEYS);
            // Told once: a key that is there under a misspelt name is not missing as well.
            if let Some(near) = nearest(&key, KEYS.iter().copied()) {
                values.entry(near.to_owned()).or_insert(value);
            }
        }
    }
    let kind = kind(reader, &values);
    if !values.contains_key("summary") {
        reader.wrong("summary", "a rule needs a `summary`").hint =
            Some("one line that says what it looks for".to_owned());
    }
    let summary = values.get("summary").and_then(|value| reader.text("summary", value));
    let languages = values.get("languages").map(|value| languages(reader, value)).unwrap_or_default();
    let severities = Severity::ALL.map(|severity| (severity.name(), severity));
    let severity = values.get("severity").and_then(|value| reader.word("severity", value, &severities));
    let options = values.get("options").map(|value| options::declared(reader, value)).unwrap_or_default();
    let about = values.get("about").and_then(|value| reader.text("about", value));
    let examples = values.get("examples").map(|value| examples::read(reader, value)).unwrap_or_default();
    Some(Declared {
        summary: summary?,
        about,
        severity: severity.unwrap_or(Severity::Warning),
        languages,
        kind: kind?,
        options,
        examples,
    })
}

fn languages(reader: &mut Reader, value: &Value) -> Vec<Language> {
    let Value::Table(table) = value else {
        reader.not("languages", "a list such as { \"fr\", \"en\" }", value);
        return Vec::new();
    };
    let words = Language::ALL.map(|language| (language.code(), language));
    let codes: Vec<Value> = table.sequence_values().filter_map(Result::ok).collect();
    codes.iter().filter_map(|code| reader.word("languages", code, &words)).collect()
}

fn kind(reader: &mut Reader, values: &BTreeMap<String, Value>) -> Option<RuleKind> {
    for key in ["check", "extract", "compare"] {
        if let Some(value) = values.get(key).filter(|value| !value.is_function()) {
            reader.not(key, "a function", value);
        }
    }
    let has = |key: &str| values.contains_key(key);
    if has("check") && (has("extract") || has("compare")) {
        let key = if has("extract") { "extract" } else { "compare" };
        reader.wrong(key, "a rule either checks documents (`check`) or compares them (`extract` and `compare`)").hint =
            Some("make two rules of it".to_owned());
        return None;
    }
    if has("extract") || has("compare") {
        let missing = if has("extract") { "compare" } else { "extract" };
        if !has(missing) {
            reader.wrong(
                if has("extract") { "extract" } else { "compare" },
                format!("a rule that compares documents needs `{missing}` too"),
            );
        }
        if has("each") {
            reader.wrong("each", "`each` is for `check`; `extract` is called once for each document");
        }
        return Some(RuleKind::Cross);
    }
    if !has("check") {
        reader.wrong("check", "a rule needs `check`, or `extract` and `compare`").hint =
            Some("check = function(sentence, report) … end".to_owned());
    }
    let Some(each) = values.get("each") else {
        reader.wrong("check", "a rule needs `each`, what `check` is called with").hint =
            Some(format!("each = \"sentence\", or one of {}; or a term list or a pattern", units().join(", ")));
        return None;
    };
    unit(reader, each).map(RuleKind::Each)
}

fn units() -> [&'static str; Unit::NAMED.len()] {
    Unit::NAMED.map(Unit::name)
}

/// What `check` is called with: a unit by its name, or what a list or a pattern finds.
fn unit(reader: &mut Reader, each: &Value) -> Option<Unit> {
    match each {
        Value::String(_) => reader.word("each", each, &Unit::NAMED.map(|unit| (unit.name(), unit))),
        Value::Table(table) if (reader.is_searcher)(each) || searched(reader, table) => Some(Unit::Match),
        Value::Table(_) => None,
        _ => {
            reader.not("each", &format!("one of {}, or a term list or a pattern", units().join(", ")), each);
            None
        }
    }
}

/// Whether `table` holds a list or a pattern for each of some languages.
fn searched(reader: &mut Reader, table: &Table) -> bool {
    let before = reader.problems.len();
    let codes = Language::ALL.map(Language::code);
    let pairs = reader.named("each", &Value::Table(table.clone()));
    if pairs.is_empty() && reader.problems.len() == before {
        reader.wrong("each", "`each` is a table with nothing in it").hint =
            Some("a term list or a pattern, or one for each language: each = { fr = …, en = … }".to_owned());
    }
    for (code, value) in pairs {
        if !codes.contains(&&*code) {
            reader.unknown(&code, "`each`", &codes);
        } else if !(reader.is_searcher)(&value) {
            reader.not("each", &format!("a term list or a pattern for `{code}`"), &value);
        }
    }
    reader.problems.len() == before
}

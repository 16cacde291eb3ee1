//! Reading the table that a rule file returns. Every mistake in it is told, with the nearest right name.

use std::collections::BTreeMap;

use mlua::{Table, Value};

use super::examples::{self, Examples};
use super::info::{OptionInfo, RuleKind, Unit};
use super::library::Library;
use super::lua;
use super::options;
use super::table::Reader;
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

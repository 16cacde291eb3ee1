//! Reading tables of a rule file, and gathering what is wrong with them.

use mlua::Value;

use super::library::Library;
use super::lua;
use crate::error::Problem;
use crate::text::nearest;

/// Reads one table and gathers what is wrong with it.
pub(super) struct Reader<'a> {
    pub(super) library: &'a Library,
    pub(super) path: &'a str,
    /// Whether a value is a term list or a pattern.
    pub(super) is_searcher: &'a dyn Fn(&Value) -> bool,
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
    pub(super) fn word<T: Copy>(&mut self, key: &str, value: &Value, words: &[(&str, T)]) -> Option<T> {
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

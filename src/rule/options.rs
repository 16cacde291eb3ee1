//! Options: declared in a rule, set in `recoupe.toml`.

use std::collections::BTreeMap;

use mlua::{Lua, Value};

use super::info::{OptionInfo, OptionKind, OptionValue};
use super::lua;
use super::table::Reader;
use crate::config::{RuleConfig, Setting};
use crate::error::Problem;
use crate::text::{Quantity, nearest};

const KEYS: &[&str] = &["type", "default", "meaning"];

impl OptionKind {
    /// Every kind, with its name in a rule.
    pub const NAMES: [(&'static str, Self); 4] =
        [("boolean", Self::Boolean), ("number", Self::Number), ("string", Self::String), ("list", Self::List)];

    /// What a value of it looks like.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Boolean => "true or false",
            Self::Number => "a number",
            Self::String => "a text",
            Self::List => "a list of texts",
        }
    }
}

impl OptionValue {
    /// The value as Lua sees it.
    pub(super) fn to_lua(&self, lua: &Lua) -> mlua::Result<Value> {
        Ok(match self {
            Self::Boolean(flag) => Value::Boolean(*flag),
            Self::Number(number) => Value::Number(number.get()),
            Self::String(text) => Value::String(lua.create_string(text)?),
            Self::List(list) => {
                let list = lua.create_sequence_from(list.iter().map(String::as_str))?;
                list.set_readonly(true);
                Value::Table(list)
            }
        })
    }

    fn of_lua(kind: OptionKind, value: &Value) -> Option<Self> {
        match (kind, value) {
            (OptionKind::Boolean, Value::Boolean(flag)) => Some(Self::Boolean(*flag)),
            (OptionKind::Number, number) => lua::number(number).map(Self::Number),
            (OptionKind::String, Value::String(text)) => Some(Self::String(text.to_string_lossy())),
            (OptionKind::List, Value::Table(list)) => {
                let texts = list.sequence_values::<Value>().map(|entry| {
                    let entry = entry.ok()?;
                    entry.as_string().map(mlua::LuaString::to_string_lossy)
                });
                texts.collect::<Option<Vec<String>>>().map(Self::List)
            }
            _ => None,
        }
    }

    fn of_toml(kind: OptionKind, value: &toml::Value) -> Option<Self> {
        match (kind, value) {
            (OptionKind::Boolean, toml::Value::Boolean(flag)) => Some(Self::Boolean(*flag)),
            #[expect(clippy::cast_precision_loss, reason = "an option above 2^53 is rounded, as any number in Lua")]
            (OptionKind::Number, toml::Value::Integer(number)) => Some(Self::Number(Quantity::new(*number as f64))),
            (OptionKind::Number, toml::Value::Float(number)) if number.is_finite() => {
                Some(Self::Number(Quantity::new(*number)))
            }
            (OptionKind::String, toml::Value::String(text)) => Some(Self::String(text.clone())),
            (OptionKind::List, toml::Value::Array(list)) => list
                .iter()
                .map(|entry| entry.as_str().map(ToOwned::to_owned))
                .collect::<Option<Vec<_>>>()
                .map(Self::List),
            _ => None,
        }
    }
}

/// The options that a rule declares, with their defaults in force.
pub(super) fn declared(reader: &mut Reader, value: &Value) -> BTreeMap<String, OptionInfo> {
    let mut options = BTreeMap::new();
    for (name, value) in reader.named("options", value) {
        if let Some(option) = option(reader, &name, &value) {
            options.insert(name, option);
        }
    }
    options
}

fn option(reader: &mut Reader, name: &str, value: &Value) -> Option<OptionInfo> {
    let (mut kind, mut default, mut meaning) = (None, None, None);
    for (key, value) in reader.named(name, value) {
        match key.as_str() {
            "type" => kind = kind_of(reader, name, &value),
            "default" => default = Some(value),
            "meaning" => meaning = reader.text("meaning", &value),
            _ => reader.unknown(&key, &format!("the option `{name}`"), KEYS),
        }
    }
    if matches!(name, "enabled" | "severity" | "languages") {
        reader.wrong(name, format!("an option cannot be named `{name}`: every rule has that setting"));
        return None;
    }
    let (Some(kind), Some(default), Some(meaning)) = (kind, default, meaning) else {
        reader.wrong(name, format!("the option `{name}` needs `type`, `default` and `meaning`")).hint =
            Some(format!("{name} = {{ type = \"number\", default = 3, meaning = \"…\" }}"));
        return None;
    };
    let Some(default) = OptionValue::of_lua(kind, &default) else {
        let got = lua::type_name(&default);
        reader.wrong(name, format!("the default of `{name}` must be {}, got {got}", kind.description()));
        return None;
    };
    Some(OptionInfo { kind, value: default.clone(), default, meaning })
}

fn kind_of(reader: &mut Reader, name: &str, value: &Value) -> Option<OptionKind> {
    let given = value.as_string().map(mlua::LuaString::to_string_lossy).unwrap_or_default();
    let found = OptionKind::NAMES.into_iter().find(|(word, _)| *word == given).map(|(_, kind)| kind);
    if found.is_none() {
        let names = OptionKind::NAMES.map(|(word, _)| word);
        let message = format!("the `type` of `{name}` is one of {}, got `{given}`", names.join(", "));
        reader.wrong(name, message).hint = nearest(&given, names).map(|near| format!("did you mean `{near}`?"));
    }
    found
}

/// Puts the values of `config` in force. A wrong one is told with its place in `recoupe.toml`.
pub(super) fn configure(rule: &str, options: &mut BTreeMap<String, OptionInfo>, config: &RuleConfig) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (name, setting) in &config.options {
        if let Err(problem) = set(rule, options, name, setting) {
            problems.push(problem);
        }
    }
    problems
}

fn set(rule: &str, options: &mut BTreeMap<String, OptionInfo>, name: &str, setting: &Setting) -> Result<(), Problem> {
    let wrong = |message: String| Problem::new("rule-option", message).at(setting.location.clone());
    let known: Vec<String> = options.keys().cloned().collect();
    let Some(option) = options.get_mut(name) else {
        let settings = ["enabled", "severity", "languages"];
        let near = nearest(name, known.iter().map(String::as_str).chain(settings));
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => "it has none; every rule has enabled, severity, languages".to_owned(),
            None => format!("it has {}", known.join(", ")),
        };
        return Err(wrong(format!("the rule `{rule}` has no option `{name}`")).hint(hint));
    };
    let Some(value) = OptionValue::of_toml(option.kind, &setting.value) else {
        let (wanted, got) = (option.kind.description(), setting.value.type_str());
        let message = format!("`{name}` of the rule `{rule}` must be {wanted}, got {got}");
        return Err(wrong(message).hint(format!("it says: {}", option.meaning)));
    };
    option.value = value;
    Ok(())
}

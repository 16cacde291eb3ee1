//! `[rule.<id>]` and `[[override]]`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeString, ValueDeserializer};

use super::Paths;
use super::table::{Node, Reader};
use crate::error::Location;
use crate::finding::{RuleId, Severity};
use crate::language::Language;

/// A value of an option as written, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    pub value: toml::Value,
    /// Of the value in `recoupe.toml`.
    pub location: Location,
}

/// What is set for one rule. What is `None` is for the rule to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleConfig {
    pub enabled: Option<bool>,
    pub severity: Option<Severity>,
    pub languages: Option<Vec<Language>>,
    /// Every other key: the options that the rule declares.
    pub options: BTreeMap<String, Setting>,
    /// Of the rule's name in `recoupe.toml`; `None` when nothing is set for it.
    pub location: Option<Location>,
    /// Whether something in it could not be read: the rule must not run on settings that nobody meant.
    pub refused: bool,
}

/// Settings by rule id.
pub type RuleSettings = BTreeMap<String, RuleConfig>;

impl RuleConfig {
    /// Puts what `over` sets in place of what is set here.
    pub(super) fn lay_over(&mut self, over: &Self) {
        self.enabled = over.enabled.or(self.enabled);
        self.severity = over.severity.or(self.severity);
        self.languages = over.languages.clone().or_else(|| self.languages.take());
        self.refused |= over.refused;
    }
}

/// `[[override]]`: settings for some paths.
#[derive(Clone, Debug)]
pub(super) struct Override {
    pub paths: Paths,
    pub rules: RuleSettings,
}

impl Override {
    pub(super) fn read<'a>(reader: &mut Reader<'a>, entry: &Node<'a>) -> Option<Self> {
        let mut paths = None;
        let mut rules = RuleSettings::new();
        for (key, value) in reader.table("override", entry)? {
            match key.get_ref().as_ref() {
                "paths" => paths = Some(Paths::read(reader, "paths", value)),
                "rule" => rules = settings(reader, value),
                _ => reader.unknown(key, "an override", &["paths", "rule"]),
            }
        }
        for (id, option, setting) in
            rules.iter().flat_map(|(id, rule)| rule.options.iter().map(move |(k, v)| (id, k, v)))
        {
            let message = format!("an override sets `enabled`, `severity` or `languages`, not the option `{option}`");
            let hint = format!("options hold for all documents: put it under [rule.{id}]");
            reader.problem_at(setting.location.clone(), message).hint = Some(hint);
        }
        if paths.is_none() {
            reader.problem(&entry.span(), "an override needs `paths`, the seeds it is for").hint =
                Some("for example paths = [\"opinion/**\"]".to_owned());
        }
        Some(Self { paths: paths?, rules })
    }
}

/// The table of tables under `rule`.
pub(super) fn settings<'a>(reader: &mut Reader<'a>, value: &Node<'a>) -> RuleSettings {
    let mut rules = RuleSettings::new();
    let Some(table) = reader.table("rule", value) else { return rules };
    for (key, value) in table {
        if let Some(settings) = named(reader, key, value) {
            rules.insert(key.get_ref().to_string(), settings);
        }
    }
    rules
}

fn named<'a>(reader: &mut Reader<'a>, key: &Spanned<DeString<'a>>, value: &Node<'a>) -> Option<RuleConfig> {
    let name = key.get_ref();
    if RuleId::new(name).is_none() {
        reader.problem(&key.span(), format!("`{name}` cannot be a rule's name")).hint =
            Some("lower-case letters, digits and hyphens, a letter first, as in `loaded-term`".to_owned());
        return None;
    }
    let before = reader.problems.len();
    let table = reader.table(name, value)?;
    let mut rule = RuleConfig { location: Some(reader.location(key.span().start)), ..RuleConfig::default() };
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "enabled" => rule.enabled = reader.boolean("enabled", value),
            "severity" => rule.severity = severity(reader, "severity", value),
            "languages" => rule.languages = languages(reader, value),
            option => {
                rule.options.insert(option.to_owned(), setting(reader, key, value));
            }
        }
    }
    rule.refused = reader.problems.len() > before;
    Some(rule)
}

fn setting<'a>(reader: &Reader<'a>, key: &Spanned<DeString<'a>>, value: &Node<'a>) -> Setting {
    let location = reader.location(key.span().start);
    let value = toml::Value::deserialize(ValueDeserializer::from(value.clone()));
    Setting { value: value.unwrap_or_else(|error| toml::Value::String(error.to_string())), location }
}

/// A severity by its name.
pub(super) fn severity<'a>(reader: &mut Reader<'a>, key: &str, value: &Node<'a>) -> Option<Severity> {
    reader.word(key, value, &Severity::ALL.map(|severity| (severity.name(), severity)))
}

fn languages<'a>(reader: &mut Reader<'a>, value: &Node<'a>) -> Option<Vec<Language>> {
    let list = reader.list("languages", value);
    list.into_iter().map(|entry| language(reader, "languages", entry)).collect()
}

/// A language by its code.
pub(super) fn language<'a>(reader: &mut Reader<'a>, key: &str, value: &Node<'a>) -> Option<Language> {
    let code = reader.string(key, value)?;
    let found = code.parse().ok();
    if found.is_none() {
        let known = Language::ALL.map(Language::code).join(", ");
        reader.problem(&value.span(), format!("`{key}` names one that is not read, `{code}`")).hint =
            Some(format!("languages that are read: {known}"));
    }
    found
}

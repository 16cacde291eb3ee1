//! Settings as values: `recoupe.toml` ([`Config`]) and `seeds/<story>/sources.toml` ([`Sources`]).
//!
//! Pure: text in, values and problems out. What can be read of a file that holds a mistake is used, and every mistake
//! is told with its line. Whether a rule exists, and which options it has, is for the rule room to say.

mod paths;
mod rules;
mod sources;
mod table;

use std::collections::BTreeSet;

use crate::error::{Location, Problem};
use crate::finding::Severity;
use crate::text::nearest;

pub use paths::Paths;
pub use rules::{RuleConfig, RuleSettings, Setting};
pub use sources::Sources;

use rules::Override;
pub(crate) use table::{Node, Reader};

/// What `recoupe.toml` says.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Whose verdicts are written, when not the git user's.
    pub reviewer: Option<String>,
    /// The severity from which a finding fails `check`.
    pub fail_on: Option<Severity>,
    /// Seeds that are not read.
    pub ignore: Paths,
    /// `[rule.<id>]`.
    pub rules: RuleSettings,
    /// `[[override]]`, in the order of the file.
    overrides: Vec<Override>,
    /// Whether the file as a whole could be parsed. If not, settings may be missing that nobody meant to drop.
    pub broken: bool,
}

const KEYS: &[&str] = &["reviewer", "fail-on", "ignore", "rule", "override"];

impl Config {
    /// Reads `text`, the settings file at `path` (relative to the workspace).
    #[must_use]
    pub fn parse(path: &str, text: &str) -> (Self, Vec<Problem>) {
        let mut reader = Reader::new(path, text, "config");
        let table = reader.parse();
        let mut config = Self { broken: !reader.problems.is_empty(), ..Self::default() };
        for (key, value) in &table {
            match key.get_ref().as_ref() {
                "reviewer" => config.reviewer = reader.string("reviewer", value),
                "fail-on" => config.fail_on = rules::severity(&mut reader, "fail-on", value),
                "ignore" => config.ignore = Paths::read(&mut reader, "ignore", value),
                "rule" => config.rules = rules::settings(&mut reader, value),
                "override" => config.overrides = overrides(&mut reader, value),
                _ => reader.unknown(key, "the settings", KEYS),
            }
        }
        (config, reader.finish())
    }

    /// The settings of a file that could not even be read.
    #[must_use]
    pub fn unreadable() -> Self {
        Self { broken: true, ..Self::default() }
    }

    /// What is set for `rule` on the document at `path` (relative to `seeds/`): the rule's own table, then each
    /// override whose paths match, the last one deciding.
    #[must_use]
    pub fn on(&self, rule: &str, path: &str) -> RuleConfig {
        let mut found = self.rules.get(rule).cloned().unwrap_or_default();
        for over in self.overrides.iter().filter(|over| over.paths.hold(path)) {
            if let Some(settings) = over.rules.get(rule) {
                found.lay_over(settings);
            }
        }
        found
    }

    /// Whether any override names `rule`: if not, [`Config::on`] is the same for every path.
    #[must_use]
    pub fn varies(&self, rule: &str) -> bool {
        self.overrides.iter().any(|over| over.rules.contains_key(rule))
    }

    /// What overrides set for `rule`, each with the patterns it is for, in order.
    pub fn overrides_of<'c>(&'c self, rule: &'c str) -> impl Iterator<Item = (Vec<&'c str>, &'c RuleConfig)> {
        self.overrides.iter().filter_map(move |over| Some((over.paths.patterns().collect(), over.rules.get(rule)?)))
    }

    /// What is to be known of patterns that are for none of the seeds at `paths` (relative to `seeds/`).
    #[must_use]
    pub fn idle_patterns<'p>(&self, paths: &(impl Iterator<Item = &'p str> + Clone)) -> Vec<Problem> {
        if self.overrides.is_empty() {
            return Vec::new();
        }
        let folders: BTreeSet<&str> = paths.clone().filter_map(|path| Some(path.split_once('/')?.0)).collect();
        let idle = self.overrides.iter().flat_map(|over| over.paths.idle(paths.clone()));
        let note = |(pattern, location): &(String, Location)| {
            let mut note = Problem::new("idle-pattern", format!("no seed matches `{pattern}`")).at(location.clone());
            note.hint = remedy(pattern, &folders);
            note
        };
        idle.map(note).collect()
    }

    /// Every rule id named anywhere, with its settings: for telling names that no rule has.
    pub fn named_rules(&self) -> impl Iterator<Item = (&str, &RuleConfig)> {
        let overridden = self.overrides.iter().flat_map(|over| &over.rules);
        self.rules.iter().chain(overridden).map(|(id, settings)| (id.as_str(), settings))
    }
}

/// What to do about a `pattern` that is for no seed of `folders`, the first folders of their paths.
fn remedy(pattern: &str, folders: &BTreeSet<&str>) -> Option<String> {
    if let Some(inner) = pattern.strip_prefix("seeds/") {
        return Some(format!("paths are told from seeds/ on: `{inner}`"));
    }
    let (first, rest) = pattern.split_once('/')?;
    let near = nearest(first, folders.iter().copied()).filter(|near| *near != first)?;
    Some(format!("did you mean `{near}/{rest}`?"))
}

fn overrides<'a>(reader: &mut Reader<'a>, value: &Node<'a>) -> Vec<Override> {
    reader.list("override", value).into_iter().filter_map(|entry| Override::read(reader, entry)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    /// Parses `text` and shows each problem as `line:column message (hint)`.
    #[track_caller]
    fn problems(text: &str, expected: &[&str]) -> Config {
        let (config, problems) = Config::parse("recoupe.toml", text);
        let shown: Vec<String> = problems
            .iter()
            .map(|problem| {
                let location = problem.location.as_ref().expect("a problem of a file has a place");
                assert_eq!(text.lines().nth(location.line - 1), Some(location.source.as_str()));
                let hint = problem.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
                format!("{}:{} {}{hint}", location.line, location.column, problem.message)
            })
            .collect();
        assert_eq!(shown, expected);
        config
    }

    #[test]
    fn a_full_file_is_read() {
        let config = problems(
            "reviewer = \"anne\"\nfail-on = \"warning\"\nignore = [\"drafts/**\"]\n\
             [rule.loaded-term]\nseverity = \"error\"\nlanguages = [\"fr\"]\nlists = [\"a.toml\"]\n\
             [[override]]\npaths = [\"opinion/**\"]\nrule.loaded-term.enabled = false\n",
            &[],
        );
        assert_eq!(config.reviewer.as_deref(), Some("anne"));
        assert_eq!(config.fail_on, Some(Severity::Warning));
        assert!(config.ignore.hold("drafts/a.txt") && !config.ignore.hold("a.txt"));
        let rule = &config.rules["loaded-term"];
        assert_eq!(rule.languages.as_deref(), Some(&[Language::French][..]));
        assert_eq!(rule.options["lists"].location.line, 7);
        assert_eq!(config.on("loaded-term", "opinion/x.txt").enabled, Some(false));
        assert_eq!(config.on("loaded-term", "opinion/x.txt").severity, Some(Severity::Error));
        assert_eq!(config.on("loaded-term", "news/x.txt").enabled, None);
        assert!(config.varies("loaded-term") && !config.varies("other"));
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        problems("reviwer = 'é'\n", &["1:1 unknown key `reviwer` in the settings (did you mean `reviewer`?)"]);
        problems(
            "colour = 1\n",
            &["1:1 unknown key `colour` in the settings (known keys: reviewer, fail-on, ignore, rule, override)"],
        );
        problems(
            "fail-on = 'warnin'\n[rule.x]\nseverity = 3\nlanguages = ['fr', 'de']\nenabled = 'yes'\n",
            &[
                "1:11 `fail-on` is one of info, warning, error, got `warnin` (did you mean `warning`?)",
                "3:12 `severity` must be a string, got an integer",
                "4:20 `languages` names one that is not read, `de` (languages that are read: fr, en, es)",
                "5:11 `enabled` must be true or false, got a string",
            ],
        );
        problems(
            "[rule.Loaded_Term]\n",
            &[
                "1:7 `Loaded_Term` cannot be a rule's name (lower-case letters, digits and hyphens, a letter first, as in `loaded-term`)",
            ],
        );
        problems(
            "[[override]]\nrule.x.enabled = false\nrule.x.min = 3\n",
            &[
                "1:1 an override needs `paths`, the seeds it is for (for example paths = [\"opinion/**\"])",
                "3:8 an override sets `enabled`, `severity` or `languages`, not the option `min` (options hold for all documents: put it under [rule.x])",
            ],
        );
        problems("ignore = ['[']\n", &["1:11 `[` is not a pattern of paths: unclosed character class; missing ']'"]);
    }

    #[test]
    fn a_rule_with_a_mistake_in_its_settings_is_marked() {
        let (config, _) = Config::parse("recoupe.toml", "[rule.a]\nseverity = 'x'\n[rule.b]\nseverity = 'info'\n");
        assert!(config.rules["a"].refused && !config.rules["b"].refused);
    }

    #[test]
    fn what_can_be_read_of_a_broken_file_is_used() {
        let (config, problems) = Config::parse("recoupe.toml", "reviewer = \"anne\"\nfail-on = = 3\n");
        assert!(config.broken);
        assert_eq!(config.reviewer.as_deref(), Some("anne"));
        assert_eq!(problems[0].location.as_ref().map(|at| at.line), Some(2));
    }

    #[test]
    fn a_pattern_that_is_for_no_seed_is_told_with_what_was_meant() {
        let text = "[[override]]\npaths = ['opinon/**', 'news/*']\nrule.x.enabled = false\n\
                    [[override]]\npaths = ['seeds/news/*', '**/z.txt']\nrule.x.enabled = false\n";
        let (config, problems) = Config::parse("recoupe.toml", text);
        assert_eq!(problems, []);
        let notes = config.idle_patterns(&["news/a.txt", "opinion/b.txt"].into_iter());
        let told: Vec<_> = notes
            .iter()
            .map(|note| (note.location.as_ref().unwrap().line, note.message.as_str(), note.hint.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                (2, "no seed matches `opinon/**`", Some("did you mean `opinion/**`?")),
                (5, "no seed matches `seeds/news/*`", Some("paths are told from seeds/ on: `news/*`")),
                (5, "no seed matches `**/z.txt`", None),
            ]
        );
    }
}

//! Rules from outside: what a rule file says, what comes out, and what is said when it is wrong.

mod called;
mod kept;
mod limits;
mod lists;
mod wrong;

use std::sync::Arc;

use recoupe::config::Config;
use recoupe::document::{self, Document, Metadata};
use recoupe::error::Problem;
use recoupe::language::Language;
use recoupe::rule::{Checked, RuleFiles, Rules, Runner};

pub fn read(text: &str) -> Arc<Document> {
    let mut document = document::read_text(text, Some(Language::French), Metadata::default());
    "story/a.txt".clone_into(&mut document.path);
    Arc::new(document)
}

/// Loads `files`, which are all right.
#[track_caller]
pub fn load(files: &[(&str, &str)]) -> Rules {
    let (rules, problems) = Rules::load(&RuleFiles::of(files.iter().copied()), &Config::default());
    assert!(problems.is_empty(), "{problems:#?}");
    rules
}

/// What the rule `rules/x.lua` says about `text`.
#[track_caller]
fn run(source: &str, text: &str) -> Result<Checked, Problem> {
    let rules = load(&[("rules/x.lua", source)]);
    Runner::new(&rules).check(0, &read(text))
}

/// A sentence rule whose check has `body` finds `expected` words in `text`.
#[track_caller]
fn finds(body: &str, text: &str, expected: &[&str]) {
    let source = format!(
        "return rule {{ summary = \"s\", each = \"sentence\", check = function(sentence, report)\n{body}\nend }}"
    );
    let found = run(&source, text).unwrap_or_else(|problem| panic!("{problem:#?}"));
    let words: Vec<&str> = found.findings.iter().map(|finding| finding.span.of(text)).collect();
    assert_eq!(words, expected);
}

/// The problems of loading `rules/x.lua`, one line each: `line: message (hint)`.
fn wrong(source: &str) -> Vec<String> {
    let (_, problems) = Rules::load(&RuleFiles::of([("rules/x.lua", source)]), &Config::default());
    problems.iter().map(show).collect()
}

fn show(problem: &Problem) -> String {
    let line = problem.location.as_ref().map_or(0, |location| location.line);
    let hint = problem.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
    format!("{line}: {}{hint}", problem.message)
}

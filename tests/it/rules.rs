//! Rules from outside: what a rule file says, what comes out, and what is said when it is wrong.

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

#[test]
fn a_rule_reports_objects() {
    finds("report(sentence, \"m\")", "Il part. Elle reste.", &["Il part.", "Elle reste."]);
    finds("report(sentence.words[1], \"m\")", "Le maire dort.", &["Le"]);
    finds("report(sentence.words[1]:to(sentence.words[2]), \"m\")", "Le maire dort.", &["Le maire"]);
    finds("for m in pattern([[m\\w+]]):find(sentence) do report(m, \"m\") end", "Le maire ment.", &["maire", "ment"]);
    finds("for _, m in ipairs(pattern([[m(\\w+)]]):find(sentence)) do report(m[1], \"m\") end", "Le maire.", &["aire"]);
    finds("report(pattern([[(?P<late>i\\w+)]]):first(sentence).late, \"m\")", "Le maire.", &["ire"]);
}

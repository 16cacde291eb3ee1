//! `docs/rules.md`: every snippet is run, and the examples in its rules hold.

use recoupe::config::Config;
use recoupe::rule::{RuleFiles, Rules, Runner};

use crate::rules::{load, read};

const PAGE: &str = include_str!("../../docs/rules.md");

/// The code blocks of the page, as (language, text).
fn blocks() -> Vec<(&'static str, &'static str)> {
    let mut rest = PAGE;
    let mut found = Vec::new();
    while let Some((_, block)) = rest.split_once("```") {
        let (language, block) = block.split_once('\n').unwrap();
        let (text, after) = block.split_once("```").unwrap();
        found.push((language, text));
        rest = after;
    }
    found
}

/// The path on the first line of a block that is a whole file.
fn path(block: &str) -> Option<&str> {
    let first = block.lines().next()?;
    let path = first.trim_start_matches(['-', '#', ' ']).split(' ').next()?;
    path.rsplit_once('.').filter(|(_, ending)| matches!(*ending, "lua" | "toml")).map(|_| path)
}

#[test]
fn the_rules_of_the_page_load_and_their_examples_hold() {
    let files: Vec<(&str, &str)> = blocks()
        .iter()
        .filter_map(|&(_, text)| Some((path(text)?, text)))
        .filter(|(path, _)| path.starts_with("rules/"))
        .collect();
    let settings = blocks().into_iter().find(|(_, text)| path(text) == Some("recoupe.toml")).unwrap().1;
    let (config, problems) = Config::parse("recoupe.toml", settings);
    assert!(problems.is_empty(), "{problems:#?}");
    let (rules, problems) = Rules::load(&RuleFiles::of(files.iter().copied()), &config);
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(rules.all().len() >= 4);
    let report = rules.test(|_| true);
    let wrong: Vec<_> = report.tested.iter().filter(|tested| !tested.is_well()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(report.tested.len() >= 6);
}

#[test]
fn the_fragments_of_the_page_run() {
    let fragments: Vec<&str> = blocks()
        .into_iter()
        .filter(|&(language, text)| language == "lua" && path(text).is_none())
        .map(|(_, text)| text)
        .collect();
    assert!(!fragments.is_empty());
    for fragment in fragments {
        let source = format!(
            "return rule {{ summary = \"s\", each = \"sentence\", check = function(sentence, report)\n{fragment}\nend }}"
        );
        let rules = load(&[("rules/x.lua", &source)]);
        let checked = Runner::new(&rules).check(0, &read("Il est né en 1987 à Lyon.")).unwrap();
        assert_eq!(checked.findings.len(), 1, "{fragment}");
    }
}

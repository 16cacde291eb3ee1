//! How often the starter rules are right, on cases of our own. The texts and their labels are the author's: they show
//! that a change did not make things worse, not how the rules do on texts of other people.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use recoupe::config::Config;
use recoupe::document::{Document, Metadata, read_text};
use recoupe::language::Language;
use recoupe::ledger::{self, StoryFact};
use recoupe::rule::{RuleFiles, Rules, Runner};

/// A case: its label, and its texts, one a line, each with its language.
type Case<'a> = (&'a str, Vec<(Language, &'a str)>);

fn cases(text: &str) -> Vec<Case<'_>> {
    let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.starts_with('#') && !block.is_empty());
    let case = |block| -> Option<Case> {
        let (head, texts): (&str, &str) = str::split_once(block, '\n')?;
        let (label, languages) = head.split_once(' ')?;
        let languages: Vec<Language> = languages.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
        let language = |place: usize| languages.get(place).or(languages.last()).copied();
        Some((label, texts.lines().enumerate().filter_map(|(place, text)| Some((language(place)?, text))).collect()))
    };
    blocks.map(|block| case(block).unwrap_or_else(|| panic!("not a case: {block}"))).collect()
}

/// The rules of this repository.
pub fn starter() -> Rules {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = RuleFiles { files: BTreeMap::new() };
    let mut folders = vec![root.join("rules")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    let (rules, problems) = Rules::load(&files, &Config::default());
    assert!(problems.is_empty(), "{problems:#?}");
    rules
}

/// Whether rule `id` says anything about documents with these texts.
fn fires(rules: &Rules, runner: &mut Runner, id: &str, texts: &[(Language, &str)]) -> bool {
    let rule = rules.all().iter().position(|rule| rule.id.as_str() == id).unwrap();
    let mut facts = Vec::new();
    for (place, &(language, text)) in texts.iter().enumerate() {
        let published = Some("2022-01-11".parse().unwrap());
        let metadata = Metadata { published, ..Metadata::default() };
        let mut document = read_text(text, Some(language), metadata);
        document.path = format!("{place}.txt");
        let document = Arc::new(document);
        let checked = runner.check(rule, &document).unwrap();
        if !checked.findings.is_empty() {
            return true;
        }
        facts.extend(checked.facts.into_iter().map(|fact| of_story(&document, fact)));
    }
    let mut groups = ledger::group("story", facts).into_iter().map(Arc::new);
    groups.any(|group| !runner.compare(rule, &group).unwrap().is_empty())
}

pub fn of_story(document: &Document, fact: recoupe::finding::Fact) -> StoryFact {
    StoryFact {
        document: document.path.clone(),
        publisher: None,
        published: document.metadata.published,
        language: document.language,
        quote: document.words(fact.span).to_owned(),
        fact,
    }
}

/// Holds that rule `id` fires on the cases labelled `label`, and on no other, in at least `least` of a hundred.
#[track_caller]
fn right(id: &str, label: &str, text: &str, least: usize) {
    let rules = starter();
    let mut runner = Runner::new(&rules);
    let cases = cases(text);
    let is_right = |(given, texts): &&Case| fires(&rules, &mut runner, id, texts) == (*given == label);
    let (right, wrong): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(is_right);
    let hundredths = right.len() * 100 / cases.len();
    assert!(hundredths >= least, "{id}: right in {hundredths} of 100; wrong on {wrong:#?}");
}

#[test]
fn sources_that_clash_are_told_from_sources_that_differ() {
    right("shifting-figure", "clash", include_str!("../precision/pairs.txt"), 85);
    right("shifting-figure", "clash", include_str!("../precision/pairs-fresh.txt"), 85);
    right("shifting-figure", "clash", include_str!("../precision/pairs-news.txt"), 85);
    right("shifting-figure", "clash", include_str!("../precision/pairs-last.txt"), 85);
    right("shifting-figure", "clash", include_str!("../precision/pairs-across.txt"), 90);
    right("shifting-figure", "clash", include_str!("../precision/pairs-across-2.txt"), 80);
    right("shifting-figure", "clash", include_str!("../precision/pairs-across-3.txt"), 80);
    right("shifting-figure", "clash", include_str!("../precision/pairs-across-4.txt"), 93);
    right("shifting-figure", "clash", include_str!("../precision/pairs-across-5.txt"), 90);
    right("shifting-figure", "clash", include_str!("../precision/stories.txt"), 80);
}

#[test]
fn one_statement_in_two_wordings_is_told_from_two_statements() {
    right("differing-quotation", "differs", include_str!("../precision/quotations.txt"), 95);
}

#[test]
fn paragraphs_that_judge_are_told_from_those_that_report() {
    right("loaded-term", "loaded", include_str!("../precision/loaded.txt"), 70);
    right("loaded-term", "loaded", include_str!("../precision/loaded-fresh.txt"), 85);
}

/// What a list says of a word is what an editor decides by: a word without it is only a taste. Words that are no more than
/// filed under a key have their reason in common, at the top of their list.
#[test]
fn every_entry_of_every_list_says_why() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/terms");
    let paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(paths.len() >= 20 && paths.len() % 2 == 0, "every list is there in French and in English");
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy();
        let table: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        let in_common = table.get("about").and_then(toml::Value::as_str).is_some_and(|about| about.len() >= 40);
        let terms = table["term"].as_array().unwrap();
        assert!(terms.len() >= 5, "{name}");
        let mut words = std::collections::BTreeSet::new();
        for term in terms {
            let word = term["word"].as_str().unwrap();
            let note = term.get("note").and_then(toml::Value::as_str).unwrap_or_default();
            let filed = in_common && term.get("key").is_some();
            assert!(note.len() >= 4 || filed, "{name}: `{word}` does not say why it is there");
            assert!(words.insert(word), "{name}: `{word}` stands there twice");
        }
    }
}

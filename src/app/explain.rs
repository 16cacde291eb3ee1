//! `recoupe explain`

use std::fmt::Write;

use crate::cli::{Cli, Explain};
use crate::engine::reviews::Reviews;
use crate::engine::{Workspace, lookup};
use crate::error::Problem;
use crate::report;
use crate::rule::{OptionInfo, OptionValue, RuleInfo, RuleKind};

use super::exit::Exit;
use super::{here, rules};

pub fn run(cli: &Cli, arguments: &Explain) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let name = arguments.name.as_str();
    let unknown = match rules::name(&workspace, name) {
        Ok(name) => return rule(&workspace, &name),
        Err(unknown) => unknown,
    };
    match lookup::annotation(&workspace, name) {
        Ok(located) => {
            annotation(&workspace, &located);
            Ok(Exit::Fine)
        }
        Err(problem) if problem.hint.as_ref().is_some_and(|hint| hint.starts_with("did you mean")) => Err(problem),
        Err(_) => Err(unknown),
    }
}

fn rule(workspace: &Workspace, name: &str) -> Result<Exit, Problem> {
    let loaded = rules::load(workspace);
    let (_, info) = loaded.rule(name)?;
    let (annotations, _) = lookup::annotations(workspace);
    let found = annotations.iter().filter(|located| located.annotation.rule == info.id).count();
    report::say(&described(info, found));
    Ok(Exit::Fine)
}

fn described(info: &RuleInfo, found: usize) -> String {
    let languages: Vec<&str> = info.languages.iter().map(|language| language.code()).collect();
    let languages = if languages.is_empty() { "every language".to_owned() } else { languages.join(", ") };
    let kind = match info.kind {
        RuleKind::Each(unit) => format!("looks at each {}", unit.name()),
        RuleKind::Cross => "compares what the documents of a story say".to_owned(),
    };
    let mut out = format!("{}: {}\n\n", info.id, info.summary);
    let _ = writeln!(out, "  {kind}; {languages}; {}", info.severity.name());
    let _ = writeln!(out, "  {} in annotations/", report::count(found, "finding"));
    let _ = writeln!(out, "  {}", info.path);
    for dependency in &info.dependencies {
        let _ = writeln!(out, "  uses {dependency}");
    }
    if !info.options.is_empty() {
        let _ = writeln!(out, "\nOptions, under [rule.{}] in recoupe.toml:", info.id);
    }
    for (name, option) in &info.options {
        let _ = writeln!(out, "  {name} = {}{}\n      {}", shown(&option.value), default(option), option.meaning);
    }
    out
}

fn default(option: &OptionInfo) -> String {
    if option.value == option.default { String::new() } else { format!("  (default {})", shown(&option.default)) }
}

fn shown(value: &OptionValue) -> String {
    match value {
        OptionValue::Boolean(value) => value.to_string(),
        OptionValue::Number(value) => value.to_string(),
        OptionValue::String(value) => format!("{value:?}"),
        OptionValue::List(values) => format!("{values:?}"),
    }
}

fn annotation(workspace: &Workspace, located: &lookup::Located) {
    let annotation = &located.annotation;
    let (reviews, _) = Reviews::read(workspace);
    let mut out = format!("{}\n\n  {}: {}\n", annotation.id, annotation.severity.name(), annotation.message);
    let _ = writeln!(out, "  seeds/{}: {}[{}]{}", located.seed, annotation.before, annotation.quote, annotation.after);
    if let Some(claim) = &annotation.claim {
        let by = claim.attribution.as_ref().map(|who| format!(", according to {who}")).unwrap_or_default();
        let _ = writeln!(out, "  {}: {}{by}", claim.key, claim.interval);
    }
    let _ = writeln!(out, "  verdict: {}", reviews.standing(annotation).name());
    for (_, given) in reviews.all().filter(|(id, _)| **id == annotation.id) {
        let note = given.verdict.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        let _ = writeln!(out, "    {} by {}{note}", given.verdict.decision, given.reviewer);
        for evidence in &given.verdict.evidence {
            let _ = writeln!(out, "      {evidence}");
        }
    }
    let _ = writeln!(out, "\n`recoupe explain {}` says what its rule looks for.", annotation.rule);
    report::say(&report::safe_lines(&out));
}

//! `recoupe explain`

use std::fmt::Write;
use std::sync::Arc;

use camino::Utf8Path;

use crate::cli::{Cli, Explain};
use crate::document::Document;
use crate::engine::reviews::Reviews;
use crate::engine::{self, Workspace, lookup};
use crate::error::Problem;
use crate::report;
use crate::rule::examples::ExampleKind;
use crate::rule::{OptionInfo, OptionValue, RuleInfo, RuleKind, Runner, Step, Trace, Unit};

use super::exit::Exit;
use super::{here, rules};

pub fn run(cli: &Cli, arguments: &Explain) -> Result<Exit, Problem> {
    let workspace = here::workspace(cli)?;
    let name = arguments.name.as_str();
    if arguments.why_rerun {
        return super::why::run(&workspace, name);
    }
    let unknown = match rules::name(&workspace, name) {
        Ok(name) => return rule(&workspace, &name),
        Err(unknown) => unknown,
    };
    match lookup::annotation(&workspace, name) {
        Ok(located) => {
            report::say(&report::safe_lines(&(annotation(&workspace, &located) + &way(&workspace, &located))));
            Ok(Exit::Fine)
        }
        // A rule comes first: the ids of its annotations begin with its name.
        Err(problem) if guesses(&problem) && !guesses(&unknown) => Err(problem),
        Err(_) => Err(unknown),
    }
}

/// Whether a problem names what may have been meant.
fn guesses(problem: &Problem) -> bool {
    problem.hint.as_ref().is_some_and(|hint| hint.starts_with("did you mean"))
}

fn rule(workspace: &Workspace, name: &str) -> Result<Exit, Problem> {
    let loaded = rules::load(workspace);
    let (place, info) = loaded.rule(name)?;
    let (annotations, _) = lookup::annotations(workspace);
    let found = annotations.iter().filter(|located| located.annotation.rule == info.id).count();
    let mut out = described(info, found);
    let examples: Vec<(ExampleKind, String)> = loaded.rules.written_examples(place).collect();
    if !examples.is_empty() {
        let _ = writeln!(out, "\nExamples, [[…]] around what it reports:");
    }
    for (kind, text) in &examples {
        let _ = writeln!(out, "  {:6}  {}", kind.name(), text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    report::say(&report::safe_lines(&out));
    Ok(Exit::Fine)
}

fn described(info: &RuleInfo, found: usize) -> String {
    let languages: Vec<&str> = info.languages.iter().map(|language| language.code()).collect();
    let languages = if languages.is_empty() { "every language".to_owned() } else { languages.join(", ") };
    let kind = match info.kind {
        RuleKind::Each(Unit::Match) => "looks at each of the words that its lists or patterns find".to_owned(),
        RuleKind::Each(unit) => format!("looks at each {}", unit.name()),
        RuleKind::Cross => "compares what the documents of a story say".to_owned(),
    };
    let mut out = format!("{}: {}\n\n", info.id, info.summary);
    if let Some(about) = &info.about {
        let _ = writeln!(out, "{}\n", about.trim());
    }
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

fn annotation(workspace: &Workspace, located: &lookup::Located) -> String {
    let annotation = &located.annotation;
    let (reviews, _) = Reviews::read(workspace);
    let mut out = format!("{}\n\n  {}: {}\n", annotation.id, annotation.severity.name(), annotation.message);
    let words = format!("{}[{}]{}", annotation.before, annotation.quote, annotation.after);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let _ = writeln!(out, "  seeds/{}: {words}", located.seed);
    if let Some(claim) = &annotation.claim {
        let by = claim.attribution.as_ref().map(|who| format!(", according to {who}")).unwrap_or_default();
        let _ = writeln!(out, "  {}: {}{by}; `recoupe ledger` shows what the others say", claim.key, claim.interval);
    }
    let _ = writeln!(out, "  verdict: {}", reviews.standing(annotation).name());
    for (_, given) in reviews.all().filter(|(id, _)| **id == annotation.id) {
        let note = given.verdict.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        let _ = writeln!(out, "    {} by {}{note}", given.verdict.decision, given.reviewer);
        for evidence in &given.verdict.evidence {
            let _ = writeln!(out, "      {evidence}");
        }
    }
    out
}

/// Which line of the rule reports these words, and what it looked at in their sentence and let go.
fn way(workspace: &Workspace, located: &lookup::Located) -> String {
    let rule = &located.annotation.rule;
    let last = format!("\n`recoupe explain {rule}` says what its rule looks for.\n");
    let mut out = match traced(workspace, located) {
        Ok((document, trace)) => step_to(&document, &trace, located).unwrap_or_else(|| {
            format!("\n  {rule} does not report these words any more: `recoupe check` brings annotations/ up to date\n")
        }),
        Err(problem) => format!("\n  {rule} cannot be asked about them: {}\n", problem.message),
    };
    out.push_str(&last);
    out
}

/// The document of an annotation, and what its rule does with it.
fn traced(workspace: &Workspace, located: &lookup::Located) -> Result<(Arc<Document>, Trace), Problem> {
    let loaded = rules::load(workspace);
    let (rule, _) = loaded.rule(located.annotation.rule.as_str())?;
    let path = format!("seeds/{}", located.seed);
    let document = Arc::new(engine::inspect::file(workspace, workspace.root(), Utf8Path::new(&path))?);
    let trace = Runner::new(&loaded.rules).trace(rule, &document)?;
    Ok((document, trace))
}

/// The step at which the words of an annotation were reported, and the candidates beside them; `None` when they were not.
fn step_to(document: &Document, trace: &Trace, located: &lookup::Located) -> Option<String> {
    let annotation = &located.annotation;
    let reported = trace.units.iter().flat_map(|unit| &unit.steps).filter(|step| step.is_report());
    let same = |step: &&Step| document.words(step.span) == annotation.quote;
    let before = |step: &&Step| document.text[..step.span.start].ends_with(&annotation.before);
    let mut steps: Vec<&Step> = reported.filter(same).collect();
    steps.sort_by_key(|step| !before(step));
    let step = *steps.first()?;
    let mut out = format!("\n  found by {}:{}, as a {}\n", step.path, step.line, step.kind);
    let sentence = document.sentences.iter().map(|sentence| sentence.span).find(|span| span.contains(step.span));
    let beside = |other: &&Step| sentence.is_some_and(|sentence| sentence.contains(other.span));
    for other in trace.rejected().into_iter().filter(|other| report::trace::is_candidate(other)).filter(beside) {
        let (what, fell) = (report::trace::candidate(document, other), report::trace::fell(other));
        let _ = writeln!(out, "  let go: {what}\n          {fell}");
    }
    Some(out)
}

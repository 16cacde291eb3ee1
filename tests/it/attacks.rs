//! Hostile rules beside a healthy one: each must end in the way it says, and the healthy one must not notice.
//!
//! Each file of `tests/attacks/` begins with `-- expect: …`: the kinds of problem it may end with, `ok` for one that
//! does no harm, parted by `|`; words after a kind must stand in the message.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use recoupe::config::Config;
use recoupe::document::Document;
use recoupe::error::Problem;
use recoupe::finding::Finding;
use recoupe::ledger::{self, StoryFact};
use recoupe::rule::{Limits, RuleFiles, RuleKind, Rules, Runner};

use crate::rules::read;

/// Looks at everything a neighbour might have broken.
const HEALTHY: &str = r#"
local list = terms.load("list.toml")
local word = pattern([[(?i)\bm\w+]])

return rule {
  summary = "healthy",
  each = "sentence",
  check = function(sentence, report)
    for _, match in ipairs(list:find(sentence)) do
      report(match, ("%s: %s"):format(match.text:upper(), match.term.note))
    end
    for _, match in ipairs(word:find(sentence)) do
      report(match, "m: " .. fold(match) .. " of " .. tostring(sentence.text:len()))
    end
    for place, figure in ipairs(sentence.figures) do
      report(figure, table.concat({ place, figure.kind, math.floor(figure.low or 0) }, " "))
    end
  end,
}
"#;
const LIST: &str = "language = \"fr\"\nterm = [{ word = \"maire\", note = \"elected\" }]\n";
const TEXTS: [&str; 2] = [
    "Le maire a compté 12 morts. « La mairie ment », a dit une ministre. Les maires se taisent.",
    "Mardi, plus de 300 manifestants ont marché vers la mairie. Le maire est parti.",
];
/// Less than rules have, so that endless ones end soon. The clock is left out of it: on a busy machine it would stop rules
/// that their steps or their memory stop.
const LIMITS: Limits = Limits { steps: 200_000, memory: 6 << 20, time: Duration::from_hours(1) };
/// Far above what any of them takes, however much else the machine has to do.
const LONGEST: Duration = Duration::from_mins(10);

#[test]
fn hostile_rules_harm_only_themselves() {
    let attacks = attacks();
    assert!(attacks.len() >= 120, "only {} attacks were found", attacks.len());
    let documents = TEXTS.map(read);
    let baseline = healthy_alone(&documents);
    assert!(baseline.iter().all(|findings| findings.len() >= 3));
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let work = || {
            let mut wrong = Vec::new();
            while let Some(path) = attacks.get(next.fetch_add(1, Ordering::Relaxed)) {
                wrong.extend(attack(path, &documents, &baseline).err());
            }
            wrong
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{} of {} attacks:\n{}", wrong.len(), attacks.len(), wrong.join("\n"));
}

fn attacks() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn files(attack: Option<Vec<u8>>) -> RuleFiles {
    let mut files = RuleFiles::of([("rules/healthy.lua", HEALTHY), ("rules/terms/list.toml", LIST)]);
    files.files.extend(attack.map(|source| ("rules/attack.lua".to_owned(), source)));
    files
}

fn healthy_alone(documents: &[Arc<Document>]) -> Vec<Vec<Finding>> {
    let (rules, problems) = Rules::load(&files(None), &Config::default());
    assert!(problems.is_empty(), "{problems:#?}");
    let mut runner = Runner::new(&rules);
    documents.iter().map(|document| runner.check(0, document).unwrap().findings).collect()
}

/// Runs one attack; what is wrong about how it ended.
fn attack(path: &Path, documents: &[Arc<Document>], baseline: &[Vec<Finding>]) -> Result<(), String> {
    let name = path.file_stem().unwrap().to_string_lossy();
    let source = fs::read(path).unwrap();
    let first = String::from_utf8_lossy(&source).lines().next().unwrap_or_default().to_owned();
    let expected = first.strip_prefix("-- expect: ").unwrap_or_else(|| panic!("{name} does not say what to expect"));
    let start = Instant::now();
    let (rules, problems) = Rules::load(&files(Some(source)), &Config::default());
    let place = |id: &str| rules.all().iter().position(|rule| rule.id.as_str() == id);
    let healthy = place("healthy").ok_or(format!("{name}: the healthy rule did not load"))?;
    let mut runner = Runner::new(&rules).with_limits(LIMITS);
    let mut met: Vec<Problem> = problems;
    for (document, baseline) in documents.iter().zip(baseline) {
        if let Some(hostile) = place("attack") {
            met.extend(run(&mut runner, hostile, &rules, document).err());
        }
        match runner.check(healthy, document) {
            Ok(checked) if checked.findings == *baseline => {}
            Ok(checked) => return Err(format!("{name}: the healthy rule says {:#?}", checked.findings)),
            Err(problem) => return Err(format!("{name}: the healthy rule broke: {problem:#?}")),
        }
    }
    if start.elapsed() > LONGEST {
        return Err(format!("{name}: took {:?}", start.elapsed()));
    }
    judge(&name, expected, &met)
}

/// Checks a document with the hostile rule, and compares its facts when it has some.
fn run(runner: &mut Runner, hostile: usize, rules: &Rules, document: &Arc<Document>) -> Result<(), Problem> {
    let checked = runner.check(hostile, document)?;
    assert!(checked.findings.len() <= 2_000 && checked.facts.len() <= 2_000);
    if rules.all()[hostile].kind == RuleKind::Cross {
        let facts = checked.facts.into_iter().map(|fact| StoryFact {
            document: document.path.clone(),
            publisher: None,
            published: None,
            language: document.language,
            quote: document.words(fact.span).to_owned(),
            fact,
        });
        for group in ledger::group("story", facts.collect()) {
            runner.compare(hostile, &Arc::new(group))?;
        }
    }
    Ok(())
}

fn judge(name: &str, expected: &str, met: &[Problem]) -> Result<(), String> {
    for problem in met {
        let inside = problem.location.as_ref().is_some_and(|location| location.path == "rules/attack.lua");
        if !inside || problem.message.chars().any(char::is_control) || problem.message.len() > 3_000 {
            return Err(format!("{name}: not a problem to show: {}", shown(problem)));
        }
    }
    let ended = met.first().map_or("ok", |problem| problem.code.as_str());
    let as_expected = expected.split('|').any(|way| {
        let (code, words) = way.trim().split_once(' ').unwrap_or((way.trim(), ""));
        code == ended && met.first().is_none_or(|problem| problem.message.contains(words))
    });
    if as_expected {
        Ok(())
    } else {
        Err(format!("{name}: expected {expected}, ended with {}", met.first().map_or("ok".to_owned(), shown)))
    }
}

fn shown(problem: &Problem) -> String {
    let line = problem.location.as_ref().map_or(0, |location| location.line);
    let message: String = problem.message.chars().take(200).collect();
    format!("{} at line {line}: {message:?}", problem.code)
}

//! Running the examples of all rules, and judging what came out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::coverage::Reach;
use super::judge::{Said, corrected, judge};
use super::mark::unmark;
use super::outcome::{ExampleKind, Noise, Outcome, Report, Tested};
use super::{Example, Text};
use crate::document::{self, Document};
use crate::error::Problem;
use crate::finding::{Finding, RuleId};
use crate::ledger::{self, StoryFact};
use crate::rule::{RuleKind, Rules, Runner};
use crate::text::Span;

/// A document of an example, and the words it marks.
struct Marked {
    document: Arc<Document>,
    wanted: Vec<Span>,
}

impl Rules {
    /// The examples of rule `rule` as they are written, marks included, documents one after the other.
    pub fn written_examples(&self, rule: usize) -> impl Iterator<Item = (ExampleKind, String)> {
        let examples = self.examples(rule);
        let kinds = [
            (ExampleKind::Flags, &examples.flags),
            (ExampleKind::Passes, &examples.passes),
            (ExampleKind::Todo, &examples.todo),
        ];
        let written = |example: &Example| {
            let texts: Vec<&str> = example.texts.iter().map(|text| text.written.as_str()).collect();
            texts.join(" ‖ ")
        };
        kinds.into_iter().flat_map(move |(kind, list)| list.iter().map(move |example| (kind, written(example))))
    }

    /// Runs the examples of the rules for which `chosen` holds; the other rules run on them too, for the noise.
    #[must_use]
    pub fn test(&self, chosen: impl Fn(&RuleId) -> bool) -> Report {
        let mut bench = Bench { rules: self, runner: Runner::new(self), report: Report::default() };
        for rule in 0..self.all().len() {
            if chosen(&self.all()[rule].id) {
                bench.rule(rule);
            }
        }
        bench.report
    }

    /// Of the rules that are `chosen`, those with examples that do not hold, and how many do not. As [`Rules::test`], without
    /// what that tells beside it: quick enough to be asked at every save.
    #[must_use]
    pub fn failing(&self, chosen: impl Fn(&RuleId) -> bool) -> BTreeMap<RuleId, usize> {
        let mut bench = Bench { rules: self, runner: Runner::new(self), report: Report::default() };
        let chosen = (0..self.all().len()).filter(|&rule| chosen(&self.all()[rule].id));
        let failing = chosen.map(|rule| (self.all()[rule].id.clone(), bench.failing(rule)));
        failing.filter(|(_, failing)| *failing > 0).collect()
    }
}

struct Bench<'a> {
    rules: &'a Rules,
    runner: Runner,
    report: Report,
}

impl Bench<'_> {
    fn rule(&mut self, rule: usize) {
        let rules = self.rules;
        let mut reach = Reach::default();
        for (kind, example) in each(rules, rule) {
            let documents = self.documents(rule, example);
            for marked in &documents {
                reach.note(rules, rule, &marked.document);
            }
            let tested = self.example(rule, kind, example, &documents);
            self.noise(rule, example, &documents);
            self.report.tested.push(tested);
        }
        self.report.coverage.push(reach.coverage(rules, rule));
    }

    /// How many examples of `rule` do not hold.
    fn failing(&mut self, rule: usize) -> usize {
        let examples = each(self.rules, rule).map(|(kind, example)| {
            let documents = self.documents(rule, example);
            self.example(rule, kind, example, &documents)
        });
        // A rule that does not end is waited for once.
        let mut broke = false;
        let tested =
            examples.take_while(|tested| !std::mem::replace(&mut broke, matches!(tested.outcome, Outcome::Failed(_))));
        tested.filter(|tested| !tested.is_well()).count()
    }

    /// The documents of an example, read as seeds are.
    fn documents(&self, rule: usize, example: &Example) -> Vec<Marked> {
        let languages = &self.rules.all()[rule].languages;
        let only = (languages.len() == 1).then(|| languages[0]);
        let read = |(place, text): (usize, &Text)| {
            let (words, wanted) = unmark(&text.written).unwrap_or_else(|_| (text.written.clone(), Vec::new()));
            let language = text.metadata.language.or(only);
            let mut document = document::read_text(&words, language, text.metadata.clone());
            document.path = format!("example-{}.txt", place + 1);
            Marked { document: Arc::new(document), wanted }
        };
        example.texts.iter().enumerate().map(read).collect()
    }

    fn example(&mut self, rule: usize, kind: ExampleKind, example: &Example, documents: &[Marked]) -> Tested {
        let info = &self.rules.all()[rule];
        let written: Vec<&str> = example.texts.iter().map(|text| text.written.as_str()).collect();
        let mut shown = vec![String::new(); written.len()];
        let outcome = match self.findings(rule, documents) {
            Ok(findings) => {
                let said = said(documents, &findings);
                let text = documents.first().map_or("", |marked| marked.document.text.as_str());
                let correction = corrected(text, &findings.first().cloned().unwrap_or_default());
                shown = self::shown(documents, &findings);
                judge(kind, example, &said, &correction)
            }
            Err(problem) => Outcome::Failed(problem),
        };
        Tested {
            rule: info.id.clone(),
            path: info.path.clone(),
            line: example.line,
            kind,
            text: written.join("\n\n"),
            parts: written.into_iter().map(ToOwned::to_owned).zip(shown).collect(),
            outcome,
        }
    }

    /// What `rule` finds, document by document.
    fn findings(&mut self, rule: usize, documents: &[Marked]) -> Result<Vec<Vec<Finding>>, Problem> {
        let mut findings = Vec::new();
        let mut facts = Vec::new();
        for marked in documents {
            let checked = self.runner.check(rule, &marked.document)?;
            findings.push(checked.findings);
            facts.extend(checked.facts.into_iter().map(|fact| story_fact(&marked.document, fact)));
        }
        for group in ledger::group("examples", facts).into_iter().map(Arc::new) {
            for placed in self.runner.compare(rule, &group)? {
                let place = documents.iter().position(|marked| marked.document.path == placed.document);
                findings[place.unwrap_or_default()].push(placed.finding);
            }
        }
        for list in &mut findings {
            list.sort_by_key(|finding| finding.span);
        }
        Ok(findings)
    }

    /// What other rules say about the documents of an example.
    fn noise(&mut self, of: usize, example: &Example, documents: &[Marked]) {
        let infos = self.rules.all();
        for (rule, info) in infos.iter().enumerate() {
            if rule == of || info.kind == RuleKind::Cross {
                continue;
            }
            for marked in documents {
                let for_it = info.languages.is_empty() || info.languages.contains(&marked.document.language);
                let Some(checked) = for_it.then(|| self.runner.check(rule, &marked.document).ok()).flatten() else {
                    continue;
                };
                self.report.noise.extend(checked.findings.into_iter().map(|finding| Noise {
                    rule: info.id.clone(),
                    example_of: infos[of].id.clone(),
                    line: example.line,
                    words: marked.document.words(finding.span).to_owned(),
                    message: finding.message,
                }));
            }
        }
    }
}

/// The examples of `rule`, each with the heading it stands under.
fn each(rules: &Rules, rule: usize) -> impl Iterator<Item = (ExampleKind, &Example)> {
    let examples = rules.examples(rule);
    let kinds = [
        (ExampleKind::Flags, &examples.flags),
        (ExampleKind::Passes, &examples.passes),
        (ExampleKind::Todo, &examples.todo),
    ];
    kinds.into_iter().flat_map(|(kind, list)| list.iter().map(move |example| (kind, example)))
}

fn story_fact(document: &Document, fact: crate::finding::Fact) -> StoryFact {
    StoryFact {
        document: document.path.clone(),
        publisher: document.metadata.publisher.clone(),
        published: document.metadata.published,
        language: document.language,
        quote: document.words(fact.span).to_owned(),
        fact,
    }
}

/// Wanted and found words of all documents, with their places.
fn said(documents: &[Marked], findings: &[Vec<Finding>]) -> Said {
    let mut said = Said::default();
    for (place, (marked, findings)) in documents.iter().zip(findings).enumerate() {
        let words = |span: Span| marked.document.words(span).to_owned();
        said.wanted.extend(marked.wanted.iter().map(|&span| (place, span, words(span))));
        said.found.extend(findings.iter().map(|finding| (place, finding.span, words(finding.span))));
        said.messages.extend(findings.iter().map(|finding| finding.message.clone()));
    }
    said
}

/// The texts with marks around what was found; of overlapping findings the first.
fn shown(documents: &[Marked], findings: &[Vec<Finding>]) -> Vec<String> {
    let texts = documents.iter().zip(findings).map(|(marked, findings)| {
        let text = &marked.document.text;
        let (mut shown, mut at) = (String::new(), 0);
        for finding in findings {
            if finding.span.start >= at {
                shown.push_str(&text[at..finding.span.start]);
                shown.extend(["[[", finding.span.of(text), "]]"]);
                at = finding.span.end;
            }
        }
        shown + &text[at..]
    });
    texts.collect()
}

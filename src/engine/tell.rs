//! After the work: what was found, what changed, what went wrong, told in one order whatever finished first.

use std::collections::{BTreeMap, BTreeSet};

use super::Workspace;
use super::context::Context;
use super::pass::{Outcome, Show, Wanted};
use super::record::{Place, Record};
use super::reviews::Reviews;
use super::seeds::story_of;
use super::store::{Index, Store};
use super::story::Done;
use super::sweep::Swept;
use crate::annotation::{Annotation, AnnotationId, VerdictState};
use crate::document;
use crate::error::Problem;
use crate::finding::Finding;
use crate::ledger::{Ledger, group};
use crate::report::{Event, Report, Sheet, Summary, Tally, Told};
use crate::text::Span;

/// How many findings are shown before the others are counted, unless all are asked for.
const SHOWN: usize = 60;

/// How many ledgers are shown before the others are counted, unless all are asked for.
const LEDGERS: usize = 12;

/// Tells `report` everything, and sums it up.
pub fn run(
    context: &Context,
    wanted: &Wanted,
    done: Vec<Done>,
    swept: Swept,
    problems: Vec<Problem>,
    notes: &[Problem],
    report: &mut dyn Report,
) -> Outcome {
    let others = Others::default();
    part(context, wanted, (done, &others), swept, problems, notes, report)
}

/// What is known of documents that a run over a part of the workspace does not look at.
#[derive(Debug, Default)]
pub struct Others {
    pub documents: usize,
    pub annotations: usize,
    pub tally: Tally,
    pub contradictions: usize,
}

impl Others {
    /// What `index` knows of all stories but those that were `touched`.
    pub fn than(index: &Index, touched: &BTreeSet<&str>) -> Self {
        let mut others = Self::default();
        for (_, entry) in index.entries.iter().filter(|(path, _)| !touched.contains(story_of(path))) {
            others.documents += 1;
            others.annotations += entry.annotated;
            others.tally.add(&entry.tally);
        }
        let ledgers = index.ledgers.iter().filter(|(story, _)| !touched.contains(story.as_str()));
        others.contradictions = ledgers.map(|(_, (_, number))| number).sum();
        others
    }
}

/// Tells `report` everything of a run over a part of the workspace, and sums up the whole.
pub fn part(
    context: &Context,
    wanted: &Wanted,
    (done, others): (Vec<Done>, &Others),
    swept: Swept,
    mut problems: Vec<Problem>,
    notes: &[Problem],
    report: &mut dyn Report,
) -> Outcome {
    let mut outcome = Outcome { fail_on: context.inputs.config.fail_on, ..Outcome::default() };
    let mut teller = Teller::new(context.workspace, context.store, context.reviews, wanted, report);
    teller.summary.tally.add(&others.tally);
    teller.summary.annotations = others.annotations;
    teller.summary.contradictions = others.contradictions;
    for document in done.iter().flat_map(|story| &story.documents) {
        teller.summary.tally.add(&document.tally);
        teller.summary.annotations += document.annotated;
        let (path, record) = (document.seed.path.as_str(), document.record.as_deref());
        if wanted.show != Show::Changed || !document.account.changes.is_empty() {
            teller.document(path, document.tally, record);
        }
    }
    for story in &done {
        let members: Vec<&str> = story.documents.iter().map(|document| document.seed.path.as_str()).collect();
        teller.summary.contradictions += story.contradictions;
        if wanted.show != Show::Changed || !story.untouched {
            teller.ledger(story.story, &members, story.contradictions, story.ledger.as_ref());
        }
    }
    let mut summary = std::mem::take(&mut teller.summary);
    summary.first = context.index.entries.is_empty();
    summary.rules = context.inputs.rules.all().len();
    summary.documents = others.documents;
    summary.written = swept.removed;
    summary.outdated = swept.outdated;
    for story in done {
        let compared = story.compared.into_iter();
        outcome.compared.extend(compared.map(|(rule, key)| (rule.to_string(), story.story.to_owned(), key)));
        summary.written += story.written;
        summary.outdated += story.outdated;
        problems.extend(story.problems);
        for document in story.documents {
            summary.documents += 1;
            let (path, account) = (&document.seed.path, document.account);
            summary.failed += usize::from(account.failed());
            summary.written += account.written;
            summary.outdated += account.outdated;
            outcome.ran.extend(account.ran.iter().map(|rule| (rule.to_string(), path.clone())));
            outcome.read.extend(account.read.then(|| path.clone()));
            outcome.changes.extend(account.changes);
            problems.extend(account.problems);
        }
    }
    outcome.changes.extend(swept.changes);
    problems.extend(swept.problems);
    summary.changes = outcome.changes.len();
    outcome.problems = gathered(problems);
    summary.problems = outcome.problems.len();
    let same = outcome.changes.is_empty() && summary.written == 0 && outcome.problems == context.trouble;
    outcome.told = !(wanted.news && same);
    if !outcome.told {
        outcome.summary = summary;
        return outcome;
    }
    report.tell(&Event::Changes { list: &outcome.changes, first: summary.first });
    for note in notes {
        report.tell(&Event::Note(note));
    }
    for problem in &outcome.problems {
        report.tell(&Event::Problem(problem));
    }
    if let Some(profile) = context.profile() {
        report.tell(&Event::Profile(&profile));
    }
    report.tell(&Event::Summary(&summary));
    outcome.summary = summary;
    outcome
}

/// Tells of a run in which nothing had to be done: what is known of it stands in the index, the rest in the store.
pub fn still(
    (workspace, store): (&Workspace, &Store),
    index: &Index,
    reviews: &Reviews,
    wanted: &Wanted,
    summary: Summary,
    report: &mut dyn Report,
) -> Summary {
    let mut teller = Teller::new(workspace, store, reviews, wanted, report);
    teller.summary = summary;
    if !matches!(wanted.show, Show::Sums | Show::Changed) {
        for (path, entry) in &index.entries {
            teller.document(path, entry.tally, None);
        }
        let mut members: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for path in index.entries.keys() {
            members.entry(story_of(path)).or_default().push(path);
        }
        for (story, (_, contradictions)) in &index.ledgers {
            teller.ledger(story, members.get(story.as_str()).map_or(&[], Vec::as_slice), *contradictions, None);
        }
    }
    let summary = teller.summary;
    report.tell(&Event::Changes { list: &[], first: false });
    report.tell(&Event::Summary(&summary));
    summary
}

/// Tells of documents and ledgers, as many as a person reads.
struct Teller<'a> {
    workspace: &'a Workspace,
    store: &'a Store,
    reviews: &'a Reviews,
    wanted: &'a Wanted,
    /// How many findings and ledgers may still be shown.
    findings: usize,
    ledgers: usize,
    summary: Summary,
    report: &'a mut dyn Report,
}

impl<'a> Teller<'a> {
    fn new(
        workspace: &'a Workspace,
        store: &'a Store,
        reviews: &'a Reviews,
        wanted: &'a Wanted,
        report: &'a mut dyn Report,
    ) -> Self {
        let all = wanted.show == Show::All;
        let most = |number| if all { usize::MAX } else { number };
        let (findings, ledgers) = (most(SHOWN), most(LEDGERS));
        Self { workspace, store, reviews, wanted, findings, ledgers, summary: Summary::default(), report }
    }

    /// Tells what was found in the document at `path`, with its text. Without `record`, the store has it.
    fn document(&mut self, path: &str, tally: Tally, record: Option<&Record>) {
        let grave = tally.errors + tally.warnings;
        let every = self.wanted.show == Show::All || !self.wanted.only.is_empty();
        let some = if every { grave + tally.info + tally.decided } else { grave };
        if self.wanted.show == Show::Sums || some == 0 || !self.wanted.asks_for(path) {
            return;
        }
        if some > self.findings {
            self.summary.hidden.0 += some;
            self.summary.hidden.1 += 1;
            self.findings = 0;
            return;
        }
        self.findings -= some;
        let stored = if record.is_none() { self.store.record(path) } else { None };
        let Some(record) = record.or(stored.as_ref()) else { return };
        let mut findings = told(self.reviews, record);
        findings.retain(|told| self.wanted.show == Show::All || told.verdict.is_pending());
        let (text, paragraphs) = words(self.workspace, path);
        self.report.tell(&Event::Document(Sheet { path, text: &text, paragraphs: &paragraphs, findings: &findings }));
    }

    /// Tells the ledger of `story`, the seeds of which are `members`. Without `ledger`, it is made again.
    fn ledger(&mut self, story: &str, members: &[&str], contradictions: usize, ledger: Option<&Ledger>) {
        let asked = self.wanted.show != Show::Sums
            && (self.wanted.only.is_empty() || members.iter().any(|path| self.wanted.asks_for(path)));
        if !asked || contradictions == 0 && self.wanted.show != Show::All {
            return;
        }
        if self.ledgers == 0 {
            self.summary.hidden_ledgers.0 += contradictions;
            self.summary.hidden_ledgers.1 += 1;
            return;
        }
        self.ledgers -= 1;
        match ledger {
            Some(ledger) => self.report.tell(&Event::Ledger(ledger)),
            None => self.report.tell(&Event::Ledger(&remembered(self.store, story, members))),
        }
    }
}

/// The findings of a record in numbers.
#[must_use]
pub fn tally(reviews: &Reviews, record: &Record) -> Tally {
    let mut tally = Tally::default();
    for ((finding, id), place) in record.findings.iter().zip(&record.ids).zip(&record.places) {
        // Most are open: what is judged is looked at more closely.
        let verdict = if reviews.judgements(id).is_empty() {
            VerdictState::Open
        } else {
            reviews.standing(&annotation(finding, id, place))
        };
        tally.count(finding.severity, &verdict);
    }
    tally
}

/// The ledger of a story, made again from what is remembered of its documents.
fn remembered(store: &Store, story: &str, members: &[&str]) -> Ledger {
    let records = members.iter().filter_map(|path| store.record(path));
    let facts = records.flat_map(|record| record.answers.into_values().flat_map(|answer| answer.facts));
    Ledger::new(story, group(story, facts.collect()))
}

fn annotation(finding: &Finding, id: &AnnotationId, place: &Place) -> Annotation {
    Annotation {
        id: id.clone(),
        rule: finding.rule.clone(),
        severity: finding.severity,
        quote: place.quote.clone(),
        before: String::new(),
        after: String::new(),
        message: finding.message.clone(),
        suggestion: finding.suggestion.clone(),
        claim: finding.claim.clone(),
        fields: finding.fields.clone(),
    }
}

/// The findings of a record with their verdicts.
fn told(reviews: &Reviews, record: &Record) -> Vec<Told> {
    let each = record.findings.iter().zip(&record.ids).zip(&record.places);
    each.map(|((finding, id), place)| {
        let annotation = annotation(finding, id, place);
        Told {
            verdict: reviews.standing(&annotation),
            id: annotation.id,
            rule: annotation.rule,
            severity: annotation.severity,
            path: record.path.clone(),
            start: place.span.start,
            end: place.span.end,
            line: place.line,
            column: place.column,
            quote: annotation.quote,
            message: annotation.message,
            suggestion: annotation.suggestion,
            claim: annotation.claim,
            fields: annotation.fields,
            span: finding.span,
        }
    })
    .collect()
}

/// The text of a document and its paragraphs, taken out of the file again: only a few documents of a large run are shown.
fn words(workspace: &Workspace, path: &str) -> (String, Vec<Span>) {
    let bytes = workspace.read(&format!("seeds/{path}")).ok().flatten().unwrap_or_default();
    let (text, paragraphs) = document::paragraphs(path, &bytes).unwrap_or_default();
    (text, paragraphs.iter().map(|paragraph| paragraph.span).collect())
}

/// The same failure on many documents is told once.
fn gathered(problems: Vec<Problem>) -> Vec<Problem> {
    let mut gathered: Vec<(Problem, usize)> = Vec::new();
    for problem in problems {
        let same = |(known, _): &&mut (Problem, usize)| {
            problem.document.is_some()
                && (&known.code, &known.message, &known.location)
                    == (&problem.code, &problem.message, &problem.location)
        };
        match gathered.iter_mut().find(same) {
            Some((_, others)) => *others += 1,
            None => gathered.push((problem, 0)),
        }
    }
    let told = gathered.into_iter().map(|(mut problem, others)| {
        if others > 0 {
            problem.message = format!("{} (and on {others} more)", problem.message);
        }
        problem
    });
    told.collect()
}

//! After the work: what was found, what changed, what went wrong, told in one order whatever finished first.

use std::borrow::Cow;

use super::context::Context;
use super::pass::{Outcome, Show, Wanted};
use super::record::Record;
use super::story::Done;
use super::sweep::Swept;
use super::work::Work;
use crate::annotation::Annotation;
use crate::document;
use crate::error::Problem;
use crate::ledger::{Ledger, group};
use crate::report::{Event, Report, Sheet, Summary, Tally, Told, contradictions};
use crate::text::Span;

/// How many findings are shown before the others are counted, unless all are asked for.
const SHOWN: usize = 60;

/// Tells `report` everything, and sums it up.
pub fn run(
    context: &Context,
    wanted: &Wanted,
    done: Vec<Done>,
    swept: Swept,
    mut problems: Vec<Problem>,
    notes: &[Problem],
    report: &mut dyn Report,
) -> Outcome {
    let mut outcome = Outcome { fail_on: context.inputs.config.fail_on, ..Outcome::default() };
    let mut room = if wanted.show == Show::All { usize::MAX } else { SHOWN };
    for story in &done {
        for work in &story.works {
            let untouched = story.ledger.is_none();
            tell_document(context, wanted, work, untouched, &mut room, &mut outcome.summary, report);
        }
    }
    let summary = &mut outcome.summary;
    summary.first = context.index.entries.is_empty();
    summary.rules = context.inputs.rules.all().len();
    summary.written = swept.removed;
    summary.outdated = swept.outdated;
    for story in done {
        let known = context.index.ledgers.get(story.story).map_or(0, |(_, number)| *number);
        let asked = wanted.show != Show::Sums
            && (wanted.only.is_empty() || story.works.iter().any(|work| wanted.asks_for(&work.seed.path)));
        let ledger = match &story.ledger {
            Some(ledger) => Some(Cow::Borrowed(ledger)),
            None if asked && (known > 0 || wanted.show == Show::All) => Some(Cow::Owned(remembered(context, &story))),
            None => None,
        };
        let found = ledger.as_ref().map(|ledger| ledger.groups.iter().map(contradictions).sum());
        summary.contradictions += found.unwrap_or(known);
        if let Some(ledger) = ledger.filter(|_| asked) {
            report.tell(&Event::Ledger(&ledger));
        }
        let compared = story.compared.into_iter();
        outcome.compared.extend(compared.map(|(rule, key)| (rule.to_string(), story.story.to_owned(), key)));
        summary.written += story.written;
        summary.outdated += story.outdated;
        problems.extend(story.problems);
        for work in story.works {
            summary.documents += 1;
            summary.failed += usize::from(work.lost || !work.problems.is_empty());
            summary.written += work.written;
            summary.outdated += work.outdated;
            outcome.ran.extend(work.ran.iter().map(|rule| (rule.to_string(), work.seed.path.clone())));
            outcome.changes.extend(work.changes);
            problems.extend(work.problems);
        }
    }
    outcome.changes.extend(swept.changes);
    problems.extend(swept.problems);
    summary.changes = outcome.changes.len();
    report.tell(&Event::Changes { list: &outcome.changes, first: summary.first });
    for note in notes {
        report.tell(&Event::Note(note));
    }
    let problems = gathered(problems);
    for problem in &problems {
        report.tell(&Event::Problem(problem));
    }
    summary.problems = problems.len();
    if let Some(profile) = context.profile() {
        report.tell(&Event::Profile(&profile));
    }
    report.tell(&Event::Summary(summary));
    outcome
}

fn tell_document(
    context: &Context,
    wanted: &Wanted,
    work: &Work,
    untouched: bool,
    room: &mut usize,
    summary: &mut Summary,
    report: &mut dyn Report,
) {
    let path = &work.seed.path;
    let entry = context.index.entries.get(path).filter(|_| untouched);
    let counted = match entry {
        Some(_) => context.tally(path),
        None => tally(context, &work.record),
    };
    summary.tally.add(&counted);
    summary.annotations += entry.map_or(work.record.annotated, |entry| entry.annotated);
    let grave = counted.errors + counted.warnings;
    let every = wanted.show == Show::All || !wanted.only.is_empty();
    let some = if every { grave + counted.info + counted.decided } else { grave };
    let silent = wanted.show == Show::Sums;
    if silent || some == 0 || !wanted.asks_for(path) || wanted.show == Show::Changed && work.changes.is_empty() {
        return;
    }
    if some > *room {
        summary.hidden.0 += some;
        summary.hidden.1 += 1;
        *room = 0;
        return;
    }
    *room -= some;
    let record = entry.map(|_| context.store.record(path).unwrap_or_default());
    let mut findings = told(context, record.as_ref().unwrap_or(&work.record));
    findings.retain(|told| wanted.show == Show::All || told.verdict.is_pending());
    let (text, paragraphs) = words(context, work);
    report.tell(&Event::Document(Sheet { path, text: &text, paragraphs: &paragraphs, findings: &findings }));
}

/// The findings of a record in numbers.
#[must_use]
pub fn tally(context: &Context, record: &Record) -> Tally {
    let mut tally = Tally::default();
    for told in told(context, record) {
        tally.count(told.severity, &told.verdict);
    }
    tally
}

/// The ledger of a story in which nothing had to be done.
fn remembered(context: &Context, story: &Done) -> Ledger {
    let records = story.works.iter().filter_map(|work| context.store.record(&work.seed.path));
    let facts = records.flat_map(|record| record.answers.into_values().flat_map(|answer| answer.facts));
    Ledger::new(story.story, group(story.story, facts.collect()))
}

/// The findings of a record with their verdicts.
fn told(context: &Context, record: &Record) -> Vec<Told> {
    let each = record.findings.iter().zip(&record.ids).zip(&record.places);
    each.map(|((finding, id), place)| {
        let annotation = Annotation {
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
        };
        Told {
            verdict: context.reviews.standing(&annotation),
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

/// The text of a document and its paragraphs, read again: only a few documents of a large run are shown.
fn words(context: &Context, work: &Work) -> (String, Vec<Span>) {
    let bytes = context.workspace.read(&format!("seeds/{}", work.seed.path)).ok().flatten().unwrap_or_default();
    match document::read(&work.seed.path, &bytes, &work.metadata) {
        Ok(document) => (document.text, document.paragraphs.iter().map(|paragraph| paragraph.span).collect()),
        Err(_) => (String::new(), Vec::new()),
    }
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

//! Tells of documents and ledgers, as many as a person reads; the others are counted.

use super::Workspace;
use super::record::Record;
use super::reviews::Reviews;
use super::store::Store;
use super::tally::annotation;
use super::wanted::{Show, Wanted};
use crate::document;
use crate::ledger::{Ledger, group};
use crate::report::{Event, Report, Sheet, Summary, Tally, Told};
use crate::text::Span;

/// How many findings are shown before the others are counted, unless all are asked for.
const SHOWN: usize = 60;

/// How many ledgers are shown before the others are counted, unless all are asked for.
const LEDGERS: usize = 12;

/// Tells of documents and ledgers, as many as a person reads.
pub(super) struct Teller<'a> {
    workspace: &'a Workspace,
    store: &'a Store,
    reviews: &'a Reviews,
    wanted: &'a Wanted,
    /// How many findings and ledgers may still be shown.
    findings: usize,
    ledgers: usize,
    pub summary: Summary,
    pub report: &'a mut dyn Report,
}

impl<'a> Teller<'a> {
    pub fn new(
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
    pub fn document(&mut self, path: &str, tally: Tally, record: Option<&Record>) {
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
        // Somebody has saved it since: what was found in other words is not shown in these. The next run tells.
        if findings.iter().any(|told| text.get(told.span.start..told.span.end) != Some(told.quote.as_str())) {
            return;
        }
        self.report.tell(&Event::Document(Sheet { path, text: &text, paragraphs: &paragraphs, findings: &findings }));
    }

    /// Tells the ledger of `story`, the seeds of which are `members`. Without `ledger`, it is made again.
    pub fn ledger(&mut self, story: &str, members: &[&str], contradictions: usize, ledger: Option<&Ledger>) {
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

/// The ledger of a story, made again from what is remembered of its documents.
fn remembered(store: &Store, story: &str, members: &[&str]) -> Ledger {
    let records = members.iter().filter_map(|path| store.record(path));
    let facts = records.flat_map(|record| record.answers.into_values().flat_map(|answer| answer.facts));
    Ledger::new(story, group(story, facts.collect()))
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

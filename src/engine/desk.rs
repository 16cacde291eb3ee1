//! What lies on a reviewer's desk: every claim with its verdicts, and of the one in view its passage and what the other
//! sources say.

use std::collections::BTreeMap;

use super::lookup::{self, Located};
use super::reviews::Reviews;
use super::{Workspace, differ, inspect};
use crate::annotation::review::{Item, Scene};
use crate::annotation::{Annotation, AnnotationId, Change, VerdictState, What};
use crate::document::{self, Document, Metadata};
use crate::error::Problem;
use crate::ledger::others;
use crate::text::lines::Lines;
use crate::text::{Interval, Span};

/// In characters: how much of the text is shown on either side of a claim.
const PASSAGE: usize = 300;

/// Every annotation of `workspace`, as `reviewer` is to see it; files that cannot be read are told.
#[must_use]
pub fn items(workspace: &Workspace, reviewer: &str) -> (Vec<Item>, Vec<Problem>) {
    let (all, mut problems) = lookup::annotations(workspace);
    let (reviews, unclear) = Reviews::read(workspace);
    problems.extend(unclear);
    let last_run = differ::last_run(workspace);
    let changes: BTreeMap<&AnnotationId, &Change> = last_run.iter().map(|change| (&change.id, change)).collect();
    let mut desk = Desk::of(workspace);
    let items = all.into_iter().map(|Located { seed, annotation }| {
        let state = reviews.standing(&annotation);
        let mine = reviews.judgements(&annotation.id).into_iter().find(|given| given.reviewer == reviewer);
        let given = mine.map(|given| given.verdict.clone());
        let change = changes.get(&annotation.id).filter(|change| matches!(change.what, What::Changed { .. }));
        let reworded = matches!(&state, VerdictState::Stale { seen, .. }
            if desk.sheet(&seed).is_other_value(seen, &annotation.quote));
        Item {
            document: seed,
            annotation,
            state,
            weighty: reworded || change.is_some_and(|change| change.is_weighty()),
            change: change.map(|change| change.line()),
            given,
        }
    });
    (items.collect(), problems)
}

/// Where a reviewer sits: the document that was looked at last lies open.
pub struct Desk<'w> {
    workspace: &'w Workspace,
    open: Option<(String, Sheet)>,
}

impl std::fmt::Debug for Desk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.debug_struct("Desk").field("open", &self.open.as_ref().map(|(seed, _)| seed)).finish_non_exhaustive()
    }
}

impl<'w> Desk<'w> {
    /// One on which nothing lies yet.
    #[must_use]
    pub fn of(workspace: &'w Workspace) -> Self {
        Self { workspace, open: None }
    }

    /// What is shown around `item`.
    pub fn scene(&mut self, item: &Item) -> Scene {
        let sheet = self.sheet(&item.document);
        let (passage, line) = sheet.passage(&item.annotation);
        Scene { line, passage, others: sheet.others(&item.annotation) }
    }

    fn sheet(&mut self, seed: &str) -> &Sheet {
        let open = self.open.take().filter(|(path, _)| path == seed);
        let open = open.unwrap_or_else(|| (seed.to_owned(), Sheet::of(self.workspace, seed)));
        &self.open.insert(open).1
    }
}

/// A document and the ledger of its story, as far as they can be read.
struct Sheet {
    document: Option<Document>,
    file: String,
    ledger: toml::Table,
    name: String,
}

impl Sheet {
    fn of(workspace: &Workspace, seed: &str) -> Self {
        let story = super::seeds::story_of(seed);
        let text = |path: &str| workspace.read_text(path).ok().flatten().unwrap_or_default();
        Self {
            document: inspect::file(workspace, &workspace.file("seeds"), seed.into()).ok(),
            file: text(&format!("seeds/{seed}")),
            ledger: toml::from_str(&text(&Workspace::ledger_of(story))).unwrap_or_default(),
            name: seed.strip_prefix(story).and_then(|rest| rest.strip_prefix('/')).unwrap_or(seed).to_owned(),
        }
    }

    /// The text around a claim and the line of the file it stands on; what the annotation holds where the text has
    /// changed since.
    fn passage(&self, annotation: &Annotation) -> ((String, String), usize) {
        let kept = (annotation.before.clone(), annotation.after.clone());
        let Some(document) = &self.document else { return (kept, 0) };
        let around = format!("{}{}{}", annotation.before, annotation.quote, annotation.after);
        let found = document.text.find(&around).map(|at| at + annotation.before.len());
        let Some(start) = found.or_else(|| document.text.find(&annotation.quote)) else { return (kept, 0) };
        let span = Span::new(start, start + annotation.quote.len());
        let (before, after) = (&document.text[..span.start], &document.text[span.end..]);
        let from = before.char_indices().rev().take(PASSAGE).last().map_or(span.start, |(at, _)| at);
        let to = after.char_indices().nth(PASSAGE).map_or(after.len(), |(at, _)| at);
        let at = document.in_file(span).start;
        let line = if self.file.is_char_boundary(at) { Lines::new(&self.file).place(&self.file, at).line } else { 0 };
        ((from_word(&before[from..]), to_word(&after[..to])), line)
    }

    /// Whether the words of a claim say another number than those that were `seen` when it was judged, or say it
    /// otherwise.
    fn is_other_value(&self, seen: &str, quote: &str) -> bool {
        let language = self.document.as_ref().map(|document| document.language);
        let values = |words: &str| -> Vec<Interval> {
            let read = document::read_text(words, language, Metadata::default());
            read.figures.iter().map(|figure| figure.interval).collect()
        };
        values(seen) != values(quote)
    }

    /// What the other documents say under the claim's key, a line for each.
    fn others(&self, annotation: &Annotation) -> Vec<String> {
        let Some(claim) = &annotation.claim else { return Vec::new() };
        others(&self.ledger, annotation.rule.as_str(), &claim.key, &self.name, &annotation.quote)
    }
}

/// Without the piece of a word at its start, when there is a whole one after it.
fn from_word(text: &str) -> String {
    text.split_once(char::is_whitespace)
        .filter(|_| text.chars().count() >= PASSAGE)
        .map_or(text, |cut| cut.1)
        .to_owned()
}

/// Without the piece of a word at its end, when there is a whole one before it.
fn to_word(text: &str) -> String {
    text.rsplit_once(char::is_whitespace)
        .filter(|_| text.chars().count() >= PASSAGE)
        .map_or(text, |cut| cut.0)
        .to_owned()
}

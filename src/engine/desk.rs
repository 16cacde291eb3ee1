//! What lies on a reviewer's desk: every claim with its passage, its verdicts and what the other sources say.

use std::collections::BTreeMap;

use super::lookup::{self, Located};
use super::reviews::Reviews;
use super::{Workspace, differ, inspect};
use crate::annotation::review::Item;
use crate::annotation::{AnnotationId, Change, VerdictState, What};
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
    let mut sheets: BTreeMap<String, Sheet> = BTreeMap::new();
    let mut items = Vec::new();
    for located in all {
        let sheet = sheets.entry(located.seed.clone()).or_insert_with(|| Sheet::of(workspace, &located.seed));
        let state = reviews.standing(&located.annotation);
        let mine = reviews.all().find(|(id, given)| **id == located.annotation.id && given.reviewer == reviewer);
        let given = mine.map(|(_, given)| given.verdict.clone());
        let (passage, line) = sheet.passage(&located);
        let others = sheet.others(&located);
        let change = changes.get(&located.annotation.id).filter(|change| matches!(change.what, What::Changed { .. }));
        let reworded = matches!(&state, VerdictState::Stale { seen, .. } if sheet.is_other_value(seen, &located));
        items.push(Item {
            document: located.seed,
            line,
            annotation: located.annotation,
            passage,
            others,
            state,
            weighty: reworded || change.is_some_and(|change| change.is_weighty()),
            change: change.map(|change| change.line()),
            given,
        });
    }
    (items, problems)
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
    fn passage(&self, located: &Located) -> ((String, String), usize) {
        let annotation = &located.annotation;
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
    fn is_other_value(&self, seen: &str, located: &Located) -> bool {
        let language = self.document.as_ref().map(|document| document.language);
        let values = |words: &str| -> Vec<Interval> {
            let read = document::read_text(words, language, Metadata::default());
            read.figures.iter().map(|figure| figure.interval).collect()
        };
        values(seen) != values(&located.annotation.quote)
    }

    /// What the other documents say under the claim's key, a line for each.
    fn others(&self, located: &Located) -> Vec<String> {
        let Some(claim) = &located.annotation.claim else { return Vec::new() };
        let annotation = &located.annotation;
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

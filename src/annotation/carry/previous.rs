//! What is kept of a document to carry its annotations over the next edit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::annotation::id::AnnotationId;
use crate::annotation::record::Annotation;
use crate::document::{self, Document, Metadata};
use crate::finding::{Finding, RuleId};
use crate::text::Span;

/// A document as it was in the run before. Kept beside the cached results, never committed: without it, carrying has
/// the words that each annotation holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    pub text: String,
    pub marks: Marks,
    /// Where each annotation stood.
    pub placed: BTreeMap<AnnotationId, Span>,
}

/// What the reader found, as far as carrying asks for it; each in text order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    pub sentences: Vec<Span>,
    /// Numerals: what becomes `#` in a mask.
    pub numerals: Vec<Span>,
    /// Words that open or blur a number: what a mask drops.
    pub qualifiers: Vec<Span>,
    pub names: Vec<Span>,
    /// Capital letters in a date ("on Friday") name nobody.
    pub dates: Vec<Span>,
}

impl Marks {
    /// The marks of `document`.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let figures = || document.figures.iter();
        Self {
            sentences: document.sentences.iter().map(|sentence| sentence.span).collect(),
            numerals: figures().flat_map(|figure| figure.numbers.iter().map(|numeral| numeral.span)).collect(),
            qualifiers: figures().filter_map(|figure| figure.qualifier).collect(),
            names: document.names.iter().map(|name| name.span).collect(),
            dates: document.dates.iter().map(|date| date.span).collect(),
        }
    }
}

impl Previous {
    /// What the next run needs of `document`, whose annotations stand where `placed` says.
    #[must_use]
    pub fn of(document: &Document, placed: BTreeMap<AnnotationId, Span>) -> Self {
        Self { text: document.text.clone(), marks: Marks::of(document), placed }
    }

    /// What can be known of the text before when only `annotations` are left of it: their words and those around
    /// them, each a paragraph, read again in the language of `document`.
    pub(super) fn from_words(annotations: &[&Annotation], document: &Document) -> Self {
        let mut text = String::new();
        let mut placed = BTreeMap::new();
        let mut fragments = Vec::new();
        for annotation in annotations {
            let start = text.len();
            text.push_str(&annotation.before);
            let quote = text.len();
            text.push_str(&annotation.quote);
            placed.insert(annotation.id.clone(), Span::new(quote, text.len()));
            text.push_str(&annotation.after);
            fragments.push(Span::new(start, text.len()));
            text.push_str("\n\n");
        }
        let read = document::read_text(&text, Some(document.language), Metadata::default());
        Self { marks: Marks { sentences: fragments, ..Marks::of(&read) }, text, placed }
    }

    /// How many of `annotations` have a place in it.
    #[must_use]
    pub fn holds(&self, annotations: &[Annotation]) -> usize {
        annotations.iter().filter(|annotation| self.locate(annotation).is_some()).count()
    }

    /// Places `annotations` that were made from this text where its `findings` are: those of a rule that has the same
    /// words in the same order. The words kept around an annotation are those of the day it was made; among words that
    /// repeat, they may fit another place better today.
    pub fn place_in_order(&mut self, annotations: &[Annotation], findings: &[Finding]) {
        let mut rows: BTreeMap<&RuleId, (Vec<&Annotation>, Vec<Span>)> = BTreeMap::new();
        for annotation in annotations {
            rows.entry(&annotation.rule).or_default().0.push(annotation);
        }
        for finding in findings {
            rows.entry(&finding.rule).or_default().1.push(finding.span);
        }
        for (kept, mut spans) in rows.into_values() {
            spans.sort_unstable();
            let words = spans.iter().map(|span| self.text.get(span.start..span.end));
            if words.eq(kept.iter().map(|annotation| Some(annotation.quote.as_str()))) {
                self.placed.extend(kept.into_iter().map(|annotation| annotation.id.clone()).zip(spans));
            }
        }
    }

    /// Where `annotation` stood: where it was placed, if its words are still there, else where its words and their
    /// surroundings are found.
    pub(super) fn locate(&self, annotation: &Annotation) -> Option<Span> {
        let holds = |span: &Span| self.text.get(span.start..span.end) == Some(annotation.quote.as_str());
        self.placed.get(&annotation.id).copied().filter(holds).or_else(|| {
            let around = format!("{}{}{}", annotation.before, annotation.quote, annotation.after);
            let start = self.text.find(&around)? + annotation.before.len();
            Some(Span::new(start, start + annotation.quote.len()))
        })
    }
}

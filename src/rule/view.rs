//! What a rule sees: the document, or the group, at hand, with what is needed to answer about it quickly.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use jiff::civil;

use super::cover::Cover;
use super::handle::{Handle, Kind};
use crate::document::{Attribution, Document};
use crate::ledger::{Group, Relation, Versions};
use crate::text::Span;

/// A span found while a rule ran.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub span: Span,
    /// For a term: its list and its place there.
    pub term: Option<(usize, usize)>,
    /// For a pattern: its groups, and the pattern that names them.
    pub captures: Vec<Option<Span>>,
    pub pattern: Option<usize>,
}

/// A document with what is needed to answer about it quickly.
pub(super) struct View {
    pub document: Arc<Document>,
    quoted: Cover,
    attributions: Vec<Span>,
    /// Attributions in order of their spans.
    pub attribution_order: Vec<usize>,
    numerals: Vec<(usize, usize)>,
    first_numeral: Vec<usize>,
    parts: RefCell<Vec<Span>>,
    pub matches: RefCell<Vec<Match>>,
}

impl View {
    pub(super) fn new(document: Arc<Document>) -> Self {
        let quoted = Cover::new(document.quotations.iter().map(|quotation| quotation.content).collect());
        let attributions: Vec<Span> = document.attributions.iter().map(naming).collect();
        let mut attribution_order: Vec<usize> = (0..attributions.len()).collect();
        attribution_order.sort_by_key(|&index| (attributions[index].start, attributions[index].end));
        let mut numerals = Vec::new();
        let mut first_numeral = Vec::new();
        for (figure, found) in document.figures.iter().enumerate() {
            first_numeral.push(numerals.len());
            numerals.extend((0..found.numbers.len()).map(|number| (figure, number)));
        }
        Self {
            quoted,
            attributions,
            attribution_order,
            numerals,
            first_numeral,
            parts: RefCell::default(),
            matches: RefCell::default(),
            document,
        }
    }

    /// The span of an object; `None` for one that is not in this document.
    pub(super) fn span(&self, handle: Handle) -> Option<Span> {
        let document = &self.document;
        let index = handle.index;
        match handle.kind {
            Kind::Document => Some(Span::new(0, document.text.len())),
            Kind::Paragraph => document.paragraphs.get(index).map(|found| found.span),
            Kind::Sentence => document.sentences.get(index).map(|found| found.span),
            Kind::Figure => document.figures.get(index).map(|found| found.span),
            Kind::Date => document.dates.get(index).map(|found| found.span),
            Kind::Quotation => document.quotations.get(index).map(|found| found.span),
            Kind::Attribution => self.attributions.get(index).copied(),
            Kind::Name => document.names.get(index).map(|found| found.span),
            Kind::Conditional => document.conditionals.get(index).map(|found| found.span),
            Kind::Numeral => self.numeral(index).map(|(span, _)| span),
            Kind::Part => self.parts.borrow().get(index).copied(),
            Kind::Match => self.matches.borrow().get(index).map(|found| found.span),
            Kind::Group | Kind::Fact | Kind::Relation => None,
        }
    }

    /// How many objects of `kind` the reader found.
    pub(super) fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Document => 1,
            Kind::Paragraph => self.document.paragraphs.len(),
            Kind::Sentence => self.document.sentences.len(),
            Kind::Figure => self.document.figures.len(),
            Kind::Quotation => self.document.quotations.len(),
            Kind::Date => self.document.dates.len(),
            Kind::Name => self.document.names.len(),
            Kind::Attribution => self.document.attributions.len(),
            Kind::Conditional => self.document.conditionals.len(),
            _ => 0,
        }
    }

    /// A numeral and the number it spells.
    pub(super) fn numeral(&self, index: usize) -> Option<(Span, f64)> {
        let &(figure, number) = self.numerals.get(index)?;
        let found = self.document.figures[figure].numbers[number];
        Some((found.span, found.value.get()))
    }

    /// The numerals of a figure.
    pub(super) fn numerals_of(&self, figure: usize) -> Vec<Handle> {
        let first = self.first_numeral[figure];
        let count = self.document.figures[figure].numbers.len();
        (first..first + count).map(|index| Handle::new(Kind::Numeral, index)).collect()
    }

    /// An object for `span`, a part of what the reader found.
    pub(super) fn part(&self, span: Span) -> Handle {
        let mut parts = self.parts.borrow_mut();
        parts.push(span);
        Handle::new(Kind::Part, parts.len() - 1)
    }

    /// The innermost quotation that holds the words of an object, other than the object itself.
    pub(super) fn quotation_of(&self, handle: Handle, span: Span) -> Option<usize> {
        if !self.quoted.may_reach(span) {
            return None;
        }
        let itself = (handle.kind == Kind::Quotation).then_some(handle.index);
        self.quoted.around(self.core(span), itself)
    }

    /// Whether `span`, itself no quotation, stands between quotation marks.
    pub(super) fn is_quoted(&self, span: Span) -> bool {
        self.quoted.may_reach(span) && self.quoted.around(self.core(span), None).is_some()
    }

    /// The attribution that answers for the words under `span`.
    pub(super) fn attribution_of(&self, span: Span) -> Option<usize> {
        let all = &self.document.attributions;
        let found = self.document.attribution_of(span)?;
        let begin = |attribution: &Attribution| attribution.content.first().map(|content| content.start);
        let after = all.partition_point(|other| begin(other) <= begin(found));
        all[..after].iter().rposition(|other| std::ptr::eq(other, found))
    }

    /// `span` without the marks at its ends: a full stop or a quotation mark outside of what is cited is no part of it.
    fn core(&self, span: Span) -> Span {
        let words = span.of(&self.document.text);
        let start = words.find(char::is_alphanumeric).unwrap_or(0);
        let end = words.trim_end_matches(|c: char| !c.is_alphanumeric()).len().max(start);
        Span::new(span.start + start, span.start + end)
    }

    /// The sentence that holds the start of `span`.
    pub(super) fn sentence_of(&self, span: Span) -> Option<usize> {
        let after = self.document.sentences.partition_point(|sentence| sentence.span.start <= span.start);
        after.checked_sub(1).filter(|&index| span.start < self.document.sentences[index].span.end)
    }

    /// The paragraph that holds the start of `span`.
    pub(super) fn paragraph_of(&self, span: Span) -> Option<usize> {
        let after = self.document.paragraphs.partition_point(|paragraph| paragraph.span.start <= span.start);
        after.checked_sub(1).filter(|&index| span.start < self.document.paragraphs[index].span.end)
    }

    /// The span of attribution `index`: the words that name the source and cite it.
    pub(super) fn attribution_span(&self, index: usize) -> Span {
        self.attributions[index]
    }

    /// The day that the only resolved date of the sentence around `span` ends on: what a figure there holds for. A
    /// date that covers more than a week says too little of when it was counted, and nothing was counted after the day
    /// on which the document was published.
    pub(super) fn day_near(&self, span: Span) -> Option<civil::Date> {
        const LONGEST: i32 = 7;
        let sentence = self.document.sentences[self.sentence_of(span)?].span;
        let first = self.document.dates.partition_point(|date| date.span.start < sentence.start);
        let mut inside = self.document.dates[first..].iter().take_while(|date| date.span.start < sentence.end);
        let only = inside.next().filter(|date| inside.next().is_none() && !date.span.overlaps(span))?;
        let (from, to) = only.from.zip(only.to)?;
        let days = (to - from).get_days();
        let told = self.document.metadata.published.is_none_or(|published| to <= published);
        (told && only.resolved && (0..LONGEST).contains(&days)).then_some(to)
    }

    /// Forgets what was found while a rule ran.
    pub(super) fn forget_matches(&self) {
        self.matches.borrow_mut().clear();
    }
}

/// Source and cue when they stand near each other, else the cue, the source, or the first words cited.
fn naming(attribution: &Attribution) -> Span {
    const NEAR: usize = 200;
    match (attribution.source, attribution.cue) {
        (Some(source), Some(cue)) if source.cover(cue).len() <= source.len() + cue.len() + NEAR => source.cover(cue),
        (_, Some(only)) | (Some(only), None) => only,
        (None, None) => attribution.content.first().copied().unwrap_or(Span::new(0, 0)),
    }
}

/// What rules see at the moment.
pub(super) enum Scene {
    Nothing,
    Document(View),
    Group(GroupView),
}

/// A group with what is asked of it now and then.
pub(super) struct GroupView {
    pub group: Arc<Group>,
    versions: OnceCell<Versions>,
}

impl GroupView {
    pub(super) fn new(group: Arc<Group>) -> Self {
        Self { group, versions: OnceCell::new() }
    }

    /// How the facts at `a` and `b` stand to each other.
    pub(super) fn relation(&self, a: usize, b: usize) -> Relation {
        self.versions.get_or_init(|| Versions::of(&self.group.facts)).relation(a, b)
    }
}

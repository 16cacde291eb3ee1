//! Figures behind a verb that counts or puts something at a number.

use super::cue::{Cue, VerbCue};
use super::resolve::Resolver;
use crate::document::FigureKind;
use crate::language::{Form, Roles};
use crate::text::Span;

impl Resolver<'_, '_> {
    /// Whether a particle and a figure stand at `at`: "à 4 000". The words before may blur the figure ("estime à 4 000").
    pub fn is_measure(&self, at: usize) -> bool {
        let view = self.view;
        let particle = view.is(at, Roles::PREPOSITION | Roles::INFINITIVE_MARKER) && !view.is(at, Roles::LINKING);
        particle && !view.begins_figure(at) && self.figure_over(at + 1).is_some()
    }

    /// The figure that the token at `at` is part of.
    pub fn figure_over(&self, at: usize) -> Option<Span> {
        let token = self.view.document.tokens.get(at)?;
        let figures = &self.view.document.figures;
        let next = figures.partition_point(|figure| figure.span.end <= token.span.start);
        figures.get(next).map(|figure| figure.span).filter(|span| span.start <= token.span.start)
    }

    /// Whether the verb stands in a past tense: with an auxiliary, or in a form that is a participle too.
    pub fn is_past(&self, cue: &Cue, verb: &VerbCue) -> bool {
        let last = self.view.lower(cue.tokens.end - 1);
        let forms = || self.view.reporting.of(last).filter(|(known, _)| known.lemma == verb.verb.lemma);
        forms().any(|(_, form)| form == Form::Participle)
    }

    /// Whether a figure stands at the start of the words from `after` on.
    pub fn has_figure(&self, after: usize) -> bool {
        const NEAR: usize = 6;
        let Some(words) = self.view.span(&(after..self.end().min(after + NEAR))) else { return false };
        let (figures, tokens) = (&self.view.document.figures, &self.view.document.tokens);
        let Some(figure) = figures.get(figures.partition_point(|figure| figure.span.end <= words.start)) else {
            return false;
        };
        let near = figure.span.start < words.end && figure.kind != FigureKind::Ordinal;
        // "the thefts recorded at the quay have risen to 40"
        near && !(after..tokens.from(figure.span.start)).any(|at| self.view.is_finite(at))
    }

    /// Whether the first figure behind `after` is a sum of money: a result, not what somebody counts.
    pub fn has_sum(&self, after: usize) -> bool {
        let Some(start) = self.view.document.tokens.get(after).map(|token| token.span.start) else { return false };
        let figures = &self.view.document.figures;
        let next = figures.get(figures.partition_point(|figure| figure.span.end <= start));
        next.is_some_and(|figure| figure.kind == FigureKind::Money)
    }
}

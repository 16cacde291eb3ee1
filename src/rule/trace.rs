//! Why a rule said nothing: every question it asked of an object, with the answer, line by line.

use std::collections::BTreeMap;

use crate::text::Span;

/// One thing a rule did with an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Of the rule or the module that asked.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// What the object is: `match`, `figure` …
    pub kind: &'static str,
    /// Where it stands in the document.
    pub span: Span,
    /// What was asked or done: `quoted`, `found`, `reported`.
    pub asked: String,
    /// What came back; empty when nothing does.
    pub answer: String,
}

impl Step {
    /// Whether the object was reported, or emitted: then its answer is the key.
    #[must_use]
    pub fn is_report(&self) -> bool {
        self.asked == REPORTED || self.asked == EMITTED
    }

    /// Whether a list or a pattern found the object, and nothing was asked of it yet.
    #[must_use]
    pub fn is_find(&self) -> bool {
        self.asked == FOUND
    }

    /// Whether what was asked tells candidates apart; words and neighbours are asked of every one of them.
    fn is_test(&self) -> bool {
        !PASSED_THROUGH.contains(&self.asked.as_str())
    }
}

/// What a rule did while it had one unit at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracedUnit {
    pub span: Span,
    pub steps: Vec<Step>,
}

/// What a rule did with a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// In text order.
    pub units: Vec<TracedUnit>,
    /// Whether the rule did more than is kept.
    pub cut: bool,
}

/// What is asked of an object on the way to something else.
const PASSED_THROUGH: [&str; 8] = ["text", "folded", "document", "sentence", "paragraph", "before", "after", "words"];

/// Steps that are kept.
const MOST: usize = 20_000;
/// The step of an object that was reported.
pub(super) const REPORTED: &str = "reported";
/// The step of an object that was emitted, to be compared with those of other documents.
pub(super) const EMITTED: &str = "emitted";
/// The step of an object that a list or a pattern found.
pub(super) const FOUND: &str = "found";

impl Trace {
    /// The candidates that were neither reported nor emitted: for each object that was found or asked about, the last
    /// thing that was asked and tells candidates apart, which is where it fell.
    #[must_use]
    pub fn rejected(&self) -> Vec<&Step> {
        let mut last: BTreeMap<(Span, &str), &Step> = BTreeMap::new();
        for step in self.units.iter().flat_map(|unit| &unit.steps) {
            let fate = last.entry((step.span, step.kind)).or_insert(step);
            if !fate.is_report() && (step.is_test() || !fate.is_test()) {
                *fate = step;
            }
        }
        last.into_values().filter(|step| !step.is_report()).collect()
    }

    /// Begins with the unit under `span`.
    pub(super) fn unit(&mut self, span: Span) {
        self.units.push(TracedUnit { span, steps: Vec::new() });
    }

    /// Notes a step with the unit at hand.
    pub(super) fn step(&mut self, step: Step) {
        let kept: usize = self.units.last().map_or(0, |unit| unit.steps.len());
        self.cut |= kept >= MOST || self.units.len() >= MOST;
        if let Some(unit) = self.units.last_mut().filter(|_| kept < MOST) {
            unit.steps.push(step);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_fell_where_it_was_last_asked_about() {
        let step = |start, asked: &str, answer: &str| Step {
            path: "rules/x.lua".to_owned(),
            line: 1,
            kind: "match",
            span: Span::new(start, start + 1),
            asked: asked.to_owned(),
            answer: answer.to_owned(),
        };
        let mut trace = Trace::default();
        trace.unit(Span::new(0, 9));
        for step in [step(1, FOUND, ""), step(1, "quoted", "true"), step(5, "quoted", "false"), step(5, REPORTED, "")] {
            trace.step(step);
        }
        let rejected: Vec<(usize, &str)> =
            trace.rejected().iter().map(|step| (step.span.start, step.asked.as_str())).collect();
        assert_eq!(rejected, [(1, "quoted")]);
    }
}

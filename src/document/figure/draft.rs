//! A figure being put together, in tokens; and the interval its words claim.

use super::noun::Noun;
use super::numeral::{Form, Read};
use super::scan::Scan;
use crate::document::{Figure, FigureKind, Numeral};
use crate::language::units::{Dimension, Unit};
use crate::text::{Interval, Qualifier, Quantity, Span};

/// A figure whose parts are still tokens.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub start: usize,
    /// The token after it.
    pub end: usize,
    pub numbers: Vec<Read>,
    pub low: f64,
    pub high: f64,
    pub qualifier: Qualifier,
    /// First token of the qualifying words and the token after them.
    pub words: Option<(usize, usize)>,
    pub unit: Option<&'static Unit>,
    pub age: bool,
    pub multiple: bool,
    /// Whether it is a part of a whole ("une femme sur trois").
    pub proportion: bool,
    pub noun: Option<Noun>,
}

impl Draft {
    /// A figure that is one number and nothing else.
    pub fn of(read: Read) -> Self {
        Self {
            start: read.start,
            end: read.end,
            low: read.value,
            high: read.value,
            qualifier: if read.blurred { Qualifier::About } else { Qualifier::Exact },
            numbers: vec![read],
            words: None,
            unit: None,
            age: false,
            multiple: false,
            proportion: false,
            noun: None,
        }
    }

    /// Words that hold no numeral, and the interval they leave.
    pub fn vague(start: usize, end: usize, low: f64, high: f64) -> Self {
        Self {
            start,
            end,
            numbers: Vec::new(),
            low,
            high,
            qualifier: Qualifier::Vague,
            words: Some((start, end)),
            unit: None,
            age: false,
            multiple: false,
            proportion: false,
            noun: None,
        }
    }

    /// The last of its numbers; none in a vague plural.
    pub fn last(&self) -> Option<&Read> {
        self.numbers.last()
    }

    /// Whether it can only be measured: nobody counts 7.8 persons.
    pub fn is_measured(&self) -> bool {
        self.low.fract() != 0.0
    }

    pub fn kind(&self) -> FigureKind {
        let form = self.numbers.first().map_or(Form::Cardinal, |read| read.form);
        match self.unit.map(|unit| unit.dimension) {
            _ if self.multiple => FigureKind::Multiple,
            _ if self.age => FigureKind::Age,
            Some(Dimension::Percent) => FigureKind::Percent,
            Some(Dimension::Money) => FigureKind::Money,
            Some(Dimension::Duration) => FigureKind::Duration,
            _ if form == Form::Ordinal => FigureKind::Ordinal,
            _ if self.proportion || form == Form::Fraction => FigureKind::Fraction,
            _ => FigureKind::Cardinal,
        }
    }

    /// The interval its words claim.
    pub fn interval(&self) -> Interval {
        let (low, high) = (Quantity::new(self.low), Quantity::new(self.high));
        let (low, high) = match self.qualifier {
            Qualifier::MoreThan | Qualifier::AtLeast => (Some(low), None),
            Qualifier::LessThan | Qualifier::AtMost => (None, Some(high)),
            _ => (Some(low.min(high)), Some(high.max(low))),
        };
        Interval { low, high, qualifier: self.qualifier }
    }

    /// The figure, before anything is known of what it counts.
    pub fn figure(&self, scan: &Scan) -> Figure {
        let numeral = |read: &Read| Numeral { span: read.span, value: Quantity::new(read.value) };
        let noun = |noun: &Noun| scan.span(noun.start, noun.end);
        Figure {
            span: scan.span(self.start, self.end),
            numbers: self.numbers.iter().map(numeral).collect(),
            kind: self.kind(),
            interval: self.interval(),
            qualifier: self.words.map(|(start, end)| scan.span(start, end)).filter(|span: &Span| !span.is_empty()),
            unit: self.unit.map(|unit| unit.code.clone()).or_else(|| self.age.then(|| "year".to_owned())),
            counted: self.noun.as_ref().map(noun),
            complement: None,
            part_of: None,
            partial: false,
        }
    }
}

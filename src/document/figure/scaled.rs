//! Thousands and above: groups below ten thousand put together by their scales.

use super::digits;
use super::spelled::{Link, Spelled, Words};
use crate::language::numbers::{Atom, Place};
use crate::text::tokens::Kind;

impl Words<'_> {
    /// A whole number: groups and their scales.
    pub fn scaled(&self, at: usize) -> Option<Spelled> {
        let mut sum = Sum::default();
        let mut best: Option<Spelled> = None;
        let mut link = Link { at, and: false, hyphen: false };
        while let Some(step) = self.step(link, &sum, best.is_none()) {
            sum.add(step.group, step.scale);
            best = Some(Spelled { value: sum.total(), ..step.spelled });
            if step.spelled.ordinal {
                break;
            }
            match self.link(step.spelled.end) {
                Some(next) => link = next,
                None => break,
            }
        }
        best
    }

    /// The next group with its scale, when it can follow what was read.
    fn step(&self, link: Link, sum: &Sum, first: bool) -> Option<Step> {
        let group = self.group(link.at).or_else(|| if first { None } else { self.digits(link.at) });
        let last = sum.last();
        let Some(group) = group else {
            let (atom, ordinal) = self.scale(link.at)?;
            let fresh = first && (ordinal || (atom.value <= 1e3 && !atom.plural));
            let grows = !first && !link.and && atom.value > last;
            let spelled = Spelled { scale: atom.value, ..Spelled::word(link.at + 1, atom, ordinal) };
            let unit = if first { 1.0 } else { 0.0 };
            return (fresh || grows).then_some(Step { group: unit, scale: atom.value, spelled });
        };
        let scale = if group.ordinal { None } else { self.scale_after(group.end) };
        let (value, spelled) = match scale {
            Some((end, atom, ordinal)) => {
                (atom.value, Spelled { end, ordinal, plural: atom.plural, scale: atom.value, ..group })
            }
            None => (1.0, group),
        };
        let worth = Spelled { value: group.value * value, ..spelled };
        let fits = first || (worth.value < last && value < last) || (value > last && group.value < last);
        let joined = !link.and || first || (self.joins_and(&worth, last) && !self.counts_parts(spelled.end));
        (fits && joined).then_some(Step { group: group.value, scale: value, spelled })
    }

    /// Whether the number that ends before `end` counts parts ("three quarters"), and so stands apart.
    fn counts_parts(&self, end: usize) -> bool {
        self.parts_counted(end).is_some()
    }

    /// How many of the parts behind `end` make a whole: three of "thirds".
    pub fn parts_counted(&self, end: usize) -> Option<f64> {
        let roles = self.link(end).and_then(|link| self.numbers.roles_at(self.tokens, link.at))?;
        roles.denominator.or_else(|| roles.ordinal.filter(|atom| atom.plural).map(|atom| atom.value))
    }

    fn scale(&self, at: usize) -> Option<(Atom, bool)> {
        self.atom(at).filter(|(atom, _)| atom.place == Place::Scale)
    }

    fn scale_after(&self, end: usize) -> Option<(usize, Atom, bool)> {
        let link = self.link(end).filter(|link| !link.and)?;
        self.scale(link.at).map(|(atom, ordinal)| (link.at + 1, atom, ordinal))
    }

    /// Digits after a scale: "1 million 200 000", "4 thousand 3 hundred".
    fn digits(&self, at: usize) -> Option<Spelled> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Digits)?;
        let read = digits::read(self.text, token.span.start, self.numbers).filter(|read| read.whole)?;
        let end = self.tokens.from(read.end);
        let base = Spelled { end, value: read.value, ordinal: false, plural: false, scale: 1.0, hyphened: false };
        if let Some(word) = self.link(end).filter(|link| !link.and).and_then(|link| self.hundred(link.at)) {
            let hundreds = Spelled { value: read.value * 100.0, scale: 100.0, ..word };
            return Some(self.tail(hundreds).unwrap_or(hundreds));
        }
        (read.value >= 100.0 || self.scale_after(end).is_some()).then_some(base)
    }

    /// What stands after a number written in digits: its scale and the rest ("3" of "3 millions 200 000").
    pub fn continued(&self, end: usize, value: f64) -> Option<Spelled> {
        let link = self.link(end).filter(|link| !link.and)?;
        if let Some(word) = self.hundred(link.at).filter(|word| !word.plural && !word.ordinal) {
            let hundreds = Spelled { value: value * 100.0, scale: 100.0, ..word };
            return Some(self.tail(hundreds).unwrap_or(hundreds));
        }
        let (atom, ordinal) = self.scale(link.at).filter(|(_, ordinal)| !ordinal)?;
        let mut sum = Sum::default();
        sum.add(value, atom.value);
        let head = Spelled { value: sum.total(), scale: atom.value, ..Spelled::word(link.at + 1, atom, ordinal) };
        let mut best = head;
        // "4,05 milliards un an plus tôt": no words go on behind decimals.
        if value.fract() != 0.0 {
            return Some(best);
        }
        while let Some(step) = self.link(best.end).and_then(|link| self.step(link, &sum, false)) {
            sum.add(step.group, step.scale);
            best = Spelled { value: sum.total(), ..step.spelled };
        }
        Some(best)
    }
}

struct Step {
    group: f64,
    scale: f64,
    spelled: Spelled,
}

/// What was read so far: values of falling scale, each with its worth.
#[derive(Default)]
struct Sum {
    last: Option<(f64, f64)>,
    before: Vec<(f64, f64)>,
}

impl Sum {
    /// Adds `group` × `scale`; a scale larger than those before it multiplies them too ("trois mille millions").
    fn add(&mut self, group: f64, scale: f64) {
        let mut value = group;
        while let Some((below, worth)) = self.last
            && below < scale
        {
            value += worth;
            self.last = self.before.pop();
        }
        self.before.extend(self.last.replace((scale, value * scale)));
    }

    fn last(&self) -> f64 {
        self.last.map_or(f64::INFINITY, |(scale, _)| scale)
    }

    fn total(&self) -> f64 {
        self.before.iter().chain(&self.last).map(|&(_, worth)| worth).sum()
    }
}

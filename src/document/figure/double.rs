//! Numerals made of two: collectives that a number counts, one number out of another, a number told twice.

use super::numeral::{Form, Read, Reader};
use crate::language::numbers::Place;
use crate::text::tokens::{Gap, Kind};

impl Reader<'_> {
    /// "deux douzaines", "une centaine [de milliers]", "two hundred dozens", "three hundred and two dozens".
    pub fn collective(&self, counted: &Read) -> Option<Read> {
        // "une bonne centaine"
        let single = counted.value <= 1.0 && counted.end == counted.start + 1 && !counted.digits;
        let adjective = single && self.counting.part_at(self.tokens, counted.end).adjective;
        let at = counted.end + usize::from(adjective);
        let atom = self.roles(at)?.cardinal?;
        if atom.place != Place::Collective || self.gap(counted.end) > Gap::Line || self.gap(at) > Gap::Line {
            return None;
        }
        if !self.counts_many(at) {
            return None;
        }
        let joined =
            (counted.start..counted.end).any(|at| self.numbers.and.iter().any(|and| and == self.tokens.folded(at)));
        let rest = counted.value % 100.0;
        let added = joined && rest > 0.0 && counted.value > 100.0;
        let value = if added { counted.value - rest + rest * atom.value } else { counted.value * atom.value };
        let blurred = counted.value <= 1.0;
        let read = Read { end: at + 1, value, scale: atom.value, noun: true, blurred, ..*counted };
        Some(self.of_scale(&read).unwrap_or(read))
    }

    /// Whether the collective at `at` is one here: "a score of ships", but not "a score of 85".
    fn counts_many(&self, at: usize) -> bool {
        let numbers = self.numbers;
        if !numbers.only_of_many.iter().any(|word| word == self.tokens.folded(at)) {
            return true;
        }
        let of = numbers.vague_of.iter().any(|word| word == self.tokens.folded(at + 1));
        of && self.kind(at + 2) == Some(Kind::Word) && self.counting.is_plural(self.tokens.folded(at + 2))
    }

    /// "une dizaine de milliers"
    fn of_scale(&self, read: &Read) -> Option<Read> {
        let of = self.numbers.vague_of.iter().any(|word| word == self.tokens.folded(read.end));
        let atom = self.roles(read.end + 1)?.cardinal?;
        let scale = matches!(atom.place, Place::Scale | Place::Collective) && atom.plural && atom.value > read.scale;
        (of && scale).then(|| Read { end: read.end + 2, value: read.value * atom.value, scale: atom.value, ..*read })
    }

    /// "1 sur 3", "two out of five".
    pub fn ratio(&self, over: &Read, and: bool) -> Option<Read> {
        let whole = |read: &Read| read.form == Form::Cardinal && read.value.fract() == 0.0 && !read.noun;
        let word = self.tokens.folded(over.end);
        let tight = self.numbers.within.iter().any(|within| within == word);
        let at = match self.numbers.over.at(self.tokens, over.end) {
            Some((end, ())) => end,
            None if tight => over.end + 1,
            None => return None,
        };
        if self.gap(over.end) != Gap::Space || self.gap(at) != Gap::Space {
            return None;
        }
        let under = self.core(at, and)?;
        let most = if tight { 100.0 } else { 1e6 };
        let fits = whole(over) && whole(&under) && over.value < under.value && over.value > 0.0 && under.value <= most;
        let value = over.value / under.value;
        fits.then_some(Read { end: under.end, value, form: Form::Fraction, scale: 1.0, ratio: true, ..*over })
    }

    /// "forty-five (45)": the same number told twice is one numeral.
    pub fn repeat(&self, read: &mut Read) {
        if self.word(read.end) != "(" || read.form != Form::Cardinal {
            return;
        }
        if let Some(again) = self.core(read.end + 1, true)
            && again.value.total_cmp(&read.value).is_eq()
            && again.digits != read.digits
            && self.word(again.end) == ")"
        {
            read.end = again.end + 1;
        }
    }
}

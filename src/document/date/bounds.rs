//! What begins or ends on a date: "before 2010", "by the end of March", "starting on Monday", "3 pm or later".

use super::found::Found;
use super::reader::Reader;
use super::when::When;
use crate::language::dates::{Word, Words};

/// Makes of a date what is before it, after it, or its like.
type Bound = fn(Box<When>) -> When;

/// The words that a bound begins with.
const OPENERS: Words = Words::new(&[Word::NoLaterThan, Word::Starting, Word::Before, Word::After]);

impl Reader<'_> {
    /// "before 2010", "après le 10 mars", "no later than Friday", "starting on Monday", "3 pm or later".
    pub fn bounded(self, at: usize) -> Option<Found> {
        let bounds: [(Word, Bound); 4] = [
            (Word::NoLaterThan, When::UpTo),
            (Word::Starting, When::Since),
            (Word::Before, When::Before),
            (Word::After, When::After),
        ];
        let opens = self.terms(at).may_be_any(OPENERS);
        let opened = bounds.into_iter().filter(|_| opens).find_map(|(word, bound)| Some((bound, self.word(at, word)?)));
        let (bound, (when, end)) = match opened {
            Some((bound, i)) => (bound, self.timed(i)?),
            None => self.bounded_edge(at).or_else(|| self.bounded_after(at))?,
        };
        // "after 2 a.m. on Saturday" is on Saturday.
        let hour = opened.is_some_and(|(_, i)| self.clock(i, false).is_some_and(|hour| hour < end));
        Some((if when == When::Open || hour { when } else { bound(Box::new(when)) }, end))
    }

    /// "by the end of March", "depuis début 2020": the small word says which way only before an edge.
    fn bounded_edge(self, at: usize) -> Option<(Bound, Found)> {
        let by = self.word(at, Word::By).map(|i| (When::UpTo as Bound, i));
        let (bound, i) = by.or_else(|| Some((When::Since as Bound, self.word(at, Word::Since)?)))?;
        Some((bound, self.third(self.skip(i, Word::The))?))
    }

    /// "1 May and after", "3 pm or later"
    fn bounded_after(self, at: usize) -> Option<(Bound, Found)> {
        let (when, end) = self.timed(at)?;
        if let Some(end) = self.word(end, Word::OrLater).filter(|&after| self.clock(after, false).is_none()) {
            return Some((When::Since, (when, end)));
        }
        self.word(end, Word::OrEarlier).map(|end| (When::UpTo as Bound, (when, end)))
    }
}

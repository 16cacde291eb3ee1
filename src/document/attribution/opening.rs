//! What stands before the first subject of a sentence: the town and day of a dispatch, a heading, a list's sign.

use std::ops::Range;

use super::view::View;
use crate::language::Roles;
use crate::text::tokens::Kind;

impl View<'_> {
    /// The token behind "ODENSE, March 3 (Agency) —", where `tokens` begin so; their first one where not.
    pub fn past_dateline(&self, tokens: &Range<usize>) -> usize {
        const LONG: usize = 20;
        let Range { start, end } = *tokens;
        let start = self.past_clock(start).filter(|&behind| behind < end).unwrap_or(start);
        let end = self.next_verb(start).min(end).min(start + LONG);
        let breaks = std::iter::successors(Some(self.next_break(start)), |&at| Some(self.next_break(at + 1)));
        let dash = breaks.take_while(|&at| at < end).find(|&at| self.is_mark(at, "–—") || self.is_dash(at));
        let told = |dash: usize| {
            let agency = dash > start && self.is_mark(dash - 1, ")");
            let dated = (start..dash).any(|at| self.is_dated(at));
            (agency || dated || self.is_all_capitals(start)) && self.is_mark(dash, "–—-") && self.is_capital(start)
        };
        // Two hyphens are one dash.
        let behind = |dash: usize| dash + 1 + usize::from(self.is_mark(dash + 1, "-"));
        dash.filter(|&dash| told(dash)).map_or(start, behind)
    }

    /// The token behind the time of day that heads an entry of a live page from `start` on: "1.40pm The mayor said".
    fn past_clock(&self, start: usize) -> Option<usize> {
        let first = self.document.tokens.get(start).filter(|first| first.kind == Kind::Digits)?.span;
        let dates = &self.document.dates;
        let date = dates[dates.binary_search_by_key(&first.start, |date| date.span.start).ok()?].span;
        let end = self.document.tokens.from(date.end);
        let day = (start..end).any(|at| self.is(at, Roles::TIME));
        let clock = first.len() <= 2 && end > start + 1 && !day;
        (clock && (self.is_capital(end) || self.is_mark(end, ":–—-"))).then(|| self.past_openers(end, end + 1))
    }

    /// Whether the word at `at` is written in capitals alone, as a town before a dispatch is.
    fn is_all_capitals(&self, at: usize) -> bool {
        const SHORT: usize = 4;
        let Some(token) = self.document.tokens.get(at).filter(|token| token.span.len() >= SHORT) else { return false };
        token.span.of(&self.document.text).chars().all(char::is_uppercase)
    }

    /// Where a subject can begin: behind a semicolon, a list's dash, and the quoted speech that follows.
    pub fn subject_floor(&self, floor: usize, end: usize) -> usize {
        let hard = |at: usize| self.is_mark(at, ";") || self.is_dash(at) && self.touches(at) != self.touches(at + 1);
        let floor = (floor..end).rev().find(|&at| hard(at)).map_or(floor, |at| at + 1);
        // "ROME, 6 May (Agency) — The mayor said": two dashes are an insertion, one parts what stands above the text.
        let mut dashes = (floor..end).filter(|&at| self.is_mark(at, "–—"));
        let floor = dashes.next().filter(|_| dashes.next().is_none()).map_or(floor, |at| at + 1);
        let first = self.past_openers(floor, end);
        let speech = |quote: &Range<usize>| {
            let closed = quote.len() > 2 && self.kind(quote.end - 2) == Some(Kind::Mark);
            quote.end < end && (quote.len() > 5 || closed)
        };
        self.quote_range(first).filter(speech).map_or(floor, |quote| quote.end)
    }
}

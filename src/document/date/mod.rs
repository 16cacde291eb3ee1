//! Finds time expressions and, where the words and the day of writing allow, the days they cover.
//!
//! `page` and `start` tell where none can begin; `reader` sees words as terms of time; `number`, `quantity`, `calendar`, `listed`,
//! `year`, `relative`, `part`, `named`, `season`, `quarter` and `clock` are the grammar of the parts, `compose` and `bounds` that of the whole; `when` is what an expression says and
//! `resolve` turns it into days. No word of any language stands here, and no length of time alone ("three days") is a date: that is a figure.

mod bounds;
mod calendar;
mod clock;
mod compose;
mod dateline;
mod found;
mod listed;
mod memo;
mod named;
mod number;
mod numeric;
mod page;
mod part;
mod quantity;
mod quarter;
mod reader;
mod relative;
mod resolve;
mod season;
mod start;
mod stretch;
mod tense;
mod terms;
mod when;
mod year;

use jiff::civil;

use self::page::Page;
use self::reader::{Paragraph, Reader};
use self::resolve::{Context, Days};
pub(super) use self::terms::{Terms, Traits};
use self::when::When;
use super::{Date, Document};
use crate::language::NameRoles;
use crate::language::dates::{Unit, Word};
use crate::text::Span;
use crate::text::forms::Each;

/// Finds time expressions, in text order and without overlap, and the day of writing when it is known or a dateline tells
/// it. Of the spellings the `senses` are known, of the tokens the `traits`.
pub(super) fn find(
    document: &Document,
    senses: Each<(Terms, NameRoles)>,
    traits: Vec<Traits>,
) -> (Vec<Date>, Option<civil::Date>) {
    let page = &Page::new(document, senses, traits);
    let table = document.language.dates();
    let written = document.metadata.published.or_else(|| dateline::written(document, page));
    let mut found = Finder {
        context: Context { written, next_weekday_skips_week: table.next_weekday_skips_week, ..Context::default() },
        dates: Vec::new(),
        sentence: 0,
        last: (0, None),
        addresses: document.lexicon.addresses(),
    };
    for paragraph in &document.paragraphs {
        let range = document.tokens.within(paragraph.span);
        found.paragraph(Reader::new(&Paragraph::new(document, page, range)));
    }
    (found.dates, written)
}

struct Finder<'a> {
    context: Context,
    dates: Vec<Date>,
    /// Where the sentence of the last date begins.
    sentence: usize,
    /// The token after the last date, and what was said of when, if that is a weekday alone.
    last: (usize, Option<bool>),
    /// Addresses on the web, in text order: "…/2022-01-06" is no day.
    addresses: &'a [Span],
}

impl Finder<'_> {
    fn paragraph(&mut self, reader: Reader) {
        let mut from = reader.start;
        while let Some(at) = reader.next_start(from) {
            let found = reader.expression(at);
            if let Some((when, end)) = found.as_ref().filter(|_| !self.in_address(reader, at)) {
                self.push(reader, at, *end, when);
            }
            from = found.map_or(at + 1, |(_, end)| end);
        }
    }

    /// Forgets what only the sentence before told about.
    fn enter_sentence(&mut self, reader: Reader, start: usize) {
        let sentence = reader.token(start).and_then(|token| reader.document.sentence_at(token.span));
        let first = sentence.map_or(0, |sentence| sentence.span.start);
        if first != self.sentence {
            (self.sentence, self.context.coarse, self.context.told) = (first, None, None);
        }
    }

    /// Whether `days` are still to come and the verb looks back.
    fn contradicts(&self, days: Days) -> bool {
        let ahead = days.0.zip(self.context.written).is_some_and(|(first, written)| first > written);
        ahead && self.context.future == Some(false)
    }

    /// "is on Saturday and Sunday": what is said of the first weekday holds for the second.
    fn joined(&self, reader: Reader, start: usize, when: &When) -> Option<bool> {
        let (end, future) = self.last;
        let and = reader.word(end, Word::And).filter(|_| when.is_bare_weekday() && future.is_some())?;
        (reader.skip(and, Word::On) == start || and == start).then_some(future).flatten()
    }

    /// Whether it is of no week or month in particular: "ouvert du lundi au vendredi", "le premier dimanche du mois".
    fn comes_again(&self, reader: Reader, start: usize, when: &When, days: Days) -> bool {
        match when {
            When::Between(..) => {
                when.is_bare_weekday() && self.context.future != Some(true) && tense::is_habit(reader, start)
            }
            When::NthWeekday(_, _, of) if **of == When::Period(Unit::Month, 0) => {
                let gone = days.1.zip(self.context.written).is_some_and(|(last, written)| last < written);
                self.context.future.is_none() || self.context.future == Some(true) && gone
            }
            _ => false,
        }
    }

    fn is_early_in_week(&self) -> bool {
        self.context.written.is_some_and(|day| day.weekday().to_monday_one_offset() <= 3)
    }

    fn in_address(&self, reader: Reader, at: usize) -> bool {
        let start = reader.token(at).map_or(0, |token| token.span.start);
        let before = self.addresses.partition_point(|address| address.start <= start);
        before > 0 && self.addresses[before - 1].end > start
    }

    fn push(&mut self, reader: Reader, start: usize, end: usize, when: &When) {
        self.enter_sentence(reader, start);
        self.context.future =
            tense::future(reader, start, end, when.floats()).or_else(|| self.joined(reader, start, when));
        self.last = (end, self.context.future.filter(|_| when.is_bare_weekday()));
        if is_ahead(when) && self.context.future == Some(false) {
            // "He did it in two days" tells how long it took.
            return;
        }
        let days = match (self.context.days(when), when) {
            // "Over the weekend two boats sank", written early in the week: the one gone by.
            (Some(days), When::Period(Unit::Weekend, 0)) if self.contradicts(days) && self.is_early_in_week() => {
                self.context.days(&When::Period(Unit::Weekend, -1))
            }
            // "He resigned a year later": told from a day that no word names.
            (Some(days), _) if when.is_of_story() && self.contradicts(days) => None,
            (Some(days), _) if self.comes_again(reader, start, when, days) => None,
            (days, _) => days,
        };
        let (from, to) = days.unwrap_or_default();
        if let When::Calendar(when::Calendar { month: Some(_), day: Some(_), .. }) = when {
            self.context.told = from;
        }
        if let (Some(day), true) = (from, from == to && !when.is_of_story()) {
            (self.context.story, self.context.coarse) = (Some(day), None);
        } else if let (Some(first), Some(last)) = (from, to) {
            self.context.coarse = grain(first, last).map(|grain| (first, grain));
        }
        let (Some(first), Some(last)) = (reader.token(start), reader.token(end - 1)) else { return };
        self.dates.push(Date {
            span: Span::new(first.span.start, last.span.end),
            from,
            to,
            resolved: days.is_some(),
            relative: when.is_relative(),
        });
    }
}

/// Whether the days from `first` to `last` are a month or a year.
fn grain(first: civil::Date, last: civil::Date) -> Option<Unit> {
    if first == last.first_of_year() && last == first.last_of_year() {
        return Some(Unit::Year);
    }
    (first == last.first_of_month() && last == first.last_of_month()).then_some(Unit::Month)
}

/// Whether `when` is counted forward from the day of writing: "in two days", "in under two hours".
fn is_ahead(when: &When) -> bool {
    match when {
        When::Shift(1.., _) => true,
        When::ShiftFrom(of, 1.., _) => matches!(**of, When::Day(0)) || is_ahead(of),
        // "in less than two hours", "in more than a week"
        When::Between(from, to) => **from == When::Day(0) && is_ahead(to),
        When::After(of) => is_ahead(of),
        _ => false,
    }
}

#[cfg(test)]
mod shortcuts;
#[cfg(test)]
mod tests;

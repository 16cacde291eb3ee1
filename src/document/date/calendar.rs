//! Dates by the calendar: "mercredi 5 janvier 2022", "January 6, 2022", "2022-01-05", "05/01/2022", "mars 2020", "en 2014".

use super::found::{Found, Number};
use super::reader::{Hit, Reader};
use super::when::Calendar;
use super::year::full_year;
use crate::language::dates::{Kinds, Term, Word};
use crate::text::tokens::Kind;

pub(super) const SEPARATORS: &[&str] = &["-", "/", "."];

impl Reader<'_> {
    /// The calendar date at `at`.
    pub fn calendar(self, at: usize) -> Option<Found<Calendar>> {
        if self.is_idle(at) {
            return None;
        }
        self.page.calendars.get(self.place(at), || self.read_calendar(at))
    }

    /// The same without a look at what can begin a date.
    pub(super) fn read_calendar(self, at: usize) -> Option<Found<Calendar>> {
        let Some(weekday) = self.weekday_name(at) else { return self.undecorated(at).or_else(|| self.ordinal_day(at)) };
        let (i, open) = self.after_weekday(weekday);
        if let Some((date, end)) = self.undecorated(i).filter(|(date, _)| date.day.is_some()) {
            let end = if open { self.skip_mark(end, &[")"]) } else { end };
            return Some((Calendar { weekday: Some(weekday.value), ..date }, end));
        }
        let day = self.day_number(i).filter(|day| i == weekday.end || day.ordinal)?;
        let counts = self.kind(day.end) == Some(Kind::Word) && !self.ends_date(day.end);
        let date = Calendar { day: i8::try_from(day.value).ok(), weekday: Some(weekday.value), ..Calendar::default() };
        (!counts && !self.is_any(day.end, &[":", "-", "/"]) && day.digits > 0 || day.ordinal).then_some((date, day.end))
    }

    /// "on the 18th", "on 29th", and behind an article "17" alone.
    pub fn ordinal_day(self, at: usize) -> Option<Found<Calendar>> {
        let i = self.skip(at, Word::The);
        let day = self.day_number(i).filter(|day| day.digits > 0)?;
        if !day.ordinal {
            let date = Calendar { day: i8::try_from(day.value).ok(), ..Calendar::default() };
            return self.is_bare_day(at, day).then_some((date, day.end));
        }
        if !(self.follows(at, Word::On) || self.follows(at, Word::Of)) {
            return None;
        }
        let counts = self.kind(day.end) == Some(Kind::Word) && !self.ends_date(day.end);
        // "the 1st and 3rd Thursday of the month"
        let next = self.and_or(day.end).and_then(|next| self.ordinal(next)).map_or(day.end, |(_, end)| end);
        let ranks = next > day.end && (self.weekday_name(next).is_some() || self.unit(next).is_some());
        let counts = counts || ranks;
        let date = Calendar { day: i8::try_from(day.value).ok(), ..Calendar::default() };
        (!counts && self.word(day.end, Word::Of).is_none() && !self.is(day.end, "-")).then_some((date, day.end))
    }

    /// Whether a number of digits is a day of the month by its article alone ("le 17, …"): nothing it could count or
    /// belong to follows.
    fn is_bare_day(self, at: usize, day: Number) -> bool {
        let article = self.word(at.wrapping_sub(1), Word::DayArticle) == Some(at);
        let next = day.end;
        let between = self.word(next, Word::Between).is_some();
        // "le 4 sur 5" is no day.
        let counted = || self.kind(next + 1) == Some(Kind::Digits);
        let ended = match self.kind(next) {
            None => true,
            Some(Kind::Word) => between || self.table.after_year.contains(self.folded(next)) && !counted(),
            Some(Kind::Digits) => false,
            Some(_) => self.is_any(next, &[",", ".", ";", ")", "?", "!"]) && !self.glued_word(next + 1),
        };
        article && ended
    }

    /// A weekday, with the full stop of its abbreviation.
    pub fn weekday_name(self, at: usize) -> Option<Hit<i8>> {
        let mut hit = self.term(at, Kinds::WEEKDAY, |term| match term {
            Term::Weekday(weekday) => Some(weekday),
            _ => None,
        })?;
        hit.end = self.skip_stop(hit.end, hit.short);
        Some(hit)
    }

    /// What may stand between a weekday and its day: a comma, an article, a bracket, a hyphen.
    fn after_weekday(self, weekday: Hit<i8>) -> (usize, bool) {
        let open = self.is(weekday.end, "(");
        let i = self.skip_mark(weekday.end, &[",", "(", "-", "–"]);
        (self.skip(i, Word::The), open)
    }

    fn skip_stop(self, end: usize, short: bool) -> usize {
        // At the end of a paragraph the full stop is the sentence's.
        let stop = short && self.is(end, ".") && self.glued(end) && self.token(end + 1).is_some();
        if stop { end + 1 } else { end }
    }

    fn undecorated(self, at: usize) -> Option<Found<Calendar>> {
        self.numeric(at)
            .or_else(|| self.day_month(at))
            .or_else(|| self.listed_day(at))
            .or_else(|| self.day_after_listed(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.year_first(at))
            .or_else(|| self.year_in_words(at))
    }

    /// "in nineteen ninety-six"; not "more than two thousand people", "a crowd of two thousand".
    fn year_in_words(self, at: usize) -> Option<Found<Calendar>> {
        if !self.terms(at).may(Kinds::NUMBER) {
            return None;
        }
        let counted = self.follows(at, Word::Of) && !self.follows(at, Word::Within);
        let introduced = self.follows(at, Word::Preposition) && !counted;
        let (year, end) = self.spelled_year(at).filter(|&(_, end)| introduced && !self.is_amount(end - 1))?;
        Some((Calendar { year: Some(year), ..Calendar::default() }, end))
    }

    pub fn month(self, at: usize) -> Option<Hit<i8>> {
        let mut hit = self.term(at, Kinds::MONTH, |term| match term {
            Term::Month(month) => Some(month),
            _ => None,
        })?;
        hit.end = self.skip_stop(hit.end, hit.short);
        Some(hit)
    }

    pub fn day_number(self, at: usize) -> Option<Number> {
        let money = || at > self.start && self.is_any(at - 1, &["$", "€", "£"]);
        self.number(at).filter(|number| (1..=31).contains(&number.value) && number.digits <= 2 && !money())
    }

    /// "10 mars [2020]", "second of Aug", "22/Jan/2019".
    pub fn day_month(self, at: usize) -> Option<Found<Calendar>> {
        let day = self.day_number(at)?;
        let of = self.word(day.end, Word::Of);
        // "the quake of 1948, and one in October 1992"
        let spelled = day.digits == 0 && !day.ordinal;
        if spelled && of.is_some() && !self.document.language.counting().part_at(self.tokens, day.end).of {
            return None;
        }
        let i = of.unwrap_or(day.end);
        // "and 7. January was cold": the full stop is the sentence's.
        let i =
            if self.glued(i) && (self.glued(i + 1) || !self.is(i, ".")) { self.skip_mark(i, SEPARATORS) } else { i };
        // "One may" is no first of May.
        let month = self.month(i).filter(|month| !month.weak || day.ordinal || day.digits > 0)?;
        let date = Calendar { month: Some(month.value), day: i8::try_from(day.value).ok(), ..Calendar::default() };
        Some(self.with_year(date, month.end))
    }

    /// "January 6[, 2022]", "mars [2020]", "Oct/2", "Sep-23-2020".
    fn month_first(self, at: usize) -> Option<Found<Calendar>> {
        let month = self.month(at)?;
        let date = Calendar { month: Some(month.value), ..Calendar::default() };
        let separated = self.skip_mark(month.end, &["/", "-", ","]);
        let i = self.skip(separated, Word::The);
        if let Some(day) = self.day_number(i).filter(|day| self.is_day_after_month(*day)) {
            let date = Calendar { day: i8::try_from(day.value).ok(), ..date };
            let (dated, end) = self.with_year(date, day.end);
            let year = dated.year.or_else(|| self.year_of_list(end));
            return Some((Calendar { year, ..dated }, end));
        }
        let (dated, end) = self.with_year(date, month.end);
        if dated.year.is_some() {
            return Some((dated, end));
        }
        let supported = !(month.weak || month.short) || self.is_introduced(at) || self.reaches_month(month.end);
        // "fait état de sept soldats": an abbreviation without its full stop before a noun.
        let cut = month.short && !self.is(month.end - 1, ".");
        let noun = cut && self.kind(month.end) == Some(Kind::Word) && !self.ends_date(month.end);
        (supported && !noun).then_some((date, month.end))
    }

    /// Whether a preposition stands before `at`, tied to it or not: "in March", "mid-March".
    fn is_introduced(self, at: usize) -> bool {
        let tied = self.is(at.wrapping_sub(1), "-") && self.glued(at) && self.follows(at - 1, Word::Preposition);
        tied || self.follows(at, Word::Preposition)
    }

    /// Whether a range to another month follows: "May to July", "Jan-Feb 2017".
    fn reaches_month(self, at: usize) -> bool {
        let joint = if self.is_any(at, &["-", "–"]) { Some(at + 1) } else { self.word(at, Word::To) };
        joint.is_some_and(|next| self.month(next).is_some())
    }

    fn is_day_after_month(self, day: Number) -> bool {
        let clock = self.is_any(day.end, &[":"]) && self.glued(day.end);
        // "Feb. 12 a motorcyclist" is no hour.
        let half_of_day = self.half_of_day(day.end).is_some();
        let hour = self.table.hour_marks.contains(self.folded(day.end));
        !(clock || half_of_day || hour || self.is_any(day.end, &["%"]))
            && !(day.value == 1 && day.digits == 0 && !day.ordinal)
    }

    /// "2017 april", "2019/aug/01", then a year by itself.
    fn year_first(self, at: usize) -> Option<Found<Calendar>> {
        let year = self.four_digits(at)?;
        let i = self.skip_mark(at + 1, &["/", "-"]);
        if let Some(month) = self.month(i).filter(|month| i > at + 1 || !month.weak) {
            let date = Calendar { year: Some(year), month: Some(month.value), ..Calendar::default() };
            let j = self.skip_mark(month.end, &["/", "-"]);
            let day = self.day_number(j).filter(|_| j > month.end);
            return Some(match day {
                Some(day) => (Calendar { day: i8::try_from(day.value).ok(), ..date }, day.end),
                None => (date, month.end),
            });
        }
        let alone = self.is_bare_year(at, year);
        alone.then_some((Calendar { year: Some(year), ..Calendar::default() }, at + 1))
    }

    /// Adds the year that follows a month or a day.
    pub fn with_year(self, date: Calendar, end: usize) -> Found<Calendar> {
        let comma = self.skip_mark(end, &[",", "/", "-"]);
        let glue = self.skip(comma, Word::Of);
        let glue = self.skip_mark(glue, &["'", "’"]);
        if let Some(year) = self.four_digits(glue).filter(|_| !self.goes_on_as_number(glue)) {
            return (Calendar { year: Some(year), ..date }, glue + 1);
        }
        if let Some((year, end)) = self.spelled_year(comma) {
            return (Calendar { year: Some(year), ..date }, end);
        }
        let short = self.kind(glue) == Some(Kind::Digits) && self.words(glue).len() == 2 && comma == end;
        let ended = !self.glued_word(glue + 1) && (self.kind(glue + 1) != Some(Kind::Word) || self.ends_date(glue + 1));
        match self.words(glue).parse::<i16>() {
            Ok(value)
                if short
                    && ended
                    && !self.is_any(glue + 1, &[":", "%"])
                    && (glue > comma || date.day.is_some() || value > 31) =>
            {
                (Calendar { year: Some(full_year(value)), ..date }, glue + 1)
            }
            _ => (date, end),
        }
    }
}

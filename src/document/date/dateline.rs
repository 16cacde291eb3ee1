//! The dateline of an article, "ISTANBUL, Feb. 6, 2023 (Agency) — …", or the line that says when it was published, in
//! words or as a day that stands alone. It dates a document that nothing else dates.

use jiff::civil;

use super::page::Page;
use super::reader::{Paragraph, Reader};
use super::stretch::one_day;
use super::when::Calendar;
use crate::document::Document;
use crate::language::dates::Word;
use crate::text::tokens::Kind;

/// A dateline stands above the text or opens it: behind a headline, a subtitle and a byline at most.
const PARAGRAPHS: usize = 4;

/// More tokens than a dateline has before or behind its day.
const LONG: usize = 20;

/// The day that the dateline of the document tells, when it tells the year.
pub(super) fn written(document: &Document, page: &Page) -> Option<civil::Date> {
    let read = |paragraph: &Paragraph| told(Reader::new(paragraph));
    let mut each = document.paragraphs.iter().map(|paragraph| {
        let tokens = document.tokens.within(paragraph.span);
        Paragraph::new(document, page, tokens)
    });
    let day = each.by_ref().take(PARAGRAPHS).find_map(|paragraph| read(&paragraph))?;
    // Where days stand alone again and again, each heads what happened on it.
    let mut again = || each.any(|paragraph| matches!(read(&paragraph), Some(Told::Alone(_))));
    match day {
        Told::Alone(_) if again() => None,
        Told::Alone(day) | Told::Said(day) => Some(day),
    }
}

/// How the day stands there.
enum Told {
    /// With a place and a dash, or behind "published".
    Said(civil::Date),
    /// A line of its own.
    Alone(civil::Date),
}

fn told(reader: Reader) -> Option<Told> {
    let dateline = || reader.is_name(reader.start).then(|| reader.dateline()).flatten();
    let said = reader.publication().or_else(dateline).map(Told::Said);
    said.or_else(|| reader.lone_day().map(Told::Alone))
}

impl Reader<'_> {
    /// A place, a comma, a day with its year, perhaps whose dispatch it is, and a dash.
    fn dateline(self) -> Option<civil::Date> {
        let place = (self.start..self.limit.min(self.start + LONG)).take_while(|&at| self.may_name_place(at));
        let day = place.last()? + 1;
        let (Calendar { year: Some(year), month: Some(month), day: Some(day), .. }, end) = self.calendar(day)? else {
            return None;
        };
        let behind = if self.is(end, "(") { self.past_bracket(end)? } else { end };
        let dash = self.is_any(behind, &["–", "—"]) || self.is(behind, "-") && !self.glued(behind);
        if dash { one_day(year, month, day).map(|found| found.0) } else { None }
    }

    /// "Publié le 6 février 2023 à 8h12": alone on its line, or behind a byline and a mark.
    fn publication(self) -> Option<civil::Date> {
        let places = self.start..self.limit.min(self.start + LONG);
        let opens = |at: usize| at == self.start || self.kind(at - 1) == Some(Kind::Mark);
        let day = places.filter(|&at| opens(at)).find_map(|at| self.table.published.at(self.tokens, at))?.0;
        let (Calendar { year: Some(year), month: Some(month), day: Some(day), .. }, _) =
            self.calendar(day).or_else(|| self.numeric(day))?
        else {
            return None;
        };
        (self.limit - self.start <= LONG).then(|| one_day(year, month, day)).flatten().map(|found| found.0)
    }

    /// "March 13, 2026", "Jeudi 12 mars 2026, 14 h 30", "Lyon, le 4 mars 2026" and nothing else on the line, or behind the
    /// last dash of it.
    fn lone_day(self) -> Option<civil::Date> {
        if self.limit - self.start > LONG {
            return None;
        }
        let dash = (self.start..self.limit).rev().find(|&at| self.is_any(at, &["–", "—", "|"]));
        let written = dash.map(|dash| dash + 1).and_then(|part| self.behind_place(part));
        self.day_up_to_end(self.start)
            .or_else(|| self.day_up_to_end(self.behind_place(self.start)?))
            .or_else(|| self.day_up_to_end(written?))
    }

    /// The token at which the day begins that stands behind a place and a comma.
    fn behind_place(self, at: usize) -> Option<usize> {
        let place = (at..self.limit).take_while(|&at| self.may_name_place(at)).last()?;
        (self.is_name(at) && self.is(place, ",")).then(|| self.skip(place + 1, Word::The))
    }

    fn day_up_to_end(self, start: usize) -> Option<civil::Date> {
        let (Calendar { year: Some(year), month: Some(month), day: Some(day), .. }, end) = self.calendar(start)? else {
            return None;
        };
        let time = self.skip_mark(end, &[",", "-", "–", "|"]);
        let end = self.clock(time, true).unwrap_or(end);
        (end == self.limit).then(|| one_day(year, month, day)).flatten().map(|found| found.0)
    }

    fn is_name(self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word) && self.words(at).starts_with(char::is_uppercase)
    }

    /// Whether a place may be told with the token at `at`: a name, what links two names, a mark; and no date begins there.
    fn may_name_place(self, at: usize) -> bool {
        let linking = || self.glued(at) || self.is_name(at + 1);
        match self.kind(at) {
            Some(Kind::Word) => (self.is_name(at) || linking()) && self.calendar(at).is_none(),
            Some(Kind::Mark) => self.is_any(at, &[",", "-", "/", "(", ")", "."]),
            Some(Kind::Apostrophe) => true,
            _ => false,
        }
    }

    /// The token behind the bracket that opens at `at`.
    fn past_bracket(self, at: usize) -> Option<usize> {
        (at + 1..self.limit.min(at + LONG)).find(|&at| self.is(at, ")")).map(|close| close + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Metadata, read_text};
    use crate::language::Language;

    #[track_caller]
    fn case(language: Language, text: &str, expected: Option<civil::Date>) {
        let document = read_text(text, Some(language), Metadata::default());
        assert_eq!(document.metadata.published, expected, "{text}");
    }

    #[test]
    fn a_dateline_dates_the_document() {
        let day = Some(civil::date(2023, 2, 6));
        case(Language::English, "ISTANBUL, Feb. 6, 2023 (Baltia) — A dam broke on Monday.", day);
        case(Language::English, "Dam breaks\n\nSAN JUAN, Puerto Rico, 6 February 2023 - A dam broke.", day);
        case(Language::French, "PARIS, 6 février 2023 (Baltia) – Une digue a cédé lundi.", day);
        case(Language::French, "Châlons-sur-Marne, lundi 6 février 2023 – Une digue a cédé.", day);
        case(Language::French, "L'Haÿ-les-Roses (Val-de-Marne), 6 février 2023 (Baltia) - Une digue a cédé.", day);
    }

    #[test]
    fn the_line_that_says_when_it_was_published() {
        let day = Some(civil::date(2023, 2, 6));
        case(
            Language::French,
            "Digue\n\nPar Julie Caron | Publié le 06/02/2023 à 08:12\n\nUne digue a cédé lundi.",
            day,
        );
        case(Language::English, "Published on February 6, 2023\n\nA dam broke on Monday.", day);
        case(Language::English, "A report published on February 6, 2023 said the dam was safe.", None);
    }

    #[test]
    fn a_day_that_stands_alone() {
        let day = Some(civil::date(2023, 2, 6));
        case(Language::English, "February 6, 2023\n\nA dam broke on Monday.", day);
        case(Language::French, "Une digue cède\n\nLundi 6 février 2023, 14 h 30\n\nUne digue a cédé.", day);
        case(Language::French, "Communiqué de presse — Lyon, le 6 février 2023\n\nLa digue a cédé ce jour.", day);
        case(Language::English, "St. Louis, February 6, 2023\n\nDear Sir, the dam broke today.", day);
        case(Language::French, "Le débarquement — 6 juin 1944\n\nLes barges accostent.", None);
        case(Language::French, "Le préfet de Lyon, le 6 février 2023\n\nLa digue a cédé.", None);
        case(Language::English, "February 6, 2023: a dam broke\n\nThe valley was flooded.", None);
        let diary = "February 6, 2023\n\nA dam broke.\n\nFebruary 8, 2023\n\nThe valley was flooded.";
        case(Language::English, diary, None);
    }

    #[test]
    fn other_days_do_not() {
        for text in [
            "ISTANBUL, Feb. 6 (Baltia) — A dam broke.",
            "Istanbul, February 6, 2023, was a cold day.",
            "Elections were held in Peru on 6 February 2023 - a Monday.",
            "6 February 2023 - A dam broke.",
            "ISTANBUL, Feb. 31, 2023 (Baltia) — A dam broke.",
        ] {
            case(Language::English, text, None);
        }
    }

    #[test]
    fn what_is_known_is_kept_and_relative_days_resolve() {
        let known = civil::date(2023, 2, 9);
        let text = "ISTANBUL, Feb. 6, 2023 (Baltia) — A dam broke on Saturday.";
        let metadata = Metadata { published: Some(known), ..Metadata::default() };
        assert_eq!(read_text(text, Some(Language::English), metadata).metadata.published, Some(known));
        let document = read_text(text, Some(Language::English), Metadata::default());
        assert_eq!(document.dates.last().and_then(|date| date.from), Some(civil::date(2023, 2, 4)));
    }
}

//! The words with which a language tells days and times. Data and its reading; how they combine into a date stands in
//! `document::date`.

mod kinds;
mod meanings;
mod table;
mod word;

use serde::Deserialize;

use super::Language;
use super::files::Each;
use super::phrases::Phrases;
use super::words::{Endings, Probe, WordMap, WordSet};
use crate::text::forms::Form;

pub use kinds::{Kinds, Words};
pub use meanings::Meanings;
pub use word::Word;

/// What one phrase means in a time expression. A phrase may have several meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// 1 to 12.
    Month(i8),
    /// 1 (Monday) to 7.
    Weekday(i8),
    Unit(Unit),
    Season(Season),
    /// A part of the day, in any wording.
    Part,
    /// A word for an hour ("noon"), 0 to 23.
    Clock(i32),
    /// Days from the day of writing.
    Day(i32),
    /// Days from the day that is being told about.
    StoryDay(i32),
    Edge(Edge),
    Number(i32),
    /// A decade by its two digits ("the nineties").
    Decade(i32),
    /// A letter that numbers parts of a year: the Q of "Q3".
    Letter(Unit),
    /// A vague number ("a few"), with what it stands for.
    Count(i32),
    /// -1 is "last".
    Ordinal(i32),
    Holiday(Holiday),
    Word(Word),
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    /// Monday to Friday.
    Workday,
    Week,
    Workweek,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Semester,
    Year,
    Decade,
    Century,
}

/// A season of the northern half of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Which third of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edge {
    Start,
    Middle,
    End,
}

/// A day that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// The same day every year.
    Fixed { month: i8, day: i8 },
    /// So many days after Easter Sunday.
    Easter(i32),
    /// The nth weekday (1 Monday to 7) of a month; -1 for the last.
    Nth { weekday: i8, nth: i8, month: i8 },
}

/// One meaning of a phrase whose first word is known.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The words after the first, folded.
    pub rest: Vec<Probe>,
    pub term: Term,
    /// Whether the phrase needs support from its neighbours to be read as a date at all.
    pub weak: bool,
    /// Whether it is an abbreviation, which may carry a full stop.
    pub short: bool,
}

/// The time words of one language.
#[derive(Debug)]
pub struct Dates {
    phrases: WordMap<Meanings>,
    /// Every word of a phrase, and every word or part of one that may be glued to a number.
    inside: WordSet,
    /// Whether 05/01 is the fifth of January.
    pub day_first: bool,
    /// Whether numbers are counted by twenties ("quatre-vingt-dix").
    pub vigesimal: bool,
    /// Whether "next Friday" is never of the week of writing.
    pub next_weekday_skips_week: bool,
    /// Glued to a number, they make it an ordinal.
    pub ordinal_suffixes: WordSet,
    /// Glued to a year, they make it a decade.
    pub decade_suffixes: WordSet,
    /// Before a day at the top of an article, they say when it was published: "Publié le".
    pub published: Phrases<()>,
    /// Before a decade, they make it somebody's age: "in her forties".
    pub possessives: WordSet,
    /// After a number, they make it a time of day.
    pub hour_marks: WordSet,
    /// The words that hour marks end with.
    pub(crate) hour_ends: WordSet,
    /// Several words before a time of day: "aux environs de".
    pub hour_leads: Phrases<()>,
    /// Hour marks that need no other sign that a time of day is meant.
    pub clock_marks: WordSet,
    /// Before a weekday alone they tell no day in particular: "le dimanche".
    pub day_articles: WordSet,
    /// Words that by themselves say that there are several: "derniers", "weeks".
    pub plurals: WordSet,
    /// Words before which a bare four-digit number is still a year.
    pub after_year: WordSet,
    /// Verbs that speak in the present of a day to come: "s'ouvre lundi".
    pub scheduled: Phrases<()>,
    /// The same, only behind a plural: "talks resume".
    pub scheduled_many: Phrases<()>,
    /// The last words of both, with their accents: "voté" is not "vote".
    pub scheduled_ends: WordSet,
    /// Right before a day these set it in the calendar: "is on".
    pub stands: Phrases<()>,
    /// Before a word that looks ahead these leave open whether it still does: "had been set".
    pub had_been: Phrases<()>,
    /// What was to come, and may be still: "was to", "devait".
    pub was_to: Phrases<()>,
    /// Words before a day without a year that look ahead, where no verb looks back: "jusqu'à mercredi".
    pub ahead: Phrases<()>,
    /// Before a range of weekdays these say that it comes again each week: "ouvert du lundi au vendredi".
    pub habitual: Phrases<()>,
    /// Behind a length of time these make its day exact: "jour pour jour".
    pub to_the_day: Phrases<()>,
    /// Verbs that speak of what is to come only before an infinitive: "va ouvrir".
    pub goes: WordSet,
    future_words: WordSet,
    future_endings: Endings,
    future_exceptions: WordSet,
    past_words: WordSet,
    past_endings: Endings,
}

impl Dates {
    /// The meanings of the phrases that begin with a word (folded).
    #[must_use]
    pub fn starting_with(&self, form: Form) -> &Meanings {
        static NONE: Meanings = Meanings::NONE;
        self.phrases.folded(form).unwrap_or(&NONE)
    }

    /// Whether a time expression may hold a word (folded).
    #[must_use]
    pub fn is_inside(&self, form: Form) -> bool {
        self.inside.holds_folded(form)
    }

    /// Every phrase, as its words.
    #[cfg(test)]
    pub(crate) fn phrases(&self) -> impl Iterator<Item = String> {
        let all =
            self.phrases.iter().flat_map(|(first, meanings)| meanings.all().iter().map(move |entry| (first, entry)));
        let spelled = |(first, entry): (&str, &Entry)| {
            entry.rest.iter().fold(first.to_owned(), |phrase, word| phrase + " " + word.as_str())
        };
        let mut phrases: Vec<String> = all.map(spelled).collect();
        phrases.sort_unstable();
        phrases.into_iter()
    }

    /// Whether a verb form speaks of what is to come (`Some(true)`) or of what was (`Some(false)`).
    ///
    /// `lower` is in lower case with its accents: "déclara" is not "déclarera".
    #[must_use]
    pub fn tense_of(&self, lower: &str) -> Option<bool> {
        if self.future_words.contains(lower) {
            Some(true)
        } else if self.past_words.contains(lower) {
            Some(false)
        } else if self.future_endings.end(lower) && !self.future_exceptions.contains(lower) {
            Some(true)
        } else {
            self.past_endings.end(lower).then_some(false)
        }
    }
}

impl Language {
    /// Its time words.
    #[must_use]
    pub fn dates(self) -> &'static Dates {
        static EACH: Each<Dates> = Each::new();
        EACH.of(self, |files| table::load(files.dates))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_loads_and_has_all_months_and_weekdays() {
        for language in Language::ALL {
            let dates = language.dates();
            let terms: Vec<Term> = dates.phrases.values().flat_map(Meanings::all).map(|entry| entry.term).collect();
            for number in 1..=12 {
                assert!(terms.contains(&Term::Month(number)), "{language} lacks month {number}");
            }
            for number in 1..=7 {
                assert!(terms.contains(&Term::Weekday(number)), "{language} lacks weekday {number}");
            }
        }
    }

    #[test]
    fn tense_is_told_by_words_then_endings() {
        let french = Language::French.dates();
        assert_eq!(french.tense_of("rencontrera"), Some(true));
        assert_eq!(french.tense_of("déclara"), None);
        assert_eq!(french.tense_of("devrait"), Some(true));
        assert_eq!(french.tense_of("tombait"), Some(false));
    }
}

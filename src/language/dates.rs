//! The words with which a language tells days and times. Data and its reading; how they combine into a date stands in
//! `document::date`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Language;
use crate::text::fold::fold;
use crate::text::tokens::Tokens;

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

/// The small words that hold a time expression together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    The,
    Of,
    From,
    Between,
    To,
    And,
    Or,
    Each,
    /// "weekly", "every day" in one word
    Repeated,
    This,
    Last,
    Previous,
    Next,
    Following,
    Same,
    /// "il y a" trois ans
    BeforeNow,
    /// three years "ago"
    Ago,
    /// "in" three years
    Within,
    /// three years "later"
    Later,
    /// three years "earlier"
    Earlier,
    /// "later" this week
    LaterIn,
    /// "earlier" this year
    EarlierIn,
    /// three years "from now"
    FromNow,
    Before,
    After,
    /// "starting" Monday
    Starting,
    /// "no later than" Friday
    NoLaterThan,
    /// "by" the end of March
    By,
    /// "since" the end of March
    Since,
    /// "half" an hour, un "demi" siècle
    HalfOf,
    /// next year"'s" first quarter
    Owns,
    /// Friday "or later"
    OrLater,
    /// Friday "or earlier"
    OrEarlier,
    /// Before a number of units: the three are "more than", "less than", "about".
    MoreThan,
    LessThan,
    About,
    /// A year that is not the calendar's: "fiscal year".
    OtherYear,
    /// An article behind which a bare number is a day of the month ("le 17").
    DayArticle,
    /// Before a time of day.
    At,
    /// Before a day.
    On,
    /// Before a year, a month without a day, an abbreviation.
    Preposition,
    YearNoun,
    WeekNoun,
    DecadeNoun,
    CenturyNoun,
    BeforeChrist,
    /// Half past, after the hour ("et demie").
    Half,
    QuarterPast,
    QuarterTo,
    /// "moins", between the hour and the minutes that lack.
    Minus,
    /// "past", between the minutes and the hour.
    Past,
    Am,
    Pm,
}

/// One meaning of a phrase whose first word is known.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The words after the first, folded.
    pub rest: Vec<String>,
    pub term: Term,
    /// Whether the phrase needs support from its neighbours to be read as a date at all.
    pub weak: bool,
    /// Whether it is an abbreviation, which may carry a full stop.
    pub short: bool,
}

/// The time words of one language.
#[derive(Debug)]
pub struct Dates {
    phrases: HashMap<String, Vec<Entry>>,
    /// Whether 05/01 is the fifth of January.
    pub day_first: bool,
    /// Whether numbers are counted by twenties ("quatre-vingt-dix").
    pub vigesimal: bool,
    /// Whether "next Friday" is never of the week of writing.
    pub next_weekday_skips_week: bool,
    /// Glued to a number, they make it an ordinal.
    pub ordinal_suffixes: HashSet<String>,
    /// Glued to a year, they make it a decade.
    pub decade_suffixes: HashSet<String>,
    /// After a number, they make it a time of day.
    pub hour_marks: HashSet<String>,
    /// Hour marks that need no other sign that a time of day is meant.
    pub clock_marks: HashSet<String>,
    /// Words that by themselves say that there are several: "derniers", "weeks".
    pub plurals: HashSet<String>,
    /// Words before which a bare four-digit number is still a year.
    pub after_year: HashSet<String>,
    future_words: HashSet<String>,
    future_endings: Vec<String>,
    future_exceptions: HashSet<String>,
    past_words: HashSet<String>,
    past_endings: Vec<String>,
}

impl Dates {
    /// The meanings of the phrases that begin with `word` (folded), longest phrase first.
    #[must_use]
    pub fn starting_with(&self, word: &str) -> &[Entry] {
        self.phrases.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether a verb form speaks of what is to come (`Some(true)`) or of what was (`Some(false)`).
    ///
    /// `lower` is in lower case with its accents: "déclara" is not "déclarera".
    #[must_use]
    pub fn tense_of(&self, lower: &str) -> Option<bool> {
        let ends = |endings: &[String]| endings.iter().any(|ending| lower.ends_with(ending.as_str()));
        if self.future_words.contains(lower) {
            Some(true)
        } else if self.past_words.contains(lower) {
            Some(false)
        } else if ends(&self.future_endings) && !self.future_exceptions.contains(lower) {
            Some(true)
        } else {
            ends(&self.past_endings).then_some(false)
        }
    }
}

impl Language {
    /// Its time words.
    #[must_use]
    pub fn dates(self) -> &'static Dates {
        static FRENCH: LazyLock<Dates> = LazyLock::new(|| load(include_str!("fr/dates.toml")));
        static ENGLISH: LazyLock<Dates> = LazyLock::new(|| load(include_str!("en/dates.toml")));
        match self {
            Self::French => &FRENCH,
            Self::English => &ENGLISH,
        }
    }
}

/// The table as it stands in its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    weak: HashSet<String>,
    day_first: bool,
    vigesimal: bool,
    next_weekday_skips_week: bool,
    ordinal_suffixes: Vec<String>,
    decade_suffixes: Vec<String>,
    hour_marks: Vec<String>,
    clock_marks: Vec<String>,
    plurals: Vec<String>,
    after_year: Vec<String>,
    future_words: HashSet<String>,
    future_endings: Vec<String>,
    future_exceptions: HashSet<String>,
    past_words: HashSet<String>,
    past_endings: Vec<String>,
    units: BTreeMap<Unit, Vec<String>>,
    seasons: BTreeMap<Season, Vec<String>>,
    parts: BTreeMap<String, Vec<String>>,
    clocks: BTreeMap<String, i32>,
    days: BTreeMap<String, i32>,
    days_of_story: BTreeMap<String, i32>,
    edges: BTreeMap<Edge, Vec<String>>,
    numbers: BTreeMap<String, i32>,
    counts: BTreeMap<String, i32>,
    decades: BTreeMap<String, i32>,
    letters: BTreeMap<Unit, Vec<String>>,
    ordinals: BTreeMap<String, i32>,
    holidays: BTreeMap<String, String>,
    words: BTreeMap<Word, Vec<String>>,
}

fn load(source: &str) -> Dates {
    let table: Table = toml::from_str(source).expect("the table of time words is well formed");
    let mut phrases = Phrases { weak: &table.weak, map: HashMap::new() };
    phrases.add_all(&table);
    let mut phrases = phrases.map;
    for entries in phrases.values_mut() {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
    }
    let folded = |words: &[String]| words.iter().map(|word| fold(word)).collect();
    Dates {
        phrases,
        day_first: table.day_first,
        vigesimal: table.vigesimal,
        next_weekday_skips_week: table.next_weekday_skips_week,
        ordinal_suffixes: folded(&table.ordinal_suffixes),
        decade_suffixes: folded(&table.decade_suffixes),
        hour_marks: folded(&table.hour_marks),
        clock_marks: folded(&table.clock_marks),
        plurals: folded(&table.plurals),
        after_year: folded(&table.after_year),
        future_words: table.future_words,
        future_endings: table.future_endings,
        future_exceptions: table.future_exceptions,
        past_words: table.past_words,
        past_endings: table.past_endings,
    }
}

struct Phrases<'a> {
    weak: &'a HashSet<String>,
    map: HashMap<String, Vec<Entry>>,
}

impl Phrases<'_> {
    fn add_all(&mut self, table: &Table) {
        self.numbered(&table.months, Term::Month);
        self.numbered(&table.weekdays, Term::Weekday);
        self.listed(&table.units, Term::Unit);
        self.listed(&table.seasons, Term::Season);
        self.listed(&table.edges, Term::Edge);
        self.listed(&table.words, Term::Word);
        for form in table.parts.values().flatten() {
            self.add(form, Term::Part, false);
        }
        self.valued(&table.clocks, Term::Clock);
        self.valued(&table.days, Term::Day);
        self.valued(&table.days_of_story, Term::StoryDay);
        self.valued(&table.numbers, Term::Number);
        self.valued(&table.counts, Term::Count);
        self.valued(&table.decades, Term::Decade);
        self.listed(&table.letters, Term::Letter);
        self.valued(&table.ordinals, Term::Ordinal);
        for (form, rule) in &table.holidays {
            self.add(form, Term::Holiday(holiday(rule).expect("a holiday is a day or a rule")), false);
        }
    }

    /// Lists whose place in the table is their number, from 1.
    fn numbered(&mut self, lists: &[Vec<String>], term: fn(i8) -> Term) {
        for (number, forms) in (1..).zip(lists) {
            for (place, form) in forms.iter().enumerate() {
                self.add(form, term(number), place > 0);
            }
        }
    }

    fn listed<K: Copy>(&mut self, lists: &BTreeMap<K, Vec<String>>, term: fn(K) -> Term) {
        for (&key, forms) in lists {
            for form in forms {
                self.add(form, term(key), false);
            }
        }
    }

    fn valued(&mut self, forms: &BTreeMap<String, i32>, term: fn(i32) -> Term) {
        for (form, &value) in forms {
            self.add(form, term(value), false);
        }
    }

    fn add(&mut self, form: &str, term: Term, short: bool) {
        let tokens = Tokens::new(form);
        let mut words = (0..tokens.len()).map(|index| tokens.folded(index).to_owned());
        if let Some(first) = words.next() {
            let entry = Entry { rest: words.collect(), term, weak: self.weak.contains(form), short };
            self.map.entry(first).or_default().push(entry);
        }
    }
}

/// Reads `12-25`, `easter+39`, `monday-last-05` or `thursday-4-11`.
fn holiday(rule: &str) -> Option<Holiday> {
    if let Some(days) = rule.strip_prefix("easter") {
        return days.parse().ok().map(Holiday::Easter);
    }
    let parts: Vec<&str> = rule.split('-').collect();
    match parts[..] {
        [month, day] => Some(Holiday::Fixed { month: month.parse().ok()?, day: day.parse().ok()? }),
        [weekday, nth, month] => {
            let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
            let weekday = (1..).zip(names).find(|(_, name)| *name == weekday)?.0;
            let nth = if nth == "last" { -1 } else { nth.parse().ok()? };
            Some(Holiday::Nth { weekday, nth, month: month.parse().ok()? })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_loads_and_has_all_months_and_weekdays() {
        for language in Language::ALL {
            let dates = language.dates();
            let terms: Vec<Term> = dates.phrases.values().flatten().map(|entry| entry.term).collect();
            for number in 1..=12 {
                assert!(terms.contains(&Term::Month(number)), "{language} lacks month {number}");
            }
            for number in 1..=7 {
                assert!(terms.contains(&Term::Weekday(number)), "{language} lacks weekday {number}");
            }
        }
    }

    #[test]
    fn holidays_are_days_or_rules() {
        assert_eq!(holiday("12-25"), Some(Holiday::Fixed { month: 12, day: 25 }));
        assert_eq!(holiday("easter-2"), Some(Holiday::Easter(-2)));
        assert_eq!(holiday("monday-last-05"), Some(Holiday::Nth { weekday: 1, nth: -1, month: 5 }));
        assert_eq!(holiday("someday-1-05"), None);
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

//! Reads a language's file of time words into what the reader asks.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{Dates, Edge, Entry, Holiday, Meanings, Season, Term, Unit, Word};
use crate::language::words::{Endings, Probe, WordSet};
use crate::text::fold::fold;
use crate::text::tokens::Tokens;

/// The table as it stands in its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    weak: FxHashSet<String>,
    day_first: bool,
    vigesimal: bool,
    next_weekday_skips_week: bool,
    ordinal_suffixes: Vec<String>,
    decade_suffixes: Vec<String>,
    #[serde(default)]
    published: Vec<String>,
    #[serde(default)]
    possessives: Vec<String>,
    hour_marks: Vec<String>,
    clock_marks: Vec<String>,
    plurals: Vec<String>,
    #[serde(default)]
    day_articles: Vec<String>,
    after_year: Vec<String>,
    #[serde(default)]
    scheduled: Vec<String>,
    #[serde(default)]
    scheduled_many: Vec<String>,
    #[serde(default)]
    stands: Vec<String>,
    #[serde(default)]
    had_been: Vec<String>,
    #[serde(default)]
    was_to: Vec<String>,
    #[serde(default)]
    ahead: Vec<String>,
    #[serde(default)]
    habitual: Vec<String>,
    #[serde(default)]
    to_the_day: Vec<String>,
    #[serde(default)]
    goes: WordSet,
    future_words: WordSet,
    future_endings: Endings,
    future_exceptions: WordSet,
    past_words: WordSet,
    past_endings: Endings,
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

pub(super) fn load(source: &str) -> Dates {
    let table: Table = toml::from_str(source).expect("the table of time words is well formed");
    let mut phrases = Phrases { weak: &table.weak, map: FxHashMap::default() };
    phrases.add_all(&table);
    let phrases = phrases.map;
    let listed = |phrases: &[String]| super::Phrases::new(phrases.iter().map(|phrase| (phrase, ())));
    let folded = |words: &[String]| words.iter().map(|word| fold(word)).collect();
    Dates {
        inside: inside(&phrases, [&table.ordinal_suffixes, &table.decade_suffixes, &table.hour_marks]),
        phrases: phrases
            .into_iter()
            .map(|(first, entries)| (first, Meanings::new(entries)))
            .collect::<FxHashMap<_, _>>()
            .into(),
        day_first: table.day_first,
        vigesimal: table.vigesimal,
        next_weekday_skips_week: table.next_weekday_skips_week,
        ordinal_suffixes: folded(&table.ordinal_suffixes),
        decade_suffixes: folded(&table.decade_suffixes),
        published: listed(&table.published),
        possessives: folded(&table.possessives),
        hour_ends: table.hour_marks.iter().filter_map(|mark| words(mark).pop()).collect(),
        hour_leads: hour_leads(&table.words),
        hour_marks: folded(&table.hour_marks),
        clock_marks: folded(&table.clock_marks),
        plurals: folded(&table.plurals),
        day_articles: folded(&table.day_articles),
        after_year: folded(&table.after_year),
        scheduled_ends: last_words(table.scheduled.iter().chain(&table.scheduled_many)),
        scheduled: listed(&table.scheduled),
        scheduled_many: listed(&table.scheduled_many),
        stands: listed(&table.stands),
        had_been: listed(&table.had_been),
        was_to: listed(&table.was_to),
        ahead: listed(&table.ahead),
        habitual: listed(&table.habitual),
        to_the_day: listed(&table.to_the_day),
        goes: table.goes,
        future_words: table.future_words,
        future_endings: table.future_endings,
        future_exceptions: table.future_exceptions,
        past_words: table.past_words,
        past_endings: table.past_endings,
    }
}

/// Every word of `phrases`, and the tokens of what may be glued to a number.
fn inside(phrases: &FxHashMap<String, Vec<Entry>>, glued: [&Vec<String>; 3]) -> WordSet {
    let of_phrases = phrases.iter().flat_map(|(first, entries)| {
        let rest = entries.iter().flat_map(|entry| &entry.rest);
        rest.map(Probe::as_str).chain(std::iter::once(first.as_str())).map(str::to_owned)
    });
    of_phrases.chain(glued.into_iter().flatten().flat_map(|glued| words(glued))).collect()
}

/// What stands before a time of day and is of several words; one word alone may as well lead to how long.
fn hour_leads(words: &BTreeMap<Word, Vec<String>>) -> super::Phrases<()> {
    let leads = words.get(&Word::At).into_iter().flatten().filter(|lead| lead.contains(' '));
    super::Phrases::new(leads.map(|lead| (lead.clone(), ())))
}

/// The last word of each of `phrases`, in lower case with its accents.
fn last_words<'a>(phrases: impl Iterator<Item = &'a String>) -> WordSet {
    let last = |phrase: &'a String| {
        let tokens = Tokens::new(phrase);
        tokens.len().checked_sub(1).map(|last| tokens.lower(last).to_owned())
    };
    phrases.filter_map(last).collect()
}

/// The folded tokens of `phrase`.
fn words(phrase: &str) -> Vec<String> {
    let tokens = Tokens::new(phrase);
    (0..tokens.len()).map(|at| tokens.folded(at).to_owned()).collect()
}

struct Phrases<'a> {
    weak: &'a FxHashSet<String>,
    map: FxHashMap<String, Vec<Entry>>,
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
        let mut words = (0..tokens.len()).map(|index| tokens.folded(index));
        if let Some(first) = words.next() {
            let entry = Entry { rest: words.map(Probe::from).collect(), term, weak: self.weak.contains(form), short };
            self.map.entry(first.to_owned()).or_default().push(entry);
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
    fn holidays_are_days_or_rules() {
        assert_eq!(holiday("12-25"), Some(Holiday::Fixed { month: 12, day: 25 }));
        assert_eq!(holiday("easter-2"), Some(Holiday::Easter(-2)));
        assert_eq!(holiday("monday-last-05"), Some(Holiday::Nth { weekday: 1, nth: -1, month: 5 }));
        assert_eq!(holiday("someday-1-05"), None);
    }
}

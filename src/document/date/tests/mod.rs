use proptest::prelude::*;

use crate::document::by_language::by_language;
use crate::document::{Metadata, read_text};
use crate::language::Language;

mod ahead;
mod apart;
mod told;

/// Reads `text` as written on Wednesday 15 September 2021 and compares `words: from to` of every date; `-` for unknown.
#[track_caller]
fn case(language: Language, text: &str, expected: &[&str]) {
    let metadata = Metadata { published: Some(jiff::civil::date(2021, 9, 15)), ..Metadata::default() };
    let document = read_text(text, Some(language), metadata);
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let found: Vec<String> = document
        .dates
        .iter()
        .map(|date| format!("{}: {} {}", document.words(date.span), day(date.from), day(date.to)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

by_language!(case);

proptest! {

#[test]
    fn dates_are_ordered_and_inside_the_text(
        text in "(\\PC|[0-9]{1,5}|[-/.:, \n]|mars |lundi |la semaine |dernière |il y a |ans |May |the |last |week |from |to ){0,60}"
    ) {
        for language in Language::ALL {
            let metadata = Metadata { published: Some(jiff::civil::date(2021, 9, 15)), ..Metadata::default() };
            let document = read_text(&text, Some(language), metadata);
            let mut last = 0;
            for date in &document.dates {
                prop_assert!(date.span.start >= last && date.span.end <= text.len());
                prop_assert!(!document.words(date.span).is_empty());
                prop_assert!(date.from.is_none() || date.to.is_none() || date.from <= date.to);
                last = date.span.end;
            }
        }
    }

#[test]
    fn any_day_of_writing_can_be_counted_from(day in 1_i8..=28, month in 1_i8..=12, year in -9998_i16..=9998) {
        let text = "hier, la semaine dernière, il y a 4999 ans, dans 900 siècles, mardi, le 29 février, fin mars, l'hiver dernier";
        let metadata = Metadata { published: Some(jiff::civil::date(year, month, day)), ..Metadata::default() };
        prop_assert!(read_text(text, Some(Language::French), metadata).dates.len() > 5);
    }
}

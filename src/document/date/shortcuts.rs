//! What a look at one word rules out would not be found by the rules either.

use proptest::prelude::*;

use super::page::Page;
use super::reader::{Paragraph, Reader};
use crate::document::senses::Senses;
use crate::document::{Metadata, read_text};
use crate::language::Language;

/// Every phrase of the language's table, and what may stand between them.
fn pieces(language: Language) -> Vec<String> {
    let numbers = ["1", "3", "12", "31", "45", "2019", "1990", "05", "XX", "21st"].map(str::to_owned);
    let marks = [". 31", ". 31,", ",", "-", "/", ".", "(", ")", ":", "'", "–", "port", "Luc"].map(str::to_owned);
    language.dates().phrases().chain(numbers).chain(marks).collect()
}

fn text(language: Language) -> impl Strategy<Value = String> {
    let pieces = pieces(language);
    let piece = (0..pieces.len(), prop_oneof![4 => Just(" "), 1 => Just("")]);
    proptest::collection::vec(piece, 1..24)
        .prop_map(move |chosen| chosen.into_iter().flat_map(|(at, gap)| [pieces[at].as_str(), gap]).collect())
}

fn check(language: Language, text: &str) {
    let document = read_text(text, Some(language), Metadata::default());
    let Senses { each, traits, .. } = Senses::new(&document);
    let page = Page::new(&document, each, traits);
    let paragraph = Paragraph::new(&document, &page, 0..document.tokens.len());
    let reader = Reader::new(&paragraph);
    for at in 0..document.tokens.len() {
        assert_eq!(reader.dated(at), reader.read_dated(at), "at {at} of {text}");
        assert_eq!(reader.relative(at), reader.read_relative(at), "at {at} of {text}");
        assert_eq!(reader.calendar(at), reader.read_calendar(at), "at {at} of {text}");
        assert_eq!(reader.hour(at), reader.read_hour(at), "at {at} of {text}");
        for (may, rule) in reader.named_rules(at).into_iter().chain(reader.relative_rules(at)) {
            assert!(may || rule(reader, at).is_none(), "at {at} of {text}");
        }
        if !reader.may_begin(at) {
            assert_eq!(reader.expression(at), None, "at {at} of {text}");
        }
    }
}

#[test]
fn a_paragraph_that_ends_early_hides_nothing_of_the_next() {
    let text = "The shop never closes before\n\n3 pm.\n\nThe vote comes after\n\nMonday.";
    let document = read_text(text, Some(Language::English), Metadata::default());
    let found: Vec<&str> = document.dates.iter().map(|date| document.words(date.span)).collect();
    assert_eq!(found, ["3 pm", "Monday"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn french(text in text(Language::French)) {
        check(Language::French, &text);
    }

    #[test]
    fn english(text in text(Language::English)) {
        check(Language::English, &text);
    }
}

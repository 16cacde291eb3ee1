//! Sentences marked by hand, held against what is found in them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Deserialize;

use crate::document::{Document, Metadata, read_text};
use crate::language::Language;
use crate::text::Span;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The sentence with `<s>`, `<c>` and `<x>` around source, cue and content.
    text: String,
    /// Sources that stand in another attribution of the sentence, by number.
    #[serde(default)]
    sources: BTreeMap<String, String>,
    #[serde(default)]
    anonymous: bool,
    /// Why it is not read as marked yet.
    wrong: Option<String>,
}

/// What is said of one attribution: its source and its contents, as words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Cited {
    source: String,
    cue: String,
    content: Vec<String>,
}

/// The sentence without its marks, and what they mark, by number.
fn parse(marked: &str) -> (String, BTreeMap<String, Cited>) {
    let mut text = String::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut cited: BTreeMap<String, Cited> = BTreeMap::new();
    let mut rest = marked;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let (tag, after) = rest[at + 1..].split_once('>').expect("a mark is closed");
        rest = after;
        let Some(name) = tag.strip_prefix('/') else {
            open.push((tag.to_owned(), text.len()));
            continue;
        };
        let (opened, start) = open.pop().expect("a mark was opened");
        assert_eq!(opened, name, "{marked}");
        let words = text[start..].to_owned();
        let number = if name.len() > 1 { &name[1..] } else { "1" };
        let cited = cited.entry(number.to_owned()).or_default();
        match &name[..1] {
            "s" => cited.source = words,
            "c" => cited.cue = words,
            "x" => cited.content.push(words),
            other => panic!("{other} is no mark"),
        }
    }
    text.push_str(rest);
    (text, cited)
}

fn found(document: &Document) -> Vec<Cited> {
    let words = |span: Option<Span>| span.map_or("", |span| document.words(span)).to_owned();
    let cited = document.attributions.iter().map(|attribution| Cited {
        source: words(attribution.source),
        cue: words(attribution.cue),
        content: attribution.content.iter().map(|&piece| document.words(piece).to_owned()).collect(),
    });
    cited.collect()
}

/// What differs, when something does. A cue may be longer or shorter than marked by an auxiliary or an adverb.
fn difference(case: &Case, language: Language) -> Option<String> {
    let (text, mut expected) = parse(&case.text);
    for (number, source) in &case.sources {
        expected.entry(number.clone()).or_default().source.clone_from(source);
    }
    let document = read_text(&text, Some(language), Metadata::default());
    let found = found(&document);
    let expected: Vec<Cited> = expected.into_values().collect();
    let same = found.len() == expected.len()
        && found.iter().zip(&expected).all(|(found, expected)| {
            let cue = found.cue.is_empty() == expected.cue.is_empty()
                && (found.cue.contains(&expected.cue) || expected.cue.contains(&found.cue));
            cue && found.source == expected.source && found.content == expected.content
        });
    let anonymous = document.attributions.iter().any(|attribution| attribution.anonymous);
    if same && anonymous == case.anonymous {
        return None;
    }
    Some(format!("{text}\n  found    {found:?} anonymous: {anonymous}\n  expected {expected:?}"))
}

#[track_caller]
fn check(language: Language, table: &str) {
    let table: Table = toml::from_str(table).unwrap();
    let mut wrong = Vec::new();
    for case in &table.case {
        match (difference(case, language), &case.wrong) {
            (Some(difference), None) => wrong.push(difference),
            (None, Some(reason)) => wrong.push(format!("{}\n  is right now, though: {reason}", case.text)),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.case.len(), wrong.join("\n"));
}

#[test]
fn french() {
    check(Language::French, include_str!("cases/fr.toml"));
}

#[test]
fn english() {
    check(Language::English, include_str!("cases/en.toml"));
}

/// Words that lead the finder into its corners, in an order no writer would choose.
const WORDS: &[&str] = &[
    "Le",
    "ministre",
    "a",
    "déclaré",
    "que",
    ",",
    "«",
    "»",
    "\"",
    ".",
    ":",
    "selon",
    "d'après",
    "l'annonce",
    "par",
    "de",
    "-t-il",
    "ajoutant",
    "qui",
    "et",
    "(",
    ")",
    "—",
    "s'est",
    "dit",
    "\n\n",
    "said",
    "The",
    "union",
    "that",
    "according to",
    "Mr.",
    "claim",
    "’s",
    "he",
    "é",
    "🙂",
    "accuse",
    "faire",
    "état",
    "M.",
    "!",
    "-",
];

proptest! {
    #[test]
    fn any_words_give_sound_spans(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60), french: bool) {
        let language = if french { Language::French } else { Language::English };
        sound(&read_text(&words.join(" "), Some(language), Metadata::default()))?;
        sound(&read_text(&words.concat(), Some(language), Metadata::default()))?;
    }

    #[test]
    fn any_text_gives_sound_spans(text: String, french: bool) {
        let language = if french { Language::French } else { Language::English };
        sound(&read_text(&text, Some(language), Metadata::default()))?;
    }
}

/// Spans lie in the text, on character boundaries; contents are there, in order and apart.
fn sound(document: &Document) -> Result<(), TestCaseError> {
    let text = &document.text;
    let inside = |span: Span| text.get(span.start..span.end).is_some_and(|words| !words.is_empty());
    let starts: Vec<_> = document.attributions.iter().map(|attribution| attribution.content[0].start).collect();
    prop_assert!(starts.is_sorted());
    for attribution in &document.attributions {
        prop_assert!(attribution.source.is_none_or(inside) && attribution.cue.is_none_or(inside));
        prop_assert!(attribution.content.iter().all(|&piece| inside(piece)));
        let apart = attribution.content.windows(2).all(|pair| pair[0].end <= pair[1].start);
        prop_assert!(apart, "{:?}", attribution);
    }
    let conditionals = &document.conditionals;
    prop_assert!(conditionals.iter().all(|verb| inside(verb.span)));
    prop_assert!(conditionals.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    Ok(())
}

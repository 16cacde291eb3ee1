//! What the numerals of both languages spell, and what holds for any text.

use proptest::prelude::*;

use crate::document::{Document, Metadata, read_text};
use crate::language::Language;

fn figures(language: Language, text: &str) -> Document {
    read_text(text, Some(language), Metadata::default())
}

/// Each numeral of `text`, as it is written, with its value.
#[track_caller]
fn spells(language: Language, text: &str, expected: &[(&str, f64)]) {
    let document = figures(language, text);
    let numbers = document.figures.iter().flat_map(|figure| &figure.numbers);
    let found: Vec<(&str, f64)> = numbers.map(|number| (document.words(number.span), number.value.get())).collect();
    let same = found.len() == expected.len()
        && found.iter().zip(expected).all(|(a, b)| a.0 == b.0 && (a.1 - b.1).abs() <= b.1.abs() * 1e-9);
    assert!(same, "{text}: found {found:?}, expected {expected:?}");
}

/// A text that is one numeral.
#[track_caller]
fn whole(language: Language, text: &str, value: f64) {
    spells(language, text, &[(text, value)]);
}

#[test]
fn french_words() {
    let whole = |text, value| whole(Language::French, text, value);
    whole("vingt-et-un", 21.0);
    whole("quatre vingt dix sept", 97.0);
    whole("quatre-vingt et un", 81.0);
    whole("soixante et onze", 71.0);
    whole("septante-deux", 72.0);
    whole("huitante et un mille", 81_000.0);
    whole("mille neuf cent nonante-neuf", 1999.0);
    whole("douze cents", 1200.0);
    whole("deux cent trois mille millions", 203e9);
    whole("un milliard deux cents millions", 1.2e9);
    whole("trois millions et demi", 3.5e6);
    whole("sept virgule zéro cinq milliards", 7.05e9);
    whole("3 millions 250 mille", 3.25e6);
    whole("4,5 milliards", 4.5e9);
    whole("deux tiers", 2.0 / 3.0);
    whole("un vingt-cinquième", 0.04);
    whole("cinq et trois quarts", 5.75);
    whole("trois cent douzième", 312.0);
    whole("21e", 21.0);
    whole("moins douze", -12.0);
    whole("½", 0.5);
    whole("un demi-million", 5e5);
    whole("une demi-douzaine", 6.0);
    whole("½ million", 5e5);
}

#[test]
fn english_words() {
    let whole = |text, value| whole(Language::English, text, value);
    whole("nineteen eighty-four", 1984.0);
    whole("forty-five hundred", 4500.0);
    whole("a hundred and one", 101.0);
    whole("half a million", 5e5);
    whole("two and a half billion", 2.5e9);
    whole("one hundred and two thousand three hundred", 102_300.0);
    whole("three point two four", 3.24);
    whole("two dozen", 24.0);
    whole("seven eighths", 0.875);
    whole("one hundred and twenty-third", 123.0);
    whole("12th", 12.0);
    whole("minus 4.5", -4.5);
    whole("sixty-six (66)", 66.0);
    whole("1.5bn", 1.5e9);
    whole("1/8", 0.125);
    whole("one in twenty", 0.05);
    whole("two-and-a-half", 2.5);
    whole("half-a-dozen", 6.0);
}

#[test]
fn what_is_no_number_is_cut() {
    let french = |text, expected: &[(&str, f64)]| spells(Language::French, text, expected);
    french("trente quatorze", &[("trente", 30.0), ("quatorze", 14.0)]);
    french("mille mille cent", &[("mille", 1000.0), ("mille cent", 1100.0)]);
    french("un troisième homme et un cinquième des voix", &[("troisième", 3.0), ("un cinquième", 0.2)]);
    french("les cent vingt, deux cents", &[("cent vingt", 120.0), ("deux cents", 200.0)]);
    let english = |text, expected: &[(&str, f64)]| spells(Language::English, text, expected);
    english("fifty fifteen", &[("fifty", 50.0), ("fifteen", 15.0)]);
    english("between one hundred and two hundred", &[("one hundred", 100.0), ("two hundred", 200.0)]);
}

/// Pieces that numerals are made of, and some that break them.
fn pieces() -> impl Strategy<Value = String> {
    let words = [
        "un",
        "deux",
        "vingt",
        "cent",
        "cents",
        "mille",
        "millions",
        "et",
        "demi",
        "tiers",
        "quart",
        "cinquième",
        "dizaines",
        "de",
        "d'",
        "entre",
        "à",
        "plus de",
        "morts",
        "dont",
        "tués",
        "%",
        "€",
        "$",
        "ans",
        "one",
        "two",
        "twenty",
        "hundred",
        "and",
        "a",
        "half",
        "dozen",
        "thousand",
        "third",
        "of",
        "between",
        "to",
        "killed",
        "people",
        "1",
        "000",
        "12",
        "3.5",
        ",",
        ".",
        "-",
        "–",
        "/",
        "(",
        ")",
        "\u{a0}",
        "\u{202f}",
        "’",
        "e9",
        "^",
        "½",
        "°",
        "é",
        "\n",
        "\n\n",
        "http://a",
        "@b",
        "+",
        "10^999",
        "99999999999999999999",
    ];
    proptest::collection::vec((0..words.len(), prop_oneof![Just(" "), Just(""), Just("-")]), 0..40)
        .prop_map(move |chosen| chosen.into_iter().flat_map(|(at, gap)| [words[at], gap]).collect())
}

fn check(document: &Document) {
    let mut end = 0;
    for (at, figure) in document.figures.iter().enumerate() {
        assert!(figure.span.start >= end && !figure.span.is_empty(), "overlap in {:?}", document.text);
        end = figure.span.end;
        let inner = figure.numbers.iter().map(|number| number.span).chain(figure.qualifier);
        for span in inner {
            assert!(figure.span.contains(span), "outside its figure in {:?}", document.text);
        }
        for span in [Some(figure.span), figure.counted, figure.complement].into_iter().flatten() {
            assert!(document.text.get(span.start..span.end).is_some(), "not on characters in {:?}", document.text);
        }
        assert!(figure.interval.low <= figure.interval.high || figure.interval.high.is_none());
        assert!(figure.part_of.is_none_or(|whole| whole != at && whole < document.figures.len()));
    }
}

#[test]
fn odd_texts_keep_the_guarantees() {
    for text in ["¼/", "½/3/", "- 5", ".5.", "de 1 à"] {
        for language in Language::ALL {
            check(&figures(language, text));
        }
    }
}

proptest! {
    #[test]
    fn any_text_keeps_the_guarantees(text in prop_oneof![pieces(), "\\PC{0,60}"]) {
        for language in Language::ALL {
            check(&figures(language, &text));
        }
    }
}

//! What is ruled out by a look at the words that follow would not be found by the rules either.

use proptest::prelude::*;

use super::scan::Scan;
use super::{Finder, Step, number, one, unit, vague};
use crate::document::{Metadata, read_text};
use crate::language::Language;
use crate::language::units::Dimension;

const FRENCH: &[&str] = &[
    "3",
    "12",
    "2024",
    "1,5",
    "deux",
    "vingt",
    "un",
    "une",
    "demi",
    "tiers",
    "millions",
    "millions d'",
    "ans",
    "jours",
    "heures",
    "h",
    "s",
    "mois",
    "minutes",
    "années",
    "euros",
    "$",
    "km",
    "kilo",
    "%",
    "de",
    "à",
    "entre",
    "et",
    "ou",
    "plus de",
    "au moins",
    "environ",
    "à peine",
    "sur",
    "fois",
    "derniers",
    "bons",
    "petit",
    "mort",
    "mars",
    "lundi",
    "le",
    "l'",
    "-",
    "/",
    ",",
    ".",
    "(",
    ")",
    ". Le",
    "\n",
    "\n\n",
    "port",
    "sous-main",
    "communiqué",
    "Luc",
];

const ENGLISH: &[&str] = &[
    "3",
    "12",
    "2024",
    "1.5",
    "two",
    "twenty",
    "a",
    "half",
    "third",
    "million",
    "years",
    "days",
    "hours",
    "h",
    "pm",
    "months",
    "minutes",
    "-year-old",
    "dollars",
    "miles",
    "%",
    "of",
    "to",
    "between",
    "and",
    "or",
    "more than",
    "last",
    "long",
    "May",
    "Monday",
    "the",
    "-",
    "/",
    ",",
    ".",
    "(",
    ")",
    ". The",
    "\n",
    "\n\n",
    "port",
    "Luke",
];

fn text(pieces: &'static [&str]) -> impl Strategy<Value = String> {
    let piece = (proptest::sample::select(pieces), prop_oneof![4 => Just(" "), 1 => Just("")]);
    proptest::collection::vec(piece, 1..24).prop_map(|chosen| chosen.into_iter().flat_map(<[&str; 2]>::from).collect())
}

fn check(language: Language, text: &str) {
    let document = read_text(text, Some(language), Metadata::default());
    let scan = Scan::new(&document);
    for at in 0..document.tokens.len() {
        if one::is_article(&scan, at) && !vague::may_begin(&scan, at) {
            let mut finder = Finder { scan, addresses: &[], date: 0, address: 0 };
            assert!(matches!(finder.draft(at, 0), Step::Skip(end) if end == at + 1), "at {at} of {text}");
        }
        let Some(read) = scan.reader().read(at, true).map(|read| unit::without_its_unit(&scan, read)) else { continue };
        let lasts = number(&scan, read, 0).unit.is_some_and(|unit| unit.dimension == Dimension::Duration);
        assert!(!lasts || unit::may_last(&scan, &read), "at {at} of {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn french(text in text(FRENCH)) {
        check(Language::French, &text);
    }

    #[test]
    fn english(text in text(ENGLISH)) {
        check(Language::English, &text);
    }
}

//! Figures that count some of those whom another counts.

use recoupe::language::Language;

use super::case;

#[test]
fn english_parts() {
    for (text, expected) in ENGLISH {
        case(Language::English, text, expected);
    }
}

#[test]
fn french_parts() {
    for (text, expected) in FRENCH {
        case(Language::French, text, expected);
    }
}

const ENGLISH: &[(&str, &[&str])] = &[
    (
        "Another 25 villagers were hurt, five of them badly.",
        &["[25 villagers] cardinal 25..25 hurt / villagers", "[five] cardinal 5..5 hurt / villagers < 25 villagers"],
    ),
    (
        "The derailment injured 12 people, three critically and two slightly.",
        &[
            "[12 people] cardinal 12..12 injured",
            "[three] cardinal 3..3 injured < 12 people",
            "[two] cardinal 2..2 injured < 12 people",
        ],
    ),
    (
        "Of the 30 hostages on board, 12 were freed.",
        &["[30 hostages] cardinal 30..30 hostages", "[12] cardinal 12..12 freed / hostages of 30 hostages"],
    ),
    (
        "The yard has 80 welders. Six of them refused.",
        &["[80 welders] cardinal 80..80 welders", "[Six] cardinal 6..6 < 80 welders"],
    ),
    ("Four of the injured left hospital.", &["[Four] cardinal 4..4 injured < …"]),
    ("He sold 40 boxes, 30 yesterday.", &["[40 boxes] cardinal 40..40 boxes", "[30] cardinal 30..30 boxes < 40 boxes"]),
];

const FRENCH: &[(&str, &[&str])] = &[
    (
        "Vingt marins ont été blessés, cinq d'entre eux grièvement.",
        &["[Vingt marins] cardinal 20..20 blessés / marins", "[cinq] cardinal 5..5 blessés / marins < Vingt marins"],
    ),
    (
        "Le choc a fait douze blessés, trois grièvement.",
        &["[douze blessés] cardinal 12..12 blessés", "[trois] cardinal 3..3 blessés < douze blessés"],
    ),
    (
        "Sur les 30 otages, douze ont été libérés.",
        &["[30 otages] cardinal 30..30 otages", "[douze] cardinal 12..12 libérés / otages of 30 otages"],
    ),
    ("Quatre des blessés ont quitté l'hôpital.", &["[Quatre] cardinal 4..4 blessés < …"]),
];

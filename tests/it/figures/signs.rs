//! Signs, parts and powers around a number, and what is none of them.

use recoupe::language::Language;

use super::case;

#[test]
fn signs_that_stand_apart() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("The fund lost -$250 million.", &["[-$250 million] money -250000000..-250000000 (USD)"]);
    english("Gold (+1.2%) rose.", &["[+1.2%] percent 1.2..1.2 (%)"]);
    english("Call +33 6 12 34 56 78 or +1-202-555-0123.", &[]);
    english("Prices: -4.2%, then +3%.", &["[-4.2%] percent -4.2..-4.2 (%)", "[+3%] percent 3..3 (%)"]);
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Le titre recule (- 4,2 %) encore.", &["[- 4,2 %] percent -4.2..-4.2 (%)"]);
    french(
        "Il fait jusqu'à moins 5 degrés, avec une hausse de moins 0,5 %.",
        &["[jusqu'à moins 5 degrés] cardinal -5.. at-least (°C)", "[moins 0,5 %] percent -0.5..-0.5 (%)"],
    );
    french("Il y a moins de 5 degrés.", &["[moins de 5 degrés] cardinal ..5 less-than (°C)"]);
    french("Il paie 12 euros de moins 4 fois.", &["[12 euros] money 12..12 (EUR)", "[4 fois] cardinal 4..4 fois"]);
}

#[test]
fn parts_told_behind_what_they_are_of() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french(
        "Il court un kilomètre et demi et boit deux verres et demi.",
        &["[un kilomètre et demi] cardinal 1.5..1.5 (km)", "[deux verres et demi] cardinal 2.5..2.5 verres"],
    );
    french("Elle joue deux matchs et demi-finale.", &["[deux matchs] cardinal 2..2 matchs"]);
    french("Le carburant coûte deux fois et demie ce prix.", &["[deux fois et demie] multiple 2.5..2.5"]);
    french("Le quart des terres est en friche.", &["[quart] fraction 0.25..0.25 terres"]);
    french("Elle atteint le quart de finale.", &[]);
    french("Un bon tiers des voix manque.", &["[Un bon tiers] fraction 0.333..0.333 about voix"]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("A good third of the seats were empty.", &["[A good third] fraction 0.333..0.333 about seats"]);
    english("In the quarter the company lost $3.", &["[$3] money 3..3 (USD)"]);
    english("It was a good third round.", &["[third] ordinal 3..3"]);
    english("He won two cups and a half bottle.", &["[two cups] cardinal 2..2 cups", "[a half] fraction 0.5..0.5"]);
}

#[test]
fn what_is_compared_is_of_one_measure() {
    case(
        Language::French,
        "Le gain est de 2,1 millions d'euros, contre 1,8 en 2023, et il passe par 55 voix contre 40.",
        &[
            "[2,1 millions d'euros] money 2100000..2100000 (EUR)",
            "[1,8] money 1800000..1800000 (EUR)",
            "[55 voix] cardinal 55..55 voix",
            "[40] cardinal 40..40 voix",
        ],
    );
    case(
        Language::English,
        "Turnout was 61.7%, down from 68.2 in 2020, against 40 rallies.",
        &[
            "[61.7%] percent 61.7..61.7 (%) Turnout",
            "[68.2] percent 68.2..68.2 (%)",
            "[40 rallies] cardinal 40..40 rallies",
        ],
    );
}

#[test]
fn a_score_counts_ships_and_no_game() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("They sank a score of ships.", &["[a score of ships] cardinal 20..20 about ships"]);
    english("She got a score of 85.", &["[85] cardinal 85..85"]);
    english(
        "It paid 4% over two years plus a one-off bonus.",
        &["[4%] percent 4..4 (%)", "[two years] duration 2..2 (year)"],
    );
    english(
        "By 31 votes out of 44,870 she won.",
        &["[31 votes] cardinal 31..31 votes", "[44,870] cardinal 44870..44870 votes"],
    );
    english("Seven voters out of ten stayed.", &["[Seven voters out of ten] fraction 0.7..0.7 voters"]);
}

#[test]
fn hours_of_the_clock_last_nothing() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Le train roule de 7 h à 9 h.", &[]);
    french("Ils sont passés dimanche entre 6 heures et midi.", &[]);
    french("Le trajet dure 7 h.", &["[7 h] duration 7..7 (hour)"]);
    case(Language::English, "He must serve 200 hours of service.", &["[200 hours] duration 200..200 (hour)"]);
}

#[test]
fn votes_are_no_score() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("The vote, 8 to 5, came late.", &["[8] cardinal 8..8", "[5] cardinal 5..5"]);
    english("They won 8 to 5.", &[]);
}

#[test]
fn a_number_without_a_noun_counts_what_the_one_before_does() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english(
        "She admitted 17 counts of fraud and one of forgery.",
        &["[17 counts] cardinal 17..17 counts / fraud", "[one] cardinal 1..1 counts / forgery"],
    );
    english(
        "One in eight patients was dizzy, and 37 dropped out.",
        &["[One in eight patients] fraction 0.125..0.125 patients", "[37] cardinal 37..37 patients"],
    );
    english("One in twelve means to leave.", &["[One in twelve] fraction 0.083..0.083"]);
}

#[test]
fn halves_that_stand_alone() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Plus de la moitié ont voté.", &["[Plus de la moitié] fraction 0.5.. more-than"]);
    french("Il neige dans la moitié nord du pays.", &[]);
    french("La salle était à moitié vide.", &["[moitié] fraction 0.5..0.5"]);
    french(
        "Il en a deux douzaines et demie et trois centièmes.",
        &["[deux douzaines et demie] cardinal 30..30", "[trois centièmes] fraction 0.03..0.03"],
    );
}

#[test]
fn smaller_units_that_go_without_saying() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french(
        "Il mesure 1 m 75 et pèse 3 kg 500.",
        &["[1 m 75] cardinal 1.75..1.75 (m)", "[3 kg 500] cardinal 3.5..3.5 (kg)"],
    );
    french("Il saute 5 m 75 fois.", &["[5 m] cardinal 5..5 (m)", "[75 fois] cardinal 75..75 fois"]);
}

#[test]
fn below_zero() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("It was 12 degrees below zero.", &["[12 degrees below zero] cardinal -12..-12 (°)"]);
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Il fait 10 °C sous zéro.", &["[10 °C sous zéro] cardinal -10..-10 (°C)"]);
}

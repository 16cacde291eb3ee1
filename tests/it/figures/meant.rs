//! What a number means by the words around it: units of the news, what was done to people, multiples, halves of a per cent.

use recoupe::language::Language;

use super::case;

#[test]
fn what_was_done_to_people_is_counted() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("Some 80 people were quarantined.", &["[Some 80 people] cardinal 80..80 about quarantined"]);
    english("Four people have been suspended.", &["[Four people] cardinal 4..4 suspended"]);
    english("Up to 90 people were expected to attend.", &["[Up to 90 people] cardinal ..90 at-most people"]);
    english("The 12 guards were quarantined.", &["[12 guards] cardinal 12..12 guards"]);
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Deux personnes ont été extraites du puits.", &["[Deux personnes] cardinal 2..2 extraites"]);
    french("Huit personnes sont soignées à Lyon.", &["[Huit personnes] cardinal 8..8 soignées"]);
    french("Six personnes sont restées bloquées.", &["[Six personnes] cardinal 6..6 bloquées"]);
    french("Six personnes ont été appelées à témoigner.", &["[Six personnes] cardinal 6..6 personnes"]);
    french("Six personnes sont là.", &["[Six personnes] cardinal 6..6 personnes"]);
}

#[test]
fn units_of_the_news() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("It had a yield of 15 kilotons.", &["[15 kilotons] cardinal 15..15 (kt)"]);
    english("His heart beat at 60 bpm.", &["[60 bpm] cardinal 60..60 (bpm)"]);
    english("It uses 6.1 litres per 100 km.", &["[6.1 litres per 100 km] cardinal 6.1..6.1 (L/100km)"]);
    english("It took 20 milliseconds.", &["[20 milliseconds] duration 20..20 (ms)"]);
    english("It made 9 terawatt-hours.", &["[9 terawatt-hours] cardinal 9..9 (TWh)"]);
    english("Fares rose 5pc.", &["[5pc] percent 5..5 (%)"]);
    english("Growth was half a percentage point lower.", &["[half a percentage point] percent 0.5..0.5 (pp) Growth"]);
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Un vent de 65 nœuds a soufflé.", &["[65 nœuds] cardinal 65..65 (kn)"]);
    french("La zone va à 200 milles marins.", &["[200 milles marins] cardinal 200..200 (nmi)"]);
    french("La dose était de 2,4 millisieverts.", &["[2,4 millisieverts] cardinal 2.4..2.4 (mSv)"]);
    french("Elle vaut deux milles euros.", &["[deux milles euros] money 2000..2000 (EUR)"]);
}

#[test]
fn multiples_are_of_something() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("La facture est le double de la nôtre.", &["[le double] multiple 2..2"]);
    french("En mai, c'était le triple.", &["[le triple] multiple 3..3"]);
    french("Elle gagne le double messieurs et subit la double peine.", &[]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("The bill is double the old one.", &["[double] multiple 2..2"]);
    english("They work double shifts.", &[]);
}

#[test]
fn which_ones_is_no_bound() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Elle est dans les dix premiers.", &["[dix premiers] cardinal 10..10 premiers"]);
    french("La règle vaut dans les 27 pays.", &["[27 pays] cardinal 27..27 pays"]);
    french("Le vélo coûte dans les 800 euros.", &["[dans les 800 euros] money 800..800 about (EUR)"]);
    french("Le baril passe sous les 40 dollars.", &["[sous les 40 dollars] money ..40 less-than (USD)"]);
    french("Le bateau passe sous les deux ponts.", &["[deux ponts] cardinal 2..2 ponts"]);
}

#[test]
fn what_a_part_is_of() {
    case(
        Language::English,
        "He has 14 goals in 21 games, three of them from the spot.",
        &[
            "[14 goals] cardinal 14..14 goals",
            "[21 games] cardinal 21..21 games",
            "[three] cardinal 3..3 goals < 14 goals",
        ],
    );
    case(
        Language::French,
        "Les grévistes, au nombre de 9 200, ont tenu bon.",
        &["[9 200] cardinal 9200..9200 grévistes"],
    );
}

#[test]
fn hours_of_the_clock_last_no_time() {
    case(Language::French, "Le feu a pris aux environs de 17 heures, lundi.", &[]);
    case(Language::French, "Il a duré environ 17 heures.", &["[environ 17 heures] duration 17..17 about (hour)"]);
}

#[test]
fn powers_and_signs() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Elle a fait 1,2 × 10⁹ km.", &["[1,2 × 10⁹ km] cardinal 1200000000..1200000000 (km)"]);
    french("L'indice a fini à - 1,2 %.", &["[- 1,2 %] percent -1.2..-1.2 (%) indice"]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("It is five hundred and two thirds long.", &["[five hundred and two thirds] cardinal 500.667..500.667"]);
    english("One should never go there alone.", &[]);
}

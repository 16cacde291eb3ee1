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

#[test]
fn money_told_once_in_a_sentence() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french(
        "Elle a perdu 0,7 million d'euros, puis 3,9 millions en mai.",
        &["[0,7 million d'euros] money 700000..700000 (EUR)", "[3,9 millions] money 3900000..3900000 (EUR)"],
    );
    french(
        "La perte est de 8 millions, contre 5 millions d'euros en mai.",
        &["[8 millions] money 8000000..8000000 (EUR)", "[5 millions d'euros] money 5000000..5000000 (EUR)"],
    );
    french(
        "Elle a dépensé 3 millions d'euros pour 2 millions d'abonnés.",
        &[
            "[3 millions d'euros] money 3000000..3000000 (EUR)",
            "[2 millions d'abonnés] cardinal 2000000..2000000 abonnés",
        ],
    );
    french("Le solde tombe à – 7,5 M€.", &["[– 7,5 M€] money -7500000..-7500000 (EUR)"]);
}

#[test]
fn numbers_of_a_list_share_their_noun() {
    case(
        Language::French,
        "Trois salles de 140, 180 et 420 sièges.",
        &[
            "[Trois salles] cardinal 3..3 salles",
            "[140] cardinal 140..140 sièges",
            "[180] cardinal 180..180 sièges",
            "[420 sièges] cardinal 420..420 sièges",
        ],
    );
    case(
        Language::French,
        "Les marins étaient 90, dont six femmes et trois mousses.",
        &[
            "[90] cardinal 90..90 marins",
            "[six femmes] cardinal 6..6 femmes < 90",
            "[trois mousses] cardinal 3..3 mousses < 90",
        ],
    );
}

#[test]
fn what_reaches_a_level_is_the_subject() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english(
        "The death toll from the flood and its 40 landslides topped 2,600 on Monday.",
        &["[40 landslides] cardinal 40..40 landslides", "[2,600] cardinal 2600..2600 death"],
    );
    english("Of the deaths, 17 were in Leeds.", &["[17] cardinal 17..17 deaths < …"]);
    english("They met in inns around one lake.", &["[one lake] cardinal 1..1 lake"]);
    english("Round 1 ended early.", &[]);
    case(
        Language::French,
        "Le nombre total d'abonnés devrait atteindre 24 000.",
        &["[24 000] cardinal 24000..24000 abonnés"],
    );
}

#[test]
fn a_bare_number_beside_its_scale() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("A magnitude 4.2 quake struck.", &["[4.2] cardinal 4.2..4.2 magnitude"]);
    english("It had a magnitude of about 6.4.", &["[about 6.4] cardinal 6.4..6.4 about magnitude"]);
    case(Language::French, "Un séisme de magnitude 6,4 a frappé.", &["[6,4] cardinal 6.4..6.4 magnitude"]);
}

#[test]
fn where_a_change_went_is_no_bound() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("The old rate edged up to 6.3%.", &["[6.3%] percent 6.3..6.3 (%)"]);
    english("They cut up to 700 jobs.", &["[up to 700 jobs] cardinal ..700 at-most jobs"]);
    english("Fees may cost up to 8%.", &["[up to 8%] percent ..8 at-most (%)"]);
    english("It rose to 5.2 percent from its old level.", &["[5.2 percent] percent 5.2..5.2 (%)"]);
}

#[test]
fn places_are_no_manner() {
    case(
        Language::French,
        "Le camp a 210 sièges (180 pour Roy et 30 pour Diaz).",
        &["[210 sièges] cardinal 210..210 sièges", "[180] cardinal 180..180 sièges", "[30] cardinal 30..30 sièges"],
    );
    case(Language::French, "Le match a fini sur le score de 3 à 0 devant Metz.", &[]);
}

#[test]
fn small_words_are_no_units() {
    case(Language::English, "A town of 12,000 has a bank.", &["[12,000] cardinal 12000..12000"]);
    case(Language::French, "La part frôle les 60 %.", &["[frôle les 60 %] percent 60..60 nearly (%) part"]);
}

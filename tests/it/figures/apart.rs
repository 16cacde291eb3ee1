//! Numbers that are no figures, units, parts and scores.

use recoupe::language::Language;

use super::case;

#[test]
fn french_numbers_that_are_no_figures() {
    for (text, expected) in FRENCH_NUMBERS_THAT_ARE_NO_FIGURES {
        case(Language::French, text, expected);
    }
}

const FRENCH_NUMBERS_THAT_ARE_NO_FIGURES: &[(&str, &[&str])] = &[
    ("Le match s'est terminé sur le score de 3-1.", &[]),
    ("Appelez le 01 23 45 67 89 pour réserver.", &[]),
    ("Rendez-vous au 12, rue des Lilas à 18h30.", &[]),
    ("L'article 49 alinéa 3 de la Constitution.", &[]),
    ("Le Boeing 737 transportait 189 personnes.", &["[189 personnes] cardinal 189..189 personnes"]),
    ("La version 2.3.1 est sortie.", &[]),
    ("Les Bleus ont gagné 2 à 1.", &[]),
    ("Le vaccin Covid-19 et le sommet du G20 : trois décisions.", &["[trois décisions] cardinal 3..3 décisions"]),
    ("Ce vent, un vent glacial, a soufflé pendant une heure.", &["[une heure] duration 1..1 (hour)"]),
];

#[test]
fn english_numbers_that_are_no_figures() {
    for (text, expected) in ENGLISH_NUMBERS_THAT_ARE_NO_FIGURES {
        case(Language::English, text, expected);
    }
}

const ENGLISH_NUMBERS_THAT_ARE_NO_FIGURES: &[(&str, &[&str])] = &[
    ("That one is really good.", &[]),
    ("No one was hurt.", &[]),
    ("They lost 3-1 on Saturday.", &[]),
    ("Call 555-123-4567 for details.", &[]),
    ("He lives at 10 Downing Street.", &[]),
    ("The plane, a Boeing 737, had 189 people on board.", &["[189 people] cardinal 189..189 people"]),
    (
        "Covid-19 killed one and a half million people.",
        &["[one and a half million people] cardinal 1500000..1500000 killed"],
    ),
];

#[test]
fn titles_and_pronouns_are_no_figures() {
    case(Language::French, "Le Premier ministre et sa fille ont tous deux été reçus.", &[]);
    case(Language::French, "Le premier étage a brûlé.", &["[premier] ordinal 1..1"]);
    case(Language::English, "The First Lady left before the second act.", &["[second] ordinal 2..2"]);
}

#[test]
fn a_range_of_decimals_is_no_version() {
    case(
        Language::English,
        "It expects $2.0–2.4 billion in version 1.2.3 after a third-quarter loss, rising by 1.5-2.5 percent.",
        &[
            "[$2.0–2.4 billion] money 2000000000..2400000000 between (USD)",
            "[1.5-2.5 percent] percent 1.5..2.5 between (%)",
        ],
    );
}

#[test]
fn names_of_lines_accounts_and_texts_are_no_figures() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Composez le 0 800 11 22 33 ou le +33 (0)4 56 78 90 12.", &[]);
    french("Le compte FR76 1111 2222 3333 4444 5555 666 a été vidé.", &[]);
    french("La directive 2014/65, la loi 78 et le numéro deux du parti.", &[]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("Ring 1800 444 555, 0800 555 1234 or (212) 555-0134.", &[]);
    english("It is her number one worry, says regulation 44.", &[]);
}

#[test]
fn scores_that_rise_are_told_by_the_verb() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Menés 10-24 à la pause, ils s'inclinent 12 à 9, puis sur le score de 1 à 3.", &[]);
    french("Il a gagné 2-3 kilos.", &["[2-3 kilos] cardinal 2..3 between (kg)"]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("Trailing 10-24 at the break, they lost 20-31.", &[]);
    english("Leeds 10-24 Hull", &[]);
    english("Adults aged 18-25 rarely vote.", &["[18-25] age 18..25 between (year)"]);
}

#[test]
fn a_word_that_is_no_plural_is_not_counted() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french(
        "Il y a 450 lits, contre 500 auparavant.",
        &["[450 lits] cardinal 450..450 lits", "[500] cardinal 500..500 lits"],
    );
    french(
        "Il écope de dix mois de prison, dont six ferme.",
        &["[dix mois] duration 10..10 (month)", "[six] duration 6..6 (month) < dix mois"],
    );
    french(
        "Deux sans-abri et trois TGV.",
        &["[Deux sans-abri] cardinal 2..2 sans-abri", "[trois TGV] cardinal 3..3 TGV"],
    );
}

#[test]
fn parts_of_units_and_days_among_days() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Il attend trois quarts d'heure.", &["[trois quarts d'heure] duration 0.75..0.75 (hour)"]);
    french("Il pleut plus d'un jour sur deux.", &["[plus d'un jour sur deux] fraction 0.5.. more-than jour"]);
    french(
        "Ils vivent à une dizaine de kilomètres de leur usine.",
        &["[une dizaine de kilomètres] cardinal 10..10 about (km)"],
    );
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("It took more than a year and a half.", &["[more than a year and a half] duration 1.5.. more-than (year)"]);
    english("It was three quarters of a mile.", &["[three quarters of a mile] fraction 0.75..0.75 (mi)"]);
    english("One woman in four smokes.", &["[One woman in four] fraction 0.25..0.25 woman"]);
    english("One in five adults skips breakfast.", &["[One in five adults] fraction 0.2..0.2 adults"]);
}

#[test]
fn a_change_told_by_its_size_is_no_range() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("It rose by £94 to £1,981.", &["[£94] money 94..94 (GBP)", "[£1,981] money 1981..1981 (GBP)"]);
    english("It rose by 3 to 5 percent.", &["[3 to 5 percent] percent 3..5 between (%)"]);
    english(
        "It grew from $12.4 to $13.1 million.",
        &["[$12.4] money 12400000..12400000 (USD)", "[$13.1 million] money 13100000..13100000 (USD)"],
    );
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french(
        "Il passe de 12,4 à 13,1 millions d'euros.",
        &["[12,4] money 12400000..12400000 (EUR)", "[13,1 millions d'euros] money 13100000..13100000 (EUR)"],
    );
}

#[test]
fn what_a_label_numbers_is_no_count() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("L'article L. 2334-1, les sorties 29 et 36, un diabète de type 2.", &[]);
    french("Les articles 12 à 14 et 40 députés.", &["[40 députés] cardinal 40..40 députés"]);
    french("Écrire au 35000 Rennes ou au 30126 Saint-Laurent.", &[]);
    french("Il a fui 12000 Kurdes.", &["[12000 Kurdes] cardinal 12000..12000 Kurdes"]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("Section 4(2) of the bill shuts junctions 22 and 24.", &[]);
}

#[test]
fn a_number_behind_a_bound_is_no_vague_plural() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Plus de mille morts.", &["[Plus de mille morts] cardinal 1000.. more-than morts"]);
    french("Moins de cent hommes.", &["[Moins de cent hommes] cardinal ..100 less-than hommes"]);
    french(
        "35 000 au plus fort de la nuit, 500 lits au plus.",
        &["[35 000] cardinal 35000..35000", "[500 lits au plus] cardinal ..500 at-most lits"],
    );
    french("En millions d'euros", &[]);
}

#[test]
fn letters_glued_to_a_number_are_its_unit() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("It fell to -4C, and a pint to 97p.", &["[-4C] cardinal -4..-4 (°C)", "[97p] money 97..97 (XXX)"]);
    english("It has 1080p screens; must 13F or Form 13F be filed?", &[]);
    english("It was over 30C in May.", &["[over 30C] cardinal 30.. more-than (°C)"]);
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french(
        "Une dose de 3 mg de fer à 35 kg/m2.",
        &["[3 mg] cardinal 3..3 (mg) fer", "[35 kg/m2] cardinal 35..35 (kg/m²)"],
    );
    french("Les 4,96 m de novembre 2014.", &["[4,96 m] cardinal 4.96..4.96 (m)"]);
}

#[test]
fn times_as_much_are_no_occurrences() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Soit 1,35 fois l'ancien prix.", &["[1,35 fois] multiple 1.35..1.35"]);
    french("Deux à trois fois moins cher.", &["[Deux à trois fois moins] multiple 2..3 between"]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("It is worth 1.35 times EBITDA.", &["[1.35 times] multiple 1.35..1.35"]);
    english("Three shops in ten would close.", &["[Three shops in ten] fraction 0.3..0.3 shops"]);
}

#[test]
fn halves_and_hours_tell_how_long() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Le trajet dure 1 h 30, le sien 2 h 05.", &["[1 h 30] duration 1.5..1.5 (hour)"]);
    french("Elle gagne en 4 h 12 min 36 s.", &["[4 h 12 min 36 s] duration 4.21..4.21 (hour)"]);
    french(
        "Il attend plus d'une demi-heure et boit un demi-litre d'eau.",
        &["[plus d'une demi-heure] duration 0.5.. more-than (hour)", "[un demi-litre] fraction 0.5..0.5 (L) eau"],
    );
    french("Les deux demi-finales ont lieu à 20 h 30.", &["[deux demi-finales] cardinal 2..2 demi-finales"]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("A four-and-a-half-hour trip.", &["[four-and-a-half-hour] duration 4.5..4.5 (hour)"]);
    english("He waited half an hour.", &["[half an hour] duration 0.5..0.5 (hour)"]);
    english("Half a million came.", &["[Half a million] cardinal 500000..500000"]);
}

#[test]
fn the_cents_go_without_saying() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Le café est à 3 euros 50.", &["[3 euros 50] money 3.5..3.5 (EUR)"]);
    french(
        "Pour 15 euros 20 personnes entrent.",
        &["[15 euros] money 15..15 (EUR)", "[20 personnes] cardinal 20..20 personnes"],
    );
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("It cost thirteen dollars forty-five.", &["[thirteen dollars forty-five] money 13.45..13.45 (USD)"]);
}

#[test]
fn people_behind_a_label_are_counted() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("In the building 300 tenants slept.", &["[300 tenants] cardinal 300..300 tenants"]);
    english("The boys were 12 and 15.", &["[12] cardinal 12..12", "[15] cardinal 15..15"]);
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Soit 1,8 enfant par foyer.", &["[1,8 enfant] cardinal 1.8..1.8 enfant"]);
}

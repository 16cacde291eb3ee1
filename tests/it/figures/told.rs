//! Numbers that are no figures, and what the words around a figure tell of it.

use recoupe::document::Metadata;
use recoupe::language::Language;

use super::{case, line};

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
fn neighbours_of_a_number_are_told_from_what_it_counts() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Un Belge sur cinq vit seul.", &["[Un Belge sur cinq] fraction 0.2..0.2 Belge"]);
    french("Trois agents sur quatre portent un casque.", &["[Trois agents sur quatre] fraction 0.75..0.75 agents"]);
    french(
        "L'indice a perdu 2,1 % à 6 512,3 points.",
        &["[2,1 %] percent 2.1..2.1 (%)", "[6 512,3 points] cardinal 6512.3..6512.3 points"],
    );
    french("Le recours à l'article 49.3 divise.", &[]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("They sent 300-plus guns.", &["[300-plus guns] cardinal 300.. at-least guns"]);
    english("Twenty-odd tanks left.", &["[Twenty-odd tanks] cardinal 20..20 about tanks"]);
    english(
        "A 7.8-magnitude quake killed 12 people.",
        &["[7.8-magnitude] cardinal 7.8..7.8 magnitude", "[12 people] cardinal 12..12 killed"],
    );
    english(
        "At least 912 people died when a quake of magnitude 7.8 struck.",
        &["[At least 912 people] cardinal 912.. at-least died", "[7.8] cardinal 7.8..7.8"],
    );
    english("A 12-member panel met.", &["[12-member] cardinal 12..12 member"]);
    english("It holds 500 or more boats.", &["[500 or more boats] cardinal 500.. at-least boats"]);
}

#[test]
fn amounts_in_two_units_and_behind_their_unit() {
    for (text, expected) in ENGLISH_TWO_UNITS {
        case(Language::English, text, expected);
    }
    for (text, expected) in FRENCH_TWO_UNITS {
        case(Language::French, text, expected);
    }
}

const ENGLISH_TWO_UNITS: &[(&str, &[&str])] = &[
    ("She is 5ft 9in tall.", &["[5ft 9in] cardinal 5.75..5.75 (ft)"]),
    ("The wall is 5 feet 2 inches high.", &["[5 feet 2 inches] cardinal 5.167..5.167 (ft)"]),
    ("The dive took one hour and 40 minutes.", &["[one hour and 40 minutes] duration 1.667..1.667 (hour)"]),
    ("He waited for one hour and a half.", &["[one hour and a half] duration 1.5..1.5 (hour)"]),
    ("Tickets cost 15 dollars and 50 cents.", &["[15 dollars and 50 cents] money 15.5..15.5 (USD)"]),
    // Not parts of one another.
    (
        "He walked 3 miles in 40 minutes, 2 hours and 90 minutes apart.",
        &[
            "[3 miles] cardinal 3..3 (mi)",
            "[40 minutes] duration 40..40 (minute)",
            "[2 hours] duration 2..2 (hour)",
            "[90 minutes] duration 90..90 (minute)",
        ],
    ),
    ("The kit sells for GBP 350 online.", &["[GBP 350] money 350..350 (GBP)"]),
    ("Rows read $ 20 $ 37 each.", &["[$ 20] money 20..20 (USD)", "[$ 37] money 37..37 (USD)"]),
    (
        "Profit rose 9 percent to $165 million.",
        &["[9 percent] percent 9..9 (%)", "[$165 million] money 165000000..165000000 (USD)"],
    ),
    ("It was 40 deg celsius and cost 100₾.", &["[40 deg celsius] cardinal 40..40 (°C)", "[100₾] money 100..100 (GEL)"]),
];

const FRENCH_TWO_UNITS: &[(&str, &[&str])] = &[
    ("Le pain coûte 2 euros et 10 centimes.", &["[2 euros et 10 centimes] money 2.1..2.1 (EUR)"]),
    ("La panne a duré 3 heures et 30 minutes.", &["[3 heures et 30 minutes] duration 3.5..3.5 (hour)"]),
    ("Il manque 10 euros et 20 élèves.", &["[10 euros] money 10..10 (EUR)", "[20 élèves] cardinal 20..20 élèves"]),
];

#[test]
fn titles_and_pronouns_are_no_figures() {
    case(Language::French, "Le Premier ministre et sa fille ont tous deux été reçus.", &[]);
    case(Language::French, "Le premier étage a brûlé.", &["[premier] ordinal 1..1"]);
    case(Language::English, "The First Lady left before the second act.", &["[second] ordinal 2..2"]);
}

#[test]
fn ages_are_no_lengths_of_time() {
    for (text, expected) in FRENCH_AGES {
        case(Language::French, text, expected);
    }
    for (text, expected) in ENGLISH_AGES {
        case(Language::English, text, expected);
    }
}

const FRENCH_AGES: &[(&str, &[&str])] = &[
    ("Un randonneur d'une trentaine d'années a glissé.", &["[une trentaine d'années] age 30..30 about (year)"]),
    ("Le site ferme depuis une trentaine d'années.", &["[une trentaine d'années] duration 30..30 about (year)"]),
    ("Le gérant, la soixantaine, sourit.", &["[soixantaine] age 60..69 vague (year)"]),
    ("La quarantaine du navire a duré 12 jours.", &["[12 jours] duration 12..12 (day)"]),
    (
        "Une passagère de 41 ans et une autre de 63 ans ont chuté.",
        &["[41 ans] age 41..41 (year)", "[63 ans] age 63..63 (year)"],
    ),
    (
        "Deux skieurs de 22 et 27 ans manquent.",
        &["[Deux skieurs] cardinal 2..2 skieurs", "[22] age 22..22 (year)", "[27 ans] age 27..27 (year)"],
    ),
    ("L'aide va aux moins de 26 ans.", &["[moins de 26 ans] age ..26 less-than (year)"]),
    ("Elle a 51 ans.", &["[51 ans] age 51..51 (year)"]),
    ("Elle a 51 ans de métier.", &["[51 ans] duration 51..51 (year)"]),
    ("Un chantier de 4 ans.", &["[4 ans] duration 4..4 (year)"]),
];

const ENGLISH_AGES: &[(&str, &[&str])] = &[
    ("A nurse in her late thirties fell.", &["[thirties] age 30..39 vague (year)"]),
    ("A baker in his 60s fell.", &["[60s] age 60..69 vague (year)"]),
    ("Fares are free for people over 67.", &["[over 67] age 67.. more-than (year)"]),
    ("She was 81.", &["[81] age 81..81 (year)"]),
    ("The dead were a boy of 15 and a team of 12.", &["[15] age 15..15 (year)", "[12] cardinal 12..12"]),
    ("She was 81 votes ahead.", &["[81 votes] cardinal 81..81 votes"]),
    ("The 18-to-24 group shrank.", &["[18-to-24] cardinal 18..24 between"]),
    ("It helps 18- to 24-year-olds.", &["[18- to 24-year-olds] age 18..24 between (year)"]),
];

#[test]
fn a_unit_told_once_holds_for_both_ends() {
    case(
        Language::French,
        "Le devis est passé de 40 000 euros à 2,3 millions.",
        &["[40 000 euros] money 40000..40000 (EUR)", "[2,3 millions] money 2300000..2300000 (EUR)"],
    );
    case(
        Language::French,
        "Il faut entre 40 000 euros et 2,3 millions.",
        &["[entre 40 000 euros et 2,3 millions] money 40000..2300000 between (EUR)"],
    );
}

#[test]
fn the_sign_of_an_opened_range_is_read() {
    let text = "It cost between €30m and €45m, or between $30 million and $45 million.";
    let expected = [
        "[between €30m and €45m] money 30000000..45000000 between (EUR)",
        "[between $30 million and $45 million] money 30000000..45000000 between (USD)",
    ];
    case(Language::English, text, &expected);
}

#[test]
fn how_large_a_town_is_counts_nothing_told_before() {
    case(
        Language::English,
        "More than 14,000 homes were without power, down from a peak of 86,000. A town of 6,200 was flooded.",
        &[
            "[More than 14,000 homes] cardinal 14000.. more-than without power / homes",
            "[86,000] cardinal 86000..86000 without power / homes",
            "[6,200] cardinal 6200..6200",
        ],
    );
    case(
        Language::French,
        "La crue a touché 900 maisons. Un village de 300 est coupé du monde, sur un total de 4 000.",
        &["[900 maisons] cardinal 900..900 maisons", "[300] cardinal 300..300", "[4 000] cardinal 4000..4000 maisons"],
    );
}

#[test]
fn what_is_known_of_them_is_told_behind_the_verb() {
    case(
        Language::English,
        "Thirty people are now known to have died, and a further 97 are unaccounted for.",
        &["[Thirty people] cardinal 30..30 died", "[97] cardinal 97..97 unaccounted for"],
    );
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
fn what_happened_to_some_is_not_told_of_others() {
    case(
        Language::English,
        "Nine people were killed and dozens more injured.",
        &["[Nine people] cardinal 9..9 killed", "[dozens more injured] cardinal 24..99 vague injured"],
    );
    case(
        Language::English,
        "Nine people were killed and hundreds more hurt.",
        &["[Nine people] cardinal 9..9 killed", "[hundreds more hurt] cardinal 200..999 vague hurt"],
    );
    case(
        Language::French,
        "Deux soldats ont été tués et douze ont fui.",
        &["[Deux soldats] cardinal 2..2 tués / soldats", "[douze] cardinal 12..12 soldats"],
    );
}

#[test]
fn what_happened_is_told_of_the_right_ones() {
    for (language, text, expected) in TOLD_OF_THE_RIGHT_ONES {
        case(*language, text, expected);
    }
}

const TOLD_OF_THE_RIGHT_ONES: &[(Language, &str, &[&str])] = &[
    (Language::English, "A foreman who ignored six notices was jailed.", &["[six notices] cardinal 6..6 notices"]),
    (
        Language::English,
        "Two of the five hostages were freed.",
        &["[Two] cardinal 2..2 freed / hostages < five hostages", "[five hostages] cardinal 5..5 hostages"],
    ),
    (
        Language::English,
        "She closed four mills and left the trade at 61.",
        &["[four mills] cardinal 4..4 mills", "[61] cardinal 61..61"],
    ),
    (
        Language::English,
        "Three mills closed. The vote was 31 to 22.",
        &["[Three mills] cardinal 3..3 mills", "[31] cardinal 31..31", "[22] cardinal 22..22"],
    ),
    (
        Language::French,
        "Deux cuisiniers âgés de 24 et 31 ans ont été arrêtés.",
        &[
            "[Deux cuisiniers] cardinal 2..2 arrêtés / cuisiniers",
            "[24] age 24..24 (year)",
            "[31 ans] age 31..31 (year)",
        ],
    ),
    (
        Language::French,
        "Une centaine de clients a été évacuée.",
        &["[Une centaine de clients] cardinal 100..100 about évacuée / clients"],
    ),
    (
        Language::French,
        "Il a passé cinq ans en mer, dont deux sans escale.",
        &["[cinq ans] duration 5..5 (year)", "[deux] duration 2..2 (year) < cinq ans"],
    ),
    (
        Language::French,
        "La dette passe de 18 millions d'euros à 16,9.",
        &["[18 millions d'euros] money 18000000..18000000 (EUR)", "[16,9] money 16900000..16900000 (EUR)"],
    ),
    (Language::French, "Le pont ferme jusqu'à mardi 6 heures au moins.", &[]),
];

#[test]
fn cells_count_what_heads_them() {
    let page = "| Ville | Tués | Part (%) |\n|---|---:|---:|\n| Vaux | 12 | 3,5 |\n\n- Votants : 16 309\n";
    let document = recoupe::document::read("a.md", page.as_bytes(), &Metadata::default()).unwrap();
    let found: Vec<String> = document.figures.iter().map(|figure| line(&document, figure)).collect();
    let expected = [
        "[12] cardinal 12..12 Tués / Vaux",
        "[3,5] percent 3.5..3.5 (%) Part (%) / Vaux",
        "[16 309] cardinal 16309..16309 Votants",
    ];
    assert_eq!(found, expected);
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
    english("Adults aged 18-25 rarely vote.", &["[18-25] age 18..25 between (year)"]);
}

#[test]
fn a_bare_number_counts_the_subject_of_its_verb() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Les grévistes étaient 3 500 à Brest.", &["[3 500] cardinal 3500..3500 grévistes"]);
    french("Le nombre de personnes tuées s'élève à 27.", &["[27] cardinal 27..27 tuées"]);
    french("Le nombre d'inscrits est passé à 3 400.", &["[3 400] cardinal 3400..3400 inscrits"]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("The strikers numbered 3,500.", &["[3,500] cardinal 3500..3500 strikers"]);
    english("The number of people killed stood at 27.", &["[27] cardinal 27..27 killed"]);
    english("Nine men were shot dead.", &["[Nine men] cardinal 9..9 shot dead / men"]);
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
fn ages_are_told_by_a_verb_and_between_commas() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("La victime avait treize ans.", &["[treize ans] age 13..13 (year)"]);
    french("L'usine avait treize ans.", &["[treize ans] duration 13..13 (year)"]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("A beekeeper, 34, fell.", &["[34] age 34..34 (year)"]);
    english("The victim was thirteen.", &["[thirteen] age 13..13 (year)"]);
}

#[test]
fn what_happened_to_others_is_not_told_of_a_place() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("A man in one of the cars died.", &["[one] cardinal 1..1 cars"]);
    english(
        "It left out 315 patients with an index above 35.",
        &["[315 patients] cardinal 315..315 patients", "[above 35] cardinal 35.. more-than"],
    );
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french(
        "Cinq blessés dont trois graves, à la 90e+3.",
        &[
            "[Cinq blessés] cardinal 5..5 blessés",
            "[trois graves] cardinal 3..3 blessés < Cinq blessés",
            "[90e+3] ordinal 90..90",
        ],
    );
}

#[test]
fn people_behind_a_label_are_counted() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("In the building 300 tenants slept.", &["[300 tenants] cardinal 300..300 tenants"]);
    english("The boys were 12 and 15.", &["[12] cardinal 12..12", "[15] cardinal 15..15"]);
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Soit 1,8 enfant par foyer.", &["[1,8 enfant] cardinal 1.8..1.8 enfant"]);
}

//! What the words around a figure tell of it.

use recoupe::document::Metadata;
use recoupe::language::Language;

use super::{case, line};

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
        &["[At least 912 people] cardinal 912.. at-least died", "[7.8] cardinal 7.8..7.8 magnitude"],
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
    ("“It will reopen,” said Mayor Anna Roux, 54.", &["[54] age 54..54 (year)"]),
    ("The road runs from here to Bad Aibling, 54.", &["[54] cardinal 54..54"]),
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
        &["[Two] cardinal 2..2 freed / hostages of five hostages", "[five hostages] cardinal 5..5 hostages"],
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
fn what_stands_above_a_table_tells_how_much_its_cells_are() {
    let read = |page: &str, expected: &[&str]| {
        let document = recoupe::document::read("a.md", page.as_bytes(), &Metadata::default()).unwrap();
        let found: Vec<String> = document.figures.iter().map(|figure| line(&document, figure)).collect();
        assert_eq!(found, expected, "{page}");
    };
    read(
        "En millions d'euros\n\n| Poste | Dépenses | Part (%) |\n|---|---:|---:|\n| Écoles | 3,5 | 12 |\n",
        &["[3,5] money 3500000..3500000 (EUR) Dépenses / Écoles", "[12] percent 12..12 (%) Part (%) / Écoles"],
    );
    read(
        "Les ventes de la maison en avril.\n\n| Poste | Ventes (k€) | Salariés |\n|---|---:|---:|\n| Halle | 240 | 31 |\n",
        &["[240] money 240000..240000 (EUR) Ventes (k€) / Halle", "[31] cardinal 31..31 Salariés / Halle"],
    );
    read(
        "| In thousands | Visitors |\n|---|---:|\n| The castle | 88 |\n\nThe castle is open to all of them in the summer.\n",
        &["[88] cardinal 88000..88000 Visitors / The castle"],
    );
}

#[test]
fn a_part_of_them_is_measured_like_the_whole() {
    case(
        Language::English,
        "He got ten months in jail, six of them suspended.",
        &["[ten months] duration 10..10 (month)", "[six] duration 6..6 (month) < ten months"],
    );
}

#[test]
fn an_age_that_changes_is_an_age_twice() {
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("L'âge du départ passera de 62 à 64 ans.", &["[62] age 62..62 (year)", "[64 ans] age 64..64 (year)"]);
    french("Un château de cet âge dure encore 20 ans.", &["[20 ans] duration 20..20 (year)"]);
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("They raised the retirement age from 67 to 68.", &["[67] age 67..67 (year)", "[68] age 68..68 (year)"]);
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
    english("A man in one of the cars died.", &["[one] cardinal 1..1 cars < …"]);
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
fn a_percentage_counts_what_it_is_the_level_of() {
    let english = [
        ("Turnout was 55.8 percent.", "[55.8 percent] percent 55.8..55.8 (%) Turnout"),
        ("In May the jobless rate stood at 7%.", "[7%] percent 7..7 (%)"),
        ("In May, the inflation rate fell to 3%.", "[3%] percent 3..3 (%) inflation"),
        ("Youth unemployment rose to 17% in May.", "[17%] percent 17..17 (%)"),
        ("Unemployment rose 3 percent.", "[3 percent] percent 3..3 (%)"),
        ("The party was elected with 52%.", "[52%] percent 52..52 (%)"),
    ];
    for (text, expected) in english {
        case(Language::English, text, &[expected]);
    }
    let french = [
        ("La participation s'est élevée à 58,5 %.", "[58,5 %] percent 58.5..58.5 (%) participation"),
        ("En mai, le taux de chômage atteignait 7 %.", "[7 %] percent 7..7 (%) chômage"),
        ("L'abstention est d'environ 41 %.", "[environ 41 %] percent 41..41 about (%) abstention"),
        ("La hausse des prix a été de 3 %.", "[3 %] percent 3..3 (%)"),
        ("Elle a été élue à 52 %.", "[52 %] percent 52..52 (%)"),
    ];
    for (text, expected) in french {
        case(Language::French, text, &[expected]);
    }
}

#[test]
fn what_is_added_up_is_told_before_or_behind_the_number() {
    case(Language::English, "The death toll reached 30 people.", &["[30 people] cardinal 30..30 death"]);
    case(Language::English, "He put the number of dead at 30.", &["[30] cardinal 30..30 dead"]);
    case(Language::English, "The number of officers injured rose to 28.", &["[28] cardinal 28..28 injured / officers"]);
    case(
        Language::French,
        "Le nombre de disparus est désormais de 60 personnes.",
        &["[60 personnes] cardinal 60..60 disparus"],
    );
    case(Language::French, "La mairie a porté à 30 le nombre de morts.", &["[30] cardinal 30..30 morts"]);
    case(
        Language::French,
        "Le syndicat évalue le nombre de policiers blessés à plus de cent.",
        &["[plus de cent] cardinal 100.. more-than blessés / policiers"],
    );
}

#[test]
fn a_heading_says_nothing_of_the_line_below() {
    case(Language::English, "Several injured\nTwo blasts shook the harbour.", &["[Two blasts] cardinal 2..2 blasts"]);
}

#[test]
fn a_measure_is_of_what_stands_in_capitals_too() {
    case(Language::English, "It held 600 tonnes of TNT.", &["[600 tonnes] cardinal 600..600 (t) TNT"]);
    case(Language::French, "Le phare est à 3 km de Sète.", &["[3 km] cardinal 3..3 (km)"]);
}

#[test]
fn a_range_said_with_the_words_of_another_is_one() {
    case(
        Language::French,
        "Entre 8000 à 10.000 départs sont prévus.",
        &["[Entre 8000 à 10.000 départs] cardinal 8000..10000 between départs"],
    );
    case(
        Language::English,
        "Between 8,000 to 10,000 jobs may go.",
        &["[Between 8,000 to 10,000 jobs] cardinal 8000..10000 between jobs"],
    );
}

#[test]
fn people_count_as_what_they_did() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english("Some 80 people marched through Elm.", &["[Some 80 people] cardinal 80..80 about marched"]);
    english("Five people pulled from the mine are well.", &["[Five people] cardinal 5..5 pulled"]);
    english("Sixty people took to the streets.", &["[Sixty people] cardinal 60..60 took to the streets"]);
    english("Nine people watched it burn.", &["[Nine people] cardinal 9..9 people"]);
    english("Forty nurses marched on Monday.", &["[Forty nurses] cardinal 40..40 marched / nurses"]);
    let french = |text, expected: &[&str]| case(Language::French, text, expected);
    french("Près de 300 personnes ont voté dans la cour.", &["[Près de 300 personnes] cardinal 300..300 nearly voté"]);
    french("Le parquet compte 71 personnes en garde à vue.", &["[71 personnes] cardinal 71..71 en garde à vue"]);
    french("Neuf personnes ont vu le feu.", &["[Neuf personnes] cardinal 9..9 personnes"]);
}

#[test]
fn what_is_left_is_no_bound() {
    case(Language::French, "Il n'y a plus que seize malades.", &["[seize malades] cardinal 16..16 malades"]);
    case(Language::French, "Les prix dépassent 20 euros.", &["[dépassent 20 euros] money 20.. more-than (EUR)"]);
}

#[test]
fn a_number_beside_its_verb_is_not_what_is_summed_up_before() {
    case(
        Language::English,
        "The number of missing rose after a flood that claimed 109 lives.",
        &["[109 lives] cardinal 109..109 lives"],
    );
    case(Language::English, "The number of missing rose to 30 people.", &["[30 people] cardinal 30..30 missing"]);
}

#[test]
fn what_kills_is_not_what_is_killed() {
    let english = |text, expected: &[&str]| case(Language::English, text, expected);
    english(
        "It came after two crashes killed at least 346 people.",
        &["[two crashes] cardinal 2..2 crashes", "[at least 346 people] cardinal 346.. at-least killed"],
    );
    english(
        "Two men killed 12 miles away were brothers.",
        &["[Two men] cardinal 2..2 killed / men", "[12 miles] cardinal 12..12 (mi)"],
    );
    case(
        Language::French,
        "Deux accidents ont tué 346 personnes.",
        &["[Deux accidents] cardinal 2..2 accidents", "[346 personnes] cardinal 346..346 tué"],
    );
}

#[test]
fn a_number_in_brackets_behind_a_name_goes_on_with_nothing() {
    case(
        Language::English,
        "The dead are two teachers, Axel Moor (21) and Ana Rey (27).",
        &["[two teachers] cardinal 2..2 teachers", "[21] cardinal 21..21", "[27] cardinal 27..27"],
    );
}

#[test]
fn a_name_with_a_number_is_no_bound() {
    case(Language::English, "The 737 Max is back.", &["[737 Max] cardinal 737..737 Max"]);
    case(Language::English, "It takes 40 kg max.", &["[40 kg max] cardinal ..40 at-most (kg)"]);
}

#[test]
fn people_are_moved_to_a_place() {
    case(
        Language::English,
        "In all 25 people were transported to the clinic.",
        &["[25 people] cardinal 25..25 transported"],
    );
    case(
        Language::English,
        "Nine people were taken to nearby hospitals.",
        &["[Nine people] cardinal 9..9 taken to nearby hospitals"],
    );
    case(
        Language::English,
        "Some 300 people have lost their homes.",
        &["[Some 300 people] cardinal 300..300 about lost their homes"],
    );
}

#[test]
fn a_part_is_of_the_number_behind_an_adjective() {
    case(
        Language::English,
        "It sold 40 of its remaining 60 shops.",
        &["[40] cardinal 40..40 shops < 60 shops", "[60 shops] cardinal 60..60 shops"],
    );
    case(
        Language::French,
        "Au moins 900 personnes ont participé à la manifestation.",
        &["[Au moins 900 personnes] cardinal 900.. at-least participé à la manifestation"],
    );
}

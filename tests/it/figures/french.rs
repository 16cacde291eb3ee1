//! Bounds, ranges and amounts in French.

use recoupe::language::Language;

use super::case;

#[test]
fn french_bounds_and_ranges() {
    for (text, expected) in FRENCH_BOUNDS_AND_RANGES {
        case(Language::French, text, expected);
    }
}

const FRENCH_BOUNDS_AND_RANGES: &[(&str, &[&str])] = &[
    ("Il risque une amende pour 4 délits quand il sera condamné.", &["[4 délits] cardinal 4..4 délits"]),
    (
        "Le rassemblement, à partir de 18 h 30, a réuni deux filles et cinq petits-enfants.",
        &["[deux filles] cardinal 2..2 filles", "[cinq petits-enfants] cardinal 5..5 petits-enfants"],
    ),
    ("Un A320 a perdu 3,5 t de fret.", &["[3,5 t] cardinal 3.5..3.5 (t) fret"]),
    ("Elle a nagé en 1'42\"38, à 0\"15 du record.", &[]),
    ("Le taux a pris 50 points de base.", &["[50 points de base] percent 50..50 (bp)"]),
    (
        "On a évacué 40 marins dans deux ports et 300 foyers étaient privés d'électricité.",
        &[
            "[40 marins] cardinal 40..40 évacué / marins",
            "[deux ports] cardinal 2..2 ports",
            "[300 foyers] cardinal 300..300 privés d'électricité / foyers",
        ],
    ),
    ("Neuf marins ont perdu la vie.", &["[Neuf marins] cardinal 9..9 perdu la vie / marins"]),
    (
        "Le port a vidé 20 000 mètres cubes de sable à 3 km de Nantes.",
        &["[20 000 mètres cubes] cardinal 20000..20000 (m³) sable", "[3 km] cardinal 3..3 (km)"],
    ),
    ("La séance du 3 mai à 9 heures a duré deux heures.", &["[deux heures] duration 2..2 (hour)"]),
    ("Le train 8541 a percuté le bus 12.", &[]),
    (
        "Entre 3.000 et 4.000 personnes ont défilé samedi à Lyon.",
        &["[Entre 3.000 et 4.000 personnes] cardinal 3000..4000 between défilé"],
    ),
    (
        "L'explosion a fait de 10 à 20 morts et une quarantaine de blessés.",
        &[
            "[10 à 20 morts] cardinal 10..20 between morts",
            "[une quarantaine de blessés] cardinal 40..40 about blessés",
        ],
    ),
    (
        "Le budget passera de 200 à 300 millions d'euros.",
        &["[200] money 200000000..200000000 (EUR)", "[300 millions d'euros] money 300000000..300000000 (EUR)"],
    ),
    ("Près d'un tiers des élèves n'ont pas cours.", &["[Près d'un tiers] fraction 0.333..0.333 nearly élèves"]),
    (
        "Au moins un mort et trois blessés dans un accident.",
        &["[Au moins un mort] cardinal 1.. at-least mort", "[trois blessés] cardinal 3..3 blessés"],
    ),
    (
        "L'armée a tué au moins 15 rebelles et en a capturé 4.",
        &["[au moins 15 rebelles] cardinal 15.. at-least tué / rebelles", "[4] cardinal 4..4 capturé / rebelles"],
    ),
    ("Plus de la moitié des votants ont dit non.", &["[Plus de la moitié] fraction 0.5.. more-than votants"]),
    ("Le bilan est passé de 12 à 18 morts.", &["[12] cardinal 12..12 morts", "[18 morts] cardinal 18..18 morts"]),
    ("Deux d'entre eux sont dans un état grave.", &["[Deux] cardinal 2..2 < …"]),
    (
        "Jusqu'à 200 mm de pluie sont tombés en 24 heures.",
        &["[Jusqu'à 200 mm] cardinal ..200 at-most (mm) pluie", "[24 heures] duration 24..24 (hour)"],
    ),
    ("Le procès durera deux à trois semaines.", &["[deux à trois semaines] duration 2..3 between (week)"]),
    (
        "20 000 personnes au moins ont manifesté, selon les syndicats.",
        &["[20 000 personnes au moins] cardinal 20000.. at-least manifesté"],
    ),
    ("Moins de dix pays ont signé.", &["[Moins de dix pays] cardinal ..10 less-than pays"]),
    (
        "Quatre jeunes filles âgées de 12 à 15 ans ont été enlevées.",
        &["[Quatre jeunes filles] cardinal 4..4 filles", "[12 à 15 ans] age 12..15 between (year)"],
    ),
    (
        "Le bilan est d'au moins une centaine de blessés, dont neuf tués chez les pompiers et 30 blessés.",
        &[
            "[au moins une centaine de blessés] cardinal 100.. at-least blessés",
            "[neuf tués] cardinal 9..9 tués / les pompiers < au moins une centaine de blessés",
            "[30 blessés] cardinal 30..30 blessés / les pompiers < au moins une centaine de blessés",
        ],
    ),
    ("Ils étaient deux ou trois cents devant la mairie.", &["[deux ou trois cents] cardinal 200..300 between"]),
    ("Les loyers ont augmenté de 3 à 4 %.", &["[3 à 4 %] percent 3..4 between (%)"]),
    (
        "Le montant est supérieur à 1.000 euros et inférieur à 1.500 euros.",
        &["[supérieur à 1.000 euros et inférieur à 1.500 euros] money 1000..1500 between (EUR)"],
    ),
    (
        "Pas moins de 80.000 clients sont privés d'électricité.",
        &["[Pas moins de 80.000 clients] cardinal 80000.. at-least privés d'électricité / clients"],
    ),
];

#[test]
fn french_amounts() {
    for (text, expected) in FRENCH_AMOUNTS {
        case(Language::French, text, expected);
    }
}

const FRENCH_AMOUNTS: &[(&str, &[&str])] = &[
    (
        "Selon le dernier bilan, 7 personnes sont mortes et une douzaine d'autres sont blessées.",
        &["[7 personnes] cardinal 7..7 mortes", "[une douzaine d'autres] cardinal 12..12 about blessées"],
    ),
    (
        "La police a interpellé 45 manifestants, dont trois mineurs.",
        &[
            "[45 manifestants] cardinal 45..45 interpellé / manifestants",
            "[trois mineurs] cardinal 3..3 mineurs < 45 manifestants",
        ],
    ),
    (
        "Au total, 2,5 millions d'électeurs sont attendus.",
        &["[2,5 millions d'électeurs] cardinal 2500000..2500000 électeurs"],
    ),
    ("Le chômage touche 7,4 % de la population active.", &["[7,4 %] percent 7.4..7.4 (%) population"]),
    ("Les deux tiers des sièges sont à pourvoir.", &["[deux tiers] fraction 0.667..0.667 sièges"]),
    (
        "Quelque 300 maisons ont été détruites par les flammes.",
        &["[Quelque 300 maisons] cardinal 300..300 about détruites / maisons"],
    ),
    (
        "Les secours ont évacué plusieurs centaines d'habitants.",
        &["[plusieurs centaines d'habitants] cardinal 200..999 vague évacué / habitants"],
    ),
    (
        "Des milliers de réfugiés ont fui vers la frontière.",
        &["[Des milliers de réfugiés] cardinal 2000..9999 vague réfugiés"],
    ),
    (
        "Une vingtaine de personnes, dont cinq enfants, ont été blessées.",
        &[
            "[Une vingtaine de personnes] cardinal 20..20 about blessées",
            "[cinq enfants] cardinal 5..5 enfants < Une vingtaine de personnes",
        ],
    ),
    ("L'incendie a ravagé 1.200 hectares.", &["[1.200 hectares] cardinal 1200..1200 (ha)"]),
    ("Un homme de 34 ans a été arrêté.", &["[34 ans] age 34..34 (year)"]),
    (
        "Pierre Martin, 58 ans, a été élu avec 52,3 % des voix.",
        &["[58 ans] age 58..58 (year)", "[52,3 %] percent 52.3..52.3 (%) voix"],
    ),
    (
        "Il a été condamné à cinq ans de prison, dont deux avec sursis.",
        &["[cinq ans] duration 5..5 (year)", "[deux] duration 2..2 (year) < cinq ans"],
    ),
    ("Le loyer coûte 650 euros par mois.", &["[650 euros] money 650..650 (EUR)"]),
    ("La hausse atteint 12 points en un an.", &["[12 points] cardinal 12..12 points", "[un an] duration 1..1 (year)"]),
    (
        "Trois policiers français blessés lors d'une manifestation.",
        &["[Trois policiers] cardinal 3..3 blessés / policiers"],
    ),
    (
        "Le navire transportait 150 passagers et 12 membres d'équipage.",
        &["[150 passagers] cardinal 150..150 passagers", "[12 membres] cardinal 12..12 membres / équipage"],
    ),
    ("La France compte 67 millions d'habitants.", &["[67 millions d'habitants] cardinal 67000000..67000000 habitants"]),
    (
        "On dénombre 1 234 567 cas, soit 3 000 de plus que la veille.",
        &["[1 234 567 cas] cardinal 1234567..1234567 cas", "[3 000] cardinal 3000..3000 cas"],
    ),
    ("Les trois quarts des communes sont touchées.", &["[trois quarts] fraction 0.75..0.75 touchées / communes"]),
    (
        "Sur les 40 otages, 12 ont été libérés.",
        &["[40 otages] cardinal 40..40 otages", "[12] cardinal 12..12 libérés / otages of 40 otages"],
    ),
    ("Une femme sur trois est concernée.", &["[Une femme sur trois] fraction 0.333..0.333 femme"]),
    ("Le prix a été multiplié par trois.", &["[trois] multiple 3..3"]),
    (
        "Environ 20 000 soldats russes seraient déployés.",
        &["[Environ 20 000 soldats] cardinal 20000..20000 about déployés / soldats"],
    ),
    (
        "Le gouvernement prévoit 3 milliards d'euros d'économies.",
        &["[3 milliards d'euros] money 3000000000..3000000000 (EUR)"],
    ),
    ("Il reste une dizaine de jours.", &["[une dizaine de jours] duration 10..10 about (day)"]),
    ("La mort de deux soldats a été confirmée.", &["[deux soldats] cardinal 2..2 mort / soldats"]),
    (
        "L'ONU a recensé plus de 1.000 civils tués depuis janvier.",
        &["[plus de 1.000 civils] cardinal 1000.. more-than tués / civils"],
    ),
    ("L'âge moyen est de 42,5 ans.", &["[42,5 ans] duration 42.5..42.5 (year)"]),
    ("Il a marqué 25 buts en 30 matches.", &["[25 buts] cardinal 25..25 buts", "[30 matches] cardinal 30..30 matches"]),
    (
        "Des dizaines de milliers de manifestants, 50 000 selon la police, ont défilé.",
        &[
            "[Des dizaines de milliers de manifestants] cardinal 20000..99999 vague défilé / manifestants",
            "[50 000] cardinal 50000..50000 défilé / manifestants",
        ],
    ),
    (
        "Le séisme de magnitude 6,2 a fait 250 morts.",
        &["[6,2] cardinal 6.2..6.2 magnitude", "[250 morts] cardinal 250..250 morts"],
    ),
    (
        "Quatorze des quinze membres ont voté pour.",
        &["[Quatorze] cardinal 14..14 membres < quinze membres", "[quinze membres] cardinal 15..15 membres"],
    ),
    ("Sept personnes sont portées disparues.", &["[Sept personnes] cardinal 7..7 portées disparues"]),
    ("Le nombre de morts est de 45.", &["[45] cardinal 45..45 morts"]),
    ("La température atteindra 35 degrés.", &["[35 degrés] cardinal 35..35 (°C)"]),
    (
        "Un millier de pompiers luttent contre les flammes.",
        &["[Un millier de pompiers] cardinal 1000..1000 about pompiers"],
    ),
    ("Trois fois plus de cas ont été signalés.", &["[Trois fois plus] multiple 3..3"]),
    ("Il a obtenu 326 voix contre 210.", &["[326 voix] cardinal 326..326 voix", "[210] cardinal 210..210 voix"]),
    (
        "La dette s'élève à 2.800 milliards d'euros, soit 112 % du PIB.",
        &["[2.800 milliards d'euros] money 2800000000000..2800000000000 (EUR)", "[112 %] percent 112..112 (%) PIB"],
    ),
    (
        "Huit alpinistes sont portés disparus, dont deux retrouvés morts.",
        &[
            "[Huit alpinistes] cardinal 8..8 portés disparus / alpinistes",
            "[deux retrouvés morts] cardinal 2..2 morts < Huit alpinistes",
        ],
    ),
    (
        "Les 3 000 Français de l'étranger concernés ont été prévenus.",
        &["[3 000 Français] cardinal 3000..3000 Français / l'étranger"],
    ),
    (
        "Les pertes s'élèvent à 1,5 milliard de dollars.",
        &["[1,5 milliard de dollars] money 1500000000..1500000000 (USD)"],
    ),
    (
        "Douze des vingt accusés ont été relaxés.",
        &["[Douze] cardinal 12..12 accusés < vingt accusés", "[vingt accusés] cardinal 20..20 accusés"],
    ),
    (
        "Elle a vécu vingt-cinq ans à Bruxelles et en a quatre-vingt-dix.",
        &["[vingt-cinq ans] duration 25..25 (year)", "[quatre-vingt-dix] cardinal 90..90"],
    ),
    (
        "Six mois et demi plus tard, 40 % des sinistrés attendent.",
        &["[Six mois et demi] duration 6.5..6.5 (month)", "[40 %] percent 40..40 (%) sinistrés"],
    ),
    (
        "Dans un accident d'autocar, 22 élèves et deux professeurs ont été blessés.",
        &["[22 élèves] cardinal 22..22 blessés / élèves", "[deux professeurs] cardinal 2..2 blessés / professeurs"],
    ),
    (
        "Trente-sept corps, dont ceux de 14 enfants, ont été retrouvés.",
        &["[Trente-sept corps] cardinal 37..37 corps", "[14 enfants] cardinal 14..14 enfants"],
    ),
    (
        "Le virus aurait tué plusieurs milliers de personnes.",
        &["[plusieurs milliers de personnes] cardinal 2000..9999 vague tué"],
    ),
];

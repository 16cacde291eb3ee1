//! Figures as a careful reader counts them: span, interval, what is counted, of whom.
//!
//! Each expected line reads `[span] kind low..high qualifier (unit) counted / complement < whole`.

use recoupe::document::{Document, Figure, Metadata, read_text};
use recoupe::language::Language;
use recoupe::text::{Qualifier, Quantity};

fn case(language: Language, text: &str, expected: &[&str]) {
    let document = read_text(text, Some(language), Metadata::default());
    let found: Vec<String> = document.figures.iter().map(|figure| line(&document, figure)).collect();
    assert_eq!(found, expected, "{text}");
}

fn line(document: &Document, figure: &Figure) -> String {
    let rounded = |quantity: Quantity| ((quantity.get() * 1000.0).round() / 1000.0).to_string();
    let interval = figure.interval;
    let [low, high] = [interval.low, interval.high].map(|side| side.map(rounded).unwrap_or_default());
    let mut parts = vec![format!("[{}] {} {low}..{high}", document.words(figure.span), figure.kind.name())];
    if interval.qualifier != Qualifier::Exact {
        parts.push(interval.qualifier.name().to_owned());
    }
    parts.extend(figure.unit.iter().map(|unit| format!("({unit})")));
    parts.extend(figure.counted.map(|counted| document.words(counted).to_owned()));
    parts.extend(figure.complement.map(|complement| format!("/ {}", document.words(complement))));
    parts.extend(figure.part_of.map(|whole| format!("< {}", document.words(document.figures[whole].span))));
    parts.join(" ")
}

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
    ("Deux d'entre eux sont dans un état grave.", &["[Deux] cardinal 2..2"]),
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
fn english_bounds_and_ranges() {
    for (text, expected) in ENGLISH_BOUNDS_AND_RANGES {
        case(Language::English, text, expected);
    }
}

const ENGLISH_BOUNDS_AND_RANGES: &[(&str, &[&str])] = &[
    (
        "The navy stopped 12 of 40 trawlers.",
        &["[12] cardinal 12..12 trawlers < 40 trawlers", "[40 trawlers] cardinal 40..40 trawlers"],
    ),
    ("Rents rose by 0.2 percentage points.", &["[0.2 percentage points] percent 0.2..0.2 (pp)"]),
    (
        "Between 3,000 and 4,000 people marched in Paris on Saturday.",
        &["[Between 3,000 and 4,000 people] cardinal 3000..4000 between people"],
    ),
    (
        "At least 40 protesters were killed and more than 200 wounded.",
        &[
            "[At least 40 protesters] cardinal 40.. at-least killed / protesters",
            "[more than 200 wounded] cardinal 200.. more-than wounded",
        ],
    ),
    ("Nearly half of the voters stayed at home.", &["[Nearly half] fraction 0.5..0.5 nearly voters"]),
    ("Unemployment rose from 4.5% to 5.2% last year.", &["[4.5%] percent 4.5..4.5 (%)", "[5.2%] percent 5.2..5.2 (%)"]),
    ("The company cut up to 700 jobs.", &["[up to 700 jobs] cardinal ..700 at-most jobs"]),
    ("The death toll rose to 164.", &["[164] cardinal 164..164 death"]),
    ("As many as 50 people may be trapped.", &["[As many as 50 people] cardinal ..50 at-most trapped"]),
    ("The deal is worth between £10m and £15m.", &["[between £10m and £15m] money 10000000..15000000 between (GBP)"]),
    ("They hope to raise $5 to $7 million.", &["[$5 to $7 million] money 5000000..7000000 between (USD)"]),
    (
        "He ran the 100 metres in under 10 seconds.",
        &["[100 metres] cardinal 100..100 (m)", "[under 10 seconds] duration ..10 less-than (second)"],
    ),
    (
        "A quarter of the population is under 15.",
        &["[A quarter] fraction 0.25..0.25 population", "[under 15] cardinal ..15 less-than"],
    ),
    ("Two or three people saw it.", &["[Two or three people] cardinal 2..3 between people"]),
    (
        "They interviewed 2,000 adults aged 18 to 65.",
        &["[2,000 adults] cardinal 2000..2000 adults", "[18 to 65] age 18..65 between (year)"],
    ),
    (
        "The flood killed at least 26 people and injured more than 100.",
        &["[at least 26 people] cardinal 26.. at-least killed", "[more than 100] cardinal 100.. more-than injured"],
    ),
    (
        "Between 5 and 10 percent of the 2,000 patients died.",
        &[
            "[Between 5 and 10 percent] percent 5..10 between (%) died / patients < 2,000 patients",
            "[2,000 patients] cardinal 2000..2000 patients",
        ],
    ),
    (
        "Fewer than 50 survivors were rescued, 12 of them children.",
        &[
            "[Fewer than 50 survivors] cardinal ..50 less-than rescued / survivors",
            "[12] cardinal 12..12 rescued / survivors",
        ],
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
        &["[40 otages] cardinal 40..40 libérés / otages", "[12] cardinal 12..12 libérés / otages"],
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
        &["[6,2] cardinal 6.2..6.2", "[250 morts] cardinal 250..250 morts"],
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

#[test]
fn english_amounts() {
    for (text, expected) in ENGLISH_AMOUNTS {
        case(Language::English, text, expected);
    }
}

const ENGLISH_AMOUNTS: &[(&str, &[&str])] = &[
    ("The number of victims rose from 12 to 17.", &["[12] cardinal 12..12 victims", "[17] cardinal 17..17 victims"]),
    ("The No. 2 seed waits for a 50-basis-point rise.", &["[50-basis-point] percent 50..50 (bp)"]),
    ("They will cut 40 jobs by 2026 out of 900.", &["[40 jobs] cardinal 40..40 jobs", "[900] cardinal 900..900 jobs"]),
    (
        "Nine sailors lost their lives. Forty were taken to hospital.",
        &[
            "[Nine sailors] cardinal 9..9 lost their lives / sailors",
            "[Forty] cardinal 40..40 taken to hospital / sailors",
        ],
    ),
    (
        "The blast killed 12 people, including three children.",
        &["[12 people] cardinal 12..12 killed", "[three children] cardinal 3..3 children < 12 people"],
    ),
    (
        "Police arrested some 300 demonstrators.",
        &["[some 300 demonstrators] cardinal 300..300 about arrested / demonstrators"],
    ),
    ("Two thirds of the seats are up for election.", &["[Two thirds] fraction 0.667..0.667 seats"]),
    ("Hundreds of homes were destroyed.", &["[Hundreds of homes] cardinal 200..999 vague destroyed / homes"]),
    (
        "Tens of thousands of people have been displaced.",
        &["[Tens of thousands of people] cardinal 20000..99999 vague displaced"],
    ),
    ("A 34-year-old man was arrested.", &["[34-year-old] age 34..34 (year)"]),
    (
        "John Smith, 58, won 52.3 percent of the vote.",
        &["[58] age 58..58 (year)", "[52.3 percent] percent 52.3..52.3 (%) vote"],
    ),
    ("The budget is $2.5 billion.", &["[$2.5 billion] money 2500000000..2500000000 (USD)"]),
    ("Around two dozen armed men attacked the village.", &["[Around two dozen armed men] cardinal 24..24 about men"]),
    (
        "Eighteen members of the security forces died.",
        &["[Eighteen members] cardinal 18..18 died / the security forces"],
    ),
    ("Twelve Russian soldiers were captured.", &["[Twelve Russian soldiers] cardinal 12..12 captured / soldiers"]),
    ("Three police officers were injured.", &["[Three police officers] cardinal 3..3 injured / officers"]),
    ("One in five Americans has no insurance.", &["[One in five Americans] fraction 0.2..0.2 Americans"]),
    (
        "One person died and two others were injured.",
        &["[One person] cardinal 1..1 died", "[two others] cardinal 2..2 injured"],
    ),
    ("The fire burned 1,200 acres.", &["[1,200 acres] cardinal 1200..1200 (acre)"]),
    ("He was sentenced to five years in prison.", &["[five years] duration 5..5 (year)"]),
    (
        "The ship carried 150 passengers and 12 crew members.",
        &["[150 passengers] cardinal 150..150 passengers", "[12 crew members] cardinal 12..12 members"],
    ),
    ("She scored 25 goals in 30 games.", &["[25 goals] cardinal 25..25 goals", "[30 games] cardinal 30..30 games"]),
    (
        "About 60 percent of the 500 employees were laid off.",
        &[
            "[About 60 percent] percent 60..60 about (%) employees < 500 employees",
            "[500 employees] cardinal 500..500 employees",
        ],
    ),
    ("Prices have doubled in three years.", &["[doubled] multiple 2..2", "[three years] duration 3..3 (year)"]),
    ("Twice as many people came.", &["[Twice] multiple 2..2"]),
    ("Several hundred students gathered.", &["[Several hundred students] cardinal 200..999 vague students"]),
    ("A few thousand workers walked out.", &["[A few thousand workers] cardinal 2000..9999 vague workers"]),
    ("Dozens were feared dead.", &["[Dozens] cardinal 24..99 vague dead"]),
    (
        "Six of the seven suspects were released.",
        &["[Six] cardinal 6..6 released / suspects < seven suspects", "[seven suspects] cardinal 7..7 suspects"],
    ),
    (
        "Of the 40 hostages, 12 were freed.",
        &["[40 hostages] cardinal 40..40 freed / hostages", "[12] cardinal 12..12 freed / hostages"],
    ),
    ("The temperature dropped to minus 20 degrees.", &["[minus 20 degrees] cardinal -20..-20 (°)"]),
    (
        "More than 1.3 million refugees have crossed the border.",
        &["[More than 1.3 million refugees] cardinal 1300000.. more-than refugees"],
    ),
    (
        "The storm left 20 dead and 40 missing.",
        &["[20 dead] cardinal 20..20 dead", "[40 missing] cardinal 40..40 missing"],
    ),
    ("The arrest of 300 activists drew criticism.", &["[300 activists] cardinal 300..300 arrest / activists"]),
    (
        "The report, 200 pages long, lists 45 abuses.",
        &["[200 pages] cardinal 200..200 pages", "[45 abuses] cardinal 45..45 abuses"],
    ),
    (
        "Over the past 30 days, 15 ships have been attacked.",
        &["[30 days] duration 30..30 (day)", "[15 ships] cardinal 15..15 ships"],
    ),
    ("The vote was 52 to 48.", &["[52] cardinal 52..52", "[48] cardinal 48..48"]),
    (
        "About 1,500 troops were deployed to the region.",
        &["[About 1,500 troops] cardinal 1500..1500 about deployed / troops"],
    ),
    (
        "The 19-year-old student and her two brothers drowned.",
        &["[19-year-old] age 19..19 (year)", "[two brothers] cardinal 2..2 drowned / brothers"],
    ),
    (
        "The first of three debates takes place on Monday.",
        &["[first] ordinal 1..1", "[three debates] cardinal 3..3 debates"],
    ),
    (
        "Around 40 people were inside; ten of them escaped.",
        &["[Around 40 people] cardinal 40..40 about people", "[ten] cardinal 10..10 people"],
    ),
    (
        "Six in ten voters, or 61%, said no.",
        &["[Six in ten voters] fraction 0.6..0.6 voters", "[61%] percent 61..61 (%)"],
    ),
    (
        "The 27 member states agreed on a $750bn fund.",
        &["[27 member states] cardinal 27..27 states", "[$750bn] money 750000000000..750000000000 (USD)"],
    ),
    ("The fine was three times as high as the first.", &["[three times as] multiple 3..3", "[first] ordinal 1..1"]),
    (
        "Scores of villages were flooded and hundreds of thousands fled.",
        &["[hundreds of thousands] cardinal 200000..999999 vague"],
    ),
    ("He spent two and a half years abroad.", &["[two and a half years] duration 2.5..2.5 (year)"]),
    (
        "Around 9,000 troops, about a third of the force, will leave.",
        &[
            "[Around 9,000 troops] cardinal 9000..9000 about troops",
            "[about a third] fraction 0.333..0.333 about force",
        ],
    ),
    ("The attack on 3 May left 17 soldiers dead, officials said.", &["[17 soldiers] cardinal 17..17 dead / soldiers"]),
];

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
    ("The 18-to-24 group shrank.", &["[18-to-24 group] cardinal 18..24 between group"]),
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

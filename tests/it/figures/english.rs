//! Bounds, ranges and amounts in English.

use recoupe::language::Language;

use super::case;

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
        &["[Between 3,000 and 4,000 people] cardinal 3000..4000 between marched"],
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
            "[Between 5 and 10 percent] percent 5..10 between (%) died / patients of 2,000 patients",
            "[2,000 patients] cardinal 2000..2000 patients",
        ],
    ),
    (
        "Fewer than 50 survivors were rescued, 12 of them children.",
        &[
            "[Fewer than 50 survivors] cardinal ..50 less-than rescued / survivors",
            "[12] cardinal 12..12 rescued / survivors < Fewer than 50 survivors",
        ],
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
    (
        "A few thousand workers walked out.",
        &["[A few thousand workers] cardinal 2000..9999 vague walked out / workers"],
    ),
    ("Dozens were feared dead.", &["[Dozens] cardinal 24..99 vague dead"]),
    (
        "Six of the seven suspects were released.",
        &["[Six] cardinal 6..6 released / suspects of seven suspects", "[seven suspects] cardinal 7..7 suspects"],
    ),
    (
        "Of the 40 hostages, 12 were freed.",
        &["[40 hostages] cardinal 40..40 hostages", "[12] cardinal 12..12 freed / hostages of 40 hostages"],
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
        &["[Around 40 people] cardinal 40..40 about people", "[ten] cardinal 10..10 people < Around 40 people"],
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

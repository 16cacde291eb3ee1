//! Time expressions and the days they cover.

use super::{english, french};

#[test]
fn a_zone_tells_a_time() {
    english("It sank at 0600 GMT on Monday.", &["0600 GMT on Monday: 2021-09-13 2021-09-13"]);
    english("Some 1600 boats sank.", &[]);
}

#[test]
fn days_of_a_list_share_their_month() {
    french("Le tribunal siégera les 3 et 4 mars.", &["3: 2022-03-03 2022-03-03", "4 mars: 2022-03-04 2022-03-04"]);
    french("Elle arrivera le 2 ou 3 décembre.", &["2: 2021-12-02 2021-12-02", "3 décembre: 2021-12-03 2021-12-03"]);
    english("Polls opened on May 3 and 4.", &["May 3: 2021-05-03 2021-05-03", "4: 2021-05-04 2021-05-04"]);
    english(
        "Storms hit on June 3, 4 and 6, 2019, it said.",
        &["June 3: 2019-06-03 2019-06-03", "4: 2019-06-04 2019-06-04", "6, 2019: 2019-06-06 2019-06-06"],
    );
    english("On June 3, 12 were hurt.", &["June 3: 2021-06-03 2021-06-03"]);
    english("On June 3 and 12 boats later, it ended.", &["June 3: 2021-06-03 2021-06-03"]);
}

#[test]
fn parts_and_ends_of_longer_stretches() {
    french("Le week-end du 15 au 19 mai a été calme.", &["Le week-end du 15 au 19 mai: 2021-05-15 2021-05-19"]);
    french("Il a plu les premiers jours de juin.", &["les premiers jours de juin: 2021-06-01 2021-06-10"]);
    english("He left in the last days of May.", &["the last days of May: 2021-05-20 2021-05-31"]);
    english("It had doubled two years prior.", &["two years prior: 2019-01-01 2019-12-31"]);
    english("They meet on the 1st and 3rd Thursday of each month.", &["3rd Thursday of each month: - -"]);
}

#[test]
fn days_of_a_month_told_by_its_place() {
    french("Il est parti le 3 du mois dernier.", &["3 du mois dernier: 2021-08-03 2021-08-03"]);
    english("She left on the 3rd of last month.", &["3rd of last month: 2021-08-03 2021-08-03"]);
    french("Elle vient le 6 mai, et non le 7.", &["6 mai: 2021-05-06 2021-05-06", "7: 2021-05-07 2021-05-07"]);
    english("They took 12 of last month's prizes.", &["last month: 2021-08-01 2021-08-31"]);
}

#[test]
fn numbers_between_ten_and_twenty() {
    french("La loi date d'il y a dix-huit mois.", &["il y a dix-huit mois: 2020-03-01 2020-03-31"]);
    french("Elle est née le dix-sept mars.", &["dix-sept mars: 2021-03-17 2021-03-17"]);
}

#[test]
fn seasons_of_two_years_and_falls_of_towns() {
    french("La mine a fermé à l'hiver 1984-1985.", &["hiver 1984-1985: 1984-12-01 1985-02-28"]);
    english("The mine shut in the winter of 1984-85.", &["winter of 1984-85: 1984-12-01 1985-02-28"]);
    english("He fled during the fall of Kabul.", &[]);
    english("It lasts until the spring.", &["spring: 2022-03-01 2022-05-31"]);
}

#[test]
fn closed_for_once_or_every_week() {
    french("Le parc sera fermé de samedi à lundi.", &["de samedi à lundi: 2021-09-18 2021-09-20"]);
    french("Le parc est fermé de samedi à lundi.", &["de samedi à lundi: - -"]);
}

#[test]
fn years_beside_nouns_and_verbs() {
    french("Les élections municipales 2017 offrent un siège.", &["2017: 2017-01-01 2017-12-31"]);
    french("Elles comptent 1950 pompiers.", &[]);
    english("Records began in 2001 excluding two counties.", &["2001: 2001-01-01 2001-12-31"]);
    english("It rose in the May-to-July period.", &["May-to-July: 2021-05-01 2021-07-31"]);
    english("A better-than-expected rise came in May.", &["May: 2021-05-01 2021-05-31"]);
}

#[test]
fn days_and_parts_with_a_stroke() {
    french("Le bateau a coulé ce matin (02/09).", &["ce matin: 2021-09-15 2021-09-15", "02/09: 2021-09-02 2021-09-02"]);
    french("Ils ont éteint le feu en 3/4 h.", &[]);
    english("The set (3/4) is lost.", &[]);
}

#[test]
fn weeks_from_a_weekday() {
    french("Le procès s'ouvre mardi en huit.", &["mardi en huit: 2021-09-28 2021-09-28"]);
    french("Elle joue mercredi en quinze.", &["mercredi en quinze: 2021-09-29 2021-09-29"]);
    english("The vote is a week from Friday.", &["a week from Friday: 2021-09-24 2021-09-24"]);
    english("He resigned the week before last.", &["the week before last: 2021-08-30 2021-09-05"]);
}

#[test]
fn a_fortnight_of_a_month_is_half_of_it() {
    french("La salle ferme la première quinzaine de mai.", &["la première quinzaine de mai: 2022-05-01 2022-05-15"]);
    french("Il a plu la seconde quinzaine de juin.", &["la seconde quinzaine de juin: 2021-06-16 2021-06-30"]);
}

#[test]
fn which_day_of_a_month_the_calendar_sets() {
    english("The vote is on the second Sunday of May.", &["the second Sunday of May: 2022-05-08 2022-05-08"]);
    english("The vote was on the second Sunday of May.", &["the second Sunday of May: 2021-05-09 2021-05-09"]);
}

#[test]
fn years_and_hours_in_words() {
    french(
        "Il naquit en mille neuf cent quatre-vingt-un.",
        &["mille neuf cent quatre-vingt-un: 1981-01-01 1981-12-31"],
    );
    french("Ils vivent en mille neuf cent douze villages.", &[]);
    english("He got in around a quarter past eleven.", &["a quarter past eleven: - -"]);
}

#[test]
fn feasts_of_two_words() {
    french("Le parc rouvre le lundi de Pentecôte.", &["lundi de Pentecôte: 2022-06-06 2022-06-06"]);
}

#[test]
fn the_year_behind_two_days_is_of_both() {
    english("From January 5 to 7, 2022 it rained.", &["From January 5 to 7, 2022: 2022-01-05 2022-01-07"]);
    english("It rained between January 5 and 7, 2022.", &["between January 5 and 7, 2022: 2022-01-05 2022-01-07"]);
    english("Rain on January 5-7, 2022.", &["January 5-7, 2022: 2022-01-05 2022-01-07"]);
    english("It ended on the 7. January was dry.", &["January: 2021-01-01 2021-01-31"]);
}

#[test]
fn the_middle_of_a_month_stands_alone() {
    english("It will reopen in mid-March.", &["mid-March: 2022-03-10 2022-03-20"]);
    french("Le port rouvrira mi-mars.", &["mi-mars: 2022-03-10 2022-03-20"]);
}

#[test]
fn calendar_dates() {
    french("Élu le dimanche 5 mai 2002, il part.", &["dimanche 5 mai 2002: 2002-05-05 2002-05-05"]);
    french("Le 1er août, la digue a cédé.", &["1er août: 2021-08-01 2021-08-01"]);
    french("Né le 07/03/1985 à Lille.", &["07/03/1985: 1985-03-07 1985-03-07"]);
    french("Le port a fermé en 1998.", &["1998: 1998-01-01 1998-12-31"]);
    english("The dam failed on August 3, 2019.", &["August 3, 2019: 2019-08-03 2019-08-03"]);
    english("Filed 2020-02-29 at noon.", &["2020-02-29 at noon: 2020-02-29 2020-02-29"]);
    english("Born 07/03/1985 in Leeds.", &["07/03/1985: 1985-07-03 1985-07-03"]);
    english("In May the mill closed; it may reopen.", &["May: 2021-05-01 2021-05-31"]);
}

#[test]
fn weekdays_follow_the_verb() {
    french("Le maire a démissionné vendredi soir.", &["vendredi soir: 2021-09-10 2021-09-10"]);
    french("Le conseil se réunira vendredi.", &["vendredi: 2021-09-17 2021-09-17"]);
    french("La grève dure depuis lundi dernier.", &["lundi dernier: 2021-09-13 2021-09-13"]);
    english("The strike began on Monday morning.", &["Monday morning: 2021-09-13 2021-09-13"]);
    english("The court will rule on Monday.", &["Monday: 2021-09-20 2021-09-20"]);
}

#[test]
fn relative_dates() {
    french(
        "La semaine dernière, hier et demain matin.",
        &[
            "La semaine dernière: 2021-09-06 2021-09-12",
            "hier: 2021-09-14 2021-09-14",
            "demain matin: 2021-09-16 2021-09-16",
        ],
    );
    french("Il y a huit ans, tout allait bien.", &["Il y a huit ans: 2013-01-01 2013-12-31"]);
    french("L'accord signé fin février tient.", &["fin février: 2021-02-20 2021-02-28"]);
    french("L'an dernier, au printemps.", &["L'an dernier: 2020-01-01 2020-12-31", "printemps: 2021-03-01 2021-05-31"]);
    english(
        "Ten days ago, and again last month.",
        &["Ten days ago: 2021-09-05 2021-09-05", "last month: 2021-08-01 2021-08-31"],
    );
    english("It fell in the last three weeks.", &["last three weeks: 2021-08-25 2021-09-14"]);
}

#[test]
fn parts_of_a_day() {
    french(
        "La nuit dernière et ce matin, il a plu.",
        &["La nuit dernière: 2021-09-14 2021-09-14", "ce matin: 2021-09-15 2021-09-15"],
    );
    english("It rained late this afternoon.", &["late this afternoon: 2021-09-15 2021-09-15"]);
}

#[test]
fn days_of_the_story() {
    french(
        "Arrêté mardi 7 septembre, il a été libéré le lendemain.",
        &["mardi 7 septembre: 2021-09-07 2021-09-07", "le lendemain: 2021-09-08 2021-09-08"],
    );
    english(
        "He was held on September 7 and freed the next day.",
        &["September 7: 2021-09-07 2021-09-07", "the next day: 2021-09-08 2021-09-08"],
    );
}

#[test]
fn ranges_and_long_stretches() {
    french("Ouvert du 3 au 5 mars.", &["du 3 au 5 mars: 2021-03-03 2021-03-05"]);
    french("Entre janvier et mars 2020, rien.", &["Entre janvier et mars 2020: 2020-01-01 2020-03-31"]);
    french(
        "Dans les années 1990, au XIXe siècle.",
        &["les années 1990: 1990-01-01 1999-12-31", "XIXe siècle: 1801-01-01 1900-12-31"],
    );
    french("Au premier trimestre 2019.", &["premier trimestre 2019: 2019-01-01 2019-03-31"]);
    english("From Monday to Friday it rained.", &["From Monday to Friday: 2021-09-06 2021-09-10"]);
    english("The 1990s, the 2002-2004 crisis.", &["1990s: 1990-01-01 1999-12-31", "2002-2004: 2002-01-01 2004-12-31"]);
}

#[test]
fn hours_belong_to_their_day() {
    french("Lundi à 16h30, la salle était vide.", &["Lundi à 16h30: 2021-09-13 2021-09-13"]);
    french("En moins de 24h, 3 heures de débat.", &[]);
    english("The vote will be on Friday at 4 pm.", &["Friday at 4 pm: 2021-09-17 2021-09-17"]);
}

#[test]
fn counted_units() {
    french(
        "Le pont est fermé depuis il y a un peu plus de deux ans.",
        &["il y a un peu plus de deux ans: - 2019-09-14"],
    );
    french("Il y a deux ans et demi, elle est partie.", &["Il y a deux ans et demi: 2019-03-15 2019-03-15"]);
    french("Il y a un demi-siècle naissait le parc.", &["Il y a un demi-siècle: 1971-01-01 1971-12-31"]);
    french("La barge coule dans moins de trois jours.", &["dans moins de trois jours: 2021-09-15 2021-09-18"]);
    french("Il a passé trois jours en mer.", &[]);
    french("Au cours des 10 semaines précédentes.", &["10 semaines précédentes: 2021-07-07 2021-09-14"]);
    english("The quay sank more than two weeks ago.", &["more than two weeks ago: - 2021-08-31"]);
    english("It closed 2 years and 3 months ago.", &["2 years and 3 months ago: 2019-06-15 2019-06-15"]);
    english("Half a century ago the ferry stopped.", &["Half a century ago: 1971-01-01 1971-12-31"]);
    english("They sail for 3 days starting next Monday.", &["3 days starting next Monday: 2021-09-20 2021-09-22"]);
    english("It takes the next 4 business days.", &["next 4 business days: 2021-09-16 2021-09-21"]);
    english("It rained over the past fortnight.", &["past fortnight: 2021-09-01 2021-09-14"]);
}

#[test]
fn a_place_after_a_week_does_not_hide_it() {
    english("Last week in Porto, the team won.", &["Last week: 2021-09-06 2021-09-12"]);
    english("The last day of the strike was calm.", &[]);
    english("Previous week, it snowed.", &["Previous week: 2021-09-06 2021-09-12"]);
}

#[test]
fn bounds() {
    french("Le tunnel rouvre d'ici la fin de l'année.", &["d'ici la fin de l'année: - 2021-12-31"]);
    french("Fermé depuis début 2020.", &["depuis début 2020: 2020-01-01 -"]);
    french("Ouvert à partir du 3 mai 2022.", &["à partir du 3 mai 2022: 2022-05-03 -"]);
    english("Apply no later than May 3, 2022.", &["no later than May 3, 2022: - 2022-05-03"]);
    english("Sales from May 3, 2022 and after.", &["May 3, 2022 and after: 2022-05-03 -"]);
    english("It ends before the end of March 2022.", &["before the end of March 2022: - 2022-03-31"]);
}

#[test]
fn weeks_and_parts_of_years() {
    french("Pendant la semaine du 18 août.", &["la semaine du 18 août: 2021-08-16 2021-08-22"]);
    english("The week of May 4, 2022 is free.", &["The week of May 4, 2022: 2022-05-02 2022-05-08"]);
    english("The weekend of Halloween 2020.", &["The weekend of Halloween 2020: 2020-10-31 2020-11-01"]);
    english("Come next week Monday.", &["next week Monday: 2021-09-20 2021-09-20"]);
    english("It opened Monday two weeks ago.", &["Monday two weeks ago: 2021-08-30 2021-08-30"]);
    english("In the second half of 2020 it fell.", &["the second half of 2020: 2020-07-01 2020-12-31"]);
    english("He scored in the second half.", &[]);
    english("The last four months of 2020.", &["The last four months of 2020: 2020-09-01 2020-12-31"]);
    english("Next year's first quarter.", &["Next year's first quarter: 2022-01-01 2022-03-31"]);
    english("Sales of fiscal year 2019.", &["fiscal year 2019: - -"]);
}

#[test]
fn days_told_with_others() {
    french("La fête aura lieu le 17, comme toujours.", &["17: 2021-09-17 2021-09-17"]);
    french("Le 17 tricolore court, le 4 sur 5 dort.", &[]);
    french(
        "Les 3, 4 et 5 mars 2020.",
        &["3: 2020-03-03 2020-03-03", "4: 2020-03-04 2020-03-04", "5 mars 2020: 2020-03-05 2020-03-05"],
    );
    french("Dans la nuit du 5 au 6 mars 2020.", &["Dans la nuit du 5 au 6 mars 2020: 2020-03-05 2020-03-06"]);
    english("The fair is 10/1-11/2/2017.", &["10/1-11/2/2017: 2017-10-01 2017-11-02"]);
    english("Tomorrow, 13/04/2022, at 7 pm.", &["Tomorrow, 13/04/2022, at 7 pm: 2022-04-13 2022-04-13"]);
    english("The gate is open until eight o'clock.", &["eight o'clock: - -"]);
    english("See ~x3am3io, or come at half past seven o'clock.", &["half past seven o'clock: - -"]);
    english("The team won on Monday 3-1 again.", &["Monday: 2021-09-13 2021-09-13"]);
}

#[test]
fn days_to_the_day_and_parts_of_a_feast() {
    french("Il est mort il y a deux ans jour pour jour.", &["il y a deux ans jour pour jour: 2019-09-15 2019-09-15"]);
    english("It fell two years ago today.", &["two years ago today: 2019-09-15 2019-09-15"]);
    french("Dans la nuit de lundi à mardi, il a plu.", &["Dans la nuit de lundi à mardi: 2021-09-13 2021-09-14"]);
    french("Il a neigé le soir de Noël.", &["le soir de Noël: 2020-12-25 2020-12-25"]);
    english("It burned on the night of January 3.", &["the night of January 3: 2021-01-03 2021-01-03"]);
}

#[test]
fn a_quarter_alone_is_one_that_has_begun() {
    french("Au quatrième trimestre, les ventes ont baissé.", &["quatrième trimestre: 2020-10-01 2020-12-31"]);
    english("Fourth-quarter sales fell.", &["Fourth-quarter: 2020-10-01 2020-12-31"]);
    english("Sales will fall in the first quarter.", &["the first quarter: 2022-01-01 2022-03-31"]);
}

#[test]
fn years_side_by_side_are_a_season() {
    english(
        "In the 2022-23 season, not in 2023/24.",
        &["2022-23: 2022-01-01 2023-12-31", "2023/24: 2023-01-01 2024-12-31"],
    );
    french(
        "La saison 2020-2021 et le mois 2011-12.",
        &["2020-2021: 2020-01-01 2021-12-31", "2011-12: 2011-12-01 2011-12-31"],
    );
}

#[test]
fn a_day_of_the_month_in_a_story_of_long_ago() {
    french(
        "Le 14 novembre 1903, tout brûle. Le 17, la ville enterre ses morts. Le surlendemain, il pleut.",
        &[
            "14 novembre 1903: 1903-11-14 1903-11-14",
            "17: 1903-11-17 1903-11-17",
            "Le surlendemain: 1903-11-19 1903-11-19",
        ],
    );
}

#[test]
fn verbs_of_the_calendar_look_ahead_in_the_present() {
    french("Le procès s'ouvre lundi.", &["lundi: 2021-09-20 2021-09-20"]);
    french("Le procès s'est ouvert lundi.", &["lundi: 2021-09-13 2021-09-13"]);
    french("L'alerte vaut jusqu'à vendredi.", &["vendredi: 2021-09-17 2021-09-17"]);
    french("L'écart du 3 au 5 septembre va du simple au double.", &["du 3 au 5 septembre: 2021-09-03 2021-09-05"]);
    english("The trial opens on Monday.", &["Monday: 2021-09-20 2021-09-20"]);
    english("The river should peak at 3.8 metres on Friday.", &["Friday: 2021-09-17 2021-09-17"]);
}

#[test]
fn hours_of_two_days() {
    english(
        "From 2pm on Wednesday until 6am on Thursday.",
        &["2pm on Wednesday: 2021-09-15 2021-09-15", "6am on Thursday: 2021-09-16 2021-09-16"],
    );
    english("It burned after 2 a.m. on Monday.", &["after 2 a.m. on Monday: 2021-09-13 2021-09-13"]);
    english("He left at quarter past three.", &["quarter past three: - -"]);
}

#[test]
fn what_came_later_is_told_from_the_year_of_its_sentence() {
    english(
        "In 2015 he sued, and two years later he lost; a day later he appealed.",
        &["2015: 2015-01-01 2015-12-31", "two years later: 2017-01-01 2017-12-31", "a day later: - -"],
    );
    french(
        "Élu en mai 2012, il a démissionné trois mois plus tard. Un an plus tard, il est mort.",
        &["mai 2012: 2012-05-01 2012-05-31", "trois mois plus tard: 2012-08-01 2012-08-31", "Un an plus tard: - -"],
    );
}

#[test]
fn verbs_of_the_calendar_look_ahead() {
    english("The lease ends on June 30.", &["June 30: 2022-06-30 2022-06-30"]);
    english("The lease ended on June 30.", &["June 30: 2021-06-30 2021-06-30"]);
    english("The ban will be lifted on June 30.", &["June 30: 2022-06-30 2022-06-30"]);
    french("Le bail prend fin le 30 juin.", &["30 juin: 2022-06-30 2022-06-30"]);
    french("Le bail a débuté le 30 juin.", &["30 juin: 2021-06-30 2021-06-30"]);
}

#[test]
fn a_year_that_opens_a_clause_counts_nothing() {
    english("In 2019 rents fell.", &["2019: 2019-01-01 2019-12-31"]);
    english("He sold it in 2000 pieces.", &[]);
}

#[test]
fn weekdays_are_counted_back() {
    english("They met two Fridays ago.", &["two Fridays ago: 2021-09-03 2021-09-03"]);
    french("Ils se sont vus il y a deux vendredis.", &["il y a deux vendredis: 2021-09-03 2021-09-03"]);
}

#[test]
fn minutes_before_an_hour_are_spelled() {
    french("Le sommet ferme à partir de 13h.", &["à partir de 13h: - -"]);
    english("The blast came at ten to seven.", &["ten to seven: - -"]);
    english("Look at ten to seven people a day.", &[]);
}

#[test]
fn a_weekday_and_a_day_of_the_year_are_no_range() {
    english(
        "The state extended on Saturday to December 29 what had begun.",
        &["Saturday: 2021-09-11 2021-09-11", "December 29: 2020-12-29 2020-12-29"],
    );
}

use proptest::prelude::*;

use crate::document::{Metadata, read_text};
use crate::language::Language;

/// Reads `text` as written on Wednesday 15 September 2021 and compares `words: from to` of every date; `-` for unknown.
#[track_caller]
fn case(language: Language, text: &str, expected: &[&str]) {
    let metadata = Metadata { published: Some(jiff::civil::date(2021, 9, 15)), ..Metadata::default() };
    let document = read_text(text, Some(language), metadata);
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let found: Vec<String> = document
        .dates
        .iter()
        .map(|date| format!("{}: {} {}", document.words(date.span), day(date.from), day(date.to)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
fn french(text: &str, expected: &[&str]) {
    case(Language::French, text, expected);
}

#[track_caller]
fn english(text: &str, expected: &[&str]) {
    case(Language::English, text, expected);
}

#[test]
fn what_is_quoted_does_not_tell_when_it_was_said() {
    french("Rien de grave, a dit le préfet lundi : « Ce sera long. »", &["lundi: 2021-09-13 2021-09-13"]);
    french("Le préfet parlera lundi : « Tout va bien », dit-il.", &["lundi: 2021-09-20 2021-09-20"]);
}

#[test]
fn a_time_that_was_run_is_no_date() {
    english("She ran it in 11.02 seconds on 11.02.", &["11.02: 2021-11-02 2021-11-02"]);
}

#[test]
fn an_amount_is_no_time_of_day() {
    english("Rates stood at 6.45 percent, or at 7.15% on 3.05 metres.", &[]);
    english("They met at 6.45 on Monday.", &["6.45 on Monday: 2021-09-13 2021-09-13"]);
}

#[test]
fn a_year_before_a_verb_counts_nothing() {
    french("Les travaux de 2017 avaient coûté cher.", &["2017: 2017-01-01 2017-12-31"]);
    english("Repairs carried out in 2017 cost a fortune.", &["2017: 2017-01-01 2017-12-31"]);
    english("The bridge built in 2003 collapsed.", &["2003: 2003-01-01 2003-12-31"]);
    english("A crowd of 2000 armed men came in 1950 boats.", &[]);
    english("Her 1959 chart helped.", &["1959: 1959-01-01 1959-12-31"]);
    english("The 2016 election was won by 2016 votes.", &["2016: 2016-01-01 2016-12-31"]);
}

#[test]
fn what_looks_like_a_time_and_is_none() {
    french("Jean-Noël Vidal viendra à Noël.", &["Noël: 2021-12-25 2021-12-25"]);
    french("Il a appelé à 21h30, une heure et demie après son départ.", &["21h30: - -"]);
}

#[test]
fn a_zone_tells_a_time() {
    english("It sank at 0600 GMT on Monday.", &["0600: - -", "Monday: 2021-09-13 2021-09-13"]);
    english("Some 1600 boats sank.", &[]);
}

#[test]
fn a_quarter_before_what_it_is_of() {
    english("It cut jobs after a second-quarter loss.", &["second-quarter: 2021-04-01 2021-06-30"]);
    english("Sales were 5% fewer than a year earlier.", &["a year earlier: 2020-01-01 2020-12-31"]);
}

#[test]
fn how_long_it_took_is_no_date() {
    english("Rents rose by a tenth in five years.", &[]);
    english("We have never seen anything like it in 40 years.", &[]);
    english("Rents will rise by a tenth in five years.", &["in five years: 2026-01-01 2026-12-31"]);
}

#[test]
fn the_year_behind_two_days_is_of_both() {
    english("From January 5 to 7, 2022 it rained.", &["From January 5 to 7, 2022: 2022-01-05 2022-01-07"]);
    english("It rained between January 5 and 7, 2022.", &["between January 5 and 7, 2022: 2022-01-05 2022-01-07"]);
    english("Rain on January 5-7, 2022.", &["January 5-7, 2022: 2022-01-05 2022-01-07"]);
    english("It ended on the 7. January was dry.", &["January: 2021-01-01 2021-01-31"]);
}

#[test]
fn an_abbreviated_month_before_a_noun_is_none() {
    french("Il a fait état de sept soldats tués.", &[]);
    french("Rendez-vous le 3 sept. à midi.", &["3 sept. à midi: 2021-09-03 2021-09-03"]);
}

#[test]
fn the_middle_of_a_month_stands_alone() {
    english("It will reopen in mid-March.", &["mid-March: 2022-03-10 2022-03-20"]);
    french("Le port rouvrira mi-mars.", &["mi-mars: 2022-03-10 2022-03-20"]);
}

#[test]
fn decades_of_a_life_are_no_dates() {
    english("He left in his mid-thirties, she in her late 40s, they in their sixties.", &[]);
    english(
        "Songs of the late fifties: he made his first in the 60s.",
        &["late fifties: 1956-09-01 1959-12-31", "60s: 1960-01-01 1969-12-31"],
    );
}

#[test]
fn a_year_in_words_is_no_amount() {
    french("Fermé depuis deux mille trois.", &["deux mille trois: 2003-01-01 2003-12-31"]);
    french("Plus de deux mille personnes ont fui.", &[]);
    french("Une foule de deux mille, dit-on.", &[]);
    english("It closed in nineteen ninety-six.", &["nineteen ninety-six: 1996-01-01 1996-12-31"]);
    english("A crowd of two thousand gathered.", &[]);
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
fn not_dates() {
    french("Le match s'est fini 2-1 devant 1998 personnes.", &[]);
    french("La loi a été votée, la salle était pleine.", &[]);
    french("Le dernier jour de la grève, ils étaient 2 000.", &[]);
    french("Trois jours de marche, deux ans de prison.", &[]);
    english("The March of the penguins may march on.", &[]);
    english("She scored 12 in 40 minutes.", &[]);
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
fn numbers_that_only_look_like_dates() {
    english("Call +33 612-2010-2015 now.", &[]);
    english("It cost $12 December 27.", &["December 27: 2021-12-27 2021-12-27"]);
    english("One may ask; the ratio was 30/4.85.", &[]);
    french("Il a reçu 2022 lettres et 1999,50 euros.", &[]);
}

#[test]
fn days_in_addresses() {
    french(
        "Lire https://presse.example/digue-2021-09-06, puis revenir le 7 mai 2021.",
        &["7 mai 2021: 2021-05-07 2021-05-07"],
    );
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

proptest! {
    #[test]
    fn dates_are_ordered_and_inside_the_text(
        text in "(\\PC|[0-9]{1,5}|[-/.:, \n]|mars |lundi |la semaine |dernière |il y a |ans |May |the |last |week |from |to ){0,60}"
    ) {
        for language in Language::ALL {
            let metadata = Metadata { published: Some(jiff::civil::date(2021, 9, 15)), ..Metadata::default() };
            let document = read_text(&text, Some(language), metadata);
            let mut last = 0;
            for date in &document.dates {
                prop_assert!(date.span.start >= last && date.span.end <= text.len());
                prop_assert!(!document.words(date.span).is_empty());
                prop_assert!(date.from.is_none() || date.to.is_none() || date.from <= date.to);
                last = date.span.end;
            }
        }
    }

    #[test]
    fn any_day_of_writing_can_be_counted_from(day in 1_i8..=28, month in 1_i8..=12, year in -9998_i16..=9998) {
        let text = "hier, la semaine dernière, il y a 4999 ans, dans 900 siècles, mardi, le 29 février, fin mars, l'hiver dernier";
        let metadata = Metadata { published: Some(jiff::civil::date(year, month, day)), ..Metadata::default() };
        prop_assert!(read_text(text, Some(Language::French), metadata).dates.len() > 5);
    }
}

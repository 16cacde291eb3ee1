//! What is to come, what comes again, and what is told from a day that was told before.

use super::{english, french};

#[test]
fn a_day_set_in_the_present_is_to_come() {
    french(
        "L'examen est en juin, la remise des prix est jeudi.",
        &["juin: 2022-06-01 2022-06-30", "jeudi: 2021-09-16 2021-09-16"],
    );
    french("C'est jeudi que le pont a cédé.", &["jeudi: 2021-09-09 2021-09-09"]);
    french("Le ministre est jeudi revenu sur sa décision.", &["jeudi: 2021-09-09 2021-09-09"]);
    french("Les tarifs augmentent à partir d'avril.", &["à partir d'avril: 2022-04-01 -"]);
    french("À partir d'avril, les prix ont baissé.", &["À partir d'avril: 2021-04-01 -"]);
    french("Le port fermerait lundi, a-t-il dit.", &["lundi: 2021-09-20 2021-09-20"]);
    french("Le chauffeur serait mort lundi.", &["lundi: 2021-09-13 2021-09-13"]);
    english("Fees go up from April.", &["April: 2022-04-01 2022-04-30"]);
    english("The photos from April are lost.", &["April: 2021-04-01 2021-04-30"]);
    english(
        "The fair is on Saturday and Sunday.",
        &["Saturday: 2021-09-18 2021-09-18", "Sunday: 2021-09-19 2021-09-19"],
    );
    english("The sale starts the week of June 5.", &["the week of June 5: 2022-05-30 2022-06-05"]);
}

#[test]
fn what_was_to_come_may_be_still() {
    english("The mill was to close on October 1.", &["October 1: 2021-10-01 2021-10-01"]);
    english("The mill was to close on August 1.", &["August 1: 2021-08-01 2021-08-01"]);
    french("La mairie, qui devait fermer le 1er octobre, reste ouverte.", &["1er octobre: 2021-10-01 2021-10-01"]);
    french("L'audience est fixée à jeudi, 14 heures.", &["jeudi, 14 heures: 2021-09-16 2021-09-16"]);
    french("Jeudi, 14 heures de débat ont suffi.", &["Jeudi: 2021-09-09 2021-09-09"]);
}

#[test]
fn what_comes_again_is_no_day_in_particular() {
    french("Le musée est ouvert du lundi au vendredi.", &["du lundi au vendredi: - -"]);
    french("Il est resté à Rome du lundi au mardi.", &["du lundi au mardi: 2021-09-13 2021-09-14"]);
    french("L'entrée reste gratuite le premier dimanche du mois.", &["le premier dimanche du mois: - -"]);
    french("Le vote a eu lieu le premier dimanche du mois.", &["le premier dimanche du mois: 2021-09-05 2021-09-05"]);
    english("The desk is open Monday through Friday.", &["Monday through Friday: - -"]);
    english("The course will last three weekends.", &[]);
    english("They met over the last three weekends.", &["last three weekends: 2021-08-28 2021-09-12"]);
}

#[test]
fn the_following_year_is_told_from_the_one_before() {
    english(
        "She won in 1988 and retired the following year.",
        &["1988: 1988-01-01 1988-12-31", "following year: 1989-01-01 1989-12-31"],
    );
    english("She retired the following year.", &["following year: - -"]);
    english("Work starts the following month.", &["following month: 2021-10-01 2021-10-31"]);
    french("Il est mort l'année suivante.", &["l'année suivante: - -"]);
}

#[test]
fn eras_and_centuries() {
    english(
        "He died in AD 68, or 70 CE, after an ad 90 feet long.",
        &["AD 68: 0068-01-01 0068-12-31", "70 CE: 0070-01-01 0070-12-31"],
    );
    english("The wall dates from 300 BC.", &["300 BC: - -"]);
    french(
        "Il naquit en l'an 68 et le temple brûla en 40 av. J.-C.",
        &["l'an 68: 0068-01-01 0068-12-31", "40 av. J.-C: - -"],
    );
    english(
        "Tea came in the 1600s, tape in the 1960s.",
        &["1600s: 1600-01-01 1699-12-31", "1960s: 1960-01-01 1969-12-31"],
    );
    english(
        "The quake of 1948 and one in October 1992.",
        &["1948: 1948-01-01 1948-12-31", "October 1992: 1992-10-01 1992-10-31"],
    );
    english("Sales rose in fiscal 2024.", &["fiscal 2024: - -"]);
}

#[test]
fn a_year_of_several_things_counts_nothing() {
    english("The floods of 2021 destroyed homes.", &["2021: 2021-01-01 2021-12-31"]);
    english("Protests of 2011 toppled leaders.", &["2011: 2011-01-01 2011-12-31"]);
    english("They met groups of 2021 armed men and the columns of 2000 wounded men.", &[]);
}

#[test]
fn what_a_length_of_time_is_no_part_of() {
    english("The 2020 census found fewer.", &["2020: 2020-01-01 2020-12-31"]);
    english("Rents rose by a quarter from 2019 to 2021.", &["from 2019 to 2021: 2019-01-01 2021-12-31"]);
    english("He fired 14 shots in under two minutes.", &[]);
    english("He will be back in under two weeks.", &["in under two weeks: 2021-09-15 2021-09-29"]);
}

#[test]
fn what_leads_a_clause_is_no_day() {
    english("He was jailed on Tuesday, a week after a jury found him guilty.", &["Tuesday: 2021-09-14 2021-09-14"]);
    english("He died a week after he left.", &[]);
    english(
        "He will leave on Friday and return two days after.",
        &["Friday: 2021-09-17 2021-09-17", "two days after: 2021-09-19 2021-09-19"],
    );
    french(
        "Sur les neuf premiers mois de 2020, la dette a crû.",
        &["les neuf premiers mois de 2020: 2020-01-01 2020-09-30"],
    );
    english("In the first nine months of 2020 debt grew.", &["the first nine months of 2020: 2020-01-01 2020-09-30"]);
}

#[test]
fn hours_and_nights() {
    english("The call is at 3 p.m. EST on Thursday.", &["3 p.m. EST on Thursday: 2021-09-16 2021-09-16"]);
    english("It is 20 min past eight in the evening.", &["20 min past eight in the evening: - -"]);
    english("He died on the night of 3-4 May 2020.", &["the night of 3-4 May 2020: 2020-05-03 2020-05-04"]);
    english("The sale ran from 5/1 to 5/7, 2020.", &["from 5/1 to 5/7, 2020: 2020-05-01 2020-05-07"]);
    french("Les travaux ont débuté il y a un an et demi.", &["il y a un an et demi: 2020-03-15 2020-03-15"]);
    french("La grève pourrait cesser d'ici à deux semaines.", &["d'ici à deux semaines: 2021-09-29 2021-09-29"]);
}

#[test]
fn what_is_put_off_is_to_come() {
    english("The hearing was postponed to Friday.", &["Friday: 2021-09-17 2021-09-17"]);
    english("The hearing was postponed on Friday.", &["Friday: 2021-09-10 2021-09-10"]);
    french("Le procès a été renvoyé à lundi.", &["lundi: 2021-09-20 2021-09-20"]);
    french("La régie a reconduit la grève jusqu'à lundi.", &["lundi: 2021-09-20 2021-09-20"]);
    french("Si le vote a bien lieu le 22 octobre, il votera.", &["22 octobre: 2021-10-22 2021-10-22"]);
    french("Il est environ 17 heures quand le train part.", &["17 heures: - -"]);
}

#[test]
fn what_will_be_done_is_to_come_whatever_stands_between() {
    english("Schools will be partly or wholly closed on Monday.", &["Monday: 2021-09-20 2021-09-20"]);
    english("The men who were closely watched met on Monday.", &["Monday: 2021-09-13 2021-09-13"]);
    english("The hall will also be fully reopened on Tuesday.", &["Tuesday: 2021-09-21 2021-09-21"]);
}

#[test]
fn days_of_a_list_are_all_to_come() {
    french(
        "Ces écoles publiques feront l'objet d'une fermeture partielle ou bien totale lundi, mardi ou jeudi.",
        &["lundi: 2021-09-20 2021-09-20", "mardi: 2021-09-21 2021-09-21", "jeudi: 2021-09-16 2021-09-16"],
    );
}

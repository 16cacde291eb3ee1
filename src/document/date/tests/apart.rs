//! What looks like a time expression and is none, or belongs to something else.

use super::{english, french};

#[test]
fn what_is_quoted_does_not_tell_when_it_was_said() {
    french("Rien de grave, a dit le préfet lundi : « Ce sera long. »", &["lundi: 2021-09-13 2021-09-13"]);
    french("Le préfet parlera lundi : « Tout va bien », dit-il.", &["lundi: 2021-09-20 2021-09-20"]);
}

#[test]
fn a_time_that_was_run_is_no_date() {
    english("She ran it in 11.02 seconds on 11.02.", &["11.02: 2020-11-02 2020-11-02"]);
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
    english("The landslide of 1978 killed 40 miners.", &["1978: 1978-01-01 1978-12-31"]);
    english("Her 1959 chart helped.", &["1959: 1959-01-01 1959-12-31"]);
    english("The 2016 election was won by 2016 votes.", &["2016: 2016-01-01 2016-12-31"]);
}

#[test]
fn what_looks_like_a_time_and_is_none() {
    french("Jean-Noël Vidal viendra à Noël.", &["Noël: 2021-12-25 2021-12-25"]);
    french("Il a appelé à 21h30, une heure et demie après son départ.", &["21h30: - -"]);
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
fn an_abbreviated_month_before_a_noun_is_none() {
    french("Il a fait état de sept soldats tués.", &[]);
    french("Rendez-vous le 3 sept. à midi.", &["3 sept. à midi: 2021-09-03 2021-09-03"]);
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
fn not_dates() {
    french("Le match s'est fini 2-1 devant 1998 personnes.", &[]);
    french("La loi a été votée, la salle était pleine.", &[]);
    french("Le dernier jour de la grève, ils étaient 2 000.", &[]);
    french("Trois jours de marche, deux ans de prison.", &[]);
    english("The March of the penguins may march on.", &[]);
    english("She scored 12 in 40 minutes.", &[]);
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
fn scores_articles_and_counts_are_no_part_of_a_time() {
    french("Ils sont revenus à 2-2 dimanche.", &["dimanche: 2021-09-12 2021-09-12"]);
    french("La cuisson prend une heure et quart, à six heures de route.", &[]);
    english(
        "At 2:15 a.m. a van hit a wall; on Jan. 3 a man did.",
        &["2:15 a.m.: - -", "Jan. 3: 2021-01-03 2021-01-03"],
    );
    english("They sleep six hours a night.", &[]);
    english("It is up from 590 last year.", &["last year: 2020-01-01 2020-12-31"]);
    english("She won it in two hours and 41 minutes.", &[]);
}

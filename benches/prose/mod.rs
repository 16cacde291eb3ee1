//! French news as a newsroom has it, for measuring: how often it counts, dates, names and quotes is near what samples of
//! real articles do, a little above it, and its names are ever new. `cargo bench --bench read` prints what it holds.
//! [`articles()`] are nearer to real ones.
//!
//! Families and places are put together from syllables: a text that goes on goes on to new words, as real ones do.

use std::fmt::Write as _;

mod articles;
#[path = "../corpus/numbers.rs"]
mod numbers;

pub use articles::articles;

use numbers::Numbers;

/// `{}` stands for what follows: P person, F family, T town, O organisation, N number, D date.
const SENTENCES: &[&str] = &[
    "{D}, {N} riverains de {T} ont été évacués après la rupture d'une canalisation, selon la préfecture.",
    "L'usine de {T} emploie {N} salariés et livre ses pièces depuis {T} ; le siège se trouve à {T}.",
    "« Nous n'avons reçu aucune réponse », a déclaré {P}, qui dirige l'hôpital de {T}.",
    "« La digue tiendra cet hiver. Pour la suite, personne ne sait », prévient {P}.",
    "{P} a indiqué que la ligne entre {T} et {T} rouvrirait dès que les voies seraient sûres.",
    "D'après {O}, plus de {N} foyers étaient encore privés d'eau {D}.",
    "Le tribunal de {T} a condamné {P} à trois ans de prison, une peine que ses avocats jugent sévère.",
    "La direction, elle, affirme avoir tenu ses promesses et renvoie aux accords signés à {T}.",
    "Les pêcheurs attendent que le vent tombe pour remettre à l'eau les bateaux qu'ils avaient tirés sur la grève.",
    "Sur la place du marché, les cafés ont rouvert et les enfants jouent de nouveau entre les étals.",
    "Interrogé par {O}, {P} n'a pas voulu commenter ces chiffres.",
    "Entre {T} et {T}, la circulation reste interrompue dans les deux sens.",
    "Le projet avait été voté {D} par une large majorité, malgré l'avis contraire des experts.",
    "M. {F} rappelle que la commune a déjà dépensé {N} euros pour consolider les berges.",
    "Dans un communiqué, {O} regrette « une décision prise sans les élus » et demande une nouvelle étude.",
    "Rien, pourtant, ne laissait prévoir une telle affluence dans cette vallée où l'on vit surtout du bois.",
    "Mme {F} assure que les familles seront relogées à {T} avant la fin des travaux.",
    "Les enquêteurs cherchent toujours à comprendre pourquoi l'alarme ne s'est pas déclenchée.",
    "Né à {T}, {P} avait repris l'atelier de son père, qui réparait des horloges.",
    "Le préfet doit recevoir les représentants de {O} {D}, dans l'après-midi.",
];
const GIVEN: &[&str] =
    &["Anne", "Luc", "Hélène", "Karim", "Odile", "Bruno", "Nadia", "Yann", "Claire", "Samuel", "Inès", "Victor"];
const BODIES: &[&str] = &["l'agence", "le syndicat", "la compagnie", "l'association", "le collectif", "l'institut"];
const DAYS: &[&str] = &["Lundi", "Mardi soir", "Mercredi", "Jeudi matin", "Vendredi dernier", "Samedi", "Dimanche"];
const MONTHS: &[&str] = &["janvier", "mars", "avril", "juin", "septembre", "novembre"];
const ONSETS: &[&str] = &["B", "D", "F", "G", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Br", "Tr", "Pl"];
const MIDDLES: &[&str] = &["a", "e", "i", "o", "ou", "an", "er", "on", "ar", "é", "ail", "el"];
const ENDINGS: &[&str] = &["rac", "lin", "vec", "nay", "dier", "gnac", "mont", "sier", "ville", "teau", "zic", "bert"];

/// At least `bytes` bytes of articles, the same on every machine.
pub fn news(bytes: usize) -> String {
    let mut numbers = Numbers(bytes as u64);
    let mut text = String::with_capacity(bytes + 1_000);
    while text.len() < bytes {
        for _ in 0..numbers.below(4) + 2 {
            sentence(&mut text, &mut numbers);
            text.push(' ');
        }
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    text
}

fn sentence(text: &mut String, numbers: &mut Numbers) {
    let start = text.len();
    let mut template = numbers.pick(SENTENCES);
    while let Some((before, after)) = template.split_once('{') {
        text.push_str(before);
        let opens = text.len() == start;
        slot(text, numbers, &after[..1], opens);
        template = &after[2..];
    }
    text.push_str(template);
}

fn slot(text: &mut String, numbers: &mut Numbers, what: &str, opens: bool) {
    match what {
        "P" => {
            let given = numbers.pick(GIVEN);
            let _ = write!(text, "{given} {}", name(numbers));
        }
        "O" => {
            let body = numbers.pick(BODIES);
            let _ = write!(text, "{body} {}", name(numbers));
        }
        "N" if numbers.below(3) == 0 => {
            let _ = write!(text, "{} {:03}", numbers.below(90) + 1, numbers.below(1_000));
        }
        "N" => {
            let _ = write!(text, "{}", numbers.below(900) + 12);
        }
        "D" => date(text, numbers, opens),
        _ => text.push_str(&name(numbers)),
    }
}

fn date(text: &mut String, numbers: &mut Numbers, opens: bool) {
    if numbers.below(2) == 0 {
        let day = numbers.pick(DAYS);
        text.push_str(&if opens { day.to_owned() } else { day.to_lowercase() });
    } else {
        let article = if opens { "Le" } else { "le" };
        let (day, month) = (numbers.below(28) + 1, numbers.pick(MONTHS));
        let _ = write!(text, "{article} {day} {month}");
        if numbers.below(2) == 0 {
            let _ = write!(text, " {}", 1990 + numbers.below(30));
        }
    }
}

fn name(numbers: &mut Numbers) -> String {
    let (onset, middle, ending) = (numbers.pick(ONSETS), numbers.pick(MIDDLES), numbers.pick(ENDINGS));
    format!("{onset}{middle}{ending}")
}

#![allow(clippy::print_stderr)] // A tool of its own, not part of the program that prints through `report`.
//! Makes a corpus to measure on: `cargo run --release --example articles -- FOLDER COUNT`.
//!
//! Articles of about 600 words, half of them French and half English, ten to a story, with figures that shift, sources,
//! quotations and a loaded term now and then. The same count gives the same bytes on every machine.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

/// Documents in one story.
const STORY: u64 = 10;
/// Words in one article, about.
const WORDS: usize = 600;

struct Phrases {
    openings: &'static [&'static str],
    subjects: &'static [&'static str],
    verbs: &'static [&'static str],
    counted: &'static [&'static str],
    sourced: &'static [&'static str],
    quotes: &'static [&'static str],
    tails: &'static [&'static str],
    qualifiers: &'static [&'static str],
}

const FRENCH: Phrases = Phrases {
    openings: &["Mardi soir", "Dans la nuit", "Sur le port", "Au large", "En ville", "Depuis lundi", "Près de la gare"],
    subjects: &[
        "la tempête",
        "l'incendie",
        "la crue",
        "le glissement de terrain",
        "la panne",
        "la manifestation",
        "l'explosion",
    ],
    verbs: &["a fait", "a causé", "aurait fait", "a laissé", "a entraîné"],
    counted: &["morts", "blessés", "arrestations", "évacués", "disparus", "navires à quai", "foyers sans courant"],
    sourced: &[
        "selon la préfecture",
        "d'après les pompiers",
        "a indiqué le ministère de l'Intérieur",
        "selon une source proche du dossier",
    ],
    quotes: &[
        "« Nous n'avions jamais vu cela », a déclaré Anne Le Goff, maire de la commune.",
        "« L'eau est montée en une heure », raconte un habitant.",
        "Le ministre a affirmé que les secours resteraient sur place.",
        "\"Tout sera reconstruit\", a assuré M. Kerbrat devant la presse.",
    ],
    tails: &[
        "Les écoles sont restées fermées et les trains ne circulaient plus.",
        "Une clique d'entrepreneurs avait pourtant obtenu le permis.",
        "La route du littoral doit rouvrir prochainement.",
        "Le préfet s'est rendu sur place avec plusieurs élus du département.",
        "C'est la plus grande catastrophe de la région depuis longtemps.",
    ],
    qualifiers: &["", "au moins ", "plus de ", "près de ", "environ ", "quelque "],
};

const ENGLISH: Phrases = Phrases {
    openings: &[
        "On Tuesday evening",
        "Overnight",
        "At the port",
        "Offshore",
        "Downtown",
        "Since Monday",
        "Near the station",
    ],
    subjects: &["the storm", "the fire", "the flood", "the landslide", "the power cut", "the march", "the blast"],
    verbs: &["left", "caused", "reportedly left", "resulted in", "led to"],
    counted: &["dead", "wounded", "arrests", "evacuees", "people missing", "ships waiting", "households without power"],
    sourced: &["according to the county", "firefighters said", "the interior ministry said", "officials said"],
    quotes: &[
        "“We had never seen this before,” said Ann Gough, the mayor.",
        "“The water rose within an hour,” one resident said.",
        "The minister said that rescuers would stay on site.",
        "\"Everything will be rebuilt,\" Mr Carver told reporters.",
    ],
    tails: &[
        "Schools stayed closed and no trains were running.",
        "A clique of builders had obtained the permit all the same.",
        "The coast road is to open again in the near future.",
        "The prefect visited the site with several councillors.",
        "It is the worst disaster in the region for a long time.",
    ],
    qualifiers: &["", "at least ", "more than ", "nearly ", "about ", "some "],
};

/// A small generator of numbers (`SplitMix64`; Steele, Lea and Flood, OOPSLA 2014): the same on every machine.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[usize::try_from(self.below(from.len() as u64)).expect("a short list")]
    }
}

fn article(place: u64) -> String {
    let mut numbers = Numbers(place);
    let phrases = if place.is_multiple_of(2) { &FRENCH } else { &ENGLISH };
    let mut text = String::new();
    let mut words = 0;
    while words < WORDS {
        let paragraph = paragraph(phrases, &mut numbers);
        words += paragraph.split_whitespace().count();
        text.push_str(&paragraph);
        text.push_str("\n\n");
    }
    text
}

fn paragraph(phrases: &Phrases, numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for _ in 0..3 {
        let (opening, subject, verb) =
            (numbers.pick(phrases.openings), numbers.pick(phrases.subjects), numbers.pick(phrases.verbs));
        let (qualifier, counted) = (numbers.pick(phrases.qualifiers), numbers.pick(phrases.counted));
        let (value, source) = (numbers.below(900) + 2, numbers.pick(phrases.sourced));
        let _ = write!(text, "{opening}, {subject} {verb} {qualifier}{value} {counted}, {source}. ");
        text.push_str(numbers.pick(phrases.tails));
        text.push(' ');
    }
    text.push_str(numbers.pick(phrases.quotes));
    text
}

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (Some(folder), Some(count)) = (arguments.first(), arguments.get(1).and_then(|count| count.parse::<u64>().ok()))
    else {
        eprintln!("usage: articles FOLDER COUNT");
        process::exit(2);
    };
    for place in 0..count {
        let story = Path::new(folder).join(format!("story-{:05}", place / STORY));
        fs::create_dir_all(&story)?;
        fs::write(story.join(format!("article-{}.txt", place % STORY)), article(place))?;
    }
    Ok(())
}

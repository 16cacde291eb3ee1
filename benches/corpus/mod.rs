//! A corpus to measure on.
//!
//! Articles of about 600 words, half of them French and half English, ten to a story, with figures that shift, sources,
//! quotations and a loaded term now and then. The same count gives the same bytes on every machine.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

mod numbers;

use numbers::Numbers;

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
    plain: &'static [&'static str],
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
        "Une clique d'entrepreneurs avait pourtant obtenu le permis.",
        "La route du littoral doit rouvrir prochainement.",
        "C'est la plus grande catastrophe de la région depuis longtemps.",
    ],
    plain: &[
        "Les écoles sont restées fermées et les trains ne circulaient plus.",
        "Le préfet s'est rendu sur place avec plusieurs élus du département.",
        "Les habitants du quartier ont passé la nuit dans un gymnase prêté par la commune.",
        "Des équipes venues de Nantes et de Lorient travaillent à dégager les routes.",
        "Le courant est revenu peu à peu dans le centre, où les commerces ont rouvert.",
        "Une cellule d'écoute a été ouverte à l'hôpital pour les familles.",
        "Les assureurs attendent les premiers constats avant de se prononcer.",
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
        "A clique of builders had obtained the permit all the same.",
        "The coast road is to open again in the near future.",
        "It is the worst disaster in the region for a long time.",
    ],
    plain: &[
        "Schools stayed closed and no trains were running.",
        "The governor visited the site with several councillors.",
        "People from the neighbourhood spent the night in a gymnasium lent by the town.",
        "Crews from Bristol and Leeds are working to clear the roads.",
        "Power came back little by little in the centre, where shops opened again.",
        "A helpline was set up at the hospital for the families.",
        "Insurers are waiting for the first reports before they say more.",
    ],
    qualifiers: &["", "at least ", "more than ", "nearly ", "about ", "some "],
};

/// The article at `place` of the corpus.
pub fn article(place: u64) -> String {
    let mut numbers = Numbers(place);
    let phrases = if place.is_multiple_of(2) { &FRENCH } else { &ENGLISH };
    let mut text = String::new();
    let mut words = 0;
    while words < WORDS {
        let paragraph = paragraph(phrases, place / STORY, &mut numbers);
        words += paragraph.split_whitespace().count();
        text.push_str(&paragraph);
        text.push_str("\n\n");
    }
    text
}

/// One sentence with a figure, some without, and one in three paragraphs quotes somebody.
fn paragraph(phrases: &Phrases, story: u64, numbers: &mut Numbers) -> String {
    let mut text = String::new();
    let (opening, subject, verb) =
        (numbers.pick(phrases.openings), numbers.pick(phrases.subjects), numbers.pick(phrases.verbs));
    let (qualifier, counted) = (numbers.pick(phrases.qualifiers), numbers.below(phrases.counted.len() as u64));
    let value = toll(story, counted, numbers);
    let counted = phrases.counted[usize::try_from(counted).expect("a short list")];
    let _ = write!(text, "{opening}, {subject} {verb} {qualifier}{value} {counted}");
    if numbers.below(4) > 0 {
        let _ = write!(text, ", {}", numbers.pick(phrases.sourced));
    }
    text.push_str(". ");
    for _ in 0..numbers.below(4) + 3 {
        text.push_str(numbers.pick(phrases.plain));
        text.push(' ');
    }
    if numbers.below(3) == 0 {
        text.push_str(numbers.pick(phrases.tails));
        text.push(' ');
    }
    if numbers.below(3) == 0 {
        text.push_str(numbers.pick(phrases.quotes));
    }
    text
}

/// What a story says of one thing: mostly the same in all its articles, now and then something else.
fn toll(story: u64, counted: u64, numbers: &mut Numbers) -> u64 {
    let agreed = Numbers(story * 31 + counted).below(900) + 2;
    if numbers.below(12) == 0 { agreed + numbers.below(40) } else { agreed }
}

/// Writes `count` articles under `folder`.
///
/// # Errors
/// When one cannot be written.
pub fn write(folder: &Path, count: u64) -> std::io::Result<()> {
    for place in 0..count {
        let story = folder.join(format!("story-{:05}", place / STORY));
        fs::create_dir_all(&story)?;
        fs::write(story.join(format!("article-{}.txt", place % STORY)), article(place))?;
    }
    Ok(())
}

//! Articles that never were, for measuring: sentences of our own with names and figures drawn into them, by a
//! generator that gives the same texts on every machine.

/// A small generator of numbers, `SplitMix64`.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % below.max(1) as u64).expect("below a usize")
    }

    pub fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.roll(all.len())]
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.roll(100) < percent
    }
}

const PLACES: &[&str] =
    &["Sète", "Limoges", "Bram", "Colmar", "Verdun", "Dieppe", "Vannes", "Saumur", "Agde", "Privas"];
const WHO: &[&str] = &[
    "la préfecture",
    "le maire",
    "un porte-parole du port",
    "la procureure",
    "l'association des riverains",
    "le syndicat des dockers",
    "la direction de l'usine",
    "un médecin des urgences",
    "le rectorat",
    "la compagnie",
];
const DAYS: &[&str] = &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const THINGS: &[&str] = &[
    "personnes",
    "blessés",
    "arrestations",
    "familles",
    "camions",
    "emplois",
    "logements",
    "plaintes",
    "hectares",
    "foyers",
];

/// `{f}` is a figure with what it counts, `{w}` who says so, `{p}` a place, `{d}` a day.
const SENTENCES: &[&str] = &[
    "Selon {w}, {f} ont été recensés à {p} depuis {d}.",
    "Au moins {f} restent sans nouvelles, a indiqué {w} {d} soir.",
    "{p} n'avait pas connu une telle crue depuis l'hiver de la grande tempête.",
    "Le bilan est désormais de {f}, contre {f} la veille, d'après {w}.",
    "La route qui mène à {p} est coupée, et les secours passent par la colline.",
    "« Nous ferons la lumière sur ce qui s'est passé », a promis {w}.",
    "Plus de {f} sont concernés par la décision, assure {w}, qui réclame un délai.",
    "Les habitants du quartier de la gare se disent abandonnés par les pouvoirs publics.",
    "Dans la nuit de {d}, {f} ont été touchés par la panne à {p} et dans ses environs.",
    "Une enquête a été ouverte pour comprendre l'origine du sinistre.",
    "Près de {f} devraient être relogés avant la fin du mois, promet {w}.",
    "{w} conteste ces chiffres et parle de {f} tout au plus.",
    "Il aura fallu trois jours pour que le courant revienne dans les hameaux.",
    "À {p}, {f} ont signé la pétition lancée par {w}.",
    "Le conseil municipal se réunira {d} pour voter une aide d'urgence.",
    "D'après un décompte de {w}, {f} avaient déjà quitté les lieux {d} matin.",
    "Rien ne permet pour l'instant de confirmer cette hypothèse.",
    "La clique qui dirige le chantier naval n'a rendu de comptes à personne, accuse {w}.",
    "Les pompiers ont mobilisé {f} venus de toute la région, notamment de {p}.",
    "Ce désastre sans précédent était pourtant annoncé par tous les rapports.",
];

/// An article of `sentences` sentences, each another, in paragraphs of two to five.
pub fn article(dice: &mut Dice, sentences: usize) -> String {
    let mut text = String::new();
    let mut left = 0;
    for at in 0..sentences {
        if left == 0 {
            left = 2 + dice.roll(4);
            if at > 0 {
                text.push_str("\n\n");
            }
        } else {
            text.push(' ');
        }
        left -= 1;
        let mut next = sentence(dice);
        while text.contains(&next) {
            next = sentence(dice);
        }
        text.push_str(&next);
    }
    text
}

/// One sentence.
pub fn sentence(dice: &mut Dice) -> String {
    let mut text = dice.pick(SENTENCES).to_owned();
    while let Some(at) = text.find('{') {
        let slot = match text.as_bytes()[at + 1] {
            b'f' => format!("{} {}", number(dice), dice.pick(THINGS)),
            b'w' => dice.pick(WHO).to_owned(),
            b'p' => dice.pick(PLACES).to_owned(),
            _ => dice.pick(DAYS).to_owned(),
        };
        text.replace_range(at..at + 3, &slot);
    }
    let first = text.chars().next().expect("a sentence").to_uppercase().to_string();
    let rest = text.chars().skip(1).collect::<String>();
    first + &rest
}

/// A number as newspapers write it.
pub fn number(dice: &mut Dice) -> String {
    match dice.roll(3) {
        0 => (2 + dice.roll(97)).to_string(),
        1 => (100 + dice.roll(900)).to_string(),
        _ => format!("{}\u{a0}{:03}", 1 + dice.roll(30), dice.roll(10) * 100),
    }
}

//! French articles as real ones are, each with people, places and bodies of its own that it comes back to.
//!
//! Measured on nine real articles (five of 4,700 bytes in the mean, four of 3,300), in a thousand bytes: 6.4 and 6.7
//! sentences, 1.9 and 3.5 figures, 1.6 and 2.8 dates, 9.8 and 9.9 names, 1.1 and 2 quotations, 2.2 and 4.6 attributions;
//! of their words, numbers and marks 43 in a hundred are not written like one before them in the same article.
//! `cargo bench --bench read` prints the same of what is generated.

use std::fmt::Write as _;

use super::numbers::Numbers;
use super::{BODIES, GIVEN, date, name};

/// `{}` stands for what follows: P a person, F a family name, T a town, O an organisation, N a number, D a date, A and B an
/// adjective, singular and plural, V an adverb, C a noun.
const SENTENCES: &[&str] = &[
    "{D}, une centaine d'habitants de {T} se sont rassemblés devant la sous-préfecture pour réclamer la réouverture du service {A}, fermé faute de médecins.",
    "Le bilan s'élève désormais à {N} blessés, dont quatre grièvement atteints, a précisé la préfecture de {T} dans un point de situation {V} mis à jour.",
    "« Personne n'est venu nous voir, pas même pour constater les dégâts », regrette {P}, qui tient depuis trente ans la quincaillerie du bourg.",
    "Selon {O}, les travaux {B} engagés à {T} ont pris du retard et leur coût dépasserait maintenant {N} millions d'euros.",
    "{P}, ancien capitaine au long cours, a raconté aux enquêteurs comment l'équipage avait tenté de colmater la brèche avant d'abandonner le navire.",
    "Les vendanges ont commencé avec deux semaines d'avance dans le vignoble de {T}, où la sécheresse a grillé une partie des grappes.",
    "Le conseil municipal, réuni {D}, a repoussé de justesse le budget présenté par {P}, dont la majorité s'était {V} divisée.",
    "À {T}, les commerçants craignent que la zone piétonne ne chasse leur clientèle vers les galeries {B} de {T}.",
    "D'après {P}, responsable des fouilles, les tessons retrouvés sous la {C} remontent au règne de Dioclétien.",
    "La cour d'appel de {T} rendra son arrêt {D} ; {F} encourt jusqu'à cinq ans d'emprisonnement pour détournement de fonds.",
    "Malgré l'interdiction, plusieurs dizaines de jeunes ont veillé autour d'un brasero, chantant et distribuant de la soupe aux automobilistes bloqués.",
    "{O} a démenti {D} toute suppression d'emplois sur son site de {T}, qui fait vivre {N} familles de la vallée.",
    "L'incendie, parti d'un entrepôt {A}, s'est propagé à la toiture d'un gymnase avant d'être circonscrit peu avant l'aube.",
    "« Nous avons besoin de bras, pas de promesses », a lancé {F} sous les applaudissements d'une salle comble.",
    "La sénatrice {P} propose d'inscrire ce principe dans la loi et compte déposer un amendement {A} avec plusieurs collègues de {T}.",
    "Aucun élément ne permet pour l'instant d'établir un lien entre les deux affaires, souligne le parquet de {T}.",
    "Le thermomètre a frôlé les quarante degrés à {T}, obligeant les maires à ouvrir des salles fraîches pour les personnes fragiles.",
    "Arrivé en tête du premier tour, {P} devra convaincre les abstentionnistes s'il veut l'emporter face à {P}.",
    "Entre {T} et {T}, les trains circulent au ralenti depuis qu'un glissement de terrain a emporté une partie du ballast.",
    "Dans son rapport, {O} recommande de renforcer les digues et de ne plus bâtir {V} en contrebas de la {C}.",
    "Les syndicats dénoncent un « passage en force » et appellent à une nouvelle journée d'action {D}.",
    "Mme {F} a reconnu des maladresses, mais elle refuse de démissionner et juge {B} les accusations portées contre elle.",
    "Il aura fallu deux ans d'enquête, des milliers de pages de procédure et un témoin inattendu pour que le dossier soit enfin instruit.",
    "La pêche à pied reste interdite sur l'estran de {T} jusqu'à nouvel ordre, des analyses ayant révélé la présence d'une algue {A}.",
    "Un hélicoptère a survolé la zone toute la nuit ; au matin, les sauveteurs avaient ramené {N} rescapés au port de {T}.",
    "{F} affirme avoir prévenu sa hiérarchie à plusieurs reprises, sans jamais obtenir de réponse écrite.",
    "Près de {T}, un agriculteur a déversé son lisier devant les grilles d'une grande surface pour protester contre les prix d'achat.",
    "L'exposition, que le musée de {T} consacre aux graveurs {B}, réunit des planches rarement montrées au public.",
    "Les géologues de {O} surveillent la fissure qui s'élargit {V} au-dessus du hameau depuis le dernier orage.",
    "Rappelons que {P} avait été relaxé en première instance, le tribunal estimant les faits prescrits.",
    "La production a chuté de {N} % en un an, conséquence d'une météo {A} et de la hausse du prix des engrais.",
    "« Je ne signerai pas un texte pareil », a répété {P} avant de quitter la table des négociations.",
    "Les riverains, eux, ne décolèrent pas : le bruit des camions commence avant le lever du jour et fait trembler les vitres.",
    "Une cellule d'écoute a été ouverte au lycée de {T}, où les cours n'ont repris que {D}.",
    "Longtemps silencieux, le groupe industriel assure aujourd'hui que ses filtres respectent les normes {B} en vigueur.",
    "À l'issue d'un match haletant, les joueurs de {T} ont arraché la victoire grâce à un but de {F} dans les arrêts de jeu.",
    "Le loup aurait été aperçu à trois reprises près de {T}, mais les éleveurs attendent encore les résultats des prélèvements.",
    "Plus de {N} signatures ont été recueillies en quelques jours, un chiffre que {F} qualifie de « signal fort ».",
    "Le chantier du tramway, lancé sous le mandat précédent, éventre toujours le boulevard et décourage les promeneurs.",
    "Interrogée sur ce point, la porte-parole de {O} a renvoyé vers le communiqué {A} publié la veille.",
    "Dans la montagne, la neige tardive a surpris deux randonneurs originaires de {T}, retrouvés sains et saufs dans une {C}.",
    "Les archives {B} montrent que la commune savait, dès l'origine, que le sous-sol était pollué au plomb.",
    "{P} et {P} se connaissent depuis l'école ; leur querelle autour de l'héritage paternel a fini par occuper toute la {C}.",
    "Reste à savoir qui paiera : ni l'État, ni la région, ni {O} ne souhaitent {V} supporter seuls la facture.",
];
const STEMS: &[&str] = &[
    "région",
    "fluvi",
    "hospital",
    "pastor",
    "litig",
    "mari",
    "champ",
    "tribun",
    "arbor",
    "mécan",
    "sani",
    "télégraph",
    "vinic",
    "parlement",
    "orageu",
    "fiduc",
    "carton",
    "électro",
    "monast",
    "hivern",
    "sylv",
    "canton",
    "portu",
];
const ADJECTIVES: &[&str] = &["al", "aire", "ique", "ier", "atif", "esque", "if", "ien"];
const NOUNS: &[&str] = &["ette", "ade", "erie", "ance", "ure", "elle"];

/// At least `bytes` bytes of articles of some 4,700 each, the same on every machine.
pub fn articles(bytes: usize) -> Vec<String> {
    let mut numbers = Numbers(bytes as u64);
    let mut all: Vec<String> = Vec::new();
    while all.iter().map(String::len).sum::<usize>() < bytes {
        all.push(article(&mut numbers));
    }
    all
}

fn article(numbers: &mut Numbers) -> String {
    let cast = Cast::new(numbers);
    let mut left: Vec<&str> = SENTENCES.to_vec();
    let mut text = String::with_capacity(5_000);
    while text.len() < 4_600 {
        for _ in 0..=numbers.below(3) {
            if left.is_empty() {
                left = SENTENCES.to_vec();
            }
            let next = usize::try_from(numbers.below(left.len() as u64)).unwrap_or(0);
            cast.sentence(&mut text, numbers, left.swap_remove(next));
            text.push(' ');
        }
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
    }
    text
}

/// Who and what one article is about.
struct Cast {
    people: Vec<(&'static str, String)>,
    towns: Vec<String>,
    bodies: Vec<String>,
}

impl Cast {
    fn new(numbers: &mut Numbers) -> Self {
        let mut several = |count: usize| (0..count).map(|_| name(numbers)).collect::<Vec<_>>();
        let (families, towns, bodies) = (several(5), several(5), several(2));
        Self {
            people: families.into_iter().map(|family| (numbers.pick(GIVEN), family)).collect(),
            towns,
            bodies: bodies.into_iter().map(|body| format!("{} {body}", numbers.pick(BODIES))).collect(),
        }
    }

    fn sentence(&self, text: &mut String, numbers: &mut Numbers, mut template: &str) {
        let start = text.len();
        while let Some((before, after)) = template.split_once('{') {
            text.push_str(before);
            let opens = text.len() == start;
            self.slot(text, numbers, &after[..1], opens);
            template = &after[2..];
        }
        text.push_str(template);
        let capital: String = text[start..].chars().take(1).flat_map(char::to_uppercase).collect();
        let first = text[start..].chars().next().map_or(0, char::len_utf8);
        text.replace_range(start..start + first, &capital);
    }

    fn slot(&self, text: &mut String, numbers: &mut Numbers, what: &str, opens: bool) {
        let (given, family) = one(&self.people, numbers);
        let stem = numbers.pick(STEMS);
        let _ = match what {
            "P" => write!(text, "{given} {family}"),
            "F" => write!(text, "{family}"),
            "T" => write!(text, "{}", one(&self.towns, numbers)),
            "O" => write!(text, "{}", one(&self.bodies, numbers)),
            "N" => write!(text, "{}", numbers.below(900) + 12),
            "A" => write!(text, "{stem}{}", numbers.pick(ADJECTIVES)),
            "B" => write!(text, "{stem}{}s", numbers.pick(ADJECTIVES)),
            "C" => write!(text, "{stem}{}", numbers.pick(NOUNS)),
            "V" => write!(text, "{stem}iquement"),
            _ => return date(text, numbers, opens),
        };
    }
}

fn one<'a, T>(of: &'a [T], numbers: &mut Numbers) -> &'a T {
    &of[usize::try_from(numbers.below(of.len() as u64)).unwrap_or(0)]
}

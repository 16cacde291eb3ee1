//! Whether two spellings are of one person: tokens brought to a key that transliterations share, aligned, and weighed.
//!
//! Knows no one in particular, and of short forms only those that stand for one name ("Bob"). The weights are small whole numbers found on 3,600 pairs of
//! spellings and checked on halves that were held out.

use super::apart;
use super::parts::{Parts, Token};

/// A pair that reaches this is one person.
const THRESHOLD: f64 = 2.83;

/// Two words of a kind are this alike by chance.
const CHANCE: f64 = 0.6;

/// Two words count as one written in two when they are at least this alike.
const JOINED: f64 = 0.87;

/// No person's name has as many bytes. Comparing two names takes as long as one times the other.
const LONGEST: usize = 200;

/// Whether two spellings of a name ("Kassym-Jomart Tokaïev", "TOKAYEV, Kasim-Yomart") are of one person.
///
/// The order may be given name first, or surname, comma, given name. Two persons with one surname and different given
/// names are two; so are two who share the given name alone.
///
/// ```
/// use recoupe::document::same_person;
/// assert!(same_person("Kassym-Jomart Tokaïev", "TOKAYEV, Kasim-Yomart"));
/// assert!(!same_person("Noursoultan Nazarbaïev", "Dariga Nazarbaïeva"));
/// ```
#[must_use]
pub fn same_person(a: &str, b: &str) -> bool {
    similarity(a, b) >= THRESHOLD
}

/// Whether two names in a text are of one person: as [`same_person`], and the surnames are spellings of one another.
///
/// Registers list a person under names that share the given name alone, and [`same_person`] follows them. In a text, two
/// people with one given name are two: "Marie Durand" and "Marie Dupond".
///
/// ```
/// use recoupe::document::one_person;
/// assert!(one_person("Sergueï Lavrov", "Sergei Lavrov"));
/// assert!(!one_person("Jean-Claude Dupont", "Jean-Claude Dubois"));
/// ```
#[must_use]
pub fn one_person(a: &str, b: &str) -> bool {
    let similarity = similarity(a, b);
    similarity >= THRESHOLD && similarity - apart::against(&Parts::new(a), &Parts::new(b)) >= THRESHOLD
}

/// Whether the surname of `name` is spelled like `surname` in some transliteration.
pub(super) fn same_surname(name: &str, surname: &str) -> bool {
    if too_long(name, surname) {
        return false;
    }
    let (name, surname) = (Parts::new(name), Parts::new(surname));
    let (Some(last), Some(other)) = (name.surname.first(), surname.surname.first()) else { return false };
    last.likeness(other) > 0.9
}

/// How strongly two spellings speak for one person: about 0 for strangers, 2.83 at the border, up to 7.
///
/// Symmetric, and the same for any order of the words that [`same_person`] knows. What is too long for a person's name
/// is like nothing.
#[must_use]
pub fn similarity(a: &str, b: &str) -> f64 {
    if too_long(a, b) {
        return 0.0;
    }
    let (a, b) = (Parts::new(a), Parts::new(b));
    if a.surname.is_empty() || b.surname.is_empty() {
        return 0.0;
    }
    if a.given.is_empty() && b.given.is_empty() {
        return 4.0 * scaled(joined(&a.surname, &b.surname));
    }
    let (all_a, all_b) = (a.all(), b.all());
    let matched = align(&all_a, &all_b);
    let strong = matched.pairs.iter().filter(|&&likeness| likeness > 0.88).count().min(3);
    let surname = both(&a.surname, &b.surname, &a.surname, &b.surname);
    let surname = scaled(surname.max(a.whole.likeness(&b.whole)));
    let anywhere = scaled(both(&a.surname, &b.surname, &all_a, &all_b));
    let anywhere = anywhere.max(surname);
    // A given name alone makes nobody the same, and half a likeness to some other word is chance.
    if surname < 0.1 && anywhere < 0.5 && strong < 2 {
        return 0.0;
    }
    3.0 * scaled(first_given(&a.given, &b.given).min(every_syllable(&a, &b)))
        + scaled(both(&a.given, &b.given, &all_a, &all_b))
        + 3.0 * (anywhere - surname)
        + f64::from(u8::try_from(strong).unwrap_or(3))
        + 2.0 * syllables(&a, &b)
        - f64::from(u8::try_from(matched.unmatched).unwrap_or(u8::MAX))
}

fn too_long(a: &str, b: &str) -> bool {
    a.len().max(b.len()) > LONGEST
}

/// The tokens of two names brought together one to one.
struct Alignment {
    pairs: Vec<f64>,
    /// Words that both names have and that found no partner: the smaller of the two counts.
    unmatched: usize,
}

fn align(a: &[Token], b: &[Token]) -> Alignment {
    let mut candidates = Vec::new();
    for (i, token) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            candidates.push((token.likeness(other), i..i + 1, j..j + 1));
        }
    }
    for (i, pair) in a.windows(2).enumerate() {
        let token = Token::join(&pair[0], &pair[1]);
        candidates.extend(b.iter().enumerate().map(|(j, other)| (token.likeness(other) - 0.01, i..i + 2, j..j + 1)));
    }
    for (j, pair) in b.windows(2).enumerate() {
        let token = Token::join(&pair[0], &pair[1]);
        candidates.extend(a.iter().enumerate().map(|(i, other)| (token.likeness(other) - 0.01, i..i + 1, j..j + 2)));
    }
    candidates.retain(|(likeness, i, j)| *likeness >= if i.len() + j.len() > 2 { JOINED } else { CHANCE });
    candidates.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1.start, x.2.start).cmp(&(y.1.start, y.2.start))));
    let (mut used_a, mut used_b) = (vec![false; a.len()], vec![false; b.len()]);
    let mut pairs = Vec::new();
    for (likeness, i, j) in candidates {
        if used_a[i.clone()].contains(&true) || used_b[j.clone()].contains(&true) {
            continue;
        }
        used_a[i].fill(true);
        used_b[j].fill(true);
        pairs.push(likeness);
    }
    let free = |used: &[bool]| used.iter().filter(|&&used| !used).count();
    Alignment { pairs, unmatched: free(&used_a).min(free(&used_b)) }
}

/// The first given names, one of which may be written in two words.
fn first_given(a: &[Token], b: &[Token]) -> f64 {
    let (Some(first_a), Some(first_b)) = (a.first(), b.first()) else { return 0.0 };
    let two = |tokens: &[Token], other: &Token| {
        let joined = tokens.get(1).map_or(0.0, |second| Token::join(&tokens[0], second).likeness(other));
        if joined >= JOINED { joined } else { 0.0 }
    };
    first_a.likeness(first_b).max(two(a, first_b)).max(two(b, first_a))
}

/// How well the first word of `a` stands in `in_b`, or the first of `b` in `in_a`: the better of the two.
fn both(a: &[Token], b: &[Token], in_a: &[Token], in_b: &[Token]) -> f64 {
    let best = |token: Option<&Token>, among: &[Token]| {
        let Some(token) = token else { return 0.0 };
        let single = among.iter().map(|other| token.likeness(other));
        let joined = among.windows(2).map(|pair| Token::join(&pair[0], &pair[1]).likeness(token));
        single.chain(joined.filter(|&likeness| likeness >= JOINED)).fold(0.0, f64::max)
    };
    best(a.first(), in_b).max(best(b.first(), in_a))
}

/// Names of short syllables (Chinese, Korean) differ by one syllable when they differ: all of them have to agree.
fn syllables(a: &Parts, b: &Parts) -> f64 {
    let short = |tokens: &[Token], most: usize| tokens.iter().all(|token| token.letters.len() <= most);
    let syllabic = a.given.len() + b.given.len() >= 3
        && short(&a.given, 6)
        && short(&b.given, 6)
        && short(&a.surname, 5)
        && short(&b.surname, 5);
    if !syllabic {
        return 0.0;
    }
    let likeness = match (a.given.len(), b.given.len()) {
        (0, _) | (_, 0) => 0.5,
        (given, other) if given == other => {
            a.given.iter().zip(&b.given).map(|(token, other)| token.likeness(other)).fold(1.0, f64::min)
        }
        _ => joined(&a.given, &b.given),
    };
    scaled(likeness) - 0.7
}

/// The likeness of the two syllables that differ most, when both given names have as many; 1 where that says nothing.
fn every_syllable(a: &Parts, b: &Parts) -> f64 {
    let short = |parts: &Parts| parts.given.iter().chain(&parts.surname).all(|token| token.letters.len() <= 5);
    if a.given.len() < 2 || a.given.len() != b.given.len() || !short(a) || !short(b) {
        return 1.0;
    }
    a.given.iter().zip(&b.given).map(|(token, other)| token.likeness(other)).fold(1.0, f64::min)
}

fn joined(a: &[Token], b: &[Token]) -> f64 {
    let join = |tokens: &[Token]| Token::new(&tokens.iter().map(|token| token.letters.as_str()).collect::<String>());
    join(a).likeness(&join(b))
}

/// What of a likeness is more than chance.
fn scaled(likeness: f64) -> f64 {
    ((likeness - CHANCE) / (1.0 - CHANCE)).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{one_person, same_person, similarity};

    #[track_caller]
    fn same(a: &str, b: &str) {
        assert!(same_person(a, b) && one_person(a, b), "{a} and {b}: {}", similarity(a, b));
    }

    #[track_caller]
    fn two(a: &str, b: &str) {
        assert!(!one_person(a, b), "{a} and {b}: {}", similarity(a, b));
        assert!(!one_person(b, a), "{b} and {a}: {}", similarity(a, b));
    }

    #[track_caller]
    fn different(a: &str, b: &str) {
        assert!(!same_person(a, b), "{a} and {b}: {}", similarity(a, b));
    }

    #[test]
    fn transliterations() {
        same("Kassym-Jomart Tokaïev", "Kasim-Yomart Tokayev");
        same("Sergueï Lavrov", "Sergei Lavrov");
        same("Vladimir Poutine", "PUTIN, Vladimir");
        same("Nikita Khrouchtchev", "Nikita Chruschtschow");
        same("Mouammar Kadhafi", "Muammar Gaddafi");
        same("Abdel Fattah al-Sissi", "Abdul Fatah el-Sisi");
        same("Saïd Salih al-Omgy", "Said Saleh al-Umqi");
        same("Mahmoud Ahmadinejad", "Mahmud Ahmadinedjad");
    }

    #[test]
    fn order_initials_and_dropped_words() {
        same("John Fitzgerald Kennedy", "KENNEDY, John F.");
        same("Gabriel García Márquez", "García Márquez, Gabriel");
        same("Luiz Inácio Lula da Silva", "Luiz Inacio da Silva");
        same("Usama bin Ladin", "Osama Ben Laden");
    }

    #[test]
    fn one_surname_two_persons() {
        different("Noursoultan Nazarbaïev", "Dariga Nazarbaïeva");
        different("Bill Clinton", "Hillary Clinton");
        different("Kim Jong Un", "Kim Yo Jong");
        different("Raúl Castro", "Fidel Castro");
    }

    #[test]
    fn surnames_that_begin_alike_are_not_one() {
        two("Jean-Claude Dupont", "Jean-Claude Dubois");
        two("Anne-Marie Martin", "Anne-Marie Marchand");
        two("Igor Petrov", "Igor Petrenko");
        two("Marie Durand", "Marie Dupond");
        two("Pierre Moreau", "Pierre Morel");
        two("Anna Kowalska", "Anna Kowalczyk");
        two("Kassym-Jomart Tokaïev", "Kassym-Jomart Kemelev");
        two("Li Wei", "Li Wen");
        two("Mohammed Reza Rezvani", "Mohammed Reza Rezakhah");
        two("Igor Valentinovich Korobov", "Igor Aleksandrovich Kornet");
    }

    #[test]
    fn given_names_of_one_family() {
        same("Nikolai Kozitsyne", "Mykola Kozitsyn");
        same("Robert Kerrigan", "Bob Kerrigan");
        different("Tom Kerrigan", "Tim Kerrigan");
        same("Hussein al-Khalidi", "Hocine Al Khaldi");
        different("Hassan Rahimi", "Hussein Rahimi");
        different("Mohammed Saleh", "Ahmed Saleh");
    }

    #[test]
    fn one_given_name_two_persons() {
        different("Emmanuel Macron", "Emmanuel Valls");
        different("Vladimir Poutine", "Volodymyr Zelensky");
    }

    proptest! {
        #[test]
        fn symmetric_and_never_panics(a in "\\PC{0,30}", b in "\\PC{0,30}") {
            prop_assert!((similarity(&a, &b) - similarity(&b, &a)).abs() < 1e-9);
        }
    }
}

//! Whether two spellings are of one person: tokens brought to a key that transliterations share, aligned, and weighed.
//!
//! Knows no one in particular, and of short forms only those that stand for one name ("Bob"). The weights are small
//! whole numbers found on 3,600 pairs of spellings and checked on halves that were held out.

use super::apart;
use super::grid::{CHANCE, Grid};
use super::parts::{Parts, Token};

/// A pair that reaches this is one person.
const THRESHOLD: f64 = 2.83;

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
    are_one_person(&Parts::new(a), &Parts::new(b))
}

/// The same of two names whose words are known.
pub(super) fn are_one_person(a: &Parts, b: &Parts) -> bool {
    let likeness = likeness(a, b);
    likeness >= THRESHOLD && likeness - apart::against(a, b) >= THRESHOLD
}

/// Whether the surname of `name` is spelled like `surname` in some transliteration.
pub(super) fn same_surname(name: &str, surname: &str) -> bool {
    let (name, surname) = (Parts::new(name), Parts::new(surname));
    let (Some(last), Some(other)) = (name.surname().first(), surname.surname().first()) else { return false };
    last.likeness(other) > 0.9
}

/// How strongly two spellings speak for one person: about 0 for strangers, 2.83 at the border, up to 7.
///
/// Symmetric, and the same for any order of the words that [`same_person`] knows. What is too long for a person's name
/// is like nothing.
#[must_use]
pub fn similarity(a: &str, b: &str) -> f64 {
    likeness(&Parts::new(a), &Parts::new(b))
}

fn likeness(a: &Parts, b: &Parts) -> f64 {
    if a.surname().is_empty() || b.surname().is_empty() {
        return 0.0;
    }
    if a.given().is_empty() && b.given().is_empty() {
        return 4.0 * scaled(joined(a.surname(), b.surname()));
    }
    let grid = Grid::new(a, b);
    let matched = grid.align();
    let strong = matched.pairs.iter().filter(|&&likeness| likeness > 0.88).count().min(3);
    let all = (0..a.all().len(), 0..b.all().len());
    let surname = grid.both(a.surnames(), b.surnames(), (a.surnames(), b.surnames()));
    let surname = scaled(surname.max(a.whole.likeness(&b.whole)));
    let anywhere = scaled(grid.both(a.surnames(), b.surnames(), all.clone()));
    let anywhere = anywhere.max(surname);
    // A given name alone makes nobody the same, and half a likeness to some other word is chance.
    if surname < 0.1 && anywhere < 0.5 && strong < 2 {
        return 0.0;
    }
    3.0 * scaled(grid.first_given().min(every_syllable(a, b)))
        + scaled(grid.both(a.givens(), b.givens(), all))
        + 3.0 * (anywhere - surname)
        + f64::from(u8::try_from(strong).unwrap_or(3))
        + 2.0 * syllables(a, b)
        - f64::from(u8::try_from(matched.unmatched).unwrap_or(u8::MAX))
}

/// Names of short syllables (Chinese, Korean) differ by one syllable when they differ: all of them have to agree.
fn syllables(a: &Parts, b: &Parts) -> f64 {
    let short = |tokens: &[Token], most: usize| tokens.iter().all(|token| token.letters.len() <= most);
    let syllabic = a.given().len() + b.given().len() >= 3
        && short(a.given(), 6)
        && short(b.given(), 6)
        && short(a.surname(), 5)
        && short(b.surname(), 5);
    if !syllabic {
        return 0.0;
    }
    let likeness = match (a.given().len(), b.given().len()) {
        (0, _) | (_, 0) => 0.5,
        (given, other) if given == other => {
            a.given().iter().zip(b.given()).map(|(token, other)| token.likeness(other)).fold(1.0, f64::min)
        }
        _ => joined(a.given(), b.given()),
    };
    scaled(likeness) - 0.7
}

/// The likeness of the two syllables that differ most, when both given names have as many; 1 where that says nothing.
fn every_syllable(a: &Parts, b: &Parts) -> f64 {
    let short = |parts: &Parts| parts.all().iter().all(|token| token.letters.len() <= 5);
    if a.given().len() < 2 || a.given().len() != b.given().len() || !short(a) || !short(b) {
        return 1.0;
    }
    a.given().iter().zip(b.given()).map(|(token, other)| token.likeness(other)).fold(1.0, f64::min)
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
    fn a_surname_that_is_another_s_given_name() {
        two("Bobbie Jean", "Jane Carter");
        two("Rosa Martin", "Martine Duval");
        same("Nguyen Anh", "Anh Nguyen");
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

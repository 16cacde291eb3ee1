//! What a candidate is the name of, from its own words and those around it.

use super::Candidate;
use super::company;
use super::scan::Scan;
use crate::document::NameKind;
use crate::language::NameRoles;
use crate::language::{ends_as_surname, is_given_name, spelling};
use crate::text::tokens::Kind;

/// Decides the kind of `candidate` when the words allow; leaves it open otherwise.
pub(super) fn decide(scan: &Scan, candidate: &mut Candidate) {
    if candidate.entry.is_some() && preceded_by_title(scan, candidate.start) && candidate.end == candidate.start + 1 {
        // "le président Washington" is no city.
        let person = candidate.kind == Some(NameKind::Place) && addressed(scan, candidate.start);
        if person {
            candidate.entry = None;
            candidate.kind = Some(NameKind::Person);
        }
        return;
    }
    if candidate.kind.is_none() && !candidate.weak {
        candidate.kind = evidence(scan, candidate);
        // "CORRECTION: …": a long word in capitals that opens a line names nothing by itself.
        let alone = candidate.end == candidate.start + 1 && candidate.kind.is_none();
        candidate.weak = alone && scan.opens(candidate.start) && is_shouted(scan, candidate.start);
    }
}

fn evidence(scan: &Scan, candidate: &Candidate) -> Option<NameKind> {
    let (start, end) = (candidate.start, candidate.end);
    let words = (start..end).filter(|&at| scan.kind(at) == Some(Kind::Word)).count();
    if candidate.titled || preceded_by_title(scan, start) {
        return Some(NameKind::Person);
    }
    let body = |at| scan.may(NameRoles::ORG_WORD | NameRoles::ORG_HEAD, at) || scan.is_byte(at, b'&');
    if (start..end).any(body) {
        return Some(NameKind::Org);
    }
    if preceded_by_place_head(scan, start) || names_a_place(scan, start, end) {
        return Some(NameKind::Place);
    }
    if words == 1 && scan.is_short_for_others(start) {
        return (!is_shouted(scan, start)).then_some(NameKind::Org);
    }
    if preceded_by_org_head(scan, start) || company::is_one(scan, start, end) {
        return Some(NameKind::Org);
    }
    if is_thing(scan, start, end) {
        return None;
    }
    if scan.after_article(start) {
        // No person is called "la" or "l'" in running text.
        return None;
    }
    if words > 1 && !joined_by_hyphen_only(scan, start, end) {
        return several_words(scan, start, end);
    }
    let place = scan.may_before(NameRoles::PLACE_PREPOSITION, start);
    if acts_like_a_person(scan, end) || words == 1 && !place && is_given_name(scan.folded(start)) {
        return Some(NameKind::Person);
    }
    place.then_some(NameKind::Place)
}

/// Longer words in capitals are shouted, not short for others.
const LONGEST_ACRONYM: usize = 6;

fn is_shouted(scan: &Scan, at: usize) -> bool {
    scan.is_acronym(at) && scan.words(at).chars().count() > LONGEST_ACRONYM
}

/// What a name of several words is: a person's, where its words or what is said beside it tell so, a place's where only a
/// place can stand ("in Woods Hole"), and else nobody knows: "Rolls Royce" is taken for no person.
fn several_words(scan: &Scan, start: usize, end: usize) -> Option<NameKind> {
    let first = scan.folded(start);
    if scan.table.articles.contains(first) {
        return None;
    }
    if scan.table.within.contains(scan.before(start)) && !is_given_name(first) {
        return Some(NameKind::Place);
    }
    (is_called_like_a_person(scan, start, end) || is_told_of_a_person(scan, end)).then_some(NameKind::Person)
}

/// Whether the words are a person's: a given name, an initial, a particle, the ending of a surname, Chinese syllables.
fn is_called_like_a_person(scan: &Scan, start: usize, end: usize) -> bool {
    let words = || (start..end).filter(|&at| scan.kind(at) == Some(Kind::Word));
    let second = || scan.is_byte(start + 1, b'-') && is_given_name(scan.folded(start + 2));
    let initial = |at: usize| scan.words(at).chars().count() == 1 && scan.is_byte(at + 1, b'.');
    let particle = |at: usize| at > start && at + 1 < end && scan.table.person_particles.contains(scan.folded(at));
    is_given_name(scan.folded(start))
        || second()
        || ends_as_surname(scan.folded(end - 1))
        || words().any(|at| initial(at) || particle(at))
        || words().all(|at| spelling::is_in_syllables(scan.folded(at)) && !scan.is_function_word(at))
}

/// "Hollin Park", "Chalon-sur-Saône"
fn names_a_place(scan: &Scan, start: usize, end: usize) -> bool {
    let last =
        end > start + 1 && scan.table.place_words.contains(scan.folded(end - 1)) && !is_given_name(scan.folded(start));
    // "Saint-Denis"; "Antoine de Saint-Exupéry" begins with another word.
    let sacred = end > start + 2
        && scan.table.place_starts.contains(scan.folded(start))
        && (joined_by_hyphen_only(scan, start, end) || scan.is_byte(start + 1, b'.'));
    let link = |at: usize| scan.glued(at) && scan.glued(at + 1) && scan.table.place_links.contains(scan.folded(at));
    // "Cape Tilden"
    let opener = end > start + 1 && scan.table.place_openers.contains(scan.folded(start)) && !scan.glued(start + 1);
    last || sacred || opener || (start + 2..end.saturating_sub(2)).any(|at| link(at) && !scan.is_capital(at))
}

/// "la tempête Darwin", "Operation Overlord", "Nobel Prize": a storm, an operation, a prize, before the name, as its first
/// word or its last.
fn is_thing(scan: &Scan, start: usize, end: usize) -> bool {
    let heads = &scan.table.thing_heads;
    let person = end == start + 2 && is_given_name(scan.folded(start));
    heads.contains(scan.before(start))
        || heads.contains(scan.folded(start))
        || end > start + 1 && !person && scan.table.thing_words.contains(scan.folded(end - 1))
}

/// "président Dupont", "M. Dupont"
fn addressed(scan: &Scan, start: usize) -> bool {
    let at = start - usize::from(start > 0 && scan.is_byte(start - 1, b'.'));
    scan.may_before(NameRoles::TITLE, at)
}

/// "président Dupont", "M. Dupont", "le ministre russe Dupont", "le porte-parole de la police, Jean Dupont".
fn preceded_by_title(scan: &Scan, start: usize) -> bool {
    let mut at = start;
    if scan.words(at.wrapping_sub(1)) == "." {
        at -= 1;
    }
    if scan.may_before(NameRoles::TITLE, at) {
        return true;
    }
    if words_before_comma(scan, start) {
        return true;
    }
    let adjective = scan.table.is_demonym(scan.before(at)) && at > 1;
    adjective && scan.may_before(NameRoles::TITLE, at - 1)
}

/// "un habitant, Dupont", "le président de l'Autorité, Dupont": a role in the words that a comma parts from the name.
fn words_before_comma(scan: &Scan, start: usize) -> bool {
    const LONG: usize = 9;
    if start < 2 || !scan.is_byte(start - 1, b',') {
        return false;
    }
    let words = (start.saturating_sub(LONG)..start - 1)
        .rev()
        .take_while(|&at| scan.kind(at) != Some(Kind::Mark) && !scan.opens(at + 1));
    words.into_iter().any(|at| scan.may(NameRoles::TITLE, at) && !scan.is_capital(at))
}

/// "son agence de presse Amaq", "le quotidien Kommersant".
fn preceded_by_org_head(scan: &Scan, start: usize) -> bool {
    let head = |at: usize| scan.may_before(NameRoles::ORG_HEAD, at);
    head(start) || start > 2 && scan.may_before(NameRoles::LINK, start - 1) && head(start - 2)
}

/// "la province de Nangarhar", "the city of Leeds".
fn preceded_by_place_head(scan: &Scan, start: usize) -> bool {
    let mut at = start;
    while at > 0
        && (scan.may_before(NameRoles::LINK, at) || scan.kind(at - 1) == Some(Kind::Apostrophe))
        && at + 3 > start
    {
        at -= 1;
    }
    scan.may_before(NameRoles::PLACE_HEAD, at)
}

fn joined_by_hyphen_only(scan: &Scan, start: usize, end: usize) -> bool {
    (start + 1..end).all(|at| scan.glued(at))
}

/// Whether what follows is said of persons only: "a déclaré", ", 34 ans", ", un commerçant".
fn acts_like_a_person(scan: &Scan, end: usize) -> bool {
    let two = || {
        scan.may(NameRoles::BEGINS_PERSON_VERB, end)
            && scan.table.person_verbs.contains(&format!("{} {}", scan.folded(end), scan.folded(end + 1)))
    };
    if scan.may(NameRoles::PERSON_VERB, end) || two() {
        return true;
    }
    is_told_of_a_person(scan, end)
}

/// ", 34 ans", ", un commerçant", "was born"
fn is_told_of_a_person(scan: &Scan, end: usize) -> bool {
    let lives = |verb: &str| scan.table.life_verbs.contains(verb);
    lives(scan.folded(end))
        || lives(&format!("{} {}", scan.folded(end), scan.folded(end + 1)))
        || scan.is_byte(end, b',')
            && (scan.is_age(end + 1) || scan.may(NameRoles::TITLE, end + 1) || scan.may(NameRoles::TITLE, end + 2))
}

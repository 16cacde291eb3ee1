//! What a candidate is the name of, from its own words and those around it.

use super::Candidate;
use super::scan::Scan;
use crate::document::NameKind;
use crate::language::NameRoles;
use crate::text::tokens::Kind;

/// Decides the kind of `candidate` when the words allow; leaves it open otherwise.
pub(super) fn decide(scan: &Scan, candidate: &mut Candidate) {
    if candidate.entry.is_some() && preceded_by_title(scan, candidate.start) && candidate.end == candidate.start + 1 {
        // "le président Washington" is no city.
        let person = candidate.kind == Some(NameKind::Place) && scan.may_before(NameRoles::TITLE, candidate.start);
        if person {
            candidate.entry = None;
            candidate.kind = Some(NameKind::Person);
        }
        return;
    }
    if candidate.kind.is_none() && !candidate.weak {
        candidate.kind = evidence(scan, candidate);
    }
}

fn evidence(scan: &Scan, candidate: &Candidate) -> Option<NameKind> {
    let (start, end) = (candidate.start, candidate.end);
    let words = (start..end).filter(|&at| scan.kind(at) == Some(Kind::Word)).count();
    if candidate.titled || preceded_by_title(scan, start) {
        return Some(NameKind::Person);
    }
    if (start..end).any(|at| scan.may(NameRoles::ORG_WORD | NameRoles::ORG_HEAD, at)) {
        return Some(NameKind::Org);
    }
    if preceded_by_place_head(scan, start) {
        return Some(NameKind::Place);
    }
    if words == 1 && scan.is_acronym(start) {
        return Some(NameKind::Org);
    }
    if preceded_by_org_head(scan, start) {
        return Some(NameKind::Org);
    }
    if scan.after_article(start) {
        // No person is called "la" or "l'" in running text.
        return None;
    }
    if words > 1 && !joined_by_hyphen_only(scan, start, end) {
        return Some(NameKind::Person);
    }
    if acts_like_a_person(scan, end) {
        return Some(NameKind::Person);
    }
    scan.may_before(NameRoles::PLACE_PREPOSITION, start).then_some(NameKind::Place)
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

/// "un habitant, Dupont"
fn words_before_comma(scan: &Scan, start: usize) -> bool {
    start > 1 && scan.words(start - 1) == "," && scan.may_before(NameRoles::TITLE, start - 1)
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
    let apposed = scan.words(end) == ",";
    apposed && (scan.kind(end + 1) == Some(Kind::Digits) || scan.may(NameRoles::TITLE, end + 2))
}

//! What a candidate is the name of, from its own words and those around it.

use super::Candidate;
use super::scan::Scan;
use crate::document::NameKind;
use crate::language::NameRoles;
use crate::language::is_given_name;
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
    if (start..end).any(|at| scan.may(NameRoles::ORG_WORD | NameRoles::ORG_HEAD, at)) {
        return Some(NameKind::Org);
    }
    if preceded_by_place_head(scan, start) || names_a_place(scan, start, end) {
        return Some(NameKind::Place);
    }
    if words == 1 && scan.is_acronym(start) {
        return (!is_shouted(scan, start)).then_some(NameKind::Org);
    }
    if preceded_by_org_head(scan, start) {
        return Some(NameKind::Org);
    }
    if is_thing(scan, start) {
        return None;
    }
    if scan.after_article(start) {
        // No person is called "la" or "l'" in running text.
        return None;
    }
    if words > 1 && !joined_by_hyphen_only(scan, start, end) {
        return several_words(scan, start);
    }
    if acts_like_a_person(scan, end) {
        return Some(NameKind::Person);
    }
    scan.may_before(NameRoles::PLACE_PREPOSITION, start).then_some(NameKind::Place)
}

/// Longer words in capitals are shouted, not short for others.
const LONGEST_ACRONYM: usize = 6;

fn is_shouted(scan: &Scan, at: usize) -> bool {
    scan.is_acronym(at) && scan.words(at).chars().count() > LONGEST_ACRONYM
}

/// What a name of several words is that nothing around it tells: a person's, but for "Les Tilleuls" and what stands
/// where only a place can ("in Woods Hole").
fn several_words(scan: &Scan, start: usize) -> Option<NameKind> {
    let first = scan.folded(start);
    if scan.table.articles.contains(first) {
        return None;
    }
    let led = scan.table.within.contains(scan.before(start)) && !is_given_name(first);
    Some(if led { NameKind::Place } else { NameKind::Person })
}

/// "Hollin Park", "Chalon-sur-Saône"
fn names_a_place(scan: &Scan, start: usize, end: usize) -> bool {
    let last =
        end > start + 1 && scan.table.place_words.contains(scan.folded(end - 1)) && !is_given_name(scan.folded(start));
    let link = |at: usize| scan.glued(at) && scan.glued(at + 1) && scan.table.place_links.contains(scan.folded(at));
    last || (start + 2..end.saturating_sub(2)).any(|at| link(at) && !scan.is_capital(at))
}

/// "la tempête Darwin", "Operation Overlord": a storm or an operation, before the name or as its first word.
fn is_thing(scan: &Scan, start: usize) -> bool {
    scan.table.thing_heads.contains(scan.before(start)) || scan.table.thing_heads.contains(scan.folded(start))
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
    apposed && (scan.is_age(end + 1) || scan.may(NameRoles::TITLE, end + 2))
}

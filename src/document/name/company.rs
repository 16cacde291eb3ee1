//! Companies, told by what goes with them: "chez Goldman Sachs", "le géant Air Liquide", "Rolls Royce shares".

use super::scan::Scan;
use crate::language::{NameRoles, is_given_name};
use crate::text::tokens::{Gap, Kind};

/// Whether the words around the name from `start` to `end` are said of organisations and of no person.
pub(super) fn is_one(scan: &Scan, start: usize, end: usize) -> bool {
    is_led(scan, start) || is_followed(scan, start, end) || employs(scan, start, end)
}

/// "le constructeur Rolls Royce", "l'entreprise familiale Petit Bateau"
fn is_led(scan: &Scan, start: usize) -> bool {
    let leads = |at: usize| at > 0 && scan.table.org_leads.contains(scan.folded(at - 1)) && scan.gap(at) == Gap::Space;
    let adjective = start > 1
        && scan.table.adjectives_follow
        && scan.kind(start - 1) == Some(Kind::Word)
        && !scan.is_capital(start - 1)
        && !scan.is_function_word(start - 1);
    leads(start) || adjective && leads(start - 1)
}

/// "Rolls Royce shares", "Wells Fargo's chief executive"
fn is_followed(scan: &Scan, start: usize, end: usize) -> bool {
    let known = is_given_name(scan.folded(start));
    let small = |at: usize| scan.kind(at) == Some(Kind::Word) && !scan.is_capital(at) && scan.gap(at) == Gap::Space;
    let letters = scan.is_acronym(end) && scan.gap(end) == Gap::Space;
    if (small(end) || letters) && scan.table.org_followers.contains(scan.folded(end)) {
        return true;
    }
    let possessive = scan.kind(end) == Some(Kind::Apostrophe) && scan.words(end + 1) == "s";
    possessive && !known && small(end + 2) && scan.table.possessed.contains(scan.folded(end + 2))
}

/// "analysts at Morgan Stanley", "chez Goldman Sachs": where people work, when nobody is called so.
fn employs(scan: &Scan, start: usize, end: usize) -> bool {
    let possessive = scan.kind(end) == Some(Kind::Apostrophe);
    if possessive || end < start + 2 || !scan.table.employers.contains(scan.before(start)) {
        return false;
    }
    let worker = start > 1 && {
        let noun = scan.folded(start - 2);
        scan.may(NameRoles::TITLE, start - 2) || scan.document.language.counting().is_plural(noun)
    };
    worker || !is_given_name(scan.folded(start))
}

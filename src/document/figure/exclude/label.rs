//! Numbers that label something: "article 49.3", "Boeing 737", "12, rue des Lilas", "30126 Saint-Laurent".

use super::super::noun;
use super::super::numeral::{Form, Read};
use super::super::scan::Scan;
use crate::language::Roles;
use crate::language::gazetteer::Gazetteer;
use crate::text::tokens::{Gap, Kind};

/// "article 49.3", "n° 12", "12, rue des Lilas", "Boeing 737".
pub(super) fn stands_before(scan: &Scan, read: &Read) -> bool {
    let measured = scan.units.after.at(scan.tokens, read.end).is_some()
        || scan.units.before.before(scan.tokens, read.start).is_some();
    let dotted = read.end == read.start + 3 && scan.word(read.start + 1) == ".";
    if read.end > read.start + 1 && !dotted || measured {
        return false;
    }
    let comma = usize::from(scan.word(read.end) == ",");
    let street = scan.street_at(read.end + comma);
    let Some(before) = read.start.checked_sub(1).filter(|_| scan.gap(read.start) <= Gap::Space) else { return street };
    let stopped =
        scan.word(before) == "." && scan.gap(before) == Gap::None && before > 0 && scan.part(before - 1).label;
    let degree = scan.word(before) == "°" && before > 0 && scan.part(before - 1).numbering;
    // "in the building 300 people were": what is counted is not numbered.
    let counted = scan.word(read.end).starts_with(char::is_lowercase) && noun::counts(scan, read.end);
    // "Rule 12 applies": a label with a capital is one whatever comes next.
    let named = || scan.tokens.is_capital(before) && !scan.part(before).modifier;
    let label = scan.part(before).label && (!counted || named()) || described(scan, before) && !counted;
    street || degree || label || stopped || brand(scan, read, before)
}

/// Whether the word at `before` describes a label, where adjectives stand behind nouns: "la route départementale 12".
fn described(scan: &Scan, before: usize) -> bool {
    let word = scan.kind(before) == Some(Kind::Word) && !scan.part(before).stop && !scan.tokens.is_capital(before);
    let label = || before > 0 && scan.gap(before) == Gap::Space && scan.part(before - 1).label;
    !scan.has_plurals()
        && word
        && label()
        && !scan.document.roles(before).any(Roles::FINITE | Roles::PARTICIPLE | Roles::PREPOSITION | Roles::ADVERB)
}

/// A name before the number and no noun after it.
fn brand(scan: &Scan, read: &Read, before: usize) -> bool {
    let name = scan.kind(before) == Some(Kind::Word) && scan.word(before).starts_with(char::is_uppercase);
    let first = scan.starts_sentence(before);
    let closed = !matches!(scan.word(read.end), "%" | "€" | "$" | "£" | "-" | "–") && !noun::counts(scan, read.end);
    name && !first
        && closed
        && scan.qualifiers.before.before(scan.tokens, read.start).is_none()
        && !scan.ends_text(read.end)
}

/// The end of what a label numbers, when its first number ends before `at`: "sorties 29 et 36", "section 4(2)".
pub(super) fn past(scan: &Scan, at: usize) -> usize {
    let digits = |at: usize| scan.kind(at) == Some(Kind::Digits);
    let mut end = at;
    while scan.word(end) == "(" && scan.gap(end) == Gap::None && digits(end + 1) && scan.word(end + 2) == ")" {
        end += 3;
    }
    while end < at + 12 {
        let to = scan.qualifiers.range.to.at(scan.tokens, end).map(|(next, ())| next);
        let and = scan.numbers.and.iter().any(|and| and == scan.tokens.folded(end)) || scan.word(end) == ",";
        let next = to.or_else(|| and.then_some(end + 1)).filter(|&next| digits(next) && scan.gap(next) == Gap::Space);
        // "l'article 12 et 40 députés": what is counted is no number of the list.
        match next.and_then(|next| scan.reader().read(next, true)) {
            Some(read) if read.digits && read.form == Form::Cardinal && !is_measured(scan, &read) => end = read.end,
            _ => break,
        }
    }
    end
}

/// Whether something measured or counted stands right behind a number.
fn is_measured(scan: &Scan, read: &Read) -> bool {
    scan.noun_at(read.end).is_some() || scan.units.after.at(scan.tokens, read.end).is_some()
}

/// "le numéro deux du parti", "her number one priority"
pub(super) fn numbered(scan: &Scan, read: &Read) -> bool {
    let before = read.start.checked_sub(1).filter(|_| !read.digits && scan.gap(read.start) == Gap::Space);
    before.is_some_and(|before| scan.part(before).label && scan.part(before).numbering)
}

/// "30126 Saint-Laurent": five digits without a gap before the name of a place; "12000 Kurdes" are people. Where nouns stand
/// behind adjectives, postcodes stand behind the place.
pub(super) fn postcode(scan: &Scan, read: &Read) -> bool {
    let five = read.end == read.start + 1 && scan.word(read.start).len() == 5 && scan.gap(read.end) == Gap::Space;
    if !five || scan.has_plurals() || !scan.word(read.end).starts_with(char::is_uppercase) {
        return false;
    }
    let end = scan.compound_end(read.end);
    let folded = scan.tokens.folded(read.end);
    let plural = scan.counting.plural_letters.iter().any(|letter| folded.ends_with(letter.as_str()));
    end > read.end + 1 || !plural || Gazetteer::get().starting_with(folded).iter().any(|place| place.rest.is_empty())
}

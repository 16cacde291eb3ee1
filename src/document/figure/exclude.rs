//! What is written with digits and is no figure: telephone numbers, versions, scores, times of
//! day, dates in digits, names that hold a number ("Covid-19", "A320", "Boeing 737"), titles ("Premier ministre").

use super::digits;
use super::numeral::{Form, Read};
use super::scan::Scan;
use super::unit;
use crate::language::Roles;
use crate::language::gazetteer::Gazetteer;
use crate::text::tokens::{Gap, Kind};

/// The token after the numbers at `read`, when they are no figure.
pub(super) fn skip(scan: &Scan, read: &Read) -> Option<usize> {
    let rank = read.form == Form::Ordinal;
    if rank && scan.counting.titles.at(scan.tokens, read.start).is_some() {
        return Some(read.end);
    }
    if !rank && scan.counting.pronouns.before(scan.tokens, read.end).is_some() {
        return Some(read.end);
    }
    if !rank && numbered(scan, read) {
        return Some(read.end);
    }
    if !read.digits || rank {
        return None;
    }
    if postcode(scan, read) {
        return Some(read.end);
    }
    let (start, end, groups, marks) = chain(scan, read);
    if named(scan, read, start) {
        return Some(end.max(read.end));
    }
    let slashed = marks.contains(&"/") && !(groups == 2 && read.form == Form::Fraction && plain_fraction(scan, read));
    if groups >= 4
        || (groups >= 3 && !marks.is_empty())
        || marks.contains(&":")
        || marks.contains(&".")
        || slashed
        || score(scan, read, end)
    {
        return Some(end.max(read.end));
    }
    if let Some(end) = told_score(scan, read) {
        return Some(end);
    }
    if let Some(end) = chronometer(scan, read.end) {
        return Some(end);
    }
    if let Some(end) = telephone(scan, read).or_else(|| clock(scan, read)) {
        return Some(end);
    }
    labelled(scan, read).then(|| past_label(scan, end.max(read.end)))
}

/// The end of what a label numbers, when its first number ends before `at`: "sorties 29 et 36", "section 4(2)".
fn past_label(scan: &Scan, at: usize) -> usize {
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

/// "30126 Saint-Laurent": five digits without a gap before the name of a place; "12000 Kurdes" are people. Where nouns stand
/// behind adjectives, postcodes stand behind the place.
fn postcode(scan: &Scan, read: &Read) -> bool {
    let five = read.end == read.start + 1 && scan.word(read.start).len() == 5 && scan.gap(read.end) == Gap::Space;
    if !five || scan.has_plurals() || !scan.word(read.end).starts_with(char::is_uppercase) {
        return false;
    }
    let end = scan.compound_end(read.end);
    let folded = scan.tokens.folded(read.end);
    let plural = scan.counting.plural_letters.iter().any(|letter| folded.ends_with(letter.as_str()));
    end > read.end + 1 || !plural || Gazetteer::get().starting_with(folded).iter().any(|place| place.rest.is_empty())
}

/// "le numéro deux du parti", "her number one priority"
fn numbered(scan: &Scan, read: &Read) -> bool {
    let before = read.start.checked_sub(1).filter(|_| !read.digits && scan.gap(read.start) == Gap::Space);
    before.is_some_and(|before| scan.part(before).label && scan.part(before).numbering)
}

/// The digits glued together around `read`: first token, token after, how many groups, and the marks between that
/// no number has inside.
fn chain<'a>(scan: &'a Scan, read: &Read) -> (usize, usize, usize, Vec<&'a str>) {
    let glue = |at: usize| matches!(scan.word(at), "." | "-" | "/" | ":" | "–") && scan.gap(at) == Gap::None;
    let digits = |at: usize| scan.kind(at) == Some(Kind::Digits) && scan.gap(at) == Gap::None;
    let (mut start, mut end) = (read.start, read.end);
    let mut marks = Vec::new();
    let mut groups = 1;
    if read.form == Form::Fraction && read.end > read.start + 2 && scan.word(read.end - 2) == "/" {
        (groups, marks) = (2, vec!["/"]);
    }
    while start >= 2 && glue(start - 1) && scan.gap(start) == Gap::None && scan.kind(start - 2) == Some(Kind::Digits) {
        marks.push(scan.word(start - 1));
        (start, groups) = (start - 2, groups + 1);
    }
    while glue(end) && digits(end + 1) {
        marks.push(scan.word(end));
        (end, groups) = (decimal_end(scan, end + 1), groups + 1);
    }
    (start, end, groups, marks)
}

/// The token after the digits at `at`, and after their decimals where a dash stands before: "2.0–2.4".
fn decimal_end(scan: &Scan, at: usize) -> usize {
    let dashed = matches!(scan.word(at - 1), "-" | "–");
    let start = scan.tokens.get(at).filter(|_| dashed).map(|token| token.span.start);
    let read = start.and_then(|start| digits::read(scan.text, start, scan.numbers));
    read.filter(|read| !read.whole).map_or(at + 1, |read| scan.tokens.from(read.end))
}

/// "3/4" is a fraction; "01/1995" and "5/2018" are dates.
fn plain_fraction(scan: &Scan, read: &Read) -> bool {
    // "7-6 (7/5)"
    if read.value > 1.0 && read.end == read.start + 3 && read.start > 0 && scan.word(read.start - 1) == "(" {
        return false;
    }
    let part = |at: usize| scan.word(at).len() <= 3 && !scan.word(at).starts_with('0');
    read.end >= read.start + 3 && part(read.end - 3) && part(read.end - 1)
}

/// Digits that belong to a name: glued to letters, or to a hyphen after letters.
fn named(scan: &Scan, read: &Read, start: usize) -> bool {
    let glued_after = scan.kind(read.end) == Some(Kind::Word)
        && scan.gap(read.end) == Gap::None
        && scan.units.after.at(scan.tokens, read.end).is_none()
        && unit::glued(scan, read.end).is_none()
        && scan.numbers.roles_at(scan.tokens, read.end).is_none();
    if glued_after
        && scan.text[..scan.tokens.get(read.end).map_or(0, |token| token.span.start)]
            .ends_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    if start == 0 || scan.gap(start) != Gap::None {
        return false;
    }
    let before = scan.word(start - 1);
    let letters = |at: usize| scan.kind(at) == Some(Kind::Word);
    let glued = letters(start - 1) && scan.units.before.before(scan.tokens, start).is_none();
    let hyphen = matches!(before, "-" | "‑") && start >= 2 && letters(start - 2) && scan.gap(start - 1) == Gap::None;
    glued || hyphen || matches!(before, "#" | "@" | "_" | "\\" | "/")
}

/// "3-1": two small numbers that fall, or stand still.
fn score(scan: &Scan, read: &Read, end: usize) -> bool {
    let number = |at: usize| scan.word(at).parse::<u32>().ok().filter(|_| scan.word(at).len() <= 3);
    let dash = end == read.end + 2 && matches!(scan.word(read.end), "-" | "–");
    let (Some(home), Some(guest)) = (number(read.start), number(read.end + 1)) else { return false };
    let falls = home >= guest || (home < 2 && guest < 10 && scan.noun_at(end).is_none());
    let short = scan.word(read.start).len() <= 2 && scan.word(read.start + 2).len() <= 2;
    // "Leeds 10-24 Hull"
    let name =
        |at: usize| scan.kind(at) == Some(Kind::Word) && scan.tokens.is_capital(at) && scan.gap(at) == Gap::Space;
    let versus = || {
        let home = read.start > 0 && scan.gap(read.start) == Gap::Space && scan.tokens.is_capital(read.start - 1);
        home && name(end) && !scan.part(end).plural && scan.units.after.at(scan.tokens, end).is_none()
    };
    dash && read.end == read.start + 1 && (short && (falls || versus()) || is_played(scan, read.start, end))
}

/// How far before a score the word stands that tells it, in tokens.
const TELLING: usize = 8;

/// Whether a word before tells that "10-24", with nothing measured or counted behind, is a score.
fn is_played(scan: &Scan, start: usize, end: usize) -> bool {
    let near = scan.sentence_start(start).max(start.saturating_sub(TELLING));
    let bare = scan.noun_at(end).is_none() && scan.units.after.at(scan.tokens, end).is_none();
    bare && (near..start).any(|at| scan.part(at).scores)
}

/// Above it two numbers are rather votes ("31 to 22"), which count something.
const HIGHEST: f64 = 20.0;

/// "gagné 2 à 1": two small numbers that fall, and nothing they count.
fn told_score(scan: &Scan, read: &Read) -> Option<usize> {
    let (at, ()) = scan.qualifiers.range.to.at(scan.tokens, read.end)?;
    let opened = scan.qualifiers.range.from.before(scan.tokens, read.start).is_some();
    let second = scan.reader().read(at, true).filter(|second| second.digits && second.form == Form::Cardinal)?;
    let bare = scan.noun_at(second.end).is_none() && scan.units.after.at(scan.tokens, second.end).is_none();
    // "le score de 1 à 3"
    if bare && read.start >= 2 && scan.part(read.start - 2).scores && scan.part(read.start - 1).of {
        return Some(second.end);
    }
    (!opened && bare && second.value <= read.value && read.value < HIGHEST).then_some(second.end)
}

/// "01 23 45 67 89", "+33 6 12 34 56 78": four groups of digits or more.
fn telephone(scan: &Scan, read: &Read) -> Option<usize> {
    let digits = |at: usize| scan.kind(at) == Some(Kind::Digits);
    let plus = read.start > 0 && scan.word(read.start - 1) == "+";
    let zero = scan.word(read.start).starts_with('0') && scan.word(read.start).len() > 1;
    if !plus && !zero {
        return None;
    }
    let mut end = read.start + 1;
    let mut groups = 1;
    while groups < 12 {
        let mark = usize::from(matches!(scan.word(end), "." | "-" | "(" | ")" | "/"));
        if !digits(end + mark) || scan.gap(end + mark) > Gap::Space {
            break;
        }
        (end, groups) = (end + mark + 1, groups + 1);
    }
    (groups >= 4 || (plus && groups >= 2)).then_some(end.max(read.end))
}

/// The token after what is glued to a number that ends at `at` as to the minutes of a race: `1'42"38`.
fn chronometer(scan: &Scan, at: usize) -> Option<usize> {
    let sign = |at: usize| matches!(scan.word(at), "'" | "’" | "\"" | "″" | "′");
    let glued = |at: usize| scan.gap(at) == Gap::None && scan.gap(at + 1) == Gap::None;
    let mut end = at;
    while sign(end) && glued(end) && scan.kind(end + 1) == Some(Kind::Digits) {
        end += 2;
    }
    (end > at).then_some(end)
}

/// "14h30", "18 h 30", "à 18h".
fn clock(scan: &Scan, read: &Read) -> Option<usize> {
    // "dure 1 h 30"
    if scan.counting.lasting.before(scan.tokens, read.start).is_some() {
        return None;
    }
    let mark = scan.part(read.end);
    let spaced = scan.gap(read.end) == Gap::Space && mark.hour;
    if spaced && scan.kind(read.end + 1) == Some(Kind::Digits) && scan.word(read.end + 1).len() == 2 {
        return Some(read.end + 2);
    }
    if scan.gap(read.end) != Gap::None || !(mark.hour || mark.day_half) {
        return None;
    }
    let minutes = scan.kind(read.end + 1) == Some(Kind::Digits) && scan.gap(read.end + 1) == Gap::None;
    let told = read.start > 0 && scan.part(read.start - 1).clock;
    (minutes || told || mark.day_half).then(|| read.end + 1 + usize::from(minutes))
}

/// "article 49.3", "n° 12", "12, rue des Lilas", "Boeing 737".
fn labelled(scan: &Scan, read: &Read) -> bool {
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
    let counted = scan.word(read.end).starts_with(char::is_lowercase) && counts(scan, read.end);
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

/// Whether a noun in the plural follows.
pub(super) fn counts(scan: &Scan, at: usize) -> bool {
    let plural = |last: usize| scan.part(last).plural || scan.word(last).ends_with(['s', 'x']);
    scan.noun_at(at).is_some_and(|(_, end)| plural(end - 1) || plural(scan.compound_end(end) - 1))
}

/// A name before the number and no noun after it.
fn brand(scan: &Scan, read: &Read, before: usize) -> bool {
    let name = scan.kind(before) == Some(Kind::Word) && scan.word(before).starts_with(char::is_uppercase);
    let first = scan.starts_sentence(before);
    let closed = !matches!(scan.word(read.end), "%" | "€" | "$" | "£" | "-" | "–") && !counts(scan, read.end);
    name && !first
        && closed
        && scan.qualifiers.before.before(scan.tokens, read.start).is_none()
        && !scan.ends_text(read.end)
}

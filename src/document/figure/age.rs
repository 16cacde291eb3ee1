//! Ages: which lengths of time and which bare numbers tell how old somebody is.

use super::draft::Draft;
use super::numeral::{Form, Read};
use super::scan::Scan;
use super::tally;
use super::unit;
use crate::document::FigureKind;
use crate::language::units::Dimension;
use crate::language::{Roles, is_given_name};
use crate::text::Qualifier;
use crate::text::tokens::{Gap, Kind};

/// Nobody grows older.
pub(super) const OLDEST: f64 = 120.0;

/// How many tokens may stand between the noun of an age and what it is.
const CLAUSE: usize = 12;

/// How many words may stand between a person and the age: "un père de famille de 45 ans".
const REACH: usize = 4;

/// The decade of a life that begins at token `at`: "fifties" in "a man in his late fifties".
pub(super) fn decade(scan: &Scan, at: usize) -> Option<Draft> {
    let ages = &scan.units.age;
    let (end, &first) = ages.decades.at(scan.tokens, at)?;
    let mut start = at;
    while start > 0 && (ages.decade_part.contains(scan.tokens.folded(start - 1)) || scan.word(start - 1) == "-") {
        start -= 1;
    }
    ages.decade_before.before(scan.tokens, start)?;
    Some(Draft { age: true, ..Draft::vague(at, end, first, first + 9.0) })
}

/// Makes an age of a draft that is a length of time or bare, when the words around it say so; the last step but one.
pub(super) fn take(scan: &Scan, draft: &mut Draft) {
    if draft.age || draft.numbers.is_empty() {
        return;
    }
    match draft.unit.map(|unit| unit.dimension) {
        Some(Dimension::Duration) => draft.age = lived(scan, draft),
        None if scan.units.age.bare => bare(scan, draft),
        None => draft.age = is_young(draft) && (told(scan, draft) || listed(scan, draft)),
        Some(_) => {}
    }
}

/// Whether a length of time is that of a life.
fn lived(scan: &Scan, draft: &Draft) -> bool {
    let ages = &scan.units.age;
    if person_before(scan, draft.start) {
        return true;
    }
    let bounded = matches!(
        draft.qualifier,
        Qualifier::Between | Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::LessThan | Qualifier::AtMost
    );
    // "La victime avait treize ans"
    let had = draft.start.checked_sub(2).is_some_and(|person| {
        scan.document.roles(person + 1).any(Roles::HAVE)
            && is_person(scan, person)
            && draft.kind() == FigureKind::Duration
    });
    let told = had
        || ages.alone.before(scan.tokens, draft.start).is_some()
        || bounded && ages.groups.before(scan.tokens, draft.start).is_some();
    let measures = scan.part(draft.end).of || scan.part(draft.end).adjective;
    (told || of_age(scan, draft)) && !measures
}

/// Whether the clause tells of an age, and the number what it is or becomes: "l'âge de départ passera de 62 à 64 ans".
fn of_age(scan: &Scan, draft: &Draft) -> bool {
    let Some(led) = draft.start.checked_sub(1).filter(|_| draft.high <= OLDEST && draft.low.fract() == 0.0) else {
        return false;
    };
    let range = &scan.qualifiers.range;
    let leads = scan.part(led).of
        || scan.document.roles(led).any(Roles::BE)
        || range.from.before(scan.tokens, draft.start).is_some()
        || range.to.before(scan.tokens, draft.start).is_some();
    let near = scan.sentence_start(led).max(led.saturating_sub(CLAUSE));
    let inside = |at: &usize| scan.kind(*at) != Some(Kind::Mark);
    let noun = |at: usize| scan.units.age.nouns.contains(scan.tokens.folded(at));
    leads && (near..led).rev().take_while(inside).any(noun)
}

/// Whether somebody is described by what begins at `start`: "un agent municipal de 45 ans".
fn person_before(scan: &Scan, start: usize) -> bool {
    let Some(mut at) = start.checked_sub(1) else { return false };
    if scan.kind(at) == Some(Kind::Apostrophe) && at > 0 {
        at -= 1;
    }
    if !scan.part(at).of || scan.gap(start) > Gap::Line {
        return false;
    }
    for word in (at.saturating_sub(REACH)..at).rev() {
        if is_person(scan, word) {
            return true;
        }
        if scan.kind(word) != Some(Kind::Word) || scan.part(word).stop && !scan.part(word).of {
            return false;
        }
    }
    false
}

/// "John Smith, 58, …", "adults aged 18 to 65", "people over 65", "she was 40": an age without its unit.
fn bare(scan: &Scan, draft: &mut Draft) {
    // "put the number of dead at 30"
    if !is_young(draft) || tally::before(scan, draft.start, 0).is_some() {
        return;
    }
    let last = draft.last().map_or(draft.end, |read| read.end);
    let counts = draft.noun.is_some_and(|noun| noun.tied || scan.counting.is_plural(scan.tokens.folded(noun.end - 1)));
    if draft.words.is_some() && !counts && is_person(scan, draft.start.wrapping_sub(1)) {
        let end = draft.words.map_or(last, |(_, end)| last.max(end));
        (draft.age, draft.noun, draft.end) = (true, None, end);
        return;
    }
    if draft.noun.is_some() {
        return;
    }
    let before = draft.start.wrapping_sub(2);
    let named = draft.start >= 2 && (scan.word(before).starts_with(char::is_uppercase) || is_person(scan, before));
    let between = scan.word(draft.start.wrapping_sub(1)) == "," && scan.word(draft.end) == ",";
    let digits = draft.last().is_some_and(|read| read.digits);
    let named = named || between && digits && is_introduced(scan, before);
    // "she was 40", "the victim was thirteen"
    let was = draft.start.checked_sub(2).is_some_and(|person| {
        scan.part(person + 1).singular && scan.document.roles(person + 1).any(Roles::BE) && is_person(scan, person)
    });
    let alone = (was || of_age(scan, draft) || scan.units.age.alone.before(scan.tokens, draft.start).is_some())
        && closed(scan, draft.end);
    // "a boy of 15"
    let of = person_before(scan, draft.start) && closed(scan, draft.end);
    // "said Mayor Anna Roux, 54."
    let comma = scan.word(draft.start.wrapping_sub(1)) == ",";
    let last_word = comma && ends_sentence(scan, draft.end) && is_full_name(scan, before);
    draft.age = told(scan, draft) || alone || of || (named && between || last_word) && draft.words.is_none();
}

/// Whether the words up to the one at `last` are a person's, with a title or a frequent given name before it.
fn is_full_name(scan: &Scan, last: usize) -> bool {
    let capital = |&at: &usize| scan.word(at).starts_with(char::is_uppercase);
    let names = (last.saturating_sub(REACH)..=last).rev().take_while(capital);
    names.skip(1).any(|at| is_given_name(scan.tokens.folded(at)) || is_person(scan, at))
}

fn ends_sentence(scan: &Scan, at: usize) -> bool {
    scan.gap(at) == Gap::Blank || scan.word(at) == "." && scan.gap(at + 1) != Gap::None
}

/// Whether the word at `at` is the noun of "a" or "the", a word or two behind it: "a retired nurse, 52, …".
fn is_introduced(scan: &Scan, at: usize) -> bool {
    let noun =
        scan.kind(at) == Some(Kind::Word) && !scan.part(at).stop && !scan.counting.is_plural(scan.tokens.folded(at));
    let article = |at: usize| scan.part(at).determiner || scan.reader().is_article(at);
    noun && (1..=3).filter_map(|back| at.checked_sub(back)).any(article)
}

/// Whether the word at `at` is what a person is called, one or several.
fn is_person(scan: &Scan, at: usize) -> bool {
    let word = scan.tokens.folded(at);
    let persons = &scan.units.age.persons;
    let known = |word: &str| persons.contains(word) || scan.document.language.names().titles.contains(word);
    known(word) || word.strip_suffix('s').is_some_and(|one| one.len() > 3 && known(one))
}

/// Whether the words before say outright that an age follows.
fn told(scan: &Scan, draft: &Draft) -> bool {
    draft.noun.is_none() && scan.units.age.before.before(scan.tokens, draft.start).is_some()
}

/// Whether another age follows in a list: "deux hommes de 20 et 25 ans".
fn listed(scan: &Scan, draft: &Draft) -> bool {
    let and = |at: usize| scan.numbers.and.iter().any(|and| and == scan.tokens.folded(at));
    let joined = scan.word(draft.end) == "," || and(draft.end);
    let second = scan.reader().read(draft.end + 1, true).filter(|_| joined && draft.noun.is_none());
    let years = |read: &Read| {
        let unit = unit::after(scan, read.end, false);
        read.form == Form::Cardinal && unit.is_some_and(|(_, unit)| unit.dimension == Dimension::Duration)
    };
    second.is_some_and(|read| years(&read)) && person_before(scan, draft.start)
}

/// Whether the number may be the years of somebody.
fn is_young(draft: &Draft) -> bool {
    let whole = draft.high <= OLDEST && draft.low >= 0.0 && draft.high.fract() == 0.0;
    whole && draft.kind() == FigureKind::Cardinal
}

/// Whether nothing that could be counted stands at `at`.
fn closed(scan: &Scan, at: usize) -> bool {
    let led = Roles::CONJUNCTION | Roles::SUBORDINATOR | Roles::PREPOSITION;
    scan.gap(at) == Gap::Blank
        || scan.kind(at).is_none_or(|kind| kind == Kind::Mark)
        || scan.document.roles(at).any(led)
}

/// Of lengths of time, those that go on with the age before: "un homme de 30 ans et un autre de 45 ans".
pub(super) fn carry(scan: &Scan, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(at);
        let (Some(first), Some(draft)) = (before.last(), rest.first_mut()) else { continue };
        let lasts = !draft.age && draft.unit.is_some_and(|unit| unit.dimension == Dimension::Duration);
        let of = draft.start.wrapping_sub(1);
        let other = scan.part(of).of && scan.units.age.others.contains(scan.tokens.folded(of.wrapping_sub(1)));
        let listed = first.unit.is_none() && first.end + 1 == draft.start;
        if lasts && (other || listed) && first.age && scan.sentence_start(draft.start) <= first.start {
            draft.age = true;
        }
    }
}

//! The noun of a figure: "5.000 insurgés", "six derniers mois", "40 peaceful protesters".

use super::scan::Scan;
use crate::language::Roles;
use crate::text::tokens::{Gap, Kind};

/// The noun after a number, and where the figure ends with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub start: usize,
    pub end: usize,
    /// Whether it is an adjective that stands for a noun told before ("40 autres").
    pub elided: bool,
    /// Whether a hyphen ties it to the number, so that nothing else tells what is counted ("12-member panel").
    pub tied: bool,
}

impl Noun {
    /// Whether it says what became of somebody: "killed", "morts".
    pub fn is_outcome(&self, scan: &Scan) -> bool {
        outcome(scan, self.start)
    }
}

/// The word that a hyphen ties to the number ending before token `at`: "12-member", "7.8-magnitude".
pub(super) fn hyphened(scan: &Scan, at: usize) -> Option<Noun> {
    let tied = scan.word(at) == "-" && scan.gap(at) == Gap::None && scan.gap(at + 1) == Gap::None;
    let word = tied && scan.kind(at + 1) == Some(Kind::Word) && !scan.part(at + 1).stop;
    word.then_some(Noun { start: at + 1, end: at + 2, elided: false, tied: true })
}

/// The noun that follows a number ending before token `at`. `of` tells whether the number is a noun itself, and takes
/// "de" before what it counts.
/// `many` tells whether it is above one: then a verb is told from a noun by its ending.
pub(super) fn after(scan: &Scan, at: usize, of: bool, many: bool) -> Option<Noun> {
    after_number(scan, at, of, many, false)
}

/// The noun after one number out of another, which may be followed by a verb in the singular: "one in five adults skips".
pub(super) fn after_ratio(scan: &Scan, at: usize) -> Option<Noun> {
    // "one in ten skips a meal", "one in twelve means to leave"
    let led = Roles::DETERMINER | Roles::INFINITIVE_MARKER;
    let verb = |noun: &Noun| scan.part(noun.end).determiner || scan.document.roles(noun.end).any(led);
    after_number(scan, at, true, true, true).filter(|noun| !verb(noun))
}

fn after_number(scan: &Scan, at: usize, of: bool, many: bool, first_only: bool) -> Option<Noun> {
    let at = if of { past_of(scan, at)? } else { at };
    // "640 meals a day, up from 590 last year"
    if begins_date(scan, at) {
        return None;
    }
    let hyphen = scan.word(at) == "-" && scan.gap(at) == Gap::None && scan.kind(at + 1) == Some(Kind::Word);
    if hyphen {
        return None;
    }
    let first = past_adjectives(scan, at);
    if let Some(noun) = plural_head(scan, first, first_only) {
        return Some(noun);
    }
    let noun = scan.noun_at(first).filter(|&(start, end)| {
        !adverb_like(scan, start) && (!many || !verb_like(scan, start) && may_be_plural(scan, start, end))
    });
    if let Some((start, end)) = noun {
        return Some(Noun { start, end, elided: false, tied: false });
    }
    let last = first.checked_sub(1).filter(|&last| last >= at && !scan.part(last).stop)?;
    Some(Noun { start: last, end: first, elided: true, tied: false })
}

/// "one seriously"
fn adverb_like(scan: &Scan, at: usize) -> bool {
    scan.has_plurals() && scan.document.roles(at).any(Roles::ADVERB)
}

/// Whether the word from `start` to `end` can be a plural: by its letters, where every plural has them. Names ("deux
/// Airbus A320", "trois TGV") and words put together ("deux porte-parole") need not.
fn may_be_plural(scan: &Scan, start: usize, end: usize) -> bool {
    let word = scan.tokens.folded(start);
    let letters = &scan.counting.plural_letters;
    letters.is_empty()
        || end > start + 1
        || scan.part(start).plural
        || scan.word(start).starts_with(char::is_uppercase)
        || letters.iter().any(|letter| word.ends_with(letter.as_str()))
        || outcome(scan, start)
}

fn verb_like(scan: &Scan, at: usize) -> bool {
    let word = scan.tokens.folded(at);
    scan.counting.verb_like.iter().any(|ending| word.ends_with(ending.as_str())) && !outcome(scan, at)
}

/// Past "de" after "un millier"; `None` when something else stands there.
fn past_of(scan: &Scan, at: usize) -> Option<usize> {
    if !scan.part(at).of {
        // "dozens more injured": a word that mostly is no adjective has to lead to what became of them.
        let more = scan.part(at).stop && scan.part(at).adjective && outcome(scan, past_adjectives(scan, at));
        return (more || scan.noun_at(at).is_some()).then_some(at);
    }
    let elided = usize::from(scan.kind(at + 1) == Some(Kind::Apostrophe));
    Some(at + 1 + elided)
}

fn past_adjectives(scan: &Scan, at: usize) -> usize {
    let mut first = at;
    let elided = at > 0 && scan.kind(at - 1) == Some(Kind::Apostrophe);
    let near = |next: usize| matches!(scan.gap(next), Gap::Space | Gap::Line) || (elided && next == at);
    // "petits-enfants" is a noun, whatever its first half is.
    while scan.part(first).adjective && near(first) && first < at + 4 && scan.compound_end(first) == first + 1 {
        first += 1;
    }
    first
}

/// Where adjectives and nouns alike stand before the noun: the first plural among the words from `start` on: "armed men", "police officers"; a plural right after it is the
/// head ("security forces members").
fn plural_head(scan: &Scan, start: usize, first_only: bool) -> Option<Noun> {
    if !scan.has_plurals() {
        return None;
    }
    let mut at = start;
    let mut found: Option<Noun> = None;
    for _ in 0..5 {
        let Some((first, end)) = scan.noun_at(at) else { break };
        let plural = is_plural(scan, end - 1);
        match found {
            Some(_) if first_only || !plural || scan.part(end - 1).plural || outcome(scan, at) => break,
            Some(noun) if scan.part(noun.end - 1).plural && !scan.part(noun.end - 1).modifier => break,
            _ if plural => found = Some(Noun { start: first, end, elided: false, tied: false }),
            _ if outcome(scan, at) && at > start => break,
            _ => {}
        }
        at = end;
    }
    found
}

fn outcome(scan: &Scan, at: usize) -> bool {
    scan.counting.participles.at(scan.tokens, at).is_some()
}

fn is_plural(scan: &Scan, at: usize) -> bool {
    let word = scan.tokens.folded(at);
    scan.part(at).plural || word.len() > 3 && scan.counting.is_plural(word)
}

/// The noun phrase after "de", "chez", "of" … that follows token `at - 1`: the token after its preposition and the
/// token after it.
pub(super) fn complement(scan: &Scan, at: usize) -> Option<(usize, usize)> {
    let (end, ()) = scan.counting.complement.at(scan.tokens, at).filter(|_| scan.gap(at) <= Gap::Line)?;
    let start = past_apostrophe(scan, end);
    // "les 4,96 m de novembre 2014"
    if begins_date(scan, past_determiner(scan, start)) {
        return None;
    }
    phrase(scan, start).map(|end| (start, end))
}

/// Whether a time expression begins at token `at`.
fn begins_date(scan: &Scan, at: usize) -> bool {
    let Some(token) = scan.tokens.get(at) else { return false };
    let dates = &scan.document.dates;
    let after = dates.partition_point(|date| date.span.start < token.span.start);
    dates.get(after).is_some_and(|date| date.span.start == token.span.start)
}

/// The token after the noun phrase at `start`: a determiner, a noun, and what that is of.
fn phrase(scan: &Scan, start: usize) -> Option<usize> {
    let at = past_adjectives(scan, past_determiner(scan, start));
    let mut end = word(scan, at)?;
    end = match plural_head(scan, at, false) {
        Some(noun) => noun.end,
        None if scan.has_plurals() && is_last_noun(scan, end) => scan.compound_end(end),
        None => end,
    };
    for _ in 0..3 {
        if is_name(scan, end) {
            end = scan.compound_end(end);
            continue;
        }
        let Some((next, ())) = scan.counting.complement.at(scan.tokens, end).filter(|_| scan.part(end).stop) else {
            break;
        };
        let next = past_determiner(scan, past_apostrophe(scan, next));
        match word(scan, next) {
            Some(after) => end = after,
            None => break,
        }
    }
    Some(end)
}

/// Whether the word at `at`, behind one that belongs to it, closes the phrase: "17% of household income,".
fn is_last_noun(scan: &Scan, at: usize) -> bool {
    let free = word(scan, at).is_some() && scan.gap(at) <= Gap::Line && !scan.part(at).active;
    let verb = Roles::FINITE | Roles::PAST | Roles::ADVERB | Roles::TIME;
    let next = scan.compound_end(at);
    let closes = scan.kind(next) != Some(Kind::Word) || scan.part(next).stop || scan.gap(next) == Gap::Blank;
    free && closes && !scan.document.roles(at).any(verb) && !verb_like(scan, at) && !begins_date(scan, at)
}

fn is_name(scan: &Scan, at: usize) -> bool {
    scan.gap(at) == Gap::Space && scan.kind(at) == Some(Kind::Word) && scan.word(at).starts_with(char::is_uppercase)
}

/// The token after the content word at `at`.
fn word(scan: &Scan, at: usize) -> Option<usize> {
    let content = scan.kind(at) == Some(Kind::Word) && !scan.part(at).stop && !scan.part(at).auxiliary;
    (content && scan.gap(at) < Gap::Blank).then(|| scan.compound_end(at))
}

/// Past the article at `at`, if one stands there.
pub(super) fn past_determiner(scan: &Scan, at: usize) -> usize {
    if scan.part(at).determiner { past_apostrophe(scan, at + 1) } else { at }
}

fn past_apostrophe(scan: &Scan, at: usize) -> usize {
    at + usize::from(scan.kind(at) == Some(Kind::Apostrophe))
}

/// Whether a noun in the plural follows.
pub(super) fn counts(scan: &Scan, at: usize) -> bool {
    let plural = |last: usize| scan.part(last).plural || scan.word(last).ends_with(['s', 'x']);
    scan.noun_at(at).is_some_and(|(_, end)| plural(end - 1) || plural(scan.compound_end(end) - 1))
}

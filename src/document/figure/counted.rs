//! What the figures count.
//!
//! The noun after a number says who ("18 membres des forces de sécurité"); the words that tell what became of them
//! ("étaient morts") may stand before or after. Those are what is counted, and the noun is their complement.

use super::draft::Draft;
use super::level;
use super::noun;
use super::numeral::Form;
use super::scan::{REACH, Scan};
use super::unit;
use crate::document::signs::Signs;
use crate::document::{Figure, FigureKind};
use crate::language::Roles;
use crate::text::tokens::{Gap, Kind};

/// Fills in what the figure of `draft` counts by itself.
pub(super) fn one(scan: &Scan, draft: &Draft, figure: &mut Figure) {
    let plain = matches!(figure.kind, FigureKind::Cardinal | FigureKind::Fraction | FigureKind::Percent);
    let tied = draft.noun.is_some_and(|noun| noun.tied);
    let measured = draft.unit.is_none() && draft.is_measured() && draft.noun.is_none();
    if !plain || tied || measured && figure.kind == FigureKind::Cardinal {
        return;
    }
    let complement = noun::complement(scan, draft.end);
    if draft.unit.is_some() && figure.kind == FigureKind::Cardinal {
        // "three tonnes of wheat", "of TNT"; "3 km de Paris" and "à 200 m du port" are distances and measure nothing.
        let named = |at: usize| scan.tokens.is_capital(at) && !scan.document.is_acronym(at);
        let bare = |at: usize| !scan.part(at).determiner && !scan.part(at - 1).determiner && !named(at);
        let stuff = complement.filter(|&(start, _)| start > 0 && bare(start) && !contracted(scan, draft.end));
        figure.counted = stuff.map(|(start, end)| scan.span(start, end));
        return;
    }
    if let Some(noun) = draft.noun.filter(|noun| !noun.elided)
        && scan.tells(noun.start)
    {
        figure.complement = complement.map(|(start, end)| scan.span(start, end));
        return;
    }
    // "détient 9,8 % du capital" holds a share and nobody.
    let done_to = if draft.unit.is_none() { object_of(scan, draft.start) } else { None };
    // "a woman in one of the cars died": she did.
    let inside = draft.start.checked_sub(1).is_some_and(|before| {
        complement.is_some() && scan.document.roles(before).any(Roles::PREPOSITION) && !scan.part(before).of
    });
    let became = || predicate(scan, draft, complement.map_or(draft.end, |(_, end)| end)).filter(|_| !inside);
    let anybody = draft.noun.is_some_and(|noun| !noun.elided && scan.part(noun.start).generic);
    let done = || if anybody && !inside { done(scan, draft.end) } else { None };
    let told = done_to.or_else(became).or_else(done);
    match told {
        Some((start, end)) => {
            let who = draft.noun.filter(|noun| !noun.elided && !scan.part(noun.start).generic);
            let noun = who.map(|noun| scan.span(noun.start, noun.end));
            figure.complement = complement.map(|(start, end)| scan.span(start, end)).or(noun);
            figure.counted = Some(scan.span(start, end));
        }
        None if draft.noun.is_some() => figure.complement = complement.map(|(start, end)| scan.span(start, end)),
        None => {
            // "to 3.7 percent from 3.6" tells a change.
            let change = figure.kind == FigureKind::Percent
                && !scan.part(draft.end).of
                && scan.qualifiers.range.from.at(scan.tokens, draft.end).is_some();
            let of =
                complement.filter(|_| !change).map(|(start, end)| scan.span(noun::past_determiner(scan, start), end));
            let subject = || if figure.kind == FigureKind::Percent { level::subject(scan, draft) } else { None };
            figure.counted = of.or_else(subject);
        }
    }
}

/// Whether the preposition at `at` holds an article: "du", "des".
fn contracted(scan: &Scan, at: usize) -> bool {
    !scan.part(at).of
}

/// The verb or noun whose object begins at `start`: "a tué 20 civils", "en blessant 40", "la mort de 12 personnes".
fn object_of(scan: &Scan, start: usize) -> Option<(usize, usize)> {
    let mut at = start.checked_sub(1)?;
    // "Dozens injured" may be a heading, right above what it does not go on with.
    if scan.gap(start) > Gap::Line || scan.sentence_start(start) > at {
        return None;
    }
    if scan.kind(at) == Some(Kind::Apostrophe) {
        at = at.checked_sub(1)?;
    }
    if scan.part(at).of {
        let noun = at.checked_sub(1).filter(|&noun| scan.part(noun).event && scan.gap(at) <= Gap::Line)?;
        return Some((noun, noun + 1));
    }
    scan.part(at).active.then_some((at, at + 1))
}

/// The participle that says what became of those counted, after their noun phrase, which ends before `end`.
fn predicate(scan: &Scan, draft: &Draft, end: usize) -> Option<(usize, usize)> {
    let limit = scan.sentence_end(draft.start).min(end + REACH);
    // Most sentences say of nobody what became of them.
    if scan.document.next_sign(Signs::OUTCOME, end..limit) >= limit {
        return None;
    }
    let mut at = end;
    // Right after the noun a participle belongs to it; once something else stood between, only after an auxiliary.
    let mut attached = true;
    let (mut verb, mut passive) = (false, false);
    // A crowd told by a noun takes either: "une centaine de personnes a été évacuée".
    let several =
        draft.low > 1.0 && draft.low.fract() == 0.0 && draft.last().is_some_and(|read| !read.noun && !read.blurred);
    while at < limit {
        if let Some((after, ())) = scan.counting.participles.at(scan.tokens, at).filter(|_| attached || verb) {
            return (passive || !takes_number(scan, after)).then_some((at, after));
        }
        let part = scan.part(at);
        let word = scan.kind(at) == Some(Kind::Word);
        let number = scan.kind(at) == Some(Kind::Digits);
        match scan.word(at) {
            "," | "(" | "–" | "—" if !verb => at = past_aside(scan, at, limit)?,
            // "Le mari de 3 femmes a été arrêté": one was, not three.
            _ if part.singular && several => return None,
            // "Deux hommes de 24 et 31 ans ont été arrêtés"
            _ if joins_numbers(scan, at) => at += 1,
            _ if part.auxiliary || (verb && part.adverb) || scan.kind(at) == Some(Kind::Apostrophe) => {
                verb |= part.auxiliary;
                passive |= scan.document.roles(at).any(Roles::BE);
                at += 1;
            }
            _ if part.adverb || part.relative => at += 1,
            _ if !(word || number) || verb || starts_clause(scan, at) => return None,
            _ => {
                attached &= at < end + 2 && !part.stop;
                at = scan.compound_end(at);
            }
        }
    }
    None
}

/// Whether what ends before `at` is done to a number of others: "two crashes killed at least 346 people", not "killed 12 miles
/// away".
fn takes_number(scan: &Scan, at: usize) -> bool {
    let number = scan.qualifiers.before.at(scan.tokens, at).map_or(at, |(end, _)| end);
    let read = scan.reader().read(number, true).filter(|read| read.form == Form::Cardinal);
    read.is_some_and(|read| unit::after(scan, read.end, false).is_none() && scan.noun_at(read.end).is_some())
}

/// "12 people were quarantined", "80 personnes ont été relogées", "80 people queued in the rain": of people of whom nothing
/// else is said, what was done to them or what they did, whatever it was; `end` is behind the noun.
fn done(scan: &Scan, end: usize) -> Option<(usize, usize)> {
    let roles = |at: usize| scan.document.roles(at);
    let verbs = |at: &usize| scan.part(*at).auxiliary || scan.part(*at).adverb || roles(*at).any(Roles::ADVERB);
    let first = end + usize::from(scan.part(end).relative);
    let limit = scan.sentence_end(end.saturating_sub(1)).min(first + MOST_AUXILIARIES);
    let at = (first..limit).find(|at| !verbs(at))?;
    let is = |role: Roles| (first..at).any(|at| roles(at).any(role));
    let (be, perfect) = (is(Roles::BE), is(Roles::HAVE));
    let plural =
        |at: usize| scan.counting.plural_letters.iter().any(|letter| scan.tokens.folded(at).ends_with(letter.as_str()));
    // Where participles agree, whatever stands in the plural behind "ont été" is one.
    let agrees = !scan.has_plurals() && perfect && plural(at);
    let participle = roles(at).any(Roles::PARTICIPLE | Roles::PAST) && (scan.has_plurals() || plural(at));
    // "were expected to attend" did nothing yet.
    let led = roles(at + 1).any(Roles::INFINITIVE_MARKER)
        && if scan.has_plurals() {
            !roles(at + 2).any(Roles::DETERMINER)
        } else {
            roles(at + 2).any(Roles::INFINITIVE)
        };
    let content = scan.kind(at) == Some(Kind::Word) && !scan.part(at).stop && !scan.part(at).light;
    let told = if be { participle || agrees } else { acts_alone(scan, at, perfect) };
    (told && content && !led).then_some((at, at + 1))
}

/// Whether the word at `at` is all that is told of what somebody did, or what was done to them: no object stands behind
/// "queued in", "pulled from", "ont voté dans". Where participles agree it takes an auxiliary, for adjectives look alike
/// ("des personnes âgées").
fn acts_alone(scan: &Scan, at: usize, perfect: bool) -> bool {
    let roles = scan.document.roles(at);
    let verb = if scan.has_plurals() { roles.any(Roles::PAST) } else { perfect && roles.any(Roles::PARTICIPLE) };
    let closes = || at + 1 >= scan.sentence_end(at) || scan.kind(at + 1) == Some(Kind::Mark);
    let place = || scan.document.roles(at + 1).any(Roles::PREPOSITION) && !scan.part(at + 1).of;
    verb && (closes() || place())
}

/// How many words may stand between a noun and what was done to those it names.
const MOST_AUXILIARIES: usize = 6;

/// Whether the word at `at` joins two numbers in digits.
fn joins_numbers(scan: &Scan, at: usize) -> bool {
    let digits = |at: usize| scan.kind(at) == Some(Kind::Digits);
    at > 0 && digits(at - 1) && digits(at + 1) && scan.joins(at)
}

/// Words after which the clause is another one.
fn starts_clause(scan: &Scan, at: usize) -> bool {
    let roles = scan.document.roles(at);
    // "when", "because"; "after" may as well open a phrase of the same clause.
    let subordinate = roles.any(Roles::SUBORDINATOR) && !roles.any(Roles::PREPOSITION | Roles::ADVERB);
    subordinate || scan.numbers.and.iter().any(|and| and == scan.tokens.folded(at))
}

/// The token after an aside between commas, brackets or dashes that opens at `at`.
fn past_aside(scan: &Scan, at: usize, limit: usize) -> Option<usize> {
    let close = match scan.word(at) {
        "(" => ")",
        mark => mark,
    };
    let end = (at + 1..limit).find(|&end| scan.word(end) == close)?;
    // What follows an aside goes on with the clause only when its verb comes at once.
    scan.part(end + 1).auxiliary.then_some(end + 1)
}

/// "3.500 militaires et 775 civils tués": what is told of the second holds for the first.
pub(super) fn share(scan: &Scan, drafts: &[Draft], figure: &mut Figure, after: &[Figure]) {
    let [draft, next, ..] = drafts else { return };
    let (Some(noun), Some(told)) = (draft.noun.filter(|noun| !noun.elided), after.first()) else { return };
    let between = draft.end..next.start;
    let joined = !between.is_empty()
        && between.len() <= 2
        && between
            .clone()
            .all(|at| scan.word(at) == "," || scan.numbers.and.iter().any(|and| and == scan.tokens.folded(at)));
    let own = next.noun.map(|noun| scan.span(noun.start, noun.end));
    let told_after = told.counted.filter(|&counted| {
        Some(counted) != own && counted.start >= told.span.end && scan.tells(scan.tokens.from(counted.start))
    });
    // "evacuated in six towns and 12,000 homes lost power": the first is where.
    let preposed = draft
        .start
        .checked_sub(1)
        .is_some_and(|before| scan.document.roles(before).any(Roles::PREPOSITION) && !scan.part(before).of);
    if joined
        && !preposed
        && !scan.tells(noun.start)
        && figure.counted == Some(scan.span(noun.start, noun.end))
        && let Some(counted) = told_after
    {
        figure.counted = Some(counted);
        figure.complement = Some(scan.span(noun.start, noun.end));
    }
}

//! Which figures are a part of another, or of something told nowhere: "dont deux enfants", "four of the injured".

use super::draft::Draft;
use super::scan::{FIGURES_BACK, Scan};
use crate::document::{Figure, FigureKind};
use crate::language::Roles;
use crate::text::Span;
use crate::text::tokens::Kind;

/// How many tokens may stand between a length of time and so many of them.
const BESIDE: usize = 6;
/// How many tokens may stand between a whole that opens its sentence and the comma before its part.
const ASIDE: usize = 10;

/// Says of the figure at `at` what it is a part of; what it counts is known, and so are the figures before it.
pub(super) fn mark(scan: &Scan, drafts: &[Draft], figures: &mut [Figure], at: usize) {
    let draft = &drafts[at];
    let bare = draft.noun.is_none() && figures[at].kind == FigureKind::Cardinal && draft.unit.is_none();
    if of_next(scan, drafts, figures, at) {
        return;
    }
    if scan.counting.part.before(scan.tokens, draft.start).is_some() {
        figures[at].part_of = whole_before(drafts, figures, at, scan.sentence_start(draft.start));
        figures[at].partial = true;
        measured_alike(draft, figures, at);
    } else if let Some(before) = sibling(scan, drafts, figures, at) {
        // "dont douze tués chez les pompiers et 30 blessés": parts of one whole, of the same people.
        (figures[at].part_of, figures[at].partial) = (figures[before].part_of, figures[before].partial);
        figures[at].complement = figures[at].complement.or(figures[before].complement);
    } else if bare && scan.counting.part_after.at(scan.tokens, draft.end).is_some() {
        let near = scan.sentence_start(scan.sentence_start(draft.start).saturating_sub(1));
        let whole = whole_before(drafts, figures, at, near);
        figures[at].part_of = whole.map(|whole| measured_before(scan, drafts, whole, near));
        if let Some(measured) = figures[at].part_of.filter(|&measured| Some(measured) != whole) {
            (figures[at].counted, figures[at].complement) = (figures[measured].counted, figures[measured].complement);
        }
        figures[at].partial = true;
        // "ten months in jail, six of them suspended"
        let comma = draft.start.checked_sub(1).is_some_and(|comma| scan.joins(comma));
        if comma && figures[at].part_of.is_some_and(|whole| drafts[whole].end + BESIDE >= draft.start) {
            measured_alike(draft, figures, at);
        }
    } else if bare && let Some(whole) = in_front(scan, drafts, at) {
        let noun = drafts[whole].noun.map(|noun| scan.span(noun.start, noun.end));
        // "…, 12 were freed": all who were.
        let told = figures[at].counted.is_some() && figures[at].counted != noun;
        (figures[whole].counted, figures[whole].complement) = (noun, None);
        figures[at].part_of = Some(whole);
        let (counted, complement) = if told { (figures[at].counted, noun) } else { (noun, None) };
        (figures[at].counted, figures[at].complement, figures[at].partial) = (counted, complement, !told);
    } else if bare && let Some(noun) = of_known(scan, draft) {
        // "Of the deaths, 17 were in Leeds."
        match figures[at].counted {
            Some(_) => figures[at].complement = figures[at].complement.or(Some(noun)),
            None => figures[at].counted = Some(noun),
        }
        figures[at].partial = true;
    } else if bare && let Some(before) = in_what_way(scan, drafts, figures, at) {
        (figures[at].part_of, figures[at].partial) = (figures[before].part_of.or(Some(before)), true);
    }
    let figure = &mut figures[at];
    if bare && is_of_those(scan, draft, figure) {
        figure.partial = true;
        figure.complement = figure.complement.filter(|complement| complement.start >= figure.span.start);
    }
}

/// "quatre des cinq étages": the next figure is the whole.
fn of_next(scan: &Scan, drafts: &[Draft], figures: &mut [Figure], at: usize) -> bool {
    let draft = &drafts[at];
    let Some((end, ())) = scan.counting.part_among.at(scan.tokens, draft.end) else { return false };
    let leads = |next: &&Draft| next.start == end || next.start == end + 1 && is_adjective(scan, end);
    let Some(whole) = drafts.get(at + 1).filter(leads) else { return false };
    if draft.noun.is_some() || figures[at].kind == FigureKind::Ordinal {
        return false;
    }
    let noun = whole.noun.map(|noun| scan.span(noun.start, noun.end));
    // "Two of the five hostages were freed": two were.
    let told = figures[at + 1].counted.filter(|&told| noun.is_some_and(|noun| told.start >= noun.end));
    (figures[at].part_of, figures[at].partial) = (Some(at + 1), told.is_none());
    (figures[at].counted, figures[at].complement) = (told.or(noun), noun.filter(|_| told.is_some()));
    if told.is_some() {
        (figures[at + 1].counted, figures[at + 1].complement) = (noun, None);
    }
    true
}

/// Whether the word at `at` can only be an adjective before a number: "its remaining 60 shops".
fn is_adjective(scan: &Scan, at: usize) -> bool {
    let part = scan.part(at);
    let noun = scan.counting.is_plural(scan.tokens.folded(at)) || scan.tokens.is_capital(at);
    scan.has_plurals()
        && scan.kind(at) == Some(Kind::Word)
        && !part.stop
        && !part.determiner
        && !noun
        && !scan.tells(at)
}

/// The last figure before `at` that is no part itself, at or behind the token `floor`.
fn whole_before(drafts: &[Draft], figures: &[Figure], at: usize, floor: usize) -> Option<usize> {
    let whole = |&index: &usize| figures[index].part_of.is_none() && drafts[index].start >= floor;
    (0..at).rev().take(FIGURES_BACK).take_while(|&index| drafts[index].start >= floor).find(whole)
}

/// The figure that the one at `whole` only sets in proportion: the goals of "14 goals in 21 games".
fn measured_before(scan: &Scan, drafts: &[Draft], whole: usize, floor: usize) -> usize {
    let led = drafts[whole].start.checked_sub(1).filter(|&led| scan.document.roles(led).any(Roles::PREPOSITION));
    let before =
        whole.checked_sub(1).filter(|&before| Some(drafts[before].end) == led && drafts[before].start >= floor);
    before.filter(|_| led.is_some_and(|led| !scan.part(led).of)).unwrap_or(whole)
}

/// "huit ans de prison, dont trois avec sursis": a part is measured in what the whole is measured in.
fn measured_alike(draft: &Draft, figures: &mut [Figure], at: usize) {
    let bare = draft.unit.is_none() && draft.noun.is_none() && figures[at].kind == FigureKind::Cardinal;
    if bare && let Some(whole) = figures[at].part_of.filter(|&whole| figures[whole].unit.is_some()) {
        (figures[at].kind, figures[at].unit) = (figures[whole].kind, figures[whole].unit.clone());
        (figures[at].counted, figures[at].complement) = (None, None);
    }
}

/// The part right before `at` that it goes on with.
fn sibling(scan: &Scan, drafts: &[Draft], figures: &[Figure], at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let figure = &figures[before];
    let end = figure.complement.map_or(figure.span.end, |complement| complement.end.max(figure.span.end));
    let follows = scan.tokens.from(end) + 1 == drafts[at].start && scan.joins(drafts[at].start - 1);
    let here = drafts[before].start >= scan.sentence_start(drafts[at].start);
    (figure.part_of.is_some() && here && follows).then_some(before)
}

/// "Of the 30 hostages, 12 were freed": the figure that opens the sentence is the whole.
fn in_front(scan: &Scan, drafts: &[Draft], at: usize) -> Option<usize> {
    let (whole, start) = (at.checked_sub(1)?, drafts[at].start);
    let opens = scan.counting.part_from.before(scan.tokens, drafts[whole].start).map(|(first, ())| first);
    let comma = start.checked_sub(1).filter(|&comma| scan.word(comma) == "," && comma <= drafts[whole].end + ASIDE)?;
    let apart = (drafts[whole].end..comma).any(|at| scan.word(at) == ",");
    (opens.is_some_and(|first| scan.sentence_start(start) == first) && !apart).then_some(whole)
}

/// "Of the deaths, 17 were in Leeds": what opens the sentence is what the number right behind its comma is a part of.
fn of_known(scan: &Scan, draft: &Draft) -> Option<Span> {
    let comma = draft.start.checked_sub(1).filter(|&comma| scan.word(comma) == ",")?;
    let sentence = scan.sentence_start(draft.start);
    let (noun, ()) = scan.counting.part_from.at(scan.tokens, sentence).filter(|&(end, ())| end < comma)?;
    let known = scan.part(noun - 1).determiner || !scan.part(noun - 1).of;
    let plain = comma <= noun + ASIDE && (noun..comma).all(|at| scan.kind(at) == Some(Kind::Word));
    let (first, end) = scan.noun_at(noun).filter(|_| known && plain)?;
    let plural = scan.counting.is_plural(scan.tokens.folded(end - 1))
        || scan.counting.plural_letters.iter().any(|letter| scan.tokens.folded(end - 1).ends_with(letter.as_str()));
    plural.then(|| scan.span(first, end))
}

/// "hurt 12 people, three critically": some of those before, and in what way.
fn in_what_way(scan: &Scan, drafts: &[Draft], figures: &[Figure], at: usize) -> Option<usize> {
    let (before, draft) = (at.checked_sub(1)?, &drafts[at]);
    let joined = draft.start.checked_sub(1).is_some_and(|mark| scan.joins(mark));
    let same = figures[at].counted.is_some() && figures[at].counted == figures[before].counted;
    let roles = scan.document.roles(draft.end);
    let manner = roles.any(Roles::ADVERB) && !roles.any(Roles::PREPOSITION);
    (joined && same && manner && draft.high <= drafts[before].high).then_some(before)
}

/// "four of the injured": what is counted is behind the words for "of those".
fn is_of_those(scan: &Scan, draft: &Draft, figure: &Figure) -> bool {
    let Some((end, ())) = scan.counting.part_among.at(scan.tokens, draft.end) else { return false };
    let defined = end.checked_sub(1).is_some_and(|last| !scan.part(last).of);
    let noun = figure.counted.map(|counted| scan.tokens.from(counted.start));
    defined && noun.is_some_and(|noun| noun == end || noun == end + 1)
}

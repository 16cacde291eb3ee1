//! Percentages that tell how high something stands: "Turnout was 55.8 percent", "le chômage s'établit à 7,4 %".

use super::draft::Draft;
use super::scan::Scan;
use crate::language::Roles;
use crate::text::Span;
use crate::text::tokens::Kind;

/// How many tokens a clause may have before its percentage.
const LONG: usize = 10;

/// Whether the figure begins with the verb that tells its level, at `start`.
fn is_verb(scan: &Scan, draft: &Draft, start: usize) -> bool {
    draft.words.is_some_and(|(first, _)| first == start) && scan.part(start).levels
}

/// The noun whose level the percentage of `draft` is: the whole subject of its clause, bare or behind a definite article. A
/// subject that says more is another matter ("youth unemployment", "la hausse des prix"), and so is by how much it rose.
pub(super) fn subject(scan: &Scan, draft: &Draft) -> Option<Span> {
    let start = draft.words.map_or(draft.start, |(first, _)| first.min(draft.start));
    // "la part frôle les 60 %": the verb is in the figure.
    let start = start + usize::from(is_verb(scan, draft, start));
    let is = |at: usize, roles: Roles| scan.document.roles(at).any(roles);
    let sentence = scan.sentence_start(start).max(start.saturating_sub(LONG));
    let opens = |&at: &usize| scan.kind(at) == Some(Kind::Mark) || is(at, Roles::CONJUNCTION);
    let first = (sentence..start).rev().find(opens).map_or(sentence, |mark| mark + 1);
    if first == sentence && scan.sentence_start(start) < sentence {
        return None;
    }
    let behind = |at: usize| at + 1 + usize::from(scan.kind(at + 1) == Some(Kind::Apostrophe));
    let head = if scan.part(first).determiner { behind(first) } else { first };
    // "le taux de chômage", "the unemployment rate"
    let noun = if scan.part(head).rate && scan.part(head + 1).of { behind(head + 1) } else { head };
    let (verb, last) = (noun + 1 + usize::from(scan.part(noun + 1).rate), start.checked_sub(1)?);
    let last = last - usize::from(last > verb && scan.kind(last) == Some(Kind::Apostrophe));
    let plain =
        scan.kind(noun) == Some(Kind::Word) && !is(noun, Roles::DETERMINER | Roles::PREPOSITION | Roles::SUBJECT);
    let told = || is(verb, Roles::BE | Roles::HAVE | Roles::MODAL | Roles::REFLEXIVE) || scan.part(verb).levels;
    let reached =
        || is(last, Roles::BE) || scan.part(last).level || last > verb && scan.part(last).of && is(last - 1, Roles::BE);
    let few = !scan.part(noun).light && !scan.part(noun).total && !scan.part(noun).stop;
    (verb <= last && plain && few && told() && reached()).then(|| scan.span(noun, noun + 1))
}

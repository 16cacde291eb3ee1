//! "un", "une", "one": a number now and then, mostly an article or a pronoun.

use super::draft::Draft;
use super::numeral::Read;
use super::scan::Scan;
use crate::language::Roles;
use crate::text::tokens::{Gap, Kind};

/// Whether a number is more than an article or a pronoun: "un vent glacial" and "that one" are no figures.
pub(super) fn is_figure(scan: &Scan, draft: &Draft, read: &Read) -> bool {
    let single = read.end == read.start + 1 && draft.numbers.len() == 1;
    let one = single && scan.numbers.one.iter().any(|word| word == scan.tokens.folded(read.start));
    if !one || draft.words.is_some() {
        return true;
    }
    let alone = scan.ends_text(read.end) && scan.gap(read.start) == Gap::Blank;
    if scan.counting.plural_ending.is_empty() {
        let counts = draft.noun.is_some_and(|noun| scan.part(noun.start).counted_one);
        let measures = draft.unit.is_some() && !scan.part(read.end).not_one;
        return alone || counts || measures;
    }
    alone || !is_pronoun(scan, draft, read)
}

/// Whether the number word at `at` is an article, told by its neighbours where nouns have no plural: no qualifier bounds it, no
/// range goes on from it, and it counts neither units nor the dead. [`is_figure`] says the same once the figure is put together.
pub(super) fn is_article(scan: &Scan, at: usize) -> bool {
    let (tokens, range) = (scan.tokens, &scan.qualifiers.range);
    let told = |words: &[String], at: usize| words.iter().any(|word| word == tokens.folded(at));
    if scan.has_plurals() || !told(&scan.numbers.one, at) || scan.gap(at) == Gap::Blank {
        return false;
    }
    let (next, noun) = (at + 1, scan.part(at + 1));
    if noun.adjective || noun.of || noun.counted_one || scan.reader().lone(at).is_none() {
        return false;
    }
    let led = scan.qualifiers.before.before(tokens, at).is_some() || scan.units.before.before(tokens, at).is_some();
    let joined =
        || [&range.to, &range.or, &range.between_and].into_iter().any(|joint| joint.at(tokens, next).is_some());
    let goes_on = |end: usize| {
        let over = || scan.numbers.over.at(tokens, end).is_some() || told(&scan.numbers.within, end);
        scan.qualifiers.after.at(tokens, end).is_some() || over() || told(&scan.numbers.and, end)
    };
    let measures = || scan.units.after.at(tokens, next).is_some();
    !(led || joined() || measures() || goes_on(next) || goes_on(scan.compound_end(next)))
}

/// "that one", "one of", "one another", "a one-off payment".
fn is_pronoun(scan: &Scan, draft: &Draft, read: &Read) -> bool {
    let before = read.start.checked_sub(1).filter(|_| scan.gap(read.start) <= Gap::Line);
    let after_word = before.is_some_and(|before| scan.kind(before) == Some(Kind::Word));
    let stops = before.is_none_or(|before| scan.part(before).stop && !scan.part(before).determiner);
    let object = draft.noun.is_some() || draft.unit.is_some();
    // "the old one"
    let described = |before| scan.part(before).adjective && !object;
    let demonstrative = before
        .is_some_and(|before| scan.part(before).determiner || scan.part(before).demonstrative || described(before));
    let joined = read.end + usize::from(scan.word(read.end) == "-" && scan.gap(read.end) == Gap::None);
    // "One should know": anybody should.
    let anybody = !object && scan.document.roles(read.end).any(Roles::MODAL);
    demonstrative || anybody || (after_word && !stops && !object) || scan.part(joined).not_one
}

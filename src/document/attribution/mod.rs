//! Attributions: who is cited for what.
//!
//! A unit (a sentence, or the sentences one quotation joins) is read once: its cues are found ([`cues`]), each is
//! resolved to a source and to what is said ([`resolve`]), then quotations that no cue took are given to the speech
//! they carry on ([`speech`]). Shallow throughout: what the closed classes, commas and marks do not tell is not guessed.
//! Pronouns are left as they are: whom "il" stands for is not decided here.

mod adjunct;
mod anonymous;
#[cfg(test)]
mod cases;
mod clause;
mod content;
mod cue;
mod cues;
mod incise;
mod measure;
mod noun;
mod opening;
mod passive;
mod phrase;
mod plain;
mod postponed;
mod preposed;
mod preposition;
mod relative;
mod resolve;
mod resumed;
mod signed;
mod source;
mod speech;
mod standing;
mod subject;
mod told;
mod unit;
mod unlisted;
mod view;

use std::ops::Range;

use resolve::{Cited, Resolver};
use view::View;

use super::{Attribution, AttributionKind, Document};

/// Finds who is cited for what.
pub(super) fn find(document: &Document) -> Vec<Attribution> {
    let view = View::new(document);
    let mut speech = speech::Speech::default();
    for unit in view.units() {
        let cues = cues::find(&view, unit.tokens.clone());
        let mut resolver = Resolver::new(&view, &cues, unit.tokens.clone());
        resolver.run();
        speech.add(&view, &unit, resolver.found);
    }
    speech.finish();
    let mut attributions: Vec<_> =
        speech.found.into_iter().filter_map(|(cited, unit)| attribution(&view, &cited, &unit)).collect();
    attributions.sort_by_key(|attribution| attribution.content[0]);
    attributions
}

fn attribution(view: &View, cited: &Cited, unit: &Range<usize>) -> Option<Attribution> {
    let content: Vec<_> = cited.content.iter().filter_map(|piece| view.span(piece)).collect();
    if content.is_empty() {
        return None;
    }
    Some(Attribution {
        source: cited.source.as_ref().and_then(|source| view.span(source)),
        cue: cited.cue.as_ref().and_then(|cue| view.span(cue)),
        content,
        kind: kind(view, &cited.content),
        anonymous: cited.source.as_ref().is_some_and(|source| anonymous::is_anonymous(view, source, unit)),
    })
}

/// Direct when all of it is quoted, mixed when a part is.
fn kind(view: &View, content: &[Range<usize>]) -> AttributionKind {
    let mut tokens = content.iter().flat_map(Clone::clone).map(|at| view.quote(at).is_some());
    let first = tokens.next().unwrap_or(false);
    if tokens.any(|quoted| quoted != first) {
        AttributionKind::Mixed
    } else if first {
        AttributionKind::Direct
    } else {
        AttributionKind::Indirect
    }
}

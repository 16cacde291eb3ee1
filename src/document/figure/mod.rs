//! Figures: numbers with their qualifier, unit, and what they count.
//!
//! The steps, one module each: what is no figure ([`exclude`]), the number in digits or words ([`numeral`]), vague
//! plurals ([`vague`]), units ([`unit`]), qualifiers and ranges ([`bound`]), the noun ([`noun`]), and, once all figures
//! are known, what they count ([`counted`]). One pass over the tokens; each step looks a bounded number of tokens
//! around. Dates are not read here: a number inside one is left to it, unless it is a length of time.

mod bound;
mod counted;
mod digits;
mod draft;
mod exclude;
mod fraction;
mod noun;
mod numeral;
mod scan;
mod spelled;
mod unit;
mod vague;

use draft::Draft;
use numeral::{Form, Read};
use scan::Scan;

use super::{Document, Figure};
use crate::language::units::Dimension;
use crate::text::Span;
use crate::text::tokens::{Gap, Kind};

/// Finds figures.
pub(super) fn find(document: &Document) -> Vec<Figure> {
    let scan = Scan::new(document);
    let drafts = Finder { scan, addresses: exclude::addresses(scan.text), date: 0, address: 0 }.drafts();
    let mut figures: Vec<Figure> = drafts.iter().map(|draft| draft.figure(&scan)).collect();
    counted::relate(&scan, &drafts, &mut figures);
    figures
}

/// One pass over the tokens.
struct Finder<'a> {
    scan: Scan<'a>,
    addresses: Vec<Span>,
    /// The first address and the first date that the pass has not left behind.
    address: usize,
    date: usize,
}

impl Finder<'_> {
    fn drafts(mut self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let (mut at, mut floor) = (0, 0);
        while let Some(token) = self.scan.tokens.get(at) {
            if let Some(end) = self.address_end(token.span.start) {
                at = self.scan.tokens.from(end).max(at + 1);
                continue;
            }
            match self.draft(at, floor) {
                Step::Figure(draft) => {
                    (at, floor) = (draft.end, draft.end);
                    drafts.push(draft);
                }
                Step::Skip(end) => at = end.max(at + 1),
            }
        }
        drafts
    }

    /// The end of the address that holds byte `start`.
    fn address_end(&mut self, start: usize) -> Option<usize> {
        while self.addresses.get(self.address).is_some_and(|address| address.end <= start) {
            self.address += 1;
        }
        self.addresses.get(self.address).filter(|address| address.start <= start).map(|address| address.end)
    }

    fn draft(&mut self, at: usize, floor: usize) -> Step {
        let scan = &self.scan;
        if let Some(mut draft) = vague::read(scan, at) {
            if !draft.multiple {
                take_noun(scan, &mut draft, true);
            }
            bound::before(scan, &mut draft, floor);
            return Step::Figure(draft);
        }
        let opened = scan.qualifiers.range.between.before(scan.tokens, at).is_some();
        let Some(read) = scan.reader().read(at, !opened) else { return Step::Skip(at + 1) };
        if let Some(end) = exclude::skip(scan, &read) {
            return Step::Skip(end);
        }
        let draft = number(scan, read, floor);
        let dated = self.in_date(read.span);
        let lasts = draft.unit.is_some_and(|unit| unit.dimension == Dimension::Duration);
        if (dated && !lasts) || !is_figure(&self.scan, &draft, &read) {
            return Step::Skip(read.end);
        }
        Step::Figure(draft)
    }

    fn in_date(&mut self, span: Span) -> bool {
        let dates = &self.scan.document.dates;
        while dates.get(self.date).is_some_and(|date| date.span.end <= span.start) {
            self.date += 1;
        }
        dates.get(self.date).is_some_and(|date| date.span.overlaps(span))
    }
}

/// What the pass does at a token.
enum Step {
    Figure(Draft),
    /// Go on at this token.
    Skip(usize),
}

/// The figure around a number.
fn number(scan: &Scan, read: Read, floor: usize) -> Draft {
    let mut draft = Draft::of(read);
    if read.form == Form::Ordinal {
        return draft;
    }
    bound::range(scan, &mut draft, floor);
    let last = draft.last().copied().unwrap_or(read);
    unit::take(scan, &mut draft, floor);
    bound::before(scan, &mut draft, floor);
    if draft.unit.is_none() {
        bound::second_bound(scan, &mut draft);
        bound::after(scan, &mut draft);
        if last.form == Form::Cardinal && draft.end == last.end {
            take_noun(scan, &mut draft, last.noun || last.blurred);
        }
    }
    bound::after(scan, &mut draft);
    draft
}

fn take_noun(scan: &Scan, draft: &mut Draft, of: bool) {
    let Some(noun) = noun::after(scan, draft.end, of) else { return };
    let lasts = unit::after(scan, noun.start, false).filter(|(_, unit)| unit.dimension == Dimension::Duration);
    (draft.noun, draft.end) = (Some(noun), noun.end);
    if let Some((end, unit)) = lasts {
        (draft.unit, draft.end) = (Some(unit), end);
    }
}

/// Whether a number is more than an article or a pronoun: "un vent glacial" and "that one" are no figures.
fn is_figure(scan: &Scan, draft: &Draft, read: &Read) -> bool {
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

/// "that one", "one of", "one another".
fn is_pronoun(scan: &Scan, draft: &Draft, read: &Read) -> bool {
    let before = read.start.checked_sub(1).filter(|_| scan.gap(read.start) <= Gap::Line);
    let after_word = before.is_some_and(|before| scan.kind(before) == Some(Kind::Word));
    let stops = before.is_none_or(|before| scan.part(before).stop && !scan.part(before).determiner);
    let demonstrative = before.is_some_and(|before| {
        let word = scan.tokens.folded(before);
        scan.part(before).determiner
            || matches!(word, "this" | "that" | "no" | "any" | "every" | "each" | "which" | "another")
    });
    let object = draft.noun.is_some() || draft.unit.is_some();
    demonstrative || (after_word && !stops && !object) || scan.part(read.end).not_one
}

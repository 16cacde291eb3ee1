//! Figures: numbers with their qualifier, unit, and what they count.
//!
//! The steps, one module each: what is no figure ([`exclude`]), the number in digits or words ([`numeral`],
//! [`from_digits`]), vague plurals ([`vague`]), units ([`unit`], [`articled`], [`compound`]), signs and halves that stand
//! apart ([`sign`], [`half`]), qualifiers and ranges ([`bound`], [`shared`]), the noun ([`noun`]), ages ([`age`]), and,
//! once all figures are known, what they count ([`counted`], [`elided`]) and are parts of ([`part`]). One pass over the
//! tokens; each step looks a bounded number of tokens around. Dates are not read here: a number inside one is left to
//! it, unless it is a length of time.

mod age;
mod apart;
mod articled;
mod bound;
mod compound;
mod counted;
mod decimals;
mod digits;
mod double;
mod draft;
mod elided;
mod exclude;
mod fraction;
mod from_digits;
mod half;
mod heading;
mod level;
mod noun;
mod numeral;
mod one;
mod part;
mod proportion;
mod scaled;
mod scan;
mod shared;
#[cfg(test)]
mod shortcuts;
mod sign;
mod spelled;
mod tally;
#[cfg(test)]
mod tests;
mod unit;
mod vague;
mod written;

use draft::Draft;
use numeral::{Form, Read};
use scan::Scan;

use super::signs::Signs;
use super::{Document, Figure};
use crate::language::Roles;
use crate::language::units::{Dimension, Unit};
use crate::text::Span;
use crate::text::tokens::{Gap, Kind};

/// Finds figures.
pub(super) fn find(document: &Document) -> Vec<Figure> {
    let scan = Scan::new(document);
    let mut drafts = Finder { scan, addresses: document.lexicon.addresses(), date: 0, address: 0 }.drafts();
    shared::unit(&scan, &mut drafts);
    age::carry(&scan, &mut drafts);
    let mut figures: Vec<Figure> = drafts.iter().map(|draft| draft.figure(&scan)).collect();
    relate(&scan, &drafts, &mut figures);
    apart::fill(&scan, &mut figures);
    figures
}

/// Fills in what each figure counts; `drafts` are the figures in the same order.
fn relate(scan: &Scan, drafts: &[Draft], figures: &mut [Figure]) {
    for at in (0..drafts.len()).rev() {
        let Some((figure, after)) = figures[at..].split_first_mut() else { continue };
        counted::one(scan, &drafts[at], figure);
        counted::share(scan, &drafts[at..], figure, after);
    }
    for at in 0..drafts.len() {
        elided::fill(scan, drafts, figures, at);
        part::mark(scan, drafts, figures, at);
    }
}

/// One pass over the tokens.
struct Finder<'a> {
    scan: Scan<'a>,
    addresses: &'a [Span],
    /// The first address and the first date that the pass has not left behind.
    address: usize,
    date: usize,
}

impl Finder<'_> {
    fn drafts(mut self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let (mut at, mut floor) = (0, 0);
        let count = self.scan.tokens.len();
        loop {
            at = self.scan.document.next_sign(Signs::FIGURE, at..count);
            let Some(token) = self.scan.tokens.get(at) else { return drafts };
            if let Some(end) = self.address_end(token.span.start) {
                at = self.scan.tokens.from(end).max(at + 1);
                continue;
            }
            if !self.may_start(at) {
                at += 1;
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
    }

    /// Whether a figure can start at token `at`: most tokens are told from the others by one look into a table.
    fn may_start(&self, at: usize) -> bool {
        let scan = &self.scan;
        match scan.kind(at) {
            Some(Kind::Digits) => true,
            Some(Kind::Word) => {
                let bare = || scan.reader().is_bare_article(at) && !articled::is_led_article(scan, at);
                let counts = || scan.document.triggers(at).counts() && !bare() && !one::is_article(scan, at);
                vague::may_begin(scan, at) || counts()
            }
            Some(Kind::Mark) => scan.reader().may_lead(at),
            Some(Kind::Apostrophe) | None => false,
        }
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
        let blurs = vague::may_begin(scan, at);
        if let Some(draft) = blurs.then(|| age::decade(scan, at)).flatten() {
            return Step::Figure(draft);
        }
        if let Some(mut draft) = blurs.then(|| vague::read(scan, at)).flatten().filter(|draft| draft.start >= floor) {
            if !draft.multiple {
                take_noun(scan, &mut draft, true);
            }
            bound::before(scan, &mut draft, floor);
            return Step::Figure(draft);
        }
        if let Some(draft) = scan.document.triggers(at).counts().then(|| articled::halves(scan, at, floor)).flatten() {
            return Step::Figure(draft);
        }
        if let Some(draft) = articled::led_article(scan, at, floor) {
            return Step::Figure(draft);
        }
        let opened = scan.qualifiers.range.between.before(scan.tokens, at).is_some();
        let Some(read) = scan.reader().read(at, !opened) else { return Step::Skip(at + 1) };
        let read = unit::without_its_unit(scan, read);
        if let Some(end) = exclude::skip(scan, &read) {
            return Step::Skip(end);
        }
        let part = articled::and_part(scan, &read, floor);
        let (dated, clock) = self.in_date(&read);
        let scan = &self.scan;
        // Of what a date holds only a length of time is a figure.
        if dated && part.is_none() && !unit::may_last(scan, &read) {
            return Step::Skip(read.end);
        }
        let draft = part.unwrap_or_else(|| number(scan, read, floor));
        // "à 9 heures" is when, "neuf heures plus tard" how long.
        let day = |at: usize| scan.document.roles(at).any(Roles::TIME);
        let leads = || scan.document.language.dates().hour_leads.before(scan.tokens, read.start).is_some();
        let oclock = read.start > 0 && (scan.part(read.start - 1).clock || day(read.start - 1) || dated && leads());
        let hours = |unit: &Unit| unit.code == "hour" && (oclock || clock);
        let lasts = draft.unit.is_some_and(|unit| unit.dimension == Dimension::Duration && !hours(unit));
        if (dated && !lasts) || !one::is_figure(&self.scan, &draft, &read) {
            return Step::Skip(read.end);
        }
        Step::Figure(draft)
    }

    /// Whether the number belongs to a date, and whether hours in it are of the clock: "de 7 h à 9 h", not "in two hours".
    /// Words that say more than the date, and a bare "3/4", do not belong to it.
    fn in_date(&mut self, read: &Read) -> (bool, bool) {
        let dates = &self.scan.document.dates;
        while dates.get(self.date).is_some_and(|date| date.span.end <= read.span.start) {
            self.date += 1;
        }
        let Some(date) = dates.get(self.date).filter(|date| date.span.overlaps(read.span)) else {
            return (false, false);
        };
        let inside = read.span.contains(date.span);
        let whole = read.value.fract() == 0.0 && (1000.0..2200.0).contains(&read.value);
        let spelled = inside && !read.digits && !(whole && read.span == date.span);
        let fraction =
            inside && read.form == Form::Fraction && (read.start == 0 || self.scan.gap(read.start) == Gap::Blank);
        // "jeudi, 14 heures", "dimanche entre 6 heures et midi"
        let between = self.scan.qualifiers.range.between.before(self.scan.tokens, read.start).is_some();
        let led =
            between && date.span.start + 1 < read.span.start || read.start > 0 && self.scan.word(read.start - 1) == ",";
        let hour = date.span.contains(read.span) && (led || !date.relative && !date.resolved);
        (!spelled && !fraction, hour && read.digits && read.value <= 24.0)
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
    compound::take(scan, &mut draft);
    sign::take(scan, &mut draft, floor);
    sign::below_zero(scan, &mut draft);
    bound::before(scan, &mut draft, floor);
    sign::turn(&mut draft);
    bound::second_bound(scan, &mut draft);
    if draft.unit.is_none() {
        bound::after(scan, &mut draft);
        // "500 or more people": behind a qualifier only a plural is surely what is counted.
        let free = draft.end == last.end || noun::counts(scan, draft.end);
        if (last.form == Form::Cardinal || last.ratio) && free {
            take_noun(scan, &mut draft, last.noun || last.blurred);
        }
    }
    half::take(scan, &mut draft);
    bound::after(scan, &mut draft);
    age::take(scan, &mut draft);
    proportion::take(scan, &mut draft);
    draft
}

fn take_noun(scan: &Scan, draft: &mut Draft, of: bool) {
    // Behind "7.8" a word that is no plural, where nouns have one, is the verb.
    let verb = |noun: &noun::Noun| noun.is_outcome(scan) || scan.has_plurals() && !noun::counts(scan, noun.start);
    // French counts in the plural from two on: "1,8 enfant par femme".
    let many = if scan.has_plurals() { draft.high > 1.0 } else { draft.high >= 2.0 };
    let ratio = draft.last().is_some_and(|read| read.ratio);
    let noun = if ratio { noun::after_ratio(scan, draft.end) } else { noun::after(scan, draft.end, of, many) };
    let found = noun.filter(|noun| !(draft.is_measured() && verb(noun)));
    let Some(noun) = found.or_else(|| noun::hyphened(scan, draft.end)) else { return };
    // "six derniers mois", "deux bons kilos"
    let lasts = unit::after(scan, noun.start, false).filter(|(end, unit)| match unit.dimension {
        Dimension::Duration => true,
        Dimension::Measure | Dimension::Money => {
            let adjectives = (draft.end..noun.start).all(|at| scan.part(at).adjective);
            adjectives && noun.start > draft.end && *end == noun.end
        }
        Dimension::Percent => false,
    });
    (draft.noun, draft.end) = (Some(noun), noun.end);
    if let Some((end, unit)) = lasts {
        (draft.unit, draft.end) = (Some(unit), end);
    }
}

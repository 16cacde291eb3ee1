//! Numbers without a noun: what they count is told elsewhere in their sentence, or nowhere.

use super::age::OLDEST;
use super::draft::Draft;
use super::scan::{FIGURES_BACK, REACH, Scan};
use super::tally::{self, Tally};
use crate::document::signs::Signs;
use crate::document::{Figure, FigureKind};
use crate::language::Roles;
use crate::text::tokens::{Gap, Kind};
use crate::text::{Quantity, Span};

/// A number without a noun counts what the words around it tell: the figure it changes to ("de 12 à 18 morts"), a noun
/// before it ("le nombre de morts est de 45"), or else what the figure before counted ("portant leur total à 4.900").
pub(super) fn fill(scan: &Scan, drafts: &[Draft], figures: &mut [Figure], at: usize) {
    let draft = &drafts[at];
    // "The death toll reached 30 people"
    let anybody = draft.noun.is_some_and(|noun| !noun.elided && scan.part(noun.start).generic);
    let own = draft.noun.map(|noun| scan.span(noun.start, noun.end));
    if anybody && figures[at].counted == own {
        if let Some(tally) = tally::of(scan, drafts, at).filter(|_| !is_object(scan, draft)) {
            tally.fill(scan, &mut figures[at]);
        }
        return;
    }
    if let Some(gauge) = gauge(scan, draft).filter(|_| figures[at].kind == FigureKind::Cardinal) {
        figures[at].counted = Some(scan.span(gauge, gauge + 1));
        return;
    }
    let bare = draft.noun.is_none_or(|noun| noun.elided) && draft.unit.is_none() && !draft.is_measured();
    if !bare || figures[at].kind != FigureKind::Cardinal || is_beside_name(scan, draft) {
        return;
    }
    if let Some(last) = listed(scan, drafts, at) {
        (figures[at].counted, figures[at].complement) = (figures[last].counted, figures[last].complement);
        (figures[at].kind, figures[at].unit) = (figures[last].kind, figures[last].unit.clone());
        return;
    }
    if parallel(scan, drafts, figures, at) {
        (figures[at].complement, figures[at].counted) = (figures[at].counted, figures[at - 1].counted);
        return;
    }
    // Where the second number has no noun either ("the toll rose from 12 to 17"), each looks for its own.
    let told =
        |figure: &Figure| figure.counted.is_some() || figure.kind != FigureKind::Cardinal || figure.unit.is_some();
    if changed(scan, drafts, figures, at) && told(&figures[at]) {
        return;
    }
    let told = figures[at].counted.filter(|&counted| Some(counted) != own);
    let source = source(scan, drafts, figures, at).filter(|_| told.is_some() || !sizes(scan, drafts, at));
    match (told, source) {
        (None, Some(Source::Figure(before))) if !goes_on(scan, draft, drafts[before].start) || limits(scan, draft) => {}
        // "Deux soldats ont été tués et douze ont fui": what became of the twelve is another thing, told in no table.
        (None, Some(_)) if acts(scan, draft.end) => {
            let outcome = |counted: Span| scan.tells(scan.tokens.from(counted.start));
            let who = |figure: &Figure| {
                let told = figure.complement.filter(|&who| Some(who) != figure.counted);
                told.or(figure.counted.filter(|&counted| !outcome(counted)))
            };
            figures[at].counted = at.checked_sub(1).and_then(|before| who(&figures[before]));
        }
        (Some(counted), Some(Source::Figure(before))) => {
            let who = drafts[before]
                .noun
                .filter(|noun| !noun.elided && !scan.part(noun.start).generic && !scan.tells(noun.start))
                .map(|noun| scan.span(noun.start, noun.end));
            figures[at].complement = figures[at].complement.or(who.filter(|&who| who != counted));
        }
        (None, Some(Source::Figure(before))) => {
            (figures[at].counted, figures[at].complement) = (figures[before].counted, figures[before].complement);
        }
        (None, Some(Source::Noun(noun))) => figures[at].counted = Some(scan.span(noun, noun + 1)),
        (None, Some(Source::Tally(tally))) => tally.fill(scan, &mut figures[at]),
        (_, None) | (Some(_), Some(Source::Noun(_) | Source::Tally(_))) => {}
    }
}

/// Whether the figure of `draft` is what a verb that tells no level is done to: "a flood that claimed 109 lives".
fn is_object(scan: &Scan, draft: &Draft) -> bool {
    let start = draft.words.map_or(draft.start, |(first, _)| first.min(draft.start));
    start.checked_sub(1).is_some_and(|verb| {
        let part = scan.part(verb);
        let level = part.level || part.levels || part.light || part.amounts;
        scan.document.roles(verb).any(Roles::FINITE | Roles::PAST) && !level
    })
}

/// "Axel Moor (21)": what may be an age beside a name counts nothing that was told before.
fn is_beside_name(scan: &Scan, draft: &Draft) -> bool {
    let name = draft.start.checked_sub(2).filter(|&name| scan.tokens.is_capital(name));
    name.is_some() && draft.high <= OLDEST && scan.word(draft.start - 1) == "(" && scan.word(draft.end) == ")"
}

/// "magnitude 6.4", "une magnitude de 6,4", "a 6.4 magnitude quake": the scale right beside a bare number.
fn gauge(scan: &Scan, draft: &Draft) -> Option<usize> {
    let bare = draft.unit.is_none() && draft.noun.is_none_or(|noun| noun.tied);
    let start = draft.words.map_or(draft.start, |(first, _)| first.min(draft.start));
    let last = start.checked_sub(1).filter(|_| bare)?;
    let before = last - usize::from(last > 0 && scan.part(last).of);
    let tied = draft.noun.map_or(draft.end, |noun| noun.start);
    let near = |at: usize| at < tied || scan.gap(tied) <= Gap::Line;
    [before, tied].into_iter().find(|&at| scan.part(at).gauge && near(at))
}

/// "des salles de 140, 180 et 420 sièges": the figure whose noun or unit is that of the bare ones before it in a list.
fn listed(scan: &Scan, drafts: &[Draft], at: usize) -> Option<usize> {
    let comma = |at: usize| scan.word(drafts[at].end) == "," && drafts[at].end + 1 == drafts[at + 1].start;
    let bare = |draft: &Draft| {
        draft.noun.is_none() && draft.unit.is_none() && draft.words.is_none() && draft.numbers.len() == 1
    };
    let last = (at + 1..drafts.len().min(at + FIGURES_BACK)).find(|&next| !(bare(&drafts[next]) && comma(next - 1)))?;
    // What closes the list stands behind "and"; the one before it is bare.
    let closed = drafts[last].noun.is_some() || drafts[last].unit.is_some();
    let joint = drafts[last - 1].end;
    let and = joint + 1 == drafts[last].start && scan.numbers.and.iter().any(|and| and == scan.tokens.folded(joint));
    let between = (at..last - 1).all(comma);
    let digits = drafts[at..=last].iter().all(|draft| draft.last().is_some_and(|read| read.digits));
    (last > at + 1 && closed && and && between && digits).then_some(last)
}

/// "17 counts of fraud and one of forgery": what the number before counts, of another kind.
fn parallel(scan: &Scan, drafts: &[Draft], figures: &[Figure], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let of = |draft: &Draft| scan.part(draft.end).of && !scan.part(draft.end + 1).determiner;
    let [first, second] = [&drafts[before], &drafts[at]];
    let noun = first.noun.is_some_and(|noun| !noun.elided && !noun.tied) && first.unit.is_none();
    let own = figures[at].counted.is_some_and(|counted| scan.tokens.from(counted.start) > second.end);
    let close = first.end + REACH > second.start && first.start >= scan.sentence_start(second.start);
    let joined = second.start.checked_sub(1).is_some_and(|mark| scan.joins(mark));
    noun && own && of(first) && of(second) && joined && close && second.noun.is_none()
}

/// "a town of 6,200": the number tells how large that is, not how many of what was counted before.
fn sizes(scan: &Scan, drafts: &[Draft], at: usize) -> bool {
    let Some(noun) = drafts[at].start.checked_sub(2) else { return false };
    let counted = at.checked_sub(1).is_some_and(|before| drafts[before].end > noun);
    let word = scan.kind(noun) == Some(Kind::Word) && !scan.part(noun).stop && !scan.part(noun).event;
    scan.part(noun + 1).of && word && !counted && !scan.part(noun).total
}

/// "a body mass index above 35": the bound is of the noun right before it.
fn limits(scan: &Scan, draft: &Draft) -> bool {
    let Some(noun) = draft.words.and_then(|(first, _)| first.checked_sub(1)).filter(|_| scan.has_plurals()) else {
        return false;
    };
    let verb = Roles::FINITE | Roles::PAST | Roles::HAVE | Roles::BE | Roles::MODAL | Roles::ADVERB | Roles::GERUND;
    let part = scan.part(noun);
    let plain = !part.stop && !part.auxiliary && !part.active && !part.light && !part.event;
    scan.kind(noun) == Some(Kind::Word)
        && plain
        && !scan.document.roles(noun).any(verb)
        && !scan.counting.is_plural(scan.tokens.folded(noun))
        && !scan.counting.verb_like.iter().any(|ending| scan.tokens.folded(noun).ends_with(ending.as_str()))
}

/// Whether a bare number can count what the figure that begins at `before` counts: in the same sentence, and neither a
/// time ("at 19") nor a part of a word ("four-and-a-half-hour").
fn goes_on(scan: &Scan, draft: &Draft, before: usize) -> bool {
    let led = draft.start.checked_sub(1);
    let range = &scan.qualifiers.range;
    let changes =
        range.to.before(scan.tokens, draft.start).is_some() || range.from.before(scan.tokens, draft.start).is_some();
    let timed = led.is_some_and(|led| scan.part(led).clock) && !changes;
    let glued = scan.word(draft.end) == "-" && scan.gap(draft.end) == Gap::None;
    // "…, sur un total de 4 000" sums up what was told before.
    let sums_up = draft.start.checked_sub(2).is_some_and(|noun| scan.part(noun).total);
    (sums_up || before >= scan.sentence_start(draft.start)) && !timed && !glued
}

/// Whether the verb of a clause stands at `at`.
fn acts(scan: &Scan, at: usize) -> bool {
    let roles = scan.document.roles(at);
    let word = scan.kind(at) == Some(Kind::Word) && scan.gap(at) <= Gap::Line;
    word && roles.any(Roles::FINITE | Roles::HAVE | Roles::BE) && !roles.any(Roles::DETERMINER | Roles::PREPOSITION)
}

/// Where a bare number has its noun from.
enum Source {
    Figure(usize),
    /// The token of a noun that says what happened.
    Noun(usize),
    Tally(Tally),
}

fn source(scan: &Scan, drafts: &[Draft], figures: &[Figure], at: usize) -> Option<Source> {
    let start = drafts[at].start;
    let sentence = scan.sentence_start(start);
    if let Some(noun) = amounting(scan, start, sentence).or_else(|| in_number(scan, start, sentence)) {
        return Some(Source::Noun(noun));
    }
    if let Some(tally) = tally::of(scan, drafts, at) {
        return Some(Source::Tally(tally));
    }
    // "One in eight patients was dizzy, and 37 dropped out."
    let counts = |before: usize| {
        let figure = &figures[before];
        let share = figure.kind == FigureKind::Fraction && drafts[before].noun.is_some();
        (figure.kind == FigureKind::Cardinal || share) && figure.unit.is_none() && figure.counted.is_some()
    };
    let near = scan.sentence_start(sentence.saturating_sub(1));
    let before = (0..at)
        .rev()
        .take(FIGURES_BACK)
        .take_while(|&before| drafts[before].start >= near)
        .find(|&before| counts(before) && !drafts[before].noun.is_some_and(|noun| noun.tied));
    let floor = before.map_or(sentence, |before| drafts[before].end.max(sentence)).max(start.saturating_sub(REACH));
    let noun = scan.document.last_sign(Signs::EVENT, floor..start);
    noun.map(Source::Noun).or_else(|| before.map(Source::Figure))
}

/// "Les grévistes étaient 3 500": the plural right before the verb, behind its article.
fn amounting(scan: &Scan, start: usize, sentence: usize) -> Option<usize> {
    let verb = start.checked_sub(1).filter(|&verb| scan.part(verb).amounts)?;
    let noun = verb.checked_sub(1).filter(|&noun| noun > sentence && scan.gap(verb) <= Gap::Line)?;
    let word = scan.kind(noun) == Some(Kind::Word) && !scan.part(noun).stop && !scan.tokens.is_capital(noun);
    let led = (sentence..noun).rev().take(3).any(|at| scan.part(at).determiner);
    let ends = scan.tokens.folded(noun).ends_with(['s', 'x']) || scan.part(noun).plural;
    (word && led && ends).then_some(noun)
}

/// "Les manifestants, au nombre de 9 200": the plural behind the last article before a total that a preposition leads to.
fn in_number(scan: &Scan, start: usize, sentence: usize) -> Option<usize> {
    let total = start.checked_sub(2).filter(|&total| scan.part(total + 1).of && scan.part(total).total)?;
    let led = total.checked_sub(1).filter(|&led| led > sentence && scan.document.roles(led).any(Roles::PREPOSITION))?;
    let several = scan.part(total).light && !scan.part(led).determiner && !scan.part(led).of;
    let noun = |article: usize| {
        let (_, end) = scan.noun_at(article + 1).filter(|_| scan.part(article).determiner)?;
        let plural =
            scan.counting.plural_letters.iter().any(|letter| scan.tokens.folded(end - 1).ends_with(letter.as_str()));
        plural.then_some(article + 1)
    };
    (sentence..led).rev().take(REACH).filter(|_| several).find_map(noun)
}

/// "passé de 12 à 18 morts", "from 200 to 300 million": the first number is of the same kind as the second.
fn changed(scan: &Scan, drafts: &[Draft], figures: &mut [Figure], at: usize) -> bool {
    let draft = &drafts[at];
    let to = scan.qualifiers.range.to.at(scan.tokens, draft.end).map(|(end, ())| end);
    let Some(next) = drafts.get(at + 1).filter(|next| to == Some(next.start) && draft.noun.is_none()) else {
        return false;
    };
    let (Some(first), Some(second)) = (draft.numbers.last(), next.numbers.first()) else { return false };
    let scale = if first.scale < 1000.0 && second.scale >= 1000.0 && first.value < 1000.0 { second.scale } else { 1.0 };
    let scaled = |quantity: Option<Quantity>| quantity.map(|quantity| Quantity::new(quantity.get() * scale));
    let [figure, source] = &mut figures[at..=at + 1] else { return false };
    (figure.kind, figure.unit) = (source.kind, source.unit.clone());
    (figure.counted, figure.complement) = (source.counted, source.complement);
    (figure.interval.low, figure.interval.high) = (scaled(figure.interval.low), scaled(figure.interval.high));
    true
}

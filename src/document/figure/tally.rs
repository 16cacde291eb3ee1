//! Figures whose clause names what is added up: "the number of people killed rose to 27", "the death toll reached 30 people".

use super::draft::Draft;
use super::noun;
use super::scan::{REACH, Scan};
use crate::document::Figure;
use crate::language::counting::Part;
use crate::text::tokens::Kind;

/// What is added up, as tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tally {
    /// The word that says what became of those, or who they are.
    told: usize,
    /// Those of whom that is said: "policiers" of "le nombre de policiers blessés".
    whose: Option<(usize, usize)>,
}

impl Tally {
    pub fn fill(self, scan: &Scan, figure: &mut Figure) {
        figure.counted = Some(scan.span(self.told, self.told + 1));
        figure.complement = self.whose.map(|(start, end)| scan.span(start, end));
    }
}

/// What the clause of the draft at `at` says that its number adds up, before it or right behind it.
pub(super) fn of(scan: &Scan, drafts: &[Draft], at: usize) -> Option<Tally> {
    let draft = &drafts[at];
    let start = draft.words.map_or(draft.start, |(first, _)| first.min(draft.start));
    // "The toll from the flood and its 40 landslides topped 2,600": what reaches a level is the subject of the clause.
    let is = |back: usize, told: fn(Part) -> bool| start.checked_sub(back).is_some_and(|at| told(scan.part(at)));
    let levelled = is(1, |part| part.levels) || is(1, |part| part.level) && is(2, |part| part.levels);
    let floor = at.checked_sub(1).filter(|_| !levelled).map_or(0, |before| drafts[before].end);
    before(scan, start, floor).or_else(|| behind(scan, draft.end))
}

/// What the clause says before the token at `start`, and behind `floor`, that a number there adds up.
pub(super) fn before(scan: &Scan, start: usize, floor: usize) -> Option<Tally> {
    let floor = floor.max(scan.sentence_start(start)).max(start.saturating_sub(REACH));
    let told = |total: usize| number_of(scan, total, start).or_else(|| toll(scan, total, floor));
    let (tally, end) = (floor..start).rev().filter(|&at| scan.part(at).total).find_map(told)?;
    let apart = (end..start).any(|at| scan.kind(at) == Some(Kind::Mark));
    (!apart).then_some(tally)
}

/// "The number of people killed", "le nombre d'inscrits" around the word for a total at `total`, and the token behind it.
fn number_of(scan: &Scan, total: usize, limit: usize) -> Option<(Tally, usize)> {
    let defined = total.checked_sub(1).is_some_and(|before| scan.part(before).determiner);
    if !defined || !scan.part(total).light {
        return None;
    }
    // "le nombre total d'arrivées"
    let of = total + 1 + usize::from(scan.part(total + 1).total || scan.part(total + 1).adjective);
    let (first, end) = noun::complement(scan, of).filter(|&(_, end)| end < limit)?;
    let became = scan.counting.participles.at(scan.tokens, end).filter(|&(after, ())| after == end + 1);
    let told = if became.is_some() { end } else { end.checked_sub(1)? };
    let first = noun::past_determiner(scan, first);
    let whose = (became.is_some() && first < end && !scan.part(first).generic).then_some((first, end));
    (told >= first).then_some((Tally { told, whose }, told + 1))
}

/// "The death toll": what happened stands right before the word for a total at `total`.
fn toll(scan: &Scan, total: usize, floor: usize) -> Option<(Tally, usize)> {
    let told = total.checked_sub(1).filter(|&told| told >= floor && scan.tells(told))?;
    Some((Tally { told, whose: None }, total + 1))
}

/// "A porté à 30 le nombre de morts": a total right behind a number that ends before `end`.
fn behind(scan: &Scan, end: usize) -> Option<Tally> {
    let total = Some(end + 1).filter(|_| scan.part(end).determiner).filter(|&total| scan.part(total).total)?;
    number_of(scan, total, scan.sentence_end(end)).map(|(tally, _)| tally)
}

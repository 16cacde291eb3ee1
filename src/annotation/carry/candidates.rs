//! Sentences that were edited: scored by the words in common, accepted one to one, best first.

use std::collections::{BTreeMap, HashMap};

use super::accept::{Candidate, accept};
use super::alignment::Alignment;
use super::view::View;
use crate::text::similarity;

/// Words in common that a pair needs when both neighbours are the old neighbours.
const FLOOR_HELD: f32 = 0.25;
/// The same between the same anchors, or beside one old neighbour.
const FLOOR_PLACE: f32 = 0.42;
/// The same anywhere else; and then the figures must be the old ones too.
const FLOOR_MOVED: f32 = 0.75;
/// How far a pair must be ahead of every other pair of one of its two.
const LEAD: f32 = 0.06;
/// What each neighbour adds to a score.
const NEIGHBOUR: f32 = 0.05;
/// What standing between the same anchors adds to a score.
const PLACE: f32 = 0.10;
/// Between two anchors, up to this many new sentences are all compared with each old one.
const SMALL_GAP: usize = 12;
/// How many sentences a word may stand in and still lead from one to another.
const TELLING: usize = 30;
/// How many new sentences that share telling words are compared with each old one.
const SHORTLIST: usize = 6;

/// Finds and joins pairs of edited sentences.
pub(super) struct Matcher<'v, 'a> {
    old: &'v View<'a>,
    new: &'v View<'a>,
}

impl<'v, 'a> Matcher<'v, 'a> {
    pub fn new(old: &'v View<'a>, new: &'v View<'a>) -> Self {
        Self { old, new }
    }

    /// Joins what can be joined; twice, since a joined pair supports its neighbours.
    pub fn run(&self, alignment: &mut Alignment) {
        for _ in 0..2 {
            let accepted = accept(self.candidates(alignment), LEAD);
            for (old, new) in accepted.pairs {
                alignment.join(old, new);
            }
            alignment.rivals = accepted.ties.into_iter().collect();
        }
    }

    fn candidates(&self, alignment: &Alignment) -> Vec<Candidate> {
        let free_new: Vec<usize> = (0..alignment.from.len()).filter(|&at| alignment.from[at].is_none()).collect();
        let index = self.index(&free_new);
        let mut candidates = Vec::new();
        for old in (0..alignment.to.len()).filter(|&at| alignment.to[at].is_none()) {
            let mut news = self.sharing(old, &index);
            news.extend(in_gap(alignment, old, &free_new));
            news.extend(beside(alignment, old));
            news.sort_unstable();
            news.dedup();
            candidates.extend(news.into_iter().filter_map(|new| self.scored(alignment, old, new)));
        }
        candidates
    }

    /// For each word, the free new sentences it stands in.
    fn index(&self, free_new: &[usize]) -> HashMap<u32, Vec<usize>> {
        let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
        for &at in free_new {
            for item in self.new.items_of(at) {
                let places = index.entry(item.form).or_default();
                if places.last() != Some(&at) && places.len() <= TELLING {
                    places.push(at);
                }
            }
        }
        index.retain(|_, places| places.len() <= TELLING);
        index
    }

    /// The free new sentences that share the most with `old`, by telling words.
    fn sharing(&self, old: usize, index: &HashMap<u32, Vec<usize>>) -> Vec<usize> {
        let mut shared: BTreeMap<usize, f32> = BTreeMap::new();
        for item in self.old.items_of(old) {
            for &new in index.get(&item.form).into_iter().flatten() {
                *shared.entry(new).or_default() += item.weight;
            }
        }
        let mut best: Vec<(usize, f32)> = shared.into_iter().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        best.truncate(SHORTLIST);
        best.into_iter().map(|(new, _)| new).collect()
    }

    fn scored(&self, alignment: &Alignment, old: usize, new: usize) -> Option<Candidate> {
        let ratio = similarity::compare(self.old.items_of(old), self.new.items_of(new)).ratio;
        let (before, after) = alignment.held(old, new);
        let in_place = alignment.in_place(old, new);
        let floor = match () {
            () if before && after => FLOOR_HELD,
            () if before || after || in_place => FLOOR_PLACE,
            () if self.same_figures(old, new) => FLOOR_MOVED,
            () => return None,
        };
        let neighbours = NEIGHBOUR * f32::from(u8::from(before) + u8::from(after));
        let score = ratio + neighbours + if in_place { PLACE } else { 0.0 };
        (ratio >= floor).then_some(Candidate { old, new, score })
    }

    fn same_figures(&self, old: usize, new: usize) -> bool {
        let figures = |view: &View, at: usize| {
            let numbers = view.row(at).filter(|&word| view.is_number(word));
            let mut raws: Vec<u32> = numbers.map(|word| view.items[word].raw).collect();
            raws.sort_unstable();
            raws
        };
        figures(self.old, old) == figures(self.new, new)
    }
}

/// The free new sentences between the same anchors, when they are few.
fn in_gap(alignment: &Alignment, old: usize, free_new: &[usize]) -> Vec<usize> {
    let gap = alignment.gaps.0[old];
    let start = free_new.partition_point(|&new| alignment.gaps.1[new] < gap);
    let end = free_new.partition_point(|&new| alignment.gaps.1[new] <= gap);
    if end - start <= SMALL_GAP { free_new[start..end].to_vec() } else { Vec::new() }
}

/// The free new sentences beside the old neighbours.
fn beside(alignment: &Alignment, old: usize) -> impl Iterator<Item = usize> {
    let before = old.checked_sub(1).and_then(|at| alignment.to[at]).map(|new| new + 1);
    let after = alignment.to.get(old + 1).copied().flatten().and_then(|new| new.checked_sub(1));
    before.into_iter().chain(after).filter(|&new| alignment.from.get(new).is_some_and(Option::is_none))
}

//! Which of many possible pairs hold: one to one, best first, with a lead.

use std::collections::{BTreeSet, HashMap};

/// An old and a new thing that may be one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub old: usize,
    pub new: usize,
    pub score: f32,
}

/// What was decided about the candidates.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Accepted {
    pub pairs: Vec<(usize, usize)>,
    /// For an old one that had rivals too close, or was one: the new ones in question, in order.
    pub ties: Vec<(usize, Vec<usize>)>,
}

/// Takes the best pair, with all that is tied to it: what is less than `lead` behind and shares a member with one of
/// them. A tie of as many old as new ones is settled by their order, where each of those pairs is a candidate; any
/// other tie is left open, and none of its members is paired with anything else.
pub(super) fn accept(mut candidates: Vec<Candidate>, lead: f32) -> Accepted {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.old, a.new).cmp(&(b.old, b.new))));
    let mut table = Table::new(&candidates);
    let mut accepted = Accepted::default();
    for best in &candidates {
        if table.closed_old.contains(&best.old) || table.closed_new.contains(&best.new) {
            continue;
        }
        let tie = table.tied(best, best.score - lead);
        let (olds, news): (Vec<usize>, Vec<usize>) = (tie.olds.into_iter().collect(), tie.news.into_iter().collect());
        let in_order =
            olds.len() == news.len() && olds.iter().zip(&news).all(|pair| tie.pairs.contains(&(*pair.0, *pair.1)));
        if in_order {
            accepted.pairs.extend(olds.iter().copied().zip(news.iter().copied()));
        } else {
            accepted.ties.extend(olds.iter().map(|&old| (old, news.clone())));
        }
        table.closed_old.extend(olds);
        table.closed_new.extend(news);
    }
    accepted
}

struct Table<'a> {
    by_old: HashMap<usize, Vec<&'a Candidate>>,
    by_new: HashMap<usize, Vec<&'a Candidate>>,
    closed_old: BTreeSet<usize>,
    closed_new: BTreeSet<usize>,
}

#[derive(Default)]
struct Tie {
    olds: BTreeSet<usize>,
    news: BTreeSet<usize>,
    pairs: BTreeSet<(usize, usize)>,
}

impl<'a> Table<'a> {
    fn new(candidates: &'a [Candidate]) -> Self {
        let mut table = Self {
            by_old: HashMap::new(),
            by_new: HashMap::new(),
            closed_old: BTreeSet::new(),
            closed_new: BTreeSet::new(),
        };
        for candidate in candidates {
            table.by_old.entry(candidate.old).or_default().push(candidate);
            table.by_new.entry(candidate.new).or_default().push(candidate);
        }
        table
    }

    /// All that hangs together with `best` through free candidates above `floor`.
    fn tied(&self, best: &'a Candidate, floor: f32) -> Tie {
        let mut tie = Tie::default();
        let mut open = vec![best];
        while let Some(candidate) = open.pop() {
            if !tie.pairs.insert((candidate.old, candidate.new)) {
                continue;
            }
            let mut near: Vec<&'a Candidate> = Vec::new();
            if tie.olds.insert(candidate.old) {
                near.extend(&self.by_old[&candidate.old]);
            }
            if tie.news.insert(candidate.new) {
                near.extend(&self.by_new[&candidate.new]);
            }
            let is_free =
                |other: &Candidate| !self.closed_old.contains(&other.old) && !self.closed_new.contains(&other.new);
            open.extend(near.into_iter().filter(|other| other.score > floor && is_free(other)));
        }
        tie
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(candidates: &[(usize, usize, f32)], pairs: &[(usize, usize)], ties: &[usize]) {
        let all = candidates.iter().map(|&(old, new, score)| Candidate { old, new, score }).collect();
        let mut accepted = accept(all, 0.1);
        accepted.pairs.sort_unstable();
        assert_eq!(accepted.pairs, pairs);
        assert_eq!(accepted.ties.iter().map(|tie| tie.0).collect::<Vec<_>>(), ties);
    }

    #[test]
    fn the_best_first_and_one_to_one() {
        case(&[(0, 0, 0.9), (0, 1, 0.5), (1, 0, 0.7), (1, 1, 0.5)], &[(0, 0), (1, 1)], &[]);
    }

    #[test]
    fn equal_numbers_keep_their_order() {
        case(&[(0, 0, 0.9), (0, 1, 0.9), (1, 0, 0.9), (1, 1, 0.9)], &[(0, 0), (1, 1)], &[]);
    }

    #[test]
    fn rivals_too_close_leave_it_open() {
        case(&[(0, 0, 0.9), (0, 1, 0.85)], &[], &[0]);
        case(&[(0, 0, 0.9), (1, 0, 0.85)], &[], &[0, 1]);
    }

    #[test]
    fn what_a_tie_holds_is_not_given_to_a_third() {
        case(&[(0, 0, 0.9), (1, 0, 0.85), (2, 0, 0.5)], &[], &[0, 1]);
    }
}

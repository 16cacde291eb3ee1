//! Which new sentence is which old one.
//!
//! Equal sentences first: in order, then moved ones that leave no doubt. Then what is left, by the words in common,
//! with the place and the neighbours as support. One to one. A pair needs a floor, and a lead over every rival; when
//! as many old as new ones are equally near, they keep the order of the text; any other tie stays open.

use super::alignment::Alignment;
use super::anchors::anchors;
use super::candidates::Matcher;
use super::view::View;

/// In words: shorter ones ("Non.", a number in a table) may be anywhere.
const LONG_ENOUGH_TO_MOVE: usize = 4;

/// Aligns the sentences of two texts.
pub(super) fn align(old: &View, new: &View) -> Alignment {
    let mut alignment = Alignment {
        to: vec![None; old.sentences.len()],
        from: vec![None; new.sentences.len()],
        ..Alignment::default()
    };
    let fixed = anchors(&old.wordings(), &new.wordings());
    alignment.gaps = gaps(&fixed, old.sentences.len(), new.sentences.len());
    for (a, b) in fixed {
        alignment.join(a, b);
    }
    let place = alignment.gaps.clone();
    alignment.join_equal(|a| Some((place.0[a], old.wording(a))), |b| Some((place.1[b], new.wording(b))));
    let long = |view: &View, at: usize| view.row(at).len() >= LONG_ENOUGH_TO_MOVE;
    alignment.join_equal(
        |a| long(old, a).then(|| old.wording(a).to_owned()),
        |b| long(new, b).then(|| new.wording(b).to_owned()),
    );
    let forms = |view: &View, at: usize| view.items_of(at).iter().map(|item| item.form).collect::<Vec<_>>();
    alignment.join_equal(|a| Some((place.0[a], forms(old, a))), |b| Some((place.1[b], forms(new, b))));
    Matcher::new(old, new).run(&mut alignment);
    alignment
}

/// For each sentence of both texts, how many of the pairs `fixed` come before it.
fn gaps(fixed: &[(usize, usize)], old: usize, new: usize) -> (Vec<usize>, Vec<usize>) {
    let count = |len: usize, side: fn(&(usize, usize)) -> usize| {
        let mut before = 0;
        let gap = |at| {
            while fixed.get(before).is_some_and(|pair| side(pair) < at) {
                before += 1;
            }
            before
        };
        (0..len).map(gap).collect()
    };
    (count(old, |pair| pair.0), count(new, |pair| pair.1))
}
